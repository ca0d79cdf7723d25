"""Notices in words. Private ones hold dates and terms, those in a channel neither (domain.md «The channel»)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.decisions.wording import next_step, presses, told
from bot.domain.answers import Press
from bot.domain.contract_decisions import Capacity, Entry, case_of
from bot.domain.contracts import IfNothing
from bot.domain.escalation import Skipped, skipped
from bot.domain.notices import TOLD_ONCE, Notice, NoticeKind, NoticeRules, acting_role, is_quiet
from bot.domain.posts import DigestGroup, DigestLine, DigestPost, NoticePost
from bot.domain.systems import ItSystem, Role, RoleHolder
from bot.domain.workdays import working_day_on_or_before
from bot.texts import Texts

MOST_LINES = 18
"""Systems that fit in one card of a channel."""

_NOTHING_LEFT = {
    NoticeKind.ENDED_WITHOUT_DECISION: "notices-nothing-ended",
    NoticeKind.DECISION_NOT_REGISTERED: "notices-nothing-not-registered",
}

_OVER = frozenset({IfNothing.ENDS, IfNothing.OPTION_LAPSES})


def private_post(
    notice: Notice,
    rules: NoticeRules,
    say: Texts,
    entry: Entry | None = None,
    given: frozenset[Capacity] = frozenset(),
    instead_of: str = "",
) -> NoticePost:
    """The notice for somebody with a role in the system: where its decision stands, and what they may do.

    `entry` is the newest act of its decision, `given` as what the reader acts. `instead_of` names a manager who cannot
    be reached, where the owner is told in that person's place.
    """
    seen = notice.contract.outlook
    facts = [(say("notices-system"), f"{notice.system.name} ({notice.system.department})")]
    if number := seen.contract.number.strip():
        facts.append((say("notices-contract"), number))
    end = seen.current_end
    if end is not None and notice.kind is not NoticeKind.ENDED_WITHOUT_DECISION:
        facts.append((say("notices-end"), str(end)))
    if notice.meeting is not None:
        facts.append((say("notices-meeting"), str(notice.meeting)))
    return NoticePost(
        heading=say(f"notices-heading-{notice.kind}", system=notice.system.name),
        now=_now(notice, say),
        nothing=_if_nothing(notice, say),
        who=_who(notice.system, say)
        if entry is None
        else f"{told(entry, say)} {next_step(entry, notice.system, seen, say)}",
        why=f"{why(notice, rules, say)} {say('notices-why-instead', name=instead_of) if instead_of else ''}".rstrip(),
        facts=tuple(facts),
        urgent=notice.is_urgent(rules) or notice.is_afterwards,
        actions=(
            *_decision_presses(notice, entry, given, say),
            Press("contract.show", say("answers-press-contract"), {"system": notice.system.key}),
            Press("owner.show", say("answers-press-owner"), {"system": notice.system.key}),
        ),
    )


def _review_presses(system: ItSystem, say: Texts) -> tuple[Press, ...]:
    """A contract without an end has no day to decide before: who wants something else begins a nyttokalkyl."""
    if system.restricted is not None and system.restricted.secret:
        return ()  # a draft is shared when it is handed in
    functions = ", ".join(system.functions[:3]) or system.description or system.name
    need = say("decisions-need", system=system.name, functions=functions)
    return (
        Press("nyttokalkyl.start", say("notices-press-procure"), {"need": need}),
        Press("nyttokalkyl.retire", say("answers-press-retire"), {"system": system.key}),
    )


def later_post(
    notice: Notice, rules: NoticeRules, say: Texts, entry: Entry | None, given: frozenset[Capacity]
) -> NoticePost:
    """The notice on a day that the reader asked for."""
    return replace(private_post(notice, rules, say, entry, given), why=say("decisions-later-why"))


def _decision_presses(notice: Notice, entry: Entry | None, given: frozenset[Capacity], say: Texts) -> tuple[Press, ...]:
    seen = notice.contract.outlook
    if notice.kind is NoticeKind.OPEN_ENDED_REVIEW:
        return _review_presses(notice.system, say) if given else ()
    case = case_of(notice.system.key, notice.contract.subject, seen)
    if case is None or notice.kind in TOLD_ONCE:
        return ()
    return presses(case, entry, given, say, today=seen.today)


def urgent_post(notice: Notice, say: Texts) -> NoticePost:
    """The single post in a channel."""
    return waiting_post(notice.system, say)


def waiting_post(system: ItSystem, say: Texts) -> NoticePost:
    """For a channel: which system, who is responsible, and no dates."""
    return NoticePost(
        heading=say("notices-urgent-heading", system=system.name),
        now=say("notices-urgent-now", system=system.name, department=system.department),
        nothing=say("notices-urgent-nothing"),
        who=_who(system, say),
        why=say("notices-urgent-why"),
        urgent=True,
        actions=(Press("owner.show", say("answers-press-owner"), {"system": system.key}),),
    )


def digest_post(notices: Sequence[Notice], say: Texts, *, baseline: bool = False) -> DigestPost:
    """The week's notices by department; the most urgent where there is not room for all."""
    systems: dict[str, ItSystem] = {}
    for notice in sorted(notices, key=_most_urgent_first):
        systems.setdefault(notice.system.key, notice.system)
    shown, rest = list(systems.values())[:MOST_LINES], list(systems.values())[MOST_LINES:]
    groups = []
    for department in sorted({system.department for system in shown}):
        lines = tuple(_line(system, say) for system in shown if system.department == department)
        more = sum(system.department == department for system in rest)
        groups.append(DigestGroup(department, lines, say("notices-digest-more", count=more) if more else None))
    for department in sorted({system.department for system in rest} - {system.department for system in shown}):
        more = sum(system.department == department for system in rest)
        groups.append(DigestGroup(department, (), say("notices-digest-more", count=more)))
    count = len(systems)
    lead = say("notices-digest-baseline", count=count) if baseline else say("notices-digest-lead", count=count)
    return DigestPost(say("notices-digest-heading"), lead, tuple(groups), say("notices-digest-note"))


