"""Walk day by day over a register and count what is said, what is said twice and how long it is silent.

.venv/bin/python -m tests.faults.years                # 10 000 days over the whole demo register: some minutes
.venv/bin/python -m tests.faults.years --days 2000
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import click

from bot.domain.contracts import ContractState
from bot.domain.notices import NoticeRules, dated_contracts
from bot.domain.systems import ItSystem
from bot.domain.workdays import is_working_day
from bot.notices import due
from bot.policies import ContractPolicy, NoticePolicy
from tests.fakes.registers import demo_systems

# The rungs before a first day of the walk were never seen, so silence is judged from a year into it.
WARMING_UP = 370


@dataclass
class Walk:
    """What a walk found. `quietest` is the longest silence between a procurement start and the contract's end."""

    sent: Counter[tuple[str, str, date, int]] = field(default_factory=Counter)
    misplaced: int = 0
    quietest: int = 0
    never_said: int = 0
    last_said: dict[str, date] = field(default_factory=dict)

    @property
    def twice(self) -> int:
        """Rungs that were sent more than once for a contract and deadline."""
        return sum(count > 1 for count in self.sent.values())


def walk(systems: Sequence[ItSystem], rules: NoticeRules, first: date, days: int) -> Walk:
    """Every notice on the day it is sent."""
    found = Walk()
    for number in range(days):
        day = first + timedelta(days=number)
        for notice in due(systems, rules, day):
            if notice.step.send_on == day:
                found.sent[notice.kind, notice.contract.subject, notice.deadline, notice.rung] += 1
                found.last_said[notice.contract.subject] = day
                found.misplaced += not is_working_day(day) or day.isocalendar().week in rules.quiet_weeks
        if number >= WARMING_UP:
            _listen(systems, rules, day, found)
    return found


def _listen(systems: Sequence[ItSystem], rules: NoticeRules, day: date, found: Walk) -> None:
    for system in systems:
        for dated in dated_contracts(system, rules, day):
            seen = dated.outlook
            if seen.state is ContractState.ENDED or seen.procurement_start is None or seen.procurement_start > day:
                continue
            said = found.last_said.get(dated.subject)
            found.never_said += said is None
            found.quietest = max(found.quietest, (day - said).days if said else 0)


def main() -> None:
    """Print the counts; exit code 1 if anything was said twice or on a wrong day."""
    parser = argparse.ArgumentParser(description="Thousands of days over the demo register")
    parser.add_argument("--days", type=int, default=10_000)
    days = parser.parse_args().days
    rules = NoticePolicy().rules(ContractPolicy())
    found = walk(demo_systems(), rules, date(2026, 1, 1), days)
    click.echo(
        f"days {days}, notices {sum(found.sent.values())}, said twice {found.twice}, on a wrong day {found.misplaced}, "
        f"longest silence {found.quietest} days, never said {found.never_said}"
    )
    if found.twice or found.misplaced or found.never_said:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
