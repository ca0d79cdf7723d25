"""The quality drive: which fact a system manager is asked to confirm next, and what the answers add up to.

One question at a time, at most so often. Questions and answers are entries that are never changed: a person's round is
what they fold to. A confirmation holds for the very words that the register said; when they change it holds no longer.
Days are local.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.changes import FactChange, current
from bot.domain.requests import CONTRACT_KINDS, RequestKind
from bot.domain.systems import Contract, ItSystem, LifecyclePhase, RestrictedFacts, Role


class Fact(StrEnum):
    """What is asked about, the most needed first. The values are stored and used in the settings."""

    OWNER = "owner"
    CONTRACT = "contract"
    PLAN = "plan"
    CLASSIFICATION = "classification"
    USAGE = "usage"


MENDED_BY: Mapping[Fact, RequestKind] = {
    Fact.OWNER: RequestKind.OWNER,
    Fact.CONTRACT: RequestKind.CONTRACT_END,
    Fact.PLAN: RequestKind.PLAN,
    Fact.CLASSIFICATION: RequestKind.CLASSIFICATION,
    Fact.USAGE: RequestKind.USAGE,
}
"""The request that puts a fact right."""

Of = tuple[str, Fact]
"""A fact of a system: its key in the register, and which fact."""


class Act(StrEnum):
    """What has been done in a round. The values are stored."""

    ASKED = "asked"  # by the bot, unasked
    SHOWN = "shown"  # the person wanted the next question at once
    CONFIRMED = "confirmed"
    MENDED = "mended"  # the form for a change was opened
    LATER = "later"  # the person does not know now
    PAUSED = "paused"
    RESUMED = "resumed"


ANSWERS = frozenset({Act.CONFIRMED, Act.MENDED, Act.LATER})


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. `version` counts a person's acts from 1; two cannot be the same. `person` is an Entra object id.

    `said` is what the register said of the fact, `until` the last day of a pause.
    """

    person: str
    version: int
    act: Act
    on: date
    system: str = ""
    fact: Fact | None = None
    said: str = ""
    name: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that has been put, and how it was answered if it was. `number` is its entry's version.

    `said` is what the register said of the fact then.
    """

    number: int
    system: str
    fact: Fact
    on: date
    sent: bool
    said: str = ""
    answer: Act | None = None
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """All that a person has been asked, the first first. `paused_until` is the last day without questions."""

    person: str
    version: int = 0
    questions: tuple[Asked, ...] = ()
    paused_until: date | None = None

    @property
    def open(self) -> Asked | None:
        """The question that waits for an answer: the last one, if nobody has answered it."""
        last = self.questions[-1] if self.questions else None
        return last if last is not None and last.answer is None else None

    @property
    def asked_on(self) -> date | None:
        """When the last question was put."""
        return self.questions[-1].on if self.questions else None

    def is_paused(self, today: date) -> bool:
        """True on a day without questions."""
        return self.paused_until is not None and today <= self.paused_until


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The newest word of a manager that the register is right about a fact."""

    said: str
    on: date


@dataclass(frozen=True, slots=True)
class QualityRules:
    """What the municipality has decided. Days are calendar days; an answer is old after `fresh_days` of its fact."""

    facts: tuple[Fact, ...] = tuple(Fact)
    every_days: int = 7
    remind_after_days: int = 7
    later_days: int = 30
    fresh_days: Mapping[Fact, int] = field(default_factory=dict)

    def fresh(self, fact: Fact) -> timedelta:
        """For how long a confirmation holds."""
        return timedelta(days=self.fresh_days.get(fact, 365))


@dataclass(frozen=True, slots=True)
class Progress:
    """How many facts are asked about, how many the register has, and how many are confirmed lately."""

    systems: int = 0
    facts: int = 0
    known: int = 0
    fresh: int = 0

    def __add__(self, other: Progress) -> Progress:
        """Both together."""
        return Progress(
            self.systems + other.systems,
            self.facts + other.facts,
            self.known + other.known,
            self.fresh + other.fresh,
        )


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of the age of facts: what has been confirmed, and when a request last changed one."""

    confirmed: Mapping[Of, Confirmation] = field(default_factory=dict)
    changed: Mapping[Of, date] = field(default_factory=dict)

    def dated(self, system: ItSystem, fact: Fact) -> date | None:
        """When the fact as it stands was last confirmed or put right; None where nobody has."""
        key = (system.key, fact)
        said = self.confirmed.get(key)
        days = [said.on] if said is not None and said.said == fact_text(system, fact) else []
        if key in self.changed and not is_missing(system, fact):
            days.append(self.changed[key])
        return max(days, default=None)

    def is_fresh(self, system: ItSystem, fact: Fact, rules: QualityRules, today: date) -> bool:
        """True if nobody need be asked."""
        day = self.dated(system, fact)
        return day is not None and today - day <= rules.fresh(fact)


def rounds(entries: Iterable[Entry]) -> dict[str, Round]:
    """Everybody's round, by person. Entries of a person come in the order of their versions."""
    found: dict[str, Round] = {}
    for entry in entries:
        found[entry.person] = after(found.get(entry.person, Round(entry.person)), entry)
    return found


