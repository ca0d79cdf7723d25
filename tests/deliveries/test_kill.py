"""A few rounds of tests/faults/kill.py; the script itself does a hundred."""

from __future__ import annotations

import pytest

from tests.faults.kill import kill


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def postgres(request):
    if request.param == "postgresql":
        request.getfixturevalue("postgres_template")  # where no server answers: skips, or in CI fails
    return request.param == "postgresql"


async def test_killed_at_random_nothing_is_lost_and_nothing_said_twice(postgres):
    replicas = 3 if postgres else 1
    counts = await kill(rounds=4, replicas=replicas, postgres=postgres)
    assert counts.killed == 4 * replicas
    assert counts.good, str(counts)
