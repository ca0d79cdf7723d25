"""Never faster than Teams allows."""

from __future__ import annotations

import pytest

from bot.deliveries.pace import PER_CONVERSATION, PER_TENANT, Pace


class Time:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now

    async def sleep(self, seconds):
        assert seconds > 0
        self.now += seconds + 1e-6


async def moments(conversations, count):
    time = Time()
    pace = Pace(time, time.sleep)
    sent = []
    for number in range(count):
        name = conversations[number % len(conversations)]
        await pace.wait(name)
        sent.append((time.now, name))
    return sent


def most_within(times, seconds):
    return max(sum(start <= moment < start + seconds for moment in times) for start in times)


@pytest.mark.parametrize(("most", "seconds"), PER_CONVERSATION)
async def test_a_conversation(most, seconds):
    times = [moment for moment, _ in await moments(["a"], 150 if seconds < 100 else 1_810)]
    assert most_within(times[-200:] if seconds < 100 else times[:1] + times[1_700:], seconds) <= most


async def test_the_tenant():
    times = [moment for moment, _ in await moments([f"a:{n}" for n in range(100)], 300)]
    for most, seconds in PER_TENANT:
        assert most_within(times, seconds) <= most


async def test_the_first_ones_do_not_wait():
    times = [moment for moment, _ in await moments(["a"], 7)]
    assert times == [1000.0] * 7
