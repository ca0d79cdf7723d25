"""Files that are wrong in any way to the importer: bytes turned, cells swapped, columns doubled, packages broken.

.venv/bin/python -m tests.fuzz.files                           # 5 000 files
.venv/bin/python -m tests.fuzz.files --count 300 --seed 7

Each is either refused with a sentence that exists, or what was planned of it can be stored: never a fault, and what
the register then exports never changes it.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import io
import random
import tempfile
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import click

from bot.clock import system_clock
from bot.errors import BotError
from bot.texts import texts_for
from storage.departments import load_departments
from storage.exporter import write_export
from storage.importer import run_import
from storage.migrations import upgrade
from storage.repositories import SystemRepository
from storage.session import Database
from tests.storage.workbooks import write_list

DEMO = Path(__file__).parents[2] / "storage" / "demo" / "register.csv"
_ROWS = 30
HOSTILE = (
    "",
    " ",
    "=1+1",
    "=cmd|'/c calc'!A1",
    "@SUM(A1)",
    "-",
    "–",
    "#REF!",
    "nan",
    "1e400",
    "99999999999999999999",
    "-5",
    "2027-02-30",
    "30/2 2027",
    "00:00",
    "tillsvidare",
    "K9 R9 T9",
    "Ja\nNej",
    "\x00",
    "\u202eomvänt",
    "a" * 40_000,
    "🎉",
    ";;;;",
    '"',
    "Åsa Ek; Bo Alm, chef; ; ;",
    "javascript:alert(1)",
    "2 x 999999 mån",
    "Automatisk 0 mån",
    "HAN-0001",
)


@dataclass
class Found:
    """What came of them. `outcomes` counts refusals by key, and «read»."""

    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """True if no file made the importer fail."""
        return not self.faults


def _table(chance: random.Random) -> list[list[str]]:
    with DEMO.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = list(csv.reader(file, delimiter=";"))
    table = [head, *chance.sample(rows, _ROWS)]
    for _ in range(chance.randrange(8)):
        chance.choice(_TABLE_CHANGES)(table, chance)
    return table


def _hostile_cell(table: list[list[str]], chance: random.Random) -> None:
    row = chance.choice(table)
    if row:
        row[chance.randrange(len(row))] = chance.choice(HOSTILE)


def _swapped(table: list[list[str]], chance: random.Random) -> None:
    one, other = chance.choice(table), chance.choice(table)
    if one and other:
        place = chance.randrange(min(len(one), len(other)))
        one[place], other[place] = other[place], one[place]


def _ragged(table: list[list[str]], chance: random.Random) -> None:
    row = chance.choice(table)
    del row[chance.randrange(len(row) + 1) :]


def _longer(table: list[list[str]], chance: random.Random) -> None:
    chance.choice(table).extend(chance.choices(HOSTILE[:20], k=chance.randrange(1, 30)))


def _doubled_row(table: list[list[str]], chance: random.Random) -> None:
    table.insert(chance.randrange(len(table) + 1), list(chance.choice(table)))


def _lost_column(table: list[list[str]], chance: random.Random) -> None:
    place = chance.randrange(30)
    for row in table:
        del row[place : place + 1]


def _doubled_column(table: list[list[str]], chance: random.Random) -> None:
    place, to = chance.randrange(20), chance.randrange(20)
    for row in table:
        if place < len(row):
            row.insert(to, row[place])


def _shuffled(table: list[list[str]], chance: random.Random) -> None:
    chance.shuffle(table)


_TABLE_CHANGES = (
    *(_hostile_cell,) * 6,
    _swapped,
    _ragged,
    _longer,
    _doubled_row,
    _lost_column,
    _doubled_column,
    _shuffled,
)


def _broken(content: bytes, chance: random.Random) -> bytes:
    """Bytes turned, cut out or cut off."""
    data = bytearray(content)
    for _ in range(chance.randrange(1, 12)):
        if data:
            data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.3:
        start = chance.randrange(len(data))
        del data[start : start + chance.randrange(1, 400)]
    if chance.random() < 0.2:
        del data[chance.randrange(len(data)) :]
    return bytes(data)


def _repacked(content: bytes, chance: random.Random) -> bytes:
    """A package whose parts are changed and packed properly: what turned bytes seldom get through to."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            if chance.random() < 0.1:
                continue
            if chance.random() < 0.5:
                for old, new in chance.sample(_PARTS, 3):
                    part = part.replace(old, new, chance.choice((1, -1)))
            after.writestr(name, part)
    return packed.getvalue()


