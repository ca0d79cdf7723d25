"""What a meeting should take up, reckoned from what is true (audit 2.3.3, 3.2). Each item says why it is there.

The same facts always give the same items with the same keys. What may be told whom is not decided here: the facts that
are handed in are those that may be (docs/decisions/012).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from bot.domain.agenda_facts import LACKS, Facts, subject_of
from bot.domain.agendas import AgendaItem, ItemKind, Words
from bot.domain.dossiers import Dossier, same_need
from bot.domain.meetings import Forum, Meeting
from bot.domain.nyttokalkyl.calculation import CalculationKind
from bot.domain.nyttokalkyl.lifecycle import Stage
from bot.domain.systems import ItSystem, LifecyclePhase

_MOST_NAMES = 5
_MOST_OVERLAPS = 3
SMALLEST_GROUP = 3
"""Departments with fewer systems are not told apart in figures: a figure of one is a name."""


def built(meeting: Meeting, facts: Facts) -> tuple[AgendaItem, ...]:
    """The items of a meeting, in the order they are taken up."""
    return tuple(_BUILDERS[meeting.forum](meeting, facts))


def _tactical(meeting: Meeting, facts: Facts) -> Iterator[AgendaItem]:
    home = meeting.department

    def ours(department: str) -> bool:
        return home is None or department == home

    handed_in = [
        one
        for one in facts.dossiers
        if one.matter.stage in (Stage.SUBMITTED, Stage.IT_STATEMENT)
        and any(map(ours, one.departments))
        and one.matter.versions[-1].submitted_on <= meeting.stop_date
    ]
    yield from (_nyttokalkyl(one) for one in sorted(handed_in, key=lambda one: one.number))
    yield from _joint_needs(handed_in, facts)
    yield from _plans(facts, ours)
    mine = [one for one in facts.systems if ours(one.department)]
    yield from _contracts(mine, meeting, facts)
    yield from _standing_still(mine, facts)
    yield from _overlaps(facts.systems, {one.key for one in mine})
    yield from _named(ItemKind.PROJECTS, [one for one in mine if one.phase is LifecyclePhase.INTRODUCTION])
    still = [one for one in mine if one.phase is LifecyclePhase.RETIREMENT and one.key not in facts.standing]
    yield from _named(ItemKind.RETIREMENTS, still)


def _nyttokalkyl(dossier: Dossier) -> AgendaItem:
    current = dossier.matter.current
    assert current is not None
    words: Words = {
        "number": dossier.number,
        "department": dossier.departments[0],
        "day": dossier.matter.versions[-1].submitted_on.isoformat(),
    }
    # The title of a retirement names the system, which may be one that not everybody knows of.
    retirement = current.kind is CalculationKind.RETIREMENT
    kind = ItemKind.RETIREMENT_CASE if retirement else ItemKind.NYTTOKALKYL
    title = {} if retirement else {"title": current.title}
    stated = "yes" if dossier.matter.statement is not None else "no"
    detail = {"stated": stated, "title": current.title}
    return AgendaItem(f"nyttokalkyl/{dossier.number}", kind, tuple({**words, **title}.items()), tuple(detail.items()))


def _joint_needs(handed_in: Sequence[Dossier], facts: Facts) -> Iterator[AgendaItem]:
    known = {one.number: one for one in facts.dossiers}
    mine = {one.number for one in handed_in}
    for first, second in sorted(facts.links):
        if not {first, second} & mine or first not in known or second not in known:
            continue
        one, other = known[first], known[second]
        if one.departments[:1] == other.departments[:1] or not (_is_alive(one) and _is_alive(other)):
            continue
        words: Words = {
            "first": first,
            "second": second,
            "one": one.departments[0],
            "other": other.departments[0],
        }
        yield AgendaItem(f"joint/{first}-{second}", ItemKind.JOINT_NEED, tuple(words.items()))


def _is_alive(dossier: Dossier) -> bool:
    return dossier.is_submitted and dossier.matter.stage not in (Stage.DRAFT, Stage.FOLLOWED_UP)


def _plans(facts: Facts, ours: Callable[[str], bool]) -> Iterator[AgendaItem]:
    """Planned procurements beside one of another department, or beside a system that is there already."""
    for plan in sorted((one for one in facts.plans if ours(one.department)), key=lambda one: one.number):
        words: dict[str, str | int] = {"title": plan.title, "committee": plan.committee}
        for other in sorted(facts.plans, key=lambda one: one.number):
            twice = ours(other.department) and other.number < plan.number
            if other.department == plan.department or twice or not same_need(plan.need_words, other.need_words):
                continue
            elsewhere = {"other": other.title, "where": other.committee}
            yield AgendaItem(
                f"plans/{plan.number}-{other.number}", ItemKind.PLANS_ALIKE, tuple((words | elsewhere).items())
            )
        functions = {word[1:] for word in plan.need_words if word.startswith("=")}
        there = [
            one
            for one in facts.systems
            if functions & set(one.functions) and one.phase is not LifecyclePhase.RETIREMENT
        ]
        if there:
            words |= {"systems": _names(there), "count": len(there)}
            yield AgendaItem(f"plan/{plan.number}", ItemKind.PLAN_EXISTING, tuple(words.items()), systems=_keys(there))


def _contracts(mine: Sequence[ItSystem], meeting: Meeting, facts: Facts) -> Iterator[AgendaItem]:
    """One item a system, by name: neither its key nor its place says when, because others than IT-enheten see both."""
    day, until = meeting.starts.date(), facts.next_meeting
    if until is None:
        return
    points = defaultdict(list)
    for point in sorted(facts.contracts, key=lambda one: (one.deadline, one.subject)):
        if not point.decided and min(day, facts.today) <= point.deadline < until:
            points[point.system].append(point)
    for system in sorted((one for one in mine if one.key in points), key=lambda one: (one.name, one.key)):
        found = points[system.key]
        detail = {
            "deadline": ", ".join(one.deadline.isoformat() for one in found),
            "ends": ", ".join(one.ends.isoformat() if one.ends else "–" for one in found),
            "next": until.isoformat(),
        }
        yield AgendaItem(
            f"contract/{system.key}",
            ItemKind.CONTRACT,
            (("system", system.name), ("owner", system.owner.name if system.owner else "–")),
            tuple(detail.items()),
            (system.key,),
            (system.key,),
        )


def _standing_still(mine: Sequence[ItSystem], facts: Facts) -> Iterator[AgendaItem]:
    for system in mine:
        since = facts.standing.get(system.key)
        if since is not None:
            words = (("system", system.name), ("since", since.isoformat()))
            yield AgendaItem(f"retirement/{system.key}", ItemKind.STANDING_RETIREMENT, words, systems=(system.key,))


def _overlaps(systems: Sequence[ItSystem], mine: set[str]) -> Iterator[AgendaItem]:
    """The largest groups that do the same: all of them would be a meeting of its own."""
    groups: dict[str, list[ItSystem]] = defaultdict(list)
    for system in systems:
        if system.phase is not LifecyclePhase.RETIREMENT:
            for function in dict.fromkeys(system.functions):
                groups[function].append(system)
    shared = [(name, group) for name, group in groups.items() if len(group) > 1 and {one.key for one in group} & mine]
    shared.sort(key=lambda one: (-len(one[1]), one[0]))
    for function, group in shared[:_MOST_OVERLAPS]:
        words: Words = {"function": function, "count": len(group), "systems": _names(group)}
        yield AgendaItem(f"overlap/{function}", ItemKind.OVERLAP, tuple(words.items()), systems=_keys(group))


def _named(kind: ItemKind, systems: Sequence[ItSystem]) -> Iterator[AgendaItem]:
    if systems:
        words: Words = {"count": len(systems), "systems": _names(systems)}
        yield AgendaItem(kind.value, kind, tuple(words.items()), systems=_keys(systems))


def _maintenance(_meeting: Meeting, facts: Facts) -> Iterator[AgendaItem]:
    theme = facts.theme
    if theme:
        subject = subject_of(theme)
        points = _figures(subject, facts.systems) if subject else ()
        yield AgendaItem("theme", ItemKind.THEME, (("theme", theme),), points=points)
    words: Words = {"count": len(facts.sharing), "names": ", ".join(facts.sharing)}
    yield AgendaItem("knowledge_sharing", ItemKind.KNOWLEDGE_SHARING, tuple(words.items()))
    news: Words = {"count": len(facts.news), "documents": ", ".join(facts.news[:_MOST_NAMES])}
    yield AgendaItem("news", ItemKind.NEWS, tuple(news.items()))


def _figures(subject: str, systems: Sequence[ItSystem]) -> tuple[tuple[str, tuple[tuple[str, str | int], ...]], ...]:
    """How many lack it, by department; small departments together, and left out where they are few even so."""
    lacking = LACKS[subject]
    groups: dict[str, list[ItSystem]] = defaultdict(list)
    for system in systems:
        if system.phase is not LifecyclePhase.RETIREMENT:
            groups[system.department].append(system)
    large = {name: group for name, group in groups.items() if len(group) >= SMALLEST_GROUP}
    rest = [one for name, group in groups.items() if name not in large for one in group]
    figures = [(f"agendas-figure-{subject}", name, large[name]) for name in sorted(large)]
    if len(rest) >= SMALLEST_GROUP:
        figures.append((f"agendas-figure_rest-{subject}", "", rest))
    return tuple(
        (key, (("department", name), ("lacking", sum(map(lacking, group))), ("total", len(group))))
        for key, name, group in figures
    )


def _owner(meeting: Meeting, facts: Facts) -> Iterator[AgendaItem]:
    points = tuple(
        (f"agendas-risk-{name}", (("lacking", sum(map(LACKS[name], facts.systems))), ("total", len(facts.systems))))
        for name in ("plan", "classification", "usage")
    )
    yield AgendaItem("risks", ItemKind.RISKS, points=points)
    known = {one.key: one for one in facts.systems}
    last = _half_year_after(meeting.starts.date())
    ending = sorted(
        (one for one in facts.contracts if one.system in known and facts.today <= one.deadline <= last),
        key=lambda one: (one.deadline, one.subject),
    )
    if ending:
        # By name: the order must not say which of them comes first.
        systems = sorted(
            {one.system: known[one.system] for one in ending}.values(), key=lambda one: (one.name, one.key)
        )
        detail = ", ".join(f"{known[one.system].name} {one.deadline.isoformat()}" for one in ending[: _MOST_NAMES * 2])
        yield AgendaItem(
            "expiring",
            ItemKind.EXPIRING,
            (("count", len(systems)), ("systems", _names(systems))),
            (("dates", detail), ("until", last.isoformat())),
            _keys(systems),
            tuple(one.key for one in systems),
        )
    vacant = [one for one in facts.systems if LACKS["roles"](one)]
    if vacant:
        words: Words = {"count": len(vacant), "systems": _names(vacant)}
        yield AgendaItem("vacant_roles", ItemKind.VACANT_ROLES, tuple(words.items()), systems=_keys(vacant))
    if facts.evaluates:
        yield from _evaluation(meeting, facts)
    else:
        yield from _reduction(facts)


def _reduction(facts: Facts) -> Iterator[AgendaItem]:
    if facts.baseline:
        words: Words = {"now": len(facts.systems), "then": facts.baseline, "half": facts.baseline // 2}
        yield AgendaItem("reduction", ItemKind.REDUCTION, tuple(words.items()))


def _evaluation(_meeting: Meeting, facts: Facts) -> Iterator[AgendaItem]:
    total = len(facts.systems)
    points: list[tuple[str, tuple[tuple[str, str | int], ...]]] = [
        (f"agendas-evaluation-{name}", (("have", total - sum(map(LACKS[name], facts.systems))), ("total", total)))
        for name in ("roles", "plan", "classification")
    ]
    decided = sum(one.matter.decision is not None for one in facts.dossiers)
    points.append(("agendas-evaluation-cases", (("submitted", len(facts.dossiers)), ("decided", decided))))
    yield AgendaItem("evaluation", ItemKind.EVALUATION, points=tuple(points))
    yield from _reduction(facts)


def _names(systems: Sequence[ItSystem]) -> str:
    """Names enough to know what is meant. «W3D3, Platina +3»: in no language."""
    named = ", ".join(one.name for one in systems[:_MOST_NAMES])
    return f"{named} +{len(systems) - _MOST_NAMES}" if len(systems) > _MOST_NAMES else named


def _keys(systems: Sequence[ItSystem]) -> tuple[str, ...]:
    return tuple(one.key for one in systems[:_MOST_NAMES])


def _half_year_after(day: date) -> date:
    return date(day.year, 12, 31) if day.month > 6 else date(day.year, 6, 30)


_BUILDERS: Mapping[Forum, Callable[[Meeting, Facts], Iterator[AgendaItem]]] = {
    Forum.TACTICAL_MEETING: _tactical,
    Forum.MAINTENANCE_MEETING: _maintenance,
    Forum.OWNER_MEETING: _owner,
    Forum.MODEL_EVALUATION: _evaluation,
}
