"""Decisions about contracts in conversation: by sentence and by button, and for whoever should not."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.contract_decisions import Act, Outcome
from bot.domain.people import Person
from bot.domain.systems import Department, Role, RoleHolder
from bot.policies import NyttokalkylPolicy
from tests.fakes.house import House
from tests.notices.rules import AUTOMATIC, OPTION, contract, system

NOW = datetime(2028, 2, 29, 9, 0, tzinfo=UTC)
BO = Person("bo", "Bo Alm", "bo@kommunen.example.invalid")
ASA = Person("asa", "Åsa Ek", "asa@kommunen.example.invalid")
EVA = Person("eva", "Eva Ro", "eva@kommunen.example.invalid")
IT = Person("it", "Ia Te", groups=frozenset({"it_unit"}))
CASE = {"system": "HAN-1", "contract": "HAN-1/KS-1", "deadline": "2028-03-30", "version": 0}
EXTEND = {"a_outcome": "extend", "a_new_end": "2030-06-30", "a_reason": "Den fungerar väl.", "sent": "yes"}
POLICY = NyttokalkylPolicy(management={"Socialförvaltningen": ["EVA@kommunen.example.invalid"]})


def house(*systems):
    one = House(
        systems or (system(contract()),),
        (Department("Socialförvaltningen"),),
        (BO, ASA, EVA, IT),
        policy=POLICY,
    )
    one.now = NOW
    return one


def acts(one):
    return [(row.act, row.by, row.outcome) for row in one.decisions.rows]


def card(answer):
    return json.dumps(answer.card, ensure_ascii=False)


def verbs(answer):
    return [part["verb"] for part in walk(answer.card) if part.get("type") == "Action.Execute"]


def walk(value):
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from walk(item)
    elif isinstance(value, list):
        for item in value:
            yield from walk(item)


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
    assert "Skriv varför." in missing.text
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
        ({"a_reason": ""}, "Skriv varför."),
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


@pytest.mark.parametrize("who", ["employee", "it"])
@pytest.mark.parametrize("verb", ["decide", "confirm", "send_back", "reopen", "later"])
async def test_a_stranger_does_nothing_and_is_told_whom_to_ask(who, verb):
    one = house()
    await one.press("contract.decide", CASE | EXTEND, who="bo")
    answer = await one.press(f"contract.{verb}", CASE | EXTEND | {"version": 1, "a_until": "2028-03-06"}, who=who)
    assert answer.text == (
        "Jag har inte gjort något. Den som är systemförvaltare rekommenderar och den som är systemägare beslutar, och"
        " du har ingen av de rollerna i systemet. Bo Alm, systemförvaltare; Åsa Ek, systemägare kan du prata med."
    )
    assert len(one.decisions.rows) == 1


async def test_a_stranger_learns_nothing_of_contracts_and_decisions():
    one, other = house(), house(system(contract(number="KS-2"), contract(number="KS-3")))
    await one.press("contract.decide", CASE | EXTEND, who="bo")
    for data in (CASE, CASE | {"contract": "HAN-1/KS-9"}, CASE | {"deadline": "2029-01-01"}, {"system": "HAN-1"}):
        for verb in ("contract.status", "contract.decide", "contract.confirm"):
            assert (await one.press(verb, data)).card == (await other.press(verb, data)).card


HIDDEN = system(contract(number="KS-9"), secret=True, key="S-1", name="Hemligt", owner=None, manager=None)


@pytest.mark.parametrize(
    "data",
    [
        {"system": "S-1", "contract": "S-1/KS-9", "deadline": "2028-03-30", "version": 1},
        {"system": "S-1"},
    ],
)
@pytest.mark.parametrize("who", ["employee", "eva", "bo"])
async def test_a_secret_system_does_not_exist_for_a_forged_button(data, who):
    with_it, without = house(system(contract()), HIDDEN), house()
    for verb in ("decide", "confirm", "send_back", "reopen", "later", "status"):
        forged = data | EXTEND | {"a_until": "2028-03-06"}
        hidden = await with_it.press(f"contract.{verb}", forged, who=who)
        assert hidden.card == (await without.press(f"contract.{verb}", forged, who=who)).card
        assert "Hemligt" not in card(hidden)
    assert with_it.decisions.rows == []


@pytest.mark.parametrize(
    "change",
    [
        {"contract": "HAN-2/KS-1"},  # another system's
        {"contract": "HAN-1/KS-9"},
        {"deadline": "2029-03-30"},
        {"deadline": "nonsense"},
        {"system": "HAN-2"},
        {"system": ""},
    ],
)
async def test_a_forged_or_old_card_changes_nothing(change):
    one = house(system(contract()), system(contract(), key="HAN-2", name="Raindance", owner=None, manager=None))
    for verb in ("decide", "confirm", "later"):
        await one.press(f"contract.{verb}", CASE | EXTEND | {"a_until": "2028-03-06"} | change, who="bo")
    assert one.decisions.rows == []


@pytest.mark.parametrize("where", ["channel", "group", "it"])
async def test_in_a_channel_nothing_is_decided_and_nothing_shown(where):
    one = house()
    one.conversations.purposes["19:it"] = "it_alerts"
    for answer in (
        await one.say("förläng avtalet för Treserva", who="asa", where=where),
        await one.press("contract.decide", CASE | EXTEND, who="asa", where=where),
        await one.press("contract.confirm", CASE | {"version": 1}, who="asa", where=where),
    ):
        assert "2028" not in card(answer)
        assert "personlig chatt" in answer.text
    assert one.decisions.rows == []


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
