"""Random activities to the whole service: any button with any data by anybody, anywhere, and whatever can be typed.

.venv/bin/python -m tests.fuzz.activities                      # 20 000 activities
.venv/bin/python -m tests.fuzz.activities --count 500 --seed 7

Nothing may be answered with a fault, and no secret system may be named to anybody but those who may see it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import random
import re
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from aiohttp.test_utils import TestClient, TestServer

from bot.access import holds_role
from bot.app import make_app
from bot.core import open_core
from bot.presses import VERBS
from bot.settings import load_settings
from storage.importer import run_import
from tests.fakes.connector import FakeConnector
from tests.fakes.openid import TENANT

TEXTS = Path(__file__).parents[2] / "bot" / "texts"
DEMO = Path(__file__).parents[2] / "storage" / "demo"
HOSTILE = (
    "",
    " ",
    "=cmd|'/c calc'!A1",
    "<at>Alla</at>",
    "[x](javascript:alert(1))",
    "**fet**",
    "\u202e\u200b",
    "a" * 5000,
    "NaN",
    "1e30",
    "-1",
    "10" * 20,
    "1 234,50",
    "2027-02-30",
    "2027-03-28",
    "Q2 2027",
    "; DROP TABLE systems;",
    "{{ x }}",
    "HAN-0001",
    "HAN-0400",
    "HAN-9999",
    "yes",
    "maja.sundkvist@example.invalid",
    "\x00\x07",
    "\ud83d\ude00",
    "1.234,50",
)
KEYS = (
    "system",
    "draft",
    "version",
    "step",
    "sure",
    "need",
    "name",
    "text",
    "number",
    "item",
    "meeting",
    "seen",
    "sent",
    "request",
    "alert",
    "email",
    "comment",
    "delivery",
    "preferences",
    "plan",
    "function",
    "question",
    "page",
    "miss",
    "a_need",
    "a_title",
    "a_verdict",
    "a_day",
    "a_text",
    "p_committee",
    "p_quarter",
    "p_title",
    "language",
    "hour",
    "pause",
)
WORDS = (
    "vem äger {name}?",
    "när går avtalet för {name} ut?",
    "avveckla {name}",
    "{name}",
    "starta en nyttokalkyl för {name}",
    "ta bort 1",
    "godkänn 1",
    "avslå 1: nej",
    "stäng larm 1: klart",
    "flytta taktiska mötet till 2027-03-03",
    "fortsätt",
    "lämna in",
    "mina ärenden",
    "logg för {name}",
    "vad vet du om mig",
    "beslut 1: ja KS 2027-1",
    "visa dagordningen",
    "Anna Berg är ny systemägare för {name} från 1 mars",
    "förläng avtalet för {name}",
    "system med låg användning",
    "planerad upphandling: X; Q2 2027; {name}",
    "pausa påminnelser till 10 augusti",
    "dolda överlapp",
    "osäkra leveranser",
)


@dataclass
class Found:
    """What came of it."""

    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """True if nothing failed and nothing leaked."""
        return (
            not self.faults and not self.leaks and not any(status >= 500 and status != 501 for status in self.statuses)
        )


class Faults(logging.Handler):
    """Notes each line that carries an incident."""

    def __init__(self, found: Found) -> None:
        super().__init__(logging.WARNING)
        self.found, self.doing = found, ""

    def emit(self, record: logging.LogRecord) -> None:
        if hasattr(record, "incident"):
            kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
            self.found.faults.append(f"{record.getMessage()} {kind}: {self.doing}"[:400])


def value(rng: random.Random, names: list[str]) -> Any:
    """Anything that a client may put in a button."""
    return rng.choice(
        [
            rng.choice(HOSTILE),
            rng.choice(names),
            rng.randint(-2, 6),
            rng.randint(0, 10**18),
            rng.random() * 1e308,
            True,
            None,
            [],
            {},
            [1, "x"],
            {"a": {"b": []}},
            str(rng.randint(0, 6)),
        ]
    )


def activity(rng: random.Random, number: int, names: list[str], people: list[str], service_url: str) -> dict[str, Any]:
    """One activity: a press or words, by anybody, anywhere."""
    who = rng.choice([*people, "00000000-0000-0000-0000-0000000000ff"])
    channel = rng.random() < 0.2
    made: dict[str, Any] = {
        "id": str(number),
        "timestamp": "2026-11-24T09:00:00.000Z",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": {"id": f"29:{who}", "name": "Någon", "aadObjectId": who},
        "recipient": {"id": "28:bot", "name": "Systemlotsen"},
        "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": f"a:{who}"},
        "channelData": {"tenant": {"id": TENANT}},
        "locale": rng.choice(["sv-SE", "en-GB", "xx", None]),
    }
    if channel:
        made["conversation"] = {
            "conversationType": "channel",
            "tenantId": TENANT,
            "id": "19:k@thread.tacv2;messageid=1",
            "isGroup": True,
        }
        made["channelData"] |= {"team": {"id": "19:t"}, "channel": {"id": "19:k@thread.tacv2"}}
    if rng.random() < 0.7:
        data = {rng.choice(KEYS): value(rng, names) for _ in range(rng.randint(0, 8))}
        verb = rng.choice([*sorted(VERBS), "okänd.knapp", "", 7])
        action = {"type": "Action.Execute", "verb": verb, "data": data}
        return made | {"type": "invoke", "name": "adaptiveCard/action", "value": {"action": action}}
    text = rng.choice([*WORDS, *HOSTILE]).replace("{name}", rng.choice(names))
    if channel:
        mention = {"type": "mention", "mentioned": {"id": "28:bot"}, "text": "<at>Systemlotsen</at>"}
        return made | {"type": "message", "text": f"<at>Systemlotsen</at> {text}", "entities": [mention]}
    return made | {"type": "message", "text": text}


async def fuzz(count: int, seed: int) -> Found:
    """So many activities to a service of its own."""
    rng, found = random.Random(seed), Found()
    handler = Faults(found)
    logging.getLogger().addHandler(handler)
    fake = await FakeConnector().start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            core = await open_core(load_settings(dev=True, database_url=f"sqlite:///{folder}/fuzz.db"))
            await run_import(DEMO / "register.csv", core.systems, clock=core.clock, by="fuzz")
            systems, _ = await core.systems.load()
            await core.warm()
            # Names that our own texts use as examples are said whatever the register holds.
            examples = {word for path in TEXTS.rglob("*.ftl") for word in re.findall(r"\w+", path.read_text("utf-8"))}
            secret = [
                one.name for one in systems if one.restricted and one.restricted.secret and one.name not in examples
            ]
            names = rng.sample([one.name for one in systems], 40) + rng.sample(secret, min(10, len(secret)))
            people = sorted(core.people._by_id)
            written: dict[str, str] = defaultdict(str)
            held = {
                key: {system.name for system in systems if holds_role(system, person)}
                for key, person in core.people._by_id.items()
            }
            trusted = {key for key, one in core.people._by_id.items() if one.groups}
            app = await make_app(core, "127.0.0.1")
            async with TestClient(TestServer(app, host="127.0.0.1")) as http:
                for number in range(count):
                    one = activity(rng, 1_795_000_000_000 + number, names, people, fake.service_url)
                    handler.doing = json.dumps({key: one.get(key) for key in ("text", "value")}, ensure_ascii=True)
                    before = len(fake.sent)
                    response = await http.post(
                        "/api/messages", data=json.dumps(one), headers={"Content-Type": "application/json"}
                    )
                    found.statuses[response.status] += 1
                    who = one["from"]["aadObjectId"]
                    # What somebody wrote themselves is theirs, and stands in what they began.
                    written[who] += json.dumps(one, ensure_ascii=False)
                    told = [(one["conversation"]["id"], await response.text())]
                    # Others may be told something unasked meanwhile: each is held against who reads it.
                    told += [
                        (sent.conversation, json.dumps(sent.activity, ensure_ascii=False))
                        for sent in fake.sent[before:]
                    ]
                    for place, said in told:
                        reader = place.removeprefix("a:") if place.startswith("a:") else ""
                        if reader in trusted:
                            continue
                        known = held.get(reader, set())
                        # In a channel others may have written it before.
                        by = written[reader] if reader else "".join(written.values())
                        kept = [name for name in secret if name in said and name not in known and name not in by]
                        found.leaks += [f"{name}: {handler.doing}" for name in kept]
    finally:
        await fake.stop()
        logging.getLogger().removeHandler(handler)
    return found


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description="Random activities to the whole service")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    found = asyncio.run(fuzz(given.count, given.seed))
    click.echo(f"seed {given.seed}, activities {given.count}, statuses {dict(found.statuses)}")
    click.echo(f"faults {len(found.faults)}, leaks {len(found.leaks)}")
    for line in [*dict.fromkeys(found.faults), *found.leaks][:20]:
        click.echo(line)
    raise SystemExit(not found.good)


if __name__ == "__main__":
    main()
