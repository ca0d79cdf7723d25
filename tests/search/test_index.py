from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.questions import Certainty
from bot.domain.systems import ItSystem, LifecyclePhase
from bot.search import postings
from bot.search.index import SearchIndex
from bot.search.thesaurus import built_in
from tests.fakes.registers import demo_systems
from tests.search.test_analyzer import HOSTILE

DEMO = demo_systems()
NAMES = {system.key: system.name for system in DEMO}


@pytest.fixture(scope="module")
def index():
    return SearchIndex.build(DEMO, built_in())


def names(index, need, language="sv"):
    return [NAMES[hit.key] for hit in index.search(need, language).hits]


def having(function):
    return {system.name for system in DEMO if function in system.functions}


def system(key, name, functions, description="", **facts):
    facts = {"unit": None, "phase": LifecyclePhase.OPERATION, "supplier": None, **facts}
    return ItSystem(key, name, description, tuple(functions), "Förvaltningen", **facts)


@pytest.mark.parametrize(
    ("need", "language", "function"),
    [
        ("något att diarieföra i", "sv", "Ärende- och dokumenthantering"),
        ("arendehanteringssytem", "sv", "Ärende- och dokumenthantering"),
        ("ärende hanterings system", "sv", "Ärende- och dokumenthantering"),
        ("bemaningssystem", "sv", "Schemaläggning och bemanning av personal"),
        ("boka tolk", "sv", "Tolk och översättning"),
        ("payroll", "en", "Lön och personaladministration"),
        ("garbage trucks", "en", "Avfall och återvinning"),
        ("who handles building permits", "en", "Bygglov"),
        ("BI-verktyg", "sv", "Beslutsstöd och statistik"),
        ("<at>Boten</at> passersystem 😊", "sv", "Passersystem och lås"),
    ],
)
def test_a_need_finds_all_systems_of_its_function(index, need, language, function):
    result = index.search(need, language)
    found = names(index, need, language)
    assert result.certainty is not Certainty.NONE
    assert set(found[:3]) <= having(function)
    assert having(function) <= set(found)


def test_a_narrower_need_puts_the_system_that_says_it_first(index):
    assert names(index, "bevaka LAS-dagar")[0] == "Winlas"
    assert names(index, "robot som påminner om medicin")[0] in {"Dosell", "Evondos"}


def test_a_need_of_two_things_leaves_out_what_serves_only_one(index):
    found = names(index, "simhallens kassa")
    assert found[0] == "Entré Bad"
    assert "Caspeco Kassa" not in found


@pytest.mark.parametrize(
    ("need", "language"),
    [
        ("kyrkogårdssystem", "sv"),
        ("program för att administrera båtplatser i hamnen", "sv"),
        ("hundregister", "sv"),
        ("aktiehandel", "sv"),
        ("optikerjournal", "sv"),
        ("nuclear reactor safety", "en"),
        ("laboratory information system", "en"),
        ("xyzzy", "sv"),
        ("ett system", "sv"),
        ("har vi något program för att hantera saker", "sv"),
        ("a tool to manage things", "en"),
        ("använder vi Slack", "sv"),
        ("is LastPass available here", "en"),
        ("???", "sv"),
        ("", "sv"),
    ],
)
def test_what_nothing_covers_finds_nothing_certain(index, need, language):
    result = index.search(need, language)
    assert result.certainty is Certainty.NONE
    assert result.hits == ()
    assert len(result.closest) <= 5


@pytest.mark.parametrize("name", ["Treserva", "tresreva", "edp future", "Skola 24", "Public 360", "intrafon"])
def test_a_name_is_found_however_it_is_written(index, name):
    first = names(index, name)[0]
    assert {"edp future": "Future EDP", "intrafon": "Intraphone", "tresreva": "Treserva"}.get(
        name, name.replace(" 24", "24")
    ).split()[0] in first


def test_a_message_around_the_question_does_not_hide_it(index):
    message = (
        "Hej på er!\nJag är ny samordnare och känner inte så många här ännu.\nVi behöver boka tolk till ett möte "
        "med en familj på torsdag.\nHur gör man?\nMvh Kenneth"
    )
    assert names(index, message)[0] in having("Tolk och översättning")


