"""The quality drive: what managers are asked to confirm, and how often."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.domain.quality import Fact, QualityRules
from bot.policies.table import Table

_Days = Annotated[int, Field(ge=30, le=3650)]


class QualityPolicy(Table):
    """Days are calendar days. A fact that was confirmed is asked about again after its `fresh_days`.

    Nobody is asked before `start_after_days` from the first import: IT-enheten puts the list in order first.
    """

    enabled: bool = True
    start_after_days: Annotated[int, Field(ge=0, le=3650)] = 30
    facts: Annotated[list[Fact], Field(min_length=1)] = list(Fact)
    every_days: Annotated[int, Field(ge=7, le=365)] = 7
    remind_after_days: Annotated[int, Field(ge=3, le=365)] = 7
    later_days: Annotated[int, Field(ge=7, le=365)] = 30
    pause_days: Annotated[int, Field(ge=7, le=365)] = 90
    fresh_days: dict[Fact, _Days] = dict.fromkeys(Fact, 365)

    def rules(self) -> QualityRules:
        """The policy as the rules of the domain."""
        return QualityRules(
            facts=tuple(dict.fromkeys(self.facts)),
            every_days=self.every_days,
            remind_after_days=self.remind_after_days,
            later_days=self.later_days,
            fresh_days=dict(self.fresh_days),
        )
