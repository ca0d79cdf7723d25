"""The workbook reckons by itself, to the same figures, and holds nobody's formula but ours."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.documents.nyttokalkyl_excel import excel_of
from bot.domain.nyttokalkyl.calculation import Premises
from bot.domain.nyttokalkyl.lines import Case
from bot.domain.nyttokalkyl.sums import outcomes, rounded
from bot.texts import all_languages
from tests.documents.spreadsheet import Sheets
from tests.fakes.nyttokalkyler import FASTER, OLD_SYSTEM, full, retirement, sure

NEVER = {"sv": "aldrig inom perioden", "en": "never within the period"}
SHORT = replace(full(), premises=Premises(2027, 5, Decimal("0.035"), (Decimal("0.3"), Decimal("0.8"))))
RICH = replace(full(), benefits=(replace(FASTER, people=sure("90")), replace(OLD_SYSTEM, ramps_up=True)))
CALCULATIONS = {
    "full": full(),
    "retirement": retirement(),
    "five years": SHORT,
    "rich": RICH,
    "only costs": replace(full(), benefits=()),
    "only benefits": replace(full(), costs=()),
    "undiscounted": replace(full(), premises=Premises(2027, 3, Decimal(0))),
}


def ore(value: Fraction) -> Decimal:
    return rounded(Decimal(value.numerator) / Decimal(value.denominator))


@pytest.mark.parametrize("language", all_languages())
@pytest.mark.parametrize("name", CALCULATIONS)
def test_the_formulas_give_the_same_figures(name, language):
    calculation = CALCULATIONS[name]
    sheets = Sheets(excel_of(calculation, language))
    for case, sums in outcomes(calculation).items():
        got = {key: sheets.named(f"{key}_{case.value}") for key in ("costs", "benefits", "npv", "moved")}
        assert {key: ore(value) for key, value in got.items()} == {
            "costs": rounded(sums.present_value_costs),
            "benefits": rounded(sums.present_value_benefits),
            "npv": rounded(sums.net_present_value),
            "moved": rounded(sums.redistribution),
        }
        for key, years in (("payback", sums.payback), ("discounted_payback", sums.discounted_payback)):
            shown = sheets.named(f"{key}_{case.value}")
            assert shown == (NEVER[language] if years is None else Fraction(rounded(years, 1)))
        ratio = sheets.named(f"ratio_{case.value}")
        assert ratio == "–" if sums.benefit_cost_ratio is None else ore(ratio) == rounded(sums.benefit_cost_ratio)


def test_the_yearly_table_is_that_of_the_sums():
    sheets = Sheets(excel_of(full()))
    sheet = sheets.book["Årstabell"]
    tops = [row for row in range(1, sheet.max_row) if sheet.cell(row, 1).value == "År"]
    for top, case in zip(tops, (Case.LIKELY, Case.LOW, Case.HIGH), strict=True):
        for row in outcomes(full())[case].rows:
            column = "BCDEFG"[row.year]
            shown = [ore(sheets.cell(sheet.title, f"{column}{top + step}")) for step in (1, 2, 3, 4, 5, 7, 8, 9)]
            figures = (row.one_off, row.running, row.costs, row.benefits, row.net, row.discounted_net)
            assert shown == [rounded(figure) for figure in (*figures, row.cumulative, row.cumulative_discounted)]


def test_a_changed_assumption_changes_the_result():
    sheets = Sheets(excel_of(full()))
    before = sheets.named("npv_likely")
    sheets.change("discount_rate", 0.08)
    dearer = replace(full(), premises=replace(full().premises, discount_rate=Decimal("0.08")))
    assert sheets.named("npv_likely") != before
    assert ore(sheets.named("npv_likely")) == rounded(outcomes(dearer)[Case.LIKELY].net_present_value)


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("x","y")', "+1", "-1", "@SUM(A1)", "a\x00b\x0bc", "\ud800x"])
def test_a_persons_text_is_never_a_formula(text):
    hostile = replace(
        full(),
        title=text,
        departments=(text,),
        costs=tuple(replace(line, label=text) for line in full().costs),
        benefits=tuple(replace(line, label=text) for line in full().benefits),
    )
    book = load_workbook(BytesIO(excel_of(hostile)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    ours = [cell for cell in cells if cell.data_type == "f"]
    assert ours
    assert not [cell.value for cell in ours if cell.value == text]
    told = [cell for cell in cells if cell.data_type == "s" and cell.value == text]
    if text[0] in "=+-@":
        assert len(told) >= 8
        assert all(cell.quotePrefix for cell in told)


def test_the_chart_is_native_and_the_names_are_there():
    book = load_workbook(BytesIO(excel_of(full())))
    assert book.sheetnames == ["Sammanfattning", "Antaganden", "Årstabell"]
    (chart,) = book["Sammanfattning"]._charts
    assert [series.val.numRef.f for series in chart.series] == ["'Årstabell'!$B$8:$F$8", "'Årstabell'!$B$9:$F$9"]
    assert {"discount_rate", "ramp_up", "npv_likely", "cost_likely", "time_likely"} <= set(book.defined_names)
    assert book.calculation.fullCalcOnLoad
    # A name given twice would silently point to the later place.
    assert len(book.defined_names) == 2 + 6 + 6 * 3 + 7 * 3
