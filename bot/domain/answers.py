"""Answers as values: what a handler found, before anybody has drawn a card or sent a message.

A card draws exactly one of these. Whatever restricted facts an answer holds have been shown to the
reader, so the router logs a disclosure for every system in it that still carries them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.domain.contracts import ContractOutlook
from bot.domain.questions import Intent, Language
from bot.domain.systems import ItSystem, LifecyclePhase, Role, RoleHolder


@dataclass(frozen=True, slots=True)
class Press:
    """A button. `verb` is its wire name (never renamed), `data` what it sends, `title` what it says."""

    verb: str
    title: str
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """A web page to open. Anything but an http or https address is not drawn."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SystemAnswer:
    """All that the viewer may see of one system. `lead` answers what was asked, where it was something more narrow."""

    system: ItSystem
    outlooks: tuple[ContractOutlook, ...] = ()
    actions: tuple[Press, ...] = ()
    lead: str | None = None


@dataclass(frozen=True, slots=True)
class ListedSystem:
    """One row of a list. `why` is shown to explain the hit, or None."""

    system: ItSystem
    why: str | None = None


@dataclass(frozen=True, slots=True)
class ListAnswer:
    """One page of systems. `first` is the 1-based position of the first row in all `total` rows.

    `uncertain` is True where the rows are near guesses and nothing certain was found.
    """

    heading: str
    rows: tuple[ListedSystem, ...]
    total: int
    first: int = 1
    uncertain: bool = False
    actions: tuple[Press, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    """Who holds the roles of a system. A role in `vacant` has nobody named."""

    system: ItSystem
    holders: tuple[RoleHolder, ...]
    vacant: tuple[Role, ...] = ()
    actions: tuple[Press, ...] = ()


@dataclass(frozen=True, slots=True)
class ContractAnswer:
    """A system's contracts with their dates as of `today`."""

    system: ItSystem
    outlooks: tuple[ContractOutlook, ...]
    actions: tuple[Press, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """Who does what: a role's tasks, in a phase or in general. Empty `tasks` means not regulated."""

    role: Role
    phase: LifecyclePhase | None
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResponsibilityAnswer:
    """What the governance model says of a role, a phase or an activity.

    `source` is a sentence that names the table; `notes` are sentences that belong to no single duty.
    """

    heading: str
    duties: tuple[Duty, ...]
    source: str
    actions: tuple[Press, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceAnswer:
    """The bot asks back. Each choice is a button."""

    question: str
    choices: tuple[Press, ...]


@dataclass(frozen=True, slots=True)
class MessageAnswer:
    """A few sentences with buttons: greetings, help, out of scope, nothing found, refusals.

    `paragraphs` follow the reply's own text on the card; `examples` are things to ask, each a button;
    `links` are pages to open; `about` are systems of which the sentences show restricted facts.
    """

    heading: str
    paragraphs: tuple[str, ...] = ()
    examples: tuple[Press, ...] = ()
    actions: tuple[Press, ...] = ()
    links: tuple[Link, ...] = ()
    about: tuple[ItSystem, ...] = ()


@dataclass(frozen=True, slots=True)
class FaultAnswer:
    """Something went wrong: what to do next, and the incident id that is also in the log."""

    heading: str
    advice: str
    incident: str


Answer = (
    SystemAnswer
    | ListAnswer
    | PersonAnswer
    | ContractAnswer
    | ResponsibilityAnswer
    | ChoiceAnswer
    | MessageAnswer
    | FaultAnswer
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a handler returns. `text` stands alone: it is the whole answer for a reader without cards.

    `systems` are keys, best first, of all that was certainly found (not only this page); `closest`
    are keys of near guesses where nothing certain was found. `subjects` are the systems that a
    follow-up question will be about; `missed` is a need that the search did not meet, to learn from.
    """

    intent: Intent
    language: Language
    text: str
    answer: Answer | None = None
    systems: tuple[str, ...] = ()
    closest: tuple[str, ...] = ()
    count: int | None = None
    subjects: tuple[str, ...] = ()
    missed: str | None = None
