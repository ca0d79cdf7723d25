"""What people choose in a conversation that is not to last: at the command line, and in tests."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.preferences import AS_EVERYBODY, Preferences


class SessionPreferences:
    """Implements bot.ports.PreferenceStore."""

    def __init__(self) -> None:
        self._chosen: dict[str, Preferences] = {}

    async def of(self, person_id: str) -> Preferences:
        """What the person has chosen; of somebody unknown, nothing."""
        return self._chosen.get(person_id, AS_EVERYBODY)

    async def everybody(self) -> Mapping[str, Preferences]:
        """Of everybody who has chosen something."""
        return dict(self._chosen)

    async def save(self, person_id: str, chosen: Preferences) -> None:
        """Replace what the person has chosen."""
        self._chosen[person_id] = chosen
