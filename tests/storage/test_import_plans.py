"""Planned procurements from a file, as an administrator reads them in."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.domain.procurements import read_quarter
from storage.plan_rows import read_plan_file

DEMO = Path("storage/demo/register.csv").absolute()
DIRTY = """\
Planerade upphandlingar 2027;;;;
Nämnd;Kvartal;Vad;Värde (tkr);Kontakt
Utbildningsnämnden;Kv 2 2027;Bokning av lokaler;450;Anna
Kultur- och fritidsnämnden;2027-Q3;Visselblåsartjänst;1 250,5;Bo
Socialnämnden;2027-08-15;Journalsystem;okänt;
Socialnämnden;hösten 2027;Larm;12;x
;Q1 2027;Nåt;1;
Utbildningsnämnden;kvartal 2, 2027;bokning av  lokaler;500;
Kommunstyrelsen;Q4 2028;=cmd|'/c calc'!A1;3;
Kommunstyrelsen;5 2027;X;1;
Kommunstyrelsen;Q1 2027;Y;1;a;b
Kommunstyrelsen;Q1 1827;Z;1;
"""


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SYSTEMLOTSEN_DEV", "1")
    Path("planer.csv").write_text(DIRTY, encoding="utf-8")
    return tmp_path


def systemlotsen(*arguments):
    told = CliRunner().invoke(main, arguments)
    assert told.exit_code == 0, told.output
    return told.output


def test_each_row_is_read_or_refused_with_a_reason(files):
    found = read_plan_file(Path("planer.csv"))
    assert [(row.committee, row.year, row.quarter, row.title, row.value) for row in found.rows] == [
        ("Utbildningsnämnden", 2027, 2, "Bokning av lokaler", Decimal(450_000)),
        ("Kultur- och fritidsnämnden", 2027, 3, "Visselblåsartjänst", Decimal(1_250_500)),
        ("Socialnämnden", 2027, 3, "Journalsystem", None),
    ]
    assert found.rejected == (6, 7, 8, 9, 10, 11, 12)
    said = {issue.row: issue.remark.key for issue in found.issues if issue.row > 5}
    assert said == {
        6: "import-plans-quarter",
        7: "import-plans-blank",
        8: "import-plans-twice",
        9: "import-row-formula",
        10: "import-plans-quarter",
        11: "import-row-too-wide",
        12: "import-plans-quarter",
    }


def test_a_workbook_with_the_year_in_its_own_column(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Anteckningar"])
    sheet = book.create_sheet("Plan")
    for row in (["År", "Kvartal", "Nämnd", "Upphandling"], [2027, "Q1", "Socialnämnden", "Larm"], [2027, 5, "A", "B"]):
        sheet.append(row)
    book.save(tmp_path / "planer.xlsx")
    found = read_plan_file(tmp_path / "planer.xlsx")
    assert [(row.year, row.quarter, row.title) for row in found.rows] == [(2027, 1, "Larm")]
    assert found.rejected == (3,)


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("kvartal 2 2027", (2027, 2)),
        ("Kv. 2, 2027", (2027, 2)),
        ("Q2 2027", (2027, 2)),
        ("q2-2027", (2027, 2)),
        ("2027-Q2", (2027, 2)),
        ("2027 kv 2", (2027, 2)),
        ("2/2027", (2027, 2)),
        ("Q5 2027", None),
        ("Q2 27", None),
        ("våren 2027", None),
        ("2027", None),
        ("Q2 9999", None),
    ],
)
def test_a_quarter_is_read_or_not_guessed(text, quarter):
    assert read_quarter(text) == quarter


def test_read_in_tried_first_and_read_again(files):
    systemlotsen("import", str(DEMO))
    tried = json.loads(systemlotsen("import-plans", "planer.csv", "--dry-run", "--format", "json"))
    assert (tried["added"], tried["changed"], tried["unchanged"], tried["rejected"]) == (3, 0, 0, 7)
    assert "Inga planerade" in systemlotsen("ask", "planerade upphandlingar")
    assert json.loads(systemlotsen("import-plans", "planer.csv", "--format", "json"))["added"] == 3
    again = json.loads(systemlotsen("import-plans", "planer.csv", "--format", "json"))
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, 3)
    Path("planer.csv").write_text(DIRTY.replace(";450;", ";480;"), encoding="utf-8")
    assert json.loads(systemlotsen("import-plans", "planer.csv", "--format", "json"))["changed"] == 1

    told = systemlotsen("ask", "planerade upphandlingar")
    assert "3 upphandlingar" in told
    assert "480\u00a0000" in told
    assert "redan planerat: Bokning av lokaler" in systemlotsen("ask", "starta en nyttokalkyl för bokning av lokaler")
    # What is asked at the command line leaves nothing behind.
    systemlotsen("ask", "planerad upphandling: Socialnämnden; kvartal 1 2028; larm")
    assert "3 upphandlingar" in systemlotsen("ask", "planerade upphandlingar")


def test_a_file_of_something_else_is_refused(files):
    Path("annat.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    told = CliRunner().invoke(main, ["import-plans", "annat.csv"])
    assert told.exit_code == 1
    assert "nämnd, kvartal, upphandling" in told.output
