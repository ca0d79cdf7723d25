"""`GET /documents/{token}`: files behind signed links, and nothing behind any other."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from dataclasses import replace

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.calculations.in_memory import SessionDossiers
from bot.calculations.links import DocumentForm, DocumentLinks, Wanted
from bot.document_door import disposition, document_routes
from bot.domain.dossiers import Participant
from bot.domain.nyttokalkyl.lifecycle import Actor, submit
from bot.domain.nyttokalkyl.route import Limits
from bot.links import SignedLinks
from tests.fakes.clock import FakeClock
from tests.fakes.house import NOW
from tests.fakes.nyttokalkyler import full
from tests.storage.test_dossiers import a_draft

WORD = Wanted(1, 1, DocumentForm.WORD, "sv")


@pytest.fixture
async def door():
    clock = FakeClock(NOW)
    dossiers = SessionDossiers(clock)
    dossier = await dossiers.begin(a_draft(), Participant("maja", "Maja"))
    title = 'Maskning "av"\r\nSet-Cookie: x=1; ../../etc/passwd åäö'
    matter = submit(dossier.matter, replace(full(), title=title), Actor.AUTHOR, "Maja", NOW.date())
    await dossiers.save(replace(dossier, matter=matter))
    links = DocumentLinks(SignedLinks(dossiers.signing_key, "http://x.invalid/", clock, 60))
    app = web.Application()
    app.add_routes(document_routes(dossiers, links, Limits("KSF"), clock))
    async with TestClient(TestServer(app)) as client:
        yield client, links, clock


async def path(links, wanted):
    return (await links.url(wanted)).removeprefix("http://x.invalid")


@pytest.mark.parametrize(
    ("form", "kind", "inside"),
    [
        (DocumentForm.WORD, "wordprocessingml.document", "word/document.xml"),
        (DocumentForm.EXCEL, "spreadsheetml.sheet", "xl/workbook.xml"),
    ],
)
@pytest.mark.parametrize("version", [0, 1])
async def test_a_link_opens_the_file(door, form, kind, inside, version):
    client, links, _ = door
    answer = await client.get(await path(links, Wanted(1, version, form, "sv")))
    assert answer.status == 200
    assert answer.content_type.endswith(kind)
    assert inside in zipfile.ZipFile(io.BytesIO(await answer.read())).namelist()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    assert re.fullmatch(
        r"attachment; filename=\"[A-Za-z0-9 _]+\.\w{4}\"; filename\*=UTF-8''[A-Za-z0-9%]+\.\w{4}",
        answer.headers["Content-Disposition"],
    )


async def test_a_link_ends_after_its_time(door):
    client, links, clock = door
    url = await path(links, WORD)
    clock.move(minutes=59)
    assert (await client.get(url)).status == 200
    clock.move(minutes=2)
    gone = await client.get(url)
    assert gone.status == 410
    assert "gått ut" in await gone.text()


async def test_every_changed_letter_makes_a_link_worthless(door):
    client, links, _ = door
    url = await path(links, WORD)
    begin = len("/documents/")
    for place in range(begin, len(url), 7):
        letter = "A" if url[place] != "A" else "B"
        changed = url[:place] + letter + url[place + 1 :]
        assert (await client.get(changed)).status == 404, place


async def test_what_we_did_not_sign_opens_nothing(door):
    client, links, _ = door
    body = base64.urlsafe_b64encode(json.dumps([1, 1, "docx", "sv", 9_999_999_999]).encode()).decode().rstrip("=")
    signature = (await path(links, WORD)).rpartition(".")[2]
    for token in (
        "",
        ".",
        "x",
        "å.ö",
        f"{body}.",
        f"{body}.{signature}",
        f"{body}.AAAA",
        "a" * 5000,
        "..%2F..%2Fetc%2Fpasswd",
        "%00",
    ):
        assert (await client.get(f"/documents/{token}")).status == 404, token


async def test_a_signed_link_to_what_is_no_more_opens_nothing(door):
    client, links, _ = door
    for wanted in (replace(WORD, number=99), replace(WORD, version=7)):
        assert (await client.get(await path(links, wanted))).status == 404


async def test_keys_differ_between_installations():
    clock = FakeClock(NOW)
    links = [
        DocumentLinks(SignedLinks(SessionDossiers(clock).signing_key, "http://x.invalid", clock, 60)) for _ in range(2)
    ]
    token = (await links[0].url(WORD)).rpartition("/")[2]
    assert await links[0].read(token) == WORD
    assert await links[1].read(token) is None


@pytest.mark.parametrize("name", ["", "\u202e\x00", "a" * 500, "../..", '"; x="', "日本語"])
def test_a_file_name_is_never_more_than_a_name(name):
    header = disposition(name, "docx")
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2
