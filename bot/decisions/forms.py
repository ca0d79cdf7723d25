"""What an act needs to be told, as a card to fill in."""

from __future__ import annotations

from collections.abc import Mapping

from bot.context import Context
from bot.decisions.matters import Matter, rules_of
from bot.decisions.wording import case_data, choice_title
from bot.domain.answers import FormAnswer, FormField, Press, Reply
from bot.domain.contract_acts import LONGEST_REASON
from bot.domain.contract_decisions import Capacity, asks_for_end, offered
from bot.domain.postponing import last_day_to_postpone
from bot.domain.questions import Question
from bot.domain.sentences import sentence

FIELD = "a_"
"""Begins the name of every input on a card, so that none is taken for what the button itself sends."""


def form_reply(
    act: str,
    question: Question,
    context: Context,
    matter: Matter,
    written: Mapping[str, str],
    faults: Mapping[str, str],
) -> Reply:
    """The form of an act («decide», «send_back», «reopen», «later»), with what has been written and what is wrong."""
    say, system = context.say, matter.system
    name = "recommend" if act == "decide" and Capacity.SYSTEM_OWNER not in matter.given else act
    help_ = _help(name, context, matter)
    fields = _fields(act, context, matter, written, faults)
    lead = () if question.pressed else (say("decisions-form-nothing-yet"),)
    answer = FormAnswer(
        heading=say(f"decisions-form-{name}", system=system.name),
        progress=_progress(context, matter),
        notices=tuple(faults.values()) if not question.pressed else (),
        paragraphs=(*lead, help_),
        fields=fields,
        send=Press(
            f"contract.{act}", say(f"decisions-send-{name}"), {**case_data(matter.case, matter.newest), "sent": "yes"}
        ),
        actions=(Press("contract.status", say("decisions-press-status"), case_data(matter.case, matter.newest)),),
        about=(system,) if matter.contract is not None else (),
    )
    words = (*faults.values(), sentence(answer.heading), answer.progress, *answer.paragraphs)
    return Reply(
        question.intent,
        context.language,
        " ".join(filter(None, words)),
        answer,
        systems=(system.key,),
        subjects=(system.key,),
    )


def _progress(context: Context, matter: Matter) -> str:
    if matter.contract is None:
        return ""
    number, day = matter.contract.outlook.contract.number.strip(), str(matter.case.deadline)
    if not number:
        return context.say("decisions-form-progress-unnumbered", day=day)
    return context.say("decisions-form-progress", contract=number, day=day)


def _help(name: str, context: Context, matter: Matter) -> str:
    say = context.say
    if name == "later" and matter.contract is not None:
        return say(
            "decisions-help-later", last=str(last_day_to_postpone(matter.contract, rules_of(context), context.today))
        )
    if name == "recommend":
        owner = matter.system.owner
        return say("decisions-help-recommend", owner=owner.name) if owner else say("decisions-help-recommend-above")
    return say(f"decisions-help-{name}")


def _fields(
    act: str, context: Context, matter: Matter, written: Mapping[str, str], faults: Mapping[str, str]
) -> tuple[FormField, ...]:
    if act == "later":
        return (_field("until", context, written, faults, date=True),)
    reason = _field("reason", context, written, faults, lines=True)
    if act != "decide" or matter.contract is None:
        return (reason,)
    seen = matter.contract.outlook
    choices = tuple((one.value, choice_title(one, seen, context.say)) for one in offered(seen))
    outcome = _field("outcome", context, written, faults, choices=choices)
    end = (_field("new_end", context, written, faults, date=True, required=False),) if asks_for_end(seen) else ()
    return (outcome, *end, reason)


def _field(
    name: str,
    context: Context,
    written: Mapping[str, str],
    faults: Mapping[str, str],
    *,
    choices: tuple[tuple[str, str], ...] = (),
    date: bool = False,
    lines: bool = False,
    required: bool = True,
) -> FormField:
    return FormField(
        name=FIELD + name,
        label=context.say(f"decisions-input-{name}"),
        required=required,
        value=written.get(name, ""),
        lines=lines,
        date=date,
        choices=choices,
        fault=faults.get(name, ""),
        missing=context.say("decisions-input-missing"),
        most=LONGEST_REASON,
    )
