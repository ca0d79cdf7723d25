"""Whatever happens in whatever order: all rows are in one state each, and none is sent twice."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.domain.deliveries import DeliveryKey, DeliveryState
from storage.deliveries import LEASE, StoredDeliveries
from storage.session import Database
from tests.fakes.clock import FakeClock

KEYS = st.builds(
    DeliveryKey,
    kind=st.just("notice_deadline"),
    subject=st.sampled_from(["HAN-1/KS", "HAN-2/KS"]),
    deadline=st.just(date(2027, 3, 30)),
    rung=st.sampled_from([30, 14]),
    recipient=st.sampled_from(["person:a", "channel:reminders"]),
)


class LedgerMachine(RuleBasedStateMachine):
    """Several workers, each with what it claimed; some are slow, some die, and the clock jumps."""

    template: Path  # a migrated database

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "ledger.db"
        shutil.copyfile(self.template, path)
        self.runner = asyncio.Runner()
        self.clock = FakeClock(datetime(2027, 3, 1, 8, 0, tzinfo=UTC))
        self.database = Database(f"sqlite:///{path}")
        self.ledger = StoredDeliveries(self.database, self.clock)
        self.keys, self.held, self.left, self.posted = set(), [], [], {}

    def do(self, awaitable):
        return self.runner.run(awaitable)

    @rule(keys=st.sets(KEYS, max_size=4))
    def add(self, keys):
        self.do(self.ledger.add(keys))
        self.keys |= keys

    @rule()
    def claim(self):
        claimed = self.do(self.ledger.claim())
        if claimed is not None:
            self.held.append(claimed)

    @rule(data=st.data(), outcome=st.sampled_from(["sent", "unknown", "release", "failed", "cancel", "dies", "slow"]))
    def work(self, data, outcome):
        if not self.held:
            return
        delivery = self.held.pop(data.draw(st.integers(0, len(self.held) - 1)))
        if outcome == "cancel":
            self.do(self.ledger.cancel(delivery))
        elif self.do(self.ledger.sending(delivery, "a:1")):
            # From here on the request is on its way, unless it certainly is not.
            if outcome in ("sent", "unknown", "dies", "slow"):
                self.posted[delivery.number] = self.posted.get(delivery.number, 0) + 1
            if outcome == "sent":
                self.do(self.ledger.sent(delivery, "1"))
            elif outcome == "unknown":
                self.do(self.ledger.unknown(delivery, "500"))
            elif outcome == "release":
                self.do(self.ledger.release(delivery, timedelta(seconds=30), "429"))
            elif outcome == "failed":
                self.do(self.ledger.failed(delivery, "400"))
            elif outcome == "slow":
                self.left.append(delivery)

    @rule()
    def the_slow_one_answers(self):
        if self.left:
            self.do(self.ledger.sent(self.left.pop(), "1"))

    @rule(seconds=st.sampled_from([1, 40, LEASE.total_seconds() + 1, 86_400, -40, -86_400]))
    def time_passes_or_jumps(self, seconds):
        self.clock.move(seconds=seconds)
        self.do(self.ledger.expire())

    @invariant()
    def every_row_is_in_one_state(self):
        counts = self.do(self.ledger.counts())
        assert sum(counts.values()) == len(self.keys)
        assert set(counts) == set(DeliveryState)

    @invariant()
    def nothing_is_posted_twice(self):
        assert all(times == 1 for times in self.posted.values())

    @invariant()
    def what_was_posted_is_sent_unknown_or_under_way(self):
        settled = self.do(self.ledger.counts())
        shown = settled[DeliveryState.SENT] + settled[DeliveryState.UNKNOWN] + settled[DeliveryState.CLAIMED]
        assert shown >= len(self.posted)

    def teardown(self):
        self.do(self.database.close())
        self.runner.close()
        self.folder.cleanup()


def test_the_ledger_keeps_its_promises(sqlite_template, monkeypatch):
    monkeypatch.setattr(LedgerMachine, "template", sqlite_template, raising=False)
    run_state_machine_as_test(
        LedgerMachine,
        settings=settings(
            max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
        ),
    )
