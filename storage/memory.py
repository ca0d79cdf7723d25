"""What a conversation remembers, as plain JSON.

Every field stands in one table below with how it is written and how it is read. A field at its
default is left out, so that a state stays short and an older program's state can be read. What cannot
be read, damaged or written by a newer program, is forgotten with a warning: a conversation that has
lost its thread answers the next question all the same.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from enum import Enum
from typing import Any, Final, TypeVar, get_args

from bot.domain.questions import ContractFact, Intent, Language, Memory, Question
from bot.domain.systems import LifecyclePhase, Role

SCHEMA_VERSION: Final = 1

_log = logging.getLogger(__name__)
_E = TypeVar("_E", bound=Enum)
_Write = Callable[[Any], Any]
_Read = Callable[[Any], Any]


def dump_memory(memory: Memory) -> str:
    """The memory as JSON of `SCHEMA_VERSION`, in ASCII: half a surrogate pair is no text for a database."""
    return json.dumps(_written(memory, _MEMORY), separators=(",", ":"))


def load_memory(version: int, text: str) -> Memory:
    """The memory in a stored state; a fresh one if it cannot be read."""
    if version != SCHEMA_VERSION:
        _log.warning("conversation state forgotten: unknown schema version", extra={"schema_version": version})
        return Memory()
    try:
        return _memory(json.loads(text))
    except (ValueError, TypeError, RecursionError) as error:
        # Only the kind of fault: the message could quote what somebody wrote.
        _log.warning("conversation state forgotten: damaged", extra={"fault": type(error).__name__})
        return Memory()


def _same(value: Any) -> Any:
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("not a boolean")
    return value


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("not a whole number")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return tuple(map(_text, value))


def _pairs(value: Any) -> dict[str, str]:
    return {key: _text(item) for key, item in _object(value).items()}


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return value


def _language(value: Any) -> Language:
    for language in get_args(Language):
        if language == value:
            return language  # type: ignore[no-any-return]
    raise ValueError("not a language")


def _enum(kind: type[_E]) -> Callable[[Any], _E]:
    return lambda value: kind(_text(value))


def _contract_facts(value: Any) -> frozenset[ContractFact]:
    return frozenset(map(ContractFact, _texts(value)))


def _form(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list) or any(not isinstance(pair, list) or len(pair) != 2 for pair in value):
        raise TypeError("not a form")
    return tuple((_text(name), _text(text)) for name, text in value)


def _question(value: Any) -> Question:
    return Question(**_read(value, _QUESTION))


def _memory(value: Any) -> Memory:
    return Memory(**_read(value, _MEMORY))


_QUESTION: Final[Mapping[str, tuple[_Write, _Read]]] = {
    "intent": (_same, _enum(Intent)),
    "language": (_same, _language),
    "text": (_same, _text),
    "systems": (list, _texts),
    "near_systems": (list, _texts),
    "need": (_same, _text),
    "department": (_same, _text),
    "supplier": (_same, _text),
    "unit": (_same, _text),
    "phase": (_same, _enum(LifecyclePhase)),
    "role": (_same, _enum(Role)),
    "contract_facts": (sorted, _contract_facts),
    "expires_by": (_same, _text),
    "topic": (_same, _text),
    "page": (_same, _whole),
    "number": (_same, _whole),
    "pressed": (_same, _boolean),
    "form": (lambda form: [list(pair) for pair in form], _form),
}

_MEMORY: Final[Mapping[str, tuple[_Write, _Read]]] = {
    "subjects": (list, _texts),
    "last": (lambda question: _written(question, _QUESTION), _question),
    "language": (_same, _language),
    "extras": (dict, _pairs),
}


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


_DEFAULTS: Final = {kind: {field.name: _default(field) for field in fields(kind)} for kind in (Memory, Question)}


def _written(value: Memory | Question, table: Mapping[str, tuple[_Write, _Read]]) -> dict[str, Any]:
    defaults = _DEFAULTS[type(value)]
    return {name: write(item) for name, (write, _) in table.items() if (item := getattr(value, name)) != defaults[name]}


def _read(value: Any, table: Mapping[str, tuple[_Write, _Read]]) -> dict[str, Any]:
    stored = _object(value)
    if unknown := stored.keys() - table.keys():
        raise ValueError(f"{len(unknown)} unknown fields")
    return {name: table[name][1](item) for name, item in stored.items()}
