"""Requests in chat: said, confirmed, decided, told; and what a stranger cannot do."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.requests import Approver, RequestKind, RequestState, RequestStep
from bot.domain.systems import Role, RoleHolder
from bot.policies import RequestPolicy
from storage.records import ImportRun
from tests.fakes.databases import *  # noqa: F403
from tests.fakes.requests import TownHall, button, named, sends


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
    assert "2027-06-01" in (await hall.say("jag går i pension från 1 juni", who="manager")).text
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


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("Avtalet för Lex gäller 2027-01-01 till 2030-12-31", "2030-12-31"),
        ("Nytt avtal för Lex från 1 januari 2027 till och med 31 december 2029 är tecknat", "2029-12-31"),
        ("Avtalet för Lex har förlängts från 2027-01-01", ""),
    ],
)
async def test_the_end_of_a_contract_is_not_its_beginning(hall, said, end):
    text = (await hall.say(said, who="eva")).text
    assert (f"Nytt slutdatum: {end}." in text) is bool(end)
    assert "2027-01-01." not in text
    assert ("Skriv svaret här: Nytt slutdatum" in text) is not bool(end)


async def test_a_time_that_is_no_day_is_asked_about(hall):
    out = await hall.say("Karin Ljung blir systemägare för Lex efter sommaren", who="eva")
    assert "Från vilken dag?" in out.text
    assert sends(out.card)["a_from"] == ""
    out = await hall.say("1 september", who="eva")
    assert "Från och med: 2027-09-01" in out.text
    assert "Skriv «ja»" in out.text


async def test_one_of_many_specialists_is_no_vacancy(hall):
    lone, many = "Ta bort Anna Alm som specialist i Lex", "Ta bort Bo Bok som specialist i Platina"
    lex, platina = named("Lex"), named("Platina")
    one = replace(
        lex, restricted=replace(lex.restricted, specialists=(RoleHolder(Role.SYSTEM_SPECIALIST, "Anna Alm"),))
    )
    two = tuple(RoleHolder(Role.SYSTEM_SPECIALIST, name) for name in ("Anna Alm", "Bo Bok"))
    both = replace(platina, restricted=replace(platina.restricted, specialists=two))
    run = ImportRun("systemlista.csv", "test")
    await hall.source.save([one, both], departments=(), missing=(), run=run, now=hall.now)
    hall.forget_version()
    assert "Roll utan innehavare: Lex" in (await hall.say(lone, who="it")).text
    assert "Stöd från IT-enheten: Platina" in (await hall.say(many, who="it")).text
    assert "Stöd från IT-enheten: Lex" in (await hall.say(lone, who="eva")).text  # who may not know who they are


async def test_who_asked_before_the_system_became_secret_is_told_nothing_of_it_now(hall):
    await hall.filed("Anna Berg är ny systemförvaltare för Lex", "eva")
    lex = named("Lex")
    dark = replace(lex, restricted=replace(lex.restricted, secret=True))
    run = ImportRun("systemlista.csv", "test")
    await hall.source.save([dark], departments=(), missing=(), run=run, now=hall.now)
    hall.forget_version()
    for said in ("ärende 1", "mina ärenden"):
        told = await hall.say(said, who="eva")
        shown = told.text + json.dumps(told.card, ensure_ascii=False)
        assert lex.manager.name not in shown
        assert "Lex" not in shown
    assert "Anna Berg" in (await hall.say("ärende 1", who="eva")).text  # what she wrote herself
