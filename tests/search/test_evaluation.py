from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.domain.questions import Certainty
from bot.search.evaluation import below, evaluate
from bot.search.index import SearchIndex
from bot.search.thesaurus import built_in
from tests.fakes.registers import demo_systems

QUESTIONS = Path(__file__).parents[3] / "shared" / "data" / "dev_questions.jsonl"

FIND = {"lang": "sv", "intent": "find_by_function", "must_not": []}


def value(name, gold, prediction):
    return evaluate([gold], [prediction])[name].value


@pytest.mark.parametrize(
    ("want", "got", "recall", "hit", "first", "mrr"),
    [
        (["A", "B"], ["A", "B"], 1.0, 1, 1, 1.0),
        (["A", "B"], ["X", "A"], 0.5, 1, 0, 0.5),
        (list("ABCDEFG"), list("ABCDE"), 1.0, 1, 1, 1.0),
        (["A"], ["V", "X", "Y", "Z", "W", "A"], 0.0, 0, 0, 1 / 6),
        (["A"], [" a "], 1.0, 1, 1, 1.0),
        (["A"], [], 0.0, 0, 0, 0.0),
    ],
)
def test_finding_is_measured(want, got, recall, hit, first, mrr):
    measures = evaluate([{**FIND, "q": "?", "expect_systems": want}], [{"q": "?", "systems": got}])
    assert measures["recall@5"].value == pytest.approx(recall)
    assert measures["hit@5"].value == hit
    assert measures["P@1"].value == first
    assert measures["MRR"].value == pytest.approx(mrr)
    assert measures["false_reject"].value == (not got)


def test_rejection_and_what_must_not_be_shown():
    gold = {**FIND, "q": "?", "expect_systems": [], "expect_none": True, "must_not": ["A"]}
    assert value("rejection", gold, {"q": "?", "systems": []}) == 1
    assert value("rejection", gold, {"q": "?", "systems": ["A"]}) == 0
    assert value("must_not_violation", gold, {"q": "?", "systems": ["A"]}) == 1


@pytest.mark.parametrize(
    ("forms", "text", "right"),
    [
        ([["2027-12-31"]], "Avtalet går ut 31 december 2027.", True),
        ([["2650000"]], "2 650 000 kr om året", True),
        ([["3 månader"]], "3 mån uppsägning", True),
        ([["Kim"], ["Bo"]], "Kim", False),
        ([["Kim", "Bo"]], "Bo äger", True),
    ],
)
def test_facts_are_compared_in_one_notation(forms, text, right):
    gold = {"q": "?", "lang": "sv", "intent": "contract", "expect_text_any": forms}
    assert value("fact_acc", gold, {"q": "?", "text": text}) == right


def test_lists_counts_targets_and_intents():
    listed = {"q": "?", "lang": "sv", "intent": "by_vendor", "expect_systems": ["A", "B"]}
    assert value("list_f1", listed, {"q": "?", "systems": ["A"]}) == pytest.approx(2 / 3)
    owner = {"q": "?", "lang": "sv", "intent": "owner", "expect_systems": ["A"]}
    assert value("target_acc", owner, {"q": "?", "systems": ["B", "A"]}) == 0
    count = {"q": "?", "lang": "en", "intent": "count", "expect_count": 43}
    assert value("count_acc", count, {"q": "?", "text": "there are 43."}) == 1
    assert value("count_acc", count, {"q": "?", "text": "there are 439."}) == 0
    assert value("intent_acc/en", count, {"q": "?", "intent": "count"}) == 1
    assert value("intent_acc_merged", {**FIND, "q": "?"}, {"q": "?", "intent": "find_by_name"}) == 1


def test_an_unanswered_question_counts():
    assert evaluate([{**FIND, "q": "?", "expect_systems": ["A"]}], [])["answered"].value == 0


def test_floors_and_ceilings():
    measures = evaluate([{**FIND, "q": "?", "expect_systems": ["A"]}], [{"q": "?", "systems": []}])
    assert below(measures, {"recall@5": 0.9, "max:false_reject": 0.1, "rejection": 0.9}) == [
        "recall@5",
        "max:false_reject",
    ]


def test_the_search_keeps_its_measured_quality():
    if not QUESTIONS.exists():
        pytest.skip("the development questions lie outside the project")
    rows = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines() if line.strip()]
    gold = [row for row in rows if row["intent"] in {"find_by_function", "find_by_name"}]
    index = SearchIndex.build(demo_systems(), built_in())
    names = {system.key: system.name for system in demo_systems()}
    predictions = []
    for row in gold:
        result = index.search(row["q"], row["lang"])
        assert (result.certainty is Certainty.NONE) == (not result.hits)
        predictions.append({"id": row["id"], "systems": [names[hit.key] for hit in result.hits]})
    floors = {
        "recall@5": 0.97,
        "recall@5/en": 0.97,
        "hit@5": 0.99,
        "P@1": 0.97,
        "rejection": 0.97,
        "max:false_reject": 0.01,
        "max:must_not_violation": 0.0,
    }
    measures = evaluate(gold, predictions)
    assert below(measures, floors) == []
