"""Those whom the register names: what somebody types about them, and the roles that any employee may know of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.people import name_key
from bot.domain.questions import Intent, Language, Question
from bot.domain.systems import ItSystem, RoleHolder
from bot.ports import RegisterView

_NAME = r"(?P<name>[^\W\d_][\w .'’-]{2,80}?)"
_ROWS: tuple[tuple[Language, str], ...] = (
    ("sv", rf"(?:vem är|kontakta|hur når jag|visa|sök|hur får jag tag (?:i|på)|kontaktuppgifter (?:till|för)) {_NAME}"),
    ("sv", rf"vilka (?:system|roller) (?:har|äger|förvaltar|ansvarar) {_NAME}(?: för)?"),
    ("en", rf"(?:who is|who's|contact|how do i reach|show|contact details (?:of|for)) {_NAME}"),
    ("en", rf"(?:which|what) (?:systems|roles) (?:does|is) {_NAME} (?:have|own|manage|responsible for)"),
)
_PATTERNS = tuple((language, re.compile(pattern, re.IGNORECASE)) for language, pattern in _ROWS)
_LONGEST = 200


def person_question(text: str, view: RegisterView) -> Question | None:
    """The question about somebody whom the register names, as the asker sees it; None for everything else."""
    said = " ".join(text[:_LONGEST].split()).rstrip(" .?!")
    if len(text) > _LONGEST:
        return None
    for language, pattern in _PATTERNS:
        match = pattern.fullmatch(said)
        if match is not None and roles_of(match["name"], view.systems):
            return Question(Intent.PERSON, language, text=text, topic=match["name"])
    return None


def roles_of(name: str, systems: Sequence[ItSystem]) -> list[tuple[RoleHolder, ItSystem]]:
    """The roles that any employee may know of: owner and manager of the systems that are not secret."""
    wanted = name_key(name)
    return [
        (holder, system)
        for system in systems
        if system.restricted is None or not system.restricted.secret
        for holder in (system.owner, system.manager)
        if holder is not None and wanted and name_key(holder.name) == wanted
    ]
