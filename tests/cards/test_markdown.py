from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.markdown import clean, clean_lines, cut, line, plain
from tests.cards.values import PLAIN_NAMES


def test_ordinary_names_are_left_alone():
    changed = {name: plain(name) for name in PLAIN_NAMES if plain(name).replace("\N{NO-BREAK SPACE}", " ") != name}
    assert changed == {"Ett*två": "Ett\\*två", "C# & Co <test>": "C# & Co \\<test>", "R&D; portal": "R\\&D; portal"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb\u202c", "ab"),
        ("a\x00\x07\ud800b", "ab"),
        ("  a\t b \n c  ", "a b c"),
        ("L\u00ade\u061cx\U000e0041\u3164", "Lex"),
        ("12\N{NO-BREAK SPACE}356 kr", "12\N{NO-BREAK SPACE}356 kr"),
        ("{{DATE(2026-11-24T00:00:00Z)}}", "{ {DATE(2026-11-24T00:00:00Z)}}"),
    ],
)
def test_clean_drops_what_cannot_be_seen(text, shown):
    assert clean(text) == shown


def test_lines_are_kept_where_they_may_be():
    assert clean_lines("ett\r\n\r\n  två\rtre\n\n\n") == "ett\ntvå\ntre"


@given(st.text(), st.integers(1, 50))
def test_cut_never_exceeds_its_measure(text, most):
    assert len(cut(text, most)) <= most


@given(st.text(max_size=50))
def test_short_text_is_not_cut(text):
    assert cut(text, 50) == text


def test_cut_prefers_the_end_of_a_word():
    assert cut("Registrering av inkomna handlingar", 28) == "Registrering av inkomna…"
    assert cut("Informationshanteringsplan", 10) == "Informati…"


@given(st.text())
def test_clean_is_stable_and_on_one_line(text):
    once = clean(text)
    assert clean(once) == once
    assert "\n" not in once
    once.encode("utf-8")


@given(st.text(), st.integers(1, 60))
def test_a_line_is_clean_within_its_measure_and_never_empty(text, most):
    shown = line(text, most)
    assert 0 < len(shown) <= most
    assert "\n" not in shown
    assert clean(shown) == shown
