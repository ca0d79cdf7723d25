"""What is so of the register that IT-enheten is alerted to. Pure: the same register and day give the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from bot.domain.alerts import AlertKind, Condition
from bot.domain.contract_decisions import Decisions, Outcome, case_of
from bot.domain.contracts import ContractState
from bot.domain.notices import NoticeRules, dated_contracts
from bot.domain.systems import ItSystem, LifecyclePhase
from bot.texts import Texts

REGISTER_KINDS = frozenset(
    {
        AlertKind.WITHOUT_OWNER,
        AlertKind.WITHOUT_MANAGER,
        AlertKind.WITHOUT_PLAN,
        AlertKind.WITHOUT_CLASSIFICATION,
        AlertKind.WITHOUT_CONTRACT,
        AlertKind.CONTRACT_ENDED,
        AlertKind.CONTRACT_UNDATED,
    }
)
"""Sorts that are reckoned here."""

_ENDS_AS_MEANT = frozenset({Outcome.RETIRE, Outcome.LET_END})

_IN_USE = frozenset({None, LifecyclePhase.INTRODUCTION, LifecyclePhase.OPERATION})


def register_conditions(
    systems: Iterable[ItSystem], decisions: Decisions, rules: NoticeRules, today: date, say: Texts
) -> list[Condition]:
    """All that is so. A secret system's department is left out: messages count by department."""
    found: list[Condition] = []
    for system in systems:
        department = None if system.restricted is not None and system.restricted.secret else system.department
        found += [Condition(kind, system.key, system.key, department) for kind in _lacking(system)]
        found += [
            Condition(kind, subject, system.key, department, detail)
            for kind, subject, detail in _of_contracts(system, decisions, rules, today, say)
        ]
    return found


def _lacking(system: ItSystem) -> Iterator[AlertKind]:
    """A plan, a classification and a contract are asked for from the introduction until the retirement begins."""
    if system.owner is None:
        yield AlertKind.WITHOUT_OWNER
    if system.manager is None:
        yield AlertKind.WITHOUT_MANAGER
    facts = system.restricted
    if facts is None or system.phase not in _IN_USE:
        return
    if not facts.contracts:
        yield AlertKind.WITHOUT_CONTRACT
    if system.phase is LifecyclePhase.INTRODUCTION:
        return  # the plan is written then, and the information classified
    if facts.maintenance_plan_url is None:
        yield AlertKind.WITHOUT_PLAN
    if facts.classification is None:
        yield AlertKind.WITHOUT_CLASSIFICATION


def _of_contracts(
    system: ItSystem, decisions: Decisions, rules: NoticeRules, today: date, say: Texts
) -> Iterator[tuple[AlertKind, str, str]]:
    for contract in dated_contracts(system, rules, today):
        seen = contract.outlook
        if seen.state is ContractState.UNKNOWN and system.phase in _IN_USE:
            yield AlertKind.CONTRACT_UNDATED, contract.subject, seen.contract.number
        if seen.state is not ContractState.ENDED:
            continue
        case = case_of(system.key, contract.subject, seen)
        entry = decisions.newest(case.subject, case.deadline) if case is not None else None
        values = {"contract": seen.contract.number, "day": str(seen.current_end)}
        if entry is None or not entry.is_decided:
            yield AlertKind.CONTRACT_ENDED, contract.subject, say("alerts-detail-ended", **values)
        elif entry.outcome not in _ENDS_AS_MEANT:
            # Those responsible are told once; what was decided and never done must not be forgotten after that.
            yield AlertKind.CONTRACT_ENDED, contract.subject, say("alerts-detail-ended-not-registered", **values)
