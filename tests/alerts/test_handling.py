"""IT-enheten acknowledges, takes, assigns and closes; nobody else does, and no press is believed."""

from __future__ import annotations

import asyncio
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.alerts.typed import alert_question
from bot.domain.alerts import AlertKind, AlertState, Deed, ItPerson
from tests.alerts.conftest import KARIN, OLLE
from tests.fakes.notices import IT

BLOCKED = AlertKind.INSTALLATION_BLOCKED
NO = "Larmen visar jag bara för IT-enheten"


@pytest.fixture
async def three(alerts):
    for number in range(3):
        await alerts.note(BLOCKED, f"event:{number}", department="Stadsbyggnad", detail="TeamViewer")
    return (await alerts.groups())[0].number


async def states(alerts):
    return [(await alerts.get(number)).state.value for number in range(1, 4)]


def verbs(card):
    found = []

    def walk(part):
        if isinstance(part, dict):
            if part.get("type") == "Action.Execute":
                data = {name: value for name, value in part["data"].items() if name != "verb"}
                found.append((part["verb"], data))
            for inner in part.values():
                walk(inner)
        elif isinstance(part, list):
            for inner in part:
                walk(inner)

    walk(card)
    return found


async def test_from_the_message_in_the_channel_to_closed(town, house, alerts, fake, three):
    await town.run()
    (message,) = fake.messages[IT].values()
    presses = dict(verbs(message["attachments"][0]["content"]))
    assert set(presses) == {"alerts.acknowledge", "alerts.take", "alerts.assign", "alerts.close", "alerts.list"}
    answer = await house.press("alerts.acknowledge", presses["alerts.acknowledge"], who="karin", where="it")
    assert "3 larm är kvitterade" in answer.text
    answer = await house.press("alerts.take", presses["alerts.take"], who="karin", where="it")
    assert "Karin Nord har tagit 3 larm" in answer.text
    answer = await house.press("alerts.close", presses["alerts.close"], who="olle", where="it")
    assert "Kommentaren sparas" in answer.text
    (send,) = [data for verb, data in verbs(answer.card) if verb == "alerts.close"]
    answer = await house.press("alerts.close", {**send, "comment": "avinstallerat"}, who="olle", where="it")
    assert "3 larm är stängda" in answer.text
    assert await states(alerts) == ["closed"] * 3
    acts = await alerts.history(1)
    assert [(act.deed, act.by.name, act.comment) for act in acts] == [
        (Deed.ACKNOWLEDGE, "Karin Nord", ""),
        (Deed.ASSIGN, "Karin Nord", "Karin Nord"),
        (Deed.CLOSE, "Olle Berg", "avinstallerat"),
    ]
    await town.run()
    (message,) = fake.messages[IT].values()
    assert "Alla 3 larm är stängda" in str(message)
    assert verbs(message) == []


async def test_a_second_press_finds_it_done(house, alerts, three):
    for told in ("3 larm är kvitterade", "Det var redan gjort"):
        answer = await house.press("alerts.acknowledge", {"group": three}, who="karin", where="it")
        assert told in answer.text
    await alerts.act(Deed.CLOSE, ItPerson("olle", "Olle Berg"), group=three, comment="x")
    for verb in ("alerts.acknowledge", "alerts.take"):
        answer = await house.press(verb, {"group": three}, who="karin", where="it")
        assert "Det var redan gjort" in answer.text
        assert "Alla 3 larm är stängda" in answer.text
    assert len(await alerts.history(1)) == 2


async def test_of_two_who_take_it_at_once_both_learn_who_has_it(house, alerts, three):
    await asyncio.gather(
        house.press("alerts.take", {"alert": 1}, who="karin"), house.press("alerts.take", {"alert": 1}, who="olle")
    )
    alert = await alerts.get(1)
    answer = await house.say("larm 1", who="karin")
    assert f"{alert.assignee.name} har det" in answer.text
    assert len(await alerts.history(1)) == 2


