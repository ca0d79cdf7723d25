"""`POST /api/events/blocked`: signed, once, and without anybody's name."""

from __future__ import annotations

import json
import string
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts.events import EventFault, event_of
from bot.domain.systems import Department
from bot.events_door import MOST_BYTES, PATH, SIGNATURE, TIMESTAMP, EventsDoor, signature
from bot.tidings import Bell
from tests.fakes.notices import IT

SECRET = "korrekt häst batteri"
EVENT = {
    "kind": "installation",
    "id": "4711",
    "product": "TeamViewer",
    "department": "Socialförvaltningen",
    "reported_at": "2026-11-30T10:00:00+01:00",
    "user": {"name": "Anna Ek", "account": "anna.ek@example.invalid"},
}
DEPARTMENTS = (Department("Socialförvaltningen", "SOC"),)


@pytest.fixture
async def post(alerts, town, clock):
    """Posts an event as a program that knows the secret; what is wrong with it is said."""
    town.source.departments = DEPARTMENTS
    bell = Bell()
    doors = {secret: EventsDoor(secret, alerts, town.register, clock, bell) for secret in (SECRET, None)}
    clients = {}
    for secret, door in doors.items():
        app = web.Application()
        app.add_routes(door.routes())
        clients[secret] = TestClient(TestServer(app, host="127.0.0.1"))
        await clients[secret].start_server()

    async def send(event=EVENT, *, secret=SECRET, at=None, body=None, headers=None, door=SECRET):
        raw = json.dumps(event).encode() if body is None else body
        timestamp = str(int((clock() if at is None else at).timestamp()))
        signed = {TIMESTAMP: timestamp, SIGNATURE: signature(secret, timestamp, raw)} if headers is None else headers
        response = await clients[door].post(PATH, data=raw, headers=signed)
        return response.status, await response.json()

    yield send
    for client in clients.values():
        await client.close()


async def test_an_event_is_told_without_the_person(post, town, alerts, fake):
    assert await post() == (202, {"status": "noted"})
    await town.run()
    (alert,) = await alerts.open()
    assert (alert.about.detail, alert.about.department) == ("TeamViewer", "Socialförvaltningen")
    (said,) = [str(message) for message in fake.messages[IT].values()]
    assert "TeamViewer" in said
    assert "Anna" not in said


async def test_the_same_event_again_adds_nothing_even_when_it_is_settled(post, alerts):
    assert (await post())[0] == 202
    for _ in range(2):
        assert await post() == (200, {"status": "known"})
    (alert,) = await alerts.open()
    async with alerts._database.write() as connection:
        await connection.exec_driver_sql("UPDATE alerts SET state = 'closed'")
    assert (await post())[0] == 200
    assert await alerts.open() == []
    assert (await alerts.get(alert.number)).about.kind == "installation_blocked"


async def test_two_hundred_events_are_one_message(post, town, alerts, fake):
    for number in range(200):
        status, _ = await post({**EVENT, "id": str(number)})
        assert status == 202
        if number % 50 == 0:
            await town.run()
            town.clock.move(seconds=-60)
    await town.run()
    methods = [sent.method for sent in fake.sent if sent.conversation == IT]
    assert methods.count("POST") == 1
    assert methods.count("PUT") <= 4
    assert "(200)" in str(fake.messages[IT])


@pytest.mark.parametrize("minutes", [-6, 6])
async def test_an_old_or_early_signature_is_refused(post, clock, minutes):
    assert (await post(at=clock() + timedelta(minutes=minutes)))[0] == 401


@pytest.mark.parametrize("minutes", [-4, 4])
async def test_clocks_may_differ_a_little(post, clock, minutes):
    assert (await post(at=clock() + timedelta(minutes=minutes)))[0] == 202


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {TIMESTAMP: "1796029200"},
        {SIGNATURE: "sha256=00"},
        {TIMESTAMP: "1796029200", SIGNATURE: ""},
        {TIMESTAMP: "1796029200", SIGNATURE: "sha256="},
        {TIMESTAMP: "1796029200", SIGNATURE: "sha256=" + "0" * 64},
        {TIMESTAMP: "soon", SIGNATURE: "sha256=" + "0" * 64},
        {TIMESTAMP: "-1", SIGNATURE: "sha256=" + "0" * 64},
        {TIMESTAMP: "9" * 400, SIGNATURE: "sha256=" + "0" * 64},
        {TIMESTAMP: "1796029200", SIGNATURE: "åäö"},
    ],
)
async def test_what_is_not_signed_is_refused(post, alerts, headers):
    assert (await post(headers=headers))[0] == 401
    assert await alerts.open() == []


async def test_another_secret_another_body_and_another_time_are_refused(post, clock):
    assert (await post(secret="fel"))[0] == 401
    now = str(int(clock().timestamp()))
    later = str(int(clock().timestamp()) + 1)
    good = signature(SECRET, now, json.dumps(EVENT).encode())
    assert (await post({**EVENT, "product": "X"}, headers={TIMESTAMP: now, SIGNATURE: good}))[0] == 401
    assert (await post(headers={TIMESTAMP: later, SIGNATURE: good}))[0] == 401
    assert (await post(headers={TIMESTAMP: now, SIGNATURE: good.upper()}))[0] == 401
    assert (await post(headers={TIMESTAMP: now, SIGNATURE: good}))[0] == 202


