"""Requests that somebody tampers with: other ids, other roles, repeated, old, in the wrong place, about sekretess."""

from __future__ import annotations

import json
import logging
import shutil
from dataclasses import replace

import pytest

from bot.domain.requests import Approver, RequestState
from tests.fakes.databases import *  # noqa: F403
from tests.fakes.requests import SECRET, TownHall, button, named, sends

PEOPLE = ("owner", "manager", "it", "it2", "chief", "eva", "stranger", "gone", "namesake")


@pytest.fixture
def database_url(sqlite_template, tmp_path):
    """One database is enough: who may what is not decided there. Both are tried in test_requests.py."""
    path = tmp_path / "register.db"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
async def hall(database):
    return await TownHall(database).open()


async def the(hall, number=1):
    return await hall.requests.get(number)


async def test_an_old_card_decides_nothing(hall):
    await hall.filed("Lex har 120 användare", "eva")
    old = button((await hall.say("ärende 1", who="it")).card, "request.approve")
    await hall.say("fråga 1: Säkert?", who="it2")
    await hall.say("svara 1: Ja.", who="eva")
    out = await hall.press("request.approve", old, who="it")
    assert "har ändrats sedan kortet visades" in out.text
    assert (await the(hall)).state is RequestState.OPEN


@pytest.mark.parametrize("step", ["approve", "reject", "ask", "answer", "withdraw", "done", "show"])
@pytest.mark.parametrize("who", ["stranger", "gone", "namesake", "manager", "chief"])
async def test_a_stranger_reads_and_changes_nothing(hall, who, step):
    await hall.filed("Platina har 120 användare", "eva")
    before = await the(hall)
    data = {"request": 1, "version": 1, "sent": "yes", "a_text": "x"}
    out = await hall.press(f"request.{step}", data, who=who)
    nothing = await hall.press(f"request.{step}", data | {"request": 4711}, who=who)
    assert out.text == nothing.text
    assert out.card == nothing.card
    assert "120" not in out.text
    assert await the(hall) == before


@pytest.mark.parametrize("where", ["channel", "group"])
async def test_nothing_is_filed_or_decided_where_all_can_read(hall, where):
    await hall.filed("Lex har 120 användare", "eva")
    out = await hall.say("Anna Berg är ny systemförvaltare för Lex", who="eva", where=where)
    assert "personlig chatt" in out.text
    data = {"kind": "usage", "system": named("Lex").key, "token": "t", "a_value": "9"}
    await hall.press("request.send", data, who="eva", where=where)
    await hall.press("request.approve", {"request": 1, "version": 1}, who="it", where=where)
    assert [one.number for one in await hall.requests.of_person("eva")] == [1]
    assert (await the(hall)).state is RequestState.OPEN


async def test_it_decides_in_its_own_channel(hall):
    hall.conversations.purposes["19:it"] = "it_alerts"
    await hall.filed("Lex har 120 användare", "eva")
    data = {"request": 1, "version": 1}
    await hall.press("request.approve", data, who="stranger", where="it")
    assert (await the(hall)).state is RequestState.OPEN
    assert "Du har godkänt" in (await hall.press("request.approve", data, who="it", where="it")).text


FORGED = [
    {"kind": "secret"},
    {"kind": "owner", "a_value": "<at>Alla</at>"},
    {"kind": "usage", "a_value": "-1"},
    {"kind": "usage", "a_value": "9" * 400},
    {"kind": "plan", "a_value": "javascript:alert(1)"},
    {"kind": "plan", "a_value": "https://user:pass@evil.example/"},
    {"kind": "classification", "a_value": "K9 R9 T9"},
    {"kind": "contract_end", "a_value": "2028-02-31"},
    {"kind": "renewal", "a_value": "999 x 999 mån"},
    {"kind": "vacant", "a_role": "project_manager"},
    {"kind": "vacant", "a_role": "it_unit"},
    {"kind": "support", "a_topic": "root", "a_text": "x"},
    {"kind": "manager", "a_value": "Bo Ek", "a_from": "9999-12-31"},
    {"kind": "manager", "a_value": "Bo Ek", "a_from": "i går efter lunch"},
    {"kind": "manager", "a_value": "\u0000\ud800"},
    {"kind": "new_system", "a_value": "X1", "a_department": "Påhittade förvaltningen"},
    {"kind": "synonym", "a_said": "x", "a_function": "Ingen sådan"},
    {"kind": ["owner"], "a_value": {"x": 1}},
    {},
]


