"""Which systems a question's slots pick out. One rule for lists and counts, so that they cannot disagree."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.people import name_key
from bot.domain.questions import Question
from bot.domain.systems import ItSystem


def select(systems: Iterable[ItSystem], question: Question) -> tuple[ItSystem, ...]:
    """The systems that match every slot the question fills among department, unit, supplier and phase."""
    wanted = [
        (part, name_key(name))
        for part, name in (
            (_department, question.department),
            (_unit, question.unit),
            (_supplier, question.supplier),
        )
        if name is not None
    ]
    return tuple(
        system
        for system in systems
        if (question.phase is None or system.phase is question.phase)
        and all(name_key(part(system)) == name for part, name in wanted)
    )


def _department(system: ItSystem) -> str:
    return system.department


def _unit(system: ItSystem) -> str:
    return system.unit or ""


def _supplier(system: ItSystem) -> str:
    return system.supplier or ""
