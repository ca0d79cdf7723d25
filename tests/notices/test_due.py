"""`systemlotsen due`: each delivery on its day, with the rule and the dates."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from bot.deliveries.contract_tidings import ContractTidings
from bot.deliveries.foresight import TheseSystems, Untold
from bot.deliveries.plan import plan
from bot.deliveries.unanswered import ByNames
from bot.due import days_between, due_lines, due_rows
from bot.texts import texts_for
from tests.fakes.house import Decided
from tests.fakes.registers import demo_systems
from tests.notices.rules import AUTOMATIC, OPTION, contract, rules, system

SAY = texts_for("sv")
RULES = rules()


def rows(systems, first, last=None, which=RULES, decisions=None):
    source = ContractTidings(TheseSystems(tuple(systems)), Untold(), which, ByNames(decisions or Decided()))

    async def found():
        return [row async for row in due_rows([source], first, last or first, SAY)]

    return asyncio.run(found())


def test_a_line_has_all_that_explains_it():
    (manager, owner, *_) = rows([system(contract())], date(2028, 2, 29))
    assert manager == {
        "kind": "notice_deadline",
        "system": "Treserva",
        "department": "Socialförvaltningen",
        "recipient": "person:Bo Alm",
        "rung": 30,
        "deadline": "2028-03-30",
        "send_on": "2028-02-29",
        "why": (
            "Regel: sista beslutsdag är 2028-03-30. Påminnelsen kommer 30 dagar före."
            " avtalsslut 2028-06-30, sista uppsägningsdag 2028-03-30, sista dag att börja upphandla 2027-06-30"
        ),
        "text": (
            "Treserva: avtalet behöver ett beslut. Avtalet upphör 2028-06-30 och förlängs inte av sig självt."
            " Sista dag att bestämma vad som ska hända då är 2028-03-30, räknat på uppsägningstiden."
            " Om ingen gör något upphör avtalet 2028-06-30, och kommunen står utan avtal."
            " Bo Alm är systemförvaltare och rekommenderar vad som ska göras. Systemägaren beslutar."
            " System: Treserva (Socialförvaltningen). Avtal: KS-1. Gäller till och med: 2028-06-30."
            " Påminnelsen kommer 30 dagar före."
        ),
    }
    assert owner["recipient"] == "person:Åsa Ek"


def test_far_from_the_deadline_only_the_manager_is_told():
    far = [row for row in rows([system(contract())], date(2027, 1, 1), date(2027, 4, 30)) if row["rung"] >= 180]
    assert {row["recipient"] for row in far if row["system"]} == {"person:Bo Alm"}


def test_the_owner_is_told_where_there_is_no_manager_and_nobody_where_there_is_neither():
    alone = replace(system(contract()), manager=None)
    assert {row["recipient"] for row in rows([alone], date(2028, 2, 29))} == {"person:Åsa Ek"}
    assert {row["recipient"] for row in rows([replace(alone, owner=None)], date(2028, 2, 29))} == set()


def test_a_channel_is_told_once_that_it_is_urgent_and_weekly_what_has_come():
    found = rows([system(contract())], date(2028, 3, 1), date(2028, 3, 31))
    channel = [row for row in found if row["recipient"] == "channel:reminders"]
    assert [(row["kind"], row["send_on"]) for row in channel] == [
        ("digest", "2028-03-06"),
        ("notice_deadline", "2028-03-16"),
        ("digest", "2028-03-20"),
        ("digest", "2028-03-27"),
    ]


def test_no_date_and_no_term_reaches_a_channel():
    for day in (date(2026, 11, 30), date(2027, 3, 1), date(2027, 6, 28)):
        for row in rows(demo_systems(), day):
            if row["recipient"] == "channel:reminders":
                assert "2026-" not in row["text"]
                assert "2027-" not in row["text"]
                assert "2028-" not in row["text"]


def test_the_channel_says_the_same_whether_or_not_secret_systems_exist():
    hidden = [
        replace(one, key=f"S-{n}", restricted=replace(one.restricted, secret=True))
        for n, one in enumerate(demo_systems())
    ]
    public = [one for one in demo_systems() if not one.restricted.secret]

    def channel(systems):
        found = rows(systems, date(2027, 1, 4), date(2027, 1, 15))
        return [row for row in found if row["recipient"] == "channel:reminders"]

    assert channel(public) == channel([*hidden[:200], *public, *hidden[200:]])
    assert channel(public)


def test_before_the_quiet_period_the_digest_holds_all_until_it_ends():
    one = system(contract(end_date=date(2027, 11, 5), notice_period_months=3, renewal=AUTOMATIC))
    found = rows([one], date(2027, 6, 28), date(2027, 8, 15))
    assert [row["send_on"] for row in found if row["kind"] == "digest"] == ["2027-07-05"]


def test_text_for_a_reader():
    found = rows([system(contract())], date(2028, 2, 29))
    assert due_lines(found, date(2028, 2, 29), date(2028, 2, 29), SAY)[0].startswith("2028-02-29  person:Bo Alm\n")
    assert due_lines([], date(2028, 1, 1), date(2028, 1, 2), SAY) == ["Inget skickas mellan 2028-01-01 och 2028-01-02."]


def test_which_days_may_be_asked_for():
    day, later = date(2027, 1, 1), date(2027, 2, 1)
    assert days_between(day, None, None) == (day, day)
    assert days_between(None, day, later) == (day, later)
    for wrong in ((None, None, None), (day, day, later), (None, day, None), (None, later, day)):
        with pytest.raises(ValueError, match="--on"):
            days_between(*wrong)


def test_the_owner_is_told_from_the_first_rung_where_the_manager_cannot_be_reached_and_why():
    one = system(contract())
    reached = {"Åsa Ek": "person:asa"}
    told = list(plan([one], RULES, date(2027, 3, 31), lambda holder: reached.get(holder.name)))
    (single,) = [planned for planned in told if planned.person is not None]
    assert (single.key.recipient, single.notices[0].rung) == ("person:asa", 365)
    assert "Bo Alm är systemförvaltare men går inte att nå i Teams." in single.post(RULES, SAY).text
    reached["Bo Alm"] = "person:bo"
    told = list(plan([one], RULES, date(2027, 3, 31), lambda holder: reached.get(holder.name)))
    assert [planned.key.recipient for planned in told if planned.person is not None] == ["person:bo"]


def test_what_nobody_knows_is_not_promised_when_the_day_has_passed():
    (unknown, *_) = rows([system(contract(renewal=None))], date(2028, 4, 6))
    assert unknown["kind"] == "deadline_missed"
    assert "Det framgår inte av registret vad som händer om ingen gör något." in unknown["text"]
    assert "står utan avtal" not in unknown["text"]
    (option, *_) = rows([system(contract(renewal=OPTION))], date(2028, 4, 6))
    assert "Sista dag att utnyttja optionen var 2028-03-30. Om ingen gör något upphör avtalet" in option["text"]
