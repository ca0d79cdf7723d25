"""What people have chosen is kept, whole, on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.domain.preferences import AS_EVERYBODY, Pause, Preferences
from storage.preferences import StoredPreferences
from storage.session import Database
from tests.fakes.clock import FakeClock

CHOSEN = Preferences("en", 10, Pause(date(2027, 6, 28), date(2027, 8, 9)))
CLOCK = FakeClock(datetime(2027, 6, 1, tzinfo=UTC))


async def test_what_is_chosen_outlives_the_process(database):
    store = StoredPreferences(database, CLOCK)
    await store.save("bo", CHOSEN)
    await store.save("asa", Preferences(hour=6))
    later = Database(str(database.url.render_as_string(hide_password=False)))
    try:
        assert await StoredPreferences(later, CLOCK).of("bo") == CHOSEN
        assert await StoredPreferences(later, CLOCK).everybody() == {"bo": CHOSEN, "asa": Preferences(hour=6)}
    finally:
        await later.close()


async def test_a_new_choice_replaces_the_old_one_and_no_choice_leaves_nothing(database):
    store = StoredPreferences(database, CLOCK)
    await store.save("bo", CHOSEN)
    await store.save("bo", Preferences(language="sv"))
    assert await store.of("bo") == Preferences(language="sv")
    await store.save("bo", AS_EVERYBODY)
    assert await store.everybody() == {}
    assert await store.of("bo") == await store.of("nobody") == AS_EVERYBODY
