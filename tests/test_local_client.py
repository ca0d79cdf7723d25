"""What `make run` is made of: programs that end together, and the people and team of the local client."""

from __future__ import annotations

import csv
import json
import os
import socket
import sys
import time
from pathlib import Path

import pytest

from bot.people import FileDirectory
from deploy.playground import client
from deploy.playground.programs import Child, Pair, RunError, require_free

DEMO = Path(__file__).parents[1] / "storage/demo"
PEOPLE = DEMO / "people.toml"
SERVER = "import http.server, sys; http.server.HTTPServer(('127.0.0.1', int(sys.argv[1])), type('H', \
(http.server.BaseHTTPRequestHandler,), {'do_GET': lambda s: (s.send_response(204), s.end_headers())})).serve_forever()"
PARENT = "import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', 'import signal; signal.pause()']); \
print(p.pid, flush=True); exec(sys.argv[2])"


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def pair():
    programs = Pair()
    yield programs
    programs.end()


def child(folder: Path, name: str, code: str, *arguments: object) -> Child:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return Child(name, command, folder / f"{name}.log", folder=folder, environment=dict(os.environ))


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_program_that_never_gets_ready_is_named_with_the_end_of_its_log(pair, tmp_path, port):
    broken = child(tmp_path, "Boten", "print('porten är trasig'); raise SystemExit(3)")
    with pytest.raises(RunError, match=r"Boten avslutades oväntat(.|\n)*porten är trasig"):
        pair.start(broken, f"http://127.0.0.1:{port}/")


def test_one_that_ends_is_noticed_and_the_other_ended_too(tmp_path, port):
    programs = Pair()
    programs.start(child(tmp_path, "Boten", SERVER, port), f"http://127.0.0.1:{port}/")
    programs.start(child(tmp_path, "Klienten", "raise SystemExit"), f"http://127.0.0.1:{port}/")
    with pytest.raises(RunError, match="Klienten avslutades oväntat"):
        programs.watch()
    assert answers(port)
    programs.end()
    assert not answers(port)


def test_what_a_program_started_ends_with_it(tmp_path, port):
    programs = Pair()
    programs.start(
        child(tmp_path, "Boten", PARENT, port, SERVER.replace("sys.argv[1]", str(port))), f"http://127.0.0.1:{port}/"
    )
    grandchild = int((tmp_path / "Boten.log").read_text().split()[0])
    os.kill(grandchild, 0)
    programs.end()
    deadline = time.monotonic() + 10
    while Path(f"/proc/{grandchild}").exists() and "\tZ" not in _status(grandchild):
        assert time.monotonic() < deadline, "the grandchild lives on"


def _status(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return "State:\tZ"


def test_a_busy_port_is_said_before_anything_is_started(port):
    require_free(port)
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", port))
        busy.listen()
        with pytest.raises(RunError, match=f"Port {port} är upptagen"):
            require_free(port)
    require_free(port)


@pytest.mark.parametrize("email", client.PERSONAS.values())
def test_everybody_can_sit_at_the_client(tmp_path, email):
    you = client.prepare(tmp_path, PEOPLE, email)
    written = json.loads((tmp_path / ".m365agentsplayground.yml").read_text(encoding="utf-8"))
    assert written["currentUser"]["aadObjectId"] == you.aad_object_id
    assert len(written["users"]) == 5
    assert you.aad_object_id not in {user["aadObjectId"] for user in written["users"]}
    assert [channel["name"] for channel in written["team"]["channels"]] == ["IT-enheten"]


def test_the_client_takes_six_people():
    with pytest.raises(ValueError, match="six people"):
        client.configuration(client.personas(PEOPLE)[:5], client.personas(PEOPLE)[0])


async def test_the_personas_are_who_they_are_said_to_be():
    directory = FileDirectory.read(PEOPLE)
    people = {persona: await directory.by_email(email) for persona, email in client.PERSONAS.items()}
    assert {persona: set(person.groups) for persona, person in people.items()} == {
        "employee": set(),
        "manager": set(),
        "reader": {"register_reader"},
        "it": {"it_unit"},
    }
    with (DEMO / "register.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    managed = [row for row in rows if row["systemförvaltare"] == people["manager"].name]
    assert {row["sekretess"] for row in managed} == {"Ja", "Nej"}
    assert any(row["systemägare"].startswith("Mehdi Tallberger,") for row in rows)
    roles = {row[role].partition(",")[0] for row in rows for role in ("systemägare", "systemförvaltare")}
    assert not {people[persona].name for persona in ("employee", "reader", "it")} & roles
