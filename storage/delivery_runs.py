"""What is kept of the ledger as a whole: who refuses what is sent, the first import, and the last run."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.ports import Clock
from storage.columns import in_utc
from storage.delivery_tables import notice_runs, refusals
from storage.session import Database


class DeliveryRuns:
    """The part of bot.ports.DeliveryLedger that is about no row of it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def refused(self, recipient: str, times: int, over: timedelta) -> bool:
        """Count a refusal. True if the recipient is now in quarantine: so many refusals, over so long a time."""
        now = in_utc(self._clock())
        dialect: Any = sqlite if self._database.is_sqlite else postgresql
        first = dialect.insert(refusals).values(recipient=recipient, first_at=now, times=1)
        again = {"times": refusals.c.times + 1}
        ill = and_(refusals.c.recipient == recipient, refusals.c.times >= times, refusals.c.first_at <= now - over)
        async with self._database.write() as connection:
            await connection.execute(first.on_conflict_do_update(index_elements=["recipient"], set_=again))
            put = update(refusals).where(ill, refusals.c.quarantined_at.is_(None)).values(quarantined_at=now)
            await connection.execute(put)
            query = select(refusals.c.quarantined_at).where(refusals.c.recipient == recipient)
            return (await connection.execute(query)).scalar_one() is not None

    async def accepted(self, recipient: str) -> None:
        """Forget the refusals of somebody who can be reached again."""
        async with self._database.write() as connection:
            await connection.execute(delete(refusals).where(refusals.c.recipient == recipient))

    async def quarantined(self) -> dict[str, datetime]:
        """Recipients that nothing is sent to, and since when."""
        query = select(refusals.c.recipient, refusals.c.quarantined_at).where(refusals.c.quarantined_at.is_not(None))
        async with self._database.engine.connect() as connection:
            return {row.recipient: row.quarantined_at for row in await connection.execute(query)}

    async def baseline(self, day: date) -> date:
        """The day of the first import; `day` if there was none before."""
        async with self._database.write() as connection:
            unset = update(notice_runs).where(notice_runs.c.baseline.is_(None))
            await connection.execute(unset.values(baseline=day))
            found: date = (await connection.execute(select(notice_runs.c.baseline))).scalar_one()
        return found

    async def completed_at(self) -> datetime | None:
        """When notices were last gone through to the end, by any replica."""
        async with self._database.engine.connect() as connection:
            found: datetime | None = (await connection.execute(select(notice_runs.c.completed_at))).scalar_one()
        return found

    async def completed(self) -> None:
        """Notices have been gone through to the end."""
        async with self._database.write() as connection:
            await connection.execute(update(notice_runs).values(completed_at=in_utc(self._clock())))
