"""Alerts of one sort that come close together are one message that counts up; each is told once."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.domain.alerts import AlertKind, Deed, ItPerson, joins
from tests.fakes.notices import IT

BLOCKED = AlertKind.INSTALLATION_BLOCKED
KARIN = ItPerson("karin", "Karin Nord")


def shown(fake, conversation=IT):
    """What stands in IT-enheten's channel now."""
    return [card["fallbackText"] for card in cards_in(fake, conversation)]


def cards_in(fake, conversation=IT):
    return [m["attachments"][0]["content"] for m in fake.messages.get(conversation, {}).values()]


def methods(fake):
    return [sent.method for sent in fake.sent if sent.conversation == IT]


async def test_two_hundred_events_in_five_minutes_are_one_message_that_counts(town, alerts, fake, clock):
    for number in range(200):
        await alerts.note(BLOCKED, f"event:{number}", department="Stadsbyggnad", detail="TeamViewer")
        clock.move(seconds=1.4)
        if number % 40 == 0:
            await town.run()
            clock.move(seconds=-60)  # town.run takes a minute of the clock; here it took none
    await town.run()
    posts, puts = methods(fake).count("POST"), methods(fake).count("PUT")
    assert posts == 1
    assert 1 <= puts <= 5
    (text,) = shown(fake)
    assert "Stoppade installationer (200)" in text
    assert "och 195 till" in text
    assert "Stadsbyggnad 200" in text


async def test_an_event_after_the_window_is_a_message_of_its_own(town, alerts, fake, clock):
    await alerts.note(BLOCKED, "event:1")
    await town.run()
    clock.move(minutes=5)
    await alerts.note(BLOCKED, "event:2")
    await town.run()
    assert methods(fake) == ["POST", "POST"]


async def test_other_sorts_are_other_messages(town, alerts, fake):
    await alerts.note(BLOCKED, "event:1")
    await alerts.note(AlertKind.PURCHASE_BLOCKED, "event:1")
    await town.run()
    assert sorted(text.split(".")[0] for text in shown(fake)) == ["Stoppade installationer", "Stoppade köp"]


async def test_what_is_open_is_not_told_twice(town, alerts, fake, clock):
    for _ in range(3):
        await alerts.note(AlertKind.ROLE_VACANT, "HAN-1", system="HAN-1")
        await town.run()
        clock.move(hours=1)
    assert methods(fake) == ["POST"]
    (alert,) = await alerts.open()
    await alerts.act(Deed.CLOSE, KARIN, alert=alert.number, comment="klart")
    await alerts.note(AlertKind.ROLE_VACANT, "HAN-1", system="HAN-1")
    await town.run()
    assert methods(fake).count("POST") == 2


async def test_two_replicas_that_note_at_once_make_one_group_and_one_message(town, alerts, fake, database, clock):
    other = type(alerts)(database, clock)
    await asyncio.gather(*(log.note(BLOCKED, f"event:{number}") for number in range(20) for log in (alerts, other)))
    (group,) = await alerts.groups()
    assert group.count == 20
    await asyncio.gather(town.run(), town.run(town.replica()))
    await town.run()
    assert methods(fake).count("POST") == 1


async def test_the_message_shows_who_has_done_what(town, alerts, fake):
    await alerts.note(BLOCKED, "event:1", detail="TeamViewer")
    await town.run()
    (group,) = await alerts.groups()
    await alerts.act(Deed.ACKNOWLEDGE, KARIN, group=group.number)
    await town.run()
    assert "Karin Nord kvitterade" in shown(fake)[0]
    await alerts.act(Deed.CLOSE, KARIN, group=group.number, comment="Anna Ek har fått hjälp")
    await town.run()
    (text,) = shown(fake)
    assert "Larmet är stängt" in text
    assert "Anna Ek" not in text
    assert '"verb"' not in str(cards_in(fake)).replace("'", '"')


async def test_a_secret_system_and_what_people_have_typed_stay_out_of_the_channel(town, alerts, fake):
    await alerts.note(AlertKind.WITHOUT_OWNER, "HAN-2", system="HAN-2", department="Stadsbyggnad", detail="hemligt")
    await alerts.note(AlertKind.OVERLAPPING_NEED, "3/HAN-2", system="HAN-2", detail="journal åt Anna Ek")
    await alerts.note(AlertKind.SAME_NEED, "3/4", department="Socialförvaltningen", detail="journal åt Anna Ek")
    await town.run()
    said = str(cards_in(fake))
    assert len(cards_in(fake)) == 3
    for hidden in ("Skuggan", "HAN-2", "Stadsbyggnad", "hemligt", "Anna Ek"):
        assert hidden not in said
    assert "ett system som inte nämns i kanalen" in said


async def test_a_system_that_becomes_secret_is_taken_out_of_the_message(town, alerts, fake, systems):
    await alerts.note(AlertKind.WITHOUT_OWNER, "HAN-1", system="HAN-1")
    await town.run()
    assert "Treserva" in shown(fake)[0]
    town.source.systems, town.source.number = (systems[1],), 2
    town.register._asked_at = 0.0
    await town.run()
    assert "Treserva" not in shown(fake)[0]


async def test_what_can_wait_waits_for_the_morning(town, alerts, fake, clock):
    clock.move(hours=12)
    await alerts.note(AlertKind.WITHOUT_OWNER, "HAN-1", system="HAN-1")
    await alerts.note(BLOCKED, "event:1")
    await town.run()
    assert [text.split(".")[0] for text in shown(fake)] == ["Stoppade installationer"]


def test_a_clock_that_was_set_back_a_little_goes_on_counting(clock):
    opened, window = clock(), timedelta(minutes=5)
    assert joins(opened, opened - timedelta(minutes=1), window)
    assert joins(opened, opened + timedelta(minutes=4, seconds=59), window)
    assert not joins(opened, opened + window, window)
    assert not joins(opened, opened - window, window)
