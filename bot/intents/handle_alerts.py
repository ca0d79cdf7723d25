"""IT-enheten's alerts: list and show them, acknowledge, take, assign, close with a comment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.access import AccessLevel, Place, Viewer, seen_by
from bot.alerts.listing import list_reply
from bot.alerts.wording import (
    SystemOf,
    act_line,
    alert_presses,
    group_post,
    kind_name,
    moment,
    state_name,
    subject_name,
)
from bot.context import Context, message_reply
from bot.domain.alerts import Alert, AlertGroup, AlertKind, Deed, ItPerson
from bot.domain.answers import AlertAnswer, FormAnswer, FormField, Press, Reply
from bot.domain.people import Person
from bot.domain.questions import Question
from bot.domain.sentences import sentence
from bot.domain.systems import ItSystem

LONGEST_COMMENT = 500
_MOST_ACTS = 3
_LARGEST_NUMBER = 2**31
_DEEDS = {"acknowledge": Deed.ACKNOWLEDGE, "take": Deed.ASSIGN, "assign": Deed.ASSIGN, "close": Deed.CLOSE}
_ANYBODY = Viewer(Person(aad_object_id="", name=""), Place.CHANNEL)


async def handle_alerts(question: Question, context: Context) -> Reply:
    """For IT-enheten alone, in its own channel or privately. What a button names is looked up again."""
    if context.viewer.level is not AccessLevel.IT_UNIT:
        return _refused(question, context)
    form = dict(question.form)
    if question.topic == "list":
        return await list_reply(question, context, form, _system_of(context))
    named = await _named(question, context, form)
    if named is None:
        return _which(question, context)
    if question.topic not in _DEEDS:
        return await _shown(question, context, named)
    return await _done(question, context, named, form)


@dataclass(frozen=True, slots=True)
class _Named:
    """What is to be shown or changed: one alert, or all of a group."""

    alert: Alert | None = None
    group: AlertGroup | None = None

    @property
    def data(self) -> dict[str, int]:
        """What a button carries to name it again."""
        return {"alert": self.alert.number} if self.alert else {"group": self.group.number if self.group else 0}


async def _named(question: Question, context: Context, form: Mapping[str, str]) -> _Named | None:
    alerts, number = context.stores.alerts, question.number
    if number is not None:
        alert = await alerts.get(number)
        return _Named(alert=alert) if alert is not None else None
    named = form.get("group", "")
    if not (named.isascii() and named.isdecimal() and int(named[:12]) < _LARGEST_NUMBER):
        return None
    group = await alerts.group(int(named))
    return _Named(group=group) if group is not None else None


async def _done(question: Question, context: Context, named: _Named, form: Mapping[str, str]) -> Reply:
    deed, person = _DEEDS[question.topic or ""], context.viewer.person
    me = ItPerson(person.aad_object_id, person.name)
    assignee, comment = me, ""
    if question.topic == "close":
        comment = form.get("comment", "").strip()[:LONGEST_COMMENT]
        if not comment:
            return _close_form(question, context, named, tried="comment" in form)
    if question.topic == "assign":
        found = await _it_person(context, form.get("email", ""))
        if found is None:
            return _assign_form(question, context, named, form.get("email", ""))
        assignee = found
    changed = await context.stores.alerts.act(
        deed,
        me,
        alert=named.alert.number if named.alert else None,
        group=named.group.number if named.group else None,
        comment=comment,
        assignee=assignee if deed is Deed.ASSIGN else None,
    )
    if changed:
        context.stores.bell.ring()
    told = context.say("alerts-already")
    if changed and deed is Deed.ASSIGN:
        key = "alerts-done-assigned" if assignee.person_id == me.person_id else "alerts-done-given"
        told = context.say(key, count=changed, name=assignee.name)
    elif changed:
        told = context.say(f"alerts-done-{deed}", count=changed)
    return await _shown(question, context, named, told)


async def _shown(question: Question, context: Context, named: _Named, told: str = "") -> Reply:
    """As it stands now, whoever changed it last."""
    if named.group is not None:
        group = await context.stores.alerts.group(named.group.number) or named.group
        post = group_post(group, context.say, _public(context))
        return Reply(question.intent, context.language, f"{told} {post.text}".strip(), post)
    assert named.alert is not None
    alert = await context.stores.alerts.get(named.alert.number) or named.alert
    return await _one(question, context, alert, told)


async def _one(question: Question, context: Context, alert: Alert, told: str) -> Reply:
    say, private = context.say, context.viewer.place is Place.PERSONAL
    acts = await context.stores.alerts.history(alert.number)
    system_of = _system_of(context)
    system = system_of(alert.about.system) if alert.about.system else None
    what = subject_name(alert, say, system_of, private=private)
    heading = say("alerts-one-heading", number=str(alert.number), kind=kind_name(alert.about.kind, say))
    points = (
        *((f"{what}.",) if told else ()),
        f"{say('alerts-noted', when=moment(alert.noted_at))} {state_name(alert, say)}",
        *(act_line(act, say, private=private) for act in acts[-_MOST_ACTS:]),
    )
    answer = AlertAnswer(
        heading,
        told or f"{what}.",
        points,
        actions=(*_showing(system, context), *_unsure(alert, context), *alert_presses(alert, say), _all(context)),
        about=(system,) if system is not None and private else (),
    )
    return Reply(question.intent, context.language, answer.text, answer)


def _showing(system: ItSystem | None, context: Context) -> tuple[Press, ...]:
    if system is None:
        return ()
    return (Press("system.show", context.say("answers-press-system"), {"system": system.key}),)


def _unsure(alert: Alert, context: Context) -> tuple[Press, ...]:
    if alert.about.kind not in {AlertKind.DELIVERY_UNKNOWN, AlertKind.RECIPIENT_QUARANTINED}:
        return ()
    return (Press("deliveries.unsure", context.say("alerts-press-unsure"), {}),)


async def _it_person(context: Context, email: str) -> ItPerson | None:
    """Whoever in IT-enheten has that address."""
    if "@" not in email:
        return None
    person = await context.directory.by_email(email.strip())
    if person is None or not person.active or "it_unit" not in person.groups:
        return None
    return ItPerson(person.aad_object_id, person.name)


def _close_form(question: Question, context: Context, named: _Named, *, tried: bool) -> Reply:
    say = context.say
    missing = say("alerts-close-missing")
    field = FormField(
        "comment",
        say("alerts-close-comment"),
        lines=True,
        missing=missing,
        fault=missing if tried else "",
        most=LONGEST_COMMENT,
    )
    send = Press("alerts.close", say("alerts-close-press"), named.data)
    return _form(question, context, named, field, send, "close")


def _assign_form(question: Question, context: Context, named: _Named, tried: str) -> Reply:
    say = context.say
    fault = say("alerts-assign-unknown") if tried.strip() else ""
    email = tried if tried.strip() else context.viewer.person.email or ""
    missing = say("alerts-assign-unknown")
    field = FormField("email", say("alerts-assign-email"), value=email, fault=fault, missing=missing)
    send = Press("alerts.assign", say("alerts-assign-press"), named.data)
    return _form(question, context, named, field, send, "assign")


def _form(question: Question, context: Context, named: _Named, field: FormField, send: Press, area: str) -> Reply:
    say = context.say
    heading = say("alerts-close-heading") if area == "close" else say("alerts-assign-heading")
    ask = say("alerts-close-ask") if area == "close" else say("alerts-assign-ask")
    about = say("alerts-form-one", number=str(named.alert.number)) if named.alert else ""
    if named.group is not None:
        about = say("alerts-form-several", count=named.group.left)
    cancel = Press("alerts.show", say("alerts-press-cancel"), named.data)
    answer = FormAnswer(heading, about, (ask,), (field,), send, actions=(cancel,))
    return Reply(question.intent, context.language, f"{sentence(heading)} {ask}", answer)


def _which(question: Question, context: Context) -> Reply:
    say, number = context.say, question.number
    unknown = f"{say('alerts-unknown', number=str(number))} " if number is not None else ""
    heading = say("alerts-list-heading")
    return message_reply(
        context, question, f"{unknown}{say('alerts-which')}", heading=heading, actions=(_all(context),)
    )


def _all(context: Context) -> Press:
    return Press("alerts.list", context.say("alerts-press-all"), {})


def _refused(question: Question, context: Context) -> Reply:
    """A polite no, the same for everybody; who wrote «visa larm» may have looked for a system."""
    search = context.say("alerts-press-search")
    actions = () if question.pressed else (Press("ask.text", search, {"text": search}),)
    heading = context.say("alerts-list-heading")
    return message_reply(context, question, context.say("alerts-not-allowed"), heading=heading, actions=actions)


def _system_of(context: Context) -> SystemOf:
    """Systems as they may be named here: a channel may have guests."""
    return context.view.by_key if context.viewer.place is Place.PERSONAL else _public(context)


def _public(context: Context) -> SystemOf:
    def system_of(key: str) -> ItSystem | None:
        system = context.view.by_key(key)
        return seen_by(system, _ANYBODY) if system is not None else None

    return system_of
