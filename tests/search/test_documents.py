"""Documents are found by what people call them, and never by a word alone that they happen to share."""

from __future__ import annotations

import pytest

from bot.search.documents import Named, finder_of

DOCUMENTS = (
    Named("Lathund för systemförvaltningsplan"),
    Named("Mall för systemförvaltningsplan", ("planmallen", "template")),
    Named("Checklista för systemspecialist"),
    Named("Checklista för systemförvaltare"),
    Named("Matris för systemklassificering"),
    Named("Samverkansmodell 2026"),
    Named("Policy för inköp och upphandling"),
)


def titles(asked, language="sv", documents=DOCUMENTS):
    found = finder_of(documents).find(asked, language)
    return [documents[place].title for place in found.sure]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("lathunden", "Lathund för systemförvaltningsplan"),
        ("Kan du skicka lathunden till mig?", "Lathund för systemförvaltningsplan"),
        ("mallen för förvaltningsplan", "Mall för systemförvaltningsplan"),
        ("var finns mallen för systemförvaltningsplanen", "Mall för systemförvaltningsplan"),
        ("planmallen", "Mall för systemförvaltningsplan"),
        ("matrisen", "Matris för systemklassificering"),
        ("klassificeringsmatrisen", "Matris för systemklassificering"),
        ("samverkansmodellen", "Samverkansmodell 2026"),
        ("policyn för upphandling", "Policy för inköp och upphandling"),
        ("checklistan för systemspecialister", "Checklista för systemspecialist"),
        ("Checklista för systemförvaltare", "Checklista för systemförvaltare"),
    ],
)
def test_a_document_is_found_by_what_people_call_it(asked, expected):
    assert titles(asked) == [expected]


def test_what_several_are_called_gives_them_all():
    assert sorted(titles("checklistan")) == ["Checklista för systemförvaltare", "Checklista för systemspecialist"]
    assert sorted(titles("förvaltningsplanen")) == [
        "Lathund för systemförvaltningsplan",
        "Mall för systemförvaltningsplan",
    ]


@pytest.mark.parametrize(
    "asked", ["mallen för nyttokalkyl", "policyn för distansarbete", "Treserva", "en helt annan sak"]
)
def test_a_shared_word_is_not_enough(asked):
    assert titles(asked) == []


def test_an_alias_counts_in_english_too():
    assert titles("where is the template", "en") == ["Mall för systemförvaltningsplan"]


@pytest.mark.parametrize("asked", ["vilka dokument finns?", "vad är ändrat bland styrdokumenten?", "which documents"])
def test_a_question_about_all_documents_is_about_none_of_them(asked):
    found = finder_of(DOCUMENTS).find(asked, "sv")
    assert found.about_all
    assert not found.sure


@pytest.mark.parametrize("asked", ["", " ", "?", "för och till"])
def test_nothing_said_finds_nothing(asked):
    found = finder_of(DOCUMENTS).find(asked, "sv")
    assert (found.sure, found.near, found.about_all) == ((), (), False)


def test_without_documents_nothing_is_found():
    assert titles("lathunden", documents=()) == []
