"""Two releases built from this tree, the second with a newer schema, and a machine's folders to install them in."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from storage.migrations import head
from tests.browser.conftest import free_port
from tests.fakes.databases import SERVER, _new_name, _postgres

ROOT = Path(__file__).parents[2]
NEWER = "9999_newer"
MIGRATION = f'''"""A table that only the newer release has."""

import sqlalchemy as sa
from alembic import op

revision = "{NEWER}"
down_revision = "{{before}}"


def upgrade():
    op.create_table("newer", sa.Column("id", sa.Integer, primary_key=True))


def downgrade():
    op.drop_table("newer")
'''


@dataclass
class Machine:
    """A machine's folders and its `lotsen`."""

    folder: Path
    port: int
    environment: dict[str, str] = field(default_factory=dict)

    def lotsen(self, release: Path, *arguments: object, fails: bool = False) -> str:
        """Run a subcommand of the script that comes with a release."""
        command = [str(release / "lotsen"), *map(str, arguments)]
        done = subprocess.run(
            command, env={**os.environ, **self.environment}, capture_output=True, text=True, check=False
        )
        assert (done.returncode != 0) == fails, done.stdout + done.stderr + self.log()
        return done.stdout + done.stderr

    def log(self) -> str:
        path = self.folder / "state" / "service.log"
        return path.read_text(encoding="utf-8")[-3000:] if path.exists() else ""

    @property
    def current(self) -> str:
        return (self.folder / "opt" / "current").resolve().name

    def settings(self, **values: str) -> None:
        (self.folder / "etc").mkdir(exist_ok=True)
        lines = [f'SYSTEMLOTSEN_{name}="{value}"\n' for name, value in values.items()]
        (self.folder / "etc" / "systemlotsen.env").write_text("".join(lines), encoding="utf-8")


def copy_of_the_tree(to: Path) -> None:
    named = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(named, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, listing.split("\0")):
        if not name.startswith("tests/") and (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)


def release_of(tree: Path, to: Path) -> Path:
    """What `make release` makes."""
    to.mkdir()
    build = "-m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --wheel-dir"
    subprocess.run([sys.executable, *build.split(), str(to), str(tree)], check=True)
    shutil.copy(tree / "requirements.lock", to)
    shutil.copytree(tree / "deploy" / "linux", to, dirs_exist_ok=True)
    return to


@pytest.fixture(scope="session")
def releases(tmp_path_factory):
    """(this release, one with a newer schema, one that does not start)."""
    folder = tmp_path_factory.mktemp("releases")
    tree = folder / "tree"
    copy_of_the_tree(tree)
    this = release_of(tree, folder / "this")
    project = tree / "pyproject.toml"

    def version(number: str) -> None:
        text = re.sub(r'^version = ".*"$', f'version = "{number}"', project.read_text("utf-8"), flags=re.MULTILINE)
        project.write_text(text, "utf-8")

    version("99.0.0")
    text = MIGRATION.format(before=head())
    (tree / "storage" / "migrations" / "versions" / f"{NEWER}.py").write_text(text, "utf-8")
    newer = release_of(tree, folder / "newer")
    version("99.0.1")
    app = tree / "bot" / "app.py"
    app.write_text(
        app.read_text("utf-8").replace(
            "end_traces = ", 'raise StartFault("a fault in the new release")\n    end_traces = '
        ),
        "utf-8",
    )
    return this, newer, release_of(tree, folder / "broken")


@pytest.fixture
def postgres_url():
    name = _new_name()
    _postgres(f"CREATE DATABASE {name}")
    yield f"{SERVER}/{name}"
    _postgres(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def machine(tmp_path):
    made = Machine(tmp_path, free_port())
    made.environment = {
        "LOTSEN_ROOT": str(tmp_path / "opt"),
        "LOTSEN_ETC": str(tmp_path / "etc"),
        "LOTSEN_STATE": str(tmp_path / "state"),
        "LOTSEN_PORT": str(made.port),
        "LOTSEN_PYTHON": sys.executable,
        "LOTSEN_READY_SECONDS": "30",
    }
    yield made
    pid = tmp_path / "state" / "service.pid"
    if pid.exists():
        subprocess.run(["kill", "-KILL", pid.read_text()], check=False)
