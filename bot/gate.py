"""Who may use the bot at all, where the municipality has a group for it: pupils have accounts in the same tenant."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.people import Person
from bot.errors import BotError
from bot.ports import Directory

USERS = "user"
"""The name of the group among a person's groups."""


class NotAdmittedError(BotError, PermissionError):
    """Somebody who is not in the group, or of whom that could not be found out."""

    def __init__(self) -> None:
        super().__init__("gate-not-admitted")


class Gated:
    """A directory in which only members of the group are found by their id. Of others the bot knows nothing."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    async def person(self, aad_object_id: str | None, fallback_name: str | None) -> Person:
        """The person. Raises NotAdmittedError for those who may not use the bot, and for all who cannot be asked of."""
        person = await self._directory.person(aad_object_id, fallback_name)
        if USERS not in person.groups or not person.active:
            raise NotAdmittedError
        return person

    async def by_email(self, email: str) -> Person | None:
        """As the directory says."""
        return await self._directory.by_email(email)

    async def bearers(self, name: str) -> Sequence[Person] | None:
        """As the directory says: an alert of a role's holder is right also where the holder does not use the bot."""
        return await self._directory.bearers(name)

    async def manager_of(self, person_id: str) -> Person | None:
        """As the directory says."""
        return await self._directory.manager_of(person_id)

    async def named(self, name: str) -> Sequence[Person]:
        """As the directory says."""
        return await self._directory.named(name)
