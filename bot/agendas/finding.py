"""Which meeting somebody means: by its key on a card, or by its forum and department in words."""

from __future__ import annotations

from bot.context import Context
from bot.domain.meetings import Forum, Meeting
from bot.domain.people import same_name

REMEMBERED = "agenda"
"""Under this name a conversation remembers which agenda it spoke of last."""

_FORUM_WORDS = {
    Forum.TACTICAL_MEETING: ("taktisk", "tactical"),
    Forum.OWNER_MEETING: ("ägarmöt", "owner"),
    Forum.MAINTENANCE_MEETING: ("förvaltningsmöt", "förvaltarmöt", "managers'", "maintenance"),
    Forum.MODEL_EVALUATION: ("utvärdering", "evaluation"),
}


async def meant(key: str, words: str, context: Context) -> Meeting | None:
    """The meeting with that key, or without one the next that the words mean."""
    desk = context.stores.agendas
    if key:
        return await desk.meetings.get(key)
    said = words.casefold()
    forum, department = forum_in(said), department_in(said, context)
    remembered = context.memory.extras.get(REMEMBERED)
    if forum is None and department is None and remembered:
        return await desk.meetings.get(remembered)
    coming = await desk.upcoming(context.today, forum, department)
    home = context.viewer.person.department or ""
    own = [one for one in coming if one.department and same_name(one.department, home)]
    return next(iter((*own, *coming)), None)


def forum_in(said: str) -> Forum | None:
    """The forum that the words name, in small letters."""
    return next((one for one, stems in _FORUM_WORDS.items() if any(stem in said for stem in stems)), None)


def department_in(said: str, context: Context) -> str | None:
    """The department that the words name, in small letters."""
    words = set(said.replace(",", " ").replace("?", " ").split())
    for one in context.view.departments:
        spoken = {name.casefold() for name in (one.abbreviation, *one.aliases) if name}
        if one.name.casefold() in said or spoken & words:
            return one.name
    return None
