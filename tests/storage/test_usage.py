"""Use by month: what a file says, what is stored, and which figure the register gets of it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from bot.__main__ import main
from bot.domain.usage import MonthOfUse, is_over, logins_in_90_days, month_before
from storage.records import ImportRun
from storage.report import RowStatus
from storage.repositories import SystemRepository
from storage.usage import StoredUsage
from storage.usage_rows import read_usage_file
from tests.fakes.clock import FakeClock
from tests.notices.rules import system

DEMO = Path("storage/demo/register.csv").absolute()
NOW = datetime(2026, 12, 10, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
SYSTEMS = [system(name="Lex", aliases=("Lexikon",)), system(key="HAN-2", name="Vyer"), system(key="HAN-3", name="Vyer")]
DIRTY = """\
Användning hösten 2026;;;
Applikation;Period;Antal inloggningar;Unika användare
Lex;2026-09;1 200;40
lexikon;okt 2026;0;
HAN-1;2026-11-30;7;3
Vyer;2026-11;5;1
HAN-2;2026/11;5;1
Okänt;2026-11;5;1
Lex;2026-11;9;1
Lex;2026-12;9;1
Lex;hösten 2026;9;1
Lex;2026-08;många;1
Lex;2026-07;=1+1;1
"""


def month(number, year=2026):
    return date(year, number, 1)


def test_each_row_is_read_or_refused_with_a_reason(tmp_path):
    (tmp_path / "use.csv").write_text(DIRTY, encoding="utf-8")
    found = read_usage_file(tmp_path / "use.csv", SYSTEMS, TODAY)
    assert found.rows == {
        3: MonthOfUse("HAN-1", month(9), 1200, 40),
        4: MonthOfUse("HAN-1", month(10), 0),
        5: MonthOfUse("HAN-1", month(11), 7, 3),
        7: MonthOfUse("HAN-2", month(11), 5, 1),
    }
    assert {one.row: one.remark.key for one in found.issues} == {
        6: "import-usage-several",
        8: "import-usage-unknown",
        9: "import-usage-twice",
        10: "import-usage-not-over",
        11: "import-usage-month",
        12: "import-usage-logins",
        13: "import-row-formula",
    }
    assert set(found.rejected) == set(range(6, 14)) - {7}


def test_a_workbook_with_dates_and_numbers(tmp_path):
    book = openpyxl.Workbook()
    for row in (["System", "Månad", "Inloggningar"], ["Lex", date(2026, 11, 1), 12], ["Lex", "oktober 2026", 3]):
        book.active.append(row)
    book.save(tmp_path / "use.xlsx")
    found = read_usage_file(tmp_path / "use.xlsx", SYSTEMS, TODAY)
    assert [(one.month, one.logins) for one in found.rows.values()] == [(month(11), 12), (month(10), 3)]


@given(months=st.dictionaries(st.integers(0, 30), st.integers(0, 10**6), max_size=12), ahead=st.integers(0, 400))
def test_the_figure_is_the_sum_of_three_months_in_a_row_or_nothing(months, ahead):
    first = [month(12)]
    for _ in range(30):
        first.append(month_before(first[-1]))
    told = {first[number]: logins for number, logins in months.items()}
    today = date.fromordinal(date(2026, 12, 31).toordinal() + ahead)
    figure = logins_in_90_days(told, today)
    newest = min(months, default=None)
    if newest is None or not {newest, newest + 1, newest + 2} <= months.keys():
        assert figure is None
    elif figure is not None:
        assert figure == sum(months[newest + step] for step in range(3))
        assert (today - first[newest]).days <= 125
    else:
        assert (today - first[newest]).days > 125


def test_a_month_is_over_on_the_first_day_of_the_next():
    assert [is_over(month(2, 2028), day) for day in (date(2028, 2, 29), date(2028, 3, 1))] == [False, True]
    assert not is_over(month(12), date(2026, 12, 31))


@pytest.fixture
async def stored(database):
    clock = FakeClock(NOW)
    repository = SystemRepository(database, clock)
    run = ImportRun("x.csv", "test")
    await repository.save(SYSTEMS[:2], departments=(), missing=(), run=run, now=NOW)
    return StoredUsage(database, clock), repository


async def logins(repository):
    return {one.key: one.restricted.logins_90_days for one in (await repository.load())[0]}


async def test_the_register_gets_the_figure_once_and_readers_are_told(stored):
    usage, repository = stored
    rows = dict(enumerate([MonthOfUse("HAN-1", month(number), 1) for number in (9, 10, 11)], 1))
    version = await repository.version()
    seen = await usage.put(rows, dry_run=True)
    assert (seen.figures, await repository.version()) == ({"HAN-1": 3}, version)
    assert set((await usage.put(rows)).rows.values()) == {RowStatus.ADDED}
    assert await logins(repository) == {"HAN-1": 3, "HAN-2": None}
    assert await repository.version() > version
    again = await usage.put(rows)
    assert (set(again.rows.values()), again.figures) == ({RowStatus.UNCHANGED}, {})
    changed = await usage.put({1: MonthOfUse("HAN-1", month(10), 5)})
    assert (changed.rows[1], changed.figures) == (RowStatus.CHANGED, {"HAN-1": 7})


async def test_two_months_say_nothing_of_three(stored):
    usage, repository = stored
    rows = {number: MonthOfUse("HAN-2", month(number), 0) for number in (10, 11)}
    assert (await usage.put(rows)).figures == {}
    assert await logins(repository) == {"HAN-1": None, "HAN-2": None}


def test_an_administrator_reads_it_in_and_is_told_the_rule(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SYSTEMLOTSEN_DEV", "1")
    monkeypatch.setenv("SYSTEMLOTSEN_CLOCK", "2026-12-10T09:00:00+01:00")
    lines = [f"W3D3;2026-{number:02};1" for number in (9, 10, 11)]
    Path("use.csv").write_text("\n".join(["System;Månad;Inloggningar", *lines]), encoding="utf-8")
    assert CliRunner().invoke(main, ["import", str(DEMO)]).exit_code == 0
    told = CliRunner().invoke(main, ["import-usage", "use.csv"])
    assert told.exit_code == 0, told.output
    assert "Inloggningar på 90 dagar ändrade för 1 system" in told.output
    assert "högst 5 inloggningar på 90 dagar, eller ingen på 180 dagar" in told.output
    again = CliRunner().invoke(main, ["import-usage", "use.csv", "--format", "json"])
    assert json.loads(again.output)["unchanged"] == 3
    shown = CliRunner().invoke(main, ["ask", "avvecklingar"])
    assert "W3D3: antal inloggningar på 90 dagar 3" in shown.output
