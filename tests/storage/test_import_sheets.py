"""From files of all kinds to rows: encodings, delimiters, headings, sheets, formulas."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.errors import BotError
from storage.fields import Field
from storage.headings import ColumnMapping
from storage.plan import plan_import
from storage.records import DepartmentNames
from storage.sheets.systemlist import read_systemlist
from tests.storage.workbooks import MAIN, sheet, write_list, write_workbook

KSF = "Kommunstyrelseförvaltningen"
DEPARTMENTS = (DepartmentNames(KSF, ("KSF",)),)
HEAD = ("Systemnamn", "Förvaltning", "Avtalsslut", "Årskostnad")


def text_list(delimiter=";", newline="\r\n"):
    rows = [HEAD, ("Bygg och Åh", KSF, "2027-06-30", "1000"), ("Lex", KSF, "", "")]
    return newline.join(delimiter.join(row) for row in rows) + newline


def plan(path, mapping=None, departments=DEPARTMENTS):
    return plan_import(read_systemlist(path, mapping), [], departments)


def fault(path, mapping=None):
    with pytest.raises(BotError) as caught:
        plan(path, mapping)
    return caught.value


def keys(planned):
    return [issue.remark.key for issue in planned.report.issues]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encodings_and_delimiters(tmp_path, encoding, delimiter):
    path = tmp_path / "lista.csv"
    path.write_bytes(text_list(delimiter).encode(encoding))
    assert [system.name for system in plan(path).systems] == ["Bygg och Åh", "Lex"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_and_the_named_delimiter(tmp_path, newline):
    path = tmp_path / "lista.csv"
    path.write_bytes(("sep=;" + newline + text_list(";", newline)).encode())
    planned = plan(path)
    assert [system.name for system in planned.systems] == ["Bygg och Åh", "Lex"]
    assert sorted(planned.report.rows) == [3, 4]


def test_ragged_rows_and_quoted_line_breaks(tmp_path):
    path = tmp_path / "lista.csv"
    path.write_text(
        "Systemnamn;Förvaltning;Beskrivning\n"
        f'Lex;{KSF};"Rad ett\nrad; två"\n'
        f"Kort;{KSF}\n"
        f"Bred;{KSF};text;mer\n"
        f"Tom;{KSF};text;;\n",
        encoding="utf-8",
    )
    planned = plan(path)
    assert [system.name for system in planned.systems] == ["Lex", "Kort", "Tom"]
    assert planned.systems[0].description == "Rad ett\nrad; två"
    assert keys(planned) == ["import-row-too-narrow", "import-row-too-wide"]


def test_headings_in_two_rows_below_a_title(tmp_path):
    rows = [
        ("Systemlista 2027",),
        (),
        (None, None, "Avtal", None),
        ("SYSTEM-\nNAMN ", "Förv.", "Start", "Slut", "Okänd kolumn"),
        ("Lex", "KSF", "2026-01-01", "2027-12-31", "x"),
    ]
    planned = plan(write_list(tmp_path / "x.xlsx", rows))
    contract = planned.systems[0].restricted.contracts[0]
    assert (contract.start_date, contract.end_date) == (date(2026, 1, 1), date(2027, 12, 31))
    assert [(issue.row, issue.column) for issue in planned.report.issues][:1] == [(4, "Okänd kolumn")]


def test_english_headings(tmp_path):
    rows = [
        ("System name", "Department", "Owner", "Contract end date"),
        ("Lex", "KSF", "Anna Ek, chef", "30 June 2027"),
    ]
    system = plan(write_list(tmp_path / "x.xlsx", rows)).systems[0]
    assert system.owner.name == "Anna Ek"
    assert system.restricted.contracts[0].end_date == date(2027, 6, 30)


def test_a_missing_column_and_a_column_twice(tmp_path):
    missing = fault(write_list(tmp_path / "a.xlsx", [("Systemnamn", "Leverantör"), ("Lex", "Formpipe")]))
    assert (missing.text_key, missing.arguments["missing"]) == ("import-columns-missing", "förvaltning")
    twice = [("Systemnamn", "Förvaltning", "Avtalsslut", "Slutdatum"), ("Lex", "KSF", "2027-01-01", "2028-01-01")]
    path = write_list(tmp_path / "b.xlsx", twice)
    assert fault(path).text_key == "import-columns-disputed"
    chosen = plan(path, ColumnMapping.from_config({"slutdatum": "avtalsslut"}))
    assert chosen.systems[0].restricted.contracts[0].end_date == date(2028, 1, 1)
    assert "import-column-unknown" in keys(chosen)


def test_the_municipalitys_own_headings(tmp_path):
    mapping = ColumnMapping.from_config({"Verktyg": "systemnamn", "Hemvist": "department", "Förvaltning": ""})
    rows = [("Verktyg", "Hemvist", "Förvaltning"), ("Lex", "KSF", "något annat")]
    assert plan(write_list(tmp_path / "x.xlsx", rows), mapping).systems[0].department == KSF
    with pytest.raises(ValueError, match="Hemvist"):
        ColumnMapping.from_config({"Hemvist": "hembygd"})


def test_units_in_the_heading(tmp_path):
    rows = [(*HEAD[:2], "Årskostnad (tkr)", "Uppsägningstid (dagar)"), ("Lex", KSF, 212, 90)]
    planned = plan(write_list(tmp_path / "x.xlsx", rows))
    contract = planned.systems[0].restricted.contracts[0]
    assert (contract.yearly_cost, contract.notice_period_months) == (Decimal(212000), None)
    assert keys(planned) == ["import-column-unknown", "import-amount-rounded"]


def test_the_sheet_that_looks_like_a_systemlista(tmp_path):
    notes = sheet([("Namn", "Avvecklat"), ("Lotus", 2014)])
    path = write_workbook(tmp_path / "x.xlsx", {"Gamla": notes, "Lista": sheet([HEAD, ("Lex", KSF)])})
    planned = plan(path)
    assert [system.name for system in planned.systems] == ["Lex"]
    assert [(issue.row, issue.value) for issue in planned.report.issues] == [(0, "Gamla")]


def test_dates_by_style_and_in_both_calendars(tmp_path):
    for name, epoch_1904, serial in (("a.xlsx", False, 46630), ("b.xlsx", True, 46630 - 1462)):
        rows = [
            HEAD,
            ("Ett", KSF, f'<c s="1"><v>{serial}</v></c>'.encode()),
            ("Två", KSF, serial),
            ("Tre", KSF, str(serial)),
        ]
        planned = plan(write_list(tmp_path / name, rows, epoch_1904=epoch_1904))
        ends = [system.restricted.contracts[0].end_date for system in planned.systems if system.restricted.contracts]
        assert ends == [date(2027, 8, 31)] * (2 if epoch_1904 else 3)


def test_formulas_count_only_where_data_is_read(tmp_path):
    def computed(value):
        return f"<c><f>SUM(D2:D3)</f><v>{value}</v></c>".encode()

    harmless = [
        (*HEAD, "Anteckning"),
        ("Lex", KSF, "2027-01-01", 5, computed(1)),
        ("SUMMA", None, None, computed(5)),
        (None, None, None, computed(5)),
    ]
    planned = plan(write_list(tmp_path / "a.xlsx", harmless))
    assert len(planned.systems) == 1
    harmful = fault(write_list(tmp_path / "b.xlsx", [HEAD, ("Lex", KSF, None, computed(5))]))
    assert (harmful.text_key, harmful.arguments["cells"]) == ("import-formulas", "D2")


def test_rows_that_are_no_systems(tmp_path):
    rows = [
        HEAD,
        ("Lex", KSF, None, 5),
        HEAD,
        ("Totalt", None, None, 5),
        ("Uppdateras av IT",),
        (" ", "\u200b"),
        (None, KSF),
    ]
    planned = plan(write_list(tmp_path / "x.xlsx", rows))
    assert keys(planned) == ["import-row-headings", "import-row-summary", "import-row-note", "import-name-missing"]
    assert sorted(planned.report.rows) == [2, 3, 4, 5, 7]


def test_strange_letters_in_a_workbook(tmp_path):
    strings = f'<sst xmlns="{MAIN}"><si><r><t>A\u030a</t></r><r><t>sa</t></r><rPh><t>uttal</t></rPh></si></sst>'
    body = sheet([HEAD, (b'<c t="s"><v>0</v></c>', KSF), ("_x0041_BC", KSF), ("\u200bLex\ufeff ", KSF)])
    path = write_workbook(tmp_path / "x.xlsx", {"Lista": body}, extra={"xl/sharedStrings.xml": strings})
    assert [system.name for system in plan(path).systems] == ["Åsa", "ABC", "Lex"]


def test_every_exported_heading_is_known():
    mapping = ColumnMapping()
    assert [mapping.match(field.value)[0] for field in Field] == list(Field)
