"""Everyday situations: what people tell when they need something, in their own words, by need.

Lies beside the thesaurus in files called `situationer-*.txt`, in the same kind of format:

    [Felanmälan]
    sv: det droppar från taket; elementet är kallt
    en: the ceiling is leaking
    > felanmälan gata park: lyktan är trasig; hål i vägen

A `>` line holds situations for those systems of the need whose descriptions speak of the words before the colon.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

PREFIX = "situationer-"
"""What the names of files with situations begin with."""


UNCOVERED_FILE = "situationer-andra-behov.txt"
"""Here alone a heading may be new: a need that no list of words has."""


@dataclass(frozen=True, slots=True)
class Side:
    """Situations that belong to some systems of a need: those described in about the words of `hint`."""

    hint: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Situations:
    """What people tell when they have a need. `name` is the need's heading in the thesaurus, or its own."""

    name: str
    swedish: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    sides: tuple[Side, ...] = ()


@dataclass(slots=True)
class _Section:
    name: str
    spoken: dict[str, list[str]] = field(default_factory=lambda: {"sv": [], "en": []})
    sides: list[Side] = field(default_factory=list)

    def done(self) -> Situations:
        return Situations(self.name, tuple(self.spoken["sv"]), tuple(self.spoken["en"]), tuple(self.sides))


def read(file: str, lines: Iterable[str], faults: list[str]) -> Iterator[Situations]:
    """The situations in a file's lines. Faults are appended to `faults`, such as «situationer-1.txt rad 3: …»."""
    section: _Section | None = None
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        where = f"{file} rad {number}"
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            if section is not None:
                yield section.done()
            section = _Section(line.strip("[] "))
            if not line.endswith("]") or not section.name:
                faults.append(f"{where}: en rubrik skrivs [Rubrik]")
        elif section is None:
            faults.append(f"{where}: raden står före den första rubriken")
        else:
            _read_line(section, where, line, faults)
    if section is not None:
        yield section.done()


def _read_line(section: _Section, where: str, line: str, faults: list[str]) -> None:
    kind, colon, rest = line.partition(":")
    phrases = [phrase for part in rest.split(";") if (phrase := " ".join(part.split()))]
    hint = kind[1:].strip() if kind.startswith(">") else ""
    if not colon or not (hint or kind in section.spoken):
        faults.append(f"{where}: raden börjar inte med sv:, en:, > ord: eller [")
    elif not phrases:
        faults.append(f"{where}: raden har inga situationer")
    elif hint:
        section.sides.append(Side(hint, tuple(phrases)))
    else:
        section.spoken[kind] += phrases
