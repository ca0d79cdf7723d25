"""What stands in an agenda or the draft of a protocol, whatever writes it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.questions import Language


@dataclass(frozen=True, slots=True)
class PaperItem:
    """One item: its title, sentences about it, and in a protocol what came of it."""

    title: str
    lines: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaPaper:
    """What stands in the document. `actions` are rows of (action, who, when); only a protocol has them.

    `reading` are rows of (title, address): what there is to read before the meeting.
    """

    language: Language
    heading: str
    lead: tuple[str, ...]
    items: tuple[PaperItem, ...]
    made: str
    protocol: bool = False
    actions: tuple[tuple[str, str, str], ...] = ()
    reading: tuple[tuple[str, str], ...] = ()
