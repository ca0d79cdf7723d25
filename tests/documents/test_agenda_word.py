"""Agendas and drafts of protocols in Word, and the door they are fetched at."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from docx import Document

from bot.agenda_door import AgendaDoor
from bot.agendas.links import Paper, WantedPaper, private_url, public_url
from bot.domain.agendas import Act, Entry
from bot.domain.people import Person
from tests.fakes.house import House
from tests.fakes.meetings import meeting
from tests.notices.rules import contract, system

HOME = "Socialförvaltningen"
TACTICAL = meeting(department=HOME)
IT = Person("it", "Amir Hedlund", groups=frozenset({"it_unit"}))
DETAILED = WantedPaper(TACTICAL.key, Paper.AGENDA, detailed=True, language="sv", person="it", conversation="a:it")


class Log:
    def __init__(self):
        self.shown = []

    async def disclose(self, disclosures):
        self.shown += disclosures


@pytest.fixture
async def door():
    ends = contract(end_date=date(2027, 5, 31))
    systems = [system(ends, name="Öppna <b>"), system(ends, key="HEM-1", name="Hemliga journalen", secret=True)]
    house = House(systems, [], [IT], meetings=[TACTICAL])
    log = Log()
    routes = AgendaDoor(house.signed, house.agendas, house.router._directory, log, lambda: house.now).routes()
    app = web.Application()
    app.add_routes(routes)
    async with TestClient(TestServer(app)) as client:
        yield client, house, log


async def _fetch(client, url):
    return await client.get("/" + url.removeprefix("https://bot.example.invalid/"))


async def _text(response):
    assert response.status == 200
    document = Document(BytesIO(await response.read()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells]), document


async def test_the_channels_agenda_holds_what_any_employee_may_read(door):
    client, house, log = door
    text, document = await _text(await _fetch(client, await public_url(house.signed, TACTICAL, "sv")))
    assert "Öppna <b>" in text
    assert "Hemliga" not in text
    assert "2027-02-28" not in text
    assert log.shown == []
    assert document.core_properties.language == "sv-SE"
    styles = [one.style.name for one in document.paragraphs]
    assert (styles[0], "Heading 1" in styles) == ("Title", True)


async def test_its_own_agenda_shows_more_and_says_so_in_the_log(door):
    client, house, log = door
    text, _ = await _text(await _fetch(client, await private_url(house.signed, DETAILED)))
    assert "Hemliga journalen" in text
    assert "2027-02-28" in text
    assert {one.system_key for one in log.shown} == {"HAN-1", "HEM-1"}


async def test_who_no_longer_belongs_to_it_opens_nothing(door):
    client, house, log = door
    url = await private_url(house.signed, replace(DETAILED, person="maja"))
    assert (await _fetch(client, url)).status == 404
    assert log.shown == []


async def test_a_protocol_holds_what_came_of_each_item(door):
    client, house, _ = door
    agenda = await house.agendas.agenda(TACTICAL, date(2026, 12, 15), detailed=False)
    item = agenda.lines[0].item.key
    day = date(2026, 12, 15)
    await house.agendas.kept.add(Entry(TACTICAL.key, 1, Act.DECIDED, "it", day, item=item, text="Förlängs ett år"))
    await house.agendas.kept.add(
        Entry(TACTICAL.key, 2, Act.ACTION, "it", day, item=item, text="Ring dem", name="Bo Alm", due=date(2027, 1, 15))
    )
    wanted = replace(DETAILED, paper=Paper.PROTOCOL, detailed=False)
    text, _ = await _text(await _fetch(client, await private_url(house.signed, wanted)))
    for part in ("Protokoll (utkast)", "Förlängs ett år", "Ring dem", "Bo Alm", "2027-01-15", "Justeras av"):
        assert part in text


async def test_links_expire_and_cannot_be_made_up(door):
    client, house, _ = door
    url = await private_url(house.signed, DETAILED)
    assert (await client.get("/agendas/x.y")).status == 404
    assert (await _fetch(client, url[:-3] + "AAA")).status == 404
    house.now += timedelta(hours=3)
    assert (await _fetch(client, url)).status == 410
    public = await public_url(house.signed, TACTICAL, "sv")
    house.now = datetime(2027, 1, 10, tzinfo=UTC)
    assert (await _fetch(client, public)).status == 200
    house.now = datetime(2027, 2, 10, tzinfo=UTC)
    assert (await _fetch(client, public)).status == 410
