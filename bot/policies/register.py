"""How a municipality's own systemlista is read."""

from __future__ import annotations

from bot.policies.table import Table


class ImportPolicy(Table):
    """How a municipality's own column headers are read: their header to our field."""

    columns: dict[str, str] = {}