_PARTS = (
    (b'r="A1"', b'r="ZZZZ1"'),
    (b'r="B2"', b'r="B99999999"'),
    (b't="inlineStr"', b't="s"'),
    (b't="inlineStr"', b't="e"'),
    (b't="s"', b't="d"'),
    (b"<v>", b"<v>-"),
    (b"<is>", b"<is><r>"),
    (b"<row", b"<row hidden='1'"),
    (b"</row>", b""),
    (b"sheet1.xml", b"../../etc/passwd"),
    (b'"1"', b'"99999999999"'),
    (b"?>", b"?><!DOCTYPE x [<!ENTITY a 'b'>]>"),
    (b"spreadsheetml", b"spreadsheetml2"),
)


def write_file(path: Path, chance: random.Random) -> Path:
    """A file of some kind."""
    table = _table(chance)
    if chance.random() < 0.5:
        path = path.with_suffix(".csv")
        text = io.StringIO()
        writer = csv.writer(
            text, delimiter=chance.choice(";;;,\t|"), lineterminator=chance.choice(("\r\n", "\n", "\r"))
        )
        writer.writerows(table)
        encoding = chance.choice(("utf-8", "utf-8-sig", "utf-8", "latin-1", "utf-16"))
        content = text.getvalue().encode(encoding, "replace")
    else:
        path = path.with_suffix(".xlsx")
        write_list(path, [[_clean(cell) for cell in row] for row in table])
        content = path.read_bytes()
        if chance.random() < 0.5:
            content = _repacked(content, chance)
    path.write_bytes(_broken(content, chance) if chance.random() < 0.4 else content)
    return path


def _clean(cell: str) -> str:
    return "".join(letter for letter in cell if letter >= " " or letter in "\t\n")[:32_000]


async def fuzz(count: int, seed: int) -> Found:
    """So many files, each to a register that has what the earlier ones brought."""
    found, chance = Found(), random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/fuzz.db"
        await upgrade(url)
        database = Database(url)
        repository = SystemRepository(database, system_clock)
        await repository.seed_departments(load_departments())
        for number in range(count):
            path = write_file(Path(folder) / f"{number}", chance)
            try:
                await run_import(path, repository, clock=system_clock, by="fuzz", allow_missing=True)
            except BotError as refused:
                found.outcomes[refused.text_key] += 1
                if not all(refused.told(texts_for(language)) for language in ("sv", "en")):
                    found.faults.append(f"{number}: refused without a word")
            except Exception as fault:  # noqa: BLE001 - any other fault is what is looked for
                found.faults.append(f"{number} {type(fault).__name__}: {str(fault)[:200]}")
            else:
                found.outcomes["read"] += 1
                if number % 20 == 0:
                    found.faults += await _moved_by_its_own_export(repository, Path(folder), number)
            path.unlink()
        await database.close()
    return found


async def _moved_by_its_own_export(repository: SystemRepository, folder: Path, number: int) -> list[str]:
    """Whatever has been read in: what the register exports changes nothing when it is read in again."""
    path = folder / "export.csv"
    write_export(path, (await repository.load())[0])
    again = await run_import(path, repository, clock=system_clock, by="fuzz", allow_missing=True)
    return [f"{number}: the register's own export changes {len(again.changes)} facts"] if again.changes else []


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description="Files that are wrong in any way to the importer")
    parser.add_argument("--count", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    found = asyncio.run(fuzz(given.count, given.seed))
    click.echo(f"seed {given.seed}, files {given.count}, faults {len(found.faults)}")
    for name, number in found.outcomes.most_common():
        click.echo(f"{number:6} {name}")
    for line in found.faults[:20]:
        click.echo(line)
    raise SystemExit(not found.good)


if __name__ == "__main__":
    main()
