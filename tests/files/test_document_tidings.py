"""What has changed among the documents is posted once a day in the channel: through Graph, the store and the loop."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.deliveries.document_tidings import DocumentTidings
from bot.graph.files import GraphFiles
from bot.kept_files import KeptFiles
from bot.policies.files import FilePolicy
from bot.tidings import Bell
from tests.fakes.graph_drive import CHANNEL, TEAM
from tests.fakes.notices import IT, REMINDERS, Town


class Channel:
    """The channel's files and the messages in it."""

    def __init__(self, town, kept, drive, clock) -> None:
        self.town, self.kept, self.drive, self.clock = town, kept, drive, clock

    async def pass_time(self, **duration) -> None:
        """Read the files and let the loop run."""
        self.town.pass_time(timedelta(**duration))
        await self.kept.refresh()
        await self.town.run()

    def texts(self):
        messages = self.town.fake.messages.get(REMINDERS, {}).values()
        return [message["attachments"][0]["content"]["fallbackText"] for message in messages]

    def methods(self):
        return [sent.method for sent in self.town.fake.sent if sent.conversation == REMINDERS]


@pytest.fixture
async def channel(database, clock, fake, graph, store, drive):
    async def chosen():
        return TEAM, CHANNEL

    town = Town(database, clock, fake, [], sources=[DocumentTidings(store, announce=True)])
    await town.settle_in()
    kept = KeptFiles(store, GraphFiles(graph.access, FilePolicy(), chosen), timedelta(minutes=15), Bell())
    drive.put("Lathund.docx")
    drive.put("Matris.xlsx")
    await kept.refresh()
    await town.run()
    yield Channel(town, kept, drive, clock)
    await town.close()


async def test_the_first_reading_is_not_told(channel):
    assert channel.texts() == []


async def test_a_changed_document_is_posted_once_with_a_link(channel):
    channel.drive.put("Lathund.docx", b"2")
    await channel.pass_time(minutes=15)
    assert channel.texts() == ["Det här har ändrats bland styrdokumenten: Ändrat: Lathund."]
    (card,) = [s.activity["attachments"][0]["content"] for s in channel.town.fake.sent if s.conversation == REMINDERS]
    urls = [block["selectAction"]["url"] for block in card["body"] if "selectAction" in block]
    assert urls == ["https://kommunen.example.invalid/Lathund.docx"]
    for _ in range(5):
        await channel.pass_time(minutes=15)
    assert channel.methods() == ["POST"]
    assert not [sent for sent in channel.town.fake.sent if sent.conversation == IT]


async def test_a_days_saves_are_one_message_that_is_amended_for_further_documents(channel):
    for content in (b"2", b"3", b"4"):
        channel.drive.put("Lathund.docx", content)
        await channel.pass_time(minutes=20)
    assert channel.methods() == ["POST"]
    channel.drive.put("Checklista.docx")
    await channel.pass_time(minutes=20)
    assert channel.methods() == ["POST", "PUT"]
    assert channel.texts() == ["Det här har ändrats bland styrdokumenten: Ändrat: Lathund. Nytt: Checklista."]


async def test_the_next_day_is_a_message_of_its_own(channel):
    channel.drive.put("Lathund.docx", b"2")
    await channel.pass_time(minutes=15)
    channel.drive.put("Lathund.docx", b"3")
    await channel.pass_time(days=1)
    assert channel.methods() == ["POST", "POST"]


async def test_a_document_that_gives_way_to_another_of_its_name_is_changed(channel):
    matrix = next(i["id"] for i in channel.drive.items.values() if i["name"] == "Matris.xlsx")
    channel.drive.remove(matrix)
    await channel.pass_time(minutes=15)
    assert channel.texts() == ["Det här har ändrats bland styrdokumenten: Borttaget: Matris."]
    channel.drive.put("Matris.xlsx", b"2")
    await channel.pass_time(minutes=15)
    assert channel.texts() == ["Det här har ändrats bland styrdokumenten: Ändrat: Matris."]


async def test_what_was_undone_is_said_to_be(channel):
    added = channel.drive.put("Utkast.docx")
    await channel.pass_time(minutes=15)
    channel.drive.remove(added)
    await channel.pass_time(minutes=15)
    assert channel.texts() == ["Ändringen har tagits tillbaka. Dokumenten är som de var."]


async def test_in_the_evening_and_at_the_weekend_it_waits(channel):
    channel.clock.move(hours=12)  # nine in the evening, Wednesday
    channel.drive.put("Lathund.docx", b"2")
    await channel.pass_time(minutes=15)
    assert channel.texts() == []
    await channel.pass_time(hours=11)
    assert len(channel.texts()) == 1


async def test_after_a_long_stop_old_changes_are_no_news(channel):
    channel.drive.put("Lathund.docx", b"2")
    channel.clock.move(minutes=15)
    await channel.kept.refresh()
    await channel.pass_time(days=12)
    assert channel.methods() == []


async def test_the_bots_own_papers_are_not_told_of(channel):
    await channel.kept.upload("Dagordning.docx", b"text")
    await channel.pass_time(minutes=15)
    assert channel.texts() == []


async def test_where_it_is_not_wanted_nothing_is_posted(database, clock, fake, store, drive, graph):
    async def chosen():
        return TEAM, CHANNEL

    town = Town(database, clock, fake, [], sources=[DocumentTidings(store, announce=False)])
    await town.settle_in()
    kept = KeptFiles(store, GraphFiles(graph.access, FilePolicy(), chosen), timedelta(minutes=15), Bell())
    await kept.refresh()
    drive.put("Lathund.docx")
    clock.move(minutes=15)
    await kept.refresh()
    await town.run()
    assert fake.sent == []
    await town.close()
