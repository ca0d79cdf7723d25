"""Every button, pressed by everybody, everywhere, with data that would suit it: matrix.txt says who changes something.

A new button is in the table, or the test fails; so is a button that suddenly works for somebody else. Nobody else is
named a secret system, shown a protected fact or answered with a fault. UPDATE_MATRIX=1 writes the table: then read it.
"""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

import pytest
import pytest_asyncio

from bot.presses import VERBS
from bot.texts import texts_for
from tests.attack.bags import variants
from tests.attack.filled import fill
from tests.attack.square import PLACES, RESTRICTED, UNTOLD, WHO, Square, opened

TABLE = Path(__file__).with_name("matrix.txt")
UPDATE = os.environ.get("UPDATE_MATRIX") == "1"
FAULT = texts_for("sv")("fault-heading")


def expected() -> dict[str, str]:
    """Who may change something, by button; nothing for a button that only shows."""
    if not TABLE.exists():
        return {}
    rows = [line.partition(":") for line in TABLE.read_text(encoding="utf-8").splitlines() if ":" in line]
    return {verb.strip(): who.strip() for verb, _, who in rows}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def square(tmp_path_factory, sqlite_template):
    """The municipality, filled, and how it was."""
    folder = tmp_path_factory.mktemp("square")
    square = await opened(folder / "square.db", sqlite_template)
    await fill(square)
    square.keep()
    yield square
    await square.close()


def sees_all(who: str, where: str) -> bool:
    return (who in ("rut", "ia") and where == "personal") or (who == "ia" and where == "it_channel")


def check_told(verb: str, said: str, who: str, where: str) -> None:
    about = f"{verb} by {who} in {where}: {said[:300]}"
    assert FAULT not in said, about
    if not sees_all(who, where):
        assert not any(word in said for word in UNTOLD), about
    if not (sees_all(who, where) or (who in ("bo", "asa") and where == "personal")):
        assert not any(word in said for word in RESTRICTED), about


async def pressed(verb: str, square: Square) -> dict[str, set[str]]:
    """Who could change something, and where. Each of them finds the municipality as it was."""
    able: dict[str, set[str]] = defaultdict(set)
    most = None if UPDATE or expected().get(verb) else 3  # of a button that only shows a few will do
    square.restore()
    for who in WHO:
        for where in PLACES[who]:
            for data in variants(square, verb)[:most]:
                written, said = await square.press(verb, data, who, where)
                check_told(verb, said, who, where)
                if written:
                    able[who].add(where)
                    square.restore()
    return able


def in_words(able: dict[str, set[str]]) -> str:
    order = ("personal", "it_channel", "channel", "group")
    return "; ".join(
        f"{who} {' '.join(where for where in order if where in able[who])}" for who in WHO if able.get(who)
    )


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("verb", sorted(VERBS))
async def test_a_button_changes_something_for_those_in_the_table_and_nobody_else(verb, square):
    able = in_words(await pressed(verb, square))
    if UPDATE:
        rows = expected() | {verb: able}
        TABLE.write_text("".join(f"{name}: {rows[name]}".rstrip() + "\n" for name in sorted(rows)), encoding="utf-8")
    assert able == expected().get(verb)


def test_every_button_is_in_the_table_and_no_other():
    assert set(expected()) == VERBS


def test_what_is_changed_where_others_read_is_no_decision():
    """In a channel or a group chat anybody may propose an item, and say that what they took on themselves is done."""
    public = {verb for verb, who in expected().items() if " channel" in who or " group" in who}
    assert public == {"agenda.propose", "agenda.done"}
    assert expected()["agenda.done"].startswith("maja personal channel; asa personal; ia personal it_channel")


def test_who_has_left_changes_nothing_but_their_own_choices():
    assert {verb for verb, who in expected().items() if "gun " in who} <= {"preferences.save"}


def test_a_namesake_and_a_stranger_do_what_any_employee_does_and_no_more():
    for who in expected().values():
        listed = {part.split()[0] for part in who.split(";") if part.strip()}
        if listed & {"stranger", "tve"}:
            assert {"maja", "rut", "chef"} <= listed, who
