"""What memory the service holds as turns go by: questions never asked before, signed, one process on an SQLite file.

.venv/bin/python -m tests.bench.bench_memory [--turns 100000] [--clients 32]
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from pathlib import Path

import click

from tests.bench.bench_turns import (
    RIVALS,
    command,
    free_port,
    interpreter,
    listening,
    process,
    questions,
    resident,
    surroundings,
)
from tests.bench.echo.load import run

SECONDS = 10.0


async def main() -> None:
    """Print the memory about every ten seconds."""
    parser = argparse.ArgumentParser(description="Memory as turns go by")
    parser.add_argument("--turns", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=32)
    options = parser.parse_args()
    rival = next(one for one in RIVALS if one.name == "fresh")
    python = interpreter(rival)
    assert python is not None
    port, done, batch = free_port(), 0, 0
    async with surroundings() as (openid, service_url):
        with tempfile.TemporaryDirectory() as folder:
            line, environment = await asyncio.to_thread(command, rival, python, port, openid, folder)
            log = Path(folder) / "errors"
            with process(line, environment, log) as bot:
                await listening(port, bot, log)
                click.echo(f"{'turns':>8}{'MB':>7}")
                click.echo(f"{0:8}{resident(bot.pid):7.0f}")
                while done < options.turns:
                    texts = [
                        f"{text} Det gäller {batch} lokal {number}." for number in range(14) for text in questions()
                    ]
                    token = openid.token(service_url)
                    url = f"http://127.0.0.1:{port}"
                    load = {"clients": options.clients, "seconds": SECONDS, "texts": texts, "token": token}
                    result = await run(url, service_url, **load)
                    done, batch = done + len(result.times), batch + 1
                    click.echo(f"{done:8}{resident(bot.pid):7.0f}")


if __name__ == "__main__":
    asyncio.run(main())
