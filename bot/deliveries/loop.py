"""The ledger's loop: what is due? insert, claim, send, record. Once a minute, in every replica.

Nothing is sent that has no row, and no row is sent twice by itself: before a request leaves, the row says so, and what
then gets no answer is `unknown` until somebody has looked.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import local_date
from bot.deliveries.amending import Amender
from bot.deliveries.bundling import FEWEST, MOST
from bot.deliveries.composer import Composer, Message
from bot.deliveries.hours import Hours, is_small_hours
from bot.deliveries.pace import Pace
from bot.deliveries.planner import Plan, Planner
from bot.domain.deliveries import Delivery
from bot.errors import new_incident_id
from bot.policies import NoticePolicy
from bot.ports import Addresses, Clock, DeliveryLedger, Disclosure, Messenger, ReadBack
from bot.teams.delivery import DeliveryError, DeliveryFailed, DeliveryUnknown
from bot.tidings import PERSON, Bell
from bot.tracing import span, turn_span
from bot.turn import Conversation

_log = logging.getLogger(__name__)

EVERY = 60.0
_BUDGET = 45.0  # seconds of sending in a run, so that the heart beats also when the Connector is slow
_UNHEALTHY_AFTER = 300.0
_INSERT_EVERY = 600.0
_NO_ADDRESS = timedelta(minutes=10)
_AFTER_REFUSAL = timedelta(hours=1)
_AFTER_FAILURE = timedelta(seconds=30)
_REFUSALS, _REFUSED_OVER = 3, timedelta(hours=6)
_GONE = frozenset({403, 404})


@dataclass(slots=True)
class Run:
    """What one run did."""

    inserted: int = 0
    settled: int = 0
    amended: int = 0


@dataclass(frozen=True, slots=True)
class Sent:
    """A row that a message settles: what the message shows of it, and discloses."""

    delivery: Delivery
    revision: str
    disclosures: Sequence[Disclosure] = ()
    line: str = ""


class DeliveryLoop:
    """Runs until it is stopped. Two of them, in one process or many, share the work."""

    def __init__(
        self,
        *,
        ledger: DeliveryLedger,
        planner: Planner,
        composer: Composer,
        addresses: Addresses,
        messenger: Messenger,
        clock: Clock,
        policy: NoticePolicy,
        bell: Bell | None = None,
        read_back: ReadBack | None = None,
        pace: Pace | None = None,
    ) -> None:
        self._ledger = ledger
        self._planner = planner
        self._composer = composer
        self._addresses = addresses
        self._messenger = messenger
        self._clock = clock
        self._hours = Hours(policy)
        self._read_back = read_back
        self._pace = pace or Pace(time.monotonic, asyncio.sleep)
        self._ticks = self._pace.ticks
        self._amender = Amender(ledger, composer, addresses, messenger, self._pace)
        self._bell = bell or Bell()
        self._stopping = False
        self._task: asyncio.Task[None] | None = None
        self._completed = self._ticks()
        self._inserted_at: float | None = None
        self._opened = 0
        self._held: dict[str, float] = {}  # conversations that Teams asked to leave alone, and until when

    def start(self) -> None:
        """Begin to run in the background."""
        self._task = asyncio.create_task(self._run_forever())

    async def stop(self) -> None:
        """Finish the delivery that is under way, and no more."""
        self._stopping = True
        self._bell.ring()
        if self._task is not None:
            await self._task

    async def healthy(self) -> bool:
        """True if a run has been completed lately."""
        return self._ticks() - self._completed < _UNHEALTHY_AFTER

    async def last_run(self) -> str | None:
        """When a run was last completed, by any replica; ISO 8601 in UTC."""
        moment = await self._ledger.completed_at()
        return None if moment is None else moment.isoformat(timespec="seconds")

    async def run_once(self) -> Run:
        """One run. Raises what the database raises: the next run tries again."""
        run, now = Run(), self._clock()
        await self._ledger.expire()
        plan, changed = await self._planner.current(local_date(now))
        stale = self._inserted_at is None or self._ticks() - self._inserted_at > _INSERT_EVERY
        opened = self._hours.opened(now, plan)
        if changed or stale or opened > self._opened:
            run.inserted = await self._insert(plan, now)
            self._amender.look_at(plan)
            self._inserted_at = self._ticks()
        self._opened = opened
        if not is_small_hours(now):
            await self._look_up()
            run.settled = await self._deliver_all(plan, only_prompt=not opened)
            run.amended = await self._amender.amend(plan)
        await self._ledger.completed()
        self._completed = self._ticks()
        return run

    async def _insert(self, plan: Plan, now: datetime) -> int:
        prompt = {key for key, tiding in plan.due.items() if tiding.prompt}
        added = await self._ledger.add(prompt, prompt=True) if prompt else 0
        open_to = {name for name in _recipients(plan) if self._hours.is_open(now, name, plan)}
        return added + await self._ledger.add({key for key in plan.due.keys() - prompt if key.recipient in open_to})

    async def _run_forever(self) -> None:
        while not self._stopping:
            try:
                with turn_span("notices"):
                    await self.run_once()
            except Exception:  # noqa: BLE001 - logged with an incident id; the next run tries again
                _log.exception("notice run failed", extra={"incident": new_incident_id()})
            await self._bell.wait(0 if self._stopping else EVERY)

    async def _look_up(self) -> None:
        if self._read_back is None:
            return
        for delivery in await self._ledger.unknowns():
            arrived = await self._read_back.arrived(delivery)
            if arrived is not None:
                await self._ledger.resolve(delivery.number, arrived=arrived)

    async def _deliver_all(self, plan: Plan, *, only_prompt: bool) -> int:
        settled, started = 0, self._ticks()
        while not self._stopping and self._ticks() - started < _BUDGET:
            delivery = await self._ledger.claim(only_prompt=only_prompt)
            if delivery is None:
                break
            await self._deliver(delivery, plan)
            settled += 1
        return settled

    async def _deliver(self, delivery: Delivery, plan: Plan) -> None:
        if await self._too_early(delivery, plan):
            return
        message = await self._composed(delivery, plan)
        if message is None:
            return
        others = await self._told_with(delivery, plan)
        sent = [Sent(delivery, _revision(delivery, plan), message.disclosures)]
        if others:
            message, sent = await self._together([delivery, *others], plan, message.conversation)
        held = self._held.pop(message.conversation.id, 0.0) - self._ticks()
        if held > 0:
            self._held[message.conversation.id] = held + self._ticks()
            for one in sent:
                await self._ledger.release(
                    one.delivery, timedelta(seconds=held), "the conversation is to be left alone"
                )
            return
        await self._pace.wait(message.conversation.id)
        leaving = [await self._ledger.sending(one.delivery, message.conversation.id) for one in sent]
        if all(leaving):
            await self._send(sent, message)
            return
        # A lease was lost while waiting: another has that row. What was to be said with it waits for the next claim.
        for one, holds in zip(sent, leaving, strict=True):
            if holds:
                await self._ledger.release(one.delivery, timedelta(0), "what it was to be told with was lost")

    async def _composed(self, delivery: Delivery, plan: Plan) -> Message | None:
        try:
            return await self._compose(delivery, plan)
        except Exception:  # noqa: BLE001 - logged with an incident id; one bad row must not stop the others
            incident = new_incident_id()
            _log.exception("notice not composed", extra={"incident": incident, "delivery": delivery.number})
            await self._ledger.release(delivery, _AFTER_REFUSAL, f"incident {incident}")
            return None

    async def _told_with(self, delivery: Delivery, plan: Plan) -> list[Delivery]:
        """What else is told the same recipient in the same message; nothing where a few are told one by one."""
        planned = plan.due.get(delivery.key)
        kinds = plan.bundles.get((delivery.key.recipient, planned.bundle)) if planned and planned.bundle else None
        if planned is None or kinds is None:
            return []
        found = []
        for other in await self._ledger.claim_with(delivery, kinds, least=FEWEST - 1, most=MOST - 1):
            mate = plan.due.get(other.key)
            if mate is not None and mate.bundle != planned.bundle:
                await self._ledger.release(other, timedelta(0), "told by itself")
            elif not await self._too_early(other, plan) and await self._composed(other, plan) is not None:
                found.append(other)
        return found

    async def _together(
        self, deliveries: list[Delivery], plan: Plan, conversation: Conversation
    ) -> tuple[Message, list[Sent]]:
        told = [plan.due[one.key] for one in deliveries]
        recipient = deliveries[0].key.recipient
        to = plan.reachable[recipient] if recipient.startswith(PERSON) else conversation
        message, parts = self._composer.together(told, to)
        each = zip(deliveries, parts, strict=True)
        return message, [Sent(one, _revision(one, plan), part.disclosures, part.line) for one, part in each]

    async def _too_early(self, delivery: Delivery, plan: Plan) -> bool:
        """Put back a row from another day, or from before a clock was set back, until the recipient's hour comes."""
        told, now, recipient = plan.due.get(delivery.key), self._clock(), delivery.key.recipient
        if told is None or told.prompt or self._hours.is_open(now, recipient, plan):
            return False
        await self._ledger.release(delivery, self._hours.until_open(now, recipient, plan), "not yet the hour")
        return True

    async def _compose(self, delivery: Delivery, plan: Plan) -> Message | None:
        """The message, or None for a row that has been settled or put back without one."""
        key = delivery.key
        planned = plan.due.get(key)
        if planned is None:
            await self._ledger.cancel(delivery)
            return None
        if key.recipient.startswith(PERSON):
            reachable = plan.reachable.get(key.recipient)
            if reachable is None or not reachable.may_see(planned.about):
                await self._ledger.cancel(delivery)
                return None
            return self._composer.private(planned, reachable)
        conversation = await self._addresses.with_purpose(key.recipient.partition(":")[2])
        if conversation is None:
            await self._ledger.release(delivery, _NO_ADDRESS, "no channel has the purpose")
            return None
        return self._composer.in_channel(planned, conversation)

    async def _send(self, sent: list[Sent], message: Message) -> None:
        first = sent[0].delivery
        try:
            with span("deliver", kind=first.key.kind):
                activity_id = await self._messenger.post(message.conversation, message.outgoing)
        except DeliveryUnknown as problem:
            for one in sent:
                await self._ledger.unknown(one.delivery, _reason(problem), one.disclosures)
            self._note(first, "unknown", problem)
        except DeliveryFailed as problem:
            wait = max(timedelta(seconds=problem.retry_after or 0), _AFTER_FAILURE)
            self._held[message.conversation.id] = self._ticks() + wait.total_seconds()
            for one in sent:
                await self._ledger.release(one.delivery, wait, _reason(problem))
            self._note(first, "postponed", problem)
        except DeliveryError as problem:
            await self._refused([one.delivery for one in sent], problem)
        else:
            for one in sent:
                await self._ledger.sent(one.delivery, activity_id, one.disclosures, one.revision, one.line)
            await self._ledger.accepted(first.key.recipient)

    async def _refused(self, refused: list[Delivery], problem: DeliveryError) -> None:
        recipient = refused[0].key.recipient
        self._note(refused[0], "refused", problem)
        gone = problem.status in _GONE
        ill = gone and await self._ledger.refused(recipient, _REFUSALS, _REFUSED_OVER)
        for delivery in refused:
            if not gone:
                await self._ledger.failed(delivery, _reason(problem))
            elif ill and recipient.startswith(PERSON):
                await self._ledger.failed(delivery, f"quarantined, {_reason(problem)}")
            else:
                # A channel that refuses keeps its rows: the bot may be let in again, and the next week replaces them.
                await self._ledger.release(delivery, _AFTER_REFUSAL, _reason(problem))

    def _note(self, delivery: Delivery, outcome: str, problem: DeliveryError) -> None:
        told = {"delivery": delivery.number, "outcome": outcome, "status": problem.status, "cause": problem.cause}
        _log.warning("notice not delivered", extra=told)


def _revision(delivery: Delivery, plan: Plan) -> str:
    planned = plan.due.get(delivery.key)
    return planned.revision if planned else ""


def _recipients(plan: Plan) -> set[str]:
    return {key.recipient for key in plan.due}


def _reason(problem: DeliveryError) -> str:
    return f"{problem.status or ''} {problem.cause}".strip()
