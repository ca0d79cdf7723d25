"""A sentence that tells something, as its readers look at it: with names of systems and persons told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.search import statement_words as words
from bot.search.evidence import Evidence
from bot.search.names import Kind, Mention, Strength
from bot.search.person_names import Named, named_persons


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as the readers look at it: folded words with each system's name as one bullet, and the original."""

    e: Evidence
    plain: str
    named: bool
    people: Named

    def has(self, *patterns: re.Pattern[str]) -> bool:
        """True if all of them are found in its words."""
        return all(pattern.search(self.plain) for pattern in patterns)

    @property
    def text(self) -> str:
        """The sentence as it was written."""
        return self.e.sentence.text

    @property
    def role(self) -> str | None:
        """The role that is spoken of; «» where the word does not say which, None without any."""
        return next((role for role, pattern in words.ROLE_WORDS if pattern.search(self.plain)), None)


def said_in(e: Evidence) -> Said:
    """The sentence with its systems and persons found."""
    systems = _systems(e)
    spans = [(one.start, one.end) for one in (*e.mentions, *systems)]
    taken = {place for start, end in spans for place in range(start, end)}
    starts, inside = {one.start for one in systems}, {p for one in systems for p in range(one.start, one.end)}
    shown = [
        words.SYSTEM if place in starts else "" if place in inside else token.folded
        for place, token in enumerate(e.sentence.tokens)
    ]
    plain = " ".join(filter(None, shown))
    return Said(e, plain, bool(systems or e.near_systems), named_persons(e.sentence, taken, _loose(e)))


def systems_of(e: Evidence) -> tuple[str, ...]:
    """Keys of the systems that a statement is about: also those whose names are ordinary words, but no surnames."""
    return tuple(dict.fromkeys(one.keys[0] for one in _systems(e) if len(one.keys) == 1))


def _systems(e: Evidence) -> list[Mention]:
    taken = {place for one in e.mentions for place in range(one.start, one.end)}
    spans = named_persons(e.sentence, taken, _loose(e)).spans
    soft = [one for one in e.soft if _written_as_name(one, e)]
    sure = [one for one in e.mentions if one.kind is Kind.SYSTEM and not (soft and one.strength is Strength.SLIP)]
    free = [one for one in (*sure, *soft) if not any(a <= one.start and one.end <= b for a, b in spans)]
    # «Platina är klassat fel»: what looks like somebody's first name is the system, where there is no other.
    free = free or [one for one in soft if (one.start, one.end) in spans and one.end - one.start == 1][:1]
    # «Avtalet med CGI om Treserva»: what is only a part of some name stands back for a name.
    whole = [one for one in free if one.strength > Strength.PART]
    return sorted(whole or free, key=lambda one: one.start)


def _loose(e: Evidence) -> set[int]:
    """Tokens that are only a part of some name: «Holm» in «Lisa Holm» is no system."""
    weak = [one for one in e.mentions if one.strength <= Strength.PART]
    return {place for one in weak for place in range(one.start, one.end)}


def _written_as_name(one: Mention, e: Evidence) -> bool:
    tokens = e.sentence.tokens
    before = tokens[one.start - 1].folded if one.start else ""
    return one.start == 0 or tokens[one.start].capital or before in words.BEFORE_SYSTEM
