"""The sheet of assumptions: everything that may be changed, and the yearly amounts reckoned from it."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter as letter
from openpyxl.workbook import Workbook

from bot.documents.excel_sheet import KRONOR, NUMBER, SHARE, Formula, SheetWriter, Value
from bot.domain.nyttokalkyl.calculation import Nyttokalkyl
from bot.domain.nyttokalkyl.lines import CostLine, DirectSaving, Estimate, InternalCost, Redistribution, TimeSaving
from bot.texts import Texts

ENDS = ("lowest", "likely", "highest")


def write_assumptions(book: Workbook, calculation: Nyttokalkyl, say: Texts) -> None:
    """Premises, costs and benefits with named columns."""
    writer = SheetWriter(book, say("nyttokalkyl_document-sheet-assumptions"), (44, 16, 14, *[13] * 16))
    writer.heading(say("nyttokalkyl_document-sheet-assumptions"), 16)
    writer.note(say("nyttokalkyl_document-change-here"))
    _premises(writer, calculation, say)
    _costs(writer, calculation.costs, say)
    savings = [line for line in calculation.counted_benefits if isinstance(line, DirectSaving)]
    times = [line for line in calculation.counted_benefits if isinstance(line, TimeSaving)]
    _times(writer, times, say)
    writer.heading(say("nyttokalkyl_document-savings"))
    _amounts(writer, savings, "saving", say)
    writer.heading(say("nyttokalkyl_document-redistribution"))
    writer.note(say("nyttokalkyl_document-redistribution-apart"))
    _amounts(writer, calculation.redistributions, "redistribution", say)
    writer.heading(say("nyttokalkyl_document-qualitative"))
    writer.header((say("nyttokalkyl_document-benefit"), say("nyttokalkyl_document-rating")))
    for line in calculation.qualitative_benefits:
        writer.line((line.label, line.rating))


def _premises(writer: SheetWriter, calculation: Nyttokalkyl, say: Texts) -> None:
    premises = calculation.premises
    writer.heading(say("nyttokalkyl_document-premises"))
    writer.line((say("nyttokalkyl_document-price-level"), premises.price_level))
    writer.name("discount_rate", 2, writer.row, writer.row)
    writer.line((say("nyttokalkyl_document-discount-rate"), premises.discount_rate), (None, SHARE))
    last = premises.horizon + 2
    writer.line((say("nyttokalkyl_document-year"), *premises.years))
    writer.name("ramp_up", 2, writer.row, writer.row, last)
    effects = tuple(premises.effect(year) for year in premises.years)
    writer.line((say("nyttokalkyl_document-ramp-up"), *effects), (None, *[SHARE] * len(effects)))


def _span_titles(say: Texts) -> tuple[str, ...]:
    return say("nyttokalkyl_document-first-year"), say("nyttokalkyl_document-last-year")


def _estimate_titles(say: Texts, what: str) -> tuple[str, ...]:
    return tuple(f"{what}, {say(f'nyttokalkyl_document-{end}')}" for end in ENDS)


def _values(estimate: Estimate) -> tuple[Value, ...]:
    return estimate.lowest, estimate.likely, estimate.highest


def _costs(writer: SheetWriter, lines: Sequence[CostLine], say: Texts) -> None:
    writer.heading(say("nyttokalkyl_document-costs"))
    writer.header(
        (
            say("nyttokalkyl_document-cost"),
            say("nyttokalkyl_document-category"),
            say("nyttokalkyl_document-timing"),
            *_span_titles(say),
            say("nyttokalkyl_document-rate"),
            *_estimate_titles(say, say("nyttokalkyl_document-kronor-or-hours")),
            *_estimate_titles(say, say("nyttokalkyl_document-kronor")),
        )
    )
    first = writer.row
    for line in lines:
        internal = isinstance(line.source, InternalCost)
        estimate = line.source.hours if isinstance(line.source, InternalCost) else line.source.amount
        rate = line.source.rate if isinstance(line.source, InternalCost) else None
        row = writer.row
        kronor = tuple(
            Formula(f"={column}{row}*F{row}") if internal else Formula(f"={column}{row}") for column in ("G", "H", "I")
        )
        writer.line(
            (
                line.label,
                say(f"nyttokalkyl_document-category-{line.category.value}"),
                say(f"nyttokalkyl_document-timing-{line.timing.value}"),
                line.span.first,
                line.span.last,
                rate,
                *_values(estimate),
                *kronor,
            ),
            (None, None, None, None, None, *[KRONOR] * 7),
        )
    _name_columns(
        writer, "cost", first, {"timing": 3, "first": 4, "last": 5, "lowest": 10, "likely": 11, "highest": 12}
    )


def _times(writer: SheetWriter, lines: Sequence[TimeSaving], say: Texts) -> None:
    writer.heading(say("nyttokalkyl_document-times"))
    writer.header(
        (
            say("nyttokalkyl_document-benefit"),
            say("nyttokalkyl_document-ramps-up"),
            *_span_titles(say),
            say("nyttokalkyl_document-weeks"),
            say("nyttokalkyl_document-rate"),
            *_estimate_titles(say, say("nyttokalkyl_document-minutes")),
            *_estimate_titles(say, say("nyttokalkyl_document-people")),
            *_estimate_titles(say, say("nyttokalkyl_document-share")),
            *_estimate_titles(say, say("nyttokalkyl_document-kronor")),
        )
    )
    first = writer.row
    for line in lines:
        row = writer.row
        kronor = tuple(
            Formula(f"={letter(7 + end)}{row}*{letter(10 + end)}{row}*E{row}*F{row}/60*{letter(13 + end)}{row}")
            for end in range(3)
        )
        writer.line(
            (
                line.label,
                _yes_no(line.ramps_up, say),
                line.span.first,
                line.span.last,
                line.weeks,
                line.rate,
                *_values(line.minutes),
                *_values(line.people),
                *_values(line.share),
                *kronor,
            ),
            (None, None, None, None, NUMBER, KRONOR, *[NUMBER] * 6, *[SHARE] * 3, *[KRONOR] * 3),
        )
    _name_columns(writer, "time", first, {"ramps": 2, "first": 3, "last": 4, "lowest": 16, "likely": 17, "highest": 18})


def _amounts(writer: SheetWriter, lines: Sequence[DirectSaving | Redistribution], prefix: str, say: Texts) -> None:
    writer.header(
        (
            say("nyttokalkyl_document-benefit"),
            say("nyttokalkyl_document-ramps-up"),
            *_span_titles(say),
            *_estimate_titles(say, say("nyttokalkyl_document-kronor")),
        )
    )
    first = writer.row
    for line in lines:
        writer.line(
            (line.label, _yes_no(line.ramps_up, say), line.span.first, line.span.last, *_values(line.kronor)),
            (None, None, None, None, *[KRONOR] * 3),
        )
    _name_columns(writer, prefix, first, {"ramps": 2, "first": 3, "last": 4, "lowest": 5, "likely": 6, "highest": 7})


def _yes_no(value: bool, say: Texts) -> str:
    return say("nyttokalkyl_document-yes" if value else "nyttokalkyl_document-no")


def _name_columns(writer: SheetWriter, prefix: str, first: int, columns: dict[str, int]) -> None:
    # One empty row belongs to the range, so that a line inserted above it is reckoned with.
    for name, column in columns.items():
        writer.name(f"{prefix}_{name}", column, first, writer.row)
    writer.row += 1
