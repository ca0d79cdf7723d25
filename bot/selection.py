"""Which systems a question's slots pick out. One rule for lists and counts, so that they cannot disagree."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.people import name_key
from bot.domain.questions import Question
from bot.domain.systems import ItSystem


def select(systems: Iterable[ItSystem], question: Question) -> tuple[ItSystem, ...]:
    """The systems that match every slot the question fills among department, unit, supplier and phase."""
    return tuple(system for system in systems if _matches(system, question))


def _matches(system: ItSystem, question: Question) -> bool:
    return (
        (question.department is None or name_key(system.department) == name_key(question.department))
        and (question.unit is None or name_key(system.unit or "") == name_key(question.unit))
        and (question.supplier is None or name_key(system.supplier or "") == name_key(question.supplier))
        and (question.phase is None or system.phase is question.phase)
    )
