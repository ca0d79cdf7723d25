"""How a person wants to be reminded: in which language, from what hour, and not during a holiday."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from bot.domain.questions import Language

EARLIEST_HOUR, LATEST_HOUR = 6, 18
"""The hours that may be chosen. The clocks are set back and on at night, so none of these comes twice or never."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Local days on which reminders are held back, both included."""

    first: date
    last: date

    def covers(self, day: date) -> bool:
        """True on a day of the pause."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Preferences:
    """What is None is as for everybody. The last pause is kept when it is over, for what fell due during it."""

    language: Language | None = None
    hour: int | None = None
    pause: Pause | None = None

    def paused(self, day: date) -> bool:
        """True on a day on which only what is urgent may be told."""
        return self.pause is not None and self.pause.covers(day)

    def told_from(self, day: date) -> date:
        """The first day on which something that was to be told on a day may be told."""
        return self.pause.last + timedelta(days=1) if self.pause is not None and self.pause.covers(day) else day

    def opens(self, send_from: time, send_until: time) -> time:
        """The local time from which the person is told, for a municipality that sends between these times.

        Never so late that no hour is left to be told in.
        """
        if self.hour is None:
            return send_from
        return min(time(self.hour), max(send_from, time(max(send_until.hour - 1, 0))))


AS_EVERYBODY = Preferences()
"""Of somebody who has chosen nothing."""
