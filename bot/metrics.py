"""Figures for Prometheus. They count; they hold no names, ids or texts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from bot.domain.alerts import AlertKind
from bot.domain.deliveries import DeliveryState

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 15.0)


class Metrics:
    """One process' figures, in a registry of their own so that two applications in one test do not collide."""

    content_type = CONTENT_TYPE_PLAIN_0_0_4

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._turns = Counter(
            "systemlotsen_turns", "Turns by kind and outcome", ("kind", "outcome"), registry=self._registry
        )
        self._seconds = Histogram(
            "systemlotsen_turn_seconds", "From activity to answer", ("kind",), buckets=_SECONDS, registry=self._registry
        )
        self._connector = Counter(
            "systemlotsen_connector_attempts",
            "Requests to the Connector; status none where it did not answer",
            ("method", "status"),
            registry=self._registry,
        )
        self._refused = Counter(
            "systemlotsen_refused", "Calls not let in", ("status", "reason"), registry=self._registry
        )

        self._alerts = Gauge(
            "systemlotsen_open_alerts", "Alerts that are not closed", ("kind",), registry=self._registry
        )

        self._deliveries = Gauge(
            "systemlotsen_deliveries", "Rows in the delivery ledger by state", ("state",), registry=self._registry
        )
        self._quarantined = Gauge(
            "systemlotsen_quarantined_recipients", "Recipients that refuse what is sent", registry=self._registry
        )
        self._run = Gauge(
            "systemlotsen_last_notice_run_timestamp_seconds",
            "When a notice run was last completed, by any replica; 0 before the first",
            registry=self._registry,
        )
        self._systems = Gauge("systemlotsen_systems", "Systems in the register", registry=self._registry)

    def ledger(self, counts: Mapping[DeliveryState, int], quarantined: int, completed: datetime | None) -> None:
        """How the ledger stands: rows by state, recipients in quarantine, and when a run was last completed."""
        for state in DeliveryState:
            self._deliveries.labels(state.value).set(counts.get(state, 0))
        self._quarantined.set(quarantined)
        self._run.set(completed.timestamp() if completed else 0)

    def register(self, systems: int) -> None:
        """How many systems the register holds."""
        self._systems.set(systems)

    def alerts(self, counts: Mapping[AlertKind, int]) -> None:
        """How many alerts are open, by sort: those that have none are nought."""
        for kind in AlertKind:
            self._alerts.labels(kind.value).set(counts.get(kind, 0))

    def turn(self, kind: str, outcome: str, seconds: float) -> None:
        """A turn is over. Outcomes: answered, silent, ignored, repeated, undelivered, fault."""
        self._turns.labels(kind, outcome).inc()
        self._seconds.labels(kind).observe(seconds)

    def connector(self, method: str, status: int | None) -> None:
        """The Connector answered, or did not (status None)."""
        self._connector.labels(method, "none" if status is None else str(status)).inc()

    def refused(self, status: int, reason: str) -> None:
        """A call was not let in. `reason` is one of the fixed codes of bot.teams."""
        self._refused.labels(str(status), reason).inc()

    def render(self) -> bytes:
        """All figures in Prometheus' text format."""
        return generate_latest(self._registry)
