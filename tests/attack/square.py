"""A small municipality in which people of every kind press buttons: all of the program but Teams.

The database, the stores and the router are wired as the service wires them.
"""

from __future__ import annotations

import itertools
import json
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from sqlalchemy import event

from bot.core import Core, open_core
from bot.domain.systems import Role, RoleHolder
from bot.settings import load_settings
from bot.tidings import Bell
from bot.turn import Conversation, ConversationKind, Turn, TurnKind
from tests.fakes.clock import FakeClock
from tests.fakes.house import Turns
from tests.notices.rules import contract, system

NOW = datetime(2028, 2, 29, 9, 0, tzinfo=UTC)
SOCIAL = "Socialförvaltningen"
TENANT = "00000000-0000-4000-8000-000000000001"
OURS = frozenset(
    {
        "turn_claims",
        "conversation_state",
        "access_log",
        "conversation_references",
        "missed_searches",
        "service_secrets",
    }
)
"""Tables that any turn may write: its claim and memory, what was shown, where the chat is, what was sought in vain, and
the key that links are signed with, which is made when the first link is."""

PEOPLE = """
[[person]]
aad_object_id = "maja"
name = "Maja Medarbetare"
email = "maja@kommunen.example.invalid"
department = "Socialförvaltningen"
[[person]]
aad_object_id = "bo"
name = "Bo Alm"
email = "bo@kommunen.example.invalid"
[[person]]
aad_object_id = "asa"
name = "Åsa Ek"
email = "asa@kommunen.example.invalid"
[[person]]
aad_object_id = "chef"
name = "Klara Chef"
email = "chef@kommunen.example.invalid"
[[person]]
aad_object_id = "rut"
name = "Rut Läsare"
email = "rut@kommunen.example.invalid"
groups = ["register_reader"]
[[person]]
aad_object_id = "ia"
name = "Ia Te"
email = "ia@kommunen.example.invalid"
groups = ["it_unit"]
[[person]]
aad_object_id = "gun"
name = "Gun Gått"
email = "gun@kommunen.example.invalid"
groups = ["it_unit", "register_reader"]
active = false
[[person]]
aad_object_id = "tve"
name = "Tve Lik"
[[person]]
aad_object_id = "tva"
name = "Tve Lik"
"""
WHO = ("stranger", "gun", "tve", "maja", "chef", "rut", "bo", "asa", "ia")
"""The least trusted first: a guest of another tenant's name, somebody who has left, a namesake, an employee, …"""

PLACES = dict.fromkeys(WHO, ("channel", "personal")) | dict.fromkeys(
    ("gun", "asa", "ia"), ("channel", "group", "it_channel", "personal")
)
UNTOLD = ("Mörkerlinjen", "Sven Dold", "HEM-666")
"""Of the secret system: its name, who has a role in it, its contract."""

RESTRICTED = ("987654", "987 654", "987\N{NO-BREAK SPACE}654", "AVT-77", "AVT-99", "AVT-55", "2028-06-30", "2028-03-30")
"""What only those with a role in the other systems may see, as answers write it."""

OPEN = system(
    contract(number="AVT-77", yearly_cost=Decimal(987_654)),
    key="HAN-0001",
    name="Zebraflux",
)
DARK = system(
    contract(number="HEM-666"),
    key="HAN-0002",
    name="Mörkerlinjen",
    secret=True,
    owner=RoleHolder(Role.SYSTEM_OWNER, "Sven Dold"),
    manager=RoleHolder(Role.SYSTEM_MANAGER, "Sven Dold"),
)
TWIN = system(
    contract(number="AVT-88", end_date=date(2033, 1, 1)),
    key="HAN-0003",
    name="Dubbelgång",
    functions=("Dubblering",),
    owner=RoleHolder(Role.SYSTEM_OWNER, "Tve Lik"),
    manager=RoleHolder(Role.SYSTEM_MANAGER, "Tve Lik"),
)
GOING = system(contract(number="AVT-99"), key="HAN-0004", name="Gammelflux")
DONE = system(contract(number="AVT-55"), key="HAN-0005", name="Avgjortflux", functions=("Avgjort",))


