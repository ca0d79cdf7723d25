"""The delivery ledger in the database. Every change of a row says which state it expects to find.

pending → claimed → (sending) → sent | unknown | failed, or back to pending where certainly nothing was sent.
A claim has a name and a lease: who lost the lease cannot settle the row, except by saying that it was sent after all.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain.deliveries import Delivery, DeliveryKey, DeliveryState
from bot.ports import Disclosure
from storage.columns import in_utc
from storage.delivery_runs import DeliveryRuns
from storage.delivery_tables import deliveries
from storage.tables import access_log

LEASE = timedelta(minutes=3)
"""Longer than the longest request to the Connector with all its retries."""

LONGEST_WAIT = timedelta(hours=2)
SUPERSEDED = "superseded"

_CHUNK = 500
_row = deliveries.c


class StoredDeliveries(DeliveryRuns):
    """Implements bot.ports.DeliveryLedger."""

    async def add(self, keys: Collection[DeliveryKey], *, prompt: bool = False) -> int:
        """Insert those that are absent. One that was cancelled because it was no longer due is due again."""
        now, added = in_utc(self._clock()), 0
        dialect: Any = sqlite if self._database.is_sqlite else postgresql
        ordered = sorted(keys, key=lambda key: (key.kind, key.subject, key.deadline, key.rung, key.recipient))
        for start in range(0, len(ordered), _CHUNK):
            rows = [_new_row(key, now, prompt=prompt) for key in ordered[start : start + _CHUNK]]
            again = {"state": DeliveryState.PENDING, "reason": None, "not_before": now, "updated_at": now}
            statement = (
                dialect.insert(deliveries)
                .values(rows)
                .on_conflict_do_update(
                    index_elements=["kind", "subject", "deadline", "rung", "recipient"],
                    set_=again,
                    where=and_(_row.state == DeliveryState.CANCELLED, _row.reason == SUPERSEDED),
                )
                .returning(_row.id)
            )
            async with self._database.write() as connection:
                added += len((await connection.execute(statement)).all())
        return added

    async def claim(self, *, only_prompt: bool = False) -> Delivery | None:
        """Take the oldest row that may be sent now, for as long as the lease lasts; None if there is none."""
        now = in_utc(self._clock())
        # A clock that was set back must not leave rows waiting for a future that was a mistake.
        ready = or_(_row.not_before <= now, _row.not_before > now + LONGEST_WAIT)
        chosen = select(_row.id).where(_row.state == DeliveryState.PENDING, ready).order_by(_row.id).limit(1)
        if only_prompt:
            chosen = chosen.where(_row.prompt.is_(True))
        if not self._database.is_sqlite:
            chosen = chosen.with_for_update(skip_locked=True)
        statement = (
            update(deliveries)
            .where(_row.id == chosen.scalar_subquery())
            .values(
                state=DeliveryState.CLAIMED,
                claim=secrets.token_hex(8),
                lease_until=now + LEASE,
                sending_at=None,
                updated_at=now,
            )
            .returning(deliveries)
        )
        async with self._database.write() as connection:
            found = (await connection.execute(statement)).one_or_none()
        return None if found is None else _delivery(found)

    async def claim_with(self, delivery: Delivery, kinds: Collection[str], *, least: int, most: int) -> list[Delivery]:
        """Claim others for the recipient that may be sent now, under the same claim; none if fewer than `least`."""
        now = in_utc(self._clock())
        ready = or_(_row.not_before <= now, _row.not_before > now + LONGEST_WAIT)
        same = and_(_row.recipient == delivery.key.recipient, _row.kind.in_(kinds), _row.id != delivery.number)
        chosen = select(_row.id).where(_row.state == DeliveryState.PENDING, ready, same).order_by(_row.id).limit(most)
        if not self._database.is_sqlite:
            chosen = chosen.with_for_update(skip_locked=True)
        async with self._database.write() as connection:
            numbers = list((await connection.execute(chosen)).scalars())
            if len(numbers) < least:
                return []
            claimed = {"state": DeliveryState.CLAIMED, "claim": delivery.claim, "lease_until": now + LEASE}
            statement = (
                update(deliveries)
                .where(_row.id.in_(numbers))
                .values(**claimed, sending_at=None, updated_at=now)
                .returning(deliveries)
            )
            found = [_delivery(row) for row in await connection.execute(statement)]
        return sorted(found, key=lambda one: one.number)

    async def together(self, delivery: Delivery) -> list[Delivery]:
        """All that one message is about, in the order they came; only the delivery itself where it is alone."""
        if not delivery.line:
            return [delivery]
        same = and_(_row.conversation_id == delivery.conversation_id, _row.activity_id == delivery.activity_id)
        query = select(deliveries).where(same, _row.line.is_not(None)).order_by(_row.id)
        async with self._database.engine.connect() as connection:
            return [_delivery(row) for row in await connection.execute(query)]

    async def sending(self, delivery: Delivery, conversation_id: str) -> bool:
        """Write down that the request is about to leave. False if the claim has been lost: then it must not."""
        now = in_utc(self._clock())
        leaving = {
            "sending_at": now,
            "lease_until": now + LEASE,
            "attempts": _row.attempts + 1,
            "conversation_id": conversation_id,
        }
        return await self._settle(delivery, (DeliveryState.CLAIMED,), leaving)

    async def sent(
        self,
        delivery: Delivery,
        activity_id: str | None,
        disclosures: Sequence[Disclosure] = (),
        revision: str = "",
        line: str = "",
    ) -> bool:
        """It arrived. Also true where the lease ran out meanwhile and the row had become unknown."""
        states = (DeliveryState.CLAIMED, DeliveryState.UNKNOWN)
        settled = {"state": DeliveryState.SENT, "activity_id": activity_id, "reason": None, "revision": revision}
        settled["line"] = line or None
        return await self._settle(delivery, states, settled, disclosures)

    async def outdated(
        self, kinds: Collection[str], subject: str, revision: str, deadline: date | None = None
    ) -> list[Delivery]:
        """Messages about a subject that stand somewhere and show another revision, the newest first."""
        stands = and_(_row.state == DeliveryState.SENT, _row.activity_id.is_not(None))
        query = select(deliveries).where(stands, _row.subject == subject, _row.kind.in_(kinds))
        query = query.where(_row.revision != revision)
        if deadline is not None:
            query = query.where(_row.deadline == deadline)
        async with self._database.engine.connect() as connection:
            return [_delivery(row) for row in await connection.execute(query.order_by(_row.id.desc()))]

    async def amended(
        self, delivery: Delivery, revision: str, disclosures: Sequence[Disclosure] = (), line: str = ""
    ) -> bool:
        """It shows another revision now. False if somebody else has amended it meanwhile."""
        now = in_utc(self._clock())
        values = {"revision": revision, "updated_at": now, **({"line": line} if line else {})}
        same = and_(_row.id == delivery.number, _row.revision == delivery.revision)
        async with self._database.write() as connection:
            changed = await connection.execute(update(deliveries).where(same).values(**values))
            done: bool = changed.rowcount == 1
            for shown in disclosures if done else ():
                await connection.execute(insert(access_log).values(at=now, **_entry(shown)))
        return done

    async def unknown(self, delivery: Delivery, reason: str, disclosures: Sequence[Disclosure] = ()) -> bool:
        """It may have arrived."""
        settled = {"state": DeliveryState.UNKNOWN, "reason": reason}
        return await self._settle(delivery, (DeliveryState.CLAIMED,), settled, disclosures)

    async def failed(self, delivery: Delivery, reason: str) -> bool:
        """It did not arrive, and trying again is no use."""
        settled = {"state": DeliveryState.FAILED, "reason": reason}
        return await self._settle(delivery, (DeliveryState.CLAIMED,), settled)

    async def cancel(self, delivery: Delivery) -> bool:
        """It is no longer due."""
        settled = {"state": DeliveryState.CANCELLED, "reason": SUPERSEDED}
        return await self._settle(delivery, (DeliveryState.CLAIMED,), settled)

    async def release(self, delivery: Delivery, wait: timedelta, reason: str) -> bool:
        """It certainly was not sent, and may be tried again after a while."""
        waiting = {
            "state": DeliveryState.PENDING,
            "sending_at": None,
            "not_before": in_utc(self._clock()) + min(wait, LONGEST_WAIT),
            "reason": reason,
        }
        return await self._settle(delivery, (DeliveryState.CLAIMED,), waiting)

    async def expire(self) -> int:
        """Give back rows whose lease has run out; those that may have been sent become unknown."""
        now = in_utc(self._clock())
        # A lease far ahead was taken by a clock that has been set back since.
        over = or_(_row.lease_until < now, _row.lease_until > now + 2 * LEASE)
        lost = and_(_row.state == DeliveryState.CLAIMED, over)
        async with self._database.write() as connection:
            unsure = update(deliveries).where(lost, _row.sending_at.is_not(None))
            left = await connection.execute(
                unsure.values(state=DeliveryState.UNKNOWN, reason="lease ran out", updated_at=now)
            )
            back = await connection.execute(
                update(deliveries).where(lost).values(state=DeliveryState.PENDING, claim=None, updated_at=now)
            )
        return left.rowcount + back.rowcount

    async def unknowns(self) -> list[Delivery]:
        """All that may have arrived, the oldest first: for IT-enheten to look at."""
        query = select(deliveries).where(_row.state == DeliveryState.UNKNOWN).order_by(_row.id)
        async with self._database.engine.connect() as connection:
            return [_delivery(row) for row in await connection.execute(query)]

    async def resolve(self, number: int, *, arrived: bool) -> bool:
        """Somebody has looked: it arrived, or it is to be sent again. False if it is not unknown any longer."""
        now = in_utc(self._clock())
        state = DeliveryState.SENT if arrived else DeliveryState.PENDING
        statement = update(deliveries).where(_row.id == number, _row.state == DeliveryState.UNKNOWN)
        values = {"state": state, "claim": None, "sending_at": None, "not_before": now, "updated_at": now}
        async with self._database.write() as connection:
            return (await connection.execute(statement.values(**values, reason="looked up"))).rowcount == 1

    async def counts(self) -> dict[DeliveryState, int]:
        """How many rows stand in each state."""
        query = select(_row.state, func.count()).group_by(_row.state)
        async with self._database.engine.connect() as connection:
            found = {DeliveryState(state): int(count) for state, count in await connection.execute(query)}
        return {state: found.get(state, 0) for state in DeliveryState}

    async def last_digest(self, kind: str) -> date | None:
        """The deadline of the newest row of a kind that was sent, or may have been."""
        arrived = _row.state.in_([DeliveryState.SENT, DeliveryState.UNKNOWN])
        query = select(func.max(_row.deadline)).where(_row.kind == kind, arrived)
        async with self._database.engine.connect() as connection:
            newest: date | None = (await connection.execute(query)).scalar_one()
        return newest

    async def _settle(
        self,
        delivery: Delivery,
        expected: Sequence[DeliveryState],
        values: dict[str, Any],
        disclosures: Sequence[Disclosure] = (),
    ) -> bool:
        now = in_utc(self._clock())
        held = and_(_row.id == delivery.number, _row.claim == delivery.claim, _row.state.in_(expected))
        async with self._database.write() as connection:
            changed = await connection.execute(update(deliveries).where(held).values(**values, updated_at=now))
            done: bool = changed.rowcount == 1
            for shown in disclosures if done else ():
                await connection.execute(insert(access_log).values(at=now, **_entry(shown)))
        return done


def _new_row(key: DeliveryKey, now: datetime, *, prompt: bool) -> dict[str, Any]:
    return {
        "kind": key.kind,
        "subject": key.subject,
        "deadline": key.deadline,
        "rung": key.rung,
        "recipient": key.recipient,
        "state": DeliveryState.PENDING,
        "not_before": now,
        "attempts": 0,
        "prompt": prompt,
        "created_at": now,
        "updated_at": now,
    }


def _entry(shown: Disclosure) -> dict[str, str]:
    return {
        "person_id": shown.person_id,
        "conversation_id": shown.conversation_id,
        "system_key": shown.system_key,
        "facts": shown.facts,
        "reason": shown.reason,
    }


def _delivery(row: Row[Any]) -> Delivery:
    return Delivery(
        number=row.id,
        key=DeliveryKey(row.kind, row.subject, row.deadline, row.rung, row.recipient),
        state=DeliveryState(row.state),
        claim=row.claim,
        attempts=row.attempts,
        activity_id=row.activity_id,
        conversation_id=row.conversation_id,
        reason=row.reason,
        created_at=row.created_at,
        updated_at=row.updated_at,
        revision=row.revision,
        line=row.line or "",
    )
