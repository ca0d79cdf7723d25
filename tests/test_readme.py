"""The README is tested against what it describes."""

from __future__ import annotations

import re

import pytest
from pydantic import BaseModel, SecretStr
from pydantic_core import PydanticUndefined

from bot.__main__ import main
from bot.domain.steps import diagram
from bot.settings import PREFIX, Settings
from tests.test_project import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def section(name: str) -> list[str]:
    """The lines between a pair of marks in the README."""
    found = re.search(rf"<!-- {name} -->\n(.*?)\n<!-- /{name} -->", README, re.DOTALL)
    assert found, f"the README has no part marked {name}"
    return found[1].strip().splitlines()


def settings_table() -> list[str]:
    rows = ["| Inställning | Standard | Betydelse |", "| --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        kind, default = field.annotation, field.default
        assert field.description, f"{name} needs a description"
        if isinstance(default, BaseModel) or default == []:  # a table, given in the TOML file only
            written, shown = f"`[{field.alias or name}]`", "se nedan"
        else:
            written, shown = f"`{PREFIX}{name.upper()}`", as_written(default)
        assert default is not PydanticUndefined, f"{name} has no default: {kind}"
        rows.append(f"| {written} | {shown} | {field.description} |")
    return rows


def as_written(default: object) -> str:
    assert not isinstance(default, SecretStr)
    if default is None:
        return "–"
    return f"`{int(default) if isinstance(default, bool) else default}`"


def test_the_settings_table_is_the_settings():
    assert section("inställningar") == settings_table()


def test_every_key_of_the_toml_tables_is_explained():
    text = "\n".join(section("toml"))
    for name, field in Settings.model_fields.items():
        if isinstance(field.default, BaseModel):
            assert f"[{field.alias or name}" in text
            assert not [key for key in type(field.default).model_fields if key not in text]
    assert "[[documents]]" in text


def test_the_diagram_is_the_table_of_steps():
    assert section("steg") == ["```mermaid", *diagram().splitlines(), "```"]


def test_the_command_table_is_the_command_line():
    rows = [re.match(r"\| `([a-z-]+)[^`]*` \|", line) for line in section("kommandon")[2:]]
    assert all(rows)
    assert {row[1] for row in rows if row} == set(main.commands)


def test_every_option_in_the_command_table_exists():
    for line in section("kommandon")[2:]:
        written = line.split("`")[1]
        command = main.commands[written.split()[0]]
        options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
        assert set(re.findall(r"--[a-z-]+", written)) == options - {"--help"}, written


def test_every_make_target_named_exists_and_the_two_commands_are_named():
    named = set(re.findall(r"`make ([a-z]+)", README)) | set(re.findall(r"^make ([a-z]+)", README, re.MULTILINE))
    targets = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))
    assert {"run", "test"} <= named <= targets


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_what_the_readme_links_to_exists(target):
    assert (ROOT / target).exists()


def test_every_folder_in_the_layout_exists():
    folders = re.findall(r"^([a-z./]+/) ", "\n".join(section("karta")), re.MULTILINE)
    assert len(folders) > 5
    assert not [folder for folder in folders if not (ROOT / folder).is_dir()]
