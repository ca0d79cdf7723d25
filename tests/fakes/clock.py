"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import datetime, timedelta


class FakeClock:
    """Shows `moment`. A callable, as the program's own clocks are."""

    def __init__(self, moment: datetime) -> None:
        if moment.tzinfo is None:
            raise ValueError("the program's clocks are aware of their time zone; so is this one")
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **duration: float) -> None:
        """Go forward, as in `clock.move(days=1, hours=2)`."""
        self.moment += timedelta(**duration)
