"""Decisions about contracts over HTTP on both databases: what stops, what is amended, who is told without an answer."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.contract_acts import Actor, Choice, chosen, confirmed, reopened, sent_back
from bot.domain.contract_decisions import Capacity, Outcome, Postponed, case_of
from bot.domain.notices import dated_contracts
from bot.domain.people import Person
from bot.domain.systems import RestrictedFacts, Role, RoleHolder
from tests.fakes.databases import one_database
from tests.fakes.notices import BEFORE, REMINDERS, Town
from tests.notices.rules import AUTOMATIC, contract, rules, system

EVA = Person("eva", "Eva Ro", "eva@kommunen.example.invalid")
MANAGEMENT = {"Socialförvaltningen": ["Eva@kommunen.example.invalid"]}
URGENT = datetime(2028, 3, 16, 9, 0, tzinfo=UTC)
BO, ASA, ABOVE = (
    Actor(who, name, frozenset({capacity}), URGENT.date())
    for who, name, capacity in (
        ("bo", "Bo Alm", Capacity.SYSTEM_MANAGER),
        ("asa", "Åsa Ek", Capacity.SYSTEM_OWNER),
        ("eva", "Eva Ro", Capacity.DEPARTMENT_MANAGEMENT),
    )
)


@pytest.fixture
async def towns(database, clock, fake):
    opened = []

    async def build(*systems):
        clock.moment = BEFORE
        town = Town(database, clock, fake, systems or [system(contract())], management=MANAGEMENT)
        opened.append(town)
        town.people.known["eva"] = EVA
        await town.settle_in()
        await town.install(EVA)
        return town

    yield build
    for town in opened:
        await town.close()


def seen(town):
    return dated_contracts(town.source.systems[0], rules(), town.clock().date())[0].outlook


def case(town):
    return case_of("HAN-1", "HAN-1/KS-1", seen(town))


async def newest(town):
    return await town.decisions.newest("HAN-1/KS-1", date(2028, 3, 30))


async def choose(town, who, outcome=Outcome.EXTEND):
    by = replace(who, on=town.clock().date())
    choice = Choice(outcome, "Den fungerar väl.", date(2030, 6, 30))
    assert await town.decisions.add(chosen(case(town), await newest(town), choice, by, seen(town)))


async def act(town, make, who, *more):
    before = await newest(town)
    by = replace(who, on=town.clock().date())
    assert await town.decisions.add(make(before, by, before.version, *more))


def shown(town, conversation):
    messages = town.fake.messages.get(conversation, {}).values()
    return [message["attachments"][0]["content"]["fallbackText"] for message in messages]


def cards(town, conversation):
    return json.dumps(list(town.fake.messages.get(conversation, {}).values()), ensure_ascii=False)


async def urgent(town):
    """The first urgent reminder has been sent to both and to the channel."""
    town.clock.moment = URGENT - timedelta(days=1)
    await town.run()
    town.clock.moment = URGENT
    for _ in range(3):
        await town.run()
    assert len(shown(town, "a:bo")) == 1


async def test_a_recommendation_asks_the_owner_at_once_and_amends_what_both_were_told(towns):
    town = await towns()
    await urgent(town)
    await choose(town, BO)
    town.clock.moment = URGENT.replace(hour=21)  # ten in the evening: what somebody just did is told at once
    await town.run()
    owner = shown(town, "a:asa")
    assert len(owner) == 2
    assert all(
        "Bo Alm rekommenderade 2028-03-16 att avtalet förlängs till och med 2030-06-30." in text for text in owner
    )
    assert cards(town, "a:asa").count('"contract.confirm"') >= 2
    assert "contract.confirm" not in cards(town, "a:bo")
    assert ["Bo Alm rekommenderade" in text for text in shown(town, "a:bo")] == [True]
    # The channel is not told what is recommended.
    assert "rekommenderade" not in cards(town, REMINDERS)
    before = len(town.fake.sent)
    await town.run()
    assert len(town.fake.sent) == before


async def test_a_recommendation_does_not_stop_the_ladder(towns):
    town = await towns()
    await urgent(town)
    await choose(town, BO)
    await town.live(8, timedelta(hours=6))
    # The seventh day: the owner is asked to confirm, the manager sees that they have recommended.
    assert "behöver bekräfta rekommendationen" in shown(town, "a:asa")[-1]
    assert len(shown(town, "a:bo")) == 2


async def test_what_is_decided_is_not_reminded_of_and_stands_in_every_chat_and_the_channel(towns):
    town = await towns()
    await urgent(town)
    await choose(town, BO)
    await town.run()
    await act(town, confirmed, ASA)
    await town.run()
    for conversation in ("a:bo", "a:asa"):
        assert all("Beslutet är att avtalet förlängs till och med 2030-06-30." in t for t in shown(town, conversation))
    channel = [text for text in shown(town, REMINDERS) if "Beslut är fattat om avtalet för Treserva" in text]
    assert len(channel) == 1
    assert not [fact for fact in ("2028", "2030", "KS-1", "förlängs") if fact in cards(town, REMINDERS)]
    said = len(town.fake.sent)
    await town.live(105, timedelta(days=1))
    assert town.clock().date() < date(2028, 6, 30)
    assert len(town.fake.sent) == said
    assert await town.alerts.open() == []


@one_database
async def test_after_an_extension_that_the_register_does_not_show_one_notice_comes(towns):
    town = await towns()
    await urgent(town)
    await choose(town, ASA)
    await town.live(150, timedelta(days=1))
    outdated = [text for text in shown(town, "a:bo") if "beslutet syns inte i registret" in text]
    assert len(outdated) == 1
    assert "Åsa Ek beslutade 2028-03-16 att avtalet förlängs till och med 2030-06-30." in outdated[0]
    assert not [text for text in shown(town, "a:bo") if "har gått ut" in text]
    assert "syns inte" not in cards(town, REMINDERS)


@one_database
async def test_an_end_that_was_meant_is_silent(towns):
    town = await towns()
    await urgent(town)
    await choose(town, ASA, Outcome.LET_END)
    await town.run()
    said = len(town.fake.sent)
    await town.live(150, timedelta(days=1))
    assert len(town.fake.sent) == said


@one_database
async def test_a_changed_date_arms_the_reminders_again(towns):
    town = await towns()
    await urgent(town)
    await choose(town, ASA)
    await town.run()
    town.source.systems = (system(contract(end_date=date(2030, 6, 30))),)
    town.source.number += 1
    said = len(shown(town, "a:bo"))
    await town.live(460, timedelta(hours=24))
    assert [text for text in shown(town, "a:bo")[said:] if "2030-06-30" in text]
    # What was decided for the old date still stands in the old messages.
    assert "Åsa Ek beslutade" in shown(town, "a:bo")[0]


async def test_what_is_taken_back_is_reminded_of_again(towns):
    town = await towns()
    await urgent(town)
    await choose(town, ASA)
    await town.run()
    await act(town, reopened, ASA, "Priset höjdes.")
    await town.run()
    assert all("tog 2028-03-16 tillbaka beslutet" in text for text in shown(town, "a:bo"))
    said = len(shown(town, "a:bo"))
    await town.live(8, timedelta(hours=6))
    assert len(shown(town, "a:bo")) == said + 1


async def test_what_is_sent_back_asks_the_manager_again(towns):
    town = await towns()
    await urgent(town)
    await choose(town, BO)
    await act(town, sent_back, ASA, "Räkna om priset.")
    await town.run()
    assert "Räkna om priset." in shown(town, "a:bo")[-1]
    assert "Bo Alm är systemförvaltare och behöver lämna en ny rekommendation." in shown(town, "a:bo")[-1]


async def test_a_system_that_has_become_secret_is_not_named_by_an_amendment_in_a_channel(towns):
    town = await towns()
    await urgent(town)
    assert "Treserva" in cards(town, REMINDERS)
    hidden = RestrictedFacts(contracts=(contract(),), secret=True)
    town.source.systems = (replace(town.source.systems[0], restricted=hidden),)
    town.source.number += 1
    await choose(town, BO)
    await town.run()
    put = [sent.activity for sent in town.fake.sent if sent.conversation == REMINDERS and sent.method == "PUT"]
    assert put
    assert "Treserva" not in json.dumps(put)


async def test_without_an_answer_management_and_it_are_told_at_their_levels(towns):
    town = await towns()
    town.clock.moment = datetime(2028, 2, 28, 7, 30, tzinfo=UTC)
    await town.live(2, timedelta(hours=6))
    (told,) = shown(town, "a:eva")
    assert "Treserva: beslutet om avtalet dröjer." in told
    assert "Bo Alm är systemförvaltare och Åsa Ek är systemägare." in told
    assert not [fact for fact in ("2028", "KS-1") if fact in cards(town, "a:eva")]
    (alert,) = await town.alerts.open(kind=AlertKind.CONTRACT_UNANSWERED)
    assert (alert.about.system, alert.about.department) == ("HAN-1", "Socialförvaltningen")
    assert "Alm" not in alert.about.detail
    await town.live(24, timedelta(hours=6))
    assert len(shown(town, "a:eva")) == 2  # once more a week before
    await choose(town, ASA)
    await town.run()
    assert all("har fått ett beslut" in text for text in shown(town, "a:eva"))
    assert await town.alerts.open(kind=AlertKind.CONTRACT_UNANSWERED) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"owner": RoleHolder(Role.SYSTEM_OWNER, "Bo Alm")}, "Bo Alm är både systemförvaltare och systemägare"),
        ({"manager": None}, "Ingen systemförvaltare är utsedd"),
        ({"owner": None}, "Ingen systemägare är utsedd"),
        ({"owner": None, "manager": None}, "Varken systemförvaltare eller systemägare är utsedd"),
    ],
)
async def test_a_level_without_its_own_person_is_skipped_and_that_is_said(towns, changes, said):
    town = await towns(system(contract(), **changes))
    town.clock.moment = datetime(2027, 12, 29, 8, 0, tzinfo=UTC)
    await town.run()
    town.clock.moment = datetime(2027, 12, 31, 8, 0, tzinfo=UTC)  # ninety days before; the eve is no working day
    await town.live(4, timedelta(hours=6))
    assert shown(town, "a:eva")
    assert said in shown(town, "a:eva")[0]


async def test_management_is_not_told_of_a_secret_system_but_it_is(towns):
    town = await towns(system(contract(), secret=True, owner=None))
    town.clock.moment = datetime(2028, 2, 28, 7, 30, tzinfo=UTC)
    await town.live(2, timedelta(hours=6))
    await choose(town, BO)
    await town.run()
    assert shown(town, "a:eva") == []
    assert "Treserva" not in cards(town, REMINDERS)
    assert len(await town.alerts.open(kind=AlertKind.CONTRACT_UNANSWERED)) == 1


async def test_without_an_owner_management_is_asked_to_confirm(towns):
    town = await towns(system(contract(), owner=None))
    await urgent(town)
    await choose(town, BO)
    await town.run()
    assert "Bo Alm rekommenderar att avtalet förlängs." in shown(town, "a:eva")[-1]
    assert "contract.confirm" in cards(town, "a:eva")
    assert not [fact for fact in ("2028-0", "2030", "KS-1,", "fungerar") if fact in " ".join(shown(town, "a:eva"))]
    await act(town, confirmed, ABOVE)
    await town.run()
    assert all("har fått ett beslut" in text for text in shown(town, "a:eva"))
    assert "Eva Ro bekräftade" in shown(town, "a:bo")[-1]


async def test_somebody_who_wants_to_be_reminded_later_is_and_urgent_reminders_come_all_the_same(towns):
    town = await towns()
    await town.begin()
    await town.decisions.postpone(Postponed(case(town), "bo", "Bo Alm", town.clock().date(), date(2028, 3, 8)))
    await town.live(17, timedelta(hours=4))
    again = [text for text in shown(town, "a:bo") if "Du bad mig påminna dig i dag." in text]
    assert len(again) == 1
    # The reminder of thirty days was put off; the urgent one of fourteen was not.
    assert len(shown(town, "a:bo")) == 2
    assert len(shown(town, "a:asa")) == 2
    assert not [text for text in shown(town, "a:asa") if "Du bad mig" in text]


@one_database
async def test_notice_that_was_not_given_shows_once(towns):
    town = await towns(system(contract(renewal=AUTOMATIC)))
    await urgent(town)
    await choose(town, ASA, Outcome.LET_END)
    await town.live(30, timedelta(days=1))
    wrong = [text for text in shown(town, "a:bo") if "beslutet syns inte i registret" in text]
    assert len(wrong) == 1
    assert "Säg upp avtalet hos leverantören" in wrong[0]


@one_database
async def test_a_renewal_that_was_meant_is_silent_until_the_next_round(towns):
    town = await towns(system(contract(renewal=AUTOMATIC)))
    await urgent(town)
    await choose(town, ASA)
    await town.run()
    said = len(shown(town, "a:bo"))
    await town.live(20, timedelta(days=1))
    following = shown(town, "a:bo")[said:]
    assert following
    assert all("2029-03-30" in text or "2028-06-30" in text for text in following)
    assert not [text for text in following if "avtalet har förlängts" in text or "syns inte" in text]
