"""Alerts to IT-enheten: noted once while open, grouped as they come, closed for good."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, and_, func, insert, or_, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.alerts import AFTER, BEFORE, AlertKind, AlertState, Condition, Deed, ItPerson, joins
from bot.ports import Clock
from storage.alert_reading import AlertReading
from storage.alert_tables import alert_events, alert_groups, alert_history, alert_watches, alerts
from storage.columns import in_utc
from storage.session import Database

# Any number will do, as long as nothing else in the database takes the same lock.
_POSTGRES_LOCK = 7_305_010
_CHUNK = 500
_row, _group = alerts.c, alert_groups.c
_Item = TypeVar("_Item")


class StoredAlerts(AlertReading):
    """Implements bot.ports.Alerts."""

    def __init__(self, database: Database, clock: Clock, window: timedelta = timedelta(minutes=5)) -> None:
        super().__init__(database, clock)
        self._window = window

    async def note(
        self,
        kind: AlertKind,
        subject: str,
        *,
        system: str | None = None,
        department: str | None = None,
        detail: str = "",
    ) -> None:
        """Note that it is so. While an alert about the same (kind, subject) is open, this adds nothing."""
        about = Condition(kind, subject, system, department, detail)
        async with self._database.write() as connection:
            await self._lock(connection)
            await self._add(connection, kind, [about])

    async def note_event(self, event_id: str, about: Condition) -> int | None:
        """Note something that another program has reported; see bot.ports.Alerts."""
        received = {"event_id": event_id, "received_at": in_utc(self._clock())}
        first = self._insert(alert_events).values(received).on_conflict_do_nothing()
        async with self._database.write() as connection:
            await self._lock(connection)
            if (await connection.execute(first.returning(alert_events.c.event_id))).first() is None:
                return None
            await self._add(connection, about.kind, [about])
            newest = select(func.max(_group.id)).where(_group.kind == about.kind).scalar_subquery()
            count = select(func.count()).select_from(alerts).where(_row.group_id == newest)
            return int((await connection.execute(count)).scalar_one())

    async def reckoned(
        self, watch: str, kinds: Collection[AlertKind], conditions: Collection[Condition], number: int | None = None
    ) -> int:
        """Note what is new and end what is no longer so; see bot.ports.Alerts."""
        changed = 0
        by_kind = {kind: {one.subject: one for one in conditions if one.kind is kind} for kind in kinds}
        async with self._database.write() as connection:
            await self._lock(connection)
            if number is not None and not await self._is_newest(connection, watch, number):
                return 0
            for kind, now_so in by_kind.items():
                held = select(_row.id, _row.subject, _row.department)
                held = held.where(_row.kind == kind, or_(_row.holds, _is_open()))
                rows = (await connection.execute(held)).all()
                known = {row.subject for row in rows}
                new = [one for subject, one in now_so.items() if subject not in known]
                over = [row.id for row in rows if row.subject not in now_so]
                for row in rows:
                    if row.subject in now_so and row.department != now_so[row.subject].department:
                        await self._move(connection, row.id, now_so[row.subject].department)
                changed += await self._add(connection, kind, new) + await self._end(connection, over)
        return changed

    async def act(
        self,
        deed: Deed,
        by: ItPerson,
        *,
        alert: int | None = None,
        group: int | None = None,
        comment: str = "",
        assignee: ItPerson | None = None,
    ) -> int:
        """Do it to one alert or to all of a group, where their states allow it. Returns how many changed."""
        chosen = _row.id == alert if alert is not None else _row.group_id == group
        allowed = and_(chosen, _row.state.in_(BEFORE[deed]))
        values: dict[str, Any] = {"state": AFTER[deed]}
        if deed is Deed.ASSIGN and assignee is not None:
            # The same person again is no change: a second press finds it done.
            allowed &= or_(_row.assignee_id.is_(None), _row.assignee_id != assignee.person_id)
            values |= {"assignee_id": assignee.person_id, "assignee": assignee.name}
            comment = assignee.name
        async with self._database.write() as connection:
            return await self._change(connection, allowed, values, deed, by, comment)

    async def _add(self, connection: AsyncConnection, kind: AlertKind, new: Sequence[Condition]) -> int:
        if not new:
            return 0
        open_ = select(_row.subject).where(_row.kind == kind, _is_open())
        if len(new) == 1:
            open_ = open_.where(_row.subject == new[0].subject)
        told = {row.subject for row in await connection.execute(open_)}
        new = [one for one in new if one.subject not in told]
        if not new:
            return 0
        now = in_utc(self._clock())
        group = await self._group_for(connection, kind, now)
        rows = [_values(one, group, now) for one in new]
        await connection.execute(insert(alerts), rows)
        await self._touch(connection, {group}, now)
        return len(new)

    async def _group_for(self, connection: AsyncConnection, kind: AlertKind, now: datetime) -> int:
        """The group of that kind that is still being counted up, or a new one."""
        newest = select(_group.id, _group.opened_at).where(_group.kind == kind)
        row = (await connection.execute(newest.order_by(_group.id.desc()).limit(1))).first()
        if row is not None and joins(row.opened_at, now, self._window):
            return int(row.id)
        values = {"kind": kind, "opened_at": now, "changed_at": now, "version": 0}
        opened = await connection.execute(insert(alert_groups).values(values).returning(_group.id))
        return int(opened.scalar_one())

    async def _end(self, connection: AsyncConnection, over: Sequence[int]) -> int:
        ended = 0
        for part in _parts(over):
            chosen = _row.id.in_(part)
            values = {"state": AFTER[Deed.END], "holds": False}
            ended += await self._change(connection, and_(chosen, _is_open()), values, Deed.END, None, "")
            await connection.execute(update(alerts).where(chosen).values(holds=False))
        return ended

    async def _change(
        self,
        connection: AsyncConnection,
        chosen: ColumnElement[bool],
        values: dict[str, Any],
        deed: Deed,
        by: ItPerson | None,
        comment: str,
    ) -> int:
        now = in_utc(self._clock())
        changed = (
            await connection.execute(update(alerts).where(chosen).values(values).returning(_row.id, _row.group_id))
        ).all()
        done = {
            "at": now,
            "deed": deed,
            "person_id": by.person_id if by else None,
            "person": by.name if by else None,
            "comment": comment,
        }
        if changed:
            await connection.execute(insert(alert_history), [{"alert_id": row.id, **done} for row in changed])
        await self._touch(connection, {row.group_id for row in changed}, now)
        return len(changed)

    async def _move(self, connection: AsyncConnection, number: int, department: str | None) -> None:
        """It belongs to another department, or to none that may be named any longer."""
        moved = update(alerts).where(_row.id == number).values(department=department).returning(_row.group_id)
        await self._touch(connection, (await connection.execute(moved)).scalars().all(), in_utc(self._clock()))

    async def _touch(self, connection: AsyncConnection, groups: Collection[int], now: datetime) -> None:
        for part in _parts(sorted(groups)):
            newer = {"version": _group.version + 1, "changed_at": now}
            await connection.execute(update(alert_groups).where(_group.id.in_(part)).values(newer))

    async def _is_newest(self, connection: AsyncConnection, watch: str, number: int) -> bool:
        name = alert_watches.c.name == watch
        seen = (await connection.execute(select(alert_watches.c.number).where(name))).scalar()
        if seen is None:
            await connection.execute(insert(alert_watches).values(name=watch, number=number))
        elif number > seen:
            await connection.execute(update(alert_watches).where(name).values(number=number))
        return seen is None or number >= seen

    async def _lock(self, connection: AsyncConnection) -> None:
        if not self._database.is_sqlite:  # SQLite's write transaction is a lock already
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _POSTGRES_LOCK})

    def _insert(self, table: Any) -> Any:
        return (sqlite if self._database.is_sqlite else postgresql).insert(table)


def _is_open() -> ColumnElement[bool]:
    return _row.state != AlertState.CLOSED


def _values(about: Condition, group: int, now: datetime) -> dict[str, Any]:
    return {
        "group_id": group,
        "kind": about.kind,
        "subject": about.subject,
        "system_key": about.system,
        "department": about.department,
        "detail": about.detail,
        "state": AlertState.OPEN,
        "holds": True,
        "noted_at": now,
    }


def _parts(items: Sequence[_Item]) -> Iterable[Sequence[_Item]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))
