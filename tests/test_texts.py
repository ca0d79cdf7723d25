"""Every sentence exists in both languages, is used, gets the arguments it needs, and keeps the house's tone."""

from __future__ import annotations

import ast
import re
import unicodedata
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from bot.texts import all_languages, money, texts_for
from tests.test_project import ROOT, python_files, tree

TEXTS = ROOT / "bot/texts"
SPEAKERS = {"say", "texts", "BotError"}
"""Names of what turns a key and its arguments into a sentence."""


class Variables(Visitor):
    """The arguments and other messages that a text refers to."""

    def __init__(self):
        self.arguments = set()
        self.messages = set()

    def visit_VariableReference(self, node):  # noqa: N802 - the visitor's protocol
        self.arguments.add(node.id.name)

    def visit_MessageReference(self, node):  # noqa: N802 - the visitor's protocol
        self.messages.add(node.id.name)


@cache
def files(language: str) -> tuple[Path, ...]:
    return tuple(sorted((TEXTS / language).glob("*.ftl")))


@cache
def messages(language: str) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Key → the arguments and the other keys it refers to. A key given twice or badly written fails here."""
    found = {}
    for file in files(language):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, fluent.Junk), f"{file}: {entry.content}"
            if isinstance(entry, fluent.Message):
                assert entry.id.name not in found, f"{entry.id.name} is given twice"
                variables = Variables()
                variables.visit(entry)
                found[entry.id.name] = (frozenset(variables.arguments), frozenset(variables.messages))
    return found


@cache
def areas() -> str:
    """A pattern for the first word of every key."""
    return "|".join(sorted({key.partition("-")[0] for key in messages("sv")}))


def arguments(language: str, key: str) -> frozenset[str]:
    """All arguments of a text, those of the texts inside it included."""
    own, inner = messages(language)[key]
    return own.union(*(arguments(language, name) for name in inner))


@cache
def is_command(node: ast.AST) -> bool:
    """True where a command is named: «import-plans» is no key."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "command"


def spoken() -> tuple[set[str], set[str]]:
    """Keys in the code: whole ones, and patterns for those whose end is chosen at run time."""
    key = re.compile(rf"(?:{areas()})(?:-[a-z0-9_]+)+")
    whole, patterns = set(), set()
    for path in python_files("bot", "cards", "storage"):
        nodes = list(ast.walk(tree(path)))
        skipped = {id(piece) for node in nodes if isinstance(node, ast.JoinedStr) for piece in node.values}
        skipped |= {id(argument) for node in nodes if is_command(node) for argument in node.args}
        for node in nodes:
            if id(node) in skipped:
                continue
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and key.fullmatch(node.value):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                pieces = [re.escape(p.value) if isinstance(p, ast.Constant) else ".+" for p in node.values]
                if re.match(rf"(?:{areas()})\\?-", pieces[0]):
                    patterns.add("".join(pieces))
    return whole, patterns


def calls() -> list[tuple[str, str, set[str]]]:
    """Where a sentence is asked for by a fixed key: the place, the key and the arguments given."""
    found = []
    for path in python_files("bot", "cards", "storage"):
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.Call) or not node.args or any(word.arg is None for word in node.keywords):
                continue
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            key = node.args[0]
            if name.strip("_") in SPEAKERS and isinstance(key, ast.Constant) and isinstance(key.value, str):
                found.append((f"{path}:{node.lineno}", key.value, {word.arg for word in node.keywords}))
    return found


def values(language: str) -> list[tuple[str, str]]:
    """Every line of the texts that a reader may see."""
    lines = [(file.name, line) for file in files(language) for line in file.read_text(encoding="utf-8").splitlines()]
    return [(name, line) for name, line in lines if line.strip() and not line.startswith("#")]


def test_both_languages_have_the_same_texts():
    swedish, english = messages("sv").keys(), messages("en").keys()
    assert swedish == english, swedish ^ english
    assert [file.name for file in files("sv")] == [file.name for file in files("en")]


def test_an_area_is_written_in_one_file():
    homes: dict[str, set[str]] = {}
    for file in files("sv"):
        for key in re.findall(r"^[a-z0-9]+(?=-)", file.read_text(encoding="utf-8"), re.MULTILINE):
            homes.setdefault(key, set()).add(file.name)
    assert not {area: names for area, names in homes.items() if len(names) > 1}


def test_a_text_takes_the_same_arguments_in_both_languages():
    keys = messages("sv").keys() & messages("en").keys()
    assert not {
        key: (set(arguments("sv", key)), set(arguments("en", key)))
        for key in keys
        if arguments("sv", key) != arguments("en", key)
    }


def test_every_text_is_used():
    whole, patterns = spoken()
    inside = {name for _, inner in messages("sv").values() for name in inner}
    unused = messages("sv").keys() - whole - inside
    assert not sorted(key for key in unused if not any(re.fullmatch(pattern, key) for pattern in patterns))


def test_every_text_that_the_code_names_exists():
    whole, patterns = spoken()
    assert not sorted(whole - messages("sv").keys())
    assert not sorted(p for p in patterns if not any(re.fullmatch(p, key) for key in messages("sv")))


def test_the_code_gives_each_text_its_arguments():
    known = messages("sv")
    wrong = [
        (place, key, given, set(arguments("sv", key)))
        for place, key, given in calls()
        if key in known and given != arguments("sv", key)
    ]
    assert not wrong


@pytest.mark.parametrize("language", all_languages())
def test_the_tone_is_calm(language):
    loud = [row for row in values(language) if "!" in row[1]]
    pictures = [row for row in values(language) if any(unicodedata.category(letter) == "So" for letter in row[1])]
    assert not loud
    assert not pictures


@pytest.mark.parametrize("language", all_languages())
def test_every_text_can_be_said(language):
    say = texts_for(language)
    # Numbers choose plural forms, so a text must hold for one and for several.
    for number in (1, 5):
        for key in messages(language):
            assert say(key, **dict.fromkeys(arguments(language, key), number)).strip(), key


@pytest.mark.parametrize(
    ("amount", "language", "written"),
    [
        ("1234567", "sv", "1 234 567 kr"),
        ("1234567", "en", "1 234 567 SEK"),
        ("999.5", "sv", "999,50 kr"),
        ("0", "sv", "0 kr"),
        ("-2500", "sv", "−2 500 kr"),
        ("0.005", "sv", "0 kr"),
    ],
)
def test_money_is_written_as_in_sweden(amount, language, written):
    assert money(Decimal(amount), language).replace("\N{NO-BREAK SPACE}", " ") == written
