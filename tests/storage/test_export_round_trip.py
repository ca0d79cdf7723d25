"""What is exported is imported again without a change, and computes nothing in a spreadsheet."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.systems import (
    Contract,
    Hosting,
    InformationClassification,
    ItSystem,
    LifecyclePhase,
    Renewal,
    RenewalKind,
    RestrictedFacts,
    Role,
    RoleHolder,
)
from bot.errors import BotError
from storage.departments import load_departments
from storage.exporter import write_export
from storage.plan import plan_import
from storage.records import DepartmentNames, StoredSystem
from storage.report import RowStatus
from storage.sheets.systemlist import read_systemlist

ROOT = Path(__file__).parents[2]
DEPARTMENTS = (
    DepartmentNames("Kommunstyrelseförvaltningen", ("KSF",)),
    DepartmentNames("Kultur- och fritidsförvaltningen"),
)
NASTY = st.sampled_from(
    [
        "=1+1",
        "+46 8",
        "-5",
        "@SUM(A1)",
        "'=x",
        "''=x",
        "'x",
        "\t=1",
        "=cmd|' /C calc'!A0",
        "_x0041_",
        "_x005F_",
        "a;b",
        'a"b',
        '"a", b',
        "a, b",
        "A, B",
        "a\nb",
        "a\r\nb",
        "\u200bx",
        "A\u030asa",
        "x\x00y",
        "-",
        "?",
        "n/a",
        "1 187",
        "2027-01-01",
        "46630",
        "TRUE",
        "vakant",
        "SUMMA",
        "#N/A",
        "Anna / Bo",
        "Anna (chef)",
        " x ",
        "\N{NO-BREAK SPACE}x",
        "sep=;",
        "\U0001f600",
        "Å, ä och ö",
    ]
)
TEXT = NASTY | st.text(max_size=30)
NAME = (NASTY | st.text(min_size=1, max_size=20)).filter(lambda text: any(letter.isalpha() for letter in text))
OPTIONAL = st.none() | TEXT
DAY = st.none() | st.dates(date(1990, 1, 1), date(2099, 12, 31))
RENEWAL = (
    st.just(Renewal(RenewalKind.NONE))
    | st.builds(Renewal, st.just(RenewalKind.AUTOMATIC), st.integers(1, 60))
    | st.builds(Renewal, st.just(RenewalKind.OPTION), st.integers(1, 60), st.integers(1, 9))
)
COUNT = st.none() | st.integers(0, 1_000_000)


def holder(role):
    return st.none() | st.builds(RoleHolder, st.just(role), NAME, OPTIONAL)


@st.composite
def contract(draw, number):
    days = sorted(day for day in (draw(DAY), draw(DAY)) if day)
    open_ended = draw(st.booleans())
    start = days[0] if days else None
    end = days[1] if len(days) > 1 and not open_ended else None
    cost = draw(st.none() | st.decimals(0, 10_000_000, places=2))
    months = draw(st.none() | st.integers(0, 60))
    form = draw(OPTIONAL)
    return Contract(f"KS-{number}", start, end, open_ended, months, draw(st.none() | RENEWAL), cost, form)


@st.composite
def system(draw, number):
    restricted = RestrictedFacts(
        contracts=tuple(draw(contract(index)) for index in range(draw(st.integers(0, 3)))),
        classification=draw(st.none() | st.builds(InformationClassification, *[st.integers(1, 4)] * 3)),
        system_class=draw(OPTIONAL),
        user_count=draw(COUNT),
        personal_data=draw(st.none() | st.booleans()),
        hosting=draw(st.none() | st.sampled_from(Hosting)),
        maintenance_plan_url=draw(st.none() | st.just("https://insidan.example.invalid/plan")),
        last_login=draw(DAY),
        logins_90_days=draw(COUNT),
        specialists=tuple(
            RoleHolder(Role.SYSTEM_SPECIALIST, name, title)
            for name, title in draw(st.lists(st.tuples(NAME, OPTIONAL), max_size=2))
        ),
        secret=draw(st.booleans()),
    )
    return ItSystem(
        f"HAN-{number:04d}",
        f"System {number} {draw(TEXT)}",
        draw(TEXT),
        tuple(draw(st.lists(NAME, max_size=3))),
        draw(st.sampled_from([department.name for department in DEPARTMENTS])),
        draw(OPTIONAL),
        draw(st.none() | st.sampled_from(LifecyclePhase)),
        draw(OPTIONAL),
        owner=draw(holder(Role.SYSTEM_OWNER)),
        manager=draw(holder(Role.SYSTEM_MANAGER)),
        restricted=restricted,
    )


REGISTER = st.integers(1, 4).flatmap(lambda count: st.tuples(*(system(number) for number in range(count))))


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(register=REGISTER)
def test_an_export_is_imported_without_a_change(tmp_path, suffix, register):
    path = tmp_path / f"export{suffix}"
    write_export(path, register)
    plan = plan_import(read_systemlist(path), [StoredSystem(each) for each in register], DEPARTMENTS)
    assert plan.changes == ()
    assert plan.systems == ()
    assert plan.missing == ()
    assert set(plan.report.rows.values()) == {RowStatus.UNCHANGED}


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_the_demo_register_goes_out_and_in(tmp_path, suffix):
    systems = plan_import(read_systemlist(ROOT / "storage/demo/register.csv"), [], load_departments()).systems
    path = tmp_path / f"export{suffix}"
    write_export(path, systems)
    plan = plan_import(read_systemlist(path), [], load_departments())
    assert plan.systems == systems
    if suffix == ".csv":
        original = (ROOT / "storage/demo/register.csv").read_text(encoding="utf-8-sig")
        assert path.read_text(encoding="utf-8-sig") == original


def test_a_formula_stays_text(tmp_path):
    texts = ["=1+1", "+1", "-1", "@A1", '=HYPERLINK("x")']
    register = [
        ItSystem(f"K{i}", text, text, (), "F", None, None, text, restricted=RestrictedFacts())
        for i, text in enumerate(texts)
    ]
    write_export(tmp_path / "x.xlsx", register)
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    for row, text in enumerate(texts, 2):
        cell = sheet.cell(row, 2)
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    write_export(tmp_path / "x.csv", register)
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert [row[1] for row in rows[1:]] == [f"'{text}" for text in texts]


def test_a_system_without_restricted_facts_and_an_impossible_place(tmp_path):
    plain = ItSystem("K1", "Lex", "", (), "F", None, None, None)
    write_export(tmp_path / "x.csv", [plain])
    assert "Lex" in (tmp_path / "x.csv").read_text(encoding="utf-8-sig")
    for path, key in (
        (tmp_path / "x.ods", "import-export-kind"),
        (tmp_path / "no" / "x.csv", "import-export-unwritable"),
    ):
        with pytest.raises(BotError) as caught:
            write_export(path, [plain])
        assert caught.value.text_key == key
    assert [each.name for each in tmp_path.iterdir()] == ["x.csv"]


def test_amounts_are_numbers_in_excel(tmp_path):
    paid = Contract("1", None, date(2027, 8, 31), False, 3, None, Decimal("12.50"), None)
    register = [ItSystem("K1", "Lex", "", (), "F", None, None, None, restricted=RestrictedFacts(contracts=(paid,)))]
    write_export(tmp_path / "x.xlsx", register)
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    values = {heading.value: cell.value for heading, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (values["årskostnad_kr"], values["uppsägningstid_mån"]) == (12.5, 3)
    assert values["avtalsslut"].date() == date(2027, 8, 31)
