"""The whole dispatch order in one method: claim, understand, answer, remember, log, draw."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from weakref import WeakValueDictionary

from bot.access import Place, Viewer
from bot.agendas.typed import agenda_question
from bot.alerts.typed import alert_question
from bot.calculations import Calculations
from bot.calculations.hidden import HiddenOverlapSearch
from bot.calculations.typed import typed_question
from bot.clock import local_date
from bot.colleagues import person_question
from bot.context import Context
from bot.disclosures import disclosed
from bot.domain.answers import Answer, FaultAnswer, Reply
from bot.domain.questions import Intent, Language, Memory, Question
from bot.errors import BotError, new_incident_id
from bot.intents import HANDLERS, Handler
from bot.meetings.typed import meeting_question
from bot.mine.typed import own_question
from bot.policies import Policy
from bot.ports import Clock, Directory, Register, RegisterView, TurnStore
from bot.presses import ASK_VERB, question_of
from bot.quality.typed import quality_answer, quality_question
from bot.requests.typed import typed_request
from bot.retirements.typed import retirement_question
from bot.stores import Stores
from bot.texts import Texts, texts_for
from bot.tracing import span
from bot.turn import Conversation, ConversationKind, Outgoing, Turn, TurnKind

log = logging.getLogger(__name__)

Draw = Callable[[Answer, Language, str], dict[str, object]]
"""Turns an answer into a card; given by the composition root so that the router knows no cards."""


class Router:
    """Answers turns. Holds no state but locks: what a conversation remembers is in the store."""

    def __init__(
        self,
        *,
        register: Register,
        directory: Directory,
        turns: TurnStore,
        stores: Stores,
        clock: Clock,
        draw: Draw,
        policy: Policy,
        calculations: Calculations,
        handlers: Mapping[Intent, Handler] = HANDLERS,
    ) -> None:
        self._register = register
        self._directory = directory
        self._turns = turns
        self._stores = stores
        self._clock = clock
        self._draw = draw
        self._policy = policy
        self._calculations = calculations
        self._handlers = handlers
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def __call__(self, turn: Turn, keys: Sequence[str]) -> Outgoing | None:
        """The outgoing answer to a turn, or None where there is nothing to say."""
        lock = self._locks.setdefault(turn.conversation.id, asyncio.Lock())
        # One at a time in a conversation: a fast double click must find what the first click left behind.
        async with lock:
            with span("claim"):
                fresh, memory = await self._turns.begin(keys, turn.conversation.id)
            if not fresh:
                return None
            if turn.kind is TurnKind.REMOVED:
                await self._stores.conversations.forget(turn.conversation.id)
                return None
            reply, card = await self.reply_and_card(turn, memory, keys)
        return Outgoing(text=reply.text, card=card, summary=_summary(reply.text))

    async def reply_and_card(
        self, turn: Turn, memory: Memory, keys: Sequence[str] = ()
    ) -> tuple[Reply, dict[str, object] | None]:
        """The answer to a claimed turn, drawn. A fault becomes an answer too: never silence, never a trace."""
        try:
            reply = await self._answer(turn, memory, keys)
            with span("draw"):
                return reply, self._drawn(reply)
        except BotError as error:
            say = texts_for(memory.language or "sv")
            return Reply(Intent.HELP, say.language, error.told(say)), None
        except Exception:
            incident = new_incident_id()
            log.exception("turn failed", extra={"incident": incident, "activity": turn.activity_id})
            reply = _fault(texts_for(memory.language or "sv"), incident)
            return reply, self._drawn(reply)

    def _drawn(self, reply: Reply) -> dict[str, object] | None:
        return self._draw(reply.answer, reply.language, reply.text) if reply.answer is not None else None

    async def _answer(self, turn: Turn, memory: Memory, keys: Sequence[str]) -> Reply:
        if turn.kind is TurnKind.INSTALLED:
            # Before anybody is asked who this is: who is let in later must be reached then.
            await self._stores.conversations.remember(turn.conversation, turn.sender_aad_id)
        with span("person"):
            person = await self._directory.person(turn.sender_aad_id, turn.sender_name)
        if turn.conversation.kind is ConversationKind.PERSONAL and turn.sender_aad_id:
            await self._stores.conversations.ensure(turn.conversation, turn.sender_aad_id)
        viewer = Viewer(person, await self._place(turn.conversation))
        view = await self._register.view(viewer)
        with span("understand"):
            question = _question(turn, view, memory)
        question = _next_page(question, memory) if question.intent is Intent.MORE else question
        context = Context(
            viewer=viewer,
            view=view,
            memory=memory,
            say=texts_for(question.language),
            today=self._today(),
            policy=self._policy,
            conversation=turn.conversation,
            stores=self._stores,
            directory=self._directory,
            calculations=self._calculations,
            hidden_search=HiddenOverlapSearch(
                self._register, self._calculations.dossiers, self._stores.alerts, question.language, self._today()
            ),
        )
        with span("answer", intent=question.intent.value):
            reply = await self._handlers[question.intent](question, context)
        shown = disclosed(reply, viewer, turn.conversation, question)
        remembered = _remembered(memory, question, reply)
        with span("store"):
            await self._turns.finish(turn.conversation.id, remembered, shown, reply.missed, keys)
        return reply

    async def _place(self, conversation: Conversation) -> Place:
        if conversation.kind is ConversationKind.PERSONAL:
            return Place.PERSONAL
        if conversation.kind is ConversationKind.GROUP:
            return Place.GROUP
        if await self._stores.conversations.purpose(conversation.channel_id or conversation.id) == "it_alerts":
            return Place.IT_CHANNEL
        return Place.CHANNEL

    def _today(self) -> date:
        return local_date(self._clock())


def _question(turn: Turn, view: RegisterView, memory: Memory) -> Question:
    """A typed text and the button with the same meaning become the same question."""
    language: Language = memory.language or "sv"
    if turn.kind is TurnKind.INSTALLED:
        return Question(Intent.SMALLTALK, language, topic="greeting")
    if turn.kind is not TurnKind.PRESS:
        personal = turn.conversation.kind is ConversationKind.PERSONAL
        asked = own_question(turn.text) or typed_request(turn.text, memory, view.understand, personal=personal)
        typed = asked or typed_question(turn.text, memory, view.understand, personal=personal)
        return (
            person_question(turn.text, view)
            or alert_question(turn.text)
            or agenda_question(turn.text)
            or meeting_question(turn.text)
            or quality_question(turn.text)
            or typed
            or quality_answer(turn.text, personal=personal)
            or (retirement_question(turn.text, view.understand) or view.understand(turn.text, memory))
        )
    if turn.verb == ASK_VERB:
        text = str(turn.press.get("text", ""))
        return own_question(text) or view.understand(text, memory)
    return question_of(turn.verb or "", turn.press, language) or Question(Intent.HELP, language)


def _next_page(question: Question, memory: Memory) -> Question:
    if memory.last is None:
        return replace(question, intent=Intent.HELP)
    return replace(memory.last, page=memory.last.page + 1, language=question.language)


_ASIDE = frozenset(
    {
        Intent.SMALLTALK,
        Intent.HELP,
        Intent.OUT_OF_SCOPE,
        Intent.NYTTOKALKYL_DRAFT,
        Intent.NYTTOKALKYL_MATTER,
        Intent.HIDDEN_OVERLAPS,
        Intent.MY_REMINDERS,
        Intent.UPCOMING,
        Intent.PREFERENCES,
        Intent.REQUEST_MATTER,
        Intent.AUDIT_LOG,
        Intent.ALERTS,
        Intent.AGENDA,
        Intent.UNSURE_DELIVERIES,
        Intent.RETIREMENT,
        Intent.QUALITY,
    }
)
"""What is no question about the systemlista: «visa fler» and «och vem äger det?» look past it."""


def _remembered(memory: Memory, question: Question, reply: Reply) -> Memory:
    """A greeting in the middle of a talk does not make the bot forget what the talk is about."""
    kept = {name: text for name, text in (memory.extras | reply.remember).items() if text}
    memory = replace(memory, language=reply.language, extras=kept)
    if question.intent in _ASIDE:
        return memory
    return replace(memory, subjects=reply.subjects or memory.subjects, last=question)


def _fault(say: Texts, incident: str) -> Reply:
    heading, advice = say("fault-heading"), say("fault-advice")
    text = f"{heading} {advice} {say('fault-incident', incident=incident)}"
    return Reply(Intent.HELP, say.language, text, FaultAnswer(heading, advice, incident))


def _summary(text: str) -> str:
    """What a notification shows: the beginning of the answer."""
    return text if len(text) <= 150 else f"{text[:149]}…"