@pytest.mark.parametrize("data", FORGED)
async def test_a_forged_form_is_asked_again_and_nothing_is_stored(hall, data, caplog):
    with caplog.at_level(logging.ERROR):
        out = await hall.press("request.send", {"system": named("Lex").key, "token": "t", **data}, who="eva")
    assert out.text
    assert out.card
    assert not caplog.records
    assert not await hall.requests.of_person("eva")


async def test_the_same_form_sent_twice_is_one_request(hall):
    out = await hall.say("Lex har 120 användare", who="eva")
    data = sends(out.card)
    first = await hall.press("request.send", data, who="eva")
    second = await hall.press("request.send", data, who="eva")
    assert "Ärende 1" in first.text
    assert "Ärende 1" in second.text
    assert len(await hall.requests.of_person("eva")) == 1
    # Sent by somebody else it is theirs, and tells nothing of the first.
    stolen = await hall.press("request.send", data, who="stranger")
    assert "Eva Lind" not in stolen.text


@pytest.mark.parametrize(
    "text",
    ["{} saknar förvaltare", "Anna Berg är ny systemförvaltare för {}", "avtalet för {} är förlängt till 2028-06-30"],
)
async def test_a_system_with_sekretess_does_not_exist_for_an_employee(database, hall, text):
    said = await hall.say(text.format(SECRET.name), who="eva")
    without = TownHall(database)
    without.register._source = Without(hall.source)
    same = await without.say(text.format(SECRET.name), who="eva")
    assert said.text == same.text
    assert cleaned(said.card) == cleaned(same.card)
    for system in (SECRET.key, SECRET.name, "HAN-9999"):
        data = {"kind": "usage", "a_system": system, "system": system, "token": "t", "a_value": "9"}
        out = await hall.press("request.send", data, who="eva")
        assert "hittar inget system" in out.text
    assert not await hall.requests.of_person("eva")


class Without:
    """A register without the system with sekretess."""

    def __init__(self, source):
        self.source = source

    async def version(self):
        return 1

    async def load(self):
        systems, departments = await self.source.load()
        return tuple(one for one in systems if one.key != SECRET.key), departments

    async def synonyms(self):
        return []


def cleaned(card):
    """The card without its token, which is never the same."""
    text = json.dumps(card, ensure_ascii=False)
    data = button(card, "request.send")
    return text.replace(data["token"], "") if data else text


async def test_a_management_without_insight_is_not_asked_about_sekretess(hall):
    await hall.filed(f"{SECRET.name} har bytt systemägare till Bo Ek", "it")
    request = await the(hall)
    assert request.approver is Approver.IT_UNIT
    assert SECRET.name not in (await hall.say("ärenden att godkänna", who="chief")).text


@pytest.mark.parametrize("who", PEOPLE)
async def test_nobody_gets_past_the_rule_table(hall, who):
    """Whoever presses, only who decides changes the register."""
    await hall.filed("Anna Berg är ny systemförvaltare för Platina", "manager")
    await hall.press("request.approve", {"request": 1, "version": 1}, who=who)
    changed = (await hall.system("Platina")).manager.name == "Anna Berg"
    assert changed is (who == "owner")
    assert replace(await the(hall)).state is (RequestState.APPLIED if changed else RequestState.OPEN)
