"""What the files for Azure, containers and systemd name is what the program has."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from bot.settings import PREFIX, Settings
from tests.deploy.conftest import ROOT

KNOWN = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
FILES = ["deploy/azure/main.bicep", "deploy/Containerfile", "docs/deploy-linux.md", "docs/deploy-azure.md"]


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_the_settings_that_are_named_exist(name):
    named = set(re.findall(rf"{PREFIX}[A-Z_]+", text(name)))
    assert named
    assert named <= KNOWN


def test_the_container_is_not_root_and_holds_no_installer():
    build, final = text("deploy/Containerfile").split("\nFROM ${BASE}\n")
    assert re.search(r"^USER 1\d{4}:1\d{4}$", final, re.MULTILINE)
    assert "pip uninstall" in build
    assert "pip uninstall" in final
    assert "apt" not in build + final
    copied = re.findall(r"^COPY (?!--from)(.+)$", build, re.MULTILINE)
    assert all((ROOT / name).exists() for line in copied for name in line.split()[:-1])


def test_what_the_container_copies_is_let_through():
    ignored = text(".containerignore").splitlines()
    assert ignored[0] == "*"
    assert {"!bot", "!cards", "!storage", "!manifest"} <= set(ignored)


def test_the_bicep_file_is_balanced_and_keeps_no_secret():
    bicep = re.sub(r"//.*", "", text("deploy/azure/main.bicep"))
    assert all(bicep.count(left) == bicep.count(right) for left, right in ("{}", "[]", "()"))
    assert re.search(r"@secure\(\)\s+@minLength\(20\)\s+param databasePassword string\n", bicep)
    assert "output databasePassword" not in bicep


def test_the_scripts_are_read_by_their_shell():
    for script in ("deploy/linux/lotsen", "deploy/azure/grant-graph.sh", ".ci/run"):
        subprocess.run(["bash", "-n", str(ROOT / script)], check=True)


def test_the_way_to_the_database_is_read_from_its_address():
    address = "postgresql+asyncpg://lotsen:p%40ss'ord@db.example.invalid:6432/systemlotsen?ssl=require"
    shown = " ".join(f'"${name}"' for name in ("PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGSSLMODE"))
    line = f'eval "$({sys.executable} {ROOT}/deploy/linux/libpq.py)"; printf "%s|" {shown}'
    environment = {"PATH": os.environ["PATH"], "SYSTEMLOTSEN_DATABASE_URL": address}
    told = subprocess.run(["bash", "-c", line], env=environment, capture_output=True, text=True, check=True)
    assert told.stdout == "db.example.invalid|6432|lotsen|p@ss'ord|require|"
