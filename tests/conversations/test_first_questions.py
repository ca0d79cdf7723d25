"""The first questions that people are told to ask, in the README and by `make run`, are answered well."""

from __future__ import annotations

import asyncio
import re

import pytest

from bot.domain.questions import Intent
from bot.intents import HANDLERS
from bot.people import FileDirectory
from deploy.playground.client import PERSONAS
from deploy.playground.run import PEOPLE, QUESTIONS, ROOT
from tests.fakes.house import House
from tests.fakes.registers import demo_departments, demo_systems

README_QUESTIONS = {
    "Finns det något för att boka lokaler?": Intent.FIND_BY_FUNCTION,
    "Vem äger W3D3?": Intent.OWNER,
    "Gå igenom mina uppgifter": Intent.QUALITY,
    "Datakvalitet": Intent.QUALITY,
    "Vem är systemförvaltare för Mentimeter?": Intent.OWNER,
    "När går avtalet för Smartsign ut?": Intent.CONTRACT,
    "Vilka avtal går ut 2027?": Intent.CONTRACT,
    "Vilka system har utbildningsförvaltningen?": Intent.BY_DEPARTMENT,
    "Hur många system har vi från Tietoevry?": Intent.COUNT,
    "Vilka system gör samma sak?": Intent.OVERLAP,
    "Vem ansvarar för avtalsuppföljning i användningsfasen?": Intent.RESPONSIBILITY,
    "Lathunden": Intent.DOCUMENT,
    "Var finns mallen för förvaltningsplan?": Intent.DOCUMENT,
    "Vilka styrdokument har ändrats?": Intent.DOCUMENT,
    "Vem är Mehdi Tallberger?": Intent.PERSON,
    "Anna Berg är ny systemförvaltare för Lex från 1 mars": Intent.REQUEST,
    "Avtalet för Lex är förlängt till 2028-06-30": Intent.REQUEST,
    "Mina ärenden": Intent.REQUEST_MATTER,
    "Starta en nyttokalkyl för bokning av lokaler": Intent.NYTTOKALKYL_START,
    "Vi vill avveckla W3D3": Intent.NYTTOKALKYL_DRAFT,
    "Fortsätt": Intent.NYTTOKALKYL_DRAFT,
    "Mina nyttokalkyler": Intent.NYTTOKALKYL_MATTER,
}


@pytest.fixture(scope="module")
def home():
    """A house with the demo people in it, and a list of the intents answered there."""
    asked = []

    def noted(handler):
        async def handle(question, context):
            asked.append(question.intent)
            return await handler(question, context)

        return handle

    handlers = {intent: noted(handler) for intent, handler in HANDLERS.items()}
    return House(demo_systems(), demo_departments(), asyncio.run(demo_people()), handlers=handlers), asked


async def demo_people():
    directory = FileDirectory.read(PEOPLE)
    return [await directory.by_email(email) for email in PERSONAS.values()]


async def identity(persona: str) -> str:
    return (await FileDirectory.read(PEOPLE).by_email(PERSONAS[persona])).aad_object_id


def disappointing(text: str) -> bool:
    return bool(re.search(r"hittar inget|visar jag bara|utanför det jag kan", text))


def test_the_questions_here_are_those_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme[readme.index("## Fråga") : readme.index("Följdfrågor går bra")]
    assert set(re.findall("«(.+?)»", table)) == set(README_QUESTIONS)


@pytest.mark.parametrize(("question", "intent"), README_QUESTIONS.items())
async def test_a_question_from_the_readme_is_understood(home, question, intent):
    house, asked = home
    asked.clear()
    answer = await house.say(question, who=await identity("reader"))
    assert asked == [intent]
    assert not disappointing(answer.text)


@pytest.mark.parametrize("persona", QUESTIONS)
async def test_what_a_persona_is_told_to_ask_is_answered(home, persona):
    house, _ = home
    for question in QUESTIONS[persona]:
        answer = await house.say(question, who=await identity(persona))
        assert not disappointing(answer.text), question


async def test_the_follow_up_in_the_readme_is_about_the_same_system(home):
    house, _ = home
    reader = await identity("reader")
    await house.say("Vem äger W3D3?", who=reader)
    assert "2027-09-30" in (await house.say("Och när går avtalet ut?", who=reader)).text


async def test_whoever_writes_in_a_chat_of_their_own_can_be_reached_later(home):
    house, _ = home
    house.conversations.known.clear()
    await house.say("hej", who="writer", where="channel")
    assert house.conversations.known == {}
    await house.say("hej", who="writer")
    assert set(house.conversations.known) == {"a:writer"}
