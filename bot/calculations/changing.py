"""Reading and changing a dossier so that two people, two devices and old cards lose nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.access import AccessLevel, Place
from bot.calculations.overlap import need_words, without_hidden
from bot.calculations.reading import department_of
from bot.context import Context
from bot.domain.dossiers import Dossier, Participant
from bot.domain.drafts import Draft
from bot.domain.nyttokalkyl.calculation import CalculationKind
from bot.errors import BotError

_MOST_TRIES = 20
_TITLE_LENGTH = 80


def here(context: Context) -> bool:
    """True where drafts may be shown: personal chat, with somebody who still works here."""
    return context.viewer.place is Place.PERSONAL and context.viewer.person.active


def is_it_unit(context: Context) -> bool:
    """True for IT-enheten in a place where it sees all."""
    return context.viewer.level is AccessLevel.IT_UNIT


async def own(number: int | None, context: Context) -> Dossier | None:
    """A dossier that the person takes part in; None for all others, whether or not they exist."""
    dossier = await context.calculations.dossiers.get(number) if number is not None else None
    if dossier is None or not dossier.shared_by(context.viewer.person):
        return None
    return without_hidden(dossier, context)


async def readable(number: int | None, context: Context) -> Dossier | None:
    """A dossier that the person may read; None for all others, whether or not they exist."""
    dossier = await context.calculations.dossiers.get(number) if number is not None else None
    if dossier is None:
        return None
    open_to = dossier.readable_by(context.viewer.person, it_unit=is_it_unit(context)) or _has_a_part(dossier, context)
    return without_hidden(dossier, context) if open_to else None


def _has_a_part(dossier: Dossier, context: Context) -> bool:
    """True for those who are to decide or procure, also where Entra places them in another department."""
    person, policy = context.viewer.person, context.policy.nyttokalkyl
    email = (person.email or "").casefold()
    named = policy.managers(dossier.departments) | {one.casefold() for one in policy.procurement_unit}
    return dossier.is_submitted and person.active and bool(email) and email in named


def own_name(context: Context) -> str:
    """What the person is called in a calculation, also where Entra gives no name."""
    person = context.viewer.person
    return person.name or person.email or context.say("nyttokalkyl_dialog-no-name")


async def begun(kind: CalculationKind, context: Context, draft: Draft | None = None) -> Dossier:
    """A new draft of the person's own."""
    person = context.viewer.person
    fresh = Draft(kind, own_name(context), context.policy.nyttokalkyl.terms(context.today))
    dossier = await context.calculations.dossiers.begin(
        draft or fresh, Participant(person.aad_object_id, own_name(context))
    )
    home = department_of(person.department, context.view.departments)
    described = _described(replace(dossier, department=home), context)
    return await context.calculations.dossiers.save(described) or dossier


async def changed(dossier: Dossier, context: Context, edit: Callable[[Draft, int], Draft]) -> Dossier:
    """The dossier with its draft edited and stored; as it was where the edit changes nothing.

    `edit` takes the draft and the version that it will be stored as. It may run again, on what somebody else stored.
    """
    for _ in range(_MOST_TRIES):
        draft = edit(dossier.draft, dossier.version + 1)
        if draft == dossier.draft:
            return dossier
        saved = await context.calculations.dossiers.save(_described(replace(dossier, draft=draft), context))
        if saved is not None:
            return saved
        newest = await context.calculations.dossiers.get(dossier.number)
        if newest is None:
            break
        dossier = without_hidden(newest, context)
    raise BotError("nyttokalkyl_dialog-not-saved")


def _described(dossier: Dossier, context: Context) -> Dossier:
    """What lists and searches know a dossier by, from its answers."""
    answers = dossier.draft.answers
    need = answers.get("need", {}).get("need", "") or answers.get("retirement", {}).get("reason", "")
    title = answers.get("scope", {}).get("title", "") or " ".join(need.split())[:_TITLE_LENGTH]
    is_new = dossier.draft.kind is CalculationKind.NEW_SYSTEM
    return replace(
        dossier,
        title=title,
        department=answers.get("scope", {}).get("department", "") or dossier.department,
        need_words=need_words(need, context) if need and is_new else (),
    )
