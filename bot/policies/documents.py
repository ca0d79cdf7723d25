"""The governance model's documents."""

from __future__ import annotations

from bot.policies.table import Table


class GovernanceDocument(Table):
    """A document of the governance model, found by its name or what people call it."""

    name: str
    aliases: list[str] = []
    url: str | None = None
