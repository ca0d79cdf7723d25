"""Requests in chat: said, confirmed, decided, told; and what a stranger cannot do."""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.requests import Approver, RequestKind, RequestState, RequestStep
from bot.policies import RequestPolicy
from tests.fakes.databases import *  # noqa: F403
from tests.fakes.requests import SECRET, TownHall, button, named, sends

PEOPLE = ("owner", "manager", "it", "it2", "chief", "eva", "stranger", "gone", "namesake")


@pytest.fixture
async def hall(database):
    return await TownHall(database).open()


async def the(hall, number=1):
    return await hall.requests.get(number)


async def test_a_hand_over_from_a_sentence_to_the_day_it_takes_place(hall):
    out = await hall.say("min kollega tar över Platina efter mig från 1 mars", who="manager")
    assert "Vem blir systemförvaltare?" in out.text
    assert named("Platina").owner.name in out.text
    form = sends(out.card, value="Anna Berg")
    assert form["a_from"] == "2027-03-01"
    out = await hall.press("request.send", form, who="manager")
    assert "Väntar på beslut" in out.text
    assert "1: Ny systemförvaltare: Platina" in (await hall.say("mina ärenden", who="manager")).text
    out = await hall.say("ärenden att godkänna", who="owner")
    assert "Ny systemförvaltare: Platina" in out.text
    out = await hall.press("request.show", button(out.card, "request.show"), who="owner")
    out = await hall.press("request.approve", button(out.card, "request.approve"), who="owner")
    assert "börjar gälla 2027-03-01" in out.text
    assert (await hall.system("Platina")).manager == named("Platina").manager
    hall.now += timedelta(days=120)
    hall.forget_version()
    assert "Anna Berg" in (await hall.say("vem är systemförvaltare för Platina?", who="eva")).text


async def test_what_an_employee_says_is_a_proposal_and_the_register_says_nothing_restricted(hall):
    out = await hall.say("avtalet för Platina är förlängt till 2028-06-30", who="eva")
    assert "IT-enheten" in out.text
    end = named("Platina").restricted.contracts[0].end_date
    assert str(end) not in out.text
    assert str(end) not in json.dumps(out.card)
    out = await hall.say("ja", who="eva")
    assert str(end) not in out.text
    assert str(end) in (await hall.say("ärende 1", who="it")).text
    assert "Godkänt av Amir Hedlund" in (await hall.say("godkänn 1", who="it")).text
    contract = (await hall.system("Platina")).restricted.contracts[0]
    assert contract.end_date == date(2028, 6, 30)
    assert str(end) not in (await hall.say("ärende 1", who="eva")).text


async def test_an_owners_own_word_is_enough_for_the_plan_and_only_there(hall):
    await hall.filed("planen för Platina ligger på https://insidan.example/platina", "owner")
    assert (await the(hall)).state is RequestState.APPLIED
    assert (await hall.system("Platina")).restricted.maintenance_plan_url == "https://insidan.example/platina"
    steps = [entry.step for entry in await hall.requests.audit()]
    assert steps == [RequestStep.APPLY, RequestStep.FILE]
    await hall.filed("Bo Ek är ny systemförvaltare för Platina", "owner")
    waiting = await the(hall, 2)
    assert (waiting.state, waiting.approver) == (RequestState.OPEN, Approver.IT_UNIT)
    assert "ett ärende som du själv" in (await hall.say("godkänn 2", who="owner")).text


async def test_the_management_decides_a_new_owner(hall):
    number = await hall.filed("Platina har bytt systemägare till Bo Ek", "manager")
    for who in ("owner", "it", "stranger"):
        await hall.say(f"godkänn {number}", who=who)
        assert (await the(hall)).state is RequestState.OPEN
    assert "Godkänt av Klara Chef" in (await hall.say(f"godkänn {number}", who="chief")).text
    assert (await hall.system("Platina")).owner.name == "Bo Ek"
    # The one who owned it may no longer decide.
    hall.forget_version()
    later = await hall.filed("Per Palm är ny systemförvaltare för Platina", "manager")
    assert "Godkänt" not in (await hall.say(f"godkänn {later}", who="owner")).text


async def test_the_rule_table_can_be_changed_and_is_shown(database):
    rules = RequestPolicy(approvers={RequestKind.OWNER: Approver.IT_UNIT}, own_word=[])
    hall = await TownHall(database, rules).open()
    out = await hall.say("Platina har bytt systemägare till Bo Ek", who="manager")
    assert "Beslutas av IT-enheten" in out.text
    await hall.filed("planen för Platina ligger på https://insidan.example/a", "owner")
    assert (await the(hall)).state is RequestState.OPEN


async def test_asked_back_answered_and_rejected_with_a_reason(hall):
    await hall.filed("Platina har 120 användare", "eva")
    out = await hall.say("fråga 1", who="it")
    out = await hall.press("request.ask", sends(out.card, "request.ask", text="Även vikarier?"), who="it")
    assert (await the(hall)).state is RequestState.ASKED_BACK
    out = await hall.say("ärende 1", who="eva")
    assert "Även vikarier?" in out.text
    out = await hall.press("request.answer", button(out.card, "request.answer"), who="eva")
    out = await hall.press("request.answer", sends(out.card, "request.answer", text="Ja."), who="eva")
    assert "Ditt svar är skickat" in out.text
    out = await hall.say("avslå 1", who="it")
    assert "Varför avslår du?" in out.text
    out = await hall.say("avslå 1: Vikarier räknas inte.", who="it")
    assert "Avslaget av Amir Hedlund" in out.text
    assert "Vikarier räknas inte." in (await hall.say("ärende 1", who="eva")).text
    assert (await hall.system("Platina")).restricted.user_count == named("Platina").restricted.user_count


