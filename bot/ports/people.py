"""People and clocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.people import Person

Clock = Callable[[], datetime]
"""Returns the present moment as an aware datetime. The only source of time."""


MOST_NAMED = 6
"""As many as somebody can choose from; where there are more, the name must be said more precisely."""


class Directory(Protocol):
    """People: Entra through Graph, or the people file in local mode."""

    async def person(self, aad_object_id: str | None, fallback_name: str | None) -> Person:
        """The person with that Entra object id; unknown people are employees without groups.

        Raises PermissionError for somebody who does not belong to the tenant.
        """

    async def by_email(self, email: str) -> Person | None:
        """The person with that address, or None."""

    async def bearers(self, name: str) -> Sequence[Person] | None:
        """All members with exactly that name, those with closed accounts too; None where that cannot be known.

        Raises OSError where there is no answer.
        """

    async def manager_of(self, person_id: str) -> Person | None:
        """The person's manager, or None where nobody is told. Raises OSError where there is no answer."""

    async def named(self, name: str) -> Sequence[Person]:
        """Colleagues whose name it is or begins with it, at most MOST_NAMED. Gives no rights."""
