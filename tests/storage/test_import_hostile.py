"""Files that are broken or meant to harm: a clear fault, soon, in little memory, and nothing changed."""

from __future__ import annotations

import json
import random
import struct
import subprocess
import sys
import zipfile

import pytest

from bot.errors import BotError
from bot.texts import texts_for
from storage.importer import run_import
from storage.sheets.rows import column_letters
from tests.storage.workbooks import MAIN, sheet, write_list, write_workbook

SECONDS = 10
MEGABYTES = 300
HEAD = ("Systemnamn", "Förvaltning", "Årskostnad")
GOOD = ("W3D3", "Kommunstyrelseförvaltningen", 1)
CLOSED = "</sheetData></worksheet>"
CSV = "Systemnamn;Förvaltning\r\nW3D3;Kommunstyrelseförvaltningen\r\n"
PROBE = """
import json, re, sys, time
from pathlib import Path
from bot.errors import BotError
from storage.departments import load_departments
from storage.plan import plan_import
from storage.sheets.systemlist import read_systemlist
start = time.process_time()
key, arguments = None, {}
try:
    plan_import(read_systemlist(Path(sys.argv[1])), [], load_departments())
except BotError as error:
    key, arguments = error.text_key, error.arguments
seconds = time.process_time() - start
kilobytes = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
print(json.dumps([key, arguments, seconds, kilobytes / 1024]))
"""


def zip_bomb(path):
    def zeros():
        yield f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()
        for _ in range(300):
            yield b" " * 1_000_000

    write_workbook(path, {"Systemlista": ""})
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/big.xml", "w", force_zip64=True) as part,
    ):
        for piece in zeros():
            part.write(piece)


def bomb_with_a_lying_directory(path):
    """The directory promises a small sheet; the data that follows is not."""
    write_workbook(path, {"Systemlista": f'<worksheet xmlns="{MAIN}"><sheetData>' + " " * 200_000_000})
    data = bytearray(path.read_bytes())
    size = struct.pack("<I", 200_000_000 + len(f'<worksheet xmlns="{MAIN}"><sheetData>'))
    assert data.count(size) == 2
    path.write_bytes(bytes(data).replace(size, struct.pack("<I", 100_000)))


def opened():
    return sheet([HEAD, GOOD]).removesuffix(CLOSED)


def moderate_bomb(path):
    """Below every limit of the directory, but a million rows."""
    rows = "".join(f'<row r="{number}" spans="1:3"/>' for number in range(3, 1_000_003))
    write_workbook(path, {"Systemlista": opened() + rows + CLOSED})


def million_empty_cells(path):
    columns = [column_letters(number) for number in range(30)]
    rows = (
        f'<row r="{n}">' + "".join(f'<c r="{letters}{n}" s="1"/>' for letters in columns) + "</row>"
        for n in range(3, 199_000)
    )
    write_workbook(path, {"Systemlista": opened() + "".join(rows) + CLOSED})


def entities(path):
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + sheet([HEAD, GOOD])
    write_workbook(path, {"Systemlista": bomb})


def external_entity(path):
    bomb = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + sheet([HEAD, ("&a;", *GOOD[1:])])
    write_workbook(path, {"Systemlista": bomb})


def entities_in_the_strings(path):
    strings = '<!DOCTYPE x [<!ENTITY a "ha">]><sst><si><t>&a;</t></si></sst>'
    write_workbook(path, {"Systemlista": sheet([HEAD, GOOD])}, extra={"xl/sharedStrings.xml": strings})


def formulas(path):
    write_list(path, [HEAD, ("W3D3", "Kommunstyrelseförvaltningen", b"<c><f>1+1</f><v>2</v></c>")])


def old_excel(path):
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500 + "Workbook".encode("utf-16-le") + b"\x00" * 5000
    )


def encrypted(path):
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500 + "EncryptedPackage".encode("utf-16-le"))


def truncated(path):
    write_list(path, [HEAD, GOOD])
    path.write_bytes(path.read_bytes()[:-200])


def flipped_bits(path):
    write_list(path, [HEAD, *[(f"S{i}", *GOOD[1:]) for i in range(2000)]])
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 20] = b"\xff" * 20
    path.write_bytes(bytes(data))


def huge_cell(path):
    write_list(path, [HEAD, (random.Random(1).randbytes(5_000_000).hex(), *GOOD[1:])])


def huge_attribute(path):
    xml = f'<worksheet xmlns="{MAIN}" a="{random.Random(1).randbytes(5_000_000).hex()}"><sheetData/></worksheet>'
    write_workbook(path, {"Systemlista": xml})


def many_columns(path):
    write_list(path, [HEAD + tuple(f"k{i}" for i in range(50_000)), GOOD])


def far_cell(path):
    write_list(path, [HEAD, GOOD, (b'<c r="XFD1048576"><v>1</v></c>',)])


def unclosed_xml(path):
    write_workbook(path, {"Systemlista": sheet([HEAD, GOOD])[:-30]})


def csv_file(data):
    return lambda path: path.write_bytes(data)