async def test_two_who_press_at_once_are_both_answered_and_one_decides(hall):
    await hall.filed("Lex har 120 användare", "eva")
    cards = [(await hall.say("ärende 1", who=who)).card for who in ("it", "it2")]
    outs = await asyncio.gather(
        hall.press("request.approve", button(cards[0], "request.approve"), who="it"),
        hall.press("request.approve", button(cards[1], "request.approve"), who="it2"),
    )
    assert sum("Du har godkänt" in out.text for out in outs) == 1
    assert all("Godkänt av" in out.text for out in outs)
    assert [one.step for one in await hall.requests.audit()].count(RequestStep.APPLY) == 1


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


async def test_what_is_not_clear_is_asked(hall):
    out = await hall.say("jag vill ändra en uppgift om Lex", who="eva")
    assert "Vad vill du ändra för Lex?" in out.text
    out = await hall.press("request.start", button(out.card, "request.start"), who="eva")
    assert "Vem blir" in out.text
    out = await hall.say("Anna Berg tar över Lex", who="eva")
    assert "Vilken roll?" in out.text
    out = await hall.press("request.send", sends(out.card, role="manager"), who="eva")
    assert (await the(hall)).after == "Anna Berg"


async def test_who_leaves_is_asked_for_each_role(hall):
    out = await hall.say("jag slutar den sista maj", who="manager")
    assert "2027-06-01" in out.text
    assert "Ny systemförvaltare: Platina" in out.text
    vacant = button(out.card, "request.start")
    out = await hall.press("request.start", vacant, who="manager")
    await hall.press("request.send", sends(out.card), who="manager")
    request = await the(hall)
    assert (request.kind, request.part, request.effective_from) == (
        RequestKind.VACANT,
        "system_manager",
        date(2027, 6, 1),
    )
    assert "Du står inte på någon roll" in (await hall.say("jag slutar den sista maj", who="eva")).text


async def test_support_is_taken_on_and_done(hall):
    await hall.filed("kan IT hjälpa oss med en integration mellan Lex och Platina?", "eva")
    out = await hall.say("ärende 1", who="it")
    out = await hall.press("request.approve", button(out.card, "request.approve"), who="it")
    assert "har tagit hand om" in out.text
    assert "Klart." in (await hall.say("klart 1", who="it2")).text
    assert (await the(hall)).state is RequestState.APPLIED


async def test_who_asked_may_take_it_back_and_nobody_else(hall):
    await hall.filed("Lex har 120 användare", "eva")
    await hall.say("återkalla 1", who="it")
    assert (await the(hall)).state is RequestState.OPEN
    assert "Återkallat" in (await hall.say("återkalla 1", who="eva")).text
    assert "Det går inte längre" in (await hall.say("godkänn 1", who="it")).text


async def test_a_conflict_shows_both_values(hall):
    await hall.filed("Lex har 120 användare", "eva")
    await hall.filed("Lex har 130 användare", "eva")
    await hall.say("godkänn 2", who="it")
    before = named("Lex").restricted.user_count
    out = await hall.say("godkänn 1", who="it")
    assert "Jag har inte ändrat något" in out.text
    assert str(before) in out.text
    assert "130" in out.text
    assert "130" not in (await hall.say("ärende 1", who="eva")).text.replace("2:", "")
    await hall.say("godkänn 1", who="it")
    assert (await hall.system("Lex")).restricted.user_count == 120


async def test_the_log_is_for_it_and_says_who_changed_what(hall):
    await hall.filed("Platina har bytt systemägare till Bo Ek", "manager")
    await hall.say("godkänn 1", who="chief")
    out = await hall.say("vem ändrade ägare på Platina?", who="it")
    assert "Klara Chef godkände och införde" in out.text
    assert f"{named('Platina').owner.name} → Bo Ek" in out.text
    assert "inga ändringar" in (await hall.say("logg för Lex", who="it")).text
    for who in ("eva", "manager", "chief"):
        out = await hall.say("logg för Platina", who=who)
        assert "Klara Chef" not in out.text
    out = await hall.say("logg för Platina", who="it", where="channel")
    assert "Klara Chef" not in out.text


async def test_disclosures_of_restricted_facts_are_logged(hall):
    await hall.filed("avtalet för Platina är förlängt till 2028-06-30", "manager")
    shown = [one for one in hall.turns.disclosed if one.person_id == "manager"]
    assert {one.system_key for one in shown} == {named("Platina").key}


@pytest.mark.parametrize("who", PEOPLE)
async def test_nobody_gets_past_the_rule_table(hall, who):
    """Whoever presses, only who decides changes the register."""
    await hall.filed("Anna Berg är ny systemförvaltare för Platina", "manager")
    await hall.press("request.approve", {"request": 1, "version": 1}, who=who)
    changed = (await hall.system("Platina")).manager.name == "Anna Berg"
    assert changed is (who == "owner")
    assert replace(await the(hall)).state is (RequestState.APPLIED if changed else RequestState.OPEN)
