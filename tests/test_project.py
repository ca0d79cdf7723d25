"""Rules for the whole tree that no linter knows. Texts have theirs in test_texts.py, the README in test_readme.py."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CLOCK = Path("bot/clock.py")
LONGEST_FILE = 320  # «about 300»: a sentence more is no reason to part a file
LONGER_ON_PURPOSE = {
    "bot/domain/answers.py": "one value for each kind of answer; to be parted by area",
    "tests/fakes/house.py": "one fake for each store; to be parted by area",
    "tests/search/questions.py": "a table of questions, read as data",
}
"""Files that may be longer, each with the reason."""

VAGUE_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "misc", "stuff", "tools", "base", "common"}
# Put together here, so that this file does not find itself.
UNFINISHED = re.compile(
    r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "raise NotImplemented" + "Error"]) + r")\b"
)
REGISTRIES = ["pypi." + "org", "python" + "hosted", "npm" + "js", "yarn" + "pkg", "debian." + "org"]

DOORS = {
    "botbuilder": ("bot/teams",),
    "botframework": ("bot/teams",),
    "msgraph": ("bot/graph",),
    "kiota_abstractions": ("bot/graph",),
    "azure": ("bot/graph", "bot/teams", "bot/tracing.py"),
    "opentelemetry": ("bot/tracing.py",),
    "sqlalchemy": ("storage",),
}
"""Which folders alone may import a package (architecture: one way through the house)."""


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that is, or is about to be, in the repository."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(Path(name) for name in listing.stdout.split("\0") if name and (ROOT / name).exists())


def python_files(*folders: str) -> list[Path]:
    chosen = [path for path in tracked() if path.suffix == ".py"]
    return [path for path in chosen if path.parts[0] in folders] if folders else chosen


def texts_of_files() -> list[tuple[Path, str]]:
    files = []
    for path in tracked():
        try:
            files.append((path, (ROOT / path).read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return files


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), str(path))


def test_the_rules_find_the_project():
    assert CLOCK in tracked()
    assert len(python_files("bot", "cards", "storage")) > 20


def test_no_file_is_longer_than_a_reader_can_hold():
    lengths = {str(path): len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in python_files()}
    too_long = {name: length for name, length in lengths.items() if length > LONGEST_FILE}
    assert too_long.keys() <= LONGER_ON_PURPOSE.keys(), too_long
    assert LONGER_ON_PURPOSE.keys() <= too_long.keys(), "an exception that is not needed any longer"


def test_nothing_is_left_unfinished():
    found = [f"{path}: {match[0]}" for path, text in texts_of_files() for match in UNFINISHED.finditer(text)]
    assert not found


def test_names_say_what_a_module_holds():
    assert not [str(path) for path in python_files() if path.stem.strip("_") in VAGUE_NAMES]
    assert not [str(path) for path in python_files() if VAGUE_NAMES & set(path.parts[:-1])]


def clock_reads(module: ast.Module) -> list[str]:
    """Calls that read the present moment, whatever the modules were imported as."""
    wanted = {
        ("date", "today"),
        ("datetime", "now"),
        ("datetime", "today"),
        ("datetime", "utcnow"),
        ("time", "time"),
        ("time", "time_ns"),
        ("time", "localtime"),
        ("time", "gmtime"),
    }
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            found += [f"{node.lineno}: {name.name}" for name in node.names if ("time", name.name) in wanted]
        elif isinstance(node, ast.Attribute):
            owner = node.value
            name = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
            if (name.lower().strip("_").removeprefix("dt_"), node.attr) in wanted:
                found.append(f"{node.lineno}: {name}.{node.attr}")
    return found


def test_the_clock_rule_can_fail():
    source = "from time import time\nimport datetime, time\ndatetime.datetime.now()\ndatetime.date.today\ntime.time()\n"
    assert len(clock_reads(ast.parse(source))) == 4
    assert not clock_reads(ast.parse("import time\ntime.monotonic()\nclock.now()\n"))


def test_only_the_default_clock_reads_the_time():
    # The benchmarks' load generator is a client with a clock of its own, beside the program.
    files = [path for path in python_files() if path != CLOCK and not path.is_relative_to("tests/bench")]
    found = {str(path): reads for path in files if (reads := clock_reads(tree(path)))}
    assert not found


def imported(module: ast.Module) -> set[str]:
    """Top-level names of everything a module imports, also inside functions."""
    names = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize(("package", "doors"), DOORS.items())
def test_a_package_is_used_behind_its_door_only(package, doors):
    users = [path for path in python_files("bot", "cards", "storage") if package in imported(tree(path))]
    assert not [str(path) for path in users if not any(path.is_relative_to(door) for door in doors)]


def test_no_file_names_a_registry():
    assert not [(str(path), host) for path, text in texts_of_files() for host in REGISTRIES if host in text]


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "requirements-build.lock", "requirements-dev.lock", "requirements-telemetry.lock"]
)
def test_every_locked_package_has_a_version_and_a_hash(lock):
    # A requirement is one logical line: its hashes follow after backslashes.
    requirements = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    packages = [line for line in requirements if line.strip() and not line.strip().startswith("#")]
    assert packages
    assert not [line for line in packages if not re.match(r"[\w.\-\[\]]+==\S+.* --hash=sha256:[0-9a-f]{64}", line)]


def test_every_dependency_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    for lock, wanted in {
        "requirements.lock": project["project"]["dependencies"],
        "requirements-build.lock": groups["build"],
        "requirements-dev.lock": [line for line in groups["dev"] if isinstance(line, str)],
    }.items():
        locked = {line.partition("==")[0].partition("[")[0] for line in (ROOT / lock).read_text().splitlines()}
        names = {re.split(r"[\[<>=~ ]", line)[0].lower().replace("_", "-") for line in wanted}
        assert names <= locked, (lock, names - locked)


@pytest.mark.parametrize("lock", [path for path in tracked() if path.name == "package-lock.json"], ids=str)
def test_every_npm_package_has_a_sum_and_no_address(lock):
    packages = {name: row for name, row in json.loads((ROOT / lock).read_text())["packages"].items() if name}
    assert packages
    assert not [name for name, row in packages.items() if not row.get("integrity") or "resolved" in row]
    wanted = json.loads((ROOT / lock.parent / "package.json").read_text())["dependencies"]
    assert not {name: version for name, version in wanted.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)}


def test_every_decision_has_a_number_of_its_own_and_says_four_things():
    decisions = sorted(path for path in tracked() if path.parent == Path("docs/decisions"))
    numbers = [path.name.partition("-")[0] for path in decisions]
    assert numbers == [f"{number:03}" for number in range(1, len(decisions) + 1)]
    for path, number in zip(decisions, numbers, strict=True):
        text = (ROOT / path).read_text(encoding="utf-8")
        assert text.startswith(f"# {number} "), path
        assert all(part in text for part in ("**Context.**", "**Choice.**", "**Consequence.**", "**Reconsider**")), path
