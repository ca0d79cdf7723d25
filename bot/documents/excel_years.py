"""The sheet of years: one block for each case, reckoned by Excel from the assumptions."""

from __future__ import annotations

from itertools import pairwise

from openpyxl.utils import get_column_letter as letter
from openpyxl.workbook import Workbook

from bot.documents.excel_sheet import KRONOR, RATIO, YEARS, Formula, SheetWriter
from bot.domain.nyttokalkyl.calculation import Premises
from bot.domain.nyttokalkyl.lines import Case
from bot.texts import Texts

COST_ENDS = {Case.LOW: "highest", Case.LIKELY: "likely", Case.HIGH: "lowest"}
BENEFIT_ENDS = {Case.LOW: "lowest", Case.LIKELY: "likely", Case.HIGH: "highest"}
RESULTS = ("costs", "benefits", "npv", "payback", "discounted_payback", "ratio", "moved")


def write_years(book: Workbook, premises: Premises, say: Texts) -> tuple[SheetWriter, dict[Case, int]]:
    """The three blocks, and the row of the years in each. Costs and benefits are 3 and 4 rows further down."""
    writer = SheetWriter(book, say("nyttokalkyl_document-sheet-years"), (40, *[16] * (premises.horizon + 1)))
    writer.heading(say("nyttokalkyl_document-sheet-years"), 16)
    writer.note(say("nyttokalkyl_document-convention"))
    rows = {}
    for case in (Case.LIKELY, Case.LOW, Case.HIGH):
        rows[case] = _block(writer, case, premises, say)
    return writer, rows


def _block(writer: SheetWriter, case: Case, premises: Premises, say: Texts) -> int:
    writer.heading(say(f"nyttokalkyl_document-case-{case.value}"))
    top = writer.row
    writer.header((say("nyttokalkyl_document-year"), *premises.years))
    columns = [letter(2 + year) for year in premises.years]
    first, last = columns[0], columns[-1]
    end = BENEFIT_ENDS[case]

    def row(key: str, formulas: list[str], number_format: str = KRONOR) -> None:
        cells = tuple(Formula(formula) for formula in formulas)
        writer.line((say(f"nyttokalkyl_document-row-{key}"), *cells), (None, *[number_format] * len(cells)))

    for timing in ("one_off", "yearly"):
        word = say(f"nyttokalkyl_document-timing-{timing}")
        row(
            timing,
            [f'=SUMIFS(cost_{COST_ENDS[case]},cost_timing,"{word}",{_in_span("cost", c, top)})' for c in columns],
        )
    row("costs", [f"={c}{top + 1}+{c}{top + 2}" for c in columns])
    row("benefits", ["=" + "+".join(_benefits(name, end, c, top, say) for name in ("time", "saving")) for c in columns])
    row("net", [f"={c}{top + 4}-{c}{top + 3}" for c in columns])
    row("factor", [f"=1/(1+discount_rate)^{c}{top}" for c in columns], "0.0000")
    row("discounted-net", [f"={c}{top + 5}*{c}{top + 6}" for c in columns])
    row("cumulative", [f"=SUM(${first}{top + 5}:{c}{top + 5})" for c in columns])
    row("cumulative-discounted", [f"=SUM(${first}{top + 7}:{c}{top + 7})" for c in columns])
    for key, flow, total in (("crossing", 5, 8), ("discounted-crossing", 7, 9)):
        crossings = [
            f'=IF(AND({b}{top + total}<0,{c}{top + total}>=0),{b}{top}-{b}{top + total}/{c}{top + flow},"")'
            for b, c in pairwise(columns)
        ]
        row(key, ['=""', *crossings], YEARS)
    row("moved", [f"={_benefits('redistribution', end, c, top, say)}" for c in columns])
    _results(writer, case, top, (first, columns[1], last), say)
    return top


def _in_span(prefix: str, column: str, top: int) -> str:
    return f'{prefix}_first,"<="&{column}${top},{prefix}_last,">="&{column}${top}'


def _benefits(prefix: str, end: str, column: str, top: int, say: Texts) -> str:
    span = _in_span(prefix, column, top)
    yes, no = say("nyttokalkyl_document-yes"), say("nyttokalkyl_document-no")
    plain = f'SUMIFS({prefix}_{end},{prefix}_ramps,"{no}",{span})'
    # The ramp stands in the same order of years as this table, one cell a year.
    return f'{plain}+SUMIFS({prefix}_{end},{prefix}_ramps,"{yes}",{span})*INDEX(ramp_up,1,{column}${top}+1)'


def _results(writer: SheetWriter, case: Case, top: int, columns: tuple[str, str, str], say: Texts) -> None:
    first, second, last = columns

    def present(row: int) -> str:
        return f"{first}{row}+NPV(discount_rate,{second}{row}:{last}{row})"

    def paid(total: int, crossing: int) -> str:
        never = say("nyttokalkyl_document-never")
        found = f"{first}{crossing}:{last}{crossing}"
        return f'=IF({last}{total}<0,"{never}",IF(COUNT({found})=0,0,ROUND(MAX({found}),1)))'

    formulas = {
        "costs": (f"={present(top + 3)}", KRONOR),
        "benefits": (f"={present(top + 4)}", KRONOR),
        "npv": (f"={present(top + 5)}", KRONOR),
        "payback": (paid(top + 8, top + 10), YEARS),
        "discounted_payback": (paid(top + 9, top + 11), YEARS),
        "ratio": (f'=IF(costs_{case.value}=0,"–",benefits_{case.value}/costs_{case.value})', RATIO),
        "moved": (f"={present(top + 12)}", KRONOR),
    }
    for key in RESULTS:
        writer.name(f"{key}_{case.value}", 2, writer.row, writer.row)
        formula, number_format = formulas[key]
        writer.line((say(f"nyttokalkyl_document-result-{key}"), Formula(formula)), (None, number_format))
