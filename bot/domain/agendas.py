"""A meeting's agenda as values: the items that facts give, and what people have done with them.

What people do is a row of `Entry` that is never changed. The agenda is reckoned from the facts and folded with them, so
that an item follows the register until the meeting and keeps its place, its note and its outcome by its key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from bot.domain.meetings import Meeting

LONGEST_TITLE = 200
LONGEST_NOTE = 500

Words = Mapping[str, str | int]


class ItemKind(StrEnum):
    """What an item is about. The values are stored and end the keys of its texts, so they are never renamed."""

    NYTTOKALKYL = "nyttokalkyl"
    RETIREMENT_CASE = "retirement_case"  # a nyttokalkyl for retiring something
    JOINT_NEED = "joint_need"
    PLANS_ALIKE = "plans_alike"
    PLAN_EXISTING = "plan_existing"
    CONTRACT = "contract"
    STANDING_RETIREMENT = "standing_retirement"
    RETIREMENTS = "retirements"
    OVERLAP = "overlap"
    PROJECTS = "projects"
    THEME = "theme"
    KNOWLEDGE_SHARING = "knowledge_sharing"
    NEWS = "news"
    RISKS = "risks"
    EXPIRING = "expiring"
    VACANT_ROLES = "vacant_roles"
    REDUCTION = "reduction"
    EVALUATION = "evaluation"
    OWN = "own"  # added by the organiser
    PROPOSED = "proposed"  # proposed by a participant and approved


class Act(StrEnum):
    """What somebody did with an agenda. The values are stored, so they are never renamed."""

    MOVED = "moved"
    REMOVED = "removed"
    RESTORED = "restored"
    NOTED = "noted"
    ADDED = "added"
    PROPOSED = "proposed"
    APPROVED = "approved"
    DECLINED = "declined"
    SHARING = "sharing"  # volunteers for kunskapsdelning
    THEME = "theme"
    FROZEN = "frozen"  # the agenda as it was when the meeting was gone through
    DECIDED = "decided"
    POSTPONED = "postponed"
    ACTION = "action"
    DONE = "done"


DETAILED, PUBLIC = "", "public"
"""Who an agenda is for: IT-enheten, or anybody."""

OUTCOMES = frozenset({Act.DECIDED, Act.POSTPONED, Act.ACTION})


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item. `words` are the arguments of its texts that anybody may read, `detail` those only IT-enheten may.

    `systems` are the register's keys of those it names, `points` lines of figures (text key, arguments), `about` the
    systems whose restricted facts `detail` shows.
    """

    key: str
    kind: ItemKind
    words: tuple[tuple[str, str | int], ...] = ()
    detail: tuple[tuple[str, str | int], ...] = ()
    systems: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    points: tuple[tuple[str, tuple[tuple[str, str | int], ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. `version` counts from 1 within a meeting: two people cannot both write the same one.

    `item` is an item's key, or for an answer to a proposal the proposal's. `text` is what was written, `person` an
    object id and `name` what the person is called, for proposals, volunteers and those who are to do something. For an
    item that was moved `text` is the key of the item it was put after, or nothing.
    """

    meeting: str
    version: int
    act: Act
    by: str
    on: date
    item: str = ""
    text: str = ""
    person: str = ""
    name: str = ""
    due: date | None = None
    items: tuple[AgendaItem, ...] = ()

    @property
    def key(self) -> str:
        """What others refer to it by."""
        return f"{self.meeting}#{self.version}"


@dataclass(frozen=True, slots=True)
class Line:
    """An item where it stands, with what people have said of it. `from_meeting` is True for one that was postponed."""

    item: AgendaItem
    note: str = ""
    outcomes: tuple[Entry, ...] = ()
    from_meeting: bool = False


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting's agenda. `version` is that of its newest entry; `waiting` are proposals that nobody has answered.

    `material` are rows of (title, address): what there is to read on the theme.
    """

    meeting: Meeting
    lines: tuple[Line, ...]
    removed: tuple[Line, ...] = ()
    waiting: tuple[Entry, ...] = ()
    sharing: tuple[str, ...] = ()
    theme: str | None = None
    version: int = 0
    frozen: bool = False
    entries: tuple[Entry, ...] = field(default=(), repr=False)
    material: tuple[tuple[str, str], ...] = ()

    def line(self, key: str) -> Line | None:
        """The line of an item, also of one that was removed."""
        return next((one for one in (*self.lines, *self.removed) if one.item.key == key), None)

    def place(self, key: str) -> int | None:
        """Where an item stands, from 1; None if it does not."""
        return next((at for at, one in enumerate(self.lines, 1) if one.item.key == key), None)


def theme_of(meeting: Meeting, entries: Iterable[Entry]) -> str | None:
    """The theme that IT-enheten has chosen last, or the meeting's own."""
    chosen = [one.text for one in entries if one.act is Act.THEME]
    return (chosen[-1] if chosen else meeting.theme) or None


def folded(
    meeting: Meeting,
    built: Sequence[AgendaItem],
    entries: Sequence[Entry],
    carried: Sequence[AgendaItem] = (),
    view: str = DETAILED,
) -> Agenda:
    """The agenda: what the facts give, what was postponed to it, and all that people have done with it.

    `entries` are the meeting's own, the first first. A frozen agenda follows the facts no longer. `view` says who it is
    for: what is frozen for IT-enheten may name systems that others must not know of.
    """
    frozen = _frozen(entries, view)
    edits = [one for one in entries if frozen is None or one.version > frozen.version]
    first = (*carried, *built) if frozen is None else frozen.items
    known = {one.key: one for one in (*first, *_own_items(entries, edits))}
    order, removed = list(known), []
    for entry in edits:
        if entry.act is Act.MOVED and entry.item in order:
            _move(order, entry.item, entry.text)
        elif entry.act is Act.REMOVED and entry.item in order:
            order.remove(entry.item)
            removed.append(entry.item)
        elif entry.act is Act.RESTORED and entry.item in removed:
            removed.remove(entry.item)
            order.append(entry.item)
    from_meeting = {one.key for one in carried}

    def line(key: str) -> Line:
        notes = [one.text for one in entries if one.act is Act.NOTED and one.item == key]
        outcomes = tuple(one for one in entries if one.act in OUTCOMES and one.item == key)
        return Line(known[key], notes[-1] if notes else "", outcomes, key in from_meeting)

    return Agenda(
        meeting,
        tuple(map(line, order)),
        tuple(map(line, removed)),
        waiting(entries),
        tuple(dict.fromkeys(one.name for one in entries if one.act is Act.SHARING)),
        theme_of(meeting, entries),
        entries[-1].version if entries else 0,
        frozen is not None,
        tuple(entries),
    )


def _move(order: list[str], item: str, after: str) -> None:
    """Put an item after another one, or first. What stood there may be gone: then it stays."""
    if item == after or (after and after not in order):
        return
    order.remove(item)
    order.insert(order.index(after) + 1 if after else 0, item)


def waiting(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Proposals that nobody has answered."""
    entries = tuple(entries)
    answered = {one.item for one in entries if one.act in (Act.APPROVED, Act.DECLINED)}
    return tuple(one for one in entries if one.act is Act.PROPOSED and one.key not in answered)


def answer_to(proposal: Entry, entries: Iterable[Entry]) -> Entry | None:
    """What the organiser answered to a proposal."""
    answers = (Act.APPROVED, Act.DECLINED)
    return next((one for one in entries if one.act in answers and one.item == proposal.key), None)


def open_actions(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """What somebody has taken on and not said to be done."""
    entries = tuple(entries)
    done = {one.item for one in entries if one.act is Act.DONE}
    return tuple(one for one in entries if one.act is Act.ACTION and one.key not in done)


def postponed(entries: Iterable[Entry], view: str = DETAILED) -> tuple[AgendaItem, ...]:
    """Items of a meeting whose last outcome is that they wait for the next one, as they were."""
    entries = tuple(entries)
    frozen = _frozen(entries, view)
    known = {one.key: one for one in (*(frozen.items if frozen else ()), *_own_items(entries, entries))}
    last: dict[str, Act] = {}
    for entry in entries:
        if entry.act in OUTCOMES and entry.item in known:
            last[entry.item] = entry.act
    return tuple(known[key] for key, act in last.items() if act is Act.POSTPONED)


def public(agenda: Agenda, is_known: Callable[[str], bool]) -> Agenda:
    """The agenda as any employee may read it: no details, and nothing of a system that is not known to all."""

    def readable(lines: Iterable[Line]) -> tuple[Line, ...]:
        kept = [one for one in lines if all(map(is_known, one.item.systems))]
        return tuple(replace(one, item=replace(one.item, detail=(), about=())) for one in kept)

    return replace(agenda, lines=readable(agenda.lines), removed=readable(agenda.removed))


def _frozen(entries: Sequence[Entry], view: str) -> Entry | None:
    return next((one for one in reversed(entries) if one.act is Act.FROZEN and one.item == view), None)


def _own_items(entries: Iterable[Entry], among: Iterable[Entry]) -> list[AgendaItem]:
    """Items that people have brought, in those of the entries."""
    proposals = {one.key: one for one in entries if one.act is Act.PROPOSED}
    items = []
    for entry in among:
        if entry.act is Act.ADDED:
            items.append(AgendaItem(f"own/{entry.key}", ItemKind.OWN, (("title", entry.text),)))
        elif entry.act is Act.APPROVED and entry.item in proposals:
            asked = proposals[entry.item]
            words = (("title", asked.text), ("name", asked.name))
            items.append(AgendaItem(f"proposed/{asked.key}", ItemKind.PROPOSED, words))
    return items
