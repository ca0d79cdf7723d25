"""Where no department management is named, the nearest superior who can be reached is told that nobody decides."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.contract_acts import Actor, Choice, chosen
from bot.domain.contract_decisions import Capacity, Outcome, case_of
from bot.domain.notices import dated_contracts
from bot.domain.people import Person
from tests.fakes.databases import one_database
from tests.fakes.notices import BEFORE, Town
from tests.notices.rules import contract, rules, system
from tests.notices.test_due import rows

EVA = Person("eva", "Eva Ro", "eva@kommunen.example.invalid")
IDA = Person("ida", "Ida Nor", "ida@kommunen.example.invalid")
BEFORE_THE_RUNG = datetime(2028, 2, 28, 7, 30, tzinfo=UTC)


@pytest.fixture
async def towns(database, clock, fake):
    opened = []

    async def build(*systems, managers, management=None):
        clock.moment = BEFORE
        town = Town(database, clock, fake, systems or [system(contract())], management=management)
        opened.append(town)
        town.people.known |= {"eva": EVA, "ida": IDA}
        town.people.managers |= managers
        await town.settle_in()
        await town.install(EVA)
        town.clock.moment = BEFORE_THE_RUNG
        return town

    yield build
    for town in opened:
        await town.close()


def shown(town, conversation):
    messages = town.fake.messages.get(conversation, {}).values()
    return [message["attachments"][0]["content"]["fallbackText"] for message in messages]


def cards(town, conversation):
    return json.dumps(list(town.fake.messages.get(conversation, {}).values()), ensure_ascii=False)


async def test_the_owners_superior_is_told_without_dates_and_sees_the_outcome(towns):
    town = await towns(managers={"asa": EVA})
    await town.live(2, timedelta(hours=6))
    (told,) = shown(town, "a:eva")
    assert "Treserva: beslutet om avtalet dröjer." in told
    assert "Bo Alm är systemförvaltare och Åsa Ek är systemägare." in told
    assert "chef till Åsa Ek, eftersom ingen förvaltningsledning är angiven för Socialförvaltningen" in told
    assert not [fact for fact in ("2028", "KS-1", "contract.confirm") if fact in cards(town, "a:eva")]
    seen = dated_contracts(town.source.systems[0], rules(), town.clock().date())[0].outlook
    by = Actor("asa", "Åsa Ek", frozenset({Capacity.SYSTEM_OWNER}), town.clock().date())
    choice = Choice(Outcome.EXTEND, "Den fungerar väl.", date(2030, 6, 30))
    assert await town.decisions.add(chosen(case_of("HAN-1", "HAN-1/KS-1", seen), None, choice, by, seen))
    await town.run()
    (told,) = shown(town, "a:eva")
    assert "har fått ett beslut" in told


async def test_it_goes_on_up_to_somebody_who_has_the_bot(towns):
    town = await towns(managers={"asa": IDA, "ida": EVA})
    await town.live(2, timedelta(hours=6))
    assert len(shown(town, "a:eva")) == 1


async def test_two_who_are_each_others_superiors_are_nobodys(towns):
    town = await towns(managers={"asa": IDA, "ida": replace(IDA, aad_object_id="asa")})
    await town.live(2, timedelta(hours=6))
    assert shown(town, "a:eva") == []
    assert "beslutet om avtalet dröjer" not in cards(town, "a:asa")


async def test_named_management_is_told_and_no_superior(towns):
    management = {"Socialförvaltningen": ["ida@kommunen.example.invalid"]}
    town = await towns(managers={"asa": EVA}, management=management)
    await town.install(IDA)
    await town.live(2, timedelta(hours=6))
    assert shown(town, "a:eva") == []
    assert "Frågan kommer till dig som förvaltningsledning." in shown(town, "a:ida")[0]


async def test_without_an_owner_the_managers_superior_is_told_that_nobody_can_decide(towns):
    town = await towns(system(contract(), owner=None), managers={"bo": EVA})
    # A level is skipped, so the question goes up when the owner would have been told: ninety days before.
    town.clock.moment = datetime(2027, 12, 28, 8, 0, tzinfo=UTC)
    await town.live(5, timedelta(hours=6))
    (told,) = shown(town, "a:eva")
    assert "Bo Alm är systemförvaltare och kan bara lämna en rekommendation." in told
    assert "chef till Bo Alm" in told


async def test_a_secret_system_does_not_exist_for_a_superior(towns):
    town = await towns(system(contract(), secret=True), managers={"asa": EVA})
    await town.live(2, timedelta(hours=6))
    assert shown(town, "a:eva") == []


@one_database
async def test_an_answer_that_graph_could_not_give_is_asked_for_again(towns):
    town = await towns(managers={"asa": EVA})
    asked = []

    async def silent(person_id):
        asked.append(person_id)
        raise OSError("no answer")

    answers, town.people.manager_of = town.people.manager_of, silent
    await town.live(1, timedelta(hours=1))
    assert shown(town, "a:eva") == []
    assert set(asked) == {"asa"}
    assert len(asked) < 40
    town.people.manager_of = answers
    town.pass_time(timedelta(hours=1))
    await town.run()
    await town.run()
    assert len(shown(town, "a:eva")) == 1


def test_due_says_that_a_superior_is_told():
    found = rows([system(contract())], date(2028, 2, 28), date(2028, 3, 31))
    above = [row for row in found if row["kind"] == "contract_superior"]
    assert [(row["recipient"], row["rung"]) for row in above] == [("superior:Åsa Ek", 30), ("superior:Åsa Ek", 7)]
    assert "Ingen förvaltningsledning är angiven: närmaste chef som kan nås får frågan." in above[0]["why"]
