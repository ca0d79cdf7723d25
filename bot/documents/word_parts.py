"""The parts a Word document is built of: real headings, tables with marked header rows, and a native chart."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from openpyxl.workbook import Workbook

from bot.documents.wording import clean

_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EMU_PER_CM = 360_000
_MANY_COLUMNS = 8
_INK = RGBColor(0x1F, 0x38, 0x64)


def set_language(document: Document, language: str) -> None:
    """The document's language, so that a screen reader speaks it and the spelling checker knows it."""
    document.core_properties.language = language
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)


def set_look(document: Document) -> None:
    """A4, Calibri, dark blue headings; colours with enough contrast on white."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    for name, size in (("Title", 24), ("Heading 1", 16), ("Heading 2", 13)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), _INK
        fonts = style.element.rPr.find(qn("w:rFonts"))
        for theme in [attribute for attribute in fonts.attrib if "heme" in attribute]:
            del fonts.attrib[theme]  # a theme font would win over the name


def add_table(
    document: Document,
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    described: str,
    numeric_from: int = 99,
    widths: tuple[float, ...] = (),
) -> None:
    """A table whose first row is a header, repeated on each page; columns from `numeric_from` are right-aligned.

    `widths` are in centimetres; without them the columns are equally wide.
    """
    size = 8.5 if len(titles) < _MANY_COLUMNS else 7.5  # millions with öre must fit in one line
    table = document.add_table(rows=1, cols=len(titles), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    description = OxmlElement("w:tblDescription")
    description.set(qn("w:val"), clean(described))
    table._tbl.tblPr.append(description)  # noqa: SLF001 - python-docx has no name for a table's description
    margins = parse_xml(
        f'<w:tblCellMar {nsdecls("w")}><w:left w:w="55" w:type="dxa"/><w:right w:w="55" w:type="dxa"/></w:tblCellMar>'
    )
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)  # noqa: SLF001 - the schema wants it before the look
    for column, title in enumerate(titles):
        _fill(table.rows[0].cells[column], title, size, right=column >= numeric_from, header=True)
    mark = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - nor for the header mark
    for tag in ("w:cantSplit", "w:tblHeader"):
        mark.append(OxmlElement(tag))
    for row in rows:
        added = table.add_row()
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - as above
        for column, text in enumerate(row):
            _fill(added.cells[column], text, size, right=column >= numeric_from, header=False)
    for column, width in enumerate(widths):
        table.columns[column].width = Cm(width)
        for cell in table.columns[column].cells:
            cell.width = Cm(width)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _fill(cell: _Cell, text: str, size: float, *, right: bool, header: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    run = paragraph.add_run(clean(text))
    run.font.size, run.bold = Pt(size), header
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if header:
        shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="DCE4F0"/>')
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx has no name for shading


def add_link(document: Document, text: str, url: str) -> None:
    """A paragraph that is a link, marked by underlining too."""
    paragraph = document.add_paragraph()
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(clean(text))
    run.font.underline, run.font.color.rgb = True, _INK
    link.append(run._r)  # noqa: SLF001 - python-docx has no name for a link
    paragraph._p.append(link)  # noqa: SLF001 - as above


def add_text(document: Document, text: str, style: str | None = None, *, with_next: bool = False) -> None:
    """A paragraph, on the same page as what follows if `with_next`.

    All text goes through here or a table's cell, so none of it can hold what XML refuses.
    """
    document.add_paragraph(clean(text), style=style).paragraph_format.keep_with_next = with_next or None


def add_page_numbers(document: Document, text: str) -> None:
    """A footer with a text and the page's number."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{clean(text)}  ·  ")
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no name for fields


def add_chart(
    document: Document, chart: bytes, data: Sequence[Sequence[str | float]], described: str, size: tuple[float, float]
) -> Paragraph:
    """A native chart of width and height `size` (cm), `described` for those who cannot see it.

    `data` is the table behind it, kept as an embedded workbook so that Word's «Edit data» works.
    """
    package = document.part.package
    workbook = Part(PackURI("/word/embeddings/chart1.xlsx"), _WORKBOOK_TYPE, _workbook(data), package)
    part = Part(PackURI("/word/charts/chart1.xml"), _CHART_TYPE, b"", package)
    link = part.relate_to(workbook, f"{_RELATIONSHIPS}/package")
    external = (
        f'<c:externalData xmlns:c="{_CHART}" xmlns:r="{_RELATIONSHIPS}" r:id="{link}">'
        '<c:autoUpdate val="0"/></c:externalData>'
    )
    tree = parse_xml(chart)
    tree.append(parse_xml(external))
    part._blob = serialize_part_xml(tree)  # noqa: SLF001 - the part must exist before it can link
    relation = document.part.relate_to(part, f"{_RELATIONSHIPS}/chart")
    width, height = (round(side * _EMU_PER_CM) for side in size)
    drawing = parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "r")}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="chart1"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="'
        f'{_CHART}"><c:chart xmlns:c="{_CHART}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    drawing.find(f".//{qn('wp:docPr')}").set("descr", clean(described))
    paragraph = document.add_paragraph()
    paragraph.add_run()._r.append(drawing)  # noqa: SLF001 - python-docx has no name for charts
    return paragraph


def _workbook(data: Sequence[Sequence[str | float]]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Data"
    for row in data:
        sheet.append(list(row))
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()
