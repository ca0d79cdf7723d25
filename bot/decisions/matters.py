"""Which contract somebody wants to decide about, and as what: looked up in their own view of the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.access import Place
from bot.context import Context, message_reply, which_system
from bot.decisions.wording import presses
from bot.domain.answers import ChoiceAnswer, Press, Reply
from bot.domain.contract_acts import Actor
from bot.domain.contract_decisions import Capacity, Case, Entry, capacities, case_of
from bot.domain.contracts import ContractState
from bot.domain.notices import DatedContract, NoticeRules, dated_contracts
from bot.domain.people import same_name
from bot.domain.questions import Question
from bot.domain.systems import ItSystem

_DEADLINE_LETTERS = 10
_OPEN = frozenset({ContractState.RUNNING, ContractState.NOT_STARTED, ContractState.DEADLINE_MISSED})


@dataclass(frozen=True, slots=True)
class Matter:
    """A case as one person meets it. `contract` is None for department management, who sees no terms."""

    system: ItSystem
    case: Case
    newest: Entry | None
    given: frozenset[Capacity]
    contract: DatedContract | None = None


def rules_of(context: Context) -> NoticeRules:
    """The municipality's rules for notices."""
    policy = context.policy
    return policy.notices.rules(policy.contracts, policy.nyttokalkyl.management)


def here(context: Context) -> bool:
    """True where decisions may be shown: personal chat, with somebody who still works here."""
    return context.viewer.place is Place.PERSONAL and context.viewer.person.active


def actor(matter: Matter, context: Context) -> Actor:
    """The person as who acts, by the name that the register has."""
    person = context.viewer.person
    holders = (matter.system.owner, matter.system.manager)
    named = next((one.name for one in holders if one is not None and same_name(one.name, person.name)), "")
    return Actor(person.aad_object_id, named or person.name or person.email or "", matter.given, context.today)


async def matter_of(question: Question, context: Context) -> Matter | Reply:
    """The case that a press or a sentence is about, or the answer where there is none to act on."""
    if not here(context):
        say = context.say
        return message_reply(context, question, say("decisions-personal"), heading=say("decisions-personal-heading"))
    form = dict(question.form)
    key = form.get("system", "") if question.pressed else next(iter(question.systems), "")
    system = context.view.by_key(key)
    if system is None:
        return _no_system(question, context)
    given = capacities(system, context.viewer.person, context.policy.nyttokalkyl.management)
    if system.restricted is None:
        return await _above(question, context, system, given, form)
    cases = [(case, one) for case, one in cases_of(system, context) if _is_meant(case, form)]
    if len(cases) == 1:
        case, contract = cases[0]
        newest = await context.stores.decisions.newest(case.subject, case.deadline)
        return Matter(system, case, newest, given, contract)
    if not cases:
        return gone(question, context) if form.get("contract") else _nothing_awaits(question, context, system)
    return _which_contract(question, context, cases) if given else stranger(question, context, system)


def cases_of(system: ItSystem, context: Context) -> list[tuple[Case, DatedContract]]:
    """The contracts of a system that have a deadline to decide before; ended ones only where there are no others."""
    found = [
        (case, one)
        for one in dated_contracts(system, rules_of(context), context.today)
        if (case := case_of(system.key, one.subject, one.outlook)) is not None
    ]
    return [(case, one) for case, one in found if one.outlook.state in _OPEN] or found


async def decision_lines(context: Context, system: ItSystem) -> tuple[tuple[Entry, ...], tuple[Press, ...]]:
    """For the card of a system's contracts: where its decisions stand, and what the viewer may do about them."""
    given = capacities(system, context.viewer.person, context.policy.nyttokalkyl.management)
    if not here(context) or system.restricted is None:
        return (), ()
    entries: list[Entry] = []
    buttons: list[Press] = []
    for case, _ in cases_of(system, context):
        newest = await context.stores.decisions.newest(case.subject, case.deadline)
        entries += [newest] if newest is not None else []
        buttons += presses(case, newest, given, context.say)
    if len(buttons) > 1 and len(cases_of(system, context)) > 1:
        title = context.say("decisions-press-decide")
        buttons = [Press("contract.decide", title, {"system": system.key})]
    return tuple(entries), tuple(buttons)


def _is_meant(case: Case, form: Mapping[str, str]) -> bool:
    if not form.get("contract"):
        return True
    return case.subject == form["contract"] and case.deadline.isoformat() == form.get("deadline")


async def _above(
    question: Question, context: Context, system: ItSystem, given: frozenset[Capacity], form: Mapping[str, str]
) -> Matter | Reply:
    """Department management finds a case only by what a manager has recommended in it."""
    deadline = _date(form.get("deadline", ""))
    if Capacity.DEPARTMENT_MANAGEMENT not in given:
        return stranger(question, context, system)
    newest = await context.stores.decisions.newest(form.get("contract", ""), deadline) if deadline else None
    if newest is None or newest.case.system != system.key:
        return gone(question, context)
    return Matter(system, newest.case, newest, given)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:_DEADLINE_LETTERS])
    except ValueError:
        return None


def stranger(question: Question, context: Context, system: ItSystem) -> Reply:
    """To somebody without a role: nothing was done, and whom to talk to. The same whatever decisions there are."""
    say = context.say
    holders = [
        say("notices-responsible", name=one.name, role=say(f"common-role-{one.role}"))
        for one in (system.manager, system.owner)
        if one is not None
    ]
    who = say("decisions-stranger-who", roles="; ".join(holders)) if holders else ""
    return message_reply(
        context,
        question,
        f"{say('decisions-refused-stranger')} {who}".strip(),
        heading=say("decisions-personal-heading"),
        actions=(context.press("owner.show", "answers-press-owner", system=system.key),),
        systems=(system.key,),
        subjects=(system.key,),
    )


def gone(question: Question, context: Context) -> Reply:
    """The card is about a deadline that the register no longer has, or about nothing that the presser can see."""
    say = context.say
    return message_reply(context, question, say("decisions-gone"), heading=say("decisions-gone-heading"))


def _no_system(question: Question, context: Context) -> Reply:
    if question.pressed:
        return gone(question, context)
    if question.near_systems or question.topic is None or question.need:
        return which_system(context, question, "contract.decide")
    say = context.say
    return message_reply(context, question, say("decisions-which-system"), heading=say("decisions-personal-heading"))


def _nothing_awaits(question: Question, context: Context, system: ItSystem) -> Reply:
    say = context.say
    return message_reply(
        context,
        question,
        say("decisions-nothing-awaits", system=system.name),
        heading=say("decisions-personal-heading"),
        actions=(context.press("contract.show", "answers-press-contract", system=system.key),),
        about=(system,),
        systems=(system.key,),
    )


def _which_contract(question: Question, context: Context, cases: list[tuple[Case, DatedContract]]) -> Reply:
    say, system = context.say, cases[0][1].system
    ask = say("decisions-which-contract", system=system.name)
    verb = "contract.later" if question.topic == "later" else "contract.decide"
    choices = tuple(
        Press(
            verb,
            say(
                "decisions-contract-choice",
                contract=one.outlook.contract.number.strip() or say("decisions-contract-unnumbered"),
                day=str(case.deadline),
            ),
            {"system": case.system, "contract": case.subject, "deadline": case.deadline.isoformat(), "version": 0},
        )
        for case, one in cases
    )
    text = f"{ask} {'; '.join(choice.title for choice in choices)}."
    return Reply(question.intent, context.language, text, ChoiceAnswer(ask, choices), systems=(system.key,))
