"""What holds for every test."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

IN_CI = os.environ.get("CI") == "true"

if not IN_CI:  # hypothesis has a profile of its own for CI, with the same examples each time and no deadline
    settings.register_profile("here", deadline=None)  # a busy machine is no fault of the program
    settings.load_profile("here")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    return _without_skips((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    return _without_skips((yield))


def _without_skips(report):
    # CI has all that a test can ask for, so a test that did not run there is a fault, not an excuse.
    if IN_CI and report.outcome == "skipped":
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report
