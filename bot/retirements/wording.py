"""A retirement case in words: where it stands, what is left, and when."""

from __future__ import annotations

from datetime import date

from bot.domain.answers import Part
from bot.domain.checklists import STEPS, Rules, Step
from bot.domain.retirements import Act, Case, Entry, State
from bot.domain.systems import ItSystem
from bot.texts import Texts


def step_title(step: Step, say: Texts) -> str:
    """The step with its number, as people type it."""
    return say("retirements-step", number=STEPS.index(step) + 1, what=say(f"retirements-step-{step.value}"))


def state_text(case: Case, say: Texts) -> str:
    """Where the case stands, in a sentence."""
    if case.ended is not None:
        key = f"retirements-state-{case.state.value}"
        return say(key, name=case.ended.name, day=case.ended.on.isoformat())
    settled = len(STEPS) - len(case.left())
    return say("retirements-state-open", done=settled, all=len(STEPS), target=case.target.isoformat())


def leader_text(case: Case, say: Texts) -> str:
    """Who leads. The model names nobody, which is said as well."""
    if case.leader_name:
        return say("retirements-leader", name=case.leader_name)
    return say("retirements-no-leader")


def reason_text(case: Case, say: Texts) -> str:
    """Why the case was opened, by whom and when."""
    opened = case.opened
    if not opened.by:
        cause = opened.cause.value if opened.cause else "contract"
        return say(f"retirements-opened-{cause}", day=opened.on.isoformat(), reference=opened.note)
    return say("retirements-opened", name=opened.name, day=opened.on.isoformat(), reason=opened.note)


def checklist(case: Case, rules: Rules, today: date, say: Texts) -> tuple[Part, ...]:
    """What is left, and what has been done by whom, when and with which note."""
    left = tuple(left_line(step, case, rules, today, say) for step in case.left())
    settled = tuple(_settled_line(step, case, say) for step in STEPS if case.is_settled(step))
    parts = []
    if left:
        parts.append(Part(say("retirements-left"), points=left))
    if settled:
        parts.append(Part(say("retirements-settled"), points=settled))
    return tuple(parts)


def left_line(step: Step, case: Case, rules: Rules, today: date, say: Texts) -> str:
    """A step that is left: who sees to it, until when, and whether it may be left out."""
    due = rules.due(step, case.target)
    late = due < today and case.state is State.OPEN
    line = say(
        "retirements-line-late" if late else "retirements-line",
        step=step_title(step, say),
        who=say(f"retirements-as-{rules.who(step).value}"),
        day=due.isoformat(),
    )
    return say("retirements-line-optional", line=line) if step in rules.optional else line


def _settled_line(step: Step, case: Case, say: Texts) -> str:
    entry = case.done.get(step) or case.deviations[step]
    key = "retirements-line-deviation" if entry.act is Act.DEVIATION else "retirements-line-done"
    return say(key, step=step_title(step, say), name=entry.name, day=entry.on.isoformat(), note=entry.note)


def told(entry: Entry, say: Texts) -> str:
    """What an act has led to, in a sentence to who did it."""
    return say(f"retirements-told-{entry.act.value}")


def is_secret(system: ItSystem) -> bool:
    """True for a system that must not become known."""
    return system.restricted is not None and system.restricted.secret
