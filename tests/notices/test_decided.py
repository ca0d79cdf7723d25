"""Whatever is decided and put off: each rung at most once, and no silence before the end without a decision."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.deliveries.plan import plan
from bot.domain.contract_acts import Actor, Choice, chosen, confirmed, reopened, sent_back
from bot.domain.contract_decisions import Capacity, Decisions, Outcome, Postponed, case_of
from bot.domain.contracts import ContractState
from bot.domain.notices import dated_contracts
from bot.domain.postponing import last_day_to_postpone, postponed_to
from tests.notices.rules import NONE, OPTION, contract, rules, system

RULES = rules(quiet_weeks=[])
DAY = timedelta(days=1)
FIRST, END = date(2027, 1, 1), date(2028, 6, 30)
ACTS = st.sampled_from(["recommend", "confirm", "send_back", "decide", "reopen", "later"])


def address(holder):
    return f"person:{holder.name}"


def do(act, decisions, one, today, wait):
    """The decisions after an act; the same where it is not allowed that day."""
    dated = dated_contracts(one, RULES, today)[0]
    case = case_of(one.key, dated.subject, dated.outlook)
    newest = decisions.newest(case.subject, case.deadline)
    manager = Actor("Bo Alm", "Bo Alm", frozenset({Capacity.SYSTEM_MANAGER}), today)
    owner = Actor("Åsa Ek", "Åsa Ek", frozenset({Capacity.SYSTEM_OWNER}), today)
    version = newest.version if newest else 0
    choice = Choice(Outcome.NEW_PROCUREMENT, "Ja.")
    decided = newest is not None and newest.is_decided
    recommended = newest is not None and newest.is_recommended
    postponed = dict(decisions.postponed)
    if act == "later":
        day = postponed_to(today + wait * DAY, last_day_to_postpone(dated, RULES, today), today)
        if day is not None:
            assert today < day <= case.deadline
            for who in (manager, owner):
                postponed[case.subject, case.deadline, who.name] = Postponed(case, who.name, who.name, today, day)
        return Decisions(decisions.entries, postponed)
    made = {
        "recommend": lambda: None if decided else chosen(case, newest, choice, manager, dated.outlook),
        "decide": lambda: None if decided else chosen(case, newest, choice, owner, dated.outlook),
        "confirm": lambda: confirmed(newest, owner, version) if recommended else None,
        "send_back": lambda: sent_back(newest, owner, version, "Nej.") if recommended else None,
        "reopen": lambda: reopened(newest, owner, version, "Nej.") if decided else None,
    }[act]()
    if made is None:
        return decisions
    return Decisions({**decisions.entries, (case.subject, case.deadline): made}, postponed)


def walk(one, script):
    """Each delivery on its day, and the longest silence between the procurement start and the end."""
    sent, decisions, quietest, last_said, day = Counter(), Decisions(), 0, FIRST, FIRST
    while day <= END + 30 * DAY:
        for act, wait in script.get((day - FIRST).days, ()):
            decisions = do(act, decisions, one, day, wait)
        for planned in plan([one], RULES, day, address, decisions=decisions):
            if planned.key in sent:
                continue  # the ledger holds it: due still, and not told again
            sent[planned.key] += 1
            if planned.person is not None:
                last_said = day
        dated = dated_contracts(one, RULES, day)[0]
        entry = decisions.newest(dated.subject, date(2028, 3, 30))
        if (entry is not None and entry.is_decided) or dated.outlook.state is ContractState.ENDED:
            last_said = day
        if day >= dated.outlook.procurement_start:
            quietest = max(quietest, (day - last_said).days)
        day += DAY
    return sent, quietest


@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(st.integers(0, 560), st.lists(st.tuples(ACTS, st.integers(1, 100)), max_size=2), max_size=8),
    st.sampled_from([NONE, OPTION]),
)
def test_each_rung_once_and_never_silence_unless_decided(script, renewal):
    sent, quietest = walk(system(contract(renewal=renewal)), script)
    private = [(key.kind, key.rung, key.recipient) for key in sent if key.recipient.startswith("person:")]
    assert max(Counter(private).values(), default=0) <= 1
    # The ladder's longest step after the procurement start is a quarter, and so is the longest postponement.
    assert quietest <= 90 + 95


def test_what_is_put_off_comes_on_its_day_and_is_not_missed():
    one = system(contract())
    sent, quietest = walk(one, {400: [("later", 30)]})
    later = [key for key in sent if key.kind == "contract_later"]
    assert {key.recipient for key in later} == {"person:Bo Alm", "person:Åsa Ek"}
    assert quietest <= 95