HOSTILE = {
    "zip bomb.xlsx": (zip_bomb, "import-zip-bomb"),
    "lying directory.xlsx": (bomb_with_a_lying_directory, "import-broken-zip"),
    "million rows.xlsx": (moderate_bomb, "import-too-many-rows"),
    "million cells.xlsx": (million_empty_cells, "import-too-large"),
    "entities.xlsx": (entities, "import-doctype"),
    "external.xlsx": (external_entity, "import-doctype"),
    "strings.xlsx": (entities_in_the_strings, "import-doctype"),
    "formulas.xlsx": (formulas, "import-formulas"),
    "old.xlsx": (old_excel, "import-old-excel"),
    "old.xls": (old_excel, "import-old-excel"),
    "locked.xlsx": (encrypted, "import-encrypted"),
    "truncated.xlsx": (truncated, "import-broken-zip"),
    "flipped.xlsx": (flipped_bits, "import-broken-xml"),
    "huge cell.xlsx": (huge_cell, "import-cell-too-long"),
    "huge attribute.xlsx": (huge_attribute, "import-cell-too-long"),
    "wide.xlsx": (many_columns, "import-too-many-columns"),
    "far cell.xlsx": (far_cell, "import-too-many-columns"),
    "unclosed.xlsx": (unclosed_xml, "import-broken-xml"),
    "really text.xlsx": (csv_file(CSV.encode()), "import-not-excel"),
    "really excel.csv": (lambda path: write_list(path, [HEAD, GOOD]), "import-zip-with-other-name"),
    "word.xlsx": (lambda path: zipfile.ZipFile(path, "w").close(), "import-not-excel"),
    "empty.xlsx": (csv_file(b""), "import-empty-file"),
    "empty.csv": (csv_file(b""), "import-empty-file"),
    "list.pdf": (csv_file(b"%PDF-1.7"), "import-unknown-kind"),
    "dos.csv": (csv_file(CSV.replace("W3D3", "Vård").encode("cp850")), "import-encoding"),
    "mac.csv": (csv_file(CSV.replace("W3D3", "Vård").encode("mac_roman")), "import-encoding"),
    "twice.csv": (csv_file(CSV.encode().decode("cp1252").encode()), "import-encoding"),
    "utf-32.csv": (csv_file(CSV.encode("utf-32")), "import-encoding"),
    "binary.csv": (csv_file(bytes(range(32)) * 20), "import-not-a-table"),
    "html.csv": (csv_file(b"<html><body><table></table></body></html>"), "import-not-a-table"),
    "quotes.csv": (csv_file((CSV + '"Lex;Kommunstyrelseförvaltningen\r\n').encode()), "import-quotes"),
    "huge cell.csv": (csv_file((CSV + "x" * 40_000_000 + ";\r\n").encode()), "import-cell-too-long"),
    "million rows.csv": (csv_file((CSV + ";\r\n" * 1_000_000).encode()), "import-too-many-rows"),
    "blank rows.csv": (csv_file((CSV + "\r\n" * 1_000_000).encode()), "import-too-many-rows"),
    "wide.csv": (csv_file((";" * 50_000 + "\r\n" + CSV).encode()), "import-too-many-columns"),
    "formula.csv": (csv_file((CSV + "=1+1;Kommunstyrelseförvaltningen\r\n").encode()), "import-formulas"),
    "large.csv": (csv_file(b"x" * 61_000_000), "import-file-too-large"),
    "no headings.csv": (csv_file(b"a;b;c\r\n1;2;3\r\n"), "import-no-headings"),
    "headings only.csv": (csv_file("Systemnamn;Förvaltning\r\n".encode()), "import-no-rows"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gives_a_clear_fault_in_little_time_and_memory(tmp_path, name):
    make, expected = HOSTILE[name]
    make(tmp_path / name)
    # A process of its own: only so do its processor time and highest memory use belong to this file.
    command = [sys.executable, "-c", PROBE, str(tmp_path / name)]
    output = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    key, arguments, seconds, megabytes = json.loads(output)
    assert key == expected
    assert texts_for("sv")(key, **arguments)
    assert texts_for("en")(key, **arguments)
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


class Untouched:
    """A register that must not be written to."""

    async def revision(self):
        return 0

    async def snapshot(self):
        return []

    async def department_names(self):
        return ()

    async def approved_changes(self):
        return ()

    async def save(self, *_systems, **_rest):
        raise AssertionError("nothing may change")


@pytest.mark.parametrize("name", ["formulas.xlsx", "unclosed.xlsx", "quotes.csv", "headings only.csv"])
async def test_a_refused_file_changes_nothing(tmp_path, name, clock):
    HOSTILE[name][0](tmp_path / name)
    with pytest.raises(BotError):
        await run_import(tmp_path / name, Untouched(), clock=clock, by="test")


@pytest.mark.parametrize(("name", "key"), [("folder.xlsx", "import-directory"), ("gone.xlsx", "import-file-missing")])
async def test_what_is_no_file_is_said(tmp_path, name, key, clock):
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(BotError) as caught:
        await run_import(tmp_path / name, Untouched(), clock=clock, by="test")
    assert caught.value.text_key == key
