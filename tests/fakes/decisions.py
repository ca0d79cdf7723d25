"""A house in which a contract's decision is due, and what to press in it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from bot.domain.people import Person
from bot.domain.systems import Department
from bot.policies import NyttokalkylPolicy
from tests.fakes.house import House
from tests.notices.rules import contract, system

NOW = datetime(2028, 2, 29, 9, 0, tzinfo=UTC)
BO = Person("bo", "Bo Alm", "bo@kommunen.example.invalid")
ASA = Person("asa", "Åsa Ek", "asa@kommunen.example.invalid")
EVA = Person("eva", "Eva Ro", "eva@kommunen.example.invalid")
IT = Person("it", "Ia Te", groups=frozenset({"it_unit"}))
CASE = {"system": "HAN-1", "contract": "HAN-1/KS-1", "deadline": "2028-03-30", "version": 0}
EXTEND = {"a_outcome": "extend", "a_new_end": "2030-06-30", "a_reason": "Den fungerar väl.", "sent": "yes"}
POLICY = NyttokalkylPolicy(management={"Socialförvaltningen": ["EVA@kommunen.example.invalid"]})


def house(*systems):
    one = House(
        systems or (system(contract()),),
        (Department("Socialförvaltningen"),),
        (BO, ASA, EVA, IT),
        policy=POLICY,
    )
    one.now = NOW
    return one


def acts(one):
    return [(row.act, row.by, row.outcome) for row in one.decisions.rows]


def card(answer):
    return json.dumps(answer.card, ensure_ascii=False)


def verbs(answer):
    return [part["verb"] for part in walk(answer.card) if part.get("type") == "Action.Execute"]


def walk(value):
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from walk(item)
    elif isinstance(value, list):
        for item in value:
            yield from walk(item)
