"""The chart of yearly costs and benefits, drawn natively by Word and Excel (DrawingML).

openpyxl writes the chart part for both: no picture library, no font, sharp at every size, readable by a screen
reader through its description (docs/decisions/009).
"""

from __future__ import annotations

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

COST_COLOUR, BENEFIT_COLOUR = "B4531A", "1F5FA8"  # apart for the colour-blind, and in greyscale

Block = tuple[str, list[float]]
"""A series: its name and one figure a year."""


def empty_chart(title: str, year_title: str, kronor_title: str) -> BarChart:
    """A chart with its axes named and no series."""
    chart = BarChart()
    chart.type = "col"
    chart.title = title
    chart.x_axis.title, chart.y_axis.title = year_title, kronor_title
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.number_format = "#,##0"
    chart.legend.position = "b"
    chart.width, chart.height = 17, 9
    chart.gapWidth = 60
    return chart


def chart_of_cells(chart: BarChart, sheet: Worksheet, years: Reference, rows: tuple[int, int], last: int) -> BarChart:
    """Give a chart the rows of costs and benefits of a sheet; names in column 1, figures from column 2 to `last`."""
    for row, colour in zip(rows, (COST_COLOUR, BENEFIT_COLOUR), strict=True):
        chart.add_data(Reference(sheet, min_col=1, max_col=last, min_row=row), from_rows=True, titles_from_data=True)
        _paint(chart.series[-1], colour)
    chart.set_categories(years)
    return chart


def chart_xml(chart: BarChart, years: list[str], costs: Block, benefits: Block) -> bytes:
    """The chart part for Word, with its figures inside. References name cells of the embedded workbook."""
    last = len(years) + 1
    for column, (block, colour) in zip("BC", ((costs, COST_COLOUR), (benefits, BENEFIT_COLOUR)), strict=True):
        name, figures = block
        points = [NumVal(idx=index, v=str(figure)) for index, figure in enumerate(figures)]
        series = Series(
            idx=len(chart.series),
            order=len(chart.series),
            tx=SeriesLabel(strRef=_cached(f"Data!${column}$1", [name])),
            cat=AxDataSource(strRef=_cached(f"Data!$A$2:$A${last}", years)),
            val=NumDataSource(
                numRef=NumRef(
                    f=f"Data!${column}$2:${column}${last}",
                    numCache=NumData(formatCode="#,##0", ptCount=len(points), pt=points),
                )
            ),
        )
        _paint(series, colour)
        chart.series.append(series)
    part: bytes = tostring(chart._write())  # type: ignore[attr-defined, assignment]  # noqa: SLF001 - no public way
    return part


def _cached(reference: str, texts: list[str]) -> StrRef:
    points = [StrVal(idx=index, v=text) for index, text in enumerate(texts)]
    return StrRef(f=reference, strCache=StrData(ptCount=len(points), pt=points))


def _paint(series: Series, colour: str) -> None:
    series.graphicalProperties.solidFill = colour
