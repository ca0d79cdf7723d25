"""Approved changes into the register: one fact, one system or one word. All inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.changes import FactChange, applied, role_of
from bot.domain.requests import ROLE_KINDS
from bot.domain.systems import ItSystem, RestrictedFacts
from storage.changes import Change
from storage.new_keys import KeyMaker
from storage.records import StoredSystem
from storage.register_reading import read_systems
from storage.register_writing import mark_missing, write_systems
from storage.role_intervals import hand_over
from storage.tables import added_synonyms, systems


async def write_fact(connection: AsyncConnection, key: str, change: FactChange, on: date, today: date) -> None:
    """Change one fact of a system. A role changes hands on the day `on`, everything else at once."""
    if change.kind in ROLE_KINDS:
        system_id = (await connection.execute(select(systems.c.id).where(systems.c.key == key))).scalar_one()
        await hand_over(connection, system_id, role_of(change), change.after, on)
        return
    stored = (await read_systems(connection, today, key=key))[0]
    after = applied(stored.system, change)
    if after != stored.system:
        await write_systems(connection, [Change(after, stored)], today)
        if stored.missing_since is not None:
            await mark_missing(connection, [key], stored.missing_since)


async def add_system(
    connection: AsyncConnection, name: str, department: str, details: Mapping[str, str], today: date
) -> str:
    """Add a system that was reported; returns its key."""
    known = [stored.system for stored in await read_systems(connection, today)]
    key = KeyMaker(known).next()
    system = ItSystem(
        key=key,
        name=name,
        description=details.get("used_for", ""),
        functions=(),
        department=department,
        unit=None,
        phase=None,
        supplier=details.get("supplier") or None,
        restricted=RestrictedFacts(),
    )
    before: StoredSystem | None = None
    await write_systems(connection, [Change(system, before)], today)
    return key


async def add_synonym(connection: AsyncConnection, said: str, function: str, by: str, now: datetime) -> None:
    """Add a word for a function; again changes nothing."""
    mine = (added_synonyms.c.said == said) & (added_synonyms.c.function == function)
    if not (await connection.execute(select(func.count()).where(mine))).scalar_one():
        row = {"said": said, "function": function, "added_by": by, "added_at": now}
        await connection.execute(insert(added_synonyms), row)
