"""Requests: who approves what, and when somebody is reminded."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.domain.requests import Approver, RequestKind
from bot.policies.table import Table

_Days = Annotated[int, Field(ge=1, le=365)]

MODEL: dict[RequestKind, Approver] = {
    RequestKind.OWNER: Approver.MANAGEMENT,
    RequestKind.MANAGER: Approver.SYSTEM_OWNER,
    RequestKind.SPECIALIST: Approver.SYSTEM_OWNER,
    RequestKind.PLAN: Approver.SYSTEM_OWNER,
}
"""Who approves by the governance model (audit 2.3.2 and 3.2). What is not named is register data: IT-enheten's."""


class RequestPolicy(Table):
    """Who approves what, and when somebody is reminded. `approvers` overrides the model's row for a kind.

    Nobody approves what they asked for themselves, but for the kinds in `own_word`.
    """

    approvers: dict[RequestKind, Approver] = {}
    own_word: list[RequestKind] = [RequestKind.PLAN]
    remind_after_days: list[_Days] = [3, 7, 14]
    alert_after_days: _Days = 10

    def approver(self, kind: RequestKind) -> Approver:
        """The row of the rule table for a kind."""
        return self.approvers.get(kind) or MODEL.get(kind, Approver.IT_UNIT)
