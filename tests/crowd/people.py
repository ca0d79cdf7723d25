"""What each of the crowd does: asks, fills in, tells, decides. What leaves a trace carries a mark of its own."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

from tests.crowd.teams import FAULT, Answer, Teams
from tests.crowd.town import HIDDEN, HIDDEN_NUMBER, HIDDEN_OWNER, Citizen


@dataclass
class Deeds:
    """What was done. `confirmed` are marks whose answer said that it is done, `tried` all of them, by sort."""

    tried: dict[str, set[str]] = field(default_factory=lambda: {sort: set() for sort in SORTS})
    confirmed: dict[str, set[str]] = field(default_factory=lambda: {sort: set() for sort in SORTS})
    leaks: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


SORTS = ("nyttokalkyl", "step", "request", "decision")


class Person:
    """One of the crowd, with the manager's chat and the owner's."""

    def __init__(self, me: Citizen, crowd: list[Citizen], teams: Teams, deeds: Deeds, seed: int) -> None:
        self.me, self.crowd, self.teams, self.deeds = me, crowd, teams, deeds
        self.chance = random.Random(seed * 1000 + me.place)
        self._marks = itertools.count(1)
        self.version = 0
        self.turn = 0

    def mark(self, sort: str) -> str:
        """A word that nobody else has written."""
        mark = f"q{sort[0]}{self.me.place:02d}x{next(self._marks):05d}"
        self.deeds.tried[sort].add(mark)
        return mark

    async def live(self, enough: Callable[[], bool]) -> None:
        """Go on until there is enough."""
        doings: list[Callable[[], Awaitable[None]]] = [
            self.ask_owner,
            self.ask_contract,
            self.ask_in_channel,
            self.ask_hidden,
            self.fill_in,
            self.tell,
            self.decide,
        ]
        while not enough():
            await self.chance.choice(doings)()

    async def ask_owner(self) -> None:
        """Of any system: everybody may know."""
        other = self.chance.choice(self.crowd)
        answer = await self.teams.say(self.me.person("manager"), f"Vem äger {other.system}?")
        self._expect(answer, other.owner)
        if other is not self.me:
            self._never(answer, other.number)

    async def ask_contract(self) -> None:
        """Of any system: only its own manager is told."""
        other = self.chance.choice([self.me, self.chance.choice(self.crowd)])
        answer = await self.teams.say(self.me.person("manager"), f"När går avtalet för {other.system} ut?")
        if other is self.me:
            self._expect(answer, other.deadline.isoformat())
        else:
            self._never(answer, other.number, other.deadline.isoformat())

    async def ask_in_channel(self) -> None:
        """In a channel nobody is told."""
        question = f"När går avtalet för {self.me.system} ut?"
        answer = await self.teams.say(self.me.person("manager"), question, channel=True)
        self._never(answer, self.me.number, self.me.deadline.isoformat())

    async def ask_hidden(self) -> None:
        """What does not exist."""
        answer = await self.teams.say(self.me.person("manager"), f"Vem äger {HIDDEN}?")
        self._never(answer, HIDDEN_OWNER, HIDDEN_NUMBER)

    async def fill_in(self) -> None:
        """Begin a nyttokalkyl and answer its first question."""
        mark = self.mark("nyttokalkyl")
        begun = await self.teams.say(self.me.person("manager"), f"Starta en nyttokalkyl för {mark}")
        if not begun.came:
            return
        self._expect(begun, "Det här är nyttokalkyl")
        data = begun.data_of("nyttokalkyl.answer")
        if data is None:
            return
        self.deeds.confirmed["nyttokalkyl"].add(mark)
        step = self.mark("step")
        inputs = {"a_situation": f"I dag görs {step} för hand.", "a_baseline": "Det tar lika lång tid."}
        answered = await self.teams.press(self.me.person("manager"), "nyttokalkyl.answer", data | inputs)
        following = answered.data_of("nyttokalkyl.answer")
        if following is not None and following.get("step") != data.get("step"):
            self.deeds.confirmed["step"].add(step)
        await self.teams.press(self.me.person("manager"), "nyttokalkyl.pause", {"draft": data.get("draft")})

    async def tell(self) -> None:
        """A request: said, and confirmed with a word."""
        mark = self.mark("request")
        person = self.me.person("manager")
        form = await self.teams.say(person, f"Beskrivning av {self.me.system}: {mark} i arbetet")
        data = form.data_of("request.send")
        if data is None:
            return
        sent = await self.teams.press(person, "request.send", data | {"a_value": f"Lastning {mark}", "a_why": mark})
        if sent.came and mark in sent.text and "Ärende" in sent.text:
            self.deeds.confirmed["request"].add(mark)

    async def decide(self) -> None:
        """The manager recommends, the owner sends back, again and again, each on what the card says."""
        mark = self.mark("decision")
        case = {"system": self.me.key, "contract": self.me.contract, "deadline": self.me.deadline.isoformat()}
        recommends = self.turn % 2 == 0
        verb, role = ("contract.decide", "manager") if recommends else ("contract.send_back", "owner")
        later = (self.me.deadline + timedelta(days=365)).isoformat()
        form = {"a_outcome": "extend", "a_new_end": later, "a_reason": mark, "sent": "yes", "version": self.version}
        answer = await self.teams.press(self.me.person(role), verb, case | form)
        if answer.came and mark in answer.text:
            self.deeds.confirmed["decision"].add(mark)
            self.version += 1
            self.turn += 1
        else:
            await self._catch_up(case)

    async def _catch_up(self, case: dict) -> None:
        """Somebody who got no answer looks how it stands, as anybody would."""
        seen = await self.teams.press(self.me.person("owner"), "contract.status", case | {"version": self.version})
        for verb, recommends in (("contract.send_back", False), ("contract.decide", True)):
            data = seen.data_of(verb)
            if data is not None:
                self.version, self.turn = int(data.get("version", 0)), 0 if recommends else 1
                return

    def _expect(self, answer: Answer, word: str) -> None:
        if answer.came and word not in answer.text and FAULT not in answer.text:
            self.deeds.wrong.append(f"{self.me.system} missed {word}: {answer.words}")

    def _never(self, answer: Answer, *words: str) -> None:
        self.deeds.leaks += [
            f"{self.me.system} was told {word}: {answer.words}" for word in words if word in answer.text
        ]


async def together(people: list[Person], enough: Callable[[], bool]) -> None:
    """All at once."""
    await asyncio.gather(*(person.live(enough) for person in people))
