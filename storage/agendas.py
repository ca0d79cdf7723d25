"""Agendas: acts that nobody overwrites. Two people at once cannot both write the same version."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, func, insert, select
from sqlalchemy.exc import IntegrityError

from bot.domain.agendas import Act, AgendaItem, Entry, ItemKind
from bot.ports import Clock
from storage.agenda_tables import agenda_entries
from storage.columns import in_utc
from storage.session import Database


class StoredAgendas:
    """Implements bot.ports.Agendas."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def all(self) -> Sequence[Entry]:
        """Every entry, the first first."""
        return await self._found(select(agenda_entries))

    async def of(self, meeting: str) -> Sequence[Entry]:
        """A meeting's entries, the first first."""
        return await self._found(select(agenda_entries).where(agenda_entries.c.meeting == meeting))

    async def add(self, entry: Entry) -> bool:
        """Store an act. False if somebody else has written that version of the agenda."""
        values = {
            "meeting": entry.meeting,
            "version": entry.version,
            "act": entry.act.value,
            "item": entry.item,
            "text": entry.text,
            "person": entry.person,
            "name": entry.name,
            "due": entry.due,
            "items": json.dumps([_plain(item) for item in entry.items], ensure_ascii=False),
            "done_by": entry.by,
            "done_on": entry.on,
            "added_at": in_utc(self._clock()),
        }
        try:
            async with self._database.write() as connection:
                await connection.execute(insert(agenda_entries).values(values))
        except IntegrityError:
            return False
        return True

    async def stamp(self) -> int:
        """A number that grows with every entry."""
        async with self._database.engine.connect() as connection:
            return int((await connection.execute(select(func.max(agenda_entries.c.id)))).scalar_one() or 0)

    async def _found(self, query: Select[Any]) -> Sequence[Entry]:
        ordered = query.order_by(agenda_entries.c.meeting, agenda_entries.c.version)
        async with self._database.engine.connect() as connection:
            return [_entry(row) for row in (await connection.execute(ordered)).all()]


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        row.meeting,
        row.version,
        Act(row.act),
        row.done_by,
        row.done_on,
        row.item,
        row.text,
        row.person,
        row.name,
        row.due,
        tuple(_item(item) for item in json.loads(row.items)),
    )


def _plain(item: AgendaItem) -> dict[str, Any]:
    return {
        "key": item.key,
        "kind": item.kind.value,
        "words": item.words,
        "detail": item.detail,
        "systems": item.systems,
        "about": item.about,
        "points": item.points,
    }


def _item(plain: dict[str, Any]) -> AgendaItem:
    return AgendaItem(
        plain["key"],
        ItemKind(plain["kind"]),
        _pairs(plain["words"]),
        _pairs(plain["detail"]),
        tuple(plain["systems"]),
        tuple(plain["about"]),
        tuple((key, _pairs(words)) for key, words in plain["points"]),
    )


def _pairs(pairs: list[list[Any]]) -> tuple[tuple[str, str | int], ...]:
    return tuple((name, value) for name, value in pairs)
