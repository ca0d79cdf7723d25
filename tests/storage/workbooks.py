"""Excel files made part by part, so that tests can make those that no program would save."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
)


def cell(value: object) -> str:
    """A cell: text, number, None, or raw XML as bytes."""
    if value is None:
        return "<c/>"
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, (int, float)):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


def sheet(rows: Iterable[Sequence[object]]) -> str:
    """A sheet's XML."""
    body = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
    return f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'


def write_workbook(
    path: Path,
    sheets: Mapping[str, str],
    *,
    epoch_1904: bool = False,
    extra: Mapping[str, str | bytes] | None = None,
    compression: int = zipfile.ZIP_DEFLATED,
) -> Path:
    """Write a workbook of sheets given as XML."""
    names = list(sheets)
    properties = '<workbookPr date1904="1"/>' if epoch_1904 else "<workbookPr/>"
    listed = "".join(f"<sheet name={quoteattr(n)} sheetId='{i}' r:id='r{i}'/>" for i, n in enumerate(names, 1))
    related = "".join(
        f'<Relationship Id="r{i}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(names) + 1)
    )
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{properties}<sheets>{listed}</sheets></workbook>'
    parts: dict[str, str | bytes] = {
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": f"<Relationships>{related}</Relationships>",
        "xl/styles.xml": STYLES,
        **{f"xl/worksheets/sheet{i}.xml": sheets[name] for i, name in enumerate(names, 1)},
        **(extra or {}),
    }
    with zipfile.ZipFile(path, "w", compression) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def write_list(path: Path, rows: Iterable[Sequence[object]], *, epoch_1904: bool = False) -> Path:
    """A workbook with one sheet of rows."""
    return write_workbook(path, {"Systemlista": sheet(rows)}, epoch_1904=epoch_1904)
