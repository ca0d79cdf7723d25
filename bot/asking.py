"""Questions from the command line, through the same path as from Teams: `ask`, `ask --batch` and `chat`."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.access import Place, Viewer
from bot.domain.answers import Press, Reply
from bot.domain.people import Person
from bot.domain.questions import Memory
from bot.ports import Disclosure, DisclosureLog, Register
from bot.router import Router
from bot.texts import all_languages, texts_for
from bot.turn import Conversation, ConversationKind, Turn, TurnKind

OPERATOR = Person(aad_object_id="command-line", name="", groups=frozenset({"register_reader"}))
"""Who asks without --as: whoever runs the command can read the database, so nothing is gained by hiding it.

What is shown is logged all the same (docs/decisions).
"""


class SessionTurns:
    """Implements bot.ports.TurnStore for a session at the command line: the session remembers, the log is real."""

    def __init__(self, log: DisclosureLog) -> None:
        self._log = log
        self._memories: dict[str, Memory] = {}

    async def begin(self, turn_keys: Sequence[str], conversation_id: str) -> tuple[bool, Memory]:
        """Nothing is delivered twice here."""
        del turn_keys
        return True, self._memories.get(conversation_id, Memory())

    async def finish(
        self,
        conversation_id: str,
        memory: Memory,
        disclosures: Sequence[Disclosure],
        missed: str | None = None,
        turn_keys: Sequence[str] = (),
    ) -> None:
        """Remember for the session; log what was shown. Trials at the command line teach the search nothing."""
        del missed, turn_keys
        self._memories[conversation_id] = memory
        if disclosures:
            await self._log.disclose(disclosures)


class OnePerson:
    """Implements bot.ports.Directory for a session with one known person."""

    def __init__(self, person: Person) -> None:
        self._person = person

    async def person(self, aad_object_id: str | None, fallback_name: str | None) -> Person:
        """Always the same person."""
        del aad_object_id, fallback_name
        return self._person

    async def by_email(self, email: str) -> Person | None:
        """The session's person, if that is the address."""
        return self._person if self._person.email == email else None

    async def bearers(self, name: str) -> Sequence[Person] | None:
        """The session knows nobody else."""
        del name
        return None

    async def manager_of(self, person_id: str) -> Person | None:
        """The session knows nobody else."""
        del person_id
        return None

    async def named(self, name: str) -> Sequence[Person]:
        """The session knows nobody else."""
        del name
        return ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A reply with the time it took, in milliseconds, card included."""

    reply: Reply
    milliseconds: float


class Session:
    """One conversation after another with one person, in personal chat or in a channel."""

    def __init__(self, router: Router, register: Register, turns: SessionTurns, person: Person, place: Place) -> None:
        self._router = router
        self._register = register
        self._turns = turns
        self._viewer = Viewer(person, place)
        self.start_over()

    async def warm(self) -> None:
        """Read the register, so that the first question is not the one that waits for it."""
        await self._register.view(self._viewer)
        for language in all_languages():
            texts_for(language)

    def start_over(self) -> None:
        """Begin a new conversation: nothing said before is remembered."""
        kind = ConversationKind.PERSONAL if self._viewer.place is Place.PERSONAL else ConversationKind.CHANNEL
        self._conversation = Conversation(f"command-line:{uuid.uuid4()}", kind, service_url="", tenant_id="")

    async def ask(self, text: str) -> Asked:
        """One typed question."""
        return await self._take(TurnKind.MESSAGE, text=text)

    async def press(self, button: Press) -> Asked:
        """One button of the last answer."""
        return await self._take(TurnKind.PRESS, verb=button.verb, press=button.data)

    async def _take(self, kind: TurnKind, **what: Any) -> Asked:
        person = self._viewer.person
        turn = Turn(
            kind, str(uuid.uuid4()), self._conversation, person.aad_object_id, person.aad_object_id, None, **what
        )
        begun = time.perf_counter()
        _, memory = await self._turns.begin((), self._conversation.id)
        reply, _card = await self._router.reply_and_card(turn, memory)
        return Asked(reply, (time.perf_counter() - begun) * 1000)

    async def ask_row(self, row: dict[str, Any]) -> dict[str, Any]:
        """One row of `ask --batch`, in a conversation of its own: `q` after the questions in `context`."""
        self.start_over()
        for earlier in row.get("context") or []:
            await self.ask(str(earlier))
        asked = await self.ask(str(row["q"]))
        return {"id": row.get("id"), "q": row["q"], **await self.as_json(asked)}

    async def as_json(self, asked: Asked) -> dict[str, Any]:
        """An answer as `ask` prints it (interface.md)."""
        view = await self._register.view(self._viewer)
        names = {system.key: system.name for system in view.systems}
        reply = asked.reply
        found = [names[key] for key in reply.systems if key in names]
        return {
            "intent": reply.intent.value,
            "systems": found,
            "closest": [names[key] for key in reply.closest if key in names],
            "count": reply.count if reply.count is not None else len(found),
            "text": reply.text,
            "latency_ms": round(asked.milliseconds, 3),
        }


def json_lines(lines: Iterable[str]) -> list[dict[str, Any]]:
    """Rows of a file of questions, blank lines left out. Raises ValueError, in Swedish, for a row that is not one."""
    rows = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise ValueError(f"Rad {number} är inte JSON: {error.msg}.") from error
        if not isinstance(row, dict) or "q" not in row:
            raise ValueError(f"Rad {number} saknar frågan «q».")
        rows.append(row)
    return rows
