"""A municipality in which somebody keeps watch: IT-enheten is alerted through the real loop."""

from __future__ import annotations

from bot.alerts.tidings import AlertTidings
from bot.alerts.watch import AlertWatch
from bot.policies import AlertPolicy
from bot.register import CachedRegister
from bot.search.thesaurus import built_in
from storage.import_doubts import StoredImports
from tests.fakes.notices import CONTRACTS, Town


def tell_alerts(town: Town, *, digest: bool = False) -> None:
    """IT-enheten's channel is told what is noted; in the morning also what is open."""
    town.register = CachedRegister(town.source, built_in())
    town.sources = (AlertTidings(town.alerts, town.register, AlertPolicy(digest=digest), town.clock),)
    town.loop = town.replica()


def keep_watch(town: Town, count=lambda _counts: None, directory=None) -> None:
    """What is so is noted."""
    town.imports = StoredImports(town.database)
    town.watch = AlertWatch(
        alerts=town.alerts,
        source=town.source,
        ledger=town.ledger,
        decisions=town.decisions,
        imports=town.imports,
        rules=town.policy.rules(CONTRACTS),
        count=count,
        directory=directory,
    )
    town.loop = town.replica()
