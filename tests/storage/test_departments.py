from __future__ import annotations

import pytest

from storage.departments import load_departments


def test_the_demo_municipality_keeps_what_an_importer_may_read_apart():
    departments = load_departments()
    readable = [name for d in departments for name in (d.name, *d.abbreviations)]
    assert {"KSF", "UBF", "SÄF", "KoF", "KFF", "SBF"} < set(readable)
    # Old short forms and departments that no longer are: a person has to say what they are today.
    everything = {name.casefold() for d in departments for name in (d.name, *d.abbreviations, *d.spoken)}
    assert everything.isdisjoint({"soc", "buf", "msf", "tekniska kontoret"})


def test_no_name_means_two_departments():
    names = [n.casefold() for d in load_departments() for n in (d.name, *d.abbreviations, *d.spoken)]
    assert len(names) == len(set(names))


def test_a_municipality_can_have_its_own(tmp_path):
    file = tmp_path / "own.toml"
    file.write_text('[[department]]\nname = "Miljöförvaltningen"\nabbreviations = ["MF"]\n', encoding="utf-8")
    (department,) = load_departments(file)
    assert (department.name, department.abbreviations, department.spoken) == ("Miljöförvaltningen", ("MF",), ())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[[department]]\n",
        b'[[department]]\nname = ""\n',
        b'[[department]]\nname = "A"\nspoken = "a"\n',
        b'[[department]]\nname = "A"\nalias = ["a"]\n',
        b'department = ["A"]\n',
        b"[[department\n",
        b'[[department]]\nname = "\xff"\n',
    ],
)
def test_a_faulty_file_is_named(tmp_path, content):
    file = tmp_path / "own.toml"
    file.write_bytes(content)
    with pytest.raises(ValueError, match=r"own\.toml"):
        load_departments(file)
