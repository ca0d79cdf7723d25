"""The channel's files through the SDK's adapter against a fake Graph over HTTP, kept in both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.files import ChangeKind
from bot.graph.client import GraphAccess
from bot.graph.files import GraphFiles
from bot.kept_files import KeptFiles
from bot.policies.files import FilePolicy
from bot.tidings import Bell
from storage.channel_files import StoredChannelFiles
from tests.fakes.graph_drive import CHANNEL, DRIVE, ROOT, TEAM, Refusal

QUARTER = timedelta(minutes=15)


async def chosen():
    return TEAM, CHANNEL


def kept_of(graph, store, policy=None, find=chosen) -> KeptFiles:
    return KeptFiles(store, GraphFiles(graph.access, policy or FilePolicy(), find), QUARTER, Bell())


@pytest.fixture
def kept(graph, store):
    return kept_of(graph, store)


async def changed(store):
    return [(change.what, change.name) for change in await store.changes(datetime(2026, 1, 1, tzinfo=UTC).date())]


async def names(kept):
    return [(file.folder, file.name) for file in await kept.files()]


async def read_again(kept, clock) -> bool:
    clock.move(minutes=15)
    return await kept.refresh()


async def test_all_files_are_found_through_pages_and_folders(kept, drive):
    drive.put("Lathund för systemförvaltningsplan.docx")
    inner = drive.folder("Mallar", drive.folder("Stöddokument"))
    drive.put("Mall.docx", folder=inner)
    elsewhere = drive.folder("Annan kanal", parent="01OTHER")
    drive.put("Hemligt.docx", folder=elsewhere)
    assert await kept.refresh()
    assert await names(kept) == [("", "Lathund för systemförvaltningsplan.docx"), ("Stöddokument/Mallar", "Mall.docx")]
    (first, _) = await kept.files()
    assert first.url == "https://kommunen.example.invalid/Lathund%20f%C3%B6r%20systemf%C3%B6rvaltningsplan.docx"
    assert first.changed_at == datetime(2026, 3, 3, 10, 0, tzinfo=UTC)


async def test_the_first_reading_tells_nothing_and_later_ones_what_happened(kept, drive, store, clock):
    one, two = drive.put("Lathund.docx"), drive.put("Matris.xlsx")
    await kept.refresh()
    assert await changed(store) == []
    drive.put("Lathund.docx", b"2")
    drive.put("Checklista.docx")
    drive.remove(two)
    assert await read_again(kept, clock)
    assert sorted(await changed(store)) == [
        (ChangeKind.CHANGED, "Lathund.docx"),
        (ChangeKind.NEW, "Checklista.docx"),
        (ChangeKind.REMOVED, "Matris.xlsx"),
    ]
    assert [file.key for file in await kept.files()] != [one, two]


async def test_a_days_saves_are_one_change_and_what_is_undone_is_none(kept, drive, store, clock):
    drive.put("Lathund.docx")
    await kept.refresh()
    for content in (b"2", b"3", b"4"):
        drive.put("Lathund.docx", content)
        await read_again(kept, clock)
    added = drive.put("Utkast.docx")
    await read_again(kept, clock)
    drive.remove(added)
    await read_again(kept, clock)
    assert await changed(store) == [(ChangeKind.CHANGED, "Lathund.docx")]


async def test_a_new_name_a_picture_and_an_open_programs_trace_are_no_news(kept, drive, store, clock):
    one = drive.put("Lathund.docx")
    await kept.refresh()
    drive.change(one, name="Lathund 2026.docx")
    drive.put("bild.png")
    drive.put("~$Lathund.docx")
    await read_again(kept, clock)
    assert await changed(store) == []
    assert ("", "Lathund 2026.docx") in await names(kept)


async def test_what_has_not_changed_is_not_read_again(kept, drive, clock):
    for number in range(9):
        drive.put(f"Dokument {number}.docx")
    await kept.refresh()
    drive.asked.clear()
    assert not await kept.refresh()  # not yet time
    assert drive.asked == []
    await read_again(kept, clock)
    assert len(drive.asked) == 1
    assert "token=" in drive.asked[0][1]


async def test_an_expired_token_reads_all_anew_and_tells_only_what_differs(kept, drive, store, clock):
    drive.put("Lathund.docx")
    gone = drive.put("Matris.xlsx")
    await kept.refresh()
    drive.remove(gone)
    drive.oldest_token = len(drive.log) + 1
    assert await read_again(kept, clock)
    assert await changed(store) == [(ChangeKind.REMOVED, "Matris.xlsx")]
    assert await names(kept) == [("", "Lathund.docx")]


async def test_a_folder_that_is_renamed_moves_its_files_without_news(kept, drive, store, clock):
    folder = drive.folder("Mallar")
    drive.put("Mall.docx", folder=folder)
    await kept.refresh()
    drive.change(folder, name="Nya mallar")
    await read_again(kept, clock)
    assert await names(kept) == [("Nya mallar", "Mall.docx")]
    assert await changed(store) == []


@pytest.mark.parametrize("status", [400, 403, 404, 405, 501])
async def test_where_changes_cannot_be_followed_the_folders_are_gone_through(kept, drive, store, clock, status):
    drive.refusals.append(Refusal(status, "/delta"))
    for number in range(5):
        drive.put(f"Dokument {number}.docx", folder=drive.folder(f"Mapp {number}"))
    await kept.refresh()
    assert len(await kept.files()) == 5
    drive.put("Ny.docx")
    await read_again(kept, clock)
    assert await changed(store) == [(ChangeKind.NEW, "Ny.docx")]


async def test_graph_is_left_alone_as_long_as_it_asks(kept, drive, store, clock):
    drive.put("Lathund.docx")
    drive.refusals.append(Refusal(429, retry_after="7200", times=1))
    assert not await kept.refresh()
    assert len(drive.asked) == 1
    clock.move(minutes=119)
    assert not await kept.refresh()
    assert len(drive.asked) == 1
    clock.move(minutes=1)
    assert await kept.refresh()
    assert (await store.state()).fault is None


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [
        (Refusal(403), "permission"),
        (Refusal(401), "permission"),
        (Refusal(404, "filesFolder"), "channel"),
        (Refusal(400, "filesFolder"), "channel"),
        (Refusal(503), "503"),
    ],
)
async def test_a_refusal_is_kept_with_its_reason_and_what_is_known_is_still_served(
    kept, drive, store, clock, refusal, reason
):
    drive.put("Lathund.docx")
    await kept.refresh()
    drive.refusals.append(refusal)
    other = kept_of_anew(kept)
    clock.move(minutes=15)
    if refusal.inside == "filesFolder":
        drive.oldest_token = len(drive.log) + 1
    assert not await other.refresh()
    assert (await store.state()).fault == reason
    assert await names(other) == [("", "Lathund.docx")]


def kept_of_anew(kept) -> KeptFiles:
    """The same after a restart: nothing is remembered outside the database."""
    source = kept._source
    return KeptFiles(kept._store, GraphFiles(source._access, source._policy, source._chosen), QUARTER, Bell())


async def test_a_channel_whose_name_graph_cannot_take_is_read_by_its_drive(graph, store, drive):
    drive.refusals.append(Refusal(400, "filesFolder"))
    drive.folder("Styrning & ledning")
    drive.put("Lathund.docx", folder=next(i["id"] for i in drive.items.values() if i["name"] == "Styrning & ledning"))
    kept = kept_of(graph, store, FilePolicy(drive=DRIVE, folder="Styrning & ledning"))
    assert await kept.refresh()
    assert await names(kept) == [("", "Lathund.docx")]


async def test_another_channel_begins_anew_without_news(graph, store, drive, clock):
    drive.put("Lathund.docx")
    await kept_of(graph, store).refresh()
    other = kept_of(graph, store, FilePolicy(drive=DRIVE))
    await read_again(other, clock)
    assert await changed(store) == []
    assert await names(other) == [("", "Lathund.docx")]


async def test_before_a_channel_is_chosen_graph_is_not_opened(store):
    async def nothing():
        return None

    access = GraphAccess("http://127.0.0.1:9/v1.0", None)
    kept = KeptFiles(store, GraphFiles(access, FilePolicy(), nothing), QUARTER, Bell())
    assert not await kept.refresh()
    assert await kept.upload("a.docx", b"1") is None
    assert access._opened is None


async def test_of_two_replicas_one_reads(graph, store, drive, database, clock):
    drive.put("Lathund.docx")
    one, two = kept_of(graph, store), kept_of(graph, StoredChannelFiles(database, clock))
    assert [await one.refresh(), await two.refresh()] == [True, False]
    assert await names(two) == [("", "Lathund.docx")]


async def test_the_bots_own_files_are_no_news_until_somebody_changes_them(kept, drive, store, clock):
    drive.put("Dagordning.docx")
    await kept.refresh()
    file = await kept.upload("Dagordning.docx", b"text")
    assert (file.name, drive.content[file.key]) == ("Dagordning 1.docx", b"text")
    assert file.key in [one.key for one in await kept.files()]
    await read_again(kept, clock)
    assert await changed(store) == []
    drive.put("Dagordning 1.docx", b"another text")
    await read_again(kept, clock)
    assert await changed(store) == [(ChangeKind.CHANGED, "Dagordning 1.docx")]


@pytest.mark.parametrize("name", ["Mål & medel: 50 % (utkast)#1.docx", "Åäö/..docx"])
async def test_a_name_of_any_letters_is_uploaded_as_it_is(kept, drive, name):
    file = await kept.upload(name, b"text")
    assert file.name == name
    assert drive.items[file.key]["parentReference"]["id"] == ROOT


@pytest.mark.parametrize("status", [403, 423, 503])
async def test_a_file_that_may_not_be_put_there_is_not(kept, drive, status):
    drive.refusals.append(Refusal(status, "/content"))
    assert await kept.upload("Dagordning.docx", b"text") is None
