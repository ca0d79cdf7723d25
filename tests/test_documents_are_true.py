"""The threat model and the sheet on personal data say what there is: each test named, each table that is kept."""

from __future__ import annotations

import re
from pathlib import Path

from bot.policies.retention import RetentionPolicy
from storage.tables import metadata
from tests.cards.samples import drawn_cards

DOCS = Path(__file__).parents[1] / "docs"
THREATS = (DOCS / "threat-model.md").read_text(encoding="utf-8")
SHEET = (DOCS / "information-och-gdpr.md").read_text(encoding="utf-8")


def test_every_test_that_the_threat_model_names_is_there():
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", THREATS)
    assert len(named) > 30
    missing = [
        f"{path}::{name}"
        for path, name in named
        if f"def {name}(" not in (DOCS.parent / path).read_text(encoding="utf-8")
    ]
    assert not missing


def test_every_row_of_the_threat_model_names_a_test():
    rows = [
        line for line in THREATS.splitlines() if line.startswith("| ") and not line.startswith(("| Någon", "| ---"))
    ]
    assert all("::test_" in row for row in rows)


def test_every_table_is_in_the_sheet_and_no_other():
    section = SHEET.partition("## Vad som sparas")[2].partition("## Rättigheter")[0]
    rows = [line.split("|")[2] for line in section.splitlines() if line.startswith("| ")]
    named = {name for cell in rows for name in re.findall(r"`(\w+)`", cell)}
    assert named == set(metadata.tables)


def test_the_sheet_says_how_long_as_the_policy_does():
    policy = RetentionPolicy()
    for days in (policy.drafts, policy.conversations, policy.missed_searches, policy.leavers, policy.access_log):
        assert f"{days} dagar" in SHEET


def test_every_link_between_documents_leads_somewhere():
    pages = [DOCS.parent / "README.md", *DOCS.rglob("*.md")]
    broken = [
        (page.name, target)
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not broken


def test_the_accessibility_statement_counts_the_cards_that_are_drawn():
    cards = {drawn.name for drawn in drawn_cards()}
    assert f"alla {len(cards)} kort" in (DOCS / "tillganglighet.md").read_text(encoding="utf-8")
