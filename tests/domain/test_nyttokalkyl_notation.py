"""Amounts, hours, minutes, shares and counts as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.nyttokalkyl.faults import FaultKind, FieldError
from bot.domain.nyttokalkyl.notation import parse_amount, parse_count, parse_hours, parse_minutes, parse_percent

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("text", "kronor"),
    [
        ("1234", "1234"),
        ("1 234,50", "1234.50"),
        (f"1{NBSP}234,50{NBSP}kr", "1234.50"),
        ("1\u202f234\u2009567", "1234567"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1 234 567.5", "1234567.5"),
        ("1234,5 SEK", "1234.5"),
        ("kr 500", "500"),
        ("500:-", "500"),
        ("1 234,-", "1234"),
        ("12 tkr", "12000"),
        ("12tkr", "12000"),
        ("1,5 tkr", "1500"),
        ("0,8 mnkr", "800000"),
        ("0,125 mnkr", "125000"),
        ("1,5 miljoner", "1500000"),
        ("2 MSEK", "2000000"),
        ("1.5 million SEK", "1500000"),
        ("2,5 miljarder kronor", "2500000000"),
        ("ca 300 tusen", "300000"),
        ("ungefär 40 000 kronor", "40000"),
        ("0", "0"),
        ("-0", "0"),
        ("0,50", "0.5"),
        (",5", "0.5"),
        ("1 234,567 tkr", "1234567"),
        ("100000000000", "100000000000"),
    ],
)
def test_an_amount_is_read(text, kronor):
    assert parse_amount(text) == Decimal(kronor)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "missing"),
        (" \t" + NBSP, "missing"),
        ("1,234", "ambiguous"),
        ("1.234", "ambiguous"),
        ("12,345 kr", "ambiguous"),
        ("123.456", "ambiguous"),
        ("1,234 tkr", "ambiguous"),
        ("-5", "negative"),
        ("\N{MINUS SIGN}5 tkr", "negative"),
        ("1" + "0" * 30, "too_large"),
        ("10" + "0" * 10 + " mnkr", "too_large"),
        ("100000000000,01", "too_large"),
        ("NaN", "not_a_number"),
        ("inf", "not_a_number"),
        ("Infinity", "not_a_number"),
        ("1e6", "unknown_unit"),
        ("fem tusen", "not_a_number"),
        ("=1+1", "not_a_number"),
        ("12 34", "not_a_number"),
        ("1 23 456", "not_a_number"),
        ("1.234.56", "not_a_number"),
        ("1,2,3", "not_a_number"),
        ("1.234,567,890", "not_a_number"),
        ("1,234.567.890", "not_a_number"),
        ("1,", "not_a_number"),
        (".", "not_a_number"),
        ("100-200", "unknown_unit"),
        ("500 kr/år", "unknown_unit"),
        ("500 EUR", "unknown_unit"),
        ("1 billion", "unknown_unit"),
        ("1,2345", "too_fine"),
        ("0,001", "too_fine"),
        ("1 miljon 200 tusen", "unknown_unit"),
        ("\u0661\u0662", "not_a_number"),
        ("9" * 5000, "not_a_number"),
        (" " * 5000 + "1", "not_a_number"),
    ],
)
def test_an_amount_is_refused(text, kind):
    with pytest.raises(FieldError) as refused:
        parse_amount(text, "costs.licence")
    assert (refused.value.kind, refused.value.field) == (FaultKind(kind), "costs.licence")


def test_two_readings_are_asked_about():
    with pytest.raises(FieldError) as refused:
        parse_amount("12.345")
    assert refused.value.arguments == {"first": f"12{NBSP}345", "second": "12,345"}


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_with_its_field(text):
    for parse in (parse_amount, parse_hours, parse_minutes, parse_percent, parse_count):
        try:
            read = parse(text, "x")
        except FieldError as refused:
            read = len(refused.field) - 1
        assert read >= 0


@given(st.decimals(0, 10**11, places=2))
def test_what_is_written_in_swedish_or_english_is_read_back(amount):
    english = f"{amount:,.2f}"
    swedish = english.replace(",", NBSP).replace(".", ",")
    dotted = english.translate(str.maketrans(",.", ".,"))
    assert parse_amount(english) == parse_amount(swedish) == parse_amount(dotted) == amount


def test_hours_and_minutes():
    assert parse_hours("37,5") == Decimal("37.5")
    assert parse_hours("1 200 timmar") == 1200
    assert parse_minutes("15 min") == 15
    assert parse_minutes("1,5 h") == 90
    assert parse_minutes("1 h 30 min") == 90
    assert parse_minutes("1 timme och 5 minuter") == 65
    for text in ("10 081", "200 h", "200 h 10 min"):
        with pytest.raises(FieldError, match="too_large"):
            parse_minutes(text)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("3 %", "0.03"),
        ("3", "0.03"),
        ("3,5 procent", "0.035"),
        ("0,5 %", "0.005"),
        ("100", "1"),
        ("33,333 %", "0.33333"),
    ],
)
def test_a_share_is_read(text, share):
    assert parse_percent(text) == Decimal(share)


def test_a_share_without_its_sign_is_asked_about():
    with pytest.raises(FieldError) as refused:
        parse_percent("0,5")
    assert refused.value.arguments == {"first": "0,5 %", "second": "50 %"}
    with pytest.raises(FieldError, match="too_large"):
        parse_percent("101 %")


def test_a_count_is_whole():
    assert parse_count("1 200 st") == 1200
    with pytest.raises(FieldError, match="not_whole"):
        parse_count("1,5")
    with pytest.raises(FieldError, match="ambiguous"):
        parse_count("1.200")
