"""Where what IT-enheten must know of is noted."""

from __future__ import annotations

from typing import Protocol

from bot.domain.alerts import AlertKind


class AlertLog(Protocol):
    """Anybody in the house may note something; the alerts' own source tells IT-enheten, grouped and counted."""

    async def note(
        self,
        kind: AlertKind,
        subject: str,
        *,
        system: str | None = None,
        department: str | None = None,
        detail: str = "",
    ) -> None:
        """Note that it is so. While an alert about the same (kind, subject) is open, this adds nothing.

        `system` is a key in the register. `detail` is a few words for IT-enheten and never holds a person's name.
        """
