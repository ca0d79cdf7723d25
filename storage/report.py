"""What an import says about a file: counts, doubtful cells and changes (interface.md «import»)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.domain.questions import Language
from bot.texts import texts_for


class Action(StrEnum):
    """What became of a doubtful cell, row or column."""

    REJECTED = "rejected"  # the row was left out and nothing of it changed
    KEPT = "kept"  # the register's value stands, the row was read
    CORRECTED = "corrected"  # read safely; the text says where precision was lost
    NEEDS_PERSON = "needs_person"  # nothing was guessed: somebody has to decide


class RowStatus(StrEnum):
    """What a row did to the register."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a value, without saying yet where it stands."""

    key: str
    action: Action
    arguments: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Issue:
    """A remark at its place. `row` is the 1-based row of the sheet; 0 is the file as a whole."""

    row: int
    column: str
    value: str
    remark: Remark

    def problem(self, language: Language = "sv") -> str:
        """The problem as a sentence."""
        return texts_for(language)(self.remark.key, **self.remark.arguments)


@dataclass(frozen=True, slots=True)
class Change:
    """One fact before and after, as the export would write them."""

    key: str
    system: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """An account of every row of a file that was not blank: the counts add up to them."""

    file_name: str
    sheet: str | None
    rows: Mapping[int, RowStatus]
    issues: tuple[Issue, ...]
    changes: tuple[Change, ...] = ()
    missing: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    dry_run: bool = False

    def count(self, status: RowStatus) -> int:
        """How many rows have that status."""
        return sum(1 for each in self.rows.values() if each is status)

    def to_json(self) -> dict[str, Any]:
        """The report as interface.md gives it. Problems are Swedish sentences."""
        return {
            **{str(status): self.count(status) for status in RowStatus},
            "issues": [
                {
                    "row": issue.row,
                    "column": issue.column,
                    "value": issue.value,
                    "problem": issue.problem(),
                    "action": str(issue.remark.action),
                }
                for issue in self.issues
            ],
        }

    def to_text(self, language: Language = "sv") -> str:
        """The report for a terminal: counts first, then what needs a person, then the rest."""
        return "\n".join(self._lines(language))

    def _lines(self, language: Language) -> Iterable[str]:
        say = texts_for(language)
        yield say("import-report-dry-run" if self.dry_run else "import-report-done", file=self.file_name)
        for status in RowStatus:
            yield "  " + say(f"import-report-{status}", count=self.count(status))
        if self.returned:
            yield "  " + say("import-report-returned", count=len(self.returned), systems=_some(self.returned))
        if self.missing:
            yield "  " + say("import-report-missing", count=len(self.missing), systems=_some(self.missing))
        for action in (Action.NEEDS_PERSON, Action.REJECTED, Action.KEPT, Action.CORRECTED):
            issues = [issue for issue in self.issues if issue.remark.action is action]
            if issues:
                yield ""
                yield say(f"import-report-{action}-heading", count=len(issues))
                yield from (f"  {_place(issue, language)}{issue.problem(language)}" for issue in issues)
        if self.dry_run and self.changes:
            yield ""
            yield say("import-report-changes-heading", count=len(self.changes))
            for change in self.changes:
                before, after = change.before or "–", change.after or "–"
                yield f"  {change.system} ({change.key}), {change.column}: {before} → {after}"


def _place(issue: Issue, language: Language) -> str:
    say = texts_for(language)
    where = say("import-report-row", row=str(issue.row)) if issue.row else ""
    place = ", ".join(part for part in (where, issue.column) if part)
    shown = f" «{shorten(issue.value)}»" if issue.value else ""
    return f"{place}{shown}: " if place or shown else ""


def _some(names: tuple[str, ...], most: int = 10) -> str:
    more = "" if len(names) <= most else " …"
    return ", ".join(names[:most]) + more


def shorten(text: str, most: int = 80) -> str:
    """A value on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
