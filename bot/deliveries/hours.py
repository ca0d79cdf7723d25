"""When things may be told: on working days between the hours of the policy, to each person from their own hour."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.clock import LOCAL_ZONE
from bot.deliveries.planner import Plan
from bot.domain.workdays import is_working_day
from bot.policies import NoticePolicy

_SMALL_HOURS_END = 3


class Hours:
    """Asked with the moment and the plan of the run; remembers nothing."""

    def __init__(self, policy: NoticePolicy) -> None:
        self._policy = policy

    def opened(self, now: datetime, plan: Plan) -> int:
        """How many of the day's openings have come: it grows when more people may be told. 0 when nobody may."""
        local = now.astimezone(LOCAL_ZONE)
        if not is_working_day(local.date()) or local.time() >= self._policy.send_until:
            return 0
        openings = {self._policy.send_from, *(self._opening(name, plan) for name in plan.reachable)}
        return sum(opening <= local.time() for opening in openings)

    def is_open(self, now: datetime, recipient: str, plan: Plan) -> bool:
        """True if the recipient may be told now."""
        local = now.astimezone(LOCAL_ZONE)
        return is_working_day(local.date()) and self._opening(recipient, plan) <= local.time() < self._policy.send_until

    def until_open(self, now: datetime, recipient: str, plan: Plan) -> timedelta:
        """How long the recipient has to wait, at most until tomorrow."""
        local = now.astimezone(LOCAL_ZONE)
        opening = datetime.combine(local.date(), self._opening(recipient, plan), LOCAL_ZONE)
        return opening - local if opening > local else timedelta(days=1)

    def _opening(self, recipient: str, plan: Plan) -> time:
        reachable = plan.reachable.get(recipient)
        if reachable is None:
            return self._policy.send_from
        return reachable.preferences.opens(self._policy.send_from, self._policy.send_until)


def is_small_hours(now: datetime) -> bool:
    """The hours in which a clock is set back or on: nothing is sent then."""
    return 2 <= now.astimezone(LOCAL_ZONE).hour < _SMALL_HOURS_END
