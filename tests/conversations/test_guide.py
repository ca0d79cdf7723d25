"""What the user's guide tells people to write is understood, for those it is written for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.domain.questions import Intent
from tests.conversations.test_first_questions import disappointing, home, identity  # noqa: F401 - a fixture

GUIDE = (Path(__file__).parents[2] / "docs" / "anvanda.md").read_text(encoding="utf-8")
PERSONA = {"Alla": "employee", "Du som är systemförvaltare eller systemägare": "manager", "IT-enheten": "it"}
SENTENCES = [
    (PERSONA[section.splitlines()[0].strip()], sentence)
    for section in GUIDE.split("\n## ")[1:]
    for sentence in re.findall("«(.+?)»", section)
]


def test_the_guide_has_something_for_each():
    assert {persona for persona, _ in SENTENCES} == set(PERSONA.values())
    assert len(SENTENCES) > 20


@pytest.mark.parametrize(("persona", "sentence"), SENTENCES)
async def test_a_sentence_of_the_guide_is_understood(home, persona, sentence):  # noqa: F811 - the fixture
    house, asked = home
    asked.clear()
    answer = await house.say(sentence, who=await identity(persona), chat="guide")
    assert not disappointing(answer.text), answer.text
    assert asked
    assert not {Intent.HELP, Intent.OUT_OF_SCOPE} & set(asked), answer.text
