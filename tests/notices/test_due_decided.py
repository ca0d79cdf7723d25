"""`systemlotsen due` follows what has been decided and put off, and says who is told when nobody answers."""

from __future__ import annotations

import asyncio
from datetime import date

from bot.domain.contract_acts import Actor, Choice, chosen, confirmed
from bot.domain.contract_decisions import Capacity, Outcome, Postponed, case_of
from bot.domain.notices import NoticeRules, dated_contracts
from tests.fakes.house import Decided
from tests.notices.rules import contract, system
from tests.notices.test_due import rows

FIRST, LAST = date(2028, 2, 28), date(2028, 3, 31)
ONE = system(contract())
MANAGED = NoticeRules(
    lead_months={}, default_lead_months=12, management={"Socialförvaltningen": ("eva@kommunen.example.invalid",)}
)
SEEN = dated_contracts(ONE, MANAGED, FIRST)[0].outlook
CASE = case_of("HAN-1", "HAN-1/KS-1", SEEN)
BO = Actor("bo", "Bo Alm", frozenset({Capacity.SYSTEM_MANAGER}), FIRST)
ASA = Actor("asa", "Åsa Ek", frozenset({Capacity.SYSTEM_OWNER}), FIRST)
RECOMMENDED = chosen(CASE, None, Choice(Outcome.LET_END, "Den behövs inte."), BO, SEEN)


def stored(*entries):
    decisions = Decided()
    for entry in entries:
        added = decisions.postpone(entry) if isinstance(entry, Postponed) else decisions.add(entry)
        asyncio.run(added)
    return decisions


def test_it_explains_who_is_told_when_nobody_answers():
    above = [row for row in rows([ONE], FIRST, LAST, MANAGED) if row["kind"] == "contract_escalated"]
    assert [(row["recipient"], row["rung"], row["send_on"]) for row in above] == [
        ("person:eva@kommunen.example.invalid", 30, "2028-02-29"),
        ("person:eva@kommunen.example.invalid", 7, "2028-03-23"),
    ]
    assert above[0]["why"].startswith("Regel: ingen har beslutat före 2028-03-30, och 30 dagar eller färre återstår.")
    assert "2028" not in above[0]["text"]


def test_what_is_decided_is_not_due_and_a_recommendation_is_explained():
    waiting = [
        row for row in rows([ONE], FIRST, LAST, MANAGED, stored(RECOMMENDED)) if row["kind"] == "notice_deadline"
    ]
    assert waiting
    assert all("Bo Alm rekommenderade 2028-02-28 att avtalet upphör." in row["why"] for row in waiting)
    decided = rows([ONE], FIRST, LAST, MANAGED, stored(RECOMMENDED, confirmed(RECOMMENDED, ASA, 1)))
    assert {row["kind"] for row in decided} <= {"contract_decision"}


def test_what_somebody_has_put_off_is_due_on_that_day():
    later = Postponed(CASE, "bo", "Bo Alm", FIRST, date(2028, 3, 8))
    found = [row for row in rows([ONE], FIRST, date(2028, 3, 15), MANAGED, stored(later)) if "Bo" in row["recipient"]]
    assert [(row["kind"], row["send_on"]) for row in found] == [("contract_later", "2028-03-08")]
    assert found[0]["why"].startswith("Regel: någon har bett om en påminnelse den här dagen, före 2028-03-30.")
