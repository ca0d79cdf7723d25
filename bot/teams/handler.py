"""botbuilder's ActivityHandler as our way in: activity → Turn → the middle of the house → message or invoke answer.

What becomes of each kind of activity:

| activity | turn |
| --- | --- |
| message with text (in channels and groups: that mentions the bot) | MESSAGE |
| message with a value (Action.Submit) | PRESS |
| message edited by its writer | MESSAGE with `edited`: answered anew, since what was said stays said |
| invoke `adaptiveCard/action` (Action.Execute) | PRESS, answered in the HTTP response |
| installationUpdate `add`, conversationUpdate with the bot among the members added | INSTALLED |
| installationUpdate `remove`, conversationUpdate with the bot among the members removed | REMOVED |
| invokes `composeExtension/query`, `composeExtension/queryLink` | none: `bot.composing` answers in the HTTP response |
| other invokes | none; 501 |
| deleted and restored messages, reactions, other members, renamed channels, upgrades, anything unknown | none |
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from botbuilder.core import ActivityHandler, InvokeResponse, TurnContext
from botbuilder.schema import Activity, ActivityTypes, Attachment

from bot.composing import Composing
from bot.domain.questions import Language
from bot.errors import new_incident_id
from bot.metrics import Metrics
from bot.ports import Clock
from bot.teams.activities import EXECUTE, deed_key, execute_turn, includes_bot, lifecycle_turn, message_turn, turn_keys
from bot.teams.adapter import OutgoingActivity
from bot.teams.compose import QUERY, QUERY_LINK, link_of, query_of, suggestions
from bot.teams.delivery import DeliveryError, DeliveryRefused
from bot.teams.recent import RecentDeeds
from bot.texts import Texts, texts_for
from bot.tracing import span, turn_span
from bot.turn import Outgoing, Turn, TurnHandler, TurnKind

_log = logging.getLogger(__name__)

CARD = "application/vnd.microsoft.card.adaptive"
_MESSAGE = "application/vnd.microsoft.activity.message"
_ERROR = "application/vnd.microsoft.error"

_SAME_EXECUTE = timedelta(seconds=30)
_SAME_SUBMIT = timedelta(seconds=2)
# Teams tells of an installation twice, by two activities within a second.
_SAME_LIFECYCLE = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class _Outcome:
    answer: Outgoing | None
    name: str  # as in Metrics.turn


class TeamsBot(ActivityHandler):  # type: ignore[misc]  # botbuilder is untyped
    """Hands each turn to `handler` once and says what it answers."""

    def __init__(
        self, handler: TurnHandler, *, metrics: Metrics, clock: Clock, composing: Composing | None = None
    ) -> None:
        self._handler = handler
        self._composing = composing
        self._metrics = metrics
        self._recent: RecentDeeds[_Outcome] = RecentDeeds(clock)

    async def on_turn(self, context: TurnContext) -> None:
        """Dispatch by type, as botbuilder does; but the answer to an invoke is handed over without a deep copy."""
        with turn_span("turn"):
            await self._dispatch(context)

    async def _dispatch(self, context: TurnContext) -> None:
        if context.activity.type == ActivityTypes.invoke:
            answer = Activity(type=ActivityTypes.invoke_response, value=await self.on_invoke_activity(context))
            await context.adapter.send_activities(context, [answer])
        else:
            await super().on_turn(context)

    async def on_message_activity(self, context: TurnContext) -> None:
        """Somebody typed or pressed a Submit."""
        turn = message_turn(context.activity)
        if turn is None:
            self._metrics.turn(TurnKind.MESSAGE, "ignored", 0.0)
        elif turn.kind is TurnKind.PRESS:
            await self._answer_once(context, turn, (turn.conversation.id, turn.sender_id), _SAME_SUBMIT)
        else:
            self._recent.forget((turn.conversation.id, turn.sender_id))
            await self._answer(context, turn)

    async def on_message_update_activity(self, context: TurnContext) -> None:
        """Somebody edited a message. That they deleted it and then regretted it, changes nothing for us."""
        channel_data = context.activity.channel_data
        if isinstance(channel_data, dict) and channel_data.get("eventType") == "undeleteMessage":
            return
        turn = message_turn(context.activity, edited=True)
        if turn is not None and turn.text:
            await self._answer(context, turn)

    async def on_conversation_update_activity(self, context: TurnContext) -> None:
        """Members came or went; only the bot itself matters."""
        if includes_bot(context.activity.members_added, context.activity):
            await self._lifecycle(context, TurnKind.INSTALLED)
        elif includes_bot(context.activity.members_removed, context.activity):
            await self._lifecycle(context, TurnKind.REMOVED)

    async def on_installation_update(self, context: TurnContext) -> None:
        """The app was added or removed. An upgrade ("add-upgrade", "remove-upgrade") leaves all as it was."""
        if context.activity.action == "add":
            await self._lifecycle(context, TurnKind.INSTALLED)
        elif context.activity.action == "remove":
            await self._lifecycle(context, TurnKind.REMOVED)

    async def on_invoke_activity(self, context: TurnContext) -> InvokeResponse:
        """Answer an invoke in the HTTP response; botbuilder's own way serialises the body twice and fails."""
        activity = context.activity
        if activity.name == EXECUTE:
            return await self._execute(activity)
        if activity.name in {QUERY, QUERY_LINK} and self._composing is not None:
            return await self._compose(activity, self._composing)
        return invoke_error(HTTPStatus.NOT_IMPLEMENTED, "NotSupported", "This bot does not answer that invoke.")

    async def _compose(self, activity: Activity, composing: Composing) -> InvokeResponse:
        started, language = _now(), _language(activity.locale)
        query = query_of(activity, language) if activity.name == QUERY else None
        try:
            if query is not None:
                found = await composing.suggest(query)
            else:
                one = await composing.unfurl(*link_of(activity), language)
                found = [one] if one is not None else []
        except PermissionError:
            found = []  # a guest from another tenant sees an empty list
        self._metrics.turn("compose", "answered" if found else "silent", _now() - started)
        return InvokeResponse(status=200, body=suggestions(found))

    async def _execute(self, activity: Activity) -> InvokeResponse:
        turn = execute_turn(activity)
        slot = (turn.conversation.id, turn.sender_id)
        started = _now()
        outcome, fresh = await self._recent.once(slot, deed_key(turn), _SAME_EXECUTE, lambda: self._ask(turn))
        self._settle(turn, slot, outcome, started, fresh=fresh)
        answer = outcome.answer
        if outcome.name == "fault":
            return invoke_error(HTTPStatus.OK, "InternalServerError", answer.text if answer else "", inner=500)
        if answer is not None and answer.card is not None:
            return _invoke_answer(CARD, answer.card)
        return _invoke_answer(_MESSAGE, answer.text if answer else _texts(turn)("teams-already-done"))

    async def _lifecycle(self, context: TurnContext, kind: TurnKind) -> None:
        turn = lifecycle_turn(context.activity, kind)
        await self._answer_once(context, turn, (turn.conversation.id, "lifecycle"), _SAME_LIFECYCLE)

    async def _answer_once(self, context: TurnContext, turn: Turn, slot: tuple[str, str], window: timedelta) -> None:
        started = _now()
        name = turn.kind if turn.kind is not TurnKind.PRESS else deed_key(turn)
        outcome, fresh = await self._recent.once(slot, name, window, lambda: self._ask(turn))
        if fresh:
            outcome = await self._say(context, turn, outcome)
        self._settle(turn, slot, outcome, started, fresh=fresh)

    async def _answer(self, context: TurnContext, turn: Turn) -> None:
        started = _now()
        outcome = await self._say(context, turn, await self._ask(turn))
        self._metrics.turn(turn.kind, outcome.name, _now() - started)

    def _settle(self, turn: Turn, slot: tuple[str, str], outcome: _Outcome, started: float, *, fresh: bool) -> None:
        if outcome.name == "fault":
            self._recent.forget(slot)
        self._metrics.turn(turn.kind, outcome.name if fresh else "repeated", _now() - started)

    async def _ask(self, turn: Turn) -> _Outcome:
        try:
            answer = await self._handler(turn, turn_keys(turn))
        except Exception:  # noqa: BLE001 - logged with the incident id that the person gets
            incident = new_incident_id()
            _log.exception("turn failed", extra={"incident": incident, "kind": turn.kind, "activity": turn.activity_id})
            text = _texts(turn)("teams-fault", incident=incident)
            return _Outcome(Outgoing(text=text, card=None, summary=text), "fault")
        return _Outcome(answer, "silent" if answer is None else "answered")

    async def _say(self, context: TurnContext, turn: Turn, outcome: _Outcome) -> _Outcome:
        if outcome.answer is None:
            return outcome
        try:
            with span("send"):
                await _send(context, turn, outcome.answer)
        except DeliveryError as problem:
            # The turn has been claimed and its effects stored, so a repetition by Teams would be dropped: no 5xx.
            _log.error(
                "answer not delivered",
                extra={
                    "incident": new_incident_id(),
                    "outcome": type(problem).__name__,
                    "status": problem.status,
                    "cause": problem.cause,
                    "activity": turn.activity_id,
                },
            )
            return _Outcome(outcome.answer, "undelivered")
        return outcome


