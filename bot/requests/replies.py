"""Where a request stands, as a card with what the reader may do about it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.context import Context
from bot.domain.answers import FormAnswer, FormField, Part, Press, Reply, SummaryAnswer
from bot.domain.questions import Intent
from bot.domain.requests import Request, RequestState, RequestStep, is_restricted
from bot.domain.sentences import sentence
from bot.domain.systems import ItSystem
from bot.requests.deciding import decider_of, steps_of
from bot.requests.showing import approver_text, request_facts, state_text, title_of

VERBS: Mapping[RequestStep, str] = {
    RequestStep.APPROVE: "request.approve",
    RequestStep.REJECT: "request.reject",
    RequestStep.ASK: "request.ask",
    RequestStep.ANSWER: "request.answer",
    RequestStep.WITHDRAW: "request.withdraw",
    RequestStep.APPLY: "request.done",
}
"""The wire name of each step's button."""

FIELD = "a_text"


def step_presses(request: Request, steps: tuple[RequestStep, ...], context: Context) -> tuple[Press, ...]:
    """Buttons for what the person may do now."""
    conflict = request.state is RequestState.CONFLICT
    return tuple(
        Press(
            VERBS[step],
            context.say(
                "requests-press-anyway"
                if conflict and step is RequestStep.APPROVE
                else "requests-press-take"
                if request.is_support and step is RequestStep.APPROVE
                else f"requests-press-{step.value}"
            ),
            {"request": request.number, "version": request.version},
        )
        for step in steps
    )


def status_reply(request: Request, context: Context, *notices: str) -> Reply:
    """The request as it is, and what the reader may do. Tells nothing of a system that they may not see."""
    say = context.say
    system = context.view.by_key(request.system) if request.system else None
    heading = say("requests-heading-number", number=request.number, title=title_of(request, system, say))
    state = state_text(request, say, context.today)
    who = say("requests-decided-by", who=approver_text(decider_of(request, context), system, say))
    waits = request.state in (RequestState.OPEN, RequestState.CONFLICT, RequestState.ASKED_BACK)
    lead = (state, who) if waits else (state,)
    shown = system is not None and context.may_see_restricted(system)
    facts = request_facts(request, system, say, shown=shown)
    answer = SummaryAnswer(
        heading=heading,
        lead=lead,
        notices=notices,
        parts=(Part(say("requests-part"), facts),),
        actions=step_presses(request, steps_of(request, context), context),
        about=disclosed(request, system, shown=shown),
    )
    told = [f"{name}: {value}." for name, value in facts]
    steps = [say(f"requests-type-{step.value}", number=request.number) for step in steps_of(request, context)]
    text = " ".join((*notices, sentence(heading), *lead, *told, *steps))
    keys = (system.key,) if system else ()
    return Reply(Intent.REQUEST_MATTER, context.language, text, answer, systems=keys)


def disclosed(request: Request, system: ItSystem | None, *, shown: bool) -> tuple[ItSystem, ...]:
    """Systems of which the card shows restricted facts."""
    secret = system is not None and system.restricted is not None and system.restricted.secret
    return (system,) if system and shown and (is_restricted(request.kind, request.part) or secret) else ()


def step_form(request: Request, step: RequestStep, context: Context, fault: str = "", written: str = "") -> Reply:
    """Ask for the words that a step needs: a reason, a question, an answer."""
    say = context.say
    system = context.view.by_key(request.system) if request.system else None
    title = say("requests-heading-number", number=request.number, title=title_of(request, system, say))
    ask = say(f"requests-form-{step.value}")
    paragraphs = (request.question,) if step is RequestStep.ANSWER and request.question else ()
    data = {"request": request.number, "version": request.version, "sent": "yes"}
    form = FormAnswer(
        heading=title,
        progress="",
        paragraphs=paragraphs,
        fields=(
            FormField(FIELD, ask, lines=True, value=written, fault=fault, missing=say("requests-missing"), most=1_000),
        ),
        send=Press(VERBS[step], say(f"requests-press-{step.value}"), data),
        actions=(Press("request.show", say("requests-press-back"), {"request": request.number}),),
    )
    text = " ".join((f"{title}.", *paragraphs, ask, say(f"requests-type-{step.value}", number=request.number)))
    return Reply(Intent.REQUEST_MATTER, context.language, text, form)
