"""`make run`: a bot with the demo register and the local Teams client, started and ended together.

Everything said here is Swedish: it is read by whoever tries the product, not only by developers.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NoReturn

from deploy.playground import client
from deploy.playground.programs import Child, Pair, RunError, require_free

ROOT = Path(__file__).parents[2]
WORK = ROOT / "work"
SYSTEMLOTSEN = ROOT / ".venv/bin/systemlotsen"
PEOPLE = ROOT / "storage/demo/people.toml"
REGISTER = ROOT / "storage/demo/register.csv"
DEPARTMENTS = tomllib.loads((ROOT / "storage/demo/departments.toml").read_text(encoding="utf-8"))["department"]
NYTTOKALKYL = {
    "moderate_cost_elsewhere": 100_000,
    "direct_procurement": 700_000,
    "management": {one["name"]: ["mehdi.tallberger@example.invalid"] for one in DEPARTMENTS},
    "procurement_unit": ["lena.brodin@example.invalid"],
}
"""With this the demo people can carry a nyttokalkyl through its whole life. A settings file of one's own goes before.

Maja fills in, Amir states for IT-enheten, Mehdi decides, Lena procures. The limits are invented.
"""
MEETINGS = {
    "series": [
        {
            "name": "taktiskt",
            "forum": "tactical_meeting",
            "department": "*",
            "months": [2, 5, 9, 11, 12],
            "nth": 2,
            "weekday": 3,
            "starts": "13:00",
            "organiser": "amir.hedlund@example.invalid",
            "place": "Rådhuset, rum 3",
        },
        {
            "name": "systemagare",
            "forum": "owner_meeting",
            "months": [4, 10],
            "nth": 3,
            "weekday": 2,
            "starts": "09:00",
            "minutes": 120,
        },
        {
            "name": "systemforvaltning",
            "forum": "maintenance_meeting",
            "months": [1, 3, 5, 8, 10, 12],
            "nth": 2,
            "weekday": 4,
            "starts": "14:00",
            "stop_days": 7,
        },
    ]
}
"""Meetings of the demo municipality."""
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
QUESTIONS = {
    "employee": (
        "Vilka system har vi för ärendehantering?",
        "Vem äger W3D3?",
        "Vem ansvarar för avtalsuppföljning i användningsfasen?",
    ),
    "manager": ("Vilka system ansvarar jag för?", "Vem äger Mentimeter?", "Och när går avtalet ut?"),
    "reader": ("Vilka avtal går ut 2027?", "När går avtalet för Smartsign ut?", "Vem äger det?"),
    "it": ("Vilka system är under avveckling?", "Vem är systemförvaltare för Treserva?", "Och när går avtalet ut?"),
}
"""What each persona may ask first; the same words as somebody else get another answer."""


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
    require_free(options.port)
    missing = client.missing_node()
    if missing is None:
        require_free(options.client_port)
    WORK.mkdir(exist_ok=True)
    environment = {**os.environ, "SYSTEMLOTSEN_DEV": "1", "SYSTEMLOTSEN_DEV_PEOPLE": str(PEOPLE)}
    if not (ROOT / "systemlotsen.toml").exists():
        environment.setdefault("SYSTEMLOTSEN_NYTTOKALKYL", json.dumps(NYTTOKALKYL))
        environment.setdefault("SYSTEMLOTSEN_MEETINGS", json.dumps(MEETINGS))
    _fill_register(environment)
    bot = [str(SYSTEMLOTSEN), "serve", "--host", "127.0.0.1", "--port", str(options.port)]
    pair.start(
        Child("Boten", bot, WORK / "bot.log", folder=ROOT, environment=environment),
        f"http://127.0.0.1:{options.port}/health/live",
    )
    if missing is None:
        _open_client(pair, options)
    else:
        print(f"\n{missing}\nBoten är igång ändå. Chatta i ett annat fönster: .venv/bin/systemlotsen chat")
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
    for question in QUESTIONS[options.persona]:
        print(f"  {question}")
    print(f"""
I en kanal: skriv @, välj {client.BOT["name"]} i listan och ställ sedan frågan.
Byt person: make run AS={"|".join(client.PERSONAS)}
Loggar: {WORK.relative_to(ROOT)}/bot.log och {WORK.relative_to(ROOT)}/playground.log""")


def _fill_register(environment: dict[str, str]) -> None:
    """Bring the embedded database to the newest revision, and give it the demo register if it holds none."""
    command = [str(SYSTEMLOTSEN), "import", str(REGISTER), "--if-empty"]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    if done.returncode:
        raise RunError(f"Demoregistret gick inte att läsa in.\n{done.stdout}{done.stderr}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Boten och den lokala Teams-klienten")
    parser.add_argument("--as", dest="persona", choices=client.PERSONAS, default="employee", help="vem du är")
    parser.add_argument("--port", type=int, default=3978, help="botens port")
    parser.add_argument("--client-port", type=int, default=56150, help="klientens port")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
