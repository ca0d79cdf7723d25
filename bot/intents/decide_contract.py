"""«Förläng avtalet för X», «besluta om avtalet», and the buttons of a contract notice: recommend, confirm, put off."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from bot.context import Context, message_reply
from bot.decisions.calculating import begin_calculation, is_secret
from bot.decisions.forms import FIELD, form_reply
from bot.decisions.matters import Matter, actor, matter_of, rules_of, stranger
from bot.decisions.wording import above_post, next_step, presses, told
from bot.domain.answers import Press, Reply
from bot.domain.contract_acts import Choice, DecisionRefused, Refusal, chosen, confirmed, reopened, sent_back
from bot.domain.contract_decisions import Act, Capacity, Entry, Outcome, Postponed
from bot.domain.contracts import IfNothing
from bot.domain.postponing import last_day_to_postpone, postponed_to
from bot.domain.questions import Question
from bot.search.days import day_in

_MOST_HISTORY = 6
_FIELD_OF = {
    Refusal.NO_REASON: "reason",
    Refusal.NO_DATE: "new_end",
    Refusal.NOT_LATER: "new_end",
    Refusal.NOT_OFFERED: "outcome",
}
_TYPED = {outcome.value: outcome for outcome in Outcome}


async def decide_contract(question: Question, context: Context) -> Reply:
    """Do what is asked for if the person may, and show how it stands."""
    matter = await matter_of(question, context)
    if isinstance(matter, Reply):
        return matter
    topic = "decide" if question.topic in _TYPED else question.topic or "status"
    work = _WORK.get(topic, _status)
    if work is not _status and not matter.given:
        return stranger(question, context, matter.system)
    try:
        return await work(question, context, matter)
    except DecisionRefused as refused:
        return await _status(question, context, matter, _refusal(refused.why, context, matter))


async def _decide(question: Question, context: Context, matter: Matter) -> Reply:
    """Recommend or decide, by role; without anything filled in: ask for it."""
    if matter.contract is None:
        raise DecisionRefused(Refusal.STRANGER)
    if matter.newest is not None and matter.newest.is_decided:
        raise DecisionRefused(Refusal.DECIDED)
    written = _written(question)
    if written is None:
        return form_reply("decide", question, context, matter, _offered_by(question, matter), {})
    _fresh(question, matter)
    choice = Choice(
        _TYPED.get(written.get("outcome", ""), Outcome.CALL_OPTION),
        written.get("reason", ""),
        day_in(written.get("new_end", ""), context.today, last=True),
    )
    if written.get("outcome") not in _TYPED:
        return _again("decide", Refusal.NOT_OFFERED, question, context, matter, written)
    try:
        entry = chosen(matter.case, matter.newest, choice, actor(matter, context), matter.contract.outlook)
    except DecisionRefused as refused:
        if refused.why not in _FIELD_OF:
            raise
        return _again("decide", refused.why, question, context, matter, written)
    return await _stored(entry, question, context, matter)


async def _confirm(question: Question, context: Context, matter: Matter) -> Reply:
    return await _stored(
        confirmed(matter.newest, actor(matter, context), _version(question, matter)), question, context, matter
    )


async def _send_back(question: Question, context: Context, matter: Matter) -> Reply:
    return await _with_reason("send_back", sent_back, question, context, matter)


async def _reopen(question: Question, context: Context, matter: Matter) -> Reply:
    return await _with_reason("reopen", reopened, question, context, matter)


async def _with_reason(
    act: str,
    make: Callable[..., Entry],
    question: Question,
    context: Context,
    matter: Matter,
) -> Reply:
    """An act that only needs a reason; whether it may be done is seen before anything is asked."""
    version, by = _version(question, matter), actor(matter, context)
    make(matter.newest, by, version, "?")
    written = _written(question)
    if written is None:
        return form_reply(act, question, context, matter, {}, {})
    try:
        entry = make(matter.newest, by, version, written.get("reason", ""))
    except DecisionRefused as refused:
        return _again(act, refused.why, question, context, matter, written)
    return await _stored(entry, question, context, matter)


async def _later(question: Question, context: Context, matter: Matter) -> Reply:
    """Put the reminders off for the person who asks; what is urgent comes all the same."""
    say, contract = context.say, matter.contract
    if contract is None or not matter.given & {Capacity.SYSTEM_MANAGER, Capacity.SYSTEM_OWNER}:
        raise DecisionRefused(Refusal.STRANGER)
    if matter.newest is not None and matter.newest.is_decided:
        raise DecisionRefused(Refusal.DECIDED)
    last = last_day_to_postpone(contract, rules_of(context), context.today)
    if last <= context.today:
        return await _status(question, context, matter, say("decisions-refused-cannot_wait"))
    written = _written(question)
    text = question.text if written is None and not question.pressed else (written or {}).get("until", "")
    wanted = day_in(text, context.today)
    if wanted is None:
        return form_reply("later", question, context, matter, written or {}, {})
    day = postponed_to(wanted, last, context.today)
    if day is None:
        fault = say("decisions-refused-too_late", last=str(last))
        return form_reply("later", question, context, matter, {"until": str(last)}, {"until": fault})
    by = actor(matter, context)
    await context.stores.decisions.postpone(Postponed(matter.case, by.person_id, by.name, context.today, day))
    context.stores.bell.ring()
    return await _status(
        question, context, matter, say("decisions-done-later", system=matter.system.name, day=str(day))
    )


async def _stored(entry: Entry, question: Question, context: Context, matter: Matter) -> Reply:
    """Write the act down and show how it stands. Of two who act at once, the one who was later is told so."""
    if not await context.stores.decisions.add(entry):
        return await _status(question, context, matter, _refusal(Refusal.CHANGED, context, matter))
    context.stores.bell.ring()
    done = [context.say(f"decisions-done-{entry.act.value}")]
    actions: tuple[Press, ...] = ()
    if entry.act in (Act.RECOMMENDED, Act.DECIDED) and entry.outcome is not None:
        dossier = await begin_calculation(entry.outcome, matter.system, context)
        if dossier is not None:
            key = "decisions-done-calculation-secret" if is_secret(matter.system) else "decisions-done-calculation"
            done.append(context.say(key, number=dossier.number))
            actions = (context.press("nyttokalkyl.resume", "decisions-press-calculation", draft=dossier.number),)
    return await _status(question, context, matter, *done, actions=actions)


async def _status(
    question: Question, context: Context, matter: Matter, *notices: str, actions: tuple[Press, ...] = ()
) -> Reply:
    """How the case stands now, with what the person may do; department management sees no terms."""
    say, case, system = context.say, matter.case, matter.system
    history = await context.stores.decisions.history(case.subject, case.deadline)
    newest = history[-1] if history else None
    if matter.contract is None:
        post = above_post(system, case, newest, say)
        heading, lines, buttons = post.heading, [post.now, post.who], post.actions
    else:
        lines = [" ".join(told(one, say) for one in history[-_MOST_HISTORY:])]
        if newest is not None:
            reason = say("decisions-reason", reason=newest.reason) if newest.reason else ""
            stands = say("decisions-stopped") if newest.is_decided else say("decisions-goes-on")
            lines += [reason, f"{next_step(newest, system, matter.contract.outlook, say)} {stands}".strip()]
        state = "open" if newest is None else "decided" if newest.is_decided else newest.act.value
        heading = say(f"decisions-heading-{state}", system=system.name)
        buttons = (
            *presses(case, newest, matter.given, say, today=context.today),
            context.press("contract.show", "answers-press-contract", system=system.key),
        )
        if newest is None:
            lines = [_waits(matter, context), *lines]
    paragraphs = tuple(line for line in (*notices, *lines) if line)
    return message_reply(
        context,
        question,
        " ".join(paragraphs),
        heading=heading,
        paragraphs=paragraphs,
        actions=(*actions, *buttons),
        about=(system,) if matter.contract is not None else (),
        systems=(system.key,),
        subjects=(system.key,),
    )


def _waits(matter: Matter, context: Context) -> str:
    assert matter.contract is not None
    option = matter.contract.outlook.if_nothing is IfNothing.OPTION_LAPSES
    key = "notices-now-option_to_call" if option else "decisions-waits"
    return context.say(key, deadline=str(matter.case.deadline))


def _refusal(why: Refusal, context: Context, matter: Matter) -> str:
    if why is Refusal.NOT_LATER:
        return context.say("decisions-refused-not_later", end=str(matter.case.ends))
    return context.say(f"decisions-refused-{why.value}")


def _again(
    act: str, why: Refusal, question: Question, context: Context, matter: Matter, written: Mapping[str, str]
) -> Reply:
    """The form once more: nothing that was written is lost."""
    fault = {_FIELD_OF.get(why, "reason"): _refusal(why, context, matter)}
    return form_reply(act, question, context, matter, written, fault)


def _written(question: Question) -> dict[str, str] | None:
    """What was filled in, or None where the form has not been sent."""
    form = dict(question.form)
    if not question.pressed or "sent" not in form:
        return None
    return {name.removeprefix(FIELD): value for name, value in form.items() if name.startswith(FIELD)}


def _offered_by(question: Question, matter: Matter) -> dict[str, str]:
    """The outcome that a sentence names, or that has been recommended, as what the form begins with."""
    said = question.topic if question.topic in _TYPED else ""
    newest = matter.newest
    if said == Outcome.EXTEND.value and matter.contract is not None:
        option = matter.contract.outlook.if_nothing is IfNothing.OPTION_LAPSES
        said = Outcome.CALL_OPTION.value if option else said
    if not said and newest is not None and newest.outcome is not None:
        said = newest.outcome.value
    filled = {"outcome": said} if said else {}
    if said and newest is not None and newest.new_end is not None and newest.outcome is _TYPED.get(said):
        filled["new_end"] = newest.new_end.isoformat()
    return filled


def _version(question: Question, matter: Matter) -> int:
    """The version that the person has seen: of a typed sentence, the one that stands."""
    if question.pressed:
        return question.number or 0
    return matter.newest.version if matter.newest is not None else 0


def _fresh(question: Question, matter: Matter) -> None:
    if _version(question, matter) != (matter.newest.version if matter.newest is not None else 0):
        raise DecisionRefused(Refusal.CHANGED)


_WORK: Mapping[str, Callable[[Question, Context, Matter], Awaitable[Reply]]] = {
    "decide": _decide,
    "confirm": _confirm,
    "send_back": _send_back,
    "reopen": _reopen,
    "later": _later,
}
