"""Alerts for a session at the command line that is not to last: they are shown, and nothing is done about them."""

from __future__ import annotations

from collections.abc import Collection

from bot.domain.alerts import BEFORE, AlertKind, Condition, Deed, ItPerson
from storage.alerts import StoredAlerts


class TrialAlerts(StoredAlerts):
    """Implements bot.ports.Alerts: reads what is stored, and stores nothing."""

    async def note(
        self,
        kind: AlertKind,
        subject: str,
        *,
        system: str | None = None,
        department: str | None = None,
        detail: str = "",
    ) -> None:
        """Nobody is alerted to what somebody tries."""

    async def note_event(self, event_id: str, about: Condition) -> int | None:
        """Nobody is alerted to what somebody tries."""
        del event_id, about
        return None

    async def reckoned(
        self, watch: str, kinds: Collection[AlertKind], conditions: Collection[Condition], number: int | None = None
    ) -> int:
        """Nothing changes."""
        del watch, kinds, conditions, number
        return 0

    async def act(
        self,
        deed: Deed,
        by: ItPerson,
        *,
        alert: int | None = None,
        group: int | None = None,
        comment: str = "",
        assignee: ItPerson | None = None,
    ) -> int:
        """How many it would change."""
        del by, comment, assignee
        if alert is None:
            return len(await self.open(group=group))
        found = await self.get(alert)
        return int(found is not None and found.state in BEFORE[deed])
