"""What exists already and what others plan: looked for in the need's first sentence, and again at submission."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

from bot.context import Context
from bot.domain.alerts import AlertKind
from bot.domain.dossiers import SAME_NEED_WITHIN, Dossier, same_need
from bot.domain.drafts import Found
from bot.domain.people import same_name
from bot.domain.questions import Certainty
from bot.domain.systems import ItSystem
from bot.search.likeness import need_stems

MOST_FOUND = 5


def open_systems(context: Context, keys: list[str]) -> tuple[ItSystem, ...]:
    """Systems that everybody may know of. A draft is shared, so a hidden system never enters one."""
    found = (context.view.by_key(key) for key in keys)
    return tuple(
        system for system in found if system is not None and not (system.restricted and system.restricted.secret)
    )


def without_hidden(dossier: Dossier, context: Context) -> Dossier:
    """Without systems that have become secret since they were found, or are gone: nobody is asked about them."""
    found = dossier.draft.found
    known = {system.key for system in open_systems(context, [one.key for one in found])}
    return replace(dossier, draft=replace(dossier.draft, found=tuple(one for one in found if one.key in known)))


def found_for(need: str, context: Context) -> tuple[Found, ...]:
    """The systems that may serve a need, best first."""
    result = context.view.search(need, context.language)
    if result.certainty is Certainty.NONE:
        return ()
    systems = open_systems(context, [hit.key for hit in result.hits])[:MOST_FOUND]
    return tuple(Found(system.key, system.name) for system in systems)


def need_words(need: str, context: Context) -> tuple[str, ...]:
    """What a need is about: its words' stems, and «=function» where the register surely knows one."""
    result = context.view.search(need, context.language)
    functions: tuple[str, ...] = ()
    if result.certainty is Certainty.CERTAIN:
        best = open_systems(context, [hit.key for hit in result.hits[:1]])
        functions = tuple(f"={function}" for system in best for function in system.functions[:1])
    return (*functions, *need_stems(need))


async def link_same_need(dossier: Dossier, context: Context) -> None:
    """Link a draft with those of other departments that have had the same need within a year."""
    if not dossier.need_words or not dossier.department:
        return
    begin = datetime.combine(context.today - SAME_NEED_WITHIN, time.min, tzinfo=UTC)
    for other in await context.calculations.dossiers.since(begin):
        elsewhere = other.department and not same_name(other.department, dossier.department)
        same = elsewhere and other.draft.reused is None and same_need(dossier.need_words, other.need_words)
        if same and await context.calculations.dossiers.link(dossier.number, other.number, context.today):
            await _told_to_it(dossier, other, context)


async def _told_to_it(dossier: Dossier, other: Dossier, context: Context) -> None:
    """IT-enheten hears of it, and both departments' drafters when the ledger next looks."""
    first, second = sorted((dossier, other), key=lambda one: one.number)
    await context.stores.alerts.note(
        AlertKind.SAME_NEED,
        f"{first.number}+{second.number}",
        department=first.department,
        detail=f"{first.department}, {second.department}",
    )
    context.stores.bell.ring()


async def others_with_same_need(dossier: Dossier, context: Context) -> tuple[str, ...]:
    """A sentence for each other department with the same need: that it has, and nothing of what it wrote."""
    linked = await context.calculations.dossiers.linked(dossier.number)
    departments = dict.fromkeys(other.department for other in linked if other.department)
    return tuple(context.say("nyttokalkyl_dialog-same-need", department=name) for name in departments)