def after(one: Round, entry: Entry) -> Round:
    """The round with one act more."""
    one = replace(one, version=entry.version)
    if entry.act in (Act.ASKED, Act.SHOWN):
        assert entry.fact is not None
        asked = Asked(entry.version, entry.system, entry.fact, entry.on, entry.act is Act.ASKED, entry.said)
        return replace(one, questions=(*one.questions, asked))
    if entry.act in ANSWERS:
        if one.open is None:
            return one
        answered = replace(one.open, answer=entry.act, answered_on=entry.on)
        return replace(one, questions=(*one.questions[:-1], answered))
    return replace(one, paused_until=entry.until)


def fact_text(system: ItSystem, fact: Fact) -> str:
    """What the register says of the fact, in one way only; empty where it says nothing."""
    if fact is Fact.CONTRACT:
        known = system.restricted or RestrictedFacts()
        return "; ".join(sorted(_contract_text(one) for one in known.contracts))
    return current(system, FactChange(MENDED_BY[fact]))


def is_missing(system: ItSystem, fact: Fact) -> bool:
    """True if the register does not say it. A contract without end is no contract without date: it is open-ended."""
    known = system.restricted or RestrictedFacts()
    if fact is Fact.CONTRACT:
        return not known.contracts or any(one.end_date is None and not one.open_ended for one in known.contracts)
    if fact is Fact.USAGE:
        return known.user_count is None and known.logins_90_days is None
    return not fact_text(system, fact)


def may_be_confirmed(system: ItSystem, fact: Fact) -> bool:
    """True if there is something to confirm. That there is no contract at all is such a thing."""
    none_at_all = fact is Fact.CONTRACT and not fact_text(system, fact)
    return none_at_all or not is_missing(system, fact)


def next_question(
    systems: Iterable[ItSystem], known: Knowledge, one: Round, rules: QualityRules, today: date
) -> tuple[ItSystem, Fact] | None:
    """What to ask about now: first what is missing, then what nobody has confirmed for long. None if all is well."""
    waiting = _put_off(one, rules, today)
    wanted = [
        (system, fact)
        for system in systems
        if system.phase is not LifecyclePhase.RETIREMENT
        for fact in rules.facts
        if (system.key, fact) not in waiting and _is_wanted(system, fact, known, rules, today)
    ]

    def urgency(of: tuple[ItSystem, Fact]) -> tuple[bool, int, date, str, str]:
        system, fact = of
        age = known.dated(system, fact) or date.min
        return not is_missing(system, fact), rules.facts.index(fact), age, system.name, system.key

    return min(wanted, key=urgency, default=None)


def _is_wanted(system: ItSystem, fact: Fact, known: Knowledge, rules: QualityRules, today: date) -> bool:
    if known.is_fresh(system, fact, rules, today):
        return False
    # Logins are counted by a machine and read in each month: nobody need vouch for them.
    measured = fact is Fact.USAGE and not fact_text(system, fact)
    return not measured or is_missing(system, fact)


def _put_off(one: Round, rules: QualityRules, today: date) -> set[Of]:
    """Facts that the person has been asked about lately, whatever they answered."""
    since = today - timedelta(days=rules.later_days)
    return {(asked.system, asked.fact) for asked in one.questions if (asked.answered_on or asked.on) > since}


def is_time(one: Round, rules: QualityRules, today: date, weekday: int) -> bool:
    """True if the bot may put another question.

    The first comes on a weekday of the person's own (0 is Monday), so that not all are asked at once. One that nobody
    answers is left when as long has gone since its reminder.
    """
    if one.is_paused(today):
        return False
    if one.asked_on is None:
        return today.weekday() == weekday
    wait = rules.every_days if one.open is None else max(rules.every_days, rules.remind_after_days * 2)
    return today - one.asked_on >= timedelta(days=wait)


def progress_of(systems: Sequence[ItSystem], known: Knowledge, rules: QualityRules, today: date) -> Progress:
    """How far these systems have come. Those in retirement are not asked about."""
    total = Progress()
    for system in systems:
        if system.phase is LifecyclePhase.RETIREMENT:
            continue
        fresh = [known.is_fresh(system, fact, rules, today) for fact in rules.facts]
        there = [is_fresh or not is_missing(system, fact) for is_fresh, fact in zip(fresh, rules.facts, strict=True)]
        total += Progress(1, len(rules.facts), sum(there), sum(fresh))
    return total


CHANGED_BY: Mapping[RequestKind, Fact] = {
    **dict.fromkeys(CONTRACT_KINDS, Fact.CONTRACT),
    **{kind: fact for fact, kind in MENDED_BY.items()},
}


def changed_fact(kind: RequestKind, part: str) -> Fact | None:
    """Which fact a change in the audit log is about."""
    if kind is RequestKind.VACANT and part == Role.SYSTEM_OWNER:
        return Fact.OWNER
    return CHANGED_BY.get(kind)


def _contract_text(contract: Contract) -> str:
    end = "open_ended" if contract.open_ended else contract.end_date.isoformat() if contract.end_date else "?"
    renewal = contract.renewal
    terms = f"{renewal.kind.value} {renewal.count} x {renewal.months}" if renewal else "?"
    notice = "?" if contract.notice_period_months is None else str(contract.notice_period_months)
    return f"{contract.number}: {end}, {notice}, {terms}"
