"""Answers as values: what a handler found, before anybody has drawn a card or sent a message.

A card draws exactly one of these. Whatever restricted facts an answer holds have been shown to the
reader, so the router logs a disclosure for every system in it that still carries them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.domain.contracts import ContractOutlook
from bot.domain.questions import Intent, Language
from bot.domain.sentences import sentence
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
    """All that the viewer may see of one system. `lead` answers what was asked, where it was something more narrow.

    `dated` is a sentence on when facts were last confirmed.
    """

    system: ItSystem
    outlooks: tuple[ContractOutlook, ...] = ()
    actions: tuple[Press, ...] = ()
    lead: str | None = None
    dated: str = ""


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
class HeldRole:
    """A role that somebody has in a system that any employee may know of."""

    role: Role
    key: str
    system: str


@dataclass(frozen=True, slots=True)
class ColleagueAnswer:
    """Somebody whom the register names, as any employee may know them. What is not known is empty."""

    name: str
    title: str
    department: str
    email: str
    manager: str
    roles: tuple[HeldRole, ...]
    note: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ContractAnswer:
    """A system's contracts with their dates as of `today`. `decisions` are sentences about where they stand.

    `dated` is a sentence on when they were last confirmed.
    """

    system: ItSystem
    outlooks: tuple[ContractOutlook, ...]
    actions: tuple[Press, ...] = ()
    decisions: tuple[str, ...] = ()
    dated: str = ""


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


@dataclass(frozen=True, slots=True)
class FormField:
    """Something to fill in, of at most so many letters.

    `choices` are (value, title); `several` of them may be chosen, with commas between. `fault` says what is wrong with
    what was written, `missing` what to say where nothing is.
    """

    name: str
    label: str
    required: bool = True
    value: str = ""
    lines: bool = False
    date: bool = False
    several: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    fault: str = ""
    missing: str = ""
    most: int = 200


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """One step of a dialog: what is asked, the inputs, and the button that sends them.

    `notices` come first (what happened since last); `first` are choices that make the form needless. `send` carries
    the inputs, other buttons do not. `about` are systems of which the sentences show restricted facts.
    """

    heading: str
    progress: str
    paragraphs: tuple[str, ...]
    fields: tuple[FormField, ...]
    send: Press
    notices: tuple[str, ...] = ()
    systems: tuple[ListedSystem, ...] = ()
    first: tuple[Press, ...] = ()
    actions: tuple[Press, ...] = ()
    about: tuple[ItSystem, ...] = ()


@dataclass(frozen=True, slots=True)
class AlertAnswer:
    """Alerts in IT-enheten's channel, also posted unasked: how many, about what, and what to press.

    `about` are systems of which it shows restricted facts; in a channel there are none.
    """

    heading: str
    lead: str
    points: tuple[str, ...] = ()
    note: str = ""
    actions: tuple[Press, ...] = ()
    about: tuple[ItSystem, ...] = ()

    @property
    def text(self) -> str:
        """All of it as running text."""
        points = (point if point.endswith(".") else f"{point}." for point in self.points)
        said = (sentence(self.heading), self.lead, *points, self.note)
        return " ".join(part for part in said if part)


@dataclass(frozen=True, slots=True)
class Bar:
    """Costs and benefits of one year: said in `text`, drawn as parts of a thousand of the longest bar."""

    text: str
    costs: int
    benefits: int


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with facts (label, value) and points below it."""

    heading: str
    facts: tuple[tuple[str, str], ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryAnswer:
    """A nyttokalkyl in short, with its sums and a small chart, or what is coming, by month.

    `about` are systems of which the parts show restricted facts.
    """

    heading: str
    lead: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    bars: tuple[Bar, ...] = ()
    bars_heading: str = ""
    actions: tuple[Press, ...] = ()
    links: tuple[Link, ...] = ()
    about: tuple[ItSystem, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """An item of an agenda: its title with its number, and why it is there, figures, note and outcome below it.

    With a press the whole row is a button, for who may change it.
    """

    title: str
    lines: tuple[str, ...] = ()
    press: Press | None = None


@dataclass(frozen=True, slots=True)
class AgendaAnswer:
    """A meeting's agenda, also posted unasked. `notices` say what has just happened, `more` what had no room."""

    heading: str
    lead: tuple[str, ...] = ()
    rows: tuple[AgendaRow, ...] = ()
    note: str = ""
    notices: tuple[str, ...] = ()
    more: str = ""
    actions: tuple[Press, ...] = ()
    links: tuple[Link, ...] = ()
    about: tuple[ItSystem, ...] = ()

    @property
    def text(self) -> str:
        """All of it as running text."""
        rows = [part for row in self.rows for part in (f"{row.title}.", *row.lines)]
        said = (*self.notices, sentence(self.heading), *self.lead, *rows, self.more, self.note)
        return " ".join(part for part in said if part)


Answer = (
    SystemAnswer
    | ListAnswer
    | PersonAnswer
    | ColleagueAnswer
    | ContractAnswer
    | ResponsibilityAnswer
    | ChoiceAnswer
    | MessageAnswer
    | FormAnswer
    | SummaryAnswer
    | AlertAnswer
    | AgendaAnswer
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
    remember: dict[str, str] = field(default_factory=dict)
    missed: str | None = None
