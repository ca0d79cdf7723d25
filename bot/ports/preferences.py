"""How each person wants to be reminded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from bot.domain.preferences import Preferences


class PreferenceStore(Protocol):
    """Holds what people have chosen, by Entra object id."""

    async def of(self, person_id: str) -> Preferences:
        """What the person has chosen; of somebody unknown, nothing."""

    async def everybody(self) -> Mapping[str, Preferences]:
        """Of everybody who has chosen something."""

    async def save(self, person_id: str, chosen: Preferences) -> None:
        """Replace what the person has chosen."""