async def test_without_a_secret_there_is_nothing_here(post):
    assert await post(door=None) == (404, {"status": "not_found"})


@pytest.mark.parametrize(("size", "status"), [(MOST_BYTES, 400), (MOST_BYTES + 1, 413), (1_000_000, 413)])
async def test_a_body_has_a_limit(post, size, status):
    assert (await post(body=b"x" * size))[0] == status


async def test_a_body_without_a_length_has_one_too(post):
    async def endless():
        for _ in range(20):
            yield b"x" * 8192

    headers = {TIMESTAMP: "1", SIGNATURE: "sha256=0"}
    assert (await post(body=endless(), headers=headers))[0] == 413


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 60_000,
        json.dumps({**EVENT, "kind": "theft"}).encode(),
        json.dumps({**EVENT, "kind": ["installation"]}).encode(),
        json.dumps({**EVENT, "id": 4711}).encode(),
        json.dumps({**EVENT, "id": "x" * 201}).encode(),
        json.dumps({**EVENT, "id": "  "}).encode(),
        json.dumps({**EVENT, "product": None}).encode(),
        json.dumps({**EVENT, "department": 3}).encode(),
        json.dumps({**EVENT, "reported_at": "yesterday"}).encode(),
        json.dumps({**EVENT, "reported_at": "2026-11-30T10:00:00"}).encode(),
        json.dumps({key: value for key, value in EVENT.items() if key != "reported_at"}).encode(),
    ],
)
async def test_what_cannot_be_read_is_a_bad_request(post, alerts, body):
    assert (await post(body=body))[0] == 400
    assert await alerts.open() == []


@pytest.mark.parametrize("odd", ["\x00Team\x00Viewer", "Team\ud800Viewer", "Team\u202eViewer", "Team\nViewer"])
async def test_odd_letters_do_no_harm(post, alerts, odd):
    assert (await post({**EVENT, "product": odd}))[0] == 202
    (alert,) = await alerts.open()
    assert alert.about.detail.replace(" ", "") == "TeamViewer"


async def test_a_fault_of_ours_asks_for_another_try(post, alerts, monkeypatch, caplog):
    async def broken(*_):
        raise OSError("the disk is full of Anna Ek")

    monkeypatch.setattr(type(alerts), "note_event", broken)
    status, said = await post()
    assert (status, said["status"]) == (503, "try_again")
    assert said["incident"]


@pytest.mark.parametrize(
    ("product", "kept"),
    [
        ("TeamViewer för Anna Ek", "TeamViewer för"),
        ("anna ek TeamViewer", "TeamViewer"),
        ("TeamViewer (anna.ek@example.invalid)", "TeamViewer"),
        (r"KOMMUN\annek TeamViewer", "TeamViewer"),
        (r"C:\Users\annek\Downloads\teamviewer.exe", "teamviewer.exe"),
        ("/home/annek/teamviewer", "teamviewer"),
        ("Bo Alms TeamViewer", "Bo Alms TeamViewer"),
        ("Bo Alm: TeamViewer", "TeamViewer"),
    ],
)
def test_whoever_it_was_is_taken_out_of_the_product(product, kept):
    _, about = event_of(json.dumps({**EVENT, "product": product}).encode(), DEPARTMENTS, ["Bo Alm"])
    assert about.detail == kept


def test_a_department_is_one_that_the_register_knows_or_none():
    def named(said):
        return event_of(json.dumps({**EVENT, "department": said}).encode(), DEPARTMENTS)[1].department

    assert named("soc") == "Socialförvaltningen"
    assert named("Anna Eks avdelning") is None
    assert named(None) is None


NAMES = st.text(string.ascii_letters + "åäöÅÄÖ", min_size=3, max_size=12)


@given(first=NAMES, last=NAMES, before=NAMES, nested=st.booleans())
def test_a_name_in_the_report_is_in_nothing_that_is_kept(first, last, before, nested):
    person = {"by": {"who": [f"{first} {last}"]}} if nested else {"who": f"{first} {last}"}
    event = {**EVENT, "user": None, "product": f"{before} {first} {last}", "id": f"{first}.{last}", **person}
    identity, about = event_of(json.dumps(event).encode(), DEPARTMENTS)
    kept = (identity, about.subject, about.detail, about.department)
    words = {word.casefold() for text in kept for word in text.split()}
    assert first.casefold() not in words - {before.casefold()}
    assert f"{first} {last}" not in " ".join(kept)


@given(
    st.binary(max_size=300)
    | st.recursive(
        st.none() | st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    ).map(lambda value: json.dumps(value).encode())
)
def test_anything_at_all_is_an_event_or_a_fault(body):
    try:
        event_of(body, DEPARTMENTS)
    except EventFault:
        return
