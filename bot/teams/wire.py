"""JSON to botbuilder's Activity and back, by the attribute maps that botbuilder itself publishes.

Equal to msrest's result for everything that is valid (tests compare the two) at a tenth of its cost, but strict: a
value of the wrong type is a WireError, where msrest turns `{}` into the text "{}".
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any, NoReturn

from botbuilder import schema
from botbuilder.schema import Activity

MAX_BODY = 256 * 1024
"""Bytes of a request body. Teams' own limit for a message is about 100 kB."""

MAX_DEPTH = 64
"""Levels of nesting in a request body. A card's answers need three."""

_SUSPECT = re.compile(rb"\\u(?:[dD][89a-fA-F]|0000)")
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")

_Decode = Callable[[Any], Any]


class WireError(ValueError):
    """The body is not an activity."""


def parse(body: bytes) -> Activity:
    """The activity in a request body. Raises WireError for anything that is not one."""
    try:
        data = _JSON.decode(body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise WireError("not JSON") from None
    if not isinstance(data, dict):
        raise WireError("not an object")
    if body.count(b"{") + body.count(b"[") > MAX_DEPTH and _depth_exceeds(data, MAX_DEPTH):
        raise WireError("nested too deeply")
    # Half a surrogate pair or a NUL is valid JSON, but no database and no UTF-8 takes it.
    if _SUSPECT.search(body):
        try:
            text = json.dumps(data, ensure_ascii=False).encode("utf-8")
        except UnicodeEncodeError:
            raise WireError("half a character") from None
        if _NUL.search(text):
            raise WireError("NUL")
    activity: Activity = decode(Activity, data)
    if not activity.type:
        raise WireError("no type")
    return activity


def decode(model: Any, data: object) -> Any:
    """A botbuilder model from its JSON object. What the model does not know lands in `additional_properties`."""
    if not isinstance(data, dict):
        raise WireError(f"{model.__name__} is not an object")
    decoders, empty = _decoders(model)
    values = empty.copy()
    unknown = {}
    for name, value in data.items():
        known = decoders.get(name)
        if known is None:
            unknown[name] = value
        elif value is not None:
            values[known[0]] = known[1](value)
    values["additional_properties"] = unknown
    result = model.__new__(model)
    result.__dict__.update(values)
    return result


def encode(value: Any) -> Any:
    """The JSON form of a botbuilder model. Unset attributes and unknown fields are left out, as msrest does."""
    model: Any = type(value)
    encoders = _encoders(model)
    fields = value.__dict__
    return {key: _plain(field) for attribute, key in encoders if (field := fields.get(attribute)) is not None}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float | dict):
        return value
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, datetime):
        return _moment(value)
    if hasattr(value, "_attribute_map"):
        return encode(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _moment(value: datetime) -> str:
    moment = value.astimezone(UTC) if value.tzinfo else value
    fraction = f"{moment.microsecond:06d}".rstrip("0").ljust(3, "0")
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{fraction}Z"


@cache
def _encoders(model: Any) -> tuple[tuple[str, str], ...]:
    return tuple((attribute, target["key"]) for attribute, target in model._attribute_map.items())  # noqa: SLF001 - msrest publishes the map under this name


@cache
def _decoders(model: Any) -> tuple[dict[str, tuple[str, _Decode]], dict[str, Any]]:
    attributes = model._attribute_map  # noqa: SLF001 - as above
    decoders = {target["key"]: (name, _decoder(target["type"])) for name, target in attributes.items()}
    return decoders, dict.fromkeys(attributes)


def _decoder(kind: str) -> _Decode:
    if kind.startswith("["):
        return _list_of(_decoder(kind[1:-1]))
    simple = {"str": _text, "bool": _boolean, "int": _integer, "iso-8601": _datetime, "object": _anything}
    if kind in simple:
        return simple[kind]
    if kind.startswith("{"):
        return _anything
    model = getattr(schema, kind)
    return lambda value: decode(model, value)


def _list_of(item: _Decode) -> _Decode:
    def read(value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise WireError("not a list")
        return [None if entry is None else item(entry) for entry in value]

    return read


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise WireError("not a text")
    return value


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise WireError("not a truth value")
    return value


def _integer(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise WireError("not a whole number")
    return value


def _anything(value: Any) -> Any:
    return value


def _datetime(value: Any) -> datetime:
    """A moment in ISO 8601. One without offset stays naive, as in msrest; whoever needs a moment must check."""
    if not isinstance(value, str) or "T" not in value.upper():
        raise WireError("not a moment")
    try:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is not None:
            moment.astimezone(UTC)  # 0001-01-01 east of Greenwich does not exist in UTC
    except (ValueError, OverflowError):
        raise WireError("not a moment") from None
    return moment


def _depth_exceeds(data: Any, limit: int) -> bool:
    level = [data]
    for _ in range(limit):
        level = [
            child
            for item in level
            for child in (item.values() if isinstance(item, dict) else item)
            if isinstance(child, dict | list)
        ]
        if not level:
            return False
    return True


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_JSON = json.JSONDecoder(parse_constant=_refuse_constant)
