"""Cells that hold several things: functions, and people with titles.

What the separators cannot carry stands in double quotes, doubled inside, as in delimited text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.domain.systems import Role, RoleHolder
from storage.cells.reading import Cell, Reading, ask, corrected, empty, shown
from storage.cells.text import LONGEST_LINE, damaged, is_blank, is_nobody, is_unknown, tidy
from storage.report import Action, Remark

_TITLE_IN_BRACKETS = re.compile(r"(?P<name>[^()\",;]+) \((?P<title>[^()]+)\)")
_TWO_PEOPLE = re.compile(r"\w(?: ?/ ?| & | och | and | \+ )\w", re.IGNORECASE)


class FunctionNames:
    """The taxonomy by which a list of functions is cut: names may hold commas themselves."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = {tidy(name).casefold(): tidy(name) for name in known if tidy(name)}

    def with_cells(self, cells: Iterable[Cell]) -> FunctionNames:
        """The taxonomy, and the functions that stand alone in a cell of the file."""
        alone = [
            text for cell in cells if isinstance(cell, str) and (text := tidy(cell)) and not set(text) & set(',;"')
        ]
        grown = FunctionNames(alone)
        grown._known.update(self._known)
        return grown

    def split(self, text: str) -> tuple[str, ...]:
        """The functions of a cell, each once, in the spelling of the taxonomy."""
        found: list[tuple[str, bool]] = []
        for piece, quoted in _pieces(text, ";\n"):
            found.extend([(piece, True)] if quoted else self._split_at_commas(piece))
        spelt = (name if quoted else self._known.get(name.casefold(), name) for name, quoted in found if name)
        return tuple(dict.fromkeys(spelt))

    def join(self, names: Sequence[str]) -> str:
        """The functions as one cell, quoted only where cutting at commas would give something else."""
        plain = list(dict.fromkeys(tidy(name) for name in names if tidy(name)))
        joined = ", ".join(plain)
        if not any(mark in joined for mark in ';"\n') and self.split(joined) == tuple(plain):
            return joined
        return ", ".join(_quote(name) for name in plain)

    def _split_at_commas(self, text: str) -> list[tuple[str, bool]]:
        pieces = list(_pieces(text, ","))
        found: list[tuple[str, bool]] = []
        # Written without capitals, a small letter does not tell that a name goes on.
        small_letters = text[:1].islower()
        index = 0
        while index < len(pieces):
            length = self._known_length(pieces, index)
            if not length:
                length = 1
                while (
                    not pieces[index][1]
                    and not small_letters
                    and index + length < len(pieces)
                    and pieces[index + length][0][:1].islower()
                    and not pieces[index + length][1]
                    and not self._known_length(pieces, index + length)
                ):
                    length += 1
            name = ", ".join(piece for piece, _ in pieces[index : index + length])
            found.append((name, pieces[index][1]))
            index += length
        return found

    def _known_length(self, pieces: Sequence[tuple[str, bool]], index: int) -> int:
        """How many pieces from `index` make the longest known name."""
        for length in range(min(len(pieces) - index, 12), 0, -1):
            chosen = pieces[index : index + length]
            if (
                not any(quoted for _, quoted in chosen)
                and ", ".join(piece for piece, _ in chosen).casefold() in self._known
            ):
                return length
        return 0


def read_functions(cell: Cell, names: FunctionNames) -> Reading[tuple[str, ...]]:
    """The functions of a system."""
    if is_blank(cell):
        return empty()
    raw = shown(cell)
    if damaged(raw):
        return ask("import-cell-damaged")
    text = "\n".join(tidy(line) for line in raw.splitlines())
    if is_unknown(text.casefold()):
        return ask("import-unknown-value")
    functions = names.split(text)
    if any(len(name) > LONGEST_LINE for name in functions):
        return ask("import-text-too-long", count=len(text))
    return Reading(functions) if text == raw else corrected(functions, "import-spaces-removed")


