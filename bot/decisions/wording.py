"""Where a contract's decision stands, in words and buttons, for each sort of reader.

Who has a role in the system is shown dates, terms and reasons. Department management is told what is recommended and
who must act, at the level of any employee. A channel is told that there is a decision, and of a secret system nothing.
"""

from __future__ import annotations

from datetime import date

from bot.domain.answers import Press
from bot.domain.contract_decisions import (
    LENGTHENS,
    Act,
    Capacity,
    Case,
    Entry,
    Outcome,
    decider,
)
from bot.domain.contracts import ContractOutlook, IfNothing
from bot.domain.escalation import Skipped, skipped
from bot.domain.posts import NoticePost
from bot.domain.systems import ItSystem, RoleHolder
from bot.domain.workdays import working_day_on_or_before
from bot.texts import Texts


def choice_title(outcome: Outcome, seen: ContractOutlook, say: Texts) -> str:
    """An outcome as somebody chooses it. A contract that renews itself must be given notice of, or it goes on."""
    renews = seen.if_nothing is IfNothing.RENEWS and outcome is not Outcome.CALL_OPTION
    return say(f"decisions-choice-{outcome.value}-renews") if renews else say(f"decisions-choice-{outcome.value}")


def what(entry: Entry, say: Texts, *, dated: bool = True) -> str:
    """What was recommended or decided, as a clause."""
    if entry.outcome is None:
        return ""
    if entry.outcome not in LENGTHENS:
        return say(f"decisions-what-{entry.outcome.value}")
    if not dated or entry.new_end is None:
        # The same words for an option as for any other extension: an option is a term of the contract.
        return say(f"decisions-what-{entry.outcome.value}-undated")
    return say(f"decisions-what-{entry.outcome.value}", end=str(entry.new_end))


def told(entry: Entry, say: Texts) -> str:
    """Who did what and when, in a sentence."""
    arguments: dict[str, str | int] = {"name": entry.name, "day": str(entry.on)}
    if entry.act is not Act.REOPENED:
        arguments["what"] = what(entry, say)
    return say(f"decisions-told-{entry.act.value}", **arguments)


def next_step(entry: Entry, system: ItSystem, seen: ContractOutlook | None, say: Texts) -> str:
    """What is left to do, and by whom where that is clear."""
    if entry.is_recommended:
        if system.owner is None:
            return say("decisions-next-recommended-above")
        return say("decisions-next-recommended", owner=system.owner.name)
    if not entry.is_decided:
        if system.manager is not None:
            return say("decisions-next-open", manager=system.manager.name)
        return say("decisions-next-open-owner", owner=system.owner.name) if system.owner is not None else ""
    return _after(entry, seen, say)


def _after(entry: Entry, seen: ContractOutlook | None, say: Texts) -> str:
    case, outcome = entry.case, entry.outcome
    assert outcome is not None
    by = str(working_day_on_or_before(case.deadline))
    renews = seen is not None and seen.if_nothing is IfNothing.RENEWS
    if outcome is Outcome.EXTEND:
        return say("decisions-next-extend-renews") if renews else say("decisions-next-extend")
    if outcome is Outcome.CALL_OPTION:
        return say("decisions-next-call_option", day=by)
    if outcome is Outcome.LET_END:
        ends = say("decisions-next-let_end", end=str(case.ends)) if case.ends else ""
        return say("decisions-next-give-notice", day=by) if renews else ends
    notice = say("decisions-next-give-notice", day=by) if renews else ""
    return f"{notice} {say(f'decisions-next-{outcome.value}')}".strip()


def case_data(case: Case, newest: Entry | None) -> dict[str, str | int]:
    """What a button about a case sends: enough to find it again and to see whether the card is old."""
    return {
        "system": case.system,
        "contract": case.subject,
        "deadline": case.deadline.isoformat(),
        "version": newest.version if newest is not None else 0,
    }


def presses(
    case: Case, newest: Entry | None, given: frozenset[Capacity], say: Texts, *, today: date | None = None
) -> tuple[Press, ...]:
    """What somebody may do now. A reminder can be put off until the deadline, where `today` is given."""
    data = case_data(case, newest)
    owns, manages = Capacity.SYSTEM_OWNER in given, Capacity.SYSTEM_MANAGER in given
    decides = decider(given) is not None
    found: list[Press] = []
    if newest is not None and newest.is_decided:
        return (Press("contract.reopen", say("decisions-press-reopen"), data),) if decides else ()
    if newest is not None and newest.is_recommended:
        if decides:
            found.append(Press("contract.confirm", say("decisions-press-confirm"), data))
            found.append(Press("contract.send_back", say("decisions-press-send_back"), data))
        if owns or manages:
            title = say("decisions-press-otherwise") if owns else say("decisions-press-change")
            found.append(Press("contract.decide", title, data))
    elif owns or manages:
        title = say("decisions-press-decide") if owns else say("decisions-press-recommend")
        found.append(Press("contract.decide", title, data))
    if (owns or manages) and today is not None and today < case.deadline:
        found.append(Press("contract.later", say("decisions-press-later"), data))
    return tuple(found)


