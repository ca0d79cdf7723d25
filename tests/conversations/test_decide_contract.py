"""Decisions about contracts in conversation: by sentence and by button, and for whoever should not."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import date

import pytest

from bot.domain.contract_decisions import Act, Outcome
from bot.domain.systems import Role, RoleHolder
from tests.fakes.decisions import CASE, EXTEND, acts, card, house, verbs, walk
from tests.notices.rules import AUTOMATIC, OPTION, contract, system


async def test_the_manager_recommends_and_the_owner_confirms():
    one = house()
    form = await one.say("Förläng avtalet för Treserva", who="bo")
    assert "Inget är beslutat än" in form.text
    assert {"Input.ChoiceSet", "Input.Date", "Input.Text"} <= {part.get("type") for part in walk(form.card)}
    assert one.decisions.rows == []
    done = await one.press("contract.decide", CASE | EXTEND, who="bo")
    assert "Din rekommendation är sparad." in done.text
    assert "Åsa Ek är systemägare och behöver bekräfta" in done.text
    seen = await one.press("contract.status", CASE, who="asa")
    assert {"contract.confirm", "contract.send_back", "contract.decide"} <= set(verbs(seen))
    confirmed = await one.press("contract.confirm", CASE | {"version": 1}, who="asa")
    assert "Beslutet är att avtalet förlängs till och med 2030-06-30." in confirmed.text
    assert acts(one) == [(Act.RECOMMENDED, "bo", Outcome.EXTEND), (Act.CONFIRMED, "asa", Outcome.EXTEND)]
    again = await one.press("contract.confirm", CASE | {"version": 1}, who="asa")
    assert "Det finns redan ett beslut." in again.text
    assert len(one.decisions.rows) == 2


async def test_what_is_sent_back_comes_again():
    one = house()
    await one.press("contract.decide", CASE | EXTEND, who="bo")
    asked = await one.press("contract.send_back", CASE | {"version": 1}, who="asa")
    assert "Skriv vad som behöver ändras" in asked.text
    missing = await one.press("contract.send_back", CASE | {"version": 1, "sent": "yes", "a_reason": " "}, who="asa")
    assert "Skriv en kort motivering." in missing.text
    back = await one.press(
        "contract.send_back", CASE | {"version": 1, "sent": "yes", "a_reason": "För dyrt."}, who="asa"
    )
    assert "För dyrt." in back.text
    assert "Bo Alm är systemförvaltare och behöver lämna en ny rekommendation." in back.text
    stale = await one.press("contract.decide", CASE | EXTEND, who="bo")
    assert "det har hänt något sedan kortet skickades" in stale.text
    await one.press("contract.decide", CASE | EXTEND | {"version": 2}, who="bo")
    assert [act for act, *_ in acts(one)] == [Act.RECOMMENDED, Act.SENT_BACK, Act.RECOMMENDED]


async def test_an_owner_decides_directly_and_takes_it_back():
    one = house()
    done = await one.press("contract.decide", CASE | EXTEND, who="asa")
    assert "Påminnelserna om det här beslutet har upphört." in done.text
    assert "contract.reopen" in verbs(done)
    assert "contract.reopen" not in verbs(await one.press("contract.status", CASE, who="bo"))
    again = await one.press(
        "contract.reopen", CASE | {"version": 1, "sent": "yes", "a_reason": "Priset höjdes."}, who="asa"
    )
    assert "Priset höjdes." in again.text
    assert [act for act, *_ in acts(one)] == [Act.DECIDED, Act.REOPENED]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"a_new_end": ""}, "Ange avtalets nya slutdatum."),
        ({"a_new_end": "2028-06-30"}, "måste ligga efter 2028-06-30"),
        ({"a_reason": ""}, "Skriv en kort motivering."),
        ({"a_outcome": "call_option"}, "Välj något av alternativen."),
        ({"a_outcome": "<b>"}, "Välj något av alternativen."),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_written_is_lost(change, said):
    one = house()
    answer = await one.press("contract.decide", CASE | EXTEND | change, who="bo")
    assert said in answer.text
    assert one.decisions.rows == []
    if "a_reason" not in change:
        assert "Den fungerar väl." in card(answer)


@pytest.mark.parametrize(
    ("sentence", "chosen"),
    [
        ("förläng avtalet för Treserva", "extend"),
        ("Säg upp avtalet för Treserva", "let_end"),
        ("låt avtalet för Treserva löpa ut", "let_end"),
        ("besluta om avtalet för Treserva", None),
        ("extend the contract for Treserva", "extend"),
        ("terminate the contract for Treserva", "let_end"),
    ],
)
async def test_a_sentence_opens_the_form_and_decides_nothing(sentence, chosen):
    one = house()
    answer = await one.say(sentence, who="asa")
    assert [p.get("value") for p in walk(answer.card) if p.get("type") == "Input.ChoiceSet"] == [chosen]
    assert one.decisions.rows == []


@pytest.mark.parametrize(
    "question",
    [
        "När går avtalet för Treserva ut?",
        "Hur säger man upp avtalet för Treserva?",
        "Kan avtalet för Treserva förlängas?",
        "När ska vi säga upp avtalet för Treserva?",
    ],
)
async def test_a_question_is_still_a_question(question):
    answer = await house().say(question, who="bo")
    assert "2028-06-30" in answer.text
    assert "Inget är beslutat än" not in answer.text


@pytest.mark.parametrize(("renewal", "title"), [(AUTOMATIC, "Säg upp avtalet"), (OPTION, "Utnyttja optionen")])
async def test_what_is_offered_depends_on_the_contract(renewal, title):
    answer = await house(system(contract(renewal=renewal))).say("besluta om avtalet för Treserva", who="bo")
    assert title in card(answer)
    assert "Input.Date" not in card(answer)


async def test_the_contract_card_has_the_buttons_for_those_with_a_role_and_only_them():
    one = house()
    assert "contract.decide" in verbs(await one.say("avtalet för Treserva", who="bo"))
    assert "contract.decide" not in verbs(await one.say("avtalet för Treserva", who="it"))
    await one.press("contract.decide", CASE | EXTEND, who="bo")
    shown = await one.say("avtalet för Treserva", who="asa")
    assert {"contract.confirm", "contract.send_back"} <= set(verbs(shown))
    assert "Bo Alm rekommenderade" in shown.text
    assert "Bo Alm rekommenderade" in card(shown)


async def test_two_who_confirm_and_decide_at_once_make_one_decision():
    one = house()
    await one.press("contract.decide", CASE | EXTEND, who="bo")
    await asyncio.gather(
        *(one.press("contract.confirm", CASE | {"version": 1}, who="asa", chat=str(n)) for n in range(4)),
        one.press("contract.decide", CASE | EXTEND | {"version": 1}, who="asa", chat="x"),
    )
    assert len(one.decisions.rows) == 2


LATER = CASE | {"sent": "yes"}


@pytest.mark.parametrize(
    ("wanted", "day"),
    [
        ("2028-03-06", date(2028, 3, 6)),
        ("2028-03-05", date(2028, 3, 3)),  # a Sunday
        ("2028-03-16", date(2028, 3, 16)),  # the first urgent reminder
        ("2028-03-17", None),
        ("2028-03-30", None),
        ("2028-02-29", None),
        ("2028-02-01", None),
        ("2029-01-01", None),
    ],
)
async def test_a_reminder_is_put_off_but_not_past_the_next_urgent_one(wanted, day):
    one = house()
    answer = await one.press("contract.later", LATER | {"a_until": wanted}, who="bo")
    if day is None:
        assert "senast 2028-03-16" in answer.text
        assert one.decisions.rows == []
        return
    assert str(day) in answer.text
    assert [row.until for row in one.decisions.rows] == [day]


async def test_a_reminder_is_put_off_in_a_sentence():
    one = house()
    answer = await one.say("påminn mig om Treserva den 3 mars", who="bo")
    assert "Jag påminner dig om avtalet för Treserva 2028-03-03." in answer.text
    assert "När vill du bli påmind" in (await one.say("påminn mig om Treserva", who="bo")).text
    assert "Jag har inte gjort något." in (await one.say("påminn mig om Treserva den 3 mars")).text


async def test_without_an_owner_management_confirms_at_the_level_of_any_employee():
    one = house(system(contract(), owner=None))
    done = await one.press("contract.decide", CASE | EXTEND, who="bo")
    assert "Ingen systemägare är utsedd. Frågan går därför till förvaltningsledningen" in done.text
    seen = await one.press("contract.status", CASE | {"version": 1}, who="eva")
    assert "Bo Alm rekommenderar att avtalet förlängs." in seen.text
    assert not [fact for fact in ("2028", "2030", "KS-1", "fungerar") if fact in seen.text]
    assert "contract.decide" not in verbs(seen)
    confirmed = await one.press("contract.confirm", CASE | {"version": 1}, who="eva")
    assert "Du har bekräftat rekommendationen." in confirmed.text
    assert "2030" not in confirmed.text
    assert acts(one)[-1][:2] == (Act.CONFIRMED, "eva")


async def test_without_a_manager_the_owner_acts_and_with_both_roles_at_once():
    both = RoleHolder(Role.SYSTEM_OWNER, "Bo Alm")
    for one, who in ((house(system(contract(), manager=None)), "asa"), (house(system(contract(), owner=both)), "bo")):
        await one.press("contract.decide", CASE | EXTEND, who=who)
        assert acts(one) == [(Act.DECIDED, who, Outcome.EXTEND)]


@pytest.mark.parametrize(("outcome", "expected"), [("new_procurement", "Ersätta Treserva"), ("retire", "HAN-1")])
async def test_a_procurement_and_a_retirement_begin_a_calculation_once(outcome, expected):
    one = house()
    choice = CASE | {"a_outcome": outcome, "a_reason": "Den är för dyr.", "sent": "yes"}
    done = await one.press("contract.decide", choice, who="bo")
    assert "Jag har börjat på nyttokalkyl 1 åt dig." in done.text
    assert "nyttokalkyl.resume" in verbs(done)
    dossiers = await one.dossiers.of_person("bo")
    assert expected in json.dumps(dossiers[0].draft.answers, ensure_ascii=False, default=dict)
    await one.press("contract.decide", choice | {"version": 1}, who="bo")
    assert len(await one.dossiers.of_person("bo")) == 1


async def test_a_secret_system_is_not_written_into_a_calculation():
    secret = replace(system(contract(), secret=True), name="Hemligt")
    one = house(secret)
    choice = CASE | {"a_outcome": "new_procurement", "a_reason": "Den är för dyr.", "sent": "yes"}
    assert "sekretess" in (await one.press("contract.decide", choice, who="bo")).text
    assert "Hemligt" not in str((await one.dossiers.of_person("bo"))[0])


async def test_a_system_with_two_contracts_asks_which():
    one = house(system(contract(), contract(number="KS-2", end_date=date(2029, 6, 30))))
    asked = await one.say("säg upp avtalet för Treserva", who="bo")
    assert "Vilket avtal för Treserva gäller det?" in asked.text
    data = [part["data"] for part in walk(asked.card) if part.get("type") == "Action.Execute"]
    assert [one_["contract"] for one_ in data] == ["HAN-1/KS-1", "HAN-1/KS-2"]
    form = await one.press("contract.decide", data[1], who="bo")
    assert "KS-2" in form.text
