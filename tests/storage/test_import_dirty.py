"""The dirty systemlista: every planted defect is read as its list says."""

from __future__ import annotations

import os
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from storage.departments import load_departments
from storage.importer import run_import
from storage.plan import plan_import
from storage.records import StoredSystem
from storage.report import Action, RowStatus
from storage.sheets.systemlist import read_systemlist

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared/data"
DIRTY = DATA / "register_dirty.xlsx"
EXPECTED = DATA / "register_dirty_expected.md"
LINE = re.compile(r"\| (\d+) \| (.+?) \|")
REPORTED = {
    r"förvaltning abbreviated '(.+)' -> (.+)": Action.CORRECTED,
    r"avtalsslut (?:Excel serial|text|short form) .* -> (\S+)": Action.CORRECTED,
    r"system owner missing": Action.NEEDS_PERSON,
    r"trailing/leading spaces": Action.CORRECTED,
    r"cost as text": Action.CORRECTED,
    r"cost with NBSP thousands .* -> (\d+)": Action.CORRECTED,
    r"impossible date": Action.REJECTED,
    r"no end date: '(?:se avtal|löper)'": Action.NEEDS_PERSON,
    r"personuppgifter coded '(?:x|J|Yes|ja )'": Action.CORRECTED,
    r"personuppgifter coded 'N/A'": Action.NEEDS_PERSON,
    r"notice text '.*' -> (\d+)": Action.CORRECTED,
    r"user count": Action.NEEDS_PERSON,
    r"unknown/old förvaltning": Action.NEEDS_PERSON,
    r"information class '(?:3/3/2|333|K=.*)'": Action.CORRECTED,
    r"information class 'hög'": Action.NEEDS_PERSON,
    r"duplicate of '.*' spelled '.*(?:\(system\)|- prod| AB)'": Action.NEEDS_PERSON,
    r"duplicate of": Action.CORRECTED,
    r"SUMMA row": Action.REJECTED,
}
SILENT = (
    r"no end date: 'tillsvidare'|avtalsslut as a real datetime|blank row|row with only a space|merged title|header row"
)


@pytest.fixture(scope="module", autouse=True)
def _the_file_is_there():
    if not DIRTY.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{DIRTY} is missing")
        pytest.skip(f"{DIRTY} is missing")


def defects() -> list[tuple[int, str]]:
    return [(int(row), text) for row, text in LINE.findall(EXPECTED.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def plan():
    return plan_import(read_systemlist(DIRTY), [], load_departments())


@pytest.fixture(scope="module")
def systems(plan):
    return {system.name: system for system in plan.systems}


def test_each_defect_is_reported_with_the_expected_action(plan):
    issues: dict[int, set[Action]] = {}
    for issue in plan.report.issues:
        issues.setdefault(issue.row, set()).add(issue.remark.action)
    checked = 0
    for row, text in defects():
        if re.search(SILENT, text):
            continue
        action = next(action for pattern, action in REPORTED.items() if re.search(pattern, text))
        assert action in issues.get(row, set()), (row, text, issues.get(row))
        checked += 1
    assert checked > 200


def test_each_value_is_read_as_expected(plan, systems):  # noqa: C901 - one branch for each kind of defect
    rejected = {row for row, status in plan.report.rows.items() if status is RowStatus.REJECTED}
    found = 0
    for row, text in defects():
        name, _, defect = text.partition(": ")
        if row in rejected or name not in systems:
            continue
        system = systems[name]
        contract = system.restricted.contracts[0]
        if value := re.search(r"avtalsslut .* -> (\S+)", defect):
            assert contract.end_date == date.fromisoformat(value[1]), text
        elif value := re.search(r"thousands .* -> (\d+)|'(\d+) tkr'", defect):
            assert contract.yearly_cost == (Decimal(value[1]) if value[1] else Decimal(value[2]) * 1000), text
        elif value := re.search(r"notice text .* -> (\d+)", defect):
            assert contract.notice_period_months == int(value[1]), text
        elif value := re.search(r"abbreviated .* -> (.+)", defect):
            assert system.department == value[1], text
        elif "no end date" in defect:
            assert (contract.end_date, contract.open_ended) == (None, "tillsvidare" in defect), text
        elif "owner missing" in defect:
            assert system.owner is None or name == "Mestro", text
        elif "user count" in defect:
            assert system.restricted.user_count is None, text
        elif value := re.search(r"personuppgifter coded '(.*)'", defect):
            assert system.restricted.personal_data is (None if value[1] == "N/A" else True), text
        else:
            continue
        found += 1
    assert found > 120


def test_rows_that_cannot_be_placed_are_left_out(plan, systems):
    for row, text in defects():
        name = text.partition(":")[0]
        if "impossible date" in text or "unknown/old förvaltning" in text:
            assert plan.report.rows[row] is RowStatus.REJECTED, text
            assert name not in systems
        elif re.search(r"blank row|only a space|merged title|header row", text):
            assert row not in plan.report.rows


def test_no_spelling_becomes_a_second_system(plan, systems):
    for row, text in defects():
        if twin := re.fullmatch(r"duplicate of '(.*)' spelled '(.*)'", text):
            assert twin[2] not in systems, text
            assert plan.report.rows[row] in {RowStatus.UNCHANGED, RowStatus.REJECTED}
    names = [name.casefold() for name in systems]
    assert len(names) == len(set(names))


def test_every_row_that_is_not_blank_is_accounted_for(plan):
    sheet = read_systemlist(DIRTY)
    assert {row.number for row in sheet.rows} == set(plan.report.rows)
    assert sheet.other_sheets == ("Gamla system",)
    report = plan.report.to_json()
    assert sum(report[str(status)] for status in RowStatus) == len(sheet.rows)
    assert {issue["action"] for issue in report["issues"]} <= {str(action) for action in Action}


def test_the_dirty_file_changes_only_what_it_says():
    departments = load_departments()
    clean = plan_import(read_systemlist(ROOT / "storage/demo/register.csv"), [], departments)
    stored = [StoredSystem(system) for system in clean.systems]
    plan = plan_import(read_systemlist(DIRTY), stored, departments)
    assert not plan.missing
    columns = {change.column for change in plan.changes}
    # The file's own truth differs only where a defect hides it: nothing else moves.
    assert columns <= {"systemägare", "informationsklassning", "personuppgifter", "avtalsslut"}
    assert plan.report.count(RowStatus.ADDED) == 0


async def test_the_demo_register_is_imported_into_the_database(repository, clock):
    await repository.seed_departments(load_departments())
    first = await run_import(ROOT / "storage/demo/register.csv", repository, clock=clock, by="test")
    assert (first.count(RowStatus.ADDED), len(first.issues)) == (439, 0)
    again = await run_import(ROOT / "storage/demo/register.csv", repository, clock=clock, by="test")
    assert (again.count(RowStatus.UNCHANGED), again.issues, again.missing) == (439, (), ())
    trial = await run_import(DIRTY, repository, clock=clock, by="test", dry_run=True)
    assert trial.dry_run
    assert "provläst" in trial.to_text("sv")
    assert "trial" in trial.to_text("en")
    assert len(await repository.import_history()) == 2
