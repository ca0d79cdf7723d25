"""The nyttokalkyl as an Excel workbook that reckons by itself: change an assumption and every figure follows."""

from __future__ import annotations

from io import BytesIO

from openpyxl.chart import Reference
from openpyxl.workbook import Workbook
from openpyxl.workbook.properties import CalcProperties

from bot.documents.chart import chart_of_cells, empty_chart
from bot.documents.excel_assumptions import write_assumptions
from bot.documents.excel_sheet import KRONOR, RATIO, YEARS, Formula, SheetWriter
from bot.documents.excel_years import RESULTS, write_years
from bot.documents.wording import clean
from bot.domain.nyttokalkyl.calculation import Nyttokalkyl
from bot.domain.nyttokalkyl.lines import Case
from bot.domain.questions import Language
from bot.texts import Texts, texts_for

_FORMATS = {"payback": YEARS, "discounted_payback": YEARS, "ratio": RATIO}


def excel_of(calculation: Nyttokalkyl, language: Language = "sv") -> bytes:
    """The workbook (.xlsx). Its formulas give the figures of `bot.domain.nyttokalkyl.sums`, to the öre."""
    say = texts_for(language)
    book = Workbook()
    book.remove(book.worksheets[0])
    summary = SheetWriter(book, say("nyttokalkyl_document-sheet-summary"), (44, 20, 20, 20, 14))
    write_assumptions(book, calculation, say)
    years, rows = write_years(book, calculation.premises, say)
    _summary(summary, calculation, say)
    chart = empty_chart(
        say("nyttokalkyl_document-chart"), say("nyttokalkyl_document-year"), say("nyttokalkyl_document-kronor")
    )
    top, last = rows[Case.LIKELY], calculation.premises.horizon + 2
    categories = Reference(years.sheet, min_col=2, max_col=last, min_row=top)
    chart_of_cells(chart, years.sheet, categories, (top + 3, top + 4), last)
    summary.sheet.add_chart(chart, f"A{summary.row + 1}")
    properties = book.properties
    properties.title, properties.creator = clean(calculation.title), clean(", ".join(calculation.departments))
    properties.language = "sv-SE" if language == "sv" else "en-GB"
    book.calculation = CalcProperties(fullCalcOnLoad=True)  # the file holds formulas, no remembered figures
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _summary(writer: SheetWriter, calculation: Nyttokalkyl, say: Texts) -> None:
    writer.sheet.page_setup.fitToHeight = 1
    writer.heading(calculation.title, 16)
    writer.note(", ".join(calculation.departments))
    writer.heading(say("nyttokalkyl_document-result"))
    cases = (Case.LOW, Case.LIKELY, Case.HIGH)
    writer.header(("", *(say(f"nyttokalkyl_document-case-{case.value}") for case in cases)))
    for key in RESULTS:
        figures = tuple(Formula(f"={key}_{case.value}") for case in cases)
        writer.line((say(f"nyttokalkyl_document-result-{key}"), *figures), (None, *[_FORMATS.get(key, KRONOR)] * 3))
    writer.note(say("nyttokalkyl_document-convention"))
