"""Who in IT-enheten has been assigned alerts by somebody else: they are told privately, once for each message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.clock import local_date
from bot.domain.alerts import AlertGroup, AlertState, Deed, ItPerson
from bot.ports import Alerts

_TOLD_WITHIN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Given:
    """`to` has been assigned alerts of a group by `by`; the first time on the local day `on`."""

    group: AlertGroup
    to: str
    by: ItPerson
    on: date


async def all_given(alerts: Alerts, groups: Iterable[AlertGroup], today: date) -> list[Given]:
    """Of alerts that are still assigned. Who took one without being asked knows of it."""
    found: dict[tuple[int, str], Given] = {}
    for group in groups:
        if not group.states.get(AlertState.ASSIGNED):
            continue
        for alert in await alerts.open(group=group.number):
            holder = alert.assignee
            if holder is None or alert.state is not AlertState.ASSIGNED or (group.number, holder.person_id) in found:
                continue
            acts = [act for act in await alerts.history(alert.number) if act.deed is Deed.ASSIGN]
            by, on = (acts[-1].by, local_date(acts[-1].at)) if acts else (None, today)
            if by is not None and by.person_id != holder.person_id and today - on <= _TOLD_WITHIN:
                found[group.number, holder.person_id] = Given(group, holder.person_id, by, on)
    return list(found.values())
