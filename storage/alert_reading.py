"""Reads alerts, singly and as the messages that they were told in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, Select, func, or_, select

from bot.domain.alerts import (
    MOST_NEWEST,
    Act,
    Alert,
    AlertGroup,
    AlertKind,
    AlertState,
    Condition,
    Deed,
    ItPerson,
)
from bot.ports import Clock
from storage.alert_tables import alert_groups, alert_history, alerts
from storage.columns import in_utc
from storage.session import Database

LATELY = timedelta(days=14)
"""How long after its last change a group's message is still kept up to date."""

_MOST_LISTED = 500
_MOST_GROUPS = 300
_row, _group, _act = alerts.c, alert_groups.c, alert_history.c


class AlertReading:
    """The reading half of storage.alerts.StoredAlerts."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def get(self, number: int) -> Alert | None:
        """The alert with that number."""
        found = await self._alerts(select(alerts).where(_row.id == number))
        return found[0] if found else None

    async def open(
        self, *, kind: AlertKind | None = None, department: str | None = None, group: int | None = None
    ) -> list[Alert]:
        """Those that are not closed, the newest first; at most 500."""
        query = select(alerts).where(_row.state != AlertState.CLOSED)
        if kind is not None:
            query = query.where(_row.kind == kind)
        if department is not None:
            query = query.where(_row.department == department)
        if group is not None:
            query = query.where(_row.group_id == group)
        return await self._alerts(query.order_by(_row.id.desc()).limit(_MOST_LISTED))

    async def counts(self) -> dict[AlertKind, int]:
        """How many are not closed, by kind."""
        query = select(_row.kind, func.count()).where(_row.state != AlertState.CLOSED).group_by(_row.kind)
        async with self._database.engine.connect() as connection:
            return {AlertKind(kind): int(count) for kind, count in await connection.execute(query)}

    async def history(self, number: int) -> list[Act]:
        """What has been done about an alert, the first first."""
        query = select(alert_history).where(_act.alert_id == number).order_by(_act.id)
        async with self._database.engine.connect() as connection:
            return [_act_of(row) for row in await connection.execute(query)]

    async def group(self, number: int) -> AlertGroup | None:
        """The group with that number."""
        found = await self._groups(select(alert_groups).where(_group.id == number))
        return found[0] if found else None

    async def groups(self) -> list[AlertGroup]:
        """Those with an open alert, and those that have changed within a fortnight; the newest first, at most 300."""
        waiting = select(_row.group_id).where(_row.state != AlertState.CLOSED)
        lately = _group.changed_at >= in_utc(self._clock()) - LATELY
        query = select(alert_groups).where(or_(lately, _group.id.in_(waiting)))
        return await self._groups(query.order_by(_group.id.desc()).limit(_MOST_GROUPS))

    async def stamp(self) -> tuple[int, int]:
        """Differs whenever anything has changed."""
        query = select(func.count(), func.coalesce(func.sum(_group.version), 0)).select_from(alert_groups)
        async with self._database.engine.connect() as connection:
            count, versions = (await connection.execute(query)).one()
        return int(count), int(versions)

    async def _alerts(self, query: Select[Any]) -> list[Alert]:
        async with self._database.engine.connect() as connection:
            return [_alert_of(row) for row in await connection.execute(query)]

    async def _groups(self, query: Select[Any]) -> list[AlertGroup]:
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
            numbers = [row.id for row in rows]
            counted = (await connection.execute(_counted(numbers))).all()
            newest = (await connection.execute(_newest(numbers))).all()
            last = (await connection.execute(_last(numbers))).all()
        return [
            _group_of(
                row,
                [one for one in counted if one.group_id == row.id],
                [one for one in newest if one.group_id == row.id],
                next((one for one in last if one.group_id == row.id), None),
            )
            for row in rows
        ]


def _counted(numbers: Sequence[int]) -> Select[Any]:
    parts = (_row.group_id, _row.state, _row.department)
    return select(*parts, func.count().label("total")).where(_row.group_id.in_(numbers)).group_by(*parts)


def _newest(numbers: Sequence[int]) -> Select[Any]:
    order = func.row_number().over(
        partition_by=_row.group_id, order_by=[_row.state == AlertState.CLOSED, _row.id.desc()]
    )
    ranked = select(alerts, order.label("place")).where(_row.group_id.in_(numbers)).subquery()
    return select(ranked).where(ranked.c.place <= MOST_NEWEST).order_by(ranked.c.group_id, ranked.c.place)


def _last(numbers: Sequence[int]) -> Select[Any]:
    of_group = select(_row.group_id, func.max(_act.id).label("newest")).join(alert_history, _act.alert_id == _row.id)
    newest = of_group.where(_row.group_id.in_(numbers)).group_by(_row.group_id).subquery()
    return select(alert_history, newest.c.group_id).join(newest, newest.c.newest == _act.id)


def _alert_of(row: Row[Any]) -> Alert:
    about = Condition(AlertKind(row.kind), row.subject, row.system_key, row.department, row.detail)
    assignee = ItPerson(row.assignee_id, row.assignee or "") if row.assignee_id else None
    return Alert(row.id, row.group_id, about, AlertState(row.state), row.noted_at, assignee)


def _act_of(row: Row[Any]) -> Act:
    by = ItPerson(row.person_id, row.person or "") if row.person_id else None
    return Act(row.alert_id, row.at, Deed(row.deed), by, row.comment)


def _group_of(
    row: Row[Any], counted: Sequence[Row[Any]], newest: Sequence[Row[Any]], last: Row[Any] | None
) -> AlertGroup:
    states: dict[AlertState, int] = {}
    departments: dict[str | None, int] = {}
    for one in counted:
        state = AlertState(one.state)
        states[state] = states.get(state, 0) + one.total
        if state is not AlertState.CLOSED:
            departments[one.department] = departments.get(one.department, 0) + one.total
    return AlertGroup(
        number=row.id,
        kind=AlertKind(row.kind),
        opened_at=row.opened_at,
        changed_at=row.changed_at,
        version=row.version,
        states=states,
        departments=tuple(sorted(departments.items(), key=lambda one: (-one[1], one[0] or ""))),
        newest=tuple(_alert_of(one) for one in newest),
        last=_act_of(last) if last is not None else None,
    )
