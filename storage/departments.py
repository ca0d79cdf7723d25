"""The departments' names as data: a TOML file that a municipality edits."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

from storage.records import DepartmentNames


def load_departments(path: Path | None = None) -> tuple[DepartmentNames, ...]:
    """The departments of a TOML file, or those of the demo municipality.

    Raises ValueError, naming the file and the fault, where the file is not as storage/demo/departments.toml
    shows it.
    """
    source = path or resources.files("storage") / "demo" / "departments.toml"
    try:
        rows = tomllib.loads(source.read_text(encoding="utf-8"))["department"]
        return tuple(_department(row) for row in rows)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{source}: not a list of departments ({error})") from error


def _department(row: dict[str, Any]) -> DepartmentNames:
    if unknown := row.keys() - {"name", "abbreviations", "spoken"}:
        raise KeyError(f"unknown: {', '.join(sorted(unknown))}")
    name = row["name"]
    if not isinstance(name, str) or not name.strip():
        raise TypeError("a name must be a text")
    return DepartmentNames(name, _texts(row, "abbreviations"), _texts(row, "spoken"))


def _texts(row: dict[str, Any], key: str) -> tuple[str, ...]:
    texts = row.get(key, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise TypeError(f"{key} must be a list of texts")
    return tuple(texts)
