"""The channel's files in the database: what they are called, when they changed, and what each day did to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import local_date
from bot.domain.files import ChangeKind, FileChange, is_document, together
from bot.ports import ChannelFile, Clock
from bot.ports.files import FileReading, ReadingState
from storage.channel_file_tables import channel_file_changes as changes
from storage.channel_file_tables import channel_file_reading as reading
from storage.channel_file_tables import channel_files as files
from storage.columns import in_utc
from storage.session import Database

_FACTS = ("name", "folder", "url", "changed_at", "revision")
_FAR_AHEAD = timedelta(days=2)


class StoredChannelFiles:
    """Implements bot.ports.files.FileStore."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def files(self) -> Sequence[ChannelFile]:
        """All files, by folder and name."""
        query = select(files).order_by(files.c.folder, files.c.name, files.c.key)
        async with self._database.engine.connect() as connection:
            rows = (await connection.execute(query)).all()
        return [ChannelFile(row.key, row.name, row.url, row.changed_at, row.revision, row.folder) for row in rows]

    async def state(self) -> ReadingState:
        """Where reading stands."""
        async with self._database.engine.connect() as connection:
            row = (await connection.execute(select(reading))).one()
        return ReadingState(row.place, row.token, row.read_at, row.fault)

    async def claim(self, every: timedelta) -> ReadingState | None:
        """Take on the next reading; None while it is not time, or another replica has."""
        now = in_utc(self._clock())
        # A moment far ahead was written by a clock that has been set back since.
        due = reading.c.next_at.is_(None) | (reading.c.next_at <= now) | (reading.c.next_at > now + _FAR_AHEAD)
        async with self._database.write() as connection:
            taken = await connection.execute(update(reading).where(due).values(next_at=now + every))
            if not taken.rowcount:
                return None
            row = (await connection.execute(select(reading))).one()
        return ReadingState(row.place, row.token, row.read_at, row.fault)

    async def take(self, place: str, found: FileReading) -> None:
        """Store what was read, and what changed. The first reading of a place is where changes are counted from."""
        now = in_utc(self._clock())
        async with self._database.write() as connection:
            await connection.execute(update(reading).values(fault=reading.c.fault))  # readers of one row, one by one
            before = (await connection.execute(select(reading))).one()
            first = before.place != place
            if first:
                await connection.execute(delete(files))
            known = {row.key: row for row in (await connection.execute(select(files))).all()}
            changed = False
            for file in found.files:
                changed = await self._keep(connection, file, known.pop(file.key, None), first=first) or changed
            gone = list(known.values()) if found.whole else [known[key] for key in found.removed if key in known]
            for row in gone:
                await connection.execute(delete(files).where(files.c.key == row.key))
                await self._note(connection, row.key, ChangeKind.REMOVED, row)
            values: dict[str, Any] = {"place": place, "token": found.token, "read_at": now, "fault": None}
            if changed or gone or first:
                values["version"] = reading.c.version + 1
            await connection.execute(update(reading).values(**values))

    async def put_off(self, fault: str, wait: timedelta) -> None:
        """The reading failed and is not to be tried again before that."""
        values = {"fault": fault, "next_at": in_utc(self._clock()) + wait}
        async with self._database.write() as connection:
            await connection.execute(update(reading).values(**values))

    async def uploaded(self, file: ChannelFile) -> None:
        """The bot itself put the file there: nobody is told, also if a reading has met it first."""
        now = in_utc(self._clock())
        today = local_date(now)
        async with self._database.write() as connection:
            await connection.execute(delete(files).where(files.c.key == file.key))
            row = {"key": file.key, **_facts(file), "first_seen": now, "own_revision": file.revision}
            await connection.execute(insert(files), row)
            mine = (changes.c.file_key == file.key) & (changes.c.day == today)
            await connection.execute(delete(changes).where(mine))
            await connection.execute(update(reading).values(version=reading.c.version + 1))

    async def version(self) -> int:
        """A number that grows with every change."""
        async with self._database.engine.connect() as connection:
            return int((await connection.execute(select(reading.c.version))).scalar_one())

    async def changes(self, since: date) -> Sequence[FileChange]:
        """What each day from `since` did to the files, in the order it happened."""
        query = select(changes).where(changes.c.day >= since).order_by(changes.c.day, changes.c.id)
        async with self._database.engine.connect() as connection:
            rows = (await connection.execute(query)).all()
        return [FileChange(r.file_key, r.day, ChangeKind(r.what), r.name, r.url, r.folder) for r in rows]

    async def _keep(self, connection: AsyncConnection, file: ChannelFile, row: Any, *, first: bool) -> bool:
        """Store a file. True if anything about it is new."""
        values = _facts(file)
        if row is None:
            added = {"key": file.key, **values, "first_seen": in_utc(self._clock())}
            await connection.execute(insert(files), added)
            if not first:
                await self._note(connection, file.key, ChangeKind.NEW, file)
            return True
        if all(getattr(row, name) == value for name, value in values.items()):
            return False
        await connection.execute(update(files).where(files.c.key == file.key).values(**values))
        if file.revision not in (row.revision, row.own_revision):
            await self._note(connection, file.key, ChangeKind.CHANGED, file)
        return True

    async def _note(self, connection: AsyncConnection, key: str, what: ChangeKind, file: Any) -> None:
        """Note what a day did to a document, together with what it did to it before."""
        if not is_document(file.name):
            return
        today = local_date(self._clock())
        that = (changes.c.file_key == key) & (changes.c.day == today)
        earlier = (await connection.execute(select(changes.c.what).where(that))).scalar_one_or_none()
        kind = together(ChangeKind(earlier) if earlier else None, what)
        facts = {"what": kind, "name": file.name, "folder": file.folder, "url": file.url}
        if kind is None:
            await connection.execute(delete(changes).where(that))
        elif earlier is None:
            await connection.execute(insert(changes), {"file_key": key, "day": today, **facts})
        else:
            await connection.execute(update(changes).where(that).values(**facts))


def _facts(file: ChannelFile) -> dict[str, Any]:
    facts = {name: getattr(file, name) for name in _FACTS}
    return facts | {"changed_at": in_utc(file.changed_at)}
