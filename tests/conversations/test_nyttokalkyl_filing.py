"""A nyttokalkyl that is handed in lies among the channel's files, where the channel takes files."""

from __future__ import annotations

import asyncio
import io
import json
from datetime import UTC, datetime

import docx
import openpyxl
import pytest

from bot.domain.people import Person
from bot.ports import ChannelFile
from tests.fakes.dialogs import submitted
from tests.fakes.house import House
from tests.fakes.registers import demo_departments, demo_systems

KSF = "Kommunstyrelseförvaltningen"
TITLE = 'Maskning: av "handlingar" / del 1'


class Channel:
    """The channel's files, as bot.ports.ChannelFiles."""

    def __init__(self):
        self.kept, self.content, self.fault = [], {}, None

    async def files(self):
        return self.kept

    async def upload(self, name, content):
        if self.fault is not None:
            await self.fault()
        file = ChannelFile(
            name, name, f"https://files.example.invalid/{len(self.kept)}", datetime(2026, 11, 24, tzinfo=UTC), "1"
        )
        self.kept.append(file)
        self.content[name] = content
        return file


@pytest.fixture
def house():
    made = House(demo_systems(), demo_departments(), [Person("maja", "Maja Sundkvist", department=KSF)])
    made.channel = made.files
    channel = Channel()
    made.channel.files, made.channel.upload = channel.files, channel.upload
    made.channel = channel
    return made


async def test_both_files_lie_in_the_channel_and_are_found_from_the_card(house):
    await submitted(house, "maja", title=TITLE)
    word, excel = house.channel.kept
    assert (word.name, excel.name) == (
        "Nyttokalkyl 1 version 1 Maskning av handlingar del 1.docx",
        "Nyttokalkyl 1 version 1 Maskning av handlingar del 1.xlsx",
    )
    assert any(
        TITLE in paragraph.text for paragraph in docx.Document(io.BytesIO(house.channel.content[word.name])).paragraphs
    )
    assert openpyxl.load_workbook(io.BytesIO(house.channel.content[excel.name])).sheetnames
    status = await house.say("status 1", who="maja")
    card = json.dumps(status.card, ensure_ascii=False)
    assert word.url in card
    assert excel.url in card
    assert "Öppna Wordfilen i kanalen" in card


async def test_it_is_no_governance_document(house):
    await submitted(house, "maja")
    assert "Nyttokalkyl 1" not in (await house.say("var finns mallen för nyttokalkyl?", who="maja")).text


async def refused():
    raise OSError("secret words")


async def hanging():
    await asyncio.Event().wait()


@pytest.mark.parametrize("fault", [refused, hanging])
async def test_a_channel_that_takes_no_files_costs_nobody_anything(house, fault, monkeypatch, caplog):
    monkeypatch.setattr("bot.calculations.filing._WITHIN", 0.5)
    house.channel.fault = fault
    await submitted(house, "maja")
    assert not house.channel.kept
    assert "secret" not in caplog.records[0].getMessage()
    assert caplog.records[0].incident
    assert "documents/" in json.dumps((await house.say("status 1", who="maja")).card)
