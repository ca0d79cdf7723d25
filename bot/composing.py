"""Systems to paste into any conversation: search from the compose box, and a card for a pasted plan link.

Whoever pastes a card, everybody in the conversation reads it. Both therefore see what any employee may see, whatever
the asker's own rights are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from bot.access import Place, Viewer, seen_by
from bot.domain.answers import Answer, SystemAnswer
from bot.domain.people import Person
from bot.domain.questions import Certainty, Language, Memory
from bot.domain.systems import ItSystem
from bot.ports import Directory, Register, RegisterView
from bot.search.analyzer import fold
from bot.texts import texts_for

MOST_SUGGESTED = 25
_LONGEST = 200  # characters of what is typed
_SEARCHED_FROM = 3  # characters; before that, names that begin so
_EVERYTHING = Viewer(Person("everybody", "", groups=frozenset({"register_reader"})), Place.PERSONAL)

Draw = Callable[[Answer, Language, str], dict[str, object]]


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody has typed in the compose box so far. `first` is the first to show, counted from 0."""

    person_id: str | None
    text: str
    language: Language
    first: int = 0
    count: int = MOST_SUGGESTED


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A system in the list, and the card that is pasted."""

    title: str
    subtitle: str
    card: dict[str, object]


class Composing:
    """Answers the compose box. Remembers nothing and sends nothing."""

    def __init__(self, register: Register, directory: Directory, draw: Draw) -> None:
        self._register = register
        self._directory = directory
        self._draw = draw

    async def suggest(self, query: Query) -> list[Suggestion]:
        """Systems for what has been typed, best first; before anything is typed, those the person is named for.

        Raises PermissionError for somebody who does not belong to the tenant.
        """
        person = await self._directory.person(query.person_id, None)
        view = await self._register.view(Viewer(person, Place.CHANNEL))
        text = query.text.strip()[:_LONGEST]
        found = list(_found(text, view, query.language) if text else _own(person, view))
        first, count = max(query.first, 0), min(max(query.count, 0), MOST_SUGGESTED)
        return [self._suggestion(system, query.language) for system in found[first : first + count]]

    async def unfurl(self, person_id: str | None, url: str, language: Language) -> Suggestion | None:
        """The system whose maintenance plan a link leads to. None for other links, and for systems with sekretess.

        Raises PermissionError for somebody who does not belong to the tenant.
        """
        await self._directory.person(person_id, None)
        wanted = _page(url)
        if wanted is None:
            return None
        for system in (await self._register.view(_EVERYTHING)).systems:
            plan = system.restricted.maintenance_plan_url if system.restricted else None
            if plan and _page(plan) == wanted:
                public = seen_by(system, Viewer(Person("", ""), Place.CHANNEL))
                return self._suggestion(public, language) if public is not None else None
        return None

    def _suggestion(self, system: ItSystem, language: Language) -> Suggestion:
        say = texts_for(language)
        subtitle = say("compose-row", functions=", ".join(system.functions), department=system.department)
        text = say("compose-text", system=system.name, department=system.department)
        return Suggestion(system.name, subtitle, self._draw(SystemAnswer(system), language, text))


def _found(text: str, view: RegisterView, language: Language) -> Iterator[ItSystem]:
    """Names that begin so, then what the words name, then what serves the need; each system once."""
    seen: set[str] = set()
    for system in (*_beginning(text, view), *_understood(text, view, language)):
        if system.key not in seen:
            seen.add(system.key)
            yield system


def _beginning(text: str, view: RegisterView) -> Iterator[ItSystem]:
    wanted = fold(text)
    for system in view.systems:
        if any(fold(name).startswith(wanted) for name in (system.name, *system.aliases)):
            yield system


def _understood(text: str, view: RegisterView, language: Language) -> Iterator[ItSystem]:
    if len(text) < _SEARCHED_FROM:
        return
    question = view.understand(text, Memory(language=language))
    result = view.search(question.need or text, question.language)
    hits = [hit.key for hit in result.hits] if result.certainty is not Certainty.NONE else []
    for key in (*question.systems, *hits):
        if (system := view.by_key(key)) is not None:
            yield system


def _own(person: Person, view: RegisterView) -> Iterator[ItSystem]:
    if not (person.active and person.sole_bearer and person.name.strip()):
        return
    named = fold(person.name)
    for system in view.systems:
        if any(holder is not None and fold(holder.name) == named for holder in (system.owner, system.manager)):
            yield system


def _page(url: str) -> tuple[str, str] | None:
    """Host and path: what comes after differs between a link that was copied and one that was shared."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or len(parts.path) <= 1:
        return None
    return parts.hostname.casefold(), unquote(parts.path).rstrip("/").casefold()
