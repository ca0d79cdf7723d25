"""A role that changes hands on a day, today or later, in a history of half-open intervals."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.people import name_key
from bot.domain.systems import Role
from storage.contract_and_role_writing import person_ids
from storage.tables import persons, role_assignments

_row = role_assignments.c


async def hand_over(connection: AsyncConnection, system_id: int, role: Role, name: str, on: date) -> None:
    """From the day the role is held by the person, or by nobody without a name; what is agreed for later stands.

    Specialists are several: a name adds one, none ends them all.
    """
    of_role = (_row.system_id == system_id) & (_row.role == role)
    covering = of_role & or_(_row.valid_from.is_(None), _row.valid_from <= on)
    covering &= or_(_row.valid_to.is_(None), _row.valid_to > on)
    until = None
    ends = (await connection.execute(select(_row.valid_to).where(covering))).scalars().all()
    if role is not Role.SYSTEM_SPECIALIST or not name:
        later = select(func.min(_row.valid_from)).where(of_role, _row.valid_from > on)
        found = [day for day in (*ends, (await connection.execute(later)).scalar_one()) if day is not None]
        until = min(found, default=None)
        await connection.execute(update(role_assignments).where(covering).values(valid_to=on))
    elif await _holds(connection, covering, name):
        return
    elif ends and None not in ends:
        until = max(day for day in ends if day is not None)  # all end then: it has been agreed that nobody shall be one
    if not name:
        return
    people = await person_ids(connection, [{"name": name, "title": None}])
    title = select(persons.c.title).where(persons.c.id == people[name])
    last = select(func.coalesce(func.max(_row.position), -1)).where(_row.system_id == system_id)
    values = {
        "system_id": system_id,
        "person_id": people[name],
        "role": role,
        "title": (await connection.execute(title)).scalar_one(),
        "position": (await connection.execute(last)).scalar_one() + 1,
        "valid_from": on,
        "valid_to": until,
    }
    await connection.execute(insert(role_assignments).values(values))


async def _holds(connection: AsyncConnection, covering: object, name: str) -> bool:
    query = select(persons.c.name_key).join(role_assignments, persons.c.id == _row.person_id)
    keys = (await connection.execute(query.where(covering))).scalars().all()  # type: ignore[arg-type]
    return name_key(name) in keys
