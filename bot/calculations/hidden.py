"""The overlap search among systems that exist for nobody but IT-enheten and selected readers."""

from __future__ import annotations

from datetime import date

from bot.access import Place, Viewer
from bot.domain.alerts import AlertKind
from bot.domain.people import Person
from bot.domain.questions import Certainty, Language
from bot.ports import AlertLog, Dossiers, Register

_SEES_ALL = Viewer(Person("overlap-search", "", groups=frozenset({"register_reader"})), Place.PERSONAL)
_MOST_NOTED = 5


class HiddenOverlapSearch:
    """Implements bot.ports.HiddenSearch for one turn. What it finds goes to IT-enheten alone."""

    def __init__(
        self, register: Register, dossiers: Dossiers, alerts: AlertLog, language: Language, today: date
    ) -> None:
        self._register = register
        self._dossiers = dossiers
        self._alerts = alerts
        self._language: Language = language
        self._today = today

    async def __call__(self, number: int, need: str, department: str) -> None:
        """Search for a need and note the hidden systems found."""
        view = await self._register.view(_SEES_ALL)
        result = view.search(need, self._language)
        if result.certainty is Certainty.NONE:
            return
        found = [system for hit in result.hits if (system := view.by_key(hit.key)) is not None]
        hidden = [system for system in found if system.restricted is not None and system.restricted.secret]
        for system in hidden[:_MOST_NOTED]:
            await self._dossiers.note_hidden(number, system.key, need, department, self._today)
            subject = f"{number}:{system.key}"
            await self._alerts.note(AlertKind.OVERLAPPING_NEED, subject, system=system.key, department=department)