async def test_somebody_in_it_enheten_is_assigned_and_nobody_else(house, alerts, three):
    for email in ("rut.alm@example.invalid", "lena.lund@example.invalid", "nobody@example.invalid", "olle", "@", ""):
        answer = await house.press("alerts.assign", {"alert": 1, "email": email}, who="karin")
        assert "Vem i IT-enheten ska ta det" in answer.text
    assert (await alerts.get(1)).assignee is None
    answer = await house.press("alerts.assign", {"alert": 1, "email": " olle.berg@example.invalid"}, who="karin")
    assert "Larmet är tilldelat Olle Berg" in answer.text
    (act,) = await alerts.history(1)
    assert (act.by.name, act.comment) == ("Karin Nord", "Olle Berg")
    assert "Karin Nord tilldelade Olle Berg" in answer.text


async def test_whoever_is_assigned_it_is_told_privately_and_once(town, house, fake, three):
    town.people.known |= {person.aad_object_id: person for person in (KARIN, OLLE)}
    await town.install(KARIN)
    await town.install(OLLE)
    await house.press("alerts.take", {"alert": 2}, who="karin")
    await house.press("alerts.assign", {"alert": 1, "email": OLLE.email}, who="karin")
    for _ in range(3):
        await town.run()
    (told,) = [sent for sent in fake.sent if sent.conversation == "a:olle"]
    assert "Karin Nord har tilldelat dig det här." in json.dumps(told.activity, ensure_ascii=False)
    assert town.said("a:karin") == []
    await house.press("alerts.close", {"alert": 1, "comment": "klart"}, who="olle")
    await town.run()
    (message,) = fake.messages["a:olle"].values()
    assert "Ett är stängt" in json.dumps(message, ensure_ascii=False)


VERBS = ("list", "show", "acknowledge", "take", "assign", "close")
STRANGERS = [
    ("employee", "personal"),
    ("rut", "personal"),
    ("lena", "personal"),
    ("employee", "it"),
    ("karin", "channel"),
    ("karin", "group"),
]
FORGED = [
    {},
    {"alert": 99},
    {"alert": "1"},
    {"alert": -1},
    {"alert": True},
    {"alert": 1.5},
    {"group": 99},
    {"group": "1; DROP TABLE alerts"},
    {"group": "٣"},
    {"group": "9" * 400},
    {"group": [1]},
    {"alert": None, "group": None},
    {"alert": 2**40},
]


@pytest.mark.parametrize(("who", "where"), STRANGERS)
async def test_others_and_other_places_get_a_polite_no(house, alerts, three, who, where):
    for verb in VERBS:
        data = {"group": three, "comment": "x", "email": "olle.berg@example.invalid"}
        for named in (data, {**data, "alert": 1}):
            answer = await house.press(f"alerts.{verb}", named, who=who, where=where)
            assert NO in answer.text
            assert "TeamViewer" not in str(answer)
    for verb in ("unsure", "arrived", "again", "release"):
        data = {"delivery": 1, "recipient": "person:bo"}
        assert NO in (await house.press(f"deliveries.{verb}", data, who=who, where=where)).text
    assert await states(alerts) == ["open"] * 3


async def test_a_forged_press_changes_nothing(house, alerts, three):
    for data in FORGED:
        for verb in ("acknowledge", "take", "close", "show"):
            answer = await house.press(f"alerts.{verb}", {**data, "comment": "x"}, who="karin")
            assert "Vilket larm menar du" in answer.text, data
    assert await states(alerts) == ["open"] * 3
    for data in ({"kind": "x"}, {"page": "x"}, {"page": 10**8}, {"page": -1}, {"kind": BLOCKED, "department": "x"}):
        answer = await house.press("alerts.list", data, who="karin")
        assert "öpp" in answer.text


async def test_a_closing_comment_is_for_personal_chats(house, alerts, three):
    await house.say("stäng larm 1: Anna Ek har fått hjälp", who="karin", where="it")
    assert "Anna Ek" not in (await house.say("larm 1", who="olle", where="it")).text
    assert "Anna Ek har fått hjälp" in (await house.say("larm 1", who="olle")).text
    assert (await alerts.get(1)).state is AlertState.CLOSED


async def test_a_secret_system_is_named_privately_and_the_showing_is_logged(house, alerts):
    await alerts.note(AlertKind.WITHOUT_OWNER, "HAN-2", system="HAN-2", detail="journal")
    for said in ("öppna larm", "larm 1"):
        answer = await house.say(said, who="karin", where="it")
        assert "Skuggan" not in str(answer)
        assert "HAN-2" not in str(answer)
        assert house.turns.disclosed == []
        answer = await house.say(said, who="karin")
        assert "Skuggan" in answer.text
        (shown,) = house.turns.disclosed
        assert (shown.person_id, shown.system_key) == ("karin", "HAN-2")
        house.turns.disclosed.clear()


