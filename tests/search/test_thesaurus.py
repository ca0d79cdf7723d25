from __future__ import annotations

import pytest

from bot.search.stems import fold
from bot.search.thesaurus import ThesaurusError, built_in, load
from tests.fakes.registers import demo_systems


def write(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_built_in_thesaurus_is_valid_and_wide():
    thesaurus = built_in()
    assert len(thesaurus.needs) > 150
    assert sum(len(need.swedish) for need in thesaurus.needs) > 4_000
    assert sum(len(need.english) for need in thesaurus.needs) > 3_000


def test_every_function_of_the_demo_register_is_a_need_in_both_languages():
    needs = {}
    for need in built_in().needs:
        for function in need.functions:
            known = needs.setdefault(fold(function), [0, 0])
            known[0] += len(need.swedish)
            known[1] += len(need.english)
    for function in {function for system in demo_systems() for function in system.functions}:
        swedish, english = needs[fold(function)]
        assert swedish >= 15, function
        assert english >= 10, function


def test_needs_that_the_register_lacks_are_known_too():
    functions = {fold(function) for system in demo_systems() for function in system.functions}
    uncovered = [need for need in built_in().needs if not {fold(f) for f in need.functions} & functions]
    assert len(uncovered) > 40


def test_a_need_is_read_with_all_its_kinds_of_line(tmp_path):
    folder = write(
        tmp_path,
        "eget.txt",
        "# kommentar\n[Hundar]\nfunktion: Djur; Skatt\nsv: hund,  hund skatt \nen: dog\nnamn: Vovve 2\nsv: valp\n",
    )
    (need,) = load(folder).needs
    assert need.functions == ("Djur", "Skatt")
    assert need.swedish == ("hund", "hund skatt", "valp")
    assert (need.english, need.names) == (("dog",), ("Vovve 2",))


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("a.txt", "sv: hund", "a.txt rad 1"),
        ("a.txt", "[Hund]\nsv: hund\n[Hund]\nsv: valp", "a.txt rad 3"),
        ("a.txt", "[Hund]\n\nord: hund", "a.txt rad 3"),
        ("a.txt", "[Hund]\nsv: hund, ?!", "a.txt rad 2"),
        ("a.txt", "[Hund\nsv: hund", "a.txt rad 1"),
        ("a.txt", "[Hund]\n", "a.txt rad 1"),
        ("ordgrupper.txt", "bil, fordon\n", "ordgrupper.txt rad 1"),
        ("ordgrupper.txt", "bil | car\nbuss | bus | coach\n", "ordgrupper.txt rad 2"),
        ("vardagsord.txt", "[annat]\nsv: och", "vardagsord.txt rad 1"),
        ("vardagsord.txt", "[utfyllnad]\nsv: ta emot", "vardagsord.txt rad 1"),
    ],
)
def test_a_fault_names_its_line(tmp_path, name, text, fault):
    with pytest.raises(ThesaurusError) as raised:
        load(write(tmp_path, name, text))
    assert any(line.startswith(fault) for line in raised.value.faults)


def test_all_faults_are_told_at_once(tmp_path):
    write(tmp_path, "a.txt", "sv: hund")
    write(tmp_path, "b.txt", "[Katt]\n")
    with pytest.raises(ThesaurusError) as raised:
        load(tmp_path)
    assert len(raised.value.faults) == 2


def test_a_file_in_another_encoding_is_told(tmp_path):
    (tmp_path / "a.txt").write_bytes("[Ärende]\nsv: ärende".encode("latin-1"))
    with pytest.raises(ThesaurusError, match="UTF-8"):
        load(tmp_path)


def test_an_empty_folder_is_a_fault(tmp_path):
    with pytest.raises(ThesaurusError):
        load(tmp_path)
