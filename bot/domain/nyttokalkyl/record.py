"""Calculations, drafts and their lives as plain JSON values, and back.

A closed list of classes and what they are made of; anything else in a stored record is a fault that is raised, not
guessed around. Stored records carry `SCHEMA_VERSION`; a field that an older program did not write takes its default.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Final, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from bot.domain import drafts, systems
from bot.domain.nyttokalkyl import calculation, lifecycle, lines

SCHEMA_VERSION: Final = 1

_T = TypeVar("_T")
_CLASSES: Final[Mapping[str, type]] = {
    kind.__name__: kind
    for module in (drafts, calculation, lifecycle, lines)
    for kind in vars(module).values()
    if isinstance(kind, type) and is_dataclass(kind)
} | {"InformationClassification": systems.InformationClassification}

_WRITE: Final[Mapping[type, Callable[[Any], str]]] = {Decimal: "{:f}".format, date: date.isoformat}
_READ: Final[Mapping[type, Callable[[Any], Any]]] = {Decimal: Decimal, date: date.fromisoformat}


def plain(value: Any) -> Any:
    """The value as JSON knows it. Dataclasses name their class under «is»."""
    if is_dataclass(value) and not isinstance(value, type):
        held = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        return {"is": type(value).__name__, **held}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return _WRITE[type(value)](value) if type(value) in _WRITE else value.value if isinstance(value, Enum) else value


def restored(kind: type[_T], stored: Any) -> _T:
    """The value of that class. Raises ValueError, TypeError or KeyError for a record that is not one."""
    return cast(_T, _read(kind, stored))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(hint: Any, stored: Any) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _one_of(get_args(hint), stored)
    if origin is tuple:
        return tuple(_read(get_args(hint)[0], item) for item in stored)
    if origin is not None and issubclass(origin, Mapping):
        return {key: _read(get_args(hint)[1], item) for key, item in stored.items()}
    if is_dataclass(hint):
        return _object(cast(type, hint), stored)
    return _scalar(hint, stored)


def _scalar(hint: Any, stored: Any) -> Any:
    if issubclass(hint, Enum) or hint in _READ:
        return _READ.get(hint, hint)(stored)
    if not isinstance(stored, hint) or (isinstance(stored, bool) and hint is not bool):
        raise TypeError(f"not {hint.__name__}")
    return stored


def _one_of(options: tuple[Any, ...], stored: Any) -> Any:
    if stored is None and type(None) in options:
        return None
    if isinstance(stored, dict) and "is" in stored:
        kind = _CLASSES[stored["is"]]
        if kind not in options:
            raise TypeError(f"{kind.__name__} does not belong here")
        return _object(kind, stored)
    return _read(next(option for option in options if option is not type(None)), stored)


def _object(kind: type, stored: Any) -> Any:
    if not isinstance(stored, dict) or stored.get("is") != kind.__name__:
        raise TypeError(f"not a {kind.__name__}")
    hints = _hints(kind)
    known = {field.name for field in fields(kind)}
    return kind(**{name: _read(hints[name], item) for name, item in stored.items() if name in known})
