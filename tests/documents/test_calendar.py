"""Calendar files, read back by a library that is as strict as calendars are."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.documents.calendar import CalendarEvent, calendar_file

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
DEADLINE = CalendarEvent("treserva@systemlotsen", "Sista dag att säga upp avtalet", date(2028, 2, 29))


def read(*events: CalendarEvent):
    """The events of the file as another program sees them."""
    body = calendar_file(events, name="Mina system", made_at=NOW)
    found = Calendar.from_ical(body)
    assert found["VERSION"] == "2.0"
    assert not found.errors
    return [event for event in found.walk("VEVENT") if not event.errors]


def test_a_deadline_fills_its_whole_day_whatever_the_time_zone():
    (event,) = read(DEADLINE)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2028, 2, 29), date(2028, 3, 1))
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == NOW
    assert (event["SEQUENCE"], event["STATUS"], event["CLASS"], event["TRANSP"]) == (0, "CONFIRMED", "PUBLIC", "OPAQUE")


def test_several_days_end_with_the_last_one():
    (event,) = read(CalendarEvent("a", "b", date(2027, 12, 30), date(2028, 1, 2)))
    assert event["DTEND"].dt == date(2028, 1, 3)


@pytest.mark.parametrize("hours", [1, 2])
def test_a_meeting_is_at_the_same_moment_on_both_sides_of_summer_time(hours):
    starts = datetime(2027, 3, 28, 9, 0, tzinfo=timezone(timedelta(hours=hours)))
    (event,) = read(CalendarEvent("a", "b", starts, starts + timedelta(hours=1)))
    assert event["DTSTART"].dt == starts
    assert event["DTEND"].dt == starts + timedelta(hours=1)


def test_what_changed_and_what_was_called_off():
    changed = datetime(2026, 10, 25, 2, 30, tzinfo=UTC)
    (event,) = read(CalendarEvent("a", "b", NOW, sequence=7, changed=changed, cancelled=True, private=True, free=True))
    assert (event["SEQUENCE"], event["STATUS"], event["CLASS"]) == (7, "CANCELLED", "PRIVATE")
    assert event["LAST-MODIFIED"].dt == changed
    assert event["TRANSP"] == "TRANSPARENT"


def test_an_alarm_rings_before():
    (event,) = read(CalendarEvent("a", "b", date(2027, 1, 1), remind_before=timedelta(days=14)))
    (alarm,) = event.walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(days=-14))
    (event,) = read(CalendarEvent("a", "b", NOW, remind_before=timedelta(minutes=90)))
    assert event.walk("VALARM")[0]["TRIGGER"].dt == timedelta(minutes=-90)
    (event,) = read(CalendarEvent("a", "b", NOW, cancelled=True, remind_before=timedelta(days=1)))
    assert not event.walk("VALARM")


def test_an_address_is_opened_and_nothing_else_is():
    addresses = (
        "https://kommun.example/möte",
        "javascript:alert(1)",
        "https://a\r\nATTENDEE:x",
        "https://a.example/b c",
    )
    found = read(*(CalendarEvent(str(n), "b", NOW, url=url) for n, url in enumerate(addresses)))
    assert [str(event.get("URL", "")) for event in found] == ["", "", "", "https://a.example/b%20c"]


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        calendar_file([CalendarEvent("a", "b", datetime(2027, 1, 1, 9))], name="", made_at=NOW)  # noqa: DTZ001 - as said


@given(title=st.text(min_size=1, max_size=200), description=st.text(max_size=400), uid=st.text(min_size=1))
def test_whatever_is_written_stays_within_its_own_line(title, description, uid):
    event = CalendarEvent(uid, title, date(2027, 1, 1), description=description)
    body = calendar_file([event], name=title, made_at=NOW)
    lines = body.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and line.decode() is not None and b"\n" not in line for line in lines)
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", body)
    unfolded = body.replace(b"\r\n ", b"").split(b"\r\n")
    names = [re.split(rb"[;:]", line)[0].decode() for line in unfolded if line]
    assert names.count("BEGIN") == names.count("END") == 2
    assert names.count("UID") == names.count("SUMMARY") == 1


@given(text=st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=300))
def test_what_was_written_is_read_back(text):
    title = f"Åäö: {text}"
    (event,) = read(CalendarEvent("a", title, date(2027, 1, 1)))
    assert unicodedata.normalize("NFC", title) == str(event["SUMMARY"])


def test_lines_of_a_description_are_kept():
    (event,) = read(CalendarEvent("a", "b", NOW, description="Ett; två,\r\ntre \\ fyra"))
    assert str(event["DESCRIPTION"]) == "Ett; två,\ntre \\ fyra"
