"""The meetings of a shared mailbox's calendar, through Graph.

A group's calendar gives nothing to an app of its own, so the forums' meetings are kept in a shared mailbox. Needs
Calendars.Read (application), limited to that mailbox by an application access policy (docs/permissions.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.clock import LOCAL_ZONE
from bot.graph.client import GraphAccess
from bot.graph.requests import GraphFault, get_json
from bot.ports.calendar import CalendarEvent, CalendarUnavailableError

_FIELDS = "id,iCalUId,subject,start,end,isCancelled,isAllDay,location,onlineMeeting,categories"
_PAGE, _MOST_PAGES = "50", 40
_PERMISSION, _MAILBOX = frozenset({401, 403}), 404


class GraphCalendar:
    """Implements bot.ports.calendar.SharedCalendar."""

    def __init__(self, access: GraphAccess, mailbox: str) -> None:
        self._access = access
        self._mailbox = mailbox

    async def events(self, first: date, last: date) -> Sequence[CalendarEvent]:
        """Events that touch these local days, each occurrence of a series by itself."""
        begin = datetime.combine(first, time.min, LOCAL_ZONE).astimezone(UTC)
        end = datetime.combine(last + timedelta(days=1), time.min, LOCAL_ZONE).astimezone(UTC)
        query: dict[str, str] | None = {
            "startDateTime": begin.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "endDateTime": end.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "$select": _FIELDS,
            "$top": _PAGE,
        }
        link, found = f"/users/{quote(self._mailbox, safe='')}/calendarView", list[CalendarEvent]()
        try:
            for _ in range(_MOST_PAGES):
                page = await get_json(self._access, link, query)
                query = None
                found += [event for one in page.get("value") or () if (event := _event(one)) is not None]
                following = page.get("@odata.nextLink")
                if not following:
                    return found
                link = self._trusted(str(following))
        except GraphFault as fault:
            raise _unavailable(fault) from fault
        raise CalendarUnavailableError("pages")

    def _trusted(self, link: str) -> str:
        # The token goes where the link leads: nowhere but to Graph.
        if urlsplit(link)[:2] != urlsplit(self._access.url)[:2]:
            raise CalendarUnavailableError("link")
        return link


def _event(one: dict[str, Any]) -> CalendarEvent | None:
    """An event, or None for one without a time of its own: a whole day is no meeting."""
    starts, ends = _moment(one.get("start")), _moment(one.get("end"))
    identity = one.get("id")
    if not isinstance(identity, str) or starts is None or ends is None or one.get("isAllDay") is True or ends <= starts:
        return None
    place = (one.get("location") or {}).get("displayName") or ""
    link = (one.get("onlineMeeting") or {}).get("joinUrl") or ""
    return CalendarEvent(
        identity,
        str(one.get("subject") or ""),
        starts,
        ends,
        cancelled=one.get("isCancelled") is True,
        place=str(place).strip(),
        link=str(link) if str(link).startswith("https://") else "",
        categories=tuple(str(name) for name in one.get("categories") or ()),
    )


def _moment(written: Any) -> datetime | None:
    """Graph's dateTimeTimeZone: a wall clock with seven decimals, and the zone beside it."""
    if not isinstance(written, dict) or not isinstance(written.get("dateTime"), str):
        return None
    name = str(written.get("timeZone") or "UTC")
    try:
        zone = UTC if name in ("UTC", "tzone://Microsoft/Utc") else ZoneInfo(name)
        wall = datetime.fromisoformat(written["dateTime"].rstrip("Z")[:26])
    except (ValueError, ZoneInfoNotFoundError):
        return None  # a Windows name: it is only given where somebody has asked for it
    return wall if wall.tzinfo is not None else wall.replace(tzinfo=zone)


def _unavailable(fault: GraphFault) -> CalendarUnavailableError:
    if fault.status in _PERMISSION:
        return CalendarUnavailableError("permission", fault.retry_after)
    if fault.status == _MAILBOX:
        return CalendarUnavailableError("mailbox", fault.retry_after)
    return CalendarUnavailableError("no answer", fault.retry_after)
