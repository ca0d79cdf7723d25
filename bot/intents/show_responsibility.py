"""«Vem ansvarar för avtalsuppföljning?»: the governance model's division of work."""

from __future__ import annotations

from bot.context import Context
from bot.domain.answers import Duty, Reply, ResponsibilityAnswer
from bot.domain.questions import Question
from bot.domain.responsibility import GENERAL_DUTIES, PHASE_DUTIES, PHASE_ROLES, tasks_in, who_does
from bot.domain.systems import LifecyclePhase, Role

_DECIDING = ("beslut", "bestäm", "godkänn", "decide", "decision", "approv")
_NEW_SYSTEMS = ("köp", "upphandl", "nytt system", "integration", "buy", "purchas", "procur", "new system")


async def show_responsibility(question: Question, context: Context) -> Reply:
    """Answer for a role, a phase, an activity or any combination; say so where nothing is regulated."""
    duties = _duties(question)
    sentences = [_sentence(context, duty) for duty in duties]
    notes: list[str] = []
    heading = _heading(question, context)
    if (
        question.role is Role.IT_UNIT
        and question.phase in {LifecyclePhase.ACQUISITION, None}
        and _about_buying(question)
    ):
        notes.append(context.say("responsibility-it-in-procurement"))
    if _about_deciding(question) and question.role is not Role.IT_UNIT:
        notes.insert(0, context.say("responsibility-decision"))
    if not sentences and not notes:
        notes.append(context.say("responsibility-unknown"))
    source = context.say(_source(duties, decides=_about_deciding(question)))
    texts = tuple(
        Duty(d.role, d.phase, tuple(context.say(f"responsibility-task-{task}") for task in d.tasks)) for d in duties
    )
    return Reply(
        question.intent,
        context.language,
        " ".join((*sentences, *notes, source)),
        ResponsibilityAnswer(heading, texts, source, notes=tuple(notes)),
    )


def _duties(question: Question) -> tuple[Duty, ...]:
    role, phase = question.role, question.phase
    words = f"{question.topic or ''} {question.text}"
    tasks = tasks_in(words)
    if tasks:
        found = tuple(
            Duty(doer, when, tuple(task for task in tasks if task in _tasks_of(doer, when)))
            for doer, when in dict.fromkeys(pair for task in tasks for pair in who_does(task))
            if (role is None or doer is role) and (phase is None or when is phase)
        )
        if found:
            return found
    if phase is not None:
        roles = (role,) if role is not None and role in PHASE_ROLES else PHASE_ROLES
        return tuple(Duty(doer, phase, PHASE_DUTIES[phase, doer]) for doer in roles)
    if role is not None:
        general = (Duty(role, None, GENERAL_DUTIES[role]),) if GENERAL_DUTIES[role] else ()
        phased = tuple(
            Duty(role, when, PHASE_DUTIES[when, role]) for when in LifecyclePhase if (when, role) in PHASE_DUTIES
        )
        return general + phased
    return ()


def _tasks_of(role: Role, phase: LifecyclePhase | None) -> tuple[str, ...]:
    return GENERAL_DUTIES[role] if phase is None else PHASE_DUTIES[phase, role]


def _source(duties: tuple[Duty, ...], *, decides: bool) -> str:
    if any(duty.phase for duty in duties):
        return "responsibility-source-phase"
    return "responsibility-source-decision" if decides and not duties else "responsibility-source-role"


def _about_deciding(question: Question) -> bool:
    """True for who decides to buy or to connect systems (audit 3.2), which no table answers."""
    words = f"{question.topic or ''} {question.text}".casefold()
    decides = any(stem in words for stem in _DECIDING)
    return decides and any(stem in words for stem in _NEW_SYSTEMS)


def _about_buying(question: Question) -> bool:
    words = f"{question.topic or ''} {question.text}".casefold()
    return any(stem in words for stem in ("köp", "upphandl", "beslut", "buy", "purchas", "procure", "decide"))


def _sentence(context: Context, duty: Duty) -> str:
    say = context.say
    role = say(f"responsibility-role-{duty.role.value}")
    tasks = ", ".join(say(f"responsibility-task-{task}") for task in duty.tasks)
    if duty.phase is None:
        return say("responsibility-does", role=role, tasks=tasks)
    phase = say(f"common-phase-{duty.phase.value}").casefold()
    if not duty.tasks:
        return say("responsibility-not-regulated", role=role, phase=phase)
    return say("responsibility-does-in-phase", role=role, phase=phase, tasks=tasks)


def _heading(question: Question, context: Context) -> str:
    say = context.say
    parts = []
    if question.role is not None:
        parts.append(say(f"common-role-{question.role.value}"))
    if question.phase is not None:
        parts.append(say(f"common-phase-{question.phase.value}").casefold())
    return say("responsibility-heading-of", what=", ".join(parts)) if parts else say("responsibility-heading")
