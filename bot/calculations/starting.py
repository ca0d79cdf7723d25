"""A draft begun with something filled in, once: a button pressed twice, or a decision taken again, begins no second."""

from __future__ import annotations

from collections.abc import Mapping

from bot.calculations.changing import begun, changed
from bot.context import Context
from bot.domain.dossiers import Dossier
from bot.domain.drafts import Draft, answered
from bot.domain.nyttokalkyl.calculation import CalculationKind
from bot.domain.steps import BY_NAME


async def begun_with(
    kind: CalculationKind, step: str, values: Mapping[str, str], context: Context, *, untouched: bool = False
) -> tuple[Dossier, bool]:
    """The person's draft with that answer to that step, and whether it is new.

    One that is open and was begun so already, if any; with `untouched` only where nothing more has been answered.
    """
    person = context.viewer.person.aad_object_id
    for dossier in await context.calculations.dossiers.of_person(person):
        given = dossier.draft.given
        same = values.items() <= dossier.draft.answers.get(step, {}).items() and bool(values)
        if same and dossier.is_open and dossier.draft.kind is kind and not (untouched and given.keys() - {step}):
            return dossier, False

    def fill(draft: Draft, version: int) -> Draft:
        return answered(draft, BY_NAME[step], values, version, person) if values else draft

    return await changed(await begun(kind, context), context, fill), True
