"""Requests that last as long as a session: a trial at the command line changes no register."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import date

from bot.domain.requests import (
    SETTLED,
    AuditEntry,
    Request,
    RequestStep,
    approved,
)
from bot.ports import Clock


class SessionRequests:
    """Implements bot.ports.Requests without a register behind it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._all: dict[int, Request] = {}

    async def file(self, request: Request) -> Request:
        """Keep it, unless the token has been used."""
        for known in self._all.values():
            if (known.applicant, known.token) == (request.applicant, request.token):
                return known
        now = self._clock()
        number = len(self._all) + 1
        self._all[number] = replace(request, number=number, created_at=now, waiting_since=now, changed_at=now)
        return self._all[number]

    async def get(self, number: int) -> Request | None:
        """The request with that number."""
        return self._all.get(number)

    async def save(self, request: Request, step: RequestStep, *, by: str, name: str, conversation: str) -> bool:
        """Keep it, if nobody has changed it since."""
        del step, by, name, conversation
        if self._all[request.number].version != request.version:
            return False
        self._all[request.number] = replace(request, version=request.version + 1, changed_at=self._clock())
        return True

    async def approve(self, request: Request, *, by: str, name: str, conversation: str, today: date) -> Request | None:
        """Say yes; nothing else changes."""
        after = approved(request, request.before, by, name, today)
        saved = await self.save(after, RequestStep.APPROVE, by=by, name=name, conversation=conversation)
        return self._all[request.number] if saved else None

    async def of_person(self, person: str) -> Sequence[Request]:
        """Those that the person has filed, the newest first."""
        return [one for one in reversed(self._all.values()) if one.applicant == person]

    async def unsettled(self) -> Sequence[Request]:
        """Those that wait for somebody, the oldest first."""
        return [one for one in self._all.values() if one.state not in SETTLED]

    async def recent(self, since: date) -> Sequence[Request]:
        """All of them: a session is short."""
        del since
        return list(self._all.values())

    async def stamp(self) -> Hashable:
        """How many steps have been taken."""
        return len(self._all), sum(one.version for one in self._all.values())

    async def audit(
        self,
        *,
        system: str | None = None,
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
    ) -> Sequence[AuditEntry]:
        """Nothing is logged where nothing is changed."""
        del system, since, until, limit
        return []
