"""Cases that a decision opens: a nyttokalkyl for retirement that was agreed to, or a contract's «retire»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dateutil.relativedelta import relativedelta

from bot.domain.contract_decisions import Decisions, Outcome
from bot.domain.dossiers import Dossier
from bot.domain.nyttokalkyl.calculation import CalculationKind
from bot.domain.nyttokalkyl.lifecycle import Verdict
from bot.domain.retirements import Act, Case, Cause, Entry, State
from bot.domain.systems import ItSystem
from bot.policies import RetirementPolicy
from bot.tidings import PERSON, Audience


def decided(
    systems: Mapping[str, ItSystem],
    known: Mapping[str, Case],
    decisions: Decisions,
    dossiers: Sequence[Dossier],
    policy: RetirementPolicy,
    today: date,
    audience: Audience,
) -> list[Entry]:
    """An entry for each system whose retirement has been decided, and whose decision has opened no case before."""
    found: dict[str, Entry] = {}
    email = policy.leader
    recipient = audience.email(email) if email else None
    leader = next((one for one in audience.people if f"{PERSON}{one.aad_object_id}" == recipient), None)
    for key, cause, reference, note, target in (*_contracts(decisions), *_calculations(dossiers)):
        case = known.get(key)
        busy = case is not None and (case.state is State.OPEN or reference in case.references)
        if key not in systems or key in found or busy:
            continue
        usual = today + relativedelta(months=policy.months)
        found[key] = Entry(
            key,
            case.version + 1 if case else 1,
            Act.OPENED,
            "",
            "",
            today,
            note=note,
            leader=leader.aad_object_id if leader else "",
            leader_name=leader.name if leader else "",
            target=target if target is not None and target >= today else usual,
            cause=cause,
            reference=reference,
        )
    return list(found.values())


_Found = tuple[str, Cause, str, str, date | None]


def _contracts(decisions: Decisions) -> Iterator[_Found]:
    for entry in decisions.entries.values():
        if entry.is_decided and entry.outcome is Outcome.RETIRE:
            case = entry.case
            reference = f"contract:{case.subject}:{case.deadline.isoformat()}:{entry.version}"
            yield case.system, Cause.CONTRACT, reference, entry.name, case.ends


def _calculations(dossiers: Sequence[Dossier]) -> Iterator[_Found]:
    for dossier in dossiers:
        current, decision = dossier.matter.current, dossier.matter.decision
        if current is None or decision is None or current.kind is not CalculationKind.RETIREMENT:
            continue
        if decision.verdict is Verdict.YES:
            for key in current.systems:
                yield key, Cause.NYTTOKALKYL, f"nyttokalkyl:{dossier.number}", decision.diarienummer, None
