"""«Mina ärenden», «ärenden att godkänna», «ärende 17»: see requests and take them on."""

from __future__ import annotations

from collections.abc import Sequence

from bot.access import AccessLevel, Place
from bot.context import Context, message_reply
from bot.domain.answers import Press, Reply
from bot.domain.questions import Question
from bot.domain.requests import (
    WAITING,
    Request,
    RequestState,
    RequestStep,
    StepRefused,
    answered,
    asked_back,
    done,
    rejected,
    withdrawn,
)
from bot.requests.deciding import may_decide, may_read, steps_of
from bot.requests.replies import FIELD, status_reply, step_form
from bot.requests.showing import state_text, title_of

_STEPS = {
    "approve": RequestStep.APPROVE,
    "reject": RequestStep.REJECT,
    "ask": RequestStep.ASK,
    "answer": RequestStep.ANSWER,
    "withdraw": RequestStep.WITHDRAW,
    "done": RequestStep.APPLY,
}
_WITH_WORDS = frozenset({RequestStep.REJECT, RequestStep.ASK, RequestStep.ANSWER})
_MOST_LISTED = 12
_LONGEST = 1_000


async def follow_request(question: Question, context: Context) -> Reply:
    """List, show, and the steps of who may take them. A request of others does not exist."""
    say, heading = context.say, context.say("requests-heading")
    here = context.viewer.place is Place.PERSONAL or context.viewer.level is AccessLevel.IT_UNIT
    if not here or not context.viewer.person.active:
        return message_reply(context, question, say("requests-personal-only"), heading=heading)
    if question.topic == "list":
        mine = await context.stores.requests.of_person(context.viewer.person.aad_object_id)
        return _listed(question, context, mine, "requests-mine", "requests-mine-heading")
    if question.topic == "inbox" or question.number is None:
        return await _inbox(question, context)
    request = await context.stores.requests.get(question.number)
    if request is None or not may_read(request, context):
        return message_reply(context, question, say("requests-unknown"), heading=heading)
    step = _STEPS.get(question.topic or "")
    if step is None:
        return status_reply(request, context)
    return await _stepped(question, context, request, step)


async def _inbox(question: Question, context: Context) -> Reply:
    waiting = [
        one
        for one in await context.stores.requests.unsettled()
        if (one.state in WAITING or (one.state is RequestState.APPROVED and one.is_support))
        and may_decide(one, context)
    ]
    return _listed(question, context, waiting, "requests-inbox", "requests-inbox-heading")


def _listed(question: Question, context: Context, found: Sequence[Request], key: str, heading: str) -> Reply:
    say = context.say

    def row(request: Request) -> Press:
        system = context.view.by_key(request.system) if request.system else None
        title = say(
            "requests-row",
            number=request.number,
            title=title_of(request, system, say),
            state=state_text(request, say, context.today),
        )
        return Press("request.show", title, {"request": request.number})

    rows = tuple(row(request) for request in found[:_MOST_LISTED])
    text = say(key, count=len(found))
    said = " ".join((text, *(press.title for press in rows)))
    return message_reply(
        context,
        question,
        said,
        heading=say(heading),
        paragraphs=(text,),
        examples=rows,
        count=len(found),
    )


async def _stepped(question: Question, context: Context, request: Request, step: RequestStep) -> Reply:
    """Take the step, or say kindly why not with the request as it is now."""
    say = context.say
    form = dict(question.form)
    if step not in steps_of(request, context):
        return status_reply(request, context, say(_why_not(request, step, context)))
    if question.pressed and form.get("version") != str(request.version):
        return status_reply(request, context, say("requests-old-card"))
    words = (form.get(FIELD) or form.get("typed") or "").strip()[:_LONGEST]
    if step in _WITH_WORDS and not words:
        return step_form(request, step, context, say("requests-missing") if "sent" in form else "")
    taken = await _taken(request, step, words, context)
    context.stores.bell.ring()
    newest = await context.stores.requests.get(request.number) or request
    if not taken:
        return status_reply(newest, context, say("requests-meanwhile"))
    if newest.state is RequestState.CONFLICT and step is RequestStep.APPROVE:
        return status_reply(newest, context, say("requests-overtaken"))
    return status_reply(newest, context, say(f"requests-done-{step.value}"))


def _why_not(request: Request, step: RequestStep, context: Context) -> str:
    own = request.applicant == context.viewer.person.aad_object_id
    if not request.allows(step):
        return "requests-too-late"
    return "requests-not-your-own" if own else "requests-not-yours"


async def _taken(request: Request, step: RequestStep, words: str, context: Context) -> bool:
    """False if somebody was quicker."""
    person, store = context.viewer.person, context.stores.requests
    by, name = person.aad_object_id, person.name or person.email or person.aad_object_id
    where = context.conversation.id
    try:
        if step is RequestStep.APPROVE:
            saved = await store.approve(request, by=by, name=name, conversation=where, today=context.today)
            return saved is not None
        after = {
            RequestStep.REJECT: lambda: rejected(request, words, by, name),
            RequestStep.ASK: lambda: asked_back(request, words, by, name),
            RequestStep.ANSWER: lambda: answered(request, words),
            RequestStep.WITHDRAW: lambda: withdrawn(request),
            RequestStep.APPLY: lambda: done(request),
        }[step]()
    except StepRefused:
        return False
    return await store.save(after, step, by=by, name=name, conversation=where)
