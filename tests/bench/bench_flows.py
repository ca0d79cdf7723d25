"""Questions, dialog steps and decisions a second, signed, beside a bare handler that the same client asks.

.venv/bin/python -m tests.bench.bench_flows [--seconds 8] [--clients 32]

The client is the crowd's (tests/crowd), which reads every card: it costs about as much as the service, so these rates
are lower than bench_turns'. Every step is held against what the card says next: a turn that did nothing does not count.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import click

from bot.clock import local_date, system_clock
from tests.bench.bench_turns import ECHO, ROOT, free_port, listening, process, processor_seconds, resident
from tests.crowd.replicas import environment_of
from tests.crowd.teams import Listening, Teams
from tests.crowd.town import IT_GROUP, Citizen, citizens, people_of, write_register
from tests.fakes.openid import FakeOpenId

Flow = Callable[[Teams, Citizen, "Clock"], Awaitable[None]]


class Clock:
    """Counts turns until the time is up."""

    def __init__(self, seconds: float) -> None:
        self.until = time.perf_counter() + seconds
        self.times: list[float] = []

    def __bool__(self) -> bool:
        return time.perf_counter() < self.until

    async def turn(self, doing: Awaitable) -> object:  # type: ignore[type-arg]
        """One turn, timed."""
        begun = time.perf_counter()
        answer = await doing
        self.times.append(time.perf_counter() - begun)
        return answer


async def echo(teams: Teams, me: Citizen, clock: Clock) -> None:
    """Anything."""
    while clock:
        await clock.turn(teams.say(me.person("manager"), f"Vem äger {me.system}?"))


async def questions(teams: Teams, me: Citizen, clock: Clock) -> None:
    """Who owns it, and when the contract ends."""
    asked = ((f"Vem äger {me.system}?", me.owner), (f"När går avtalet för {me.system} ut?", me.deadline.isoformat()))
    while clock:
        for text, word in asked:
            answer = await clock.turn(teams.say(me.person("manager"), text))
            assert word in answer.text, answer.text[:300]


async def dialog(teams: Teams, me: Citizen, clock: Clock) -> None:
    """A step of a nyttokalkyl answered, and taken back."""
    person = me.person("manager")
    begun = await teams.say(person, f"Starta en nyttokalkyl för bokning av grejor {me.place}")
    data = begun.data_of("nyttokalkyl.answer")
    assert data is not None, begun.text[:300]
    inputs = {"a_situation": "I dag sker det för hand.", "a_baseline": "Det tar lika lång tid."}
    while clock:
        answered = await clock.turn(teams.press(person, "nyttokalkyl.answer", data | inputs))
        back = answered.data_of("nyttokalkyl.back")
        assert back is not None, answered.text[:300]
        assert back["step"] != data["step"], answered.text[:300]
        returned = await clock.turn(teams.press(person, "nyttokalkyl.back", back))
        following = returned.data_of("nyttokalkyl.answer")
        assert following is not None, returned.text[:300]
        assert following["step"] == data["step"], returned.text[:300]
        data = following


async def decisions(teams: Teams, me: Citizen, clock: Clock) -> None:
    """The manager recommends, the owner sends back."""
    case = {"system": me.key, "contract": me.contract, "deadline": me.deadline.isoformat()}
    later = (me.deadline + timedelta(days=365)).isoformat()
    version = 0
    while clock:
        for verb, role in (("contract.decide", "manager"), ("contract.send_back", "owner")):
            form = {"a_outcome": "extend", "a_new_end": later, "a_reason": f"skäl {version}", "sent": "yes"}
            pressed = teams.press(me.person(role), verb, case | form | {"version": version})
            answer = await clock.turn(pressed)
            assert f"skäl {version}" in answer.text, answer.text[:300]
            version += 1


ROWS: tuple[tuple[str, str, Flow], ...] = (
    ("bare", "bare aiohttp handler", echo),
    ("product", "question", questions),
    ("product", "dialog step", dialog),
    ("product", "decision", decisions),
)


async def measure(name: str, flow: Flow, clients: int, seconds: float) -> tuple[list[float], float, float, float]:
    """Times of turns in seconds, seconds in all, processor seconds a turn and resident memory in MB."""
    today = local_date(system_clock())
    crowd = citizens(clients, today)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        openid = await FakeOpenId().start()
        stack.push_async_callback(openid.stop)
        connector = Listening(random.Random(1), 0.0)
        await connector.start()
        stack.push_async_callback(connector.stop)
        graph = await people_of(crowd).serve()
        stack.push_async_callback(graph.close)
        port = free_port()
        database = f"sqlite+aiosqlite:///{folder}/bench.db"
        environment = environment_of(database, openid.metadata_url, str(graph.make_url("/v1.0")), IT_GROUP)
        python = str(ROOT / ".venv" / "bin" / "python")
        if name == "product":
            write_register(folder / "lista.csv", crowd, today)
            importing = await asyncio.create_subprocess_exec(
                python, "-m", "bot", "import", str(folder / "lista.csv"), cwd=ROOT, env=environment, stdout=-3
            )
            assert await importing.wait() == 0
            line = [python, "-m", "bot", "serve", "--port", str(port)]
        else:
            line = [python, str(ECHO / "bare.py"), str(port)]
        bot = stack.enter_context(process(line, environment, folder / "errors"))
        await listening(port, bot, folder / "errors")
        teams = Teams(connector, openid, f"http://127.0.0.1:{port}")
        stack.push_async_callback(teams.session.close)
        warming, clock = Clock(1.5), Clock(0)
        await asyncio.gather(*(echo(teams, one, warming) for one in crowd))
        spent, begun = processor_seconds(bot.pid), time.perf_counter()
        clock.until = begun + seconds
        await asyncio.gather(*(flow(teams, one, clock) for one in crowd))
        lasted = time.perf_counter() - begun
        return clock.times, lasted, (processor_seconds(bot.pid) - spent) / len(clock.times), resident(bot.pid)


async def main() -> None:
    """Measure each, then print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--clients", type=int, default=32)
    options = parser.parse_args()
    click.echo(f"{'':24}{'turns/s':>9}{'of bare':>9}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'cpu ms':>9}{'MB':>6}")
    bare = 0.0
    for name, title, flow in ROWS:
        times, lasted, cost, memory = await measure(name, flow, options.clients, options.seconds)
        rate = len(times) / lasted
        bare = bare or rate
        ordered = sorted(times)
        shares = "".join(f"{ordered[int(len(ordered) * share)] * 1000:9.1f}" for share in (0.5, 0.95, 0.99))
        click.echo(f"{title:24}{rate:9.0f}{rate / bare:9.0%}{shares}{cost * 1000:9.2f}{memory:6.0f}")


if __name__ == "__main__":
    asyncio.run(main())
