"""Meetings for tests of agendas."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.domain.meetings import Forum, Meeting


def meeting(
    forum: Forum = Forum.TACTICAL_MEETING, day: date = date(2026, 12, 15), department: str | None = None, **more
) -> Meeting:
    """A meeting at nine UTC, two hours, that takes items in until a week before."""
    starts = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    values = {
        "key": f"{forum.value}/{department}/{day.isoformat()}",
        "stop_date": day - timedelta(days=7),
        "department": department,
    }
    return Meeting(forum=forum, starts=starts, ends=starts + timedelta(hours=2), **{**values, **more})
