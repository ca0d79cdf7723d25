"""«Osäkra leveranser»: IT-enheten sees what may not have arrived, and settles it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain.deliveries import REMINDERS, DeliveryKey, DeliveryState
from bot.domain.people import Person

DAY = date(2026, 11, 30)
PERSON = "person:bo"
BO = Person("bo", "Bo Alm")


@pytest.fixture
async def ledger(house):
    """One message to a channel and one to a person may not have arrived; the person is in quarantine."""
    ledger = house.stores.deliveries
    house.router._directory.known["bo"] = BO
    await ledger.add([DeliveryKey("digest", "contracts", DAY, 0, REMINDERS)])
    await ledger.add([DeliveryKey("notice_deadline", "HAN-1/KS-1", DAY, 30, PERSON)])
    for _ in range(2):
        delivery = await ledger.claim()
        await ledger.sending(delivery, "c")
        await ledger.unknown(delivery, "reset")
        await ledger.refused(PERSON, 2, timedelta(0))
    return ledger


async def test_what_is_shown_where(house, ledger):
    answer = await house.say("osäkra leveranser", who="karin")
    assert "2 meddelanden kan ha kommit fram eller inte" in answer.text
    assert "veckans sammanfattning till kanalen för påminnelser, 2026-11-30 10:00" in answer.text
    assert "påminnelse om sista uppsägningsdag (Treserva) till Bo Alm" in answer.text
    assert "Bo Alm, i karantän sedan 2026-11-30 10:00" in answer.text
    assert [shown.system_key for shown in house.turns.disclosed] == ["HAN-1"]
    answer = await house.say("osäkra leveranser", who="karin", where="it")
    for hidden in ("Bo Alm", "Treserva", "KS-1"):
        assert hidden not in str(answer.text) + str(answer.card)
    assert "en person med personlig chatt" in answer.text


async def test_it_arrived(house, ledger):
    answer = await house.press("deliveries.arrived", {"delivery": 1}, who="karin")
    assert "Leverans 1 är noterad som framkommen" in answer.text
    assert (await ledger.counts())[DeliveryState.SENT] == 1
    answer = await house.press("deliveries.again", {"delivery": 1}, who="olle")
    assert "Leverans 1 är redan avklarad" in answer.text
    assert (await ledger.counts())[DeliveryState.SENT] == 1


async def test_it_is_sent_again(house, ledger):
    answer = await house.press("deliveries.again", {"delivery": 2}, who="karin", where="it")
    assert "Leverans 2 skickas igen" in answer.text
    assert (await ledger.counts())[DeliveryState.PENDING] == 1


async def test_a_recipient_comes_out_of_quarantine_once(house, ledger):
    for told in ("Mottagaren är ute ur karantän", "Mottagaren är inte i karantän"):
        answer = await house.press("deliveries.release", {"recipient": PERSON}, who="karin")
        assert told in answer.text
    assert await ledger.quarantined() == {}


async def test_a_forged_press_settles_nothing(house, ledger):
    for data in ({}, {"delivery": "1"}, {"delivery": 99}, {"delivery": -1}, {"recipient": "person:karin"}):
        for verb in ("arrived", "again", "release"):
            await house.press(f"deliveries.{verb}", data, who="karin")
    assert (await ledger.counts())[DeliveryState.UNKNOWN] == 2
    assert len(await ledger.quarantined()) == 1


async def test_when_all_has_arrived(house):
    assert "Alla meddelanden har kommit fram" in (await house.say("osäkra leveranser", who="karin")).text
