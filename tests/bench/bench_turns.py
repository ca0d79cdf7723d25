"""Turns a second, from a message in to the answer out: ours beside what it replaces, in one run on one machine.

    .venv/bin/python tests/bench/bench_turns.py [--seconds 6] [--clients 32] [--only NAME ...]

Everything is on loopback. The bots to compare with are installed into work/bench the first time; one that cannot be
installed is left out. The last rows are the product itself with the demo register, answering questions with cards: the
same 439 questions over and over, as popular questions and pressed examples are, and questions never asked before.
"""

# ruff: noqa: T201 - it talks to a person at a terminal
from __future__ import annotations

import argparse
import asyncio
import contextlib
import csv
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.echo.load import Result, Sink, run  # noqa: E402 - the path comes first
from tests.fakes.openid import APP_ID, TENANT, FakeOpenId  # noqa: E402

ECHO = Path(__file__).parent / "echo"
VENVS = ROOT / "work" / "bench"
REGISTER = ROOT / "storage" / "demo" / "register.csv"
QUESTIONS = (
    "vem äger {name}?",
    "när går avtalet för {name} ut?",
    "vilket system har vi för {function}?",
    "vad är {name}?",
)


@dataclass(frozen=True)
class Rival:
    """A bot to measure. `packages` are installed into an environment of its own."""

    name: str
    title: str
    script: str
    packages: tuple[str, ...] = ()
    signed: bool = False


RIVALS = (
    Rival("bare", "bare aiohttp handler", "bare.py"),
    Rival("stock", "botbuilder 4.17.1 echo", "stock.py", ("botbuilder-integration-aiohttp==4.17.1",)),
    Rival("agents", "microsoft-agents 1.9.0 echo", "agents.py", ("microsoft-agents-hosting-aiohttp==1.9.0",)),
    Rival("teams", "microsoft-teams-apps 2.1.1 echo", "teams_apps.py", ("microsoft-teams-apps==2.1.1",)),
    Rival("echo", "bot/teams, signed, echo in a card", "ours.py", signed=True),
    Rival("product", "Systemlotsen, 439 questions again", "", signed=True),
    Rival("fresh", "Systemlotsen, every question new", "", signed=True),
)


def interpreter(rival: Rival) -> str | None:
    """The Python that has the rival's packages; None if they cannot be had."""
    if not rival.packages:
        return sys.executable
    home = VENVS / rival.name
    python, done = home / "bin" / "python", home / "installed"
    if not done.exists():
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *rival.packages]
        try:
            subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
            subprocess.run(install, check=True, timeout=300)
        except (subprocess.SubprocessError, OSError):
            return None
        done.touch()
    return str(python)


def questions_for(rival: Rival) -> list[str]:
    """The usual questions; for `fresh` so many with a number that none comes twice in a run."""
    usual = questions()
    if rival.name != "fresh":
        return usual
    return [f"{text} Det gäller lokal {number}." for number in range(12) for text in usual]


def questions() -> list[str]:
    """A question about each system of the demo register, of four kinds in turn, so that nothing is asked twice soon."""
    with REGISTER.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return [
        QUESTIONS[number % len(QUESTIONS)].format(name=row["systemnamn"], function=row["funktion"].lower())
        for number, row in enumerate(rows)
    ]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(rival: Rival, python: str, port: int, openid: FakeOpenId, folder: str) -> tuple[list[str], dict[str, str]]:
    """How to start the rival, and in which environment."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SYSTEMLOTSEN_")}
    if rival.script:
        extra = [openid.metadata_url, APP_ID, TENANT] if rival.signed else []
        return [python, str(ECHO / rival.script), str(port), *extra], clean
    settings = {
        "APP_ID": APP_ID,
        "APP_TYPE": "SingleTenant",
        "APP_PASSWORD": "not-a-secret",
        "TENANT_ID": TENANT,
        "OPENID_METADATA_URL": openid.metadata_url,
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/bench.db",
        "LOG_LEVEL": "error",
    }
    environment = clean | {f"SYSTEMLOTSEN_{name}": value for name, value in settings.items()}
    subprocess.run(
        [python, "-m", "bot", "import", str(REGISTER)], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
    )
    return [python, "-m", "bot", "serve", "--port", str(port)], environment


@contextlib.contextmanager
def process(line: list[str], environment: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A bot running on the first processor; we and the Connector keep to the others."""
    processors = sorted(os.sched_getaffinity(0))
    # Not a pipe: some rivals write a warning for every turn, and would stop when nobody reads.
    with log.open("wb") as errors:
        started = subprocess.Popen(line, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=errors)
    if len(processors) > 1:
        with contextlib.suppress(ProcessLookupError):
            os.sched_setaffinity(started.pid, processors[:1])
    try:
        yield started
    finally:
        started.terminate()
        try:
            started.wait(timeout=30)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()


def last_words(log: Path) -> str:
    """The end of what a bot wrote as it failed."""
    return log.read_text()[-2000:]


