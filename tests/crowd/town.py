"""The municipality that a crowd uses: a system, a manager and an owner for each, and what nobody else may be told."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tests.fakes.graph import FakeGraph

IT_GROUP = "00000000-0000-4000-8000-0000000000aa"
IT_PERSON = "00000000-0000-4000-8000-0000000000bb"
HIDDEN, HIDDEN_OWNER, HIDDEN_NUMBER = "Hemlighuset", "Sven Dold", "HEMLIG-1"
_HEADINGS = (
    "systemid;systemnamn;leverantör;funktion;beskrivning;förvaltning;systemägare;systemförvaltare;avtalsnummer;"
    "avtalsstart;avtalsslut;uppsägningstid_mån;förlängning;årskostnad_kr;sekretess"
)
_HOME = "Social- och äldreförvaltningen"
_SYLLABLES = "ba dre gi kvo lu mja ny svo".split()  # noqa: SIM905
_WORDS = "ett två tre fyra fem sex sju åtta nio tio elva tolv".split()  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Citizen:
    """One of the crowd: manages one system, and another decides about its contract."""

    place: int
    deadline: date

    @property
    def system(self) -> str:
        first, second = divmod(self.place, 8)
        return f"{_SYLLABLES[first % 8].title()}{_SYLLABLES[second]}flux"

    @property
    def key(self) -> str:
        return f"HAN-{self.place:04d}"

    @property
    def number(self) -> str:
        return f"AVT-{self.place:02d}Q"

    @property
    def contract(self) -> str:
        return f"{self.key}/{self.number}"

    @property
    def manager(self) -> str:
        return f"Förvaltare {_name(self.place)}"

    @property
    def owner(self) -> str:
        return f"Ägare {_name(self.place)}"

    def person(self, role: str) -> str:
        """An Entra object id."""
        return str(uuid.uuid5(uuid.NAMESPACE_DNS, f"{role}-{self.place}.example.invalid"))


def _name(place: int) -> str:
    return f"{_WORDS[place % 12].title()}{_WORDS[place // 12]}son"


def citizens(count: int, today: date) -> list[Citizen]:
    """So many, with a notice deadline in two months."""
    return [Citizen(place, today + timedelta(days=60)) for place in range(1, count + 1)]


def write_register(path: Path, crowd: list[Citizen], today: date) -> None:
    """The systemlista, with one secret system."""
    begun = (today - timedelta(days=1000)).isoformat()
    rows = [
        f"{one.key};{one.system};Bolaget;Lastning {_name(one.place)};;{_HOME};{one.owner};{one.manager};"
        f"{one.number};{begun};{one.deadline.isoformat()};0;Ingen;1000;Nej"
        for one in crowd
    ]
    rows.append(
        f"HAN-0900;{HIDDEN};Bolaget;Hemlighet;;{_HOME};{HIDDEN_OWNER};{HIDDEN_OWNER};{HIDDEN_NUMBER};"
        f"{begun};2035-01-01;3;Ingen;1000;Ja"
    )
    path.write_text("\n".join([_HEADINGS, *rows]) + "\n", encoding="utf-8")


def people_of(crowd: list[Citizen]) -> FakeGraph:
    """All of them in Entra."""
    graph = FakeGraph()
    for one in crowd:
        for role, name in (("manager", one.manager), ("owner", one.owner)):
            identity = one.person(role)
            graph.add(identity, name, userPrincipalName=f"{role}{one.place}@kommunen.example.invalid")
    graph.add(IT_PERSON, "Ia Te", groups=(IT_GROUP,), userPrincipalName="ia@kommunen.example.invalid")
    return graph
