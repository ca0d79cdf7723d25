"""`make run`: a bot with the demo register and the local Teams client, started and ended together.

Everything said here is Swedish: it is read by whoever tries the product, not only by developers.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import NoReturn

import client

ROOT = Path(__file__).parents[2]
WORK = ROOT / "work"
SYSTEMLOTSEN = ROOT / ".venv/bin/systemlotsen"
PEOPLE = ROOT / "storage/demo/people.toml"
REGISTER = ROOT / "storage/demo/register.csv"
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
READY_WITHIN = 30.0
END_WITHIN = 10.0
QUESTIONS = ("Vilka system har vi för ärendehantering?", "Vem äger W3D3?", "Och när går avtalet ut?")


class RunError(Exception):
    """What went wrong and what to do about it, in Swedish."""


class Child:
    """A program started here, in a process group of its own so that all it starts can be ended with it."""

    def __init__(self, name: str, command: list[str], log: Path, *, folder: Path, environment: dict[str, str]) -> None:
        self.name = name
        self.log = log
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                command,
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait(self) -> None:
        """Return when the program has ended."""
        self._process.wait()

    def end(self) -> None:
        """End the program and everything it started; by force if it takes too long."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self._process.pid, number)
                self._process.wait(END_WITHIN)
            except ProcessLookupError:
                return
            except subprocess.TimeoutExpired:
                continue

    def fault(self) -> RunError:
        """That the program ended by itself, with the end of its log."""
        tail = self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-12:]
        return RunError("\n".join([f"{self.name} avslutades oväntat. Sist i loggen {self.log}:", *tail]))


class Pair:
    """The programs that live and die together."""

    def __init__(self) -> None:
        self._children: list[Child] = []
        self._ended: SimpleQueue[Child] = SimpleQueue()

    def start(self, child: Child, ready: str) -> None:
        """Take in a child and wait until it answers at the address `ready`."""
        self._children.append(child)
        threading.Thread(target=self._watch, args=(child,), daemon=True).start()
        patience = int(READY_WITHIN / 0.1)
        while not _answers(ready):
            try:
                raise self._ended.get(timeout=0.1).fault()
            except Empty:
                patience -= 1
            if not patience:
                raise RunError(f"{child.name} svarar inte. Se {child.log}.")

    def watch(self) -> NoReturn:
        """Wait until one of them ends, and say which."""
        raise self._ended.get().fault()

    def end(self) -> None:
        """End all, the youngest first."""
        for child in reversed(self._children):
            child.end()

    def _watch(self, child: Child) -> None:
        child.wait()
        self._ended.put(child)


def main() -> int:
    """Run until Ctrl-C; 0 after that, 1 after a fault."""
    options = _options()
    for number in STOP_SIGNALS:
        signal.signal(number, signal.default_int_handler)  # Ctrl-C, `kill` and a closed terminal are one thing
    pair = Pair()
    try:
        _run(pair, options)
    except KeyboardInterrupt:
        print("\nAvslutar.")
        return 0
    except RunError as fault:
        print(f"\n{fault}", file=sys.stderr)
        return 1
    finally:
        # A second Ctrl-C while ending must not leave a program behind.
        for number in STOP_SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        pair.end()


def _run(pair: Pair, options: argparse.Namespace) -> NoReturn:
    _require_free(options.port)
    missing = client.missing_node()
    if missing is None:
        _require_free(options.client_port)
    WORK.mkdir(exist_ok=True)
    environment = {**os.environ, "SYSTEMLOTSEN_DEV": "1", "SYSTEMLOTSEN_DEV_PEOPLE": str(PEOPLE)}
    _fill_register(environment)
    bot = [str(SYSTEMLOTSEN), "serve", "--host", "127.0.0.1", "--port", str(options.port)]
    pair.start(
        Child("Boten", bot, WORK / "bot.log", folder=ROOT, environment=environment),
        f"http://127.0.0.1:{options.port}/health/live",
    )
    if missing is None:
        _open_client(pair, options)
    else:
        print(f"\n{missing}\nBoten är igång ändå. Chatta med den här: .venv/bin/systemlotsen chat")
    print("\nAvsluta med Ctrl-C.", flush=True)
    pair.watch()


def _open_client(pair: Pair, options: argparse.Namespace) -> None:
    try:
        client.install()
    except subprocess.CalledProcessError:
        raise RunError("npm kunde inte hämta den lokala Teams-klienten. Läs felet ovan och försök igen.") from None
    folder = WORK / "playground"
    you = client.prepare(folder, PEOPLE, client.PERSONAS[options.persona])
    pair.start(
        Child(
            "Den lokala Teams-klienten",
            client.command(options.port, options.client_port),
            WORK / "playground.log",
            folder=folder,
            environment=client.environment(folder),
        ),
        f"http://127.0.0.1:{options.client_port}/_debug/ping",
    )
    print(f"""
Systemlotsen är igång. Du är {you.name}, {you.title}.

  Öppna http://127.0.0.1:{options.client_port} i webbläsaren och välj «Personal Chat».

Prova att fråga:
""")
    for question in QUESTIONS:
        print(f"  {question}")
    print(f"""
I en kanal: skriv @, välj {client.BOT["name"]} i listan och ställ sedan frågan.
Byt person: make run AS={"|".join(client.PERSONAS)}
Loggar: {WORK.relative_to(ROOT)}/bot.log och {WORK.relative_to(ROOT)}/playground.log""")


def _fill_register(environment: dict[str, str]) -> None:
    for arguments in (["migrate"], ["import", str(REGISTER), "--if-empty"]):
        done = subprocess.run([SYSTEMLOTSEN, *arguments], cwd=ROOT, env=environment, check=False)
        if done.returncode:
            raise RunError(f"«systemlotsen {arguments[0]}» gick inte. Läs felet ovan.")


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        # As servers do it: a port that was closed a moment ago is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise RunError(
                f"Port {port} är upptagen, kanske av en «make run» i ett annat fönster. Avsluta den, "
                "eller välj andra portar: make run PORT=3979 CLIENT_PORT=56151"
            ) from None


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2):
            return True
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Boten och den lokala Teams-klienten")
    parser.add_argument("--as", dest="persona", choices=client.PERSONAS, default="employee", help="vem du är")
    parser.add_argument("--port", type=int, default=3978, help="botens port")
    parser.add_argument("--client-port", type=int, default=56150, help="klientens port")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
