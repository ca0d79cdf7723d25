"""The page on leaving botbuilder says what the code does, and stays a page."""

from __future__ import annotations

import ast
import re
from pathlib import Path

PAGE = Path("docs/leaving-botbuilder.md")
LONGEST_PAGE = 60  # lines; what does not fit is no small port any longer
OLD_SDK = ("botbuilder", "botframework")


def imports(folders, skip=()):
    """(module, name) of every `from module import name` in the folders' Python files."""
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.py")):
            if any(path.is_relative_to(one) for one in skip):
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module:
                    yield from ((node.module, name.name) for name in node.names)


def table(name):
    """{first cell: names in the second} of the page's table between the comments."""
    text = PAGE.read_text(encoding="utf-8")
    rows = text.partition(f"<!-- {name} -->")[2].partition(f"<!-- /{name} -->")[0].strip().splitlines()[2:]
    cells = [row.split("|") for row in rows]
    return {found[1].strip().strip("`"): set(re.findall(r"`([^`]+)`", found[2])) for found in cells}


def grouped(pairs):
    found: dict[str, set[str]] = {}
    for module, name in pairs:
        found.setdefault(module, set()).add(name)
    return found


def test_the_port_is_what_the_page_says():
    used = [
        (module.removeprefix("bot.teams."), name)
        for module, name in imports(["bot", "cards", "storage"], skip=["bot/teams"])
        if module.startswith("bot.teams")
    ]
    assert grouped(used) == table("port")


def test_what_is_taken_from_botbuilder_is_what_the_page_says():
    taken = [(module, name) for module, name in imports(["bot/teams"]) if module.startswith(OLD_SDK)]
    assert grouped(one for one in taken if one != ("botbuilder", "schema")) == table("taken")


def test_the_page_is_a_page():
    assert len(PAGE.read_text(encoding="utf-8").splitlines()) <= LONGEST_PAGE
