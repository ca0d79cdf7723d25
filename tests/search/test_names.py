"""Names as people write them, on a small register and on the demo register."""

from dataclasses import replace

import pytest

from bot.domain.systems import Department, ItSystem, LifecyclePhase
from bot.search.names import Kind, Lexicon, Strength
from bot.search.tokens import sentences
from tests.fakes.registers import demo_departments, demo_systems


def system(key: str, name: str, **facts: object) -> ItSystem:
    plain = ItSystem(
        key=key,
        name=name,
        description="",
        functions=("Lokalbokning",),
        department="Kultur- och fritidsförvaltningen",
        unit="Idrottsenheten",
        phase=LifecyclePhase.OPERATION,
        supplier="Nordbok AB",
    )
    return replace(plain, **facts)


SYSTEMS = (
    system("T-1", "Hallvakt", description="Bokning av idrottshallar."),
    system("T-2", "Boka Kaj", supplier="Kajplats Norden"),
    system("T-3", "Solsida", description="Tidigare kallat Månsida. Visar solinstrålning."),
    system("T-4", "Zandra Ekonomi", supplier="Zandra"),
    system("T-5", "Zandra Personal", supplier="Zandra"),
    system("T-6", "Åkerö 90°", aliases=("ÅK90",), description="Scanna, Kopiera och Mappa i ett."),
    system("T-7", "Plan", description="Planering av möten."),
)
DEPARTMENTS = (
    Department("Kultur- och fritidsförvaltningen", "KFF", ("fritiden",)),
    Department("Miljö- och byggförvaltningen", "MBF"),
)


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.build(SYSTEMS, DEPARTMENTS, documents=(("Mall för systemförvaltningsplan", ("planmallen",)),))


def found(lexicon, text, kind=Kind.SYSTEM):
    (sentence,) = sentences(text)
    words = lexicon.split(sentence.tokens)
    best = [one for one in lexicon.mentions(words) if one.kind is kind]
    return best[0].keys if best else ()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("vem äger Hallvakt", "T-1"),
        ("hallvakts avtal", "T-1"),
        ("Hallvaktavtalet", "T-1"),
        ("Hallvakt-avtalet", "T-1"),
        ("boka kaj", "T-2"),
        ("bokakaj", "T-2"),
        ("kaj boka", "T-2"),
        ("har vi månsida", "T-3"),
        ("akero 90", "T-6"),
        ("Åkerö 90°", "T-6"),
        ("åk90:s ägare", "T-6"),
    ],
)
def test_a_name_is_recognised_however_it_is_written(lexicon, text, key):
    assert found(lexicon, text) == (key,)


def test_a_shared_part_may_be_either_system(lexicon):
    assert found(lexicon, "zandra") == ("T-4", "T-5")
    assert found(lexicon, "Zandra", Kind.SUPPLIER) == ("Zandra",)


def test_a_name_that_is_an_ordinary_word_is_weak(lexicon):
    (sentence,) = sentences("plan")
    assert [one.strength for one in lexicon.mentions(sentence.tokens)] == [Strength.SOFT]


@pytest.mark.parametrize(
    ("word", "keys"), [("halvakt", ("T-1",)), ("hallavkt", ("T-1",)), ("hallvalvet", None), ("zzzzzz", None)]
)
def test_one_slip_of_the_hand_is_forgiven(lexicon, word, keys):
    assert lexicon.slip(word) == ((Kind.SYSTEM, keys) if keys else None)


def test_the_plural_of_a_word_is_no_slip():
    lexicon = Lexicon.build(demo_systems(), demo_departments())
    assert lexicon.slip("skolorna") is None
    assert lexicon.slip("tresreva") == (Kind.SYSTEM, ("HAN-0016",))
    assert lexicon.slip("intrafon") is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KFF", "Kultur- och fritidsförvaltningen"),
        ("kulturförvaltningen", "Kultur- och fritidsförvaltningen"),
        ("fritidsnämndens", "Kultur- och fritidsförvaltningen"),
        ("kultur och fritid", "Kultur- och fritidsförvaltningen"),
        ("fritiden", "Kultur- och fritidsförvaltningen"),
        ("the leisure department", "Kultur- och fritidsförvaltningen"),
        ("culture and leisure department", "Kultur- och fritidsförvaltningen"),
        ("miljöförvaltningen", "Miljö- och byggförvaltningen"),
    ],
)
def test_departments_are_known_by_what_people_call_them(lexicon, text, name):
    assert found(lexicon, text, Kind.DEPARTMENT) == (name,)


def test_units_suppliers_and_documents_are_names_too(lexicon):
    assert found(lexicon, "idrottsenheten", Kind.UNIT) == ("Idrottsenheten",)
    assert found(lexicon, "sports unit", Kind.UNIT) == ("Idrottsenheten",)
    assert found(lexicon, "från Nordbok", Kind.SUPPLIER) == ("Nordbok AB",)
    assert found(lexicon, "var finns planmallen", Kind.DOCUMENT) == ("Mall för systemförvaltningsplan",)


def test_an_extended_lexicon_knows_more_and_the_original_nothing_of_it(lexicon):
    secret = system("T-9", "Dolda Larmet")
    extended = lexicon.extended((secret,))
    assert found(extended, "dolda larmet") == ("T-9",)
    assert found(extended, "hallvakt") == ("T-1",)
    assert found(lexicon, "dolda larmet") == ()
    assert "T-9" in extended
    assert "T-9" not in lexicon


def test_every_system_of_the_demo_register_is_found_by_its_own_name():
    lexicon = Lexicon.build(demo_systems(), demo_departments())
    missed = [one.name for one in demo_systems() if one.key not in found(lexicon, one.name.replace(".", " "))]
    assert missed == []
