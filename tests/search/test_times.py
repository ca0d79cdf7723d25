import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.times import expires_by


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vilka avtal går ut före årsskiftet", "year_end"),
        ("contracts that end this year", "year_end"),
        ("avtal som löper ut nästa år", "next_year_end"),
        ("vad går ut det här kvartalet", "quarter_end"),
        ("nästa kvartal", "next_quarter_end"),
        ("avtal som tar slut den här månaden", "month_end"),
        ("next month", "next_month_end"),
        ("avtal som går ut 2027", "2027"),
        ("avtal som går ut före 2027", "2026-12-31"),
        ("innan juni 2027", "2027-05-31"),
        ("before March 2028", "2028-02-29"),
        ("i februari 2028", "2028-02"),
        ("senast 2027-03-01", "2027-03-01"),
        ("före 2027-03-01", "2027-02-28"),
        ("till och med 31 mars 2027", "2027-03-31"),
        ("före sommaren 2027", "2027-05-31"),
        ("inom sex månader", "P6M"),
        ("inom ett halvår", "P6M"),
        ("within three months", "P3M"),
        ("inom 90 dagar", "P90D"),
        ("de närmaste två veckorna", "P2W"),
        ("inom två kvartal", "P6M"),
        ("inom ett år", "P1Y"),
        ("vilka avtal går ut", None),
    ],
)
def test_a_time_is_read(text, expected):
    assert expires_by(text) == expected


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fault(text):
    found = expires_by(text)
    assert found is None or found == found.strip() != ""
