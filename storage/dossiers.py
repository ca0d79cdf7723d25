"""Nyttokalkyler: drafts that nobody overwrites unread, and versions that never change."""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, delete, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.dossiers import Dossier, HiddenOverlap, Participant, SameNeed
from bot.domain.drafts import Draft
from bot.domain.nyttokalkyl.lifecycle import Matter, Stage, Version
from bot.domain.nyttokalkyl.record import SCHEMA_VERSION, plain, restored
from bot.ports import Clock
from storage.columns import in_utc
from storage.dossier_tables import (
    dossier_links,
    dossier_participants,
    dossier_versions,
    dossiers,
    hidden_overlaps,
    service_secrets,
)
from storage.session import Database

_log = logging.getLogger(__name__)

_MOST_LISTED = 200
_DOCUMENT_KEY = "document_links"
_KEY_BYTES = 32


class StoredDossiers:
    """Implements bot.ports.Dossiers."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._key: bytes | None = None

    async def begin(self, draft: Draft, by: Participant) -> Dossier:
        """Store a new draft."""
        now = in_utc(self._clock())
        dossier = Dossier(0, 1, draft, Matter(), (by,), "", "", (), now)
        async with self._database.write() as connection:
            row = insert(dossiers).values(_values(dossier)).returning(dossiers.c.id)
            number = (await connection.execute(row)).scalar_one()
            person = {"dossier_id": number, "person_id": by.person_id, "name": by.name, "position": 0}
            await connection.execute(insert(dossier_participants).values(person))
        return replace(dossier, number=number)

    async def get(self, number: int) -> Dossier | None:
        """The dossier with that number."""
        found = await self._found(select(dossiers).where(dossiers.c.id == number))
        return found[0] if found else None

    async def save(self, dossier: Dossier) -> Dossier | None:
        """Store a changed dossier and its new versions; None if it has been changed since it was read."""
        saved = replace(dossier, version=dossier.version + 1, changed_at=in_utc(self._clock()))
        unread = (dossiers.c.id == dossier.number) & (dossiers.c.version == dossier.version)
        async with self._database.write() as connection:
            stored = await connection.execute(update(dossiers).where(unread).values(_values(saved)))
            if stored.rowcount != 1:
                return None
            await self._add_versions(connection, saved)
        return saved

    async def of_person(self, person_id: str) -> Sequence[Dossier]:
        """Those that the person takes part in, the last changed first."""
        mine = select(dossier_participants.c.dossier_id).where(dossier_participants.c.person_id == person_id)
        return await self._found(_latest(select(dossiers).where(dossiers.c.id.in_(mine))))

    async def submitted(self) -> Sequence[Dossier]:
        """Those with a submitted version, the last changed first."""
        handed_in = select(dossier_versions.c.dossier_id)
        return await self._found(_latest(select(dossiers).where(dossiers.c.id.in_(handed_in))))

    async def since(self, moment: datetime) -> Sequence[Dossier]:
        """All that have been changed since then."""
        return await self._found(_latest(select(dossiers).where(dossiers.c.changed_at >= in_utc(moment))))

    async def invite(self, number: int, participant: Participant) -> None:
        """Let somebody share the draft; again changes nothing."""
        mine = dossier_participants.c.dossier_id == number
        async with self._database.write() as connection:
            count = (await connection.execute(select(func.count()).where(mine))).scalar_one()
            values = {
                "dossier_id": number,
                "person_id": participant.person_id,
                "name": participant.name,
                "position": count,
                "invited_on": participant.invited_on,
                "invited_by": participant.invited_by,
            }
            row = self._insert(dossier_participants).values(values)
            await connection.execute(row.on_conflict_do_nothing())

    async def delete(self, number: int) -> bool:
        """Remove a draft that was never submitted."""
        handed_in = select(dossier_versions.c.dossier_id).where(dossier_versions.c.dossier_id == number)
        async with self._database.write() as connection:
            gone = delete(dossiers).where(dossiers.c.id == number, ~handed_in.exists())
            return (await connection.execute(gone)).rowcount == 1

    async def stamp(self) -> Hashable:
        """How many there are, and how often they have been changed, shared and linked."""
        of_all = (
            select(func.count(), func.max(dossiers.c.id), func.sum(dossiers.c.version)).select_from(dossiers),
            select(func.count()).select_from(dossier_participants),
            select(func.count()).select_from(dossier_links),
        )
        async with self._database.read() as connection:
            return tuple([tuple((await connection.execute(query)).one()) for query in of_all])

    async def alive(self, moment: datetime) -> Sequence[Dossier]:
        """Those that somebody may have to be told of."""
        shared = select(dossier_participants.c.dossier_id).where(dossier_participants.c.position > 0)
        handed_in = select(dossier_versions.c.dossier_id)
        lasting = dossiers.c.stage.in_((Stage.DECIDED.value, Stage.PROCUREMENT.value))
        told = or_(dossiers.c.id.in_(shared), dossiers.c.id.in_(handed_in))
        recent = or_(dossiers.c.changed_at >= in_utc(moment), lasting)
        return await self._found(select(dossiers).where(told, recent).order_by(dossiers.c.id))

    async def link(self, number: int, other: int, on: date) -> bool:
        """Note that two have the same need; again changes nothing."""
        first, second = sorted((number, other))
        async with self._database.write() as connection:
            row = self._insert(dossier_links).values(first_id=first, second_id=second, linked_on=on)
            return (await connection.execute(row.on_conflict_do_nothing())).rowcount == 1

    async def pairs(self, since: date) -> Sequence[SameNeed]:
        """All pairs with the same need that have become known since that day."""
        query = select(dossier_links).where(dossier_links.c.linked_on >= since).order_by(*dossier_links.c)
        async with self._database.read() as connection:
            links = (await connection.execute(query)).all()
        numbers = {number for link in links for number in (link.first_id, link.second_id)}
        known = {one.number: one for one in await self._found(select(dossiers).where(dossiers.c.id.in_(numbers)))}
        return [
            SameNeed(known[link.first_id], known[link.second_id], link.linked_on)
            for link in links
            if link.first_id in known and link.second_id in known
        ]

    async def linked(self, number: int) -> Sequence[Dossier]:
        """Those with the same need."""
        first, second = dossier_links.c.first_id, dossier_links.c.second_id
        others = or_(
            dossiers.c.id.in_(select(second).where(first == number)),
            dossiers.c.id.in_(select(first).where(second == number)),
        )
        return await self._found(_latest(select(dossiers).where(others)))

    async def note_hidden(self, number: int, system: str, need: str, department: str, on: date) -> None:
        """Note for IT-enheten that a hidden system may serve a need; once for each dossier and system."""
        values = {"dossier_id": number, "system_key": system, "need": need, "department": department, "noted_on": on}
        async with self._database.write() as connection:
            await connection.execute(self._insert(hidden_overlaps).values(values).on_conflict_do_nothing())

    async def hidden(self) -> Sequence[HiddenOverlap]:
        """What IT-enheten has not put aside, the newest first."""
        waiting = select(hidden_overlaps).where(hidden_overlaps.c.settled_at.is_(None))
        query = waiting.order_by(hidden_overlaps.c.id.desc()).limit(_MOST_LISTED)
        async with self._database.engine.connect() as connection:
            rows = (await connection.execute(query)).all()
        return [HiddenOverlap(row.id, row.system_key, row.need, row.department, row.noted_on) for row in rows]

    async def settle_hidden(self, number: int) -> bool:
        """Put a note aside."""
        waiting = (hidden_overlaps.c.id == number) & hidden_overlaps.c.settled_at.is_(None)
        async with self._database.write() as connection:
            done = update(hidden_overlaps).where(waiting).values(settled_at=in_utc(self._clock()))
            return (await connection.execute(done)).rowcount == 1

    async def signing_key(self) -> bytes:
        """The secret that links to documents are signed with."""
        if self._key is None:
            values = {"name": _DOCUMENT_KEY, "value": secrets.token_hex(_KEY_BYTES)}
            query = select(service_secrets.c.value).where(service_secrets.c.name == _DOCUMENT_KEY)
            async with self._database.write() as connection:
                await connection.execute(self._insert(service_secrets).values(values).on_conflict_do_nothing())
                self._key = bytes.fromhex((await connection.execute(query)).scalar_one())
        return self._key

    def _insert(self, table: Any) -> Any:
        return (sqlite if self._database.is_sqlite else postgresql).insert(table)

    async def _add_versions(self, connection: AsyncConnection, dossier: Dossier) -> None:
        for version in dossier.matter.versions:
            content = {"number": version.number, "schema_version": SCHEMA_VERSION, "content": _dumped(version)}
            row = self._insert(dossier_versions).values(dossier_id=dossier.number, **content)
            await connection.execute(row.on_conflict_do_nothing())

    async def _found(self, query: Select[Any]) -> list[Dossier]:
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
            numbers = [row.id for row in rows]
            people = await _grouped(connection, dossier_participants, numbers, dossier_participants.c.position)
            versions = await _grouped(connection, dossier_versions, numbers, dossier_versions.c.number)
        read = (_readable(row, people.get(row.id, []), versions.get(row.id, [])) for row in rows)
        return [dossier for dossier in read if dossier is not None]


def _latest(query: Select[Any]) -> Select[Any]:
    return query.order_by(dossiers.c.changed_at.desc(), dossiers.c.id.desc()).limit(_MOST_LISTED)


async def _grouped(
    connection: AsyncConnection, table: Any, numbers: Sequence[int], order: ColumnElement[Any]
) -> dict[int, list[Row[Any]]]:
    groups: dict[int, list[Row[Any]]] = {}
    if numbers:
        query = select(table).where(table.c.dossier_id.in_(numbers)).order_by(table.c.dossier_id, order)
        for row in (await connection.execute(query)).all():
            groups.setdefault(row.dossier_id, []).append(row)
    return groups


def _dumped(value: object) -> str:
    # ASCII: half a surrogate pair is no text for a database.
    return json.dumps(plain(value), separators=(",", ":"))


def _values(dossier: Dossier) -> dict[str, Any]:
    return {
        "version": dossier.version,
        "schema_version": SCHEMA_VERSION,
        "draft": _dumped(dossier.draft),
        "matter": _dumped(replace(dossier.matter, versions=())),
        "stage": dossier.matter.stage.value,
        "title": dossier.title,
        "department": dossier.department,
        "need_words": dossier.need_words,
        "changed_at": dossier.changed_at,
    }


def _readable(row: Row[Any], people: Sequence[Row[Any]], versions: Sequence[Row[Any]]) -> Dossier | None:
    """The dossier, or None for one that is damaged or written by a newer program: it must not hide the others."""
    if row.schema_version > SCHEMA_VERSION:
        _log.error("dossier left out: unknown schema version", extra={"dossier": row.id})
        return None
    try:
        return _dossier(row, people, versions)
    except (ValueError, TypeError, KeyError, ArithmeticError, RecursionError) as error:
        # Only the kind of fault: the message could quote what somebody wrote.
        _log.error("dossier left out: damaged", extra={"dossier": row.id, "fault": type(error).__name__})
        return None


def _dossier(row: Row[Any], people: Sequence[Row[Any]], versions: Sequence[Row[Any]]) -> Dossier:
    submitted = tuple(restored(Version, json.loads(version.content)) for version in versions)
    return Dossier(
        number=row.id,
        version=row.version,
        draft=restored(Draft, json.loads(row.draft)),
        matter=replace(restored(Matter, json.loads(row.matter)), versions=submitted),
        participants=tuple(
            Participant(person.person_id, person.name, person.invited_on, person.invited_by) for person in people
        ),
        title=row.title,
        department=row.department,
        need_words=row.need_words,
        changed_at=row.changed_at,
    )