async def _send(context: TurnContext, turn: Turn, answer: Outgoing) -> None:
    if answer.replace and turn.kind is TurnKind.PRESS and turn.reply_to_id:
        changed = _drawn(answer)
        changed.id = turn.reply_to_id
        try:
            await context.update_activity(changed)
        except DeliveryRefused:
            pass  # the card is gone, or another app's: say it below instead
        else:
            return
    await context.send_activity(_drawn(answer))


def _drawn(answer: Outgoing) -> OutgoingActivity:
    if answer.card is None:
        return OutgoingActivity(type=ActivityTypes.message, text=answer.text, text_format="plain")
    attachment = Attachment(content_type=CARD, content=answer.card)
    return OutgoingActivity(type=ActivityTypes.message, summary=answer.summary, attachments=[attachment])


def _invoke_answer(kind: str, value: Any) -> InvokeResponse:
    return InvokeResponse(status=200, body={"statusCode": 200, "type": kind, "value": value})


def invoke_error(status: int, code: str, message: str, *, inner: int | None = None) -> InvokeResponse:
    """A fault as Teams wants it. `inner` is the status for the client where the HTTP request itself went well."""
    value = {"code": code, "message": message}
    return InvokeResponse(status=int(status), body={"statusCode": inner or int(status), "type": _ERROR, "value": value})


def _texts(turn: Turn) -> Texts:
    return texts_for(_language(turn.locale))


def _language(locale: str | None) -> Language:
    return "en" if (locale or "").lower().startswith("en") else "sv"


def _now() -> float:
    return asyncio.get_running_loop().time()
