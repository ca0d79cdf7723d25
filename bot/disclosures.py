"""Which restricted facts an answer shows. Found by looking at the answer, so that no handler can forget to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from bot.access import Viewer
from bot.domain.answers import ListAnswer, Reply
from bot.domain.questions import Question
from bot.domain.systems import ItSystem
from bot.ports import Disclosure
from bot.turn import Conversation


def disclosed(reply: Reply, viewer: Viewer, conversation: Conversation, question: Question) -> tuple[Disclosure, ...]:
    """One disclosure for each system in the answer that carries restricted facts."""
    facts = "existence" if isinstance(reply.answer, ListAnswer) else "restricted"
    systems = {system.key: system for system in _systems_in(reply.answer) if system.restricted is not None}
    return tuple(
        Disclosure(viewer.person.aad_object_id, conversation.id, key, facts, question.intent.value) for key in systems
    )


def _systems_in(value: object) -> Iterator[ItSystem]:
    if isinstance(value, ItSystem):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _systems_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _systems_in(getattr(value, field.name))