def test_the_answer_tells_what_was_taken_for_what(index):
    assert index.search("diarium", "sv").hits[0].why == "diarium → Ärende- och dokumenthantering"


def test_restricted_facts_find_nothing(index):
    bare = SearchIndex.build([replace(s, restricted=None, owner=None, manager=None) for s in DEMO], built_in())
    for need in ("löner", "HK-2022-415", "Niklas Almgren", "SaaS", "Örjan Vassbäck"):
        assert index.search(need, "sv") == bare.search(need, "sv")


def test_an_uncovered_need_is_found_where_a_register_has_it():
    register = [
        *DEMO[:50],
        system("X-1", "Gravis", ["Kyrkogårdsförvaltning"], "Register över gravplatser."),
        system("X-2", "Marina", ["Småbåtshamnar"], "Uthyrning av platser."),
    ]
    index = SearchIndex.build(register, built_in())
    assert index.search("cemetery", "en").hits[0].key == "X-1"
    assert index.search("båtplatser", "sv").hits[0].key == "X-2"


def test_a_learned_synonym_finds_its_function():
    thesaurus = built_in().with_synonyms([("plupp", "Bygglov")])
    assert SearchIndex.build(DEMO, built_in()).search("plupp", "sv").certainty is Certainty.NONE
    found = SearchIndex.build(DEMO, thesaurus).search("plupp", "sv")
    assert {NAMES[hit.key] for hit in found.hits} == having("Bygglov")


def test_an_empty_register_answers():
    assert SearchIndex.build([], built_in()).search("diarium", "sv").hits == ()


def test_equal_systems_stand_in_register_order():
    twins = [system(f"T-{n}", f"Tvilling {'abc'[n]}", ["Bygglov"]) for n in (2, 0, 1)]
    hits = SearchIndex.build(twins, built_in()).search("bygglov", "sv").hits
    assert [hit.key for hit in hits] == ["T-2", "T-0", "T-1"]


def test_scores_fall_and_stay_within_bounds(index):
    scores = [hit.score for hit in index.search("boka lokal", "sv").hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_limit_keeps_the_best(index):
    assert index.search("ekonomi", "sv", 3).hits == index.search("ekonomi", "sv").hits[:3]


NEEDS = ["diarium", "boka lokal", "tolk", "kyrkogård", "Treserva", "löner och faktura", "system", "xyzzy", "kassa"]


@settings(max_examples=40, deadline=None)
@given(
    hidden=st.sets(st.integers(0, len(DEMO) - 1), max_size=12),
    need=st.one_of(st.sampled_from(NEEDS), st.sampled_from([s.description for s in DEMO])),
)
def test_an_extension_only_adds_its_own_systems(hidden, need):
    base = SearchIndex.build([s for n, s in enumerate(DEMO[:120]) if n not in hidden], built_in())
    own = [replace(DEMO[n], key=f"OWN-{n}") for n in sorted(hidden)]
    alone, extended = base.search(need, "sv"), base.extended(own).search(need, "sv")
    kept = tuple(hit for hit in extended.hits if not hit.key.startswith("OWN-"))
    assert kept == alone.hits
    if not own:
        assert extended == alone


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_searched(text):
    result = SearchIndex.build(DEMO[:40], built_in()).search(text, "sv")
    assert (result.certainty is Certainty.NONE) == (not result.hits)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_searched(index, text):
    result = index.search(text, "sv")
    assert (result.certainty is Certainty.NONE) == (not result.hits)


def test_the_work_of_a_question_is_bounded_in_a_large_register(monkeypatch):
    many = [system(f"M-{n}", f"Namn{n}", [f"Funktion {n % 7}"], "alla ord är lika här bygge") for n in range(3_000)]
    index = SearchIndex.build(many, built_in())
    monkeypatch.setattr(postings, "_BUDGET", 1_000)
    assert index.search("bygge lika", "sv").hits == ()
