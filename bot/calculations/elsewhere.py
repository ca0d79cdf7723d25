"""What others draft and plan that is the same need: linked, shown, and shown again if it is new at submission."""

from __future__ import annotations

from dataclasses import replace

from bot.calculations.changing import changed
from bot.calculations.overlap import link_same_need, others_with_same_need
from bot.calculations.plans import plans_for, same_plans
from bot.context import Context
from bot.domain.dossiers import Dossier


async def looked_elsewhere(dossier: Dossier, context: Context) -> tuple[Dossier, tuple[str, ...]]:
    """Link the draft with the same need elsewhere. The sentences on it where something is there that was not before.

    The draft keeps what has been told, so that the second look at submission tells only what is new.
    """
    await link_same_need(dossier, context)
    linked = await context.calculations.dossiers.linked(dossier.number)
    plans = await same_plans(dossier, context)
    now = (*(f"need:{other.number}" for other in linked), *(f"plan:{plan.number}" for plan in plans))
    if set(now) <= set(dossier.draft.told):
        return dossier, ()
    told = tuple(dict.fromkeys((*dossier.draft.told, *now)))
    dossier = await changed(dossier, context, lambda draft, _: replace(draft, told=told))
    return dossier, (*await plans_for(dossier, context), *await others_with_same_need(dossier, context))
