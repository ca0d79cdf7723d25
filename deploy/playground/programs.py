"""Programs that are started together, watched and ended together, so that none is left behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import threading
import urllib.error
import urllib.request
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import NoReturn

READY_WITHIN = 30.0
END_WITHIN = 10.0
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # loopback is never behind a proxy


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


def require_free(port: int) -> None:
    """Raise RunError if something listens on the loopback port already."""
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
        with _DIRECT.open(address, timeout=2):
            return True
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
