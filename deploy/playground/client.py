"""Microsoft's Agents Playground as our local Teams client: its configuration and how it is started."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
OLDEST_NODE = 20
BOT = {"id": "28:systemlotsen", "name": "Systemlotsen"}
TENANT_ID = "00000000-0000-4000-8000-000000000001"
TEAM = "Digitala system"
IT_CHANNEL = "IT-enheten"

PERSONAS = {
    "employee": "maja.sundkvist@example.invalid",
    "manager": "oskar.cederqvist@example.invalid",
    "reader": "sigrid.ahlback@example.invalid",
    "it": "amir.hedlund@example.invalid",
}
"""Who `make run AS=…` makes you, by address in the people file."""


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody to be in the local client."""

    aad_object_id: str
    name: str
    email: str
    title: str


def personas(people: Path) -> tuple[Persona, ...]:
    """Everybody in a people file, in its order."""
    rows = tomllib.loads(people.read_text(encoding="utf-8"))["person"]
    return tuple(Persona(row["aad_object_id"], row["name"], row["email"], row["title"]) for row in rows)


def configuration(everybody: tuple[Persona, ...], current: Persona) -> str:
    """The Playground's configuration file.

    It wants exactly six people, the current one apart, and at most one channel besides General.
    Raises ValueError for another number of people.
    """
    if len(everybody) != 6:
        raise ValueError(f"the Playground wants six people, not {len(everybody)}")
    configured = {
        "version": "0.1.1",
        "tenantId": TENANT_ID,
        "bot": BOT,
        "currentUser": _user(current),
        "users": [_user(person) for person in everybody if person != current],
        # One for each person: the bot must not go on with what somebody else was talking about.
        "personalChat": {"id": f"a:{current.aad_object_id}"},
        "groupChat": {"id": "19:group-chat@thread.v2", "name": "Gruppchatt"},
        "team": {
            "id": "19:general@thread.tacv2",
            "name": TEAM,
            "aadGroupId": "00000000-0000-4000-8000-000000000002",
            "channels": [{"id": "19:it-enheten@thread.tacv2", "name": IT_CHANNEL}],
        },
    }
    return json.dumps(configured, ensure_ascii=False, indent=1)  # YAML is a superset of JSON


def command(bot_port: int, client_port: int) -> list[str]:
    """What starts the Playground on `client_port`, talking to the bot on `bot_port`, both on loopback."""
    program = HERE / "node_modules/@microsoft/m365agentsplayground/cli.js"
    return [
        *("node", "--require", str(HERE / "loopback.cjs"), str(program), "start"),
        *("--app-endpoint", f"http://127.0.0.1:{bot_port}/api/messages"),
        *("--channel-id", "msteams", "--port", str(client_port)),
        *("--service-url", f"http://127.0.0.1:{client_port}/_connector", "--disable-telemetry"),
    ]


def environment(folder: Path) -> dict[str, str]:
    """The environment for a Playground whose configuration and log are in `folder`."""
    return {
        **os.environ,
        "TEAMSAPPTESTER_BROWSER": "none",
        "M365_AGENTS_PLAYGROUND_CONFIG_PATH": str(folder / ".m365agentsplayground.yml"),
        "M365_AGENTS_PLAYGROUND_LOGFILE": str(folder / "playground.log"),
    }


def prepare(folder: Path, people: Path, email: str) -> Persona:
    """Write the configuration in which the person with that address sits at the client."""
    everybody = personas(people)
    current = next(person for person in everybody if person.email == email)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".m365agentsplayground.yml").write_text(configuration(everybody, current), encoding="utf-8")
    return current


def missing_node() -> str | None:
    """Why the Playground cannot run here, in Swedish, or None if Node is new enough."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return f"Node.js saknas. Den lokala Teams-klienten behöver Node {OLDEST_NODE} eller nyare, med npm."
    answer = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout.strip()
    version = re.match(r"v(\d+)", answer)
    if version is None or int(version[1]) < OLDEST_NODE:
        return f"Node {answer} är för gammal. Den lokala Teams-klienten behöver Node {OLDEST_NODE} eller nyare."
    return None


def install() -> None:
    """Install the pinned packages unless they already are. Raises CalledProcessError if npm fails."""
    lock, installed = HERE / "package-lock.json", HERE / "node_modules/.package-lock.json"
    if installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime:
        return
    subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=HERE, check=True)


def _user(person: Persona) -> dict[str, str]:
    given, _, family = person.name.partition(" ")
    return {
        "id": f"29:{person.aad_object_id}",
        "name": person.name,
        "givenName": given,
        "surname": family,
        "email": person.email,
        "userPrincipleName": person.email,  # the Playground's own spelling
        "aadObjectId": person.aad_object_id,
    }
