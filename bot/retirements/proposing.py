"""Systems that could be retired, with the reason: proposals, never more (audit 3.4)."""

from __future__ import annotations

from bot.context import Context
from bot.domain.agendas import OUTCOMES, Act, Entry
from bot.domain.nyttokalkyl.calculation import CalculationKind
from bot.domain.nyttokalkyl.lifecycle import Verdict
from bot.domain.nyttokalkyl.lines import DirectSaving
from bot.domain.people import same_name
from bot.domain.retirements import is_little_used
from bot.domain.systems import ItSystem, LifecyclePhase

_MOST = 20
_MOST_NAMES = 6
_OVERLAP = "overlap/"
"""Begins the key of an agenda's item about systems that do the same."""


def _is_candidate(system: ItSystem, context: Context, busy: set[str]) -> bool:
    policy = context.policy.retirements
    return (
        system.key not in busy
        and system.phase is not LifecyclePhase.RETIREMENT
        and is_little_used(system, policy.low_logins, policy.unused_days, context.today)
    )


def used(systems: tuple[ItSystem, ...], context: Context, busy: set[str]) -> tuple[ItSystem, ...]:
    """Those of the systems whose use the proposals tell of."""
    return tuple(one for one in systems if _is_candidate(one, context, busy))[:_MOST]


async def proposals_of(context: Context, busy: set[str]) -> list[str]:
    """Systems that could be retired: replaced by one in operation, in an overlap that is settled, or hardly used."""
    say, policy = context.say, context.policy.retirements
    mine = {one.key: one for one in context.view.systems if one.restricted is not None}
    found = []
    for key, successor in await _replaced(context):
        if key in mine and key not in busy and mine[key].phase is not LifecyclePhase.RETIREMENT:
            found.append(say("retirements-proposal-successor", system=mine[key].name, successor=successor))
    found += await _settled_overlaps(context, busy, set(mine))
    for system in mine.values():
        facts = system.restricted
        if facts is not None and _is_candidate(system, context, busy):
            found.append(
                say(
                    "retirements-proposal-usage",
                    system=system.name,
                    logins="–" if facts.logins_90_days is None else facts.logins_90_days,
                    last=facts.last_login.isoformat() if facts.last_login else "–",
                    most=policy.low_logins,
                    days=policy.unused_days,
                )
            )
    return found


async def _replaced(context: Context) -> list[tuple[str, str]]:
    """(system, successor): a nyttokalkyl that was agreed to names it, and what it proposed is in operation."""
    if not any(one.restricted is not None for one in context.view.systems):
        return []
    running = [one.name for one in context.view.systems if one.phase is LifecyclePhase.OPERATION]
    return [
        (key, name)
        for chosen, keys in await _agreed(context)
        for name in running
        if same_name(name, chosen)
        for key in keys
    ]


async def _agreed(context: Context) -> list[tuple[str, tuple[str, ...]]]:
    found = []
    for dossier in await context.calculations.dossiers.submitted():
        current, decision = dossier.matter.current, dossier.matter.decision
        if current is None or decision is None or decision.verdict is not Verdict.YES:
            continue
        if current.kind is CalculationKind.NEW_SYSTEM:
            keys = [key for line in current.benefits if isinstance(line, DirectSaving) for key in line.systems]
            found += [(one.name, tuple(keys)) for one in current.alternatives if one.chosen]
    return found


async def _settled_overlaps(context: Context, busy: set[str], mine: set[str]) -> list[str]:
    """Groups that a tactical meeting has decided on and that still are more than one: which goes is people's to say."""
    decided: dict[str, Entry] = {}
    for entry in await context.stores.agendas.kept.all():
        if entry.act in OUTCOMES and entry.item.startswith(_OVERLAP):
            decided[entry.item.removeprefix(_OVERLAP)] = entry
    found = []
    for function, entry in sorted(decided.items()):
        left = [
            one
            for one in context.view.systems
            if function in one.functions and one.phase is not LifecyclePhase.RETIREMENT and one.key not in busy
        ]
        if entry.act is Act.DECIDED and len(left) > 1 and mine & {one.key for one in left}:
            names = ", ".join(one.name for one in left[:_MOST_NAMES])
            more = len(left) - _MOST_NAMES
            names = context.say("retirements-proposal-more", systems=names, count=more) if more > 0 else names
            day, said = entry.on.isoformat(), entry.text
            found.append(
                context.say("retirements-proposal-overlap", function=function, day=day, said=said, systems=names)
            )
    return found