async def test_many_alerts_are_shown_by_sort_department_and_page(house, alerts):
    for number in range(30):
        place = "Stadsbyggnad" if number % 3 else "Socialförvaltningen"
        await alerts.note(BLOCKED, f"event:{number}", department=place, detail="TeamViewer")
    await alerts.note(AlertKind.RUN_MISSED, "x", detail="sedan i går")
    answer = await house.say("visa larm", who="karin")
    assert "31 larm är öppna" in answer.text
    assert ("alerts.list", {"kind": BLOCKED.value}) in verbs(answer.card)
    answer = await house.press("alerts.list", {"kind": BLOCKED.value}, who="karin")
    assert "30 larm är öppna" in answer.text
    listed = verbs(answer.card)
    assert [data["alert"] for verb, data in listed if verb == "alerts.show"] == list(range(30, 22, -1))
    assert ("alerts.list", {"kind": BLOCKED.value, "department": "Stadsbyggnad"}) in listed
    assert ("alerts.list", {"kind": BLOCKED.value, "page": 1}) in listed
    seen = set()
    page = {"kind": BLOCKED.value, "department": "Socialförvaltningen"}
    while page:
        listed = verbs((await house.press("alerts.list", page, who="karin")).card)
        seen |= {data["alert"] for verb, data in listed if verb == "alerts.show"}
        page = next((data for verb, data in listed if verb == "alerts.list" and "page" in data), None)
    assert seen == set(range(1, 31, 3))


async def test_who_seeks_a_system_for_alarms_is_helped_on(house):
    answer = await house.say("visa larm", who="employee")
    assert NO in answer.text
    assert ("ask.text", {"text": "Sök system för larm"}) in verbs(answer.card)


@pytest.mark.parametrize(
    ("said", "topic", "number", "form"),
    [
        ("öppna larm", "list", None, {}),
        ("Visa larm.", "list", None, {}),
        ("visa öppna larm", "list", None, {}),
        ("larm 12", "show", 12, {}),
        ("visa larm nr 12?", "show", 12, {}),
        ("Kvittera larm 12", "acknowledge", 12, {}),
        ("ta larm 12", "take", 12, {}),
        ("jag tar larm 12", "take", 12, {}),
        ("stäng larm 12: åtgärdat", "close", 12, {"comment": "åtgärdat"}),
        ("stäng larm 12", "close", 12, {}),
        ("stäng larm 12 – ny version\nfinns", "close", 12, {"comment": "ny version\nfinns"}),
        ("tilldela larm 12 till olle@example.invalid", "assign", 12, {"email": "olle@example.invalid"}),
        ("open alerts", "list", None, {}),
        ("close alert 12: done", "close", 12, {"comment": "done"}),
        ("take alert 3", "take", 3, {}),
        ("assign alert 3 to olle@example.invalid", "assign", 3, {"email": "olle@example.invalid"}),
    ],
)
def test_what_is_typed(said, topic, number, form):
    question = alert_question(said)
    assert (question.topic, question.number, dict(question.form)) == (topic, number, form)


@pytest.mark.parametrize(
    "said",
    ["system för trygghetslarm", "vilket system har vi för larm", "larma räddningstjänsten", "stäng systemet 12"],
)
def test_what_is_about_alarms_is_a_search(said):
    assert alert_question(said) is None


@given(st.text(max_size=60))
def test_anything_typed_is_read(said):
    alert_question(said)
    alert_question(f"stäng larm 12 {said}")


@pytest.mark.parametrize("statement", ["UPDATE alert_history SET comment = ''", "DELETE FROM alert_history"])
async def test_what_was_done_stays_written(alerts, database, three, statement):
    await alerts.act(Deed.CLOSE, ItPerson("karin", "Karin Nord"), alert=1, comment="klart")
    with pytest.raises(DBAPIError, match="append only"):
        async with database.write() as connection:
            await connection.execute(text(statement))
    assert [act.comment for act in await alerts.history(1)] == ["klart"]
