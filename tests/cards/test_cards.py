"""What holds for every card: valid, small, named, bilingual, without a dead button, and as it was last seen."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft6Validator

from bot.domain.answers import Answer, ChoiceAnswer, ContractAnswer, Press, SystemAnswer
from bot.domain.posts import Post
from bot.texts import Texts, all_languages, texts_for
from cards import DRAWN_BY, layout, render
from cards.kit import ACTIONS, INPUTS, MOST_ACTIONS, KitError
from cards.verbs import VERBS
from tests.cards.every_part import every_part
from tests.cards.samples import SAMPLES, drawn_cards, parts
from tests.cards.values import named, outlooks, public
from tests.fakes.registers import demo_systems

HERE = Path(__file__).parent
SNAPSHOTS = HERE / "snapshots"
SCHEMA = HERE.parents[2] / "shared" / "data" / "adaptive-card-1.5.schema.json"
MOST_BYTES = 25_000
UPDATE = os.environ.get("UPDATE_SNAPSHOTS") == "1"

every_card = pytest.mark.parametrize("drawn", drawn_cards(), ids=str)
steady_cards = [drawn for drawn in drawn_cards() if not drawn.name.endswith("_longest")]


def lines_of(card):
    """The card as JSON with one element a line, so that a difference is easy to read."""
    head = {name: value for name, value in card.items() if name != "body"}
    rows = [json.dumps(element, ensure_ascii=False) for element in card["body"]]
    return "[\n" + ",\n".join([json.dumps(head, ensure_ascii=False), *rows]) + "\n]\n"


@pytest.mark.parametrize("drawn", steady_cards, ids=str)
def test_card_is_as_it_was_last_seen(drawn):
    file = SNAPSHOTS / f"{drawn}.json"
    now = lines_of(drawn.card)
    if UPDATE:
        SNAPSHOTS.mkdir(exist_ok=True)
        file.write_text(now, encoding="utf-8")
    assert file.exists(), "UPDATE_SNAPSHOTS=1 make test writes it; then read it"
    assert now == file.read_text(encoding="utf-8")


def test_no_snapshot_is_left_over():
    assert {file.stem for file in SNAPSHOTS.glob("*.json")} == {str(drawn) for drawn in steady_cards}


@cache
def official_schema():
    if not SCHEMA.exists():
        pytest.skip("the official schema is not part of the project")
    return Draft6Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def without_known_differences(value):
    """The card without the three things that Teams and the renderers know and the schema does not."""
    if isinstance(value, list):
        return [without_known_differences(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: without_known_differences(item)
        for name, item in value.items()
        if name not in {"msteams", "firstRowAsHeaders"} and (name, item) != ("style", "filtered")
    }


@every_card
def test_card_is_valid_against_the_official_schema(drawn):
    faults = official_schema().iter_errors(without_known_differences(drawn.card))
    assert [fault.message for fault in faults] == []


def test_every_part_of_the_kit_is_valid_against_the_official_schema():
    assert [fault.message for fault in official_schema().iter_errors(without_known_differences(every_part()))] == []


def test_the_schema_notices_a_wrong_card():
    wrong = every_part() | {"body": [{"type": "TextBlock", "text": "Hej", "colour": "good"}]}
    assert list(official_schema().iter_errors(without_known_differences(wrong)))


@every_card
def test_card_is_small_enough_for_teams(drawn):
    # Teams counts bytes, and some encoders write every å as six.
    assert len(json.dumps(drawn.card)) <= MOST_BYTES


@every_card
def test_no_button_is_dead(drawn):
    for part in parts(drawn.card):
        if part.get("type") == "Action.Execute":
            assert part["verb"] in VERBS
            assert part["data"]["verb"] == part["verb"]
            assert part["fallback"]["type"] == "Action.Submit"
            assert part["fallback"]["data"] == part["data"]


@every_card
def test_all_presses_of_the_answer_are_on_the_card(drawn):
    sent = [part["data"] for part in parts(drawn.card) if part.get("type") == "Action.Execute"]
    for press in presses(drawn.sample.answer)[: layout.MOST_SUGGESTIONS]:
        assert {**press.data, "verb": press.verb} in sent


def presses(answer: Answer) -> list[Press]:
    if isinstance(answer, ChoiceAnswer):
        return list(answer.choices)
    return [*getattr(answer, "examples", ()), *getattr(answer, "actions", ())]


@every_card
def test_all_that_can_be_pressed_or_filled_in_has_a_name(drawn):
    for part in parts(drawn.card):
        if part.get("type") in ACTIONS:
            assert part["title"].strip()
        if part.get("type") in INPUTS:
            assert part["label"].strip()
        if part.get("type") == "ActionSet":
            assert len(part["actions"]) <= MOST_ACTIONS


@every_card
def test_card_speaks_its_language_and_has_something_for_older_clients(drawn):
    assert drawn.card["version"] == "1.5"
    assert drawn.card["lang"] == drawn.language
    assert 0 < len(drawn.card["fallbackText"]) <= 2 * layout.MOST_FALLBACK


@every_card
def test_text_wraps_and_only_our_own_is_read_as_markdown(drawn):
    for part in parts(drawn.card):
        if part.get("type") == "TextBlock":
            assert part["wrap"] is True
            escaped = part["text"].replace("\\\\", "")
            assert not re.search(r"(?<!\\)[*\[\]`~]|(?<!\\)<[a-z/]", escaped)
        assert part.get("type") != "FactSet"


@every_card
def test_nothing_is_said_by_colour_alone(drawn):
    for part in parts(drawn.card):
        if part.get("color") == "attention":
            assert len(part["text"].split()) > 2


def test_every_kind_of_answer_has_samples():
    assert {type(sample.answer) for sample in SAMPLES} == set(DRAWN_BY) == set((Answer | Post).__args__)


def test_every_text_is_used_and_both_languages_have_it(monkeypatch):
    used = {language: set() for language in all_languages()}
    say = Texts.__call__

    def noting(self, key, **arguments):
        used[self.language].add(key)
        return say(self, key, **arguments)

    monkeypatch.setattr(Texts, "__call__", noting)
    layout.say.cache_clear()
    for language in all_languages():
        for sample in SAMPLES:
            render(sample.answer, language=language, text=sample.text)
    written = {language: keys_written(language) for language in all_languages()}
    assert written["sv"] == written["en"]
    for language in all_languages():
        assert {key for key in used[language] if key.startswith("cards-")} == written[language]


def keys_written(language):
    file = HERE.parents[1] / "bot" / "texts" / language / "cards.ftl"
    keys = {line.split(" =")[0] for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("cards-")}
    assert all(texts_for(language).has(key) for key in keys)
    return keys


def test_a_verb_that_nobody_handles_is_refused():
    with pytest.raises(KitError, match="dead"):
        render(ChoiceAnswer("Vilket?", (Press("nobody.knows", "Tryck"),)), language="sv", text="Vilket?")


@pytest.mark.parametrize("language", all_languages())
def test_every_system_of_the_demo_register_fits_on_its_cards(language):
    for system in demo_systems():
        for answer in (
            SystemAnswer(system, outlooks(system)),
            SystemAnswer(public(system)),
            ContractAnswer(system, outlooks(system)),
        ):
            card = render(answer, language=language, text=system.description)
            assert card["body"][0] == layout.heading(system.name).render()
            assert len(json.dumps(card)) <= MOST_BYTES


def test_without_restricted_facts_nothing_of_a_contract_is_shown():
    w3d3 = named("W3D3")
    careless = SystemAnswer(public(w3d3), outlooks(w3d3))
    careful = SystemAnswer(public(w3d3))
    assert render(careless, language="sv", text="W3D3") == render(careful, language="sv", text="W3D3")
