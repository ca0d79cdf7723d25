"""docs/deploy-linux.md carried out: install, ask through nginx, upgrade, go back, back up, lose all, restore."""

from __future__ import annotations

import asyncio
import ipaddress
import os
import shutil
import ssl
import subprocess
import sysconfig
from datetime import timedelta
from pathlib import Path

import aiohttp
import asyncpg
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID

from bot.clock import system_clock
from storage.migrations import current, head
from tests.browser.conftest import free_port
from tests.deploy.conftest import NEWER, ROOT
from tests.fakes.connector import FakeConnector
from tests.fakes.openid import APP_ID, TENANT, FakeOpenId, private_key

REGISTER = ROOT / "storage" / "demo" / "register.csv"
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"


@pytest.fixture
async def openid():
    fake = await FakeOpenId().start()
    yield fake
    await fake.stop()


@pytest.fixture
async def connector():
    fake = await FakeConnector().start()
    yield fake
    await fake.stop()


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate that this machine signs for itself, and its key."""
    key, now = private_key("nginx"), system_clock()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(made.public_bytes(pem))
    plain = serialization.NoEncryption()
    (folder / "key.pem").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    return folder / "cert.pem", folder / "key.pem"


@pytest.fixture
def nginx(machine, tmp_path):
    """nginx with the site that we ship, and only its marked lines changed. Gives (port, certificate)."""
    if not Path(NGINX).exists():
        pytest.skip("nginx is missing")
    port, (cert, key) = free_port(), certificate(tmp_path)
    site = (ROOT / "deploy/linux/nginx.conf").read_text(encoding="utf-8")
    for old, new in {
        "127.0.0.1:3978": f"127.0.0.1:{machine.port}",
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "systemlotsen.kommun.example": "localhost",
        "/etc/ssl/certs/systemlotsen.pem": str(cert),
        "/etc/ssl/private/systemlotsen.key": str(key),
        "/var/log/nginx/systemlotsen.log": str(tmp_path / "access.log"),
    }.items():
        assert old in site
        site = site.replace(old, new)
    temporary = "".join(
        f"{kind}_temp_path {tmp_path / kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = f"pid {tmp_path / 'nginx.pid'};\nevents {{}}\nhttp {{\n{temporary}{site}\n}}\n"
    (tmp_path / "nginx.conf").write_text(whole, encoding="utf-8")
    line = [NGINX, "-c", str(tmp_path / "nginx.conf"), "-e", str(tmp_path / "nginx.log"), "-g", "daemon off;"]
    with subprocess.Popen(line) as process:
        while process.poll() is None and not (tmp_path / "nginx.pid").exists():
            os.sched_yield()
        assert process.poll() is None, (tmp_path / "nginx.log").read_text(encoding="utf-8")
        yield port, cert
        process.terminate()


class Teams:
    """Posts signed activities through nginx and reads the answers at the Connector."""

    def __init__(self, openid, connector, nginx):
        self.openid, self.connector = openid, connector
        port, cert = nginx
        self.address = f"https://127.0.0.1:{port}"
        self.tls = ssl.create_default_context(cafile=str(cert))
        self.number = 1_795_560_000_000

    async def ask(self, text: str) -> str:
        self.number += 1
        service_url = self.connector.service_url
        activity = {
            "type": "message",
            "id": str(self.number),
            "timestamp": system_clock().isoformat(),
            "channelId": "msteams",
            "serviceUrl": service_url,
            "from": {"id": "29:asa", "name": "Åsa", "aadObjectId": "00000000-0000-0000-0000-000000000100"},
            "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": "a:personal-1"},
            "recipient": {"id": f"28:{APP_ID}", "name": "Systemlotsen"},
            "text": text,
            "locale": "sv-SE",
            "channelData": {"tenant": {"id": TENANT}},
        }
        headers = {"Authorization": f"Bearer {self.openid.token(service_url)}"}
        async with aiohttp.ClientSession() as http:
            address = f"{self.address}/api/messages"
            async with http.post(address, json=activity, headers=headers, ssl=self.tls) as response:
                assert response.status == 200, await response.text()
        return self.connector.texts[-1]

    async def status(self, path: str, **more) -> int:
        async with (
            aiohttp.ClientSession() as http,
            http.request(more.pop("method", "GET"), f"{self.address}{path}", ssl=self.tls, **more) as response,
        ):
            return response.status


async def ruin(url: str) -> None:
    """The disk is lost, or somebody drops the tables."""
    if url.startswith("sqlite"):
        await asyncio.to_thread(Path(url.removeprefix("sqlite:///")).unlink)
        return
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    finally:
        await connection.close()


class Walk:
    """Somebody at the machine, who does what docs/deploy-linux.md says."""

    def __init__(self, machine, url, openid):
        self.machine, self.url = machine, url
        self.settings = {
            "DATABASE_URL": url,
            "APP_ID": APP_ID,
            "APP_TYPE": "SingleTenant",
            "APP_PASSWORD": "not-a-secret",
            "TENANT_ID": TENANT,
            "OPENID_METADATA_URL": openid.metadata_url,
        }

    async def lotsen(self, release, *arguments, **how):
        return await asyncio.to_thread(self.machine.lotsen, release, *arguments, **how)

    async def read_in(self):
        program = self.machine.folder / "opt" / "current" / "venv" / "bin" / "systemlotsen"
        line = ["bash", "-c", f"set -a; . ./systemlotsen.env; {program} import {REGISTER}"]
        how = {"cwd": self.machine.folder / "etc", "capture_output": True, "text": True, "check": False}
        done = await asyncio.to_thread(subprocess.run, line, **how)
        assert done.returncode == 0, done.stderr

    async def lose_all_and_restore(self, release, kept):
        await self.lotsen(release, "backup", kept)
        assert kept.stat().st_mode & 0o077 == 0, "a backup holds the register: only its owner may read it"
        await self.lotsen(release, "stop")
        await ruin(self.url)
        await self.lotsen(release, "restore", kept)
        # Here is no Entra to get a token from, and the status says so.
        told = await self.lotsen(release, "status", fails=True)
        assert "439 system" in told
        assert "Behörighet: FEL" in told


@pytest.mark.postgres
async def test_the_whole_life_of_an_installation(releases, machine, openid, connector, nginx, postgres_url, tmp_path):
    this, newer, broken = releases
    walk, teams = Walk(machine, postgres_url, openid), Teams(openid, connector, nginx)
    assert "write the settings" in await walk.lotsen(this, "install", this, fails=True)
    machine.settings(**walk.settings)
    assert "Installed" in await walk.lotsen(this, "install", this)
    # Once with every dependency by its hash is enough: it takes most of a minute.
    machine.environment["LOTSEN_DEPENDENCIES"] = sysconfig.get_path("purelib")
    first = machine.current
    await walk.read_in()
    assert "W3D3" in await teams.ask("vem äger W3D3?")
    assert await teams.status("/api/messages", method="POST", json={}) == 401
    assert await teams.status("/privacy") == 200

    assert "already" in await walk.lotsen(this, "upgrade", this, fails=True)
    await walk.lotsen(newer, "upgrade", newer)
    assert (machine.current, await current(postgres_url)) == ("99.0.0", NEWER)
    assert "W3D3" in await teams.ask("vem äger W3D3?")

    assert "going back to 99.0.0" in await walk.lotsen(broken, "upgrade", broken, fails=True)
    assert (machine.current, await current(postgres_url)) == ("99.0.0", NEWER)
    assert "W3D3" in await teams.ask("vem äger W3D3?")

    await walk.lotsen(tmp_path / "opt", "rollback")  # the release's folder may be gone
    assert (machine.current, await current(postgres_url)) == (first, head())
    await walk.lose_all_and_restore(this, tmp_path / "kept.backup")
    assert "W3D3" in await teams.ask("vem äger W3D3?")


async def test_an_embedded_database_is_backed_up_and_restored(releases, machine, openid, tmp_path):
    this = releases[0]
    walk = Walk(machine, f"sqlite:///{tmp_path / 'register.db'}", openid)
    machine.settings(**walk.settings)
    machine.environment["LOTSEN_DEPENDENCIES"] = sysconfig.get_path("purelib")
    await walk.lotsen(this, "install", this)
    await walk.read_in()
    await walk.lose_all_and_restore(this, tmp_path / "kept.backup")
