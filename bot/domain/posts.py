"""What the bot says unasked, as values that a card draws."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.answers import AgendaAnswer, AlertAnswer, Link, Press
from bot.domain.sentences import sentence


@dataclass(frozen=True, slots=True)
class NoticePost:
    """One notice about one contract. `facts` are labels with their values; the rest are whole sentences.

    `now` says what is so, `nothing` what happens if nobody acts, `who` who should act, `why` why it came today.
    """

    heading: str
    now: str
    nothing: str
    who: str
    why: str
    facts: tuple[tuple[str, str], ...] = ()
    urgent: bool = False
    actions: tuple[Press, ...] = ()

    @property
    def text(self) -> str:
        """All of it as running text."""
        facts = " ".join(f"{name}: {value}." for name, value in self.facts)
        said = (sentence(self.heading), self.now, self.nothing, self.who, facts, self.why)
        return " ".join(part for part in said if part)


@dataclass(frozen=True, slots=True)
class DigestLine:
    """A system in the digest: its name, who is responsible, and the button that shows it."""

    name: str
    responsible: str
    show: Press


@dataclass(frozen=True, slots=True)
class DigestGroup:
    """One department's systems. `more` says how many there was no room for."""

    department: str
    lines: tuple[DigestLine, ...]
    more: str | None = None


@dataclass(frozen=True, slots=True)
class DigestPost:
    """The week's contracts at the level of any employee: no dates, no terms, no secret systems."""

    heading: str
    lead: str
    groups: tuple[DigestGroup, ...]
    note: str

    @property
    def text(self) -> str:
        """All of it as running text."""
        parts = [self.lead]
        for group in self.groups:
            names = ", ".join(line.name for line in group.lines)
            parts.append(f"{group.department}: {names}.{f' {group.more}' if group.more else ''}")
        return " ".join([*parts, self.note])


@dataclass(frozen=True, slots=True)
class BundleLine:
    """One of several things in a message: what it is, a few sentences on it, and the button that shows it."""

    title: str
    lines: tuple[str, ...]
    show: Press


@dataclass(frozen=True, slots=True)
class BundlePost:
    """Many notices to one reader, told at once."""

    heading: str
    lead: str
    lines: tuple[BundleLine, ...]

    @property
    def text(self) -> str:
        """All of it as running text."""
        return " ".join([self.lead, *(f"{one.title}. {' '.join(one.lines)}" for one in self.lines)])


@dataclass(frozen=True, slots=True)
class PlainPost:
    """A few words for IT-enheten about the service itself."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class FilesPost:
    """What has happened to files: a sentence, and a line for each with the address of those that can be opened."""

    heading: str
    lead: str
    lines: tuple[Link, ...] = ()

    @property
    def text(self) -> str:
        """All of it as running text."""
        return " ".join([self.lead, *(f"{line.title}." for line in self.lines)])


Post = NoticePost | DigestPost | BundlePost | PlainPost | FilesPost | AlertAnswer | AgendaAnswer
