"""Requests: filed, decided and carried out, each step in one transaction with its line in the audit log."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Row, Select, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import LOCAL_ZONE, local_date
from bot.domain.changes import FactChange, current
from bot.domain.requests import (
    FACT_KINDS,
    SETTLED,
    UNCLEAR,
    UNSETTLED,
    Approver,
    AuditEntry,
    Request,
    RequestKind,
    RequestState,
    RequestStep,
    approved,
)
from bot.ports import Clock
from storage.audit import append_entry, read_entries
from storage.columns import in_utc
from storage.fact_writing import add_synonym, add_system, write_fact
from storage.register_reading import read_systems
from storage.register_version import bump_register, lock_register
from storage.request_tables import requests
from storage.session import Database

_MOST_LISTED = 500


class StoredRequests:
    """Implements bot.ports.Requests."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def file(self, request: Request) -> Request:
        """Store a new request, or give the one that its token has filed already."""
        now = in_utc(self._clock())
        dialect = sqlite if self._database.is_sqlite else postgresql
        async with self._database.write() as connection:
            before = await self._reads(connection, request, local_date(now))
            filed = replace(request, before=before, created_at=now, waiting_since=now, changed_at=now)
            row = dialect.insert(requests).values(_values(filed)).on_conflict_do_nothing()
            number = (await connection.execute(row.returning(requests.c.id))).scalar_one_or_none()
            if number is None:
                mine = (requests.c.applicant == request.applicant) & (requests.c.token == request.token)
                return (await _found(connection, select(requests).where(mine)))[0]
            filed = replace(filed, number=number)
            await append_entry(
                connection,
                _entry(filed, RequestStep.FILE, now, filed.applicant, filed.applicant_name, filed.conversation),
            )
        return filed

    async def get(self, number: int) -> Request | None:
        """The request with that number."""
        async with self._database.engine.connect() as connection:
            return await _one(connection, number)

    async def save(self, request: Request, step: RequestStep, *, by: str, name: str, conversation: str) -> bool:
        """Store a request after a step; False if somebody took one since it was read."""
        now = in_utc(self._clock())
        async with self._database.write() as connection:
            return await self._put(connection, request, step, now, by, name, conversation)

    async def approve(self, request: Request, *, by: str, name: str, conversation: str, today: date) -> Request | None:
        """Say yes and change the register; None if somebody took a step since the request was read."""
        now = in_utc(self._clock())
        async with self._database.write() as connection:
            await lock_register(connection)
            # The row is held until the end: who rejects meanwhile waits, and finds that it has been decided.
            held = select(requests).where(requests.c.id == request.number).with_for_update()
            stored = next(iter(await _found(connection, held)), None)
            if stored is None or stored.version != request.version:
                return None
            after = approved(stored, await self._reads(connection, stored, today), by, name, today)
            step = RequestStep.APPLY
            if after.state is RequestState.CONFLICT:
                step = RequestStep.CONFLICT
            elif after.is_support:
                step = RequestStep.APPROVE
            else:
                after = await _carried_out(connection, after, now, today)
                await bump_register(connection)
            put = await self._put(connection, after, step, now, by, name, conversation)
            assert put, "the row is held"
        return replace(after, version=after.version + 1)

    async def of_person(self, person: str) -> Sequence[Request]:
        """Those that the person has filed, the newest first."""
        return await self._listed(select(requests).where(requests.c.applicant == person).order_by(requests.c.id.desc()))

    async def unsettled(self) -> Sequence[Request]:
        """Those that wait for somebody, the oldest first."""
        waits = requests.c.state.in_((*UNSETTLED, RequestState.APPROVED))
        return await self._listed(select(requests).where(waits).order_by(requests.c.id))

    async def recent(self, since: date) -> Sequence[Request]:
        """Those that have not been settled, and those that have been changed since."""
        midnight = datetime.combine(since, time(), LOCAL_ZONE)
        wanted = or_(requests.c.state.not_in(SETTLED), requests.c.changed_at >= in_utc(midnight))
        return await self._listed(select(requests).where(wanted).order_by(requests.c.id))

    async def stamp(self) -> Hashable:
        """How many there are, and how many steps have been taken in all."""
        query = select(func.count(), func.coalesce(func.sum(requests.c.version), 0))
        async with self._database.engine.connect() as connection:
            return tuple((await connection.execute(query)).one())

    async def audit(
        self,
        *,
        system: str | None = None,
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
    ) -> Sequence[AuditEntry]:
        """Lines of the audit log, the newest first."""
        async with self._database.engine.connect() as connection:
            return await read_entries(connection, system=system, since=since, until=until, limit=limit)

    async def _listed(self, query: Select[Any]) -> list[Request]:
        async with self._database.engine.connect() as connection:
            return await _found(connection, query.limit(_MOST_LISTED))

    async def _put(
        self,
        connection: AsyncConnection,
        request: Request,
        step: RequestStep,
        now: datetime,
        by: str,
        name: str,
        conversation: str,
    ) -> bool:
        since = now if step is RequestStep.ANSWER else request.waiting_since
        saved = replace(request, version=request.version + 1, changed_at=now, waiting_since=since)
        unread = (requests.c.id == request.number) & (requests.c.version == request.version)
        stored = await connection.execute(update(requests).where(unread).values(_values(saved)))
        if stored.rowcount != 1:
            return False
        await append_entry(connection, _entry(saved, step, now, by, name, conversation))
        return True

    async def _reads(self, connection: AsyncConnection, request: Request, today: date) -> str:
        """What the register says now of the fact that the request is about."""
        if request.kind not in FACT_KINDS:
            return ""
        stored = await read_systems(connection, today, key=request.system or "")
        return current(stored[0].system, _change(request)) if stored else UNCLEAR


