"""What somebody asks for, typed or pressed: one value that every handler takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from bot.domain.systems import LifecyclePhase, Role

Language = Literal["sv", "en"]


class Intent(StrEnum):
    """Intents as `ask` reports them (interface.md). The values are never renamed."""

    FIND_BY_FUNCTION = "find_by_function"
    FIND_BY_NAME = "find_by_name"
    OWNER = "owner"
    CONTRACT = "contract"
    BY_DEPARTMENT = "by_department"
    BY_VENDOR = "by_vendor"
    LIFECYCLE = "lifecycle"
    COUNT = "count"
    OVERLAP = "overlap"
    RESPONSIBILITY = "responsibility"
    DOCUMENT = "document"
    MEETING = "meeting"
    NYTTOKALKYL_START = "nyttokalkyl_start"
    REQUEST = "request"
    HELP = "help"
    SMALLTALK = "smalltalk"
    OUT_OF_SCOPE = "out_of_scope"
    MY_SYSTEMS = "my_systems"
    CHANNEL_SETUP = "channel_setup"
    MORE = "more"
    BY_FUNCTION = "by_function"
    SEARCH_WRONG = "search_wrong"
    MISSED_SEARCHES = "missed_searches"
    NYTTOKALKYL_DRAFT = "nyttokalkyl_draft"
    NYTTOKALKYL_MATTER = "nyttokalkyl_matter"
    HIDDEN_OVERLAPS = "hidden_overlaps"
    CONTRACT_DECISION = "contract_decision"
    REQUEST_MATTER = "request_matter"
    AUDIT_LOG = "audit_log"
    MY_REMINDERS = "my_reminders"
    ABOUT_ME = "about_me"
    UPCOMING = "upcoming"
    PREFERENCES = "preferences"
    ALERTS = "alerts"
    AGENDA = "agenda"
    UNSURE_DELIVERIES = "unsure_deliveries"
    RETIREMENT = "retirement"
    PERSON = "person"
    QUALITY = "quality"


class ContractFact(StrEnum):
    """Which part of a contract a question is about; none means the whole."""

    END = "end"
    NOTICE_PERIOD = "notice_period"
    NOTICE_DEADLINE = "notice_deadline"
    COST = "cost"
    RENEWAL = "renewal"
    START = "start"
    NUMBER = "number"
    PROCUREMENT_FORM = "procurement_form"


class Certainty(StrEnum):
    """How sure a search is of its hits."""

    CERTAIN = "certain"
    MAYBE = "maybe"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Hit:
    """One system found. `score` is 0–1; `why` names what matched («diarium → ärende- och dokumenthantering»)."""

    key: str
    score: float
    why: str


SAME_FUNCTION = 0.75
"""Share of the best score above which hits have the sought function, for counts and overlaps."""

WORTH_SHOWING = 0.6
"""Share of the best score below which a hit only shares a word with the need."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits best first. With certainty NONE `hits` is empty and `closest` may hold near guesses."""

    certainty: Certainty
    hits: tuple[Hit, ...] = ()
    closest: tuple[Hit, ...] = ()

    def within(self, share: float) -> tuple[Hit, ...]:
        """The hits that score at least this share of the best one."""
        floor = share * max((hit.score for hit in self.hits), default=0.0)
        return tuple(hit for hit in self.hits if hit.score >= floor)


@dataclass(frozen=True, slots=True)
class Question:
    """An understood question.

    `systems` are keys of systems named with certainty, best first; `near_systems` are keys of
    systems that the wording may mean (misspelt or ambiguous). `need` is the sought function in the
    asker's own words, cleaned. `topic` is a sub-kind that a handler knows (a document name, a kind
    of small talk, a reason for out of scope). `page` counts from 0; `number` names a row in storage.
    `form` holds what was filled in on a card, by input; it is input from a stranger.
    """

    intent: Intent
    language: Language = "sv"
    text: str = ""
    systems: tuple[str, ...] = ()
    near_systems: tuple[str, ...] = ()
    need: str | None = None
    department: str | None = None
    supplier: str | None = None
    unit: str | None = None
    phase: LifecyclePhase | None = None
    role: Role | None = None
    contract_facts: frozenset[ContractFact] = frozenset()
    expires_by: str | None = None
    topic: str | None = None
    page: int = 0
    number: int | None = None
    pressed: bool = False
    form: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Memory:
    """What a conversation remembers between turns; stored as plain JSON with a schema version."""

    subjects: tuple[str, ...] = ()
    last: Question | None = None
    language: Language | None = None
    extras: dict[str, str] = field(default_factory=dict)
