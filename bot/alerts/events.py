"""What another program reports of: a blocked installation or purchase, as an alert without anybody's name.

The program may say who it was; nobody here needs to know. Only the fields that are listed are read, and whatever the
others hold is taken out of those that are kept.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from bot.domain.alerts import AlertKind, Condition
from bot.domain.people import name_key
from bot.domain.systems import Department

_KINDS = {"installation": AlertKind.INSTALLATION_BLOCKED, "purchase": AlertKind.PURCHASE_BLOCKED}
_READ = frozenset({"kind", "product", "department", "reported_at", "id"})
_LONGEST_ID, _LONGEST_PRODUCT, _SHORTEST_NAME = 200, 80, 3
_MOST_STRINGS, _DEEPEST = 200, 6
_ADDRESS = re.compile(r"\S+@\S+")
_ACCOUNT = re.compile(r"\b[\w.-]+\\(?=\S)[\w.-]+")


class EventFault(ValueError):  # noqa: N818 - what is wrong with what was sent
    """The report cannot be read; the message says which field, never what stood in it."""


def event_of(body: bytes, departments: Sequence[Department], names: Iterable[str] = ()) -> tuple[str, Condition]:
    """The report's own id, as a sum that gives nothing away, and the alert. Raises EventFault.

    `names` are names of persons that are known anyhow, to be taken out like those in the report's other fields.
    """
    payload = _read(body)
    kind = _KINDS.get(_text(payload, "kind"))
    if kind is None:
        raise EventFault("kind")
    _check_moment(_text(payload, "reported_at"))
    # The id may hold an account name, so only its sum is kept.
    identity = hashlib.sha256(_text(payload, "id").encode()).hexdigest()
    department = _department(payload.get("department"), departments)
    hidden = {*_strings({key: value for key, value in payload.items() if key not in _READ}), *names}
    product = _without(_text(payload, "product", 10 * _LONGEST_PRODUCT), hidden)
    return identity, Condition(kind, f"event:{identity[:20]}", department=department, detail=product)


def _read(body: bytes) -> dict[str, Any]:
    try:
        payload = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise EventFault("json") from error
    if not isinstance(payload, dict):
        raise EventFault("json")
    return payload


def _text(payload: dict[str, Any], name: str, most: int = _LONGEST_ID) -> str:
    value = payload.get(name)
    if not isinstance(value, str) or len(value) > most:
        raise EventFault(name)
    # Control characters and halves of a surrogate pair are no text for a database or a card.
    clean = " ".join("".join(letter if letter.isprintable() else " " for letter in value).split())
    if not clean:
        raise EventFault(name)
    return clean


def _check_moment(said: str) -> None:
    try:
        moment = datetime.fromisoformat(said)
    except ValueError as error:
        raise EventFault("reported_at") from error
    if moment.tzinfo is None:
        raise EventFault("reported_at")


def _department(value: object, departments: Sequence[Department]) -> str | None:
    """One that the register knows, by any of its names; otherwise none, for it could be anybody's."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise EventFault("department")
    for department in departments:
        called = (department.name, department.abbreviation or "", *department.aliases)
        if name_key(value) in {name_key(name) for name in called if name}:
            return department.name
    return None


def _strings(value: object, depth: int = 0) -> Iterator[str]:
    """Every text in the fields that are not read, a few levels down."""
    if isinstance(value, str):
        yield value
    elif depth < _DEEPEST and isinstance(value, dict):
        for inner in list(value.values())[:_MOST_STRINGS]:
            yield from _strings(inner, depth + 1)
    elif depth < _DEEPEST and isinstance(value, list):
        for inner in value[:_MOST_STRINGS]:
            yield from _strings(inner, depth + 1)


def _without(product: str, hidden: Iterable[str]) -> str:
    """The product without addresses, accounts, paths and whatever else may say who it was."""
    product = re.split(r"[/\\]", product)[-1] if re.match(r"[A-Za-z]:\\|/|\\\\", product) else product
    product = _ACCOUNT.sub(" ", _ADDRESS.sub(" ", product))
    words = set(re.findall(r"\w+", product.casefold()))
    parts = {part for text in hidden for part in (" ".join(text.split()), *text.split()) if len(part) >= _SHORTEST_NAME}
    # A large register has many names: only those with a word in common are worth a search.
    near = [part for part in parts if words & set(re.findall(r"\w+", part.casefold()))]
    for part in sorted(near, key=len, reverse=True):
        product = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", " ", product, flags=re.IGNORECASE)
    return " ".join(product.split())[:_LONGEST_PRODUCT].strip(" -–,;:()'\"")
