"""How long the service takes to start, what memory it then holds, and how fast the demo register is read in.

.venv/bin/python -m tests.bench.service
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import click

from tests.browser.conftest import DEMO, SYSTEMLOTSEN, free_port

ROUNDS = 5


def main() -> None:
    """Print the middle of some rounds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {
            **os.environ,
            "SYSTEMLOTSEN_DEV": "1",
            "SYSTEMLOTSEN_DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'systemlotsen.db'}",
        }
        start = time.perf_counter()
        command = [SYSTEMLOTSEN, "import", str(DEMO / "register.csv")]
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
        click.echo(f"import of the demo register, whole command   {time.perf_counter() - start:5.1f} s")
        rounds = [serve(folder, environment) for _ in range(ROUNDS)]
        seconds, megabytes = (sorted(column)[ROUNDS // 2] for column in zip(*rounds, strict=True))
        click.echo(f"from start to ready                          {seconds:5.1f} s")
        click.echo(f"memory when ready                            {megabytes:5.0f} MB")


def serve(folder: Path, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds until the service is ready, and its resident memory in megabytes then."""
    port = free_port()
    start = time.perf_counter()
    with subprocess.Popen(
        [SYSTEMLOTSEN, "serve", "--port", str(port)],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        while not ready(port):
            if process.poll() is not None:
                sys.exit("the service ended by itself")
            time.sleep(0.02)
        seconds = time.perf_counter() - start
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
        process.terminate()
    held = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert held is not None
    return seconds, int(held[1]) / 1024


def ready(port: int) -> bool:
    """True when the service says that it can answer."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=2):
            return True
    except urllib.error.URLError:
        return False


if __name__ == "__main__":
    main()
