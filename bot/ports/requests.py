"""Where requests and the audit log are kept."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date
from typing import Protocol

from bot.domain.requests import AuditEntry, Request, RequestStep


class Requests(Protocol):
    """Requests, and the register's changes that come of them. Every step leaves a line in the audit log."""

    async def file(self, request: Request) -> Request:
        """Store a new request; the one that is stored already where its applicant has used the token before.

        What the register says now becomes its `before`.
        """

    async def get(self, number: int) -> Request | None:
        """The request with that number, whoever may see it: the caller asks."""

    async def save(self, request: Request, step: RequestStep, *, by: str, name: str, conversation: str) -> bool:
        """Store a request after a step that changes nothing in the register.

        False, having changed nothing, if somebody took a step since it was read: read it again.
        """

    async def approve(self, request: Request, *, by: str, name: str, conversation: str, today: date) -> Request | None:
        """Say yes and change the register, in one transaction. A conflict changes nothing in it.

        None if somebody took a step since the request was read: read it again.
        """

    async def of_person(self, person: str) -> Sequence[Request]:
        """Those that the person has filed, the newest first."""

    async def unsettled(self) -> Sequence[Request]:
        """Those that wait for somebody, the oldest first."""

    async def recent(self, since: date) -> Sequence[Request]:
        """Those that have not been settled, and those that have been changed since."""

    async def stamp(self) -> Hashable:
        """Something that differs when any request has been changed."""

    async def audit(
        self,
        *,
        system: str | None = None,
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
    ) -> Sequence[AuditEntry]:
        """Lines of the audit log, the newest first, of one system or of local days if given."""
