"""In local mode a folder stands in for the channel, and its files are opened on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from urllib.parse import unquote

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.domain.files import ChangeKind
from bot.file_service import KnownFiles
from bot.kept_files import KeptFiles
from bot.local_files import DEMO_DOCUMENTS, FolderFiles
from bot.ports.files import FilesUnavailableError
from bot.tidings import Bell
from tests.test_project import ROOT


@pytest.fixture
async def client(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "documents"
    (folder / "Mallar").mkdir(parents=True)
    (folder / "Lathund för planen.txt").write_text("1", encoding="utf-8")
    (folder / "Mallar" / "Mall.txt").write_text("mall")
    (folder / ".hidden.txt").write_text("hidden")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    app = web.Application()
    server = TestServer(app)
    files = FolderFiles(folder)
    app.add_routes(files.routes())
    async with TestClient(server) as client:
        files._address = str(server.make_url("")).rstrip("/")
        client.files, client.folder = files, folder
        yield client


async def test_every_link_opens_its_file(client):
    found = (await client.files.read("", None)).files
    assert [(file.folder, file.name) for file in found] == [("", "Lathund för planen.txt"), ("Mallar", "Mall.txt")]
    for file in found:
        answer = await client.get(file.url.removeprefix(client.files._address))
        assert (answer.status, answer.charset) == (200, "utf-8")
        assert await answer.text() == (client.folder / file.folder / file.name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path",
    ["../secret.txt", "..%2Fsecret.txt", "%2E%2E/secret.txt", "link.txt", ".hidden.txt", "Mallar", "nothing.txt"],
)
async def test_nothing_outside_the_folder_is_opened(client, path):
    assert (await client.get(f"/channel-files/{path}")).status == 404


async def test_a_file_of_the_same_name_is_not_written_over(client):
    one = await client.files.upload("", "Dagordning.docx", b"1")
    two = await client.files.upload("", "Dagordning.docx", b"2")
    assert (one.name, two.name) == ("Dagordning.docx", "Dagordning 1.docx")
    assert (client.folder / one.name).read_bytes() == b"1"


@pytest.mark.parametrize("name", ["../../out.txt", "..\\out.txt", "/tmp/out.txt"])
async def test_a_file_is_put_nowhere_else(client, name):
    await client.files.upload("", name, b"1")
    assert (client.folder / "out.txt").read_bytes() == b"1"


@pytest.mark.parametrize("name", ["", "..", "."])
async def test_a_file_needs_a_name(client, name):
    with pytest.raises(FilesUnavailableError):
        await client.files.upload("", name, b"1")


async def test_a_folder_is_watched_as_a_channel_is(client, store, clock):
    kept = KeptFiles(store, client.files, timedelta(minutes=15), Bell())
    await kept.refresh()
    (client.folder / "Lathund för planen.txt").write_text("2", encoding="utf-8")
    os.utime(client.folder / "Mallar" / "Mall.txt", (1, 1))  # saved again without a change
    clock.move(minutes=15)
    await kept.refresh()
    assert [(one.what, one.name) for one in await store.changes(clock().date())] == [
        (ChangeKind.CHANGED, "Lathund för planen.txt")
    ]


async def test_a_folder_that_is_not_there_is_no_removal_of_everything(client, store, clock):
    kept = KeptFiles(store, client.files, timedelta(minutes=15), Bell())
    await kept.refresh()
    client.folder.rename(client.folder.with_name("moved"))
    clock.move(minutes=15)
    assert not await kept.refresh()
    assert len(await kept.files()) == 2
    assert (await store.state()).fault == "folder"


async def test_the_command_line_reads_the_demo_documents(store):
    known = KnownFiles(store, FolderFiles(DEMO_DOCUMENTS))
    names = [file.name for file in await known.files()]
    assert "Lathund för systemförvaltningsplan.docx" in names
    assert len(names) == 6
    assert all(unquote(file.url).startswith("file://") for file in await known.files())
    assert await known.upload("a.txt", b"1") is None


def test_a_service_without_graph_loads_neither_graph_nor_office():
    """What the settings do not ask for costs no memory."""
    heavy = ("msgraph", "httpx", "openpyxl", "docx", "alembic")
    script = f"import sys, bot.__main__, bot.app; print(*[m for m in {heavy} if m in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert loaded.stdout.strip() == ""
