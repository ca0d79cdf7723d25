"""A decision to procure or to retire begins the nyttokalkyl that it needs (audit 3.2, 3.4)."""

from __future__ import annotations

from bot.calculations.changing import begun
from bot.calculations.starting import begun_with
from bot.context import Context
from bot.domain.contract_decisions import Outcome
from bot.domain.dossiers import Dossier
from bot.domain.nyttokalkyl.calculation import CalculationKind
from bot.domain.systems import ItSystem

_KINDS = {
    Outcome.NEW_PROCUREMENT: CalculationKind.NEW_SYSTEM,
    Outcome.RETIRE: CalculationKind.RETIREMENT,
}


async def begin_calculation(outcome: Outcome, system: ItSystem, context: Context) -> Dossier | None:
    """The person's draft for the outcome, with the system filled in; None where the outcome needs none.

    The same draft where they have begun it already. A draft is shown to others when it is submitted, so a secret
    system is not written into it.
    """
    kind = _KINDS.get(outcome)
    if kind is None:
        return None
    if is_secret(system):
        return await begun(kind, context)
    step, values = _filled(kind, system, context)
    return (await begun_with(kind, step, values, context))[0]


def is_secret(system: ItSystem) -> bool:
    """True for a system that employees may not know of."""
    return system.restricted is not None and system.restricted.secret


def _filled(kind: CalculationKind, system: ItSystem, context: Context) -> tuple[str, dict[str, str]]:
    if kind is CalculationKind.RETIREMENT:
        return "retirement", {"systems": system.key}
    functions = ", ".join(system.functions[:3])
    need = context.say("decisions-need", system=system.name, functions=functions or system.description or system.name)
    return "need", {"need": need}