def read_role(cell: Cell, role: Role) -> Reading[RoleHolder]:
    """One person, «Name, title». A dash, «vakant» or nothing leaves the role vacant and asks."""
    key = "import-owner-missing" if role is Role.SYSTEM_OWNER else "import-manager-missing"
    vacant: Reading[RoleHolder] = Reading(None, remark=Remark(key, Action.NEEDS_PERSON))
    if is_blank(cell):
        return vacant
    raw = shown(cell)
    text = tidy(raw)
    if is_nobody(text.casefold()):
        return vacant
    if damaged(raw) or not any(letter.isalpha() for letter in text):
        return ask("import-cell-damaged")
    holder = _holder(text, role)
    if isinstance(cell, str) and not text.startswith('"') and (_TWO_PEOPLE.search(holder.name) or ";" in text):
        return ask("import-several-people")
    if len(text) > LONGEST_LINE:
        return ask("import-text-too-long", count=len(text))
    return Reading(holder) if text == raw else corrected(holder, "import-spaces-removed")


def read_specialists(cell: Cell) -> Reading[tuple[RoleHolder, ...]]:
    """Any number of people, separated by semicolons or line breaks."""
    if is_blank(cell):
        return empty()
    raw = shown(cell)
    if damaged(raw):
        return ask("import-cell-damaged")
    text = "\n".join(tidy(line) for line in raw.splitlines())
    if is_nobody(text.casefold()):
        return Reading(())
    if len(text) > LONGEST_LINE:
        return ask("import-text-too-long", count=len(text))
    people = tuple(_holder(piece, Role.SYSTEM_SPECIALIST) for piece in _raw_pieces(text, ";\n") if piece)
    return Reading(people) if text == raw else corrected(people, "import-spaces-removed")


def holder_text(holder: RoleHolder) -> str:
    """A person as a cell: «Name, title», quoted where the name or title holds a separator."""
    name, title = tidy(holder.name), tidy(holder.title or "")
    parts = [name, title] if title else [name]
    awkward = any(set(part) & set(',;"()') for part in parts) or _TWO_PEOPLE.search(name)
    return ", ".join(_quote(part) for part in parts) if awkward else ", ".join(parts)


def holders_text(holders: Sequence[RoleHolder]) -> str:
    """Several people as a cell."""
    return "; ".join(holder_text(holder) for holder in holders)


def _holder(text: str, role: Role) -> RoleHolder:
    if bracketed := _TITLE_IN_BRACKETS.fullmatch(text):
        return RoleHolder(role, bracketed["name"].strip(), bracketed["title"].strip())
    pieces = list(_pieces(text, ","))
    name = pieces[0][0]
    title = ", ".join(piece for piece, _ in pieces[1:] if piece)
    return RoleHolder(role, name, title or None)


def _quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _pieces(text: str, separators: str) -> Iterable[tuple[str, bool]]:
    """The pieces between separators, unquoted, with whether they were quoted."""
    for piece in _raw_pieces(text, separators):
        quoted = len(piece) >= 2 and piece[0] == piece[-1] == '"' and _closes_last(piece)
        yield (piece[1:-1].replace('""', '"'), True) if quoted else (piece, False)


def _closes_last(piece: str) -> bool:
    return '"' not in piece[1:-1].replace('""', "")


def _raw_pieces(text: str, separators: str) -> list[str]:
    pieces = [""]
    inside = False
    for letter in text:
        if letter == '"' and (inside or not pieces[-1].strip()):
            inside = not inside
            pieces[-1] += letter
        elif letter == '"' and pieces[-1].startswith('"'):
            inside = True  # a doubled quote inside quotes
            pieces[-1] += letter
        elif letter in separators and not inside:
            pieces.append("")
        else:
            pieces[-1] += letter if pieces[-1] or not letter.isspace() else ""
    return [piece.strip() for piece in pieces]