def decision_post(
    system: ItSystem, seen: ContractOutlook | None, entry: Entry, given: frozenset[Capacity], say: Texts
) -> NoticePost:
    """For somebody with a role in the system: what was done, why, and what is left to do."""
    contract = seen.contract.number.strip() if seen is not None else ""
    facts = [(say("notices-system"), f"{system.name} ({system.department})")]
    if contract:
        facts.append((say("notices-contract"), contract))
    facts.append((say("decisions-deadline"), str(entry.case.deadline)))
    reason = say("decisions-reason", reason=entry.reason) if entry.reason else ""
    state = "decided" if entry.is_decided else entry.act.value
    stands = say("decisions-stopped") if entry.is_decided else say("decisions-goes-on")
    return NoticePost(
        heading=say(f"decisions-heading-{state}", system=system.name),
        now=told(entry, say),
        nothing=reason,
        who=next_step(entry, system, seen, say),
        why=f"{stands} {say('decisions-updated')}",
        facts=tuple(facts),
        actions=(
            *presses(entry.case, entry, given, say),
            Press("contract.show", say("answers-press-contract"), {"system": system.key}),
        ),
    )


def public_post(system: ItSystem, say: Texts) -> NoticePost:
    """For a channel, when there is a decision: that there is one. A system that has become secret loses its name."""
    if system.restricted is not None and system.restricted.secret:
        return NoticePost(say("decisions-hidden-heading"), say("decisions-hidden-now"), "", "", "")
    return NoticePost(
        heading=say("decisions-public-heading", system=system.name),
        now=say("decisions-public-now", system=system.name, department=system.department),
        nothing="",
        who="",
        why=say("decisions-public-why"),
        actions=(Press("owner.show", say("answers-press-owner"), {"system": system.key}),),
    )


def above_post(
    system: ItSystem, case: Case, entry: Entry | None, say: Texts, below: RoleHolder | None = None
) -> NoticePost:
    """For department management: which system, what is recommended and who must act. No dates and no terms.

    For the superior of `below` where that is given, who cannot decide in anybody's place.
    """
    state = "decided" if entry is not None and entry.is_decided else ""
    decides = system.owner is None and below is None
    to_confirm = entry is not None and entry.is_recommended and decides
    now = say("decisions-above-now", system=system.name, department=system.department)
    heading = say("decisions-above-heading", system=system.name)
    if state:
        now = say("decisions-above-now-decided", system=system.name, department=system.department)
        heading = say("decisions-above-heading-decided", system=system.name)
    elif to_confirm and entry is not None:
        now = say("decisions-above-now-recommended", name=entry.name, what=what(entry, say, dated=False))
        heading = say("decisions-above-heading-recommended", system=system.name)
    management = frozenset({Capacity.DEPARTMENT_MANAGEMENT}) if decides else frozenset[Capacity]()
    why = say("decisions-above-why")
    if below is not None:
        why = say("decisions-above-why-superior", name=below.name, department=system.department)
    return NoticePost(
        heading=heading,
        now=now,
        nothing="",
        who="" if state else _who_delays(system, entry, say, decides=decides),
        why=why,
        urgent=not state,
        actions=(
            *presses(case, entry, management, say),
            Press("owner.show", say("answers-press-owner"), {"system": system.key}),
        ),
    )


def _who_delays(system: ItSystem, entry: Entry | None, say: Texts, *, decides: bool) -> str:
    manager = system.manager.name if system.manager is not None else ""
    owner = system.owner.name if system.owner is not None else ""
    match skipped(system):
        case Skipped.NOBODY:
            return say("decisions-above-who-nobody")
        case Skipped.NO_OWNER:
            key = "decisions-above-who-no_owner" if decides else "decisions-above-who-no_owner-superior"
            return say(key, manager=manager)
        case Skipped.NO_MANAGER:
            return say("decisions-above-who-no_manager", owner=owner)
        case Skipped.BOTH_ROLES:
            return say("decisions-above-who-both_roles", owner=owner)
        case None if entry is not None and entry.is_recommended:
            return say("decisions-above-who-recommended", manager=manager, owner=owner)
        case None:
            return say("decisions-above-who", manager=manager, owner=owner)


def alert_detail(system: ItSystem, say: Texts) -> str:
    """For IT-enheten: why nobody has decided, without a name."""
    why = skipped(system)
    return say("decisions-alert") if why is None else say(f"decisions-alert-{why.value}")