def why(notice: Notice, rules: NoticeRules, say: Texts) -> str:
    """Why the notice comes on the day it does."""
    step = notice.step
    if notice.kind is NoticeKind.OPEN_ENDED_REVIEW:
        reason = say("notices-why-review")
    elif notice.is_afterwards or notice.rung < 0:
        reason = say("notices-why-passed", days=-notice.rung)
    else:
        reason = say("notices-why-day", days=notice.rung)
    if step.send_on > step.day:
        return f"{reason} {say('notices-why-held')}"
    if step.send_on < step.day:
        quiet = is_quiet(step.day, rules)
        moved = say("notices-why-moved-quiet") if quiet else say("notices-why-moved-workday")
        return f"{reason} {moved}"
    return reason


def _now(notice: Notice, say: Texts) -> str:
    seen, kind = notice.contract.outlook, notice.kind
    values = {"deadline": str(notice.deadline)}
    variant = ""
    if kind is NoticeKind.PROCUREMENT_START:
        values["end"] = str(seen.current_end)
        variant = "-passed" if notice.rung < 0 else ""
    elif kind is NoticeKind.RENEWED_ITSELF:
        values["until"] = str(seen.current_end)
    elif kind is NoticeKind.OPEN_ENDED_REVIEW:
        values = {}
    elif not notice.is_afterwards and seen.notice_deadline is None:
        variant = "-end"
    elif kind is NoticeKind.NOTICE_DEADLINE and seen.if_nothing is IfNothing.ENDS:
        # What ends by itself is not given notice of, but somebody must know in time what comes after it.
        variant, values["end"] = "-ends", str(seen.current_end)
    elif kind is NoticeKind.DEADLINE_MISSED and seen.if_nothing in _OVER:
        variant = f"-{seen.if_nothing}"
    sentence = say(f"notices-now-{kind}{variant}", **values)
    by = working_day_on_or_before(notice.deadline)
    ahead = not notice.is_afterwards and notice.rung >= 0 and kind is not NoticeKind.OPEN_ENDED_REVIEW
    return f"{sentence} {say('notices-workday', day=str(by))}" if ahead and by != notice.deadline else sentence


def _if_nothing(notice: Notice, say: Texts) -> str:
    seen = notice.contract.outlook
    end, following = seen.current_end, seen.next_end
    if notice.kind in _NOTHING_LEFT:
        return say(_NOTHING_LEFT[notice.kind])
    if notice.kind is NoticeKind.RENEWED_ITSELF:
        known = seen.notice_deadline
        return say("notices-nothing-renewed", next=str(known)) if known else say("notices-nothing-renewed-unknown")
    if seen.if_nothing is IfNothing.RENEWS:
        return say("notices-nothing-renews", next=str(following))
    missed_option = seen.if_nothing is IfNothing.OPTION_LAPSES and notice.kind is NoticeKind.DEADLINE_MISSED
    if seen.if_nothing is IfNothing.ENDS or missed_option:
        return say("notices-nothing-ends", end=str(end))
    if seen.if_nothing is IfNothing.OPTION_LAPSES:
        return say("notices-nothing-option_lapses", end=str(end))
    return say(f"notices-nothing-{seen.if_nothing}")


def _who(system: ItSystem, say: Texts) -> str:
    role = acting_role(system)
    holder = system.manager if role is Role.SYSTEM_MANAGER else system.owner
    if holder is None:
        return say("notices-who-it_unit")
    why_skipped = skipped(system)
    if why_skipped in (Skipped.BOTH_ROLES, Skipped.NO_OWNER):
        return say(f"notices-who-{why_skipped.value}", name=holder.name)
    return say(f"notices-who-{role}", name=holder.name)


def _most_urgent_first(notice: Notice) -> tuple[bool, int, str]:
    """What can still be decided in time goes first; of what cannot, the newest."""
    day = notice.deadline.toordinal()
    return notice.is_afterwards, -day if notice.is_afterwards else day, notice.system.key


def _line(system: ItSystem, say: Texts) -> DigestLine:
    named = [_responsible(holder, say) for holder in (system.manager, system.owner) if holder is not None]
    responsible = "; ".join(named) or say("notices-responsible-nobody")
    return DigestLine(system.name, responsible, Press("system.show", system.name, {"system": system.key}))


def _responsible(holder: RoleHolder, say: Texts) -> str:
    return say("notices-responsible", name=holder.name, role=say(f"common-role-{holder.role}"))
