"""Three processes of the service behind nginx, that can be killed and deployed anew."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from storage.migrations import head
from tests.browser.conftest import free_port
from tests.deploy.conftest import MIGRATION, NEWER, ROOT
from tests.fakes.openid import APP_ID, TENANT

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
_CONFIGURATION = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log crit; worker_processes 1;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  upstream systemlotsen {{ {servers} keepalive 64; }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://systemlotsen; proxy_http_version 1.1;
      proxy_set_header Connection ""; proxy_set_header Host $host;
      proxy_read_timeout 60s; proxy_connect_timeout 2s; proxy_next_upstream error;
    }}
  }}
}}
"""


def newer_release(folder: Path) -> Path:
    """The program of tomorrow: the same with a migration more."""
    for package in ("bot", "cards", "storage"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    migration = folder / "storage" / "migrations" / "versions" / f"{NEWER}.py"
    migration.write_text(MIGRATION.format(before=head()), encoding="utf-8")
    return folder


@dataclass
class Replicas:
    """The processes, by place. `release` is the folder that the next one is started from."""

    environment: dict[str, str]
    folder: Path
    count: int = 3
    release: Path = ROOT
    kills: int = 0
    deploys: int = 0
    ports: list[int] = field(default_factory=list)
    _running: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)
    _launching: asyncio.Task[None] | None = None
    _nginx: subprocess.Popen[bytes] | None = None
    port: int = 0

    async def start(self) -> None:
        """All of them, and nginx in front."""
        self.ports = [free_port() for _ in range(self.count)]
        self.port = free_port()
        for place in range(self.count):
            await self._launch(place)
        servers = " ".join(f"server 127.0.0.1:{port} max_fails=1 fail_timeout=1s;" for port in self.ports)
        conf = self.folder / "nginx.conf"
        conf.write_text(_CONFIGURATION.format(folder=self.folder, servers=servers, port=self.port), encoding="utf-8")
        self._nginx = subprocess.Popen([NGINX, "-p", str(self.folder), "-c", str(conf)], stderr=subprocess.DEVNULL)  # noqa: ASYNC220

    def kill(self, place: int) -> None:
        """As when a machine loses its power, and is started again while the others go on."""
        if self._launching is not None and not self._launching.done():
            return
        self._running[place].kill()
        self._running[place].wait()
        self.kills += 1
        self._launching = asyncio.create_task(self._launch(place))

    async def deploy(self, release: Path) -> None:
        """Migrate while the old ones run, then change them one by one, each finishing what it has begun."""
        self.release = release
        if self._launching is not None:
            await self._launching
        await asyncio.to_thread(self.run, "migrate")
        for place in range(self.count):
            self._running[place].send_signal(signal.SIGTERM)
            await asyncio.to_thread(self._running[place].wait)
            await self._launch(place)
        self.deploys += 1

    def run(self, *arguments: str) -> None:
        """A command of the release."""
        command = [sys.executable, "-m", "bot", *arguments]
        subprocess.run(command, cwd=self.release, env=self.environment, check=True, capture_output=True)

    async def _launch(self, place: int) -> None:
        log = (self.folder / f"replica{place}.log").open("ab")
        command = [sys.executable, "-m", "bot", "serve", "--port", str(self.ports[place])]
        with log:
            self._running[place] = subprocess.Popen(  # noqa: ASYNC220 - returns at once
                command, cwd=self.release, env=self.environment, stdout=log, stderr=log
            )
        while True:
            if self._running[place].poll() is not None:  # the database was away: the service manager tries again
                await asyncio.sleep(0.5)
                return await self._launch(place)
            with contextlib.suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", self.ports[place])
                writer.close()
                return None
            await asyncio.sleep(0.05)

    async def stop(self) -> None:
        """Everything ends."""
        if self._launching is not None:
            await self._launching
        for process in (*self._running.values(), *([self._nginx] if self._nginx else [])):
            process.terminate()
        for process in (*self._running.values(), *([self._nginx] if self._nginx else [])):
            await asyncio.to_thread(process.wait)


def environment_of(url: str, metadata_url: str, graph_url: str, it_group: str) -> dict[str, str]:
    """The settings of a replica."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SYSTEMLOTSEN_")}
    settings = {
        "APP_ID": APP_ID,
        "APP_TYPE": "SingleTenant",
        "APP_PASSWORD": "not-a-secret",
        "TENANT_ID": TENANT,
        "OPENID_METADATA_URL": metadata_url,
        "GRAPH_URL": graph_url,
        "IT_UNIT_GROUP": it_group,
        "DATABASE_URL": url,
        "LOG_LEVEL": "error",
    }
    return clean | {f"SYSTEMLOTSEN_{name}": value for name, value in settings.items()}
