"""How single cells are read: what is certain, what asks a person, what refuses the row."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.systems import Role, RoleHolder
from storage.cells.dates import from_serial, read_date, read_end_date
from storage.cells.lists import FunctionNames, read_functions, read_role, read_specialists
from storage.cells.numbers import read_cost, read_count, read_months
from storage.cells.reading import shown
from storage.cells.terms import read_classification, read_hosting, read_phase, read_renewal, read_truth
from storage.cells.terms import renewal_text as written
from storage.cells.text import read_text, read_url
from storage.report import Action

NBSP, THIN, NARROW = "\N{NO-BREAK SPACE}", "\N{THIN SPACE}", "\N{NARROW NO-BREAK SPACE}"
READERS = [
    read_date,
    read_end_date,
    read_cost,
    read_count,
    read_months,
    read_truth,
    read_phase,
    read_hosting,
    read_classification,
    read_renewal,
    read_text,
    read_url,
    read_specialists,
    lambda cell: read_role(cell, Role.SYSTEM_OWNER),
    lambda cell: read_functions(cell, FunctionNames(())),
]
CELL = (
    st.none()
    | st.text(max_size=40)
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.booleans()
)


@pytest.mark.parametrize(
    "spelling",
    [
        *["2027-06-30", "2027/06/30", "2027.6.30", "20270630", "30.6.2027"],
        *["30/6-27", "30/6-2027", "46568", "30-Jun-27", "30/06/2027"],
        *["06/30/2027", "30-06-2027", "2027–06–30"],
        *("30/6 2027", "30 juni 2027", "den 30 juni 2027", "30:e juni 2027", "30 jun. -27", "30 June 2027"),
        *("June 30, 2027", "30th of June 2027", "2027-06-30 00:00:00", 20270630, 46568),
    ],
)
def test_a_date_spelt_in_one_way_is_read(spelling):
    assert read_date(spelling).value == date(2027, 6, 30)


@pytest.mark.parametrize(
    "spelling",
    [
        *["03/04/27", "27-12-31", "31/12/27", "3/4/2027", "03-04-2027"],
        *["2027-06", "2027", "15/6", "2027-W26", "9999-12-31", "1827-01-01"],
        *("3/3/2", "juni 2027", "Q2 2027", "löper", "se avtal", "enl. avtal", "?", "-", "31 dec 2026 + 1 år"),
        *("2026-12-31/2027-12-31", 2027, 12),
    ],
)
def test_a_doubtful_date_asks(spelling):
    reading = read_end_date(spelling)
    assert (reading.stated, reading.refuse) == (False, False)
    assert reading.remark.action is Action.NEEDS_PERSON


@pytest.mark.parametrize(
    "spelling", ["2027-02-30", "2027-13-40", "31/4-27", "31 feb 2027", "29/2-27", "20270230", "32/13/2027"]
)
def test_an_impossible_date_refuses_the_row(spelling):
    assert read_date(spelling).refuse


def test_serials_of_both_calendars():
    assert from_serial(46630, epoch_1904=False) == date(2027, 8, 31)
    assert from_serial(46630 - 1462, epoch_1904=True) == date(2027, 8, 31)
    assert from_serial(60, epoch_1904=False) is None  # 29 February 1900 never was
    assert from_serial(59, epoch_1904=False) == date(1900, 2, 28)
    assert read_date(45168, epoch_1904=True).value == date(2027, 8, 31)
    assert read_date("45168", epoch_1904=True).remark.key == "import-serial-1904"


def test_open_ended_is_a_fact_and_running_is_not():
    assert read_end_date("Tillsvidare").value.open_ended
    assert not read_end_date("löper").stated


@given(CELL)
@example("1/1-00")
def test_no_date_comes_out_that_the_cell_does_not_spell(cell):
    found = read_date(cell).value
    if found is None:
        return
    text = shown(cell)
    digits = [int(number) for number in re.findall(r"\d+", text)]
    serial = any(from_serial(number, epoch_1904=False) == found for number in digits)
    compact = found.strftime("%Y%m%d") in text
    assert serial or compact or (found.day in digits and {found.year, found.year % 100} & set(digits))


@given(CELL)
def test_no_cell_makes_a_reader_fail(cell):
    for reader in READERS:
        reading = reader(cell)
        assert reading.stated or reading.value is None


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        (212000, "212000"),
        ("212 tkr", "212000"),
        ("212 kkr", "212000"),
        ("0,8 mkr", "800000"),
        ("0.8 Mkr", "800000"),
        ("1.187.000", "1187000"),
        ("1,187,000", "1187000"),
        ("1 187 000:-", "1187000"),
        (f"1{NBSP}187{THIN}000{NARROW}kr", "1187000"),
        ("12000 SEK", "12000"),
        ("12000 kr/år", "12000"),
        ("1187,50", "1187.50"),
        ("1.187,50 kr", "1187.50"),
        ("1 187,50 kr", "1187.50"),
        ("1 187 000,00 kr", "1187000"),
        ("0", "0"),
    ],
)
def test_an_amount_is_read(cell, amount):
    assert read_cost(cell).value == Decimal(amount)


@pytest.mark.parametrize(
    "cell",
    [
        *("100-200 tkr", "ca 200 000", "12000 EUR", "1.187", "1,187", "1 18 000", -500, "-500", "gratis", "?"),
        *("12 000 kr/mån", "1e6", 10**12, True, date(2027, 1, 1), "#REF!"),
        *("1" + 26 * "0", "1" + 2_000 * " 000", 30 * "9" + " mkr"),
    ],
)
def test_a_doubtful_amount_asks(cell):
    reading = read_cost(cell)
    assert not reading.stated
    assert reading.remark.action is Action.NEEDS_PERSON


def test_the_unit_of_the_heading_counts_for_bare_numbers_only():
    assert read_cost(212, scale=Decimal(1000)).value == 212000
    assert read_cost("212", scale=Decimal(1000)).value == 212000
    assert read_cost("212 000 kr", scale=Decimal(1000)).value == 212000
    assert read_cost("212 tkr", scale=Decimal(1000)).step == 1000


@pytest.mark.parametrize(
    ("cell", "months"),
    [
        ("3 mån", 3),
        ("tre månader", 3),
        (3, 3),
        ("3,0", 3),
        ("1 år", 12),
        ("ett halvår", 6),
        ("3 months", 3),
        ("12 månader", 12),
    ],
)
def test_months_are_read(cell, months):
    assert read_months(cell).value == months


@pytest.mark.parametrize(
    "cell", ["6 mån (löpande)", "30 dagar", "90d", "3-6 mån", "Ingen", "?", Decimal("2.5"), -3, 999]
)
def test_doubtful_months_ask(cell):
    assert read_months(cell).remark.action is Action.NEEDS_PERSON


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Automatisk 12 mån", "Automatisk 12 mån"),
        ("autom. 1 år", "Automatisk 12 mån"),
        ("2x24 mån", "2 x 24 mån"),
        ("2 × 1 år", "2 x 12 mån"),
        ("2+1+1 år", "2 x 12 mån"),
        ("2 optioner på 12 månader", "2 x 12 mån"),
        ("Ingen", "Ingen"),
        ("ingen förlängning", "Ingen"),
    ],
)
def test_a_renewal_is_read(cell, text):
    assert written(read_renewal(cell).value) == text


@pytest.mark.parametrize("cell", ["Ja, 1 år", "Automatisk", "2+2+1 år", "2+1+1", "2 x 24", "enligt avtal", "?"])
def test_a_doubtful_renewal_asks(cell):
    assert read_renewal(cell).remark.action is Action.NEEDS_PERSON


@pytest.mark.parametrize(
    "cell", ["K2 R3 T1", "2/3/1", "231", 231, "K=2,R=3,T=1", "K2R3T1", "T1 R3 K2", "k:2 r:3 t:1", "2-3-1"]
)
def test_a_classification_is_read(cell):
    assert str(read_classification(cell).value) == "K2 R3 T1"


@pytest.mark.parametrize("cell", ["hög", "K5 R1 T1", "0/1/2", "K2 R2", "3", "K2 R2 K3", True, date(2003, 3, 2)])
def test_a_doubtful_classification_asks(cell):
    assert read_classification(cell).remark.action is Action.NEEDS_PERSON


@pytest.mark.parametrize("cell", ["ja", "JA ", "J", "x", "Yes", "sant", "1", 1, True])
def test_yes(cell):
    assert read_truth(cell).value is True


@pytest.mark.parametrize("cell", ["nej", "N", "No", "falskt", "0", 0, False])
def test_no(cell):
    assert read_truth(cell).value is False


@pytest.mark.parametrize("cell", ["N/A", "?", "delvis", "Ja (känsliga)", 2])
def test_neither(cell):
    assert read_truth(cell).remark.action is Action.NEEDS_PERSON


@pytest.mark.parametrize("cell", ["ca 200", "alla", "500-600", "200+", ">100", -1, Decimal("1.5")])
def test_a_doubtful_count_asks(cell):
    assert read_count(cell).remark.action is Action.NEEDS_PERSON


def test_functions_are_cut_by_the_taxonomy():
    names = FunctionNames(["Gata, trafik och belysning", "bygglov", "miljötillsyn"])
    assert names.split("Bygglov, Miljötillsyn och livsmedelskontroll") == (
        "bygglov",
        "Miljötillsyn och livsmedelskontroll",
    )
    assert names.split("Felanmälan, Gata, trafik och belysning") == ("Felanmälan", "Gata, trafik och belysning")
    assert names.split("bygglov, miljötillsyn") == ("bygglov", "miljötillsyn")
    assert FunctionNames(()).split("IT-drift, övervakning och säkerhetskopiering") == (
        "IT-drift, övervakning och säkerhetskopiering",
    )
    assert names.split('"A, B"; C') == ("A, B", "C")


def test_a_person_with_title():
    assert read_role("Anna Ek, it-chef", Role.SYSTEM_OWNER).value == RoleHolder(Role.SYSTEM_OWNER, "Anna Ek", "it-chef")
    assert read_role("Anna Ek (it-chef)", Role.SYSTEM_OWNER).value.title == "it-chef"
    assert read_role("Anna Ek / Bo Al", Role.SYSTEM_OWNER).remark.key == "import-several-people"
    for vacant in ("", None, "-", "?", "vakant", "Ingen"):
        reading = read_role(vacant, Role.SYSTEM_OWNER)
        assert (reading.value, reading.stated, reading.remark.action) == (None, True, Action.NEEDS_PERSON)


def test_text_is_tidied_and_links_are_checked():
    assert read_text("  A\u030asa\u200b  B ").value == "Åsa B"
    assert read_url("javascript:alert(1)").remark.key == "import-not-a-link"
    assert read_url("https://insidan.example.invalid/x").value


def test_a_count_of_thousands_of_digits_asks():
    reading = read_count("1" + 2_000 * " 000")
    assert not reading.stated
    assert reading.remark.action is Action.NEEDS_PERSON