async def _carried_out(connection: AsyncConnection, request: Request, now: datetime, today: date) -> Request:
    """Change the register as the request says."""
    if request.kind in FACT_KINDS:
        on = max(request.effective_from or today, today)
        await write_fact(connection, request.system or "", _change(request), on, today)
        return request
    if request.kind is RequestKind.NEW_SYSTEM:
        key = await add_system(connection, request.after, request.department, request.details, today)
        return replace(request, system=key)
    await add_synonym(connection, request.part, request.after, request.decided_by, now)
    return request


def _change(request: Request) -> FactChange:
    return FactChange(request.kind, request.part, request.after)


def _entry(request: Request, step: RequestStep, at: datetime, person: str, name: str, conversation: str) -> AuditEntry:
    why = {RequestStep.ASK: request.question, RequestStep.ANSWER: request.answer, RequestStep.REJECT: request.reason}
    return AuditEntry(
        at=at,
        person=person,
        person_name=name,
        step=step,
        request=request.number,
        kind=request.kind,
        system=request.system,
        part=request.part,
        before=request.found if step is RequestStep.CONFLICT else request.before,
        after=request.after,
        effective_from=request.effective_from,
        why=why.get(step, request.why),
        conversation=conversation,
    )


async def _one(connection: AsyncConnection, number: int) -> Request | None:
    found = await _found(connection, select(requests).where(requests.c.id == number))
    return found[0] if found else None


async def _found(connection: AsyncConnection, query: Select[Any]) -> list[Request]:
    return [_request(row) for row in await connection.execute(query)]


def _request(row: Row[Any]) -> Request:
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's documented name for a row by column
    values["number"], values["system"] = values.pop("id"), values.pop("system_key")
    values["kind"] = RequestKind(values["kind"])
    values["state"] = RequestState(values["state"])
    values["approver"] = Approver(values["approver"])
    return Request(**values)


def _values(request: Request) -> dict[str, Any]:
    values = asdict(request)
    del values["number"]
    values["system_key"] = values.pop("system")
    return values
