"""The real bot, the real Playground and a real browser, each on a port of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from deploy.playground import client
from deploy.playground.programs import Child, Pair
from tests.browser.playground import CHROMIUM, FLAGS, TeamsClient

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "storage/demo"
SYSTEMLOTSEN = Path(sys.executable).parent / "systemlotsen"
NOW = "2026-11-24T09:00:00+01:00"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def requirements():
    """Outside CI a machine without Node or Chromium may skip; tests/conftest.py makes a skip in CI a failure."""
    if missing := client.missing_node():
        pytest.skip(missing)
    if not Path(CHROMIUM).exists():
        pytest.skip(f"{CHROMIUM} is missing")
    client.install()


@pytest.fixture(scope="module")
def bot(requirements, tmp_path_factory):
    """The service with the demo register, started as an operator would. Gives its port."""
    folder = tmp_path_factory.mktemp("bot")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("SYSTEMLOTSEN_")}
    environment = {
        **inherited,
        "SYSTEMLOTSEN_DEV": "1",
        "SYSTEMLOTSEN_DEV_PEOPLE": str(DEMO / "people.toml"),
        "SYSTEMLOTSEN_CLOCK": NOW,
        "SYSTEMLOTSEN_DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'systemlotsen.db'}",
    }
    for arguments in (["migrate"], ["import", str(DEMO / "register.csv")]):
        subprocess.run([SYSTEMLOTSEN, *arguments], cwd=folder, env=environment, check=True, capture_output=True)
    port = free_port()
    command = [str(SYSTEMLOTSEN), "serve", "--host", "127.0.0.1", "--port", str(port)]
    programs = Pair()
    try:
        programs.start(
            Child("Boten", command, folder / "bot.log", folder=folder, environment=environment),
            f"http://127.0.0.1:{port}/health/ready",
        )
        yield port
    finally:
        programs.end()


@pytest.fixture(scope="module")
def browser(requirements):
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def at_the_client(bot, browser, tmp_path):
    """A context manager: `with at_the_client("manager") as teams` sits that person at a client of their own."""

    @contextmanager
    def sit(persona: str, **size: int):
        folder = tmp_path / persona
        client.prepare(folder, DEMO / "people.toml", client.PERSONAS[persona])
        port = free_port()
        programs = Pair()
        try:
            programs.start(
                Child(
                    "Klienten",
                    client.command(bot, port),
                    folder / "output.log",
                    folder=folder,
                    environment=client.environment(folder),
                ),
                f"http://127.0.0.1:{port}/_debug/ping",
            )
            teams = TeamsClient(browser, f"http://127.0.0.1:{port}/", **size)
            yield teams
            teams.close()
        finally:
            programs.end()
        assert not teams.outside, "the page asked for something outside this machine"

    return sit
