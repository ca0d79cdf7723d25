"""A nyttokalkyl as it is kept: the draft, the life of what was submitted, and who shares it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.drafts import Draft
from bot.domain.nyttokalkyl.lifecycle import Matter, Stage
from bot.domain.people import Person, same_name

SAME_NEED_WITHIN = timedelta(days=366)
_LIKENESS = 0.5


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who shares the draft: invited on a day, by somebody of that name; nothing for who began it."""

    person_id: str
    name: str
    invited_on: date | None = None
    invited_by: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """One nyttokalkyl. `number` is what people call it by; `version` grows with every change that is stored.

    `need_words` are what its need is about, for finding the same need elsewhere; see `same_need`.
    """

    number: int
    version: int
    draft: Draft
    matter: Matter
    participants: tuple[Participant, ...]
    title: str
    department: str
    need_words: tuple[str, ...]
    changed_at: datetime

    @property
    def is_submitted(self) -> bool:
        """True once a version has been handed in, also while that one is being revised."""
        return bool(self.matter.versions)

    @property
    def is_open(self) -> bool:
        """True while the draft may be changed."""
        return self.matter.stage is Stage.DRAFT and self.draft.reused is None

    def shared_by(self, person: Person) -> bool:
        """True if the person takes part."""
        return any(one.person_id == person.aad_object_id for one in self.participants)

    def readable_by(self, person: Person, *, it_unit: bool) -> bool:
        """True for those who take part, and once submitted for its department and IT-enheten."""
        if not person.active:
            return False
        if self.shared_by(person):
            return True
        own = bool(person.department) and any(same_name(person.department or "", name) for name in self.departments)
        return self.is_submitted and (it_unit or own)

    @property
    def departments(self) -> tuple[str, ...]:
        """Departments that the newest submitted version concerns."""
        current = self.matter.current
        return current.departments if current is not None else ()


@dataclass(frozen=True, slots=True)
class SameNeed:
    """Two dossiers of different departments with the same need, and since when that is known."""

    first: Dossier
    second: Dossier
    on: date | None

    @property
    def subject(self) -> str:
        """What the pair is called in the ledger and among the alerts."""
        return f"{self.first.number}+{self.second.number}"


@dataclass(frozen=True, slots=True)
class HiddenOverlap:
    """A need that a system marked sekretess may serve: for IT-enheten alone, never for the one who asked."""

    number: int
    system: str
    need: str
    department: str
    on: date


def same_need(left: Iterable[str], right: Iterable[str]) -> bool:
    """True if two needs are about the same thing: the same function of the register, or mostly the same words."""
    one, other = frozenset(left), frozenset(right)
    if any(word.startswith("=") for word in one & other):
        return True
    mine, theirs = ({word for word in words if not word.startswith("=")} for words in (one, other))
    shared = mine & theirs
    return len(shared) >= 2 and len(shared) / len(mine | theirs) >= _LIKENESS