async def listening(port: int, bot: subprocess.Popen[bytes], log: Path) -> float:
    """Wait until the bot listens. Seconds it took."""
    start = time.perf_counter()
    while time.perf_counter() - start < 60:
        if bot.poll() is not None:
            raise RuntimeError(f"ended at once with {bot.returncode}: {last_words(log)}")
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.02)
            continue
        writer.close()
        return time.perf_counter() - start
    raise RuntimeError("does not listen after a minute")


def resident(pid: int) -> float:
    """Resident memory in MB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return float("nan")


def processor_seconds(pid: int) -> float:
    """Processor time that a process has used."""
    user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@dataclass
class Measured:
    """One row of the table. `cost` is processor time a turn, which a busy machine disturbs least."""

    rival: Rival
    result: Result
    cost: float
    ready: float
    memory_before: float
    memory_after: float


@contextlib.asynccontextmanager
async def surroundings() -> AsyncIterator[tuple[FakeOpenId, str]]:
    """The OpenID server and the Connector."""
    openid = await FakeOpenId().start()
    server = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield openid, f"http://127.0.0.1:{port}/emea/"
    finally:
        server.close()
        await openid.stop()


async def measure(rival: Rival, openid: FakeOpenId, service_url: str, clients: int, seconds: float) -> Measured | None:
    """Start the rival, warm it up, load it. None if it cannot be installed."""
    python = await asyncio.to_thread(interpreter, rival)
    if python is None:
        return None
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        line, environment = await asyncio.to_thread(command, rival, python, port, openid, folder)
        log = Path(folder) / "errors"
        with process(line, environment, log) as bot:
            ready = await listening(port, bot, log)
            before = resident(bot.pid)
            token = openid.token(service_url) if rival.signed else None
            url = f"http://127.0.0.1:{port}"
            load = {"texts": questions_for(rival), "token": token}
            await run(url, service_url, clients=4, seconds=min(1.5, seconds), **load)
            spent = processor_seconds(bot.pid)
            result = await run(url, service_url, clients=clients, seconds=seconds, **load)
            cost = (processor_seconds(bot.pid) - spent) / max(len(result.times), 1)
            if not result.statuses <= {b"200", b"201", b"202"}:
                raise RuntimeError(f"{rival.name} answered {sorted(result.statuses)}")
            if result.posted < len(result.times):
                raise RuntimeError(f"{rival.name} took {len(result.times)} messages and answered {result.posted}")
            if rival.signed and b"AdaptiveCard" not in Sink.last:
                raise RuntimeError(f"{rival.name} did not answer with a card")
            return Measured(rival, result, cost, ready, before, resident(bot.pid))


def table(rows: list[Measured]) -> str:
    """The figures, with ratios to the rows named bare and stock."""
    costs = {row.rival.name: row.cost for row in rows}
    rates = {row.rival.name: row.result.rate for row in rows}
    titles = ("turns/s", 8), ("x stock", 8), ("of bare", 8), ("p50 ms", 7), ("p95 ms", 7), ("p99 ms", 7)
    titles += ("cpu ms", 7), ("x stock", 8)
    titles += ("ready s", 8), ("MB", 5), ("after", 6)
    lines = [" ".join([" " * 34, *(f"{title:>{width}}" for title, width in titles)])]
    for row in rows:
        rate = row.result.rate
        stock = f"{rate / rates['stock']:8.1f}" if "stock" in rates else f"{'-':>8}"
        bare = f"{rate / rates['bare']:8.0%}" if "bare" in rates else f"{'-':>8}"
        times = " ".join(f"{row.result.percentile(share) * 1000:7.1f}" for share in (0.5, 0.95, 0.99))
        cost = f"{row.cost * 1000:7.2f} " + (f"{costs['stock'] / row.cost:8.1f}" if "stock" in costs else f"{'-':>8}")
        memory = f"{row.ready:8.2f} {row.memory_before:5.0f} {row.memory_after:6.0f}"
        lines.append(f"{row.rival.title:34} {rate:8.0f} {stock} {bare} {times} {cost} {memory}")
    return "\n".join(lines)


async def main() -> None:
    """Measure each, then print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=6.0)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--only", nargs="*", choices=[rival.name for rival in RIVALS])
    options = parser.parse_args()
    processors = sorted(os.sched_getaffinity(0))
    rows: list[Measured] = []
    async with surroundings() as (openid, service_url):
        for rival in RIVALS:
            if options.only and rival.name not in options.only:
                continue
            os.sched_setaffinity(0, processors)  # installing and importing may use all there is
            row = await measure(rival, openid, service_url, options.clients, options.seconds)
            if row is None:
                print(f"{rival.title}: could not be installed, left out")
            else:
                rows.append(row)
    print(f"{options.clients} clients, {options.seconds:g} s each, {len(processors)} processors\n{table(rows)}")


if __name__ == "__main__":
    asyncio.run(main())
