from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot import clock as clocks
from tests.fakes.clock import FakeClock


def test_the_system_clock_knows_its_zone():
    assert clocks.system_clock().tzinfo is UTC


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-24T22:59:59+00:00", date(2026, 11, 24)),
        ("2026-11-24T23:00:00+00:00", date(2026, 11, 25)),  # winter: local midnight is 23:00 UTC
        ("2026-06-30T21:59:59+00:00", date(2026, 6, 30)),
        ("2026-06-30T22:00:00+00:00", date(2026, 7, 1)),  # summer: 22:00 UTC
        ("2026-12-31T15:00:00-08:00", date(2027, 1, 1)),
    ],
)
def test_a_day_begins_at_midnight_in_stockholm(moment, day):
    assert clocks.local_date(datetime.fromisoformat(moment)) == day


def test_a_moment_without_a_zone_is_refused():
    naive = datetime(2026, 11, 24, 12, 0)  # noqa: DTZ001 - the fault under test
    with pytest.raises(ValueError, match="time zone"):
        clocks.local_date(naive)
    with pytest.raises(ValueError, match="time zone"):
        clocks.started_at(naive)
    with pytest.raises(ValueError, match="time zone"):
        FakeClock(naive)


def test_a_started_clock_runs_on_from_its_moment(monkeypatch):
    counter = [100.0]
    monkeypatch.setattr(clocks.time, "monotonic", lambda: counter[0])
    clock = clocks.started_at(datetime.fromisoformat("2027-03-01T07:55:00+01:00"))
    assert clock() == datetime.fromisoformat("2027-03-01T07:55:00+01:00")
    counter[0] += 360
    assert clock().isoformat() == "2027-03-01T08:01:00+01:00"


def test_a_started_clock_counts_real_time_through_the_change_to_summer_time(monkeypatch):
    counter = [0.0]
    monkeypatch.setattr(clocks.time, "monotonic", lambda: counter[0])
    clock = clocks.started_at(datetime(2027, 3, 28, 1, 30, tzinfo=ZoneInfo("Europe/Stockholm")))
    counter[0] += timedelta(hours=1).total_seconds()
    assert clock().isoformat() == "2027-03-28T03:30:00+02:00"