class Square:
    """One such municipality.

    `past` and `coming` are keys of meetings, `written` names the tables that have been written since it was cleared.
    """

    def __init__(self, core: Core, past: str, coming: str) -> None:
        self.core, self.past, self.coming = core, past, coming
        self.turns = Turns()  # what a conversation remembers is not the point here, and takes its time
        self.router = core.router(core.people, self.turns, core.calculations("https://bot.example.invalid"), Bell())
        self.written: set[str] = set()
        event.listen(core.database.engine.sync_engine, "before_cursor_execute", self._note)
        self._numbers = itertools.count(1)
        self._kept = sqlite3.connect(":memory:")

    def _note(self, _connection, _cursor, statement, *_rest) -> None:
        words = statement.split()
        if words and words[0].upper() in {"INSERT", "UPDATE", "DELETE"}:
            self.written.add(words[1 if words[0].upper() == "UPDATE" else 2].strip('"'))

    async def press(self, verb: str, data: dict, who: str, where: str) -> tuple[set[str], str]:
        """Press it: the tables that were written beside those of any turn, and all that was answered."""
        return await self._take(TurnKind.PRESS, who, where, verb=verb, press=dict(data))

    async def say(self, text: str, who: str, where: str) -> tuple[set[str], str]:
        """Write it: the same."""
        return await self._take(TurnKind.MESSAGE, who, where, text=text)

    async def _take(self, kind: TurnKind, who: str, where: str, **what) -> tuple[set[str], str]:
        self.written.clear()
        number = next(self._numbers)
        # Everybody calls themselves Åsa Ek: what a client says somebody is called gives nothing.
        turn = Turn(kind, str(number), place_of(who, where), f"29:{who}", who, "Åsa Ek", **what)
        answer = await self.router(turn, (f"turn:{number}",))
        assert answer is not None
        return self.written - OURS, f"{answer.text} {json.dumps(answer.card, ensure_ascii=False)}"

    def keep(self) -> None:
        """Remember the database as it is."""
        with closing(sqlite3.connect(self.core.database.sqlite_path)) as now:
            now.backup(self._kept)

    def restore(self) -> None:
        """Put the database back to how it was kept, and ask the register anew."""
        with closing(sqlite3.connect(self.core.database.sqlite_path)) as now:
            self._kept.backup(now)
        self.core.register._asked_at = 0.0
        self.turns.memories.clear()

    async def close(self) -> None:
        await self.core.close()
        self._kept.close()


def place_of(who: str, where: str) -> Conversation:
    if where == "personal":
        return Conversation(f"a:{who}", ConversationKind.PERSONAL, "https://smba.trafficmanager.net", TENANT)
    if where == "group":
        return Conversation("19:grupp@thread.v2", ConversationKind.GROUP, "https://smba.trafficmanager.net", TENANT)
    name = "19:it@thread.tacv2" if where == "it_channel" else "19:kanal@thread.tacv2"
    channel = ConversationKind.CHANNEL
    return Conversation(f"{name};messageid=1", channel, "https://smba.trafficmanager.net", TENANT, name, "19:team")


async def opened(path: Path, template: Path) -> Square:
    """The municipality in a file of its own: `template` is a migrated database, or one that was filled before."""
    people = path.with_suffix(".toml")
    people.write_text(PEOPLE, encoding="utf-8")
    shutil.copyfile(template, path)
    settings = load_settings(
        dev=True,
        database_url=f"sqlite:///{path}",
        dev_people=people,
        nyttokalkyl={"management": {SOCIAL: ["chef@kommunen.example.invalid"]}},
        meetings={
            "series": [
                {
                    "name": "taktiskt",
                    "forum": "tactical_meeting",
                    "department": SOCIAL,
                    "dates": [date(2028, 2, 28), date(2028, 3, 20)],
                    "starts": "09:00",
                    "organiser": "asa@kommunen.example.invalid",
                }
            ]
        },
    )
    clock = FakeClock(NOW)
    core = await open_core(settings, clock=clock)
    past, coming = await core.meetings().between(date(2028, 2, 1), date(2028, 3, 31))
    return Square(core, past.key, coming.key)
