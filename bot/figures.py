"""The figures that stand in the database, brought up to date when somebody reads `/metrics`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.core import Core
from bot.metrics import Metrics
from storage.census import number_of_systems
from storage.deliveries import StoredDeliveries


def refresh_of(core: Core, metrics: Metrics) -> Callable[[], Awaitable[None]]:
    """What brings `metrics` up to date. It raises what the database raises."""
    ledger = StoredDeliveries(core.database, core.clock)

    async def refresh() -> None:
        metrics.ledger(await ledger.counts(), len(await ledger.quarantined()), await ledger.completed_at())
        metrics.register(await number_of_systems(core.database))

    return refresh
