"""Calendar files (RFC 5545): all-day events and meetings, written so that taking one in again replaces the former.

Lines end with CRLF and hold at most 75 octets. Moments are written in UTC, which needs no rules for summer time.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

CALENDAR_TYPE = "text/calendar"
_MOST_OCTETS = 75
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event. With a date in `starts` it fills whole days, `ends` being the last of them.

    Calendars know the event by its `uid` and take the file with the highest `sequence` as the newest. `changed` is
    when it last changed, if that is known. A `private` one shows others only that there is something; a `free` one
    leaves the time open for meetings. `remind_before` adds an alarm.
    """

    uid: str
    title: str
    starts: date
    ends: date | None = None
    description: str = ""
    place: str = ""
    url: str = ""
    sequence: int = 0
    changed: datetime | None = None
    cancelled: bool = False
    private: bool = False
    free: bool = False
    remind_before: timedelta | None = None


def calendar_file(events: Iterable[CalendarEvent], *, name: str, made_at: datetime) -> bytes:
    """The file. `made_at` is aware; so are all moments in the events, or it raises ValueError."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Systemlotsen//Systemlotsen//SV",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for event in events for line in _event(event, made_at)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _event(event: CalendarEvent, made_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_moment(made_at)}"
    yield f"LAST-MODIFIED:{_moment(event.changed or made_at)}"
    yield f"SEQUENCE:{event.sequence}"
    yield from _time(event)
    yield f"SUMMARY:{_text(event.title)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    # A value of its own type, without escapes: what could end the line or is no address is left out.
    if event.url.startswith(("https://", "http://")) and event.url.isascii() and event.url.isprintable():
        yield f"URL:{event.url.replace(' ', '%20')}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield f"TRANSP:{'TRANSPARENT' if event.free else 'OPAQUE'}"
    yield f"CLASS:{'PRIVATE' if event.private else 'PUBLIC'}"
    if event.remind_before is not None and not event.cancelled:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(event.title)}")
        yield f"TRIGGER:-{_duration(event.remind_before)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _time(event: CalendarEvent) -> Iterator[str]:
    starts, ends = event.starts, event.ends
    if isinstance(starts, datetime):
        yield f"DTSTART:{_moment(starts)}"
        if isinstance(ends, datetime):
            yield f"DTEND:{_moment(ends)}"
        return
    yield f"DTSTART;VALUE=DATE:{starts:%Y%m%d}"
    # The end of whole days is the first day that no longer belongs to the event.
    yield f"DTEND;VALUE=DATE:{(ends or starts) + _ONE_DAY:%Y%m%d}"


def _moment(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError(f"a moment in a calendar needs a time zone, not {moment.isoformat()}")
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _duration(duration: timedelta) -> str:
    if duration.days and not duration.seconds:
        return f"P{duration.days}D"
    return f"PT{int(duration.total_seconds() // 60)}M"


def _text(value: str) -> str:
    """A text with what has a meaning of its own escaped, and nothing in it that ends a line."""
    lines = unicodedata.normalize("NFC", value).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(letter for letter in lines if letter == "\n" or unicodedata.category(letter)[0] != "C")
    escaped = kept.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n").replace("\u2028", "\\n").replace("\u2029", "\\n")


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets, the space that begins each further piece included. No letter is cut."""
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > _MOST_OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
