"""Messages that were sent are amended in place, and what somebody just did is told at any hour."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.deliveries import IT_ALERTS, DeliveryKey
from bot.domain.posts import PlainPost
from bot.tidings import Amendment, Bell, Tiding, Tidings, recipient_of
from tests.fakes.connector import Fault
from tests.fakes.notices import IT, MANAGER, Town
from tests.notices.rules import contract, system

DAY = date(2026, 11, 30)
NIGHT = datetime(2026, 11, 30, 22, 0, tzinfo=UTC)  # eleven in the evening in Stockholm


class Counting:
    """A source that counts something up, in a channel and to one person."""

    def __init__(self, *, prompt: bool = True, about=()) -> None:
        self.count, self.prompt, self.about = 1, prompt, about

    async def stamp(self, today):
        return self.count

    async def reckon(self, today, audience):
        recipients = [IT_ALERTS, audience.person(MANAGER.aad_object_id)]
        revision = str(self.count)
        return Tidings(
            [self._tiding(recipient, revision) for recipient in recipients if recipient],
            [Amendment(frozenset({"count"}), "things", revision, lambda _say, _to: self._post(), about=self.about)],
        )

    def _tiding(self, recipient, revision):
        key = DeliveryKey("count", "things", DAY, 0, recipient)
        about = self.about if recipient != IT_ALERTS else ()
        return Tiding(key, DAY, lambda _say: self._post(), about=about, prompt=self.prompt, revision=revision)

    def _post(self):
        return PlainPost("Saker", f"{self.count} saker")


@pytest.fixture
async def counting(database, clock, fake):
    clock.moment = NIGHT
    source = Counting()
    town = Town(database, clock, fake, [], sources=[source])
    await town.settle_in()
    yield town, source
    await town.close()


def _shown(fake, conversation):
    messages = fake.messages.get(conversation, {}).values()
    return [message["attachments"][0]["content"]["fallbackText"] for message in messages]


async def test_what_somebody_just_did_is_told_at_night(counting, fake):
    town, _ = counting
    await town.run()
    assert _shown(fake, IT) == ["1 saker"]


async def test_in_the_hours_when_clocks_change_nothing_is_said(counting, fake, clock):
    town, _ = counting
    clock.moment = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # the second half past two that night
    await town.run()
    assert fake.sent == []
    clock.moment += timedelta(hours=1)
    await town.run()
    assert _shown(fake, IT) == ["1 saker"]


async def test_what_is_not_prompt_waits_for_the_morning(database, clock, fake):
    clock.moment = NIGHT
    town = Town(database, clock, fake, [], sources=[Counting(prompt=False)])
    await town.settle_in()
    await town.run()
    assert fake.sent == []
    clock.moment = datetime(2026, 12, 1, 7, 0, tzinfo=UTC)
    await town.run()
    assert _shown(fake, IT) == ["1 saker"]
    await town.close()


async def test_one_message_counts_up(counting, fake):
    town, source = counting
    await town.run()
    source.count = 200
    run = await town.run()
    assert run.amended == 2
    assert _shown(fake, IT) == ["200 saker"]
    assert [sent.method for sent in fake.sent if sent.conversation == IT] == ["POST", "PUT"]
    assert (await town.run()).amended == 0


@pytest.mark.parametrize("status", [429, 500, 502])
async def test_a_failed_amendment_is_tried_again(counting, fake, status):
    town, source = counting
    await town.run()
    source.count = 3
    fake.script.extend([Fault(status), Fault(status)])
    assert (await town.run()).amended == 0
    assert (await town.run()).amended == 2
    assert _shown(fake, IT) == ["3 saker"]


async def test_a_message_that_is_gone_is_given_up_until_there_is_news(counting, fake):
    town, source = counting
    await town.run()
    source.count = 2
    fake.script.append(Fault(404))
    assert (await town.run()).amended == 1
    assert (await town.run()).amended == 0
    source.count = 3
    assert (await town.run()).amended == 2


async def test_a_message_in_a_channel_that_has_lost_its_purpose_is_left_alone(counting, fake):
    town, source = counting
    await town.run()
    await town.use_channel("19:other@thread.tacv2", "it_alerts")
    source.count = 2
    assert (await town.run()).amended == 1
    assert _shown(fake, IT) == ["1 saker"]


async def test_an_amendment_shows_restricted_facts_only_to_those_who_may_see_them(database, clock, fake):
    clock.moment = NIGHT
    others = system(contract(), manager=None, owner=None)
    source = Counting()
    town = Town(database, clock, fake, [], sources=[source])
    await town.settle_in()
    await town.run()
    source.count, source.about = 2, (others,)
    assert (await town.run()).amended == 1
    assert _shown(fake, f"a:{MANAGER.aad_object_id}") == ["1 saker"]
    await town.close()


async def test_the_bell_wakes_at_once_and_only_once():
    bell = Bell()
    bell.ring()
    await bell.wait(60)
    await bell.wait(0)


def test_the_ledger_knows_people_by_their_id():
    assert recipient_of(MANAGER) == "person:bo"
