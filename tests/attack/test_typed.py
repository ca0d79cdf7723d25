"""What can be done with a button can be typed: by everybody, everywhere. typed.txt says who changes something so."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

import pytest
import pytest_asyncio

from tests.attack.filled import fill
from tests.attack.square import PLACES, WHO, Square, opened
from tests.attack.test_matrix import check_told, in_words

TABLE = Path(__file__).with_name("typed.txt")
UPDATE = os.environ.get("UPDATE_MATRIX") == "1"
SENTENCES = (
    "använd den här kanalen för IT-larm",
    "använd den här kanalen för påminnelser",
    "avslå 1: Nej.",
    "avslå 2: Nej.",
    "avveckla Zebraflux",
    "avveckling av Gammelflux: avbryt Vi behåller det.",
    "avveckling av Gammelflux: klart 2 Brev skickat.",
    "avvecklingar",
    "beslut 4: ja SN 2028/9",
    "datakvalitet",
    "det stämmer",
    "dolda överlapp",
    "fråga 1: Varför?",
    "förläng avtalet för Zebraflux",
    "godkänn 1",
    "godkänn 2",
    "gå igenom mina uppgifter",
    "klar 4",
    "logg för Mörkerlinjen",
    "logg för Zebraflux",
    "larm 2",
    "mina ärenden",
    "mina nyttokalkyler",
    "mina system",
    "Mörkerlinjen",
    "när går avtalet för Zebraflux ut?",
    "när går avtalet för Mörkerlinjen ut?",
    "osäkra leveranser",
    "pausa frågorna",
    "redovisad 3",
    "stäng larm 1: Åtgärdat.",
    "svara 3: Sju.",
    "ta bort planerad upphandling 1",
    "ta larm 1",
    "vad vet du om mig?",
    "vem äger Mörkerlinjen?",
    "vilka avtal går ut 2028?",
    "vilka frågor fick inget svar?",
    "vilka system gör samma sak?",
    "vilka system har Socialförvaltningen?",
    "yttrande 2: Går bra.",
    "ärende 1",
    "ärende 2",
    "återkalla 1",
    "öppna larm",
)


def expected() -> dict[str, str]:
    """Who may change something, by sentence."""
    if not TABLE.exists():
        return {}
    rows = [line.partition(" -> ") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    return {said: who for said, _, who in rows}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def square(tmp_path_factory, sqlite_template):
    folder = tmp_path_factory.mktemp("square")
    square = await opened(folder / "square.db", sqlite_template)
    await fill(square)
    square.keep()
    yield square
    await square.close()


async def typed(text: str, square: Square) -> dict[str, set[str]]:
    able: dict[str, set[str]] = defaultdict(set)
    square.restore()
    for who in WHO:
        for where in PLACES[who]:
            square.turns.memories.clear()
            written, said = await square.say(text, who, where)
            named = said.replace(text, "")  # what somebody wrote themselves may be said back to them
            for word in ("Mörkerlinjen", "Zebraflux"):
                named = named.replace(word, "") if word in text else named
            check_told(text, named, who, where)
            if written:
                able[who].add(where)
                square.restore()
    return able


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("text", SENTENCES)
async def test_a_sentence_changes_something_for_those_in_the_table_and_nobody_else(text, square):
    able = in_words(await typed(text, square))
    if UPDATE:
        rows = expected() | {text: able}
        TABLE.write_text("".join(f"{said} -> {rows[said]}\n" for said in sorted(rows)), encoding="utf-8")
    assert able == expected().get(text)


def test_the_table_is_about_these_sentences():
    assert set(expected()) == set(SENTENCES)


def test_what_is_typed_where_others_read_decides_nothing():
    public = {said for said, who in expected().items() if " channel" in who or " group" in who}
    assert public <= {"använd den här kanalen för IT-larm", "använd den här kanalen för påminnelser"}
