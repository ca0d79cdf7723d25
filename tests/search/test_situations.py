from __future__ import annotations

import pytest

from bot.domain.questions import Certainty
from bot.search.index import SearchIndex
from bot.search.soft import SituationMatcher
from bot.search.thesaurus import ThesaurusError, built_in, load
from tests.fakes.registers import demo_systems

NEEDS = "[Felanmälan]\nsv: felanmälan\n[Bad]\nsv: simhall\n[Fiske]\nsv: fiske\n"


def folder_with(tmp_path, text, name="situationer-1.txt"):
    (tmp_path / "behov.txt").write_text(NEEDS, encoding="utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_situations_are_read_with_their_sides(tmp_path):
    told = load(
        folder_with(
            tmp_path, "[Felanmälan]\nsv: taket läcker; kallt element\nen: leaking roof\n> gata park: hål i vägen\n"
        )
    ).situations
    assert [(one.name, one.swedish, one.english) for one in told] == [
        ("Felanmälan", ("taket läcker", "kallt element"), ("leaking roof",))
    ]
    assert [(side.hint, side.phrases) for side in told[0].sides] == [("gata park", ("hål i vägen",))]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("sv: taket läcker\n", "rad 1: raden står före den första rubriken"),
        ("[Bad\nsv: kallt vatten\n", "rad 1: en rubrik skrivs [Rubrik]"),
        ("[Bad]\nde: wasser\n", "rad 2: raden börjar inte med sv:, en:, > ord: eller ["),
        ("[Bad]\n> : wasser\n", "rad 2: raden börjar inte med sv:, en:, > ord: eller ["),
        ("[Bad]\nsv: ; \n", "rad 2: raden har inga situationer"),
        ("[Badd]\nsv: kallt vatten\n", "«Badd» finns inte bland behoven"),
    ],
)
def test_a_faulty_line_is_named(tmp_path, text, fault):
    with pytest.raises(ThesaurusError) as raised:
        load(folder_with(tmp_path, text))
    assert len(raised.value.faults) == 1
    assert raised.value.faults[0].startswith("situationer-1.txt")
    assert fault in raised.value.faults[0]


def test_an_uncovered_need_may_be_new(tmp_path):
    told = load(folder_with(tmp_path, "[Rymdfart]\nsv: raketen lyfter\n", "situationer-andra-behov.txt")).situations
    assert [one.name for one in told] == ["Rymdfart"]


def test_rare_words_and_parts_of_compounds_tell_the_need(tmp_path):
    matcher = SituationMatcher(
        load(
            folder_with(
                tmp_path,
                "[Felanmälan]\nsv: elementet är kallt; taket läcker\n"
                "[Bad]\nsv: vattnet är kallt\n[Fiske]\nsv: gäddan nappar\n",
            )
        )
    )
    needs = matcher.likeness("det är kallt och plåttaket läcker", "sv").needs
    assert max(needs, key=needs.get) == "Felanmälan"
    assert needs["Bad"] > 0
    assert "Fiske" not in needs


def test_a_name_is_not_taken_for_a_word(tmp_path):
    matcher = SituationMatcher(load(folder_with(tmp_path, "[Felanmälan]\nsv: lampan har slocknat och släckt sig\n")))
    assert matcher.likeness("vem släckt", "sv").needs
    assert not matcher.likeness("vem Slack", "sv").needs


@pytest.fixture(scope="module")
def index():
    return SearchIndex.build(demo_systems(), built_in())


@pytest.mark.parametrize(
    ("told", "language", "function"),
    [
        ("gubben på trean ringde och undrade varför hans sopor stod kvar i går", "sv", "Avfall och återvinning"),
        ("dörren till förrådet går inte upp med min tagg sedan i måndags", "sv", "Passersystem och lås"),
        ("water is leaking through the roof and the radiator is cold", "en", "Felanmälan"),
    ],
)
def test_a_told_situation_finds_the_function(index, told, language, function):
    result = index.search(told, language)
    assert result.certainty is not Certainty.NONE
    by_key = {system.key: system for system in demo_systems()}
    assert any(function in by_key[hit.key].functions for hit in result.hits[:5])


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("prästen ska viga ett brudpar och kyrkan måste vara ledig", "sv"),
        ("kaptenen vill veta när färjan lägger till vid kajen", "sv"),
        ("our cows have to be milked at five every morning", "en"),
    ],
)
def test_a_told_situation_that_nothing_serves_is_refused(index, told, language):
    assert index.search(told, language).certainty is Certainty.NONE


def test_every_word_of_an_answer_stems_from_visible_systems(index):
    kept = [system for system in demo_systems() if "Felanmälan" not in system.functions]
    fewer = SearchIndex.build(kept, built_in())
    visible = {system.key for system in kept}
    result = fewer.search("taket läcker och elementet är kallt", "sv")
    assert all(hit.key in visible for hit in result.hits)
