"""People as the bot knows them: from Entra, or in local mode from the people file."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who talks to the bot. `groups` holds "register_reader" and "it_unit" where they apply.

    The register names persons and nothing more, so a name gives a role only to its sole bearer:
    `sole_bearer` is False for namesakes and for guests, who may be called anything.
    """

    aad_object_id: str
    name: str
    email: str | None = None
    title: str | None = None
    department: str | None = None
    groups: frozenset[str] = frozenset()
    active: bool = True
    sole_bearer: bool = True


def name_key(name: str) -> str:
    """A name's form for comparison: composed letters, single spaces, no case."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def same_name(left: str, right: str) -> bool:
    """True if two spellings denote the same name. Letters are never folded: Åsa is not Asa."""
    return bool(left.strip()) and name_key(left) == name_key(right)
