"""Google's atheris on the importer: inputs are changed towards code that has not been run yet.

make fuzz installs atheris in an environment of its own and runs this; by hand:

PYTHONPATH=.:.venv/lib/python3.11/site-packages work/fuzz/bin/python tests/fuzz/with_atheris.py -runs=20000 -seed=1

An input is a delimited file, or the XML of a sheet or of the shared strings in an otherwise sound package. It is read
or refused with BotError; any other exception is a crash, and atheris writes the input to a file.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["storage", "bot"]):
    from bot.errors import BotError
    from storage.departments import load_departments
    from storage.plan import plan_import
    from storage.sheets.systemlist import read_systemlist

from tests.storage.workbooks import MAIN, sheet, write_workbook

DEMO = Path(__file__).parents[2] / "storage" / "demo" / "register.csv"
FOLDER = Path(tempfile.mkdtemp(prefix="systemlotsen-fuzz-"))
DEPARTMENTS = load_departments()
GOOD = sheet((("Systemnamn", "Förvaltning"), ("W3D3", "Kommunstyrelseförvaltningen")))


def one(data: bytes) -> None:
    """One file."""
    kind, content = data[:1], data[1:]
    path = FOLDER / ("a.csv" if kind < b"\x80" else "a.xlsx")
    if kind < b"\x80":
        path.write_bytes(content)
    elif kind < b"\xc0":
        write_workbook(path, {"Systemlista": content.decode("utf-8", "replace")})
    else:
        strings = content.decode("utf-8", "replace")
        write_workbook(path, {"Systemlista": GOOD}, extra={"xl/sharedStrings.xml": strings})
    try:
        plan_import(read_systemlist(path), [], DEPARTMENTS)
    except BotError:
        return


def seeds() -> Path:
    """A few sound inputs to begin with."""
    folder = FOLDER / "corpus"
    folder.mkdir()
    rows = [line.split(";") for line in DEMO.read_text(encoding="utf-8-sig").splitlines()[:6]]
    (folder / "csv").write_bytes(b"\x00" + "\n".join(";".join(row) for row in rows).encode())
    (folder / "xlsx").write_bytes(b"\x90" + sheet(rows).encode())
    (folder / "shared").write_bytes(b"\xd0" + f'<sst xmlns="{MAIN}"><si><t>W3D3</t></si></sst>'.encode())
    return folder


if __name__ == "__main__":
    atheris.Setup([*sys.argv, "-max_len=20000", str(seeds())], one)
    atheris.Fuzz()
