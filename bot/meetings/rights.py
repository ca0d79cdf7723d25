"""Who changes meetings, and where."""

from __future__ import annotations

from bot.access import AccessLevel, Place
from bot.context import Context

_IT_GROUP = "it_unit"


def may_change(context: Context) -> bool:
    """True for IT-enheten where it sees all."""
    return refusal(context) is None


def refusal(context: Context) -> str | None:
    """Key of the sentence why the person may not change meetings here, or None."""
    person, place = context.viewer.person, context.viewer.place
    if not person.active or _IT_GROUP not in person.groups:
        return "meetings-it-only"
    if place is Place.PERSONAL or (place is Place.IT_CHANNEL and context.viewer.level is AccessLevel.IT_UNIT):
        return None
    return "meetings-elsewhere"
