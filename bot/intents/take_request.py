"""«Min kollega tar över Treserva efter mig från 1 mars»: what is said becomes a card that the person confirms."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from bot.access import Place
from bot.calculations.typed import WAITING as NYTTOKALKYL_WAITING
from bot.context import Context, message_reply, named_systems
from bot.domain.answers import ChoiceAnswer, Press, Reply
from bot.domain.questions import Question
from bot.domain.requests import Request, RequestState
from bot.quality.answering import note_mended
from bot.requests.days import in_days
from bot.requests.deciding import decider_of, holds_approver
from bot.requests.draft import Draft
from bot.requests.drafting import drafted, named_system, own_roles, read_request, settled_kind
from bot.requests.forms import form_reply, kind_choice
from bot.requests.replies import status_reply
from bot.requests.typed import WAITING
from bot.search.days import day_in

_MOST_ROLES = 8
_FROM = re.compile(r"\b(?:från|fr\.? ?o\.? ?m|from)\b", re.IGNORECASE)


async def take_request(question: Question, context: Context) -> Reply:
    """Fill in what was said; ask for what is not clear; send what is confirmed."""
    heading = context.say("requests-heading")
    if context.viewer.place is not Place.PERSONAL or not context.viewer.person.active:
        systems = tuple(system.key for system in named_systems(context, question))
        text = context.say("requests-personal-only")
        return message_reply(context, question, text, heading=heading, systems=systems, subjects=systems)
    if question.topic == "cancel":
        text = context.say("requests-cancelled")
        return message_reply(context, question, text, heading=heading, remember={WAITING: ""})
    draft = drafted(question, context)
    if question.topic == "start":
        await note_mended(dict(question.form), context)
    if question.topic == "send":
        return await _sent(draft, context)
    return _filled(draft, context) if question.topic == "fill" else _begun(question, draft, context)


def _begun(question: Question, draft: Draft, context: Context) -> Reply:
    """The form for what was said, or a question where it is not clear what that is."""
    about = dict(question.form).get("kind")
    if about == "leaving":
        return _leaving(question, draft, context)
    if about == "trouble":
        return _trouble(question, context)
    if draft.kind is None and about != "role":
        return kind_choice(draft, context)
    undated = {"from": "requests-fault-when"} if draft.values.get("vague") else {}
    return form_reply(draft, context, undated)


def _filled(draft: Draft, context: Context) -> Reply:
    """One more field has been typed: say at once what is wrong with it, if anything is."""
    system = named_system(draft, context)
    if system is not None:
        draft = replace(draft, system=system)
    draft = in_days(draft, context.today)
    _, faults = read_request(draft, context)
    written = {name: fault for name, fault in faults.items() if draft.values.get(name)}
    return form_reply(draft, context, written)


async def _sent(draft: Draft, context: Context) -> Reply:
    request, faults = read_request(draft, context)
    if request is None or not draft.token:
        system = named_system(draft, context)
        return form_reply(replace(draft, system=system) if system else draft, context, faults)
    requests, person = context.stores.requests, context.viewer.person
    filed = await requests.file(request)
    own_word = filed.kind in context.policy.requests.own_word
    if own_word and filed.state is RequestState.OPEN and _decides_alone(filed, context):
        done = await requests.approve(
            filed,
            by=person.aad_object_id,
            name=filed.applicant_name,
            conversation=context.conversation.id,
            today=context.today,
        )
        filed = done or filed
    context.stores.bell.ring()
    told = "requests-sent" if filed.state is RequestState.OPEN and filed.version == 1 else ""
    forget = {WAITING: "", NYTTOKALKYL_WAITING: ""}
    return replace(status_reply(filed, context, *((context.say(told),) if told else ())), remember=forget)


def _decides_alone(request: Request, context: Context) -> bool:
    system = context.view.by_key(request.system) if request.system else None
    return holds_approver(decider_of(request, context), system, context)


def _leaving(question: Question, draft: Draft, context: Context) -> Reply:
    """«Jag slutar den sista maj»: each role that the person holds is handed over by itself."""
    say = context.say
    day = day_in(dict(question.form).get("when", ""), context.today)
    # «Jag slutar den sista maj»: the last day is still theirs. «Från 1 april» is the first without them.
    later = timedelta(days=0 if _FROM.search(dict(question.form).get("when", "")) else 1)
    first = (day + later).isoformat() if day else ""
    systems = (draft.system,) if draft.system else context.view.systems
    roles = [(system, role) for system in systems for role in own_roles(system, context)]
    if not roles:
        return message_reply(context, question, say("requests-no-roles"), heading=say("requests-heading"))
    if len(roles) == 1:
        system, role = roles[0]
        values = {**draft.values, "kind": "role", "role": role, "from": first}
        return form_reply(settled_kind(replace(draft, system=system, values=values)), context)
    choices = tuple(
        Press(
            "request.start",
            say("requests-role-of", role=say(f"requests-kind-{role}"), system=system.name),
            {"kind": role, "system": system.key, "a_from": first, "a_value": draft.values.get("value", "")},
        )
        for system, role in roles[:_MOST_ROLES]
    )
    ask = say("requests-which-role", count=len(roles))
    text = f"{ask} {'; '.join(choice.title for choice in choices)}."
    return Reply(question.intent, context.language, text, ChoiceAnswer(ask, choices))


def _trouble(question: Question, context: Context) -> Reply:
    """A fault or an account is not the register's matter: say whom to turn to."""
    systems = named_systems(context, question)
    text = context.say("requests-turn-to")
    actions: tuple[Press, ...] = ()
    if systems:
        text = f"{text} {context.say('requests-about', system=systems[0].name)}"
        actions = (context.press("owner.show", "answers-press-owner", system=systems[0].key),)
    data = {"kind": "support", **({"system": systems[0].key} if systems else {})}
    return message_reply(
        context,
        question,
        text,
        heading=context.say("requests-heading"),
        actions=(*actions, Press("request.start", context.say("requests-kind-support"), data)),
        systems=tuple(system.key for system in systems),
        subjects=tuple(system.key for system in systems),
    )
