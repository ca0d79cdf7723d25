"""A town hall where requests are real: a register and requests in a database, and people who hold the roles."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from functools import cache

from bot.domain.people import Person
from bot.domain.requests import Approver, Request, RequestKind
from bot.domain.systems import Department, ItSystem
from bot.policies import NyttokalkylPolicy, RequestPolicy
from storage.records import ImportRun
from storage.repositories import SystemRepository
from storage.requests import StoredRequests
from tests.cards.samples import parts
from tests.fakes.house import NOW, House
from tests.fakes.registers import demo_departments, demo_systems

CHIEF = "chef@kommunen.example.invalid"


@cache
def few_systems() -> tuple[ItSystem, ...]:
    """Some known systems, and one with sekretess that has an owner and a manager."""
    named = [one for one in demo_systems() if one.name in {"Platina", "Lex", "W3D3", "Raindance"}]
    secret = next(one for one in demo_systems() if one.name == "Treserva")
    return (*named, secret)


def named(name: str) -> ItSystem:
    return next(one for one in few_systems() if one.name == name)


SECRET = few_systems()[-1]


def people() -> list[Person]:
    """The owner and the manager of Platina, two of IT-enheten, a management and an employee."""
    platina = named("Platina")
    return [
        Person("owner", platina.owner.name, email="owner@kommunen.example.invalid"),
        Person("manager", platina.manager.name),
        Person("it", "Amir Hedlund", groups=frozenset({"it_unit"})),
        Person("it2", "Ida Tell", groups=frozenset({"it_unit"})),
        Person("chief", "Klara Chef", email=CHIEF),
        Person("eva", "Eva Lind", department="Utbildningsförvaltningen"),
        Person("stranger", "Sten Främling"),
        Person("gone", platina.owner.name, active=False),
        Person("namesake", platina.owner.name, sole_bearer=False),
    ]


class TownHall(House):
    """A House whose register is changed by what is approved. Time stands still until `now` is moved."""

    def __init__(self, database, rules: RequestPolicy | None = None):
        self.database = database
        platina = named("Platina")
        super().__init__(
            few_systems(),
            demo_departments(),
            people(),
            policy=NyttokalkylPolicy(management={platina.department: [CHIEF]}),
            requests=StoredRequests(database, lambda: self.now),
            source=SystemRepository(database, lambda: self.now),
            rules=rules,
        )

    async def open(self) -> TownHall:
        """Import the systems."""
        departments: list[Department] = list(demo_departments())
        run = ImportRun("systemlista.csv", "test")
        await self.source.save(few_systems(), departments=departments, missing=(), run=run, now=NOW)
        return self

    async def system(self, name: str) -> ItSystem:
        return next(one for one in (await self.source.load())[0] if one.name == name)

    async def filed(self, text: str, who: str = "manager", *typed: str):
        """Say something, answer what is asked, and send it. Returns the request's number."""
        out = await self.say(text, who=who)
        for answer in typed:
            out = await self.say(answer, who=who)
        out = await self.press("request.send", sends(out.card), who=who)
        assert "Ärende" in out.text, out.text
        return (await self.requests.of_person(who))[0].number


def button(card, verb: str) -> dict | None:
    """The data of the first button with that verb, or None."""
    found = (part for part in parts(card) if part.get("type") == "Action.Execute" and part["verb"] == verb)
    return next((part["data"] for part in found), None)


def sends(card, verb: str = "request.send", **inputs: str) -> dict:
    """What pressing the card's button sends: its data and every input as it is filled in."""
    data = dict(button(card, verb) or {})
    for part in parts(card):
        if str(part.get("type", "")).startswith("Input.") and "id" in part:
            data[part["id"]] = part.get("value", "")
    return data | {f"a_{name}": value for name, value in inputs.items()}


TODAY = date(2026, 11, 24)
TOKENS = itertools.count()


def request(kind: RequestKind, after: str = "", **changes) -> Request:
    usual = Request(
        number=0,
        kind=kind,
        applicant="eva",
        applicant_name="Eva Lind",
        conversation="a:eva",
        token=f"t{next(TOKENS)}",
        approver=Approver.IT_UNIT,
        system="HAN-0001",
        after=after,
        why="Därför.",
    )
    return replace(usual, **changes)


async def fill(repository: SystemRepository, *systems: ItSystem) -> None:
    names = [Department(one.department) for one in systems]
    await repository.save(systems, departments=names, missing=(), run=ImportRun("fil.csv", "test"), now=NOW)


async def approve(requests, one, today=TODAY, who="it"):
    return await requests.approve(one, by=who, name=who.title(), conversation=f"a:{who}", today=today)


async def the_system(repository, key="HAN-0001"):
    return next(one for one in (await repository.load())[0] if one.key == key)
