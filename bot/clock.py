"""Time. The rest of the program takes a clock as an argument; this file makes them.

It is the only place where the present moment is read (tests/test_project.py checks that), so that
every rule about dates can be tested on any day.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

LOCAL_ZONE = ZoneInfo("Europe/Stockholm")
"""Where the municipality's calendar days begin and end."""


def system_clock() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def started_at(moment: datetime) -> Callable[[], datetime]:
    """A clock that shows `moment` now and runs on from there; its results keep the zone of `moment`.

    Raises ValueError for a moment without a zone: it could mean two different moments.
    """
    if moment.tzinfo is None:
        raise ValueError(f"a clock needs a moment with a time zone, not {moment.isoformat()}")
    start = time.monotonic()
    # Counted in UTC: adding to a local time would walk the wall clock through a summer-time change.
    origin = moment.astimezone(UTC)

    def clock() -> datetime:
        return (origin + timedelta(seconds=time.monotonic() - start)).astimezone(moment.tzinfo)

    return clock


def local_date(moment: datetime) -> date:
    """The calendar day in Europe/Stockholm at that moment. Raises ValueError for a moment without a zone."""
    if moment.tzinfo is None:
        raise ValueError(f"a local date needs a moment with a time zone, not {moment.isoformat()}")
    return moment.astimezone(LOCAL_ZONE).date()
