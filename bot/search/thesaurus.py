"""The thesaurus: what people say for each need, in files that the customer edits.

Four kinds of file lie in one folder: needs (any other name), `ordgrupper.txt` (words that mean about the
same), `vardagsord.txt` (words that say nothing, or little, about a need) and `situationer-*.txt` (what people
tell when they have a need, see situations.py). Each file explains its format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from bot.search import situations
from bot.search.situations import Situations

GROUPS_FILE = "ordgrupper.txt"
EVERYDAY_FILE = "vardagsord.txt"
_EVERYDAY_SECTIONS = {"utfyllnad": "filler", "systemord": "carriers", "allmänna": "generic", "lätta": "light"}

_LINES = {"sv": "swedish", "en": "english", "namn": "names", "funktion": "functions"}


class ThesaurusError(ValueError):
    """Faults in the thesaurus files. `faults` are lines such as «it.txt rad 12: …», one a fault."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


@dataclass(frozen=True, slots=True)
class Need:
    """Something people need a system for.

    `functions` are names of functions in a register that serve it, `names` proper names that mean it.
    """

    name: str
    functions: tuple[str, ...]
    swedish: tuple[str, ...]
    english: tuple[str, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Words that mean about the same."""

    swedish: tuple[str, ...]
    english: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Needs, word groups and everyday words (filler, carriers, generic, light) of both languages.

    Carriers are words such as «system», which a compound may lack without meaning anything else.
    """

    needs: tuple[Need, ...]
    groups: tuple[WordGroup, ...] = ()
    filler: WordGroup = WordGroup((), ())
    carriers: WordGroup = WordGroup((), ())
    generic: WordGroup = WordGroup((), ())
    light: WordGroup = WordGroup((), ())
    situations: tuple[Situations, ...] = ()

    def with_synonyms(self, synonyms: Iterable[tuple[str, str]]) -> Thesaurus:
        """This thesaurus with words that IT-enheten has added: (what people say, the function meant)."""
        added: dict[str, list[str]] = {}
        for said, function in synonyms:
            added.setdefault(function, []).append(said)
        extra = tuple(Need(function, (function,), tuple(said), tuple(said)) for function, said in added.items())
        return replace(self, needs=self.needs + extra)


@cache
def built_in() -> Thesaurus:
    """The thesaurus that comes with the product."""
    return load(resources.files(__package__) / "data")


def load(folder: Traversable | Path) -> Thesaurus:
    """The thesaurus in a folder. Raises ThesaurusError that names every faulty line."""
    faults: list[str] = []
    needs: list[Need] = []
    groups: tuple[WordGroup, ...] = ()
    everyday: dict[str, WordGroup] = {}
    told: list[Situations] = []
    headings: list[tuple[str, str]] = []
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".txt")), key=lambda file: file.name)
    if not files:
        raise ThesaurusError([f"{folder}: här finns inga .txt-filer"])
    for file in files:
        try:
            lines = file.read_text(encoding="utf-8-sig").splitlines()
        except UnicodeDecodeError as error:
            faults.append(f"{file.name}: filen är inte sparad som UTF-8 ({error.reason})")
            continue
        if file.name == GROUPS_FILE:
            groups = tuple(_groups(file.name, lines, faults))
        elif file.name == EVERYDAY_FILE:
            everyday = {
                section.name: WordGroup(section.swedish, section.english) for section in _everyday(lines, faults)
            }
        elif file.name.startswith(situations.PREFIX):
            read = list(situations.read(file.name, lines, faults))
            if file.name != situations.UNCOVERED_FILE:
                headings += ((file.name, one.name) for one in read)
            told += read
        else:
            needs.extend(_needs(file.name, lines, faults))
    known = {need.name for need in needs}
    faults += (f"{file}: «{name}» finns inte bland behoven" for file, name in headings if name not in known)
    if faults:
        raise ThesaurusError(faults)
    return Thesaurus(tuple(needs), groups, **everyday, situations=tuple(told))


@dataclass(slots=True)
class _Section:
    name: str
    line: int
    functions: tuple[str, ...] = ()
    swedish: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def _sections(file: str, lines: list[str], faults: list[str]) -> Iterator[_Section]:
    current: _Section | None = None
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        where = f"{file} rad {number}"
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            if current is not None:
                yield current
            if not line.endswith("]") or not line[1:-1].strip():
                faults.append(f"{where}: en rubrik skrivs [Rubrik]")
            current = _Section(line.strip("[] "), number)
        elif current is None:
            faults.append(f"{where}: raden står före den första rubriken")
        else:
            _read_line(current, where, line, faults)
    if current is not None:
        yield current


def _read_line(section: _Section, where: str, line: str, faults: list[str]) -> None:
    kind, colon, rest = line.partition(":")
    kept_in = _LINES.get(kind.strip()) if colon else None
    if kept_in is None:
        known = ", ".join(f"{word}:" for word in _LINES)
        faults.append(f"{where}: raden börjar inte med {known} eller [")
        return
    terms = _listed(rest, ";" if kept_in == "functions" else ",")
    faults.extend(f"{where}: «{term}» innehåller inga bokstäver" for term in terms if not any(map(str.isalnum, term)))
    setattr(section, kept_in, getattr(section, kept_in) + terms)


def _needs(file: str, lines: list[str], faults: list[str]) -> Iterator[Need]:
    seen: dict[str, int] = {}
    for section in _sections(file, lines, faults):
        if section.name in seen:
            faults.append(
                f"{file} rad {section.line}: rubriken «{section.name}» finns redan på rad {seen[section.name]}"
            )
        seen[section.name] = section.line
        if not section.swedish + section.english + section.names:
            faults.append(f"{file} rad {section.line}: «{section.name}» har inga ord")
        yield Need(section.name, section.functions or (section.name,), section.swedish, section.english, section.names)


def _everyday(lines: list[str], faults: list[str]) -> Iterator[_Section]:
    for section in _sections(EVERYDAY_FILE, lines, faults):
        name = _EVERYDAY_SECTIONS.get(section.name)
        if name is None:
            wanted = ", ".join(f"[{known}]" for known in _EVERYDAY_SECTIONS)
            faults.append(f"{EVERYDAY_FILE} rad {section.line}: rubriken ska vara en av {wanted}")
        else:
            several = [word for word in section.swedish + section.english if " " in word]
            faults.extend(f"{EVERYDAY_FILE} rad {section.line}: «{word}» är flera ord" for word in several)
            section.name = name
            yield section


def _groups(file: str, lines: list[str], faults: list[str]) -> Iterator[WordGroup]:
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        swedish, bar, english = line.partition("|")
        if not bar or "|" in english:
            faults.append(f"{file} rad {number}: svenska och engelska ord skiljs åt med ett |")
            continue
        yield WordGroup(_listed(swedish, ","), _listed(english, ","))


def _listed(text: str, separator: str) -> tuple[str, ...]:
    return tuple(item for part in text.split(separator) if (item := " ".join(part.split())))
