from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search import analyzer as module
from bot.search.analyzer import Analyzer, clean, fold, words

VOCABULARY = (
    "ärende hantering ärendehantering system diarium bemanning bibliotek passage kyrka gård gata underhåll rollator "
    "lönespecifikation skola lån sko e-arkiv arkiv säkerhet kopiering medicin dosett kö dagis"
)


@pytest.fixture(scope="module")
def analyzer():
    return Analyzer(VOCABULARY.split(), ["payroll", "case"], ["Intraphone", "Treserva", "W3D3"])


def parts(analyzer, word, *, mend=True):
    (token,) = analyzer.tokens(word, mend=mend)
    return token.parts


@pytest.mark.parametrize(
    ("raw", "own"),
    [
        ("<at>Systemboten</at> har vi e-arkiv?", "har vi e-arkiv?"),
        ("<p>Hej&nbsp;!</p><p>Finns <b>W3D3</b>?</p>", "Hej !\nFinns W3D3 ?"),
        ("tack så mycket 😊", "tack så mycket"),
        ("Public 360°", "Public 360°"),
        ("> gammalt svar\noch vem äger det?", "och vem äger det?"),
        ("Ny fråga\nFrån: Kalle Anka\nÄmne: gammalt\ngammal text", "Ny fråga"),
        ("<blockquote>gammalt</blockquote>nytt", "nytt"),
        ("<blockquote>bara citatet</blockquote>", "bara citatet"),
        ("> bara citatet", "bara citatet"),
        ("di\N{ZERO WIDTH SPACE}ari\N{SOFT HYPHEN}um\x07", "diarium"),
        (unicodedata.normalize("NFD", "ärende"), "ärende"),
        ("", ""),
    ],
)
def test_only_the_askers_own_words_are_left(raw, own):
    assert clean(raw) == own


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Ärende", "arende"), ("ÅÄÖ", "aao"), ("idé", "ide"), ("Straße", "strasse"), ("Ørsted", "orsted")],
)
def test_letters_are_folded(word, folded):
    assert fold(word) == folded


def test_words_keep_their_letters_and_joints():
    assert words("«Har vi e-arkiv, it-stöd & W3D3?»") == ["Har", "vi", "e-arkiv", "it-stöd", "W3D3"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ärendehanteringssystem", ("arend", "hanter", "system")),
        ("arendehanteringssystemen", ("arend", "hanter", "system")),
        ("gatuunderhåll", ("gat", "underhal")),
        ("kyrkogårdar", ("kyrk", "gard")),
        ("dagiskö", ("dagis", "ko")),
        ("skolan", ("skola",)),
        ("bemaningssystem", ("bem", "system")),
        ("bibliotekssytem", ("bibliotek", "system")),
        ("passagesytem", ("passag", "system")),
        ("rullator", ("rollat",)),
        ("lönespec", ("lonespecifikation",)),
        ("intrafon", ("intraphon",)),
        ("tresreva", ("treserv",)),
    ],
)
def test_words_are_split_and_mended(analyzer, word, expected):
    found = parts(analyzer, word)
    assert len(found) == len(expected)
    assert all(part.startswith(start) for part, start in zip(found, expected, strict=True))


def test_split_writing_has_the_parts_of_the_compound(analyzer):
    apart = [part for token in analyzer.tokens("ärende hanterings system") for part in token.parts]
    assert tuple(apart) == parts(analyzer, "ärendehanteringssystem")


@pytest.mark.parametrize("written", ["e-arkiv", "e arkiv", "earkiv", "E-arkivet"])
def test_a_single_letter_belongs_to_the_next_word(analyzer, written):
    (token,) = analyzer.tokens(written)
    assert "earkiv" in token.keys


def test_an_unknown_part_stays_unknown(analyzer):
    (token,) = analyzer.tokens("xyzzysystem", mend=True)
    assert token.unknown == {"xyzzy"}


def test_a_name_is_not_mended_into_a_noun(analyzer):
    assert analyzer.tokens("vi har Biblotek", mend=True)[-1].corrected
    assert not analyzer.tokens("vi har Kassor", mend=True)[-1].corrected
    assert analyzer.tokens("LastPass", mend=True)[0].foreign


def test_a_copy_learns_alone(analyzer):
    twin = analyzer.copy()
    twin.learn(["hund"])
    assert twin.tokens("hundsystem")[0].unknown == frozenset()
    assert analyzer.tokens("hundsystem")[0].unknown


HOSTILE = {
    "one letter": "a" * 100_000,
    "mentions": "<at>" * 25_000,
    "brackets": "<" * 100_000,
    "quotes": "<blockquote>" * 9_000,
    "compounds": "arende" * 20_000,
    "words": "system " * 15_000,
    "operators": "\"' OR 1=1; -- % _ * ( ) NEAR/3 ^ ~ \\ " * 2_500,
    "regex": "(a+)+$" * 16_000,
    "invisible": "\N{ZERO WIDTH SPACE}" * 100_000,
    "capitals": "ÅÄÖ" * 33_000,
    "entities": "&amp;" * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_leads_to_little_work(analyzer, text, monkeypatch):
    steps = 0

    def counted(self, form, *rest, real=module.Compounds._segment):
        nonlocal steps
        steps += len(form) ** 2
        return real(self, form, *rest)

    monkeypatch.setattr(module.Compounds, "_segment", counted)
    cleaned = clean(text)
    assert len(cleaned) <= 4_000
    assert len(words(cleaned)) <= 400
    analyzer.copy().tokens(cleaned, mend=True)
    assert steps < 200_000


@given(st.text(max_size=300))
def test_any_text_is_analysed(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned or "&" in text or "<" in text or ">" in text or ":" in text
    for token in Analyzer(VOCABULARY.split()).tokens(cleaned, mend=True):
        assert token.parts
        assert all(0 <= first < last <= len(token.parts) for _, first, last in token.spans)
