"""Where what IT-enheten must know of is noted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from bot.domain.alerts import Act, Alert, AlertGroup, AlertKind, Condition, Deed, ItPerson


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


class Imports(Protocol):
    """What imports were unsure of."""

    async def newest(self) -> int | None:
        """The number of the newest import, or None before the first."""

    async def doubts(self, number: int) -> tuple[int, int]:
        """How many rows it rejected, and how many facts a person has to decide."""


class Alerts(AlertLog, Protocol):
    """The alerts themselves: for IT-enheten, and for what keeps watch."""

    async def note_event(self, event_id: str, about: Condition) -> int | None:
        """Note something that another program has reported. None, and nothing added, if it has reported it before.

        Otherwise how many alerts the message holds that it is told in.
        """

    async def reckoned(
        self, watch: str, kinds: Collection[AlertKind], conditions: Collection[Condition], number: int | None = None
    ) -> int:
        """All that is so of some kinds: note what is new, end what is no longer so. Returns how many changed.

        What somebody has closed is not noted again as long as it goes on being so. `number` is the version of what it
        was reckoned from: from an older one than `watch` has seen before, nothing is changed.
        """

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
        """Do it to one alert or to all of a group, where their states allow it. Returns how many changed."""

    async def get(self, number: int) -> Alert | None:
        """The alert with that number."""

    async def group(self, number: int) -> AlertGroup | None:
        """The group with that number."""

    async def history(self, number: int) -> Sequence[Act]:
        """What has been done about an alert, the first first."""

    async def open(
        self, *, kind: AlertKind | None = None, department: str | None = None, group: int | None = None
    ) -> Sequence[Alert]:
        """Those that are not closed, the newest first; at most some hundred."""

    async def counts(self) -> dict[AlertKind, int]:
        """How many are not closed, by kind."""

    async def groups(self) -> Sequence[AlertGroup]:
        """Those with an open alert, and those that have changed lately; the newest first, at most some hundred."""

    async def stamp(self) -> tuple[int, int]:
        """Differs whenever anything has changed."""
