"""The days of a person's systems as a calendar file, and the signed link to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from bot.clock import local_date
from bot.documents.calendar import CalendarEvent, calendar_file
from bot.domain.contract_dates import ContractDate, DateKind, contract_dates
from bot.domain.notices import NoticeRules
from bot.domain.questions import Language
from bot.domain.systems import ItSystem
from bot.domain.workdays import working_day_on_or_before
from bot.links import SignedLinks
from bot.texts import Texts

PATH, _PURPOSE = "calendars", "calendar"
_YEARS_AHEAD = 2
_ALARM = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose calendar a link opens, the conversation in which it was given, and the language."""

    person_id: str
    conversation_id: str
    language: Language


async def calendar_url(links: SignedLinks, wanted: Wanted) -> str:
    """The address of the file, good for a while."""
    return await links.url(PATH, _PURPOSE, (wanted.person_id, wanted.conversation_id, wanted.language))


async def read_calendar_token(links: SignedLinks, token: str) -> Wanted | None:
    """What a token opens, or None for one that we did not make. Raises ExpiredError."""
    payload = await links.read(_PURPOSE, token)
    return None if payload is None else Wanted(*payload)


def dates_ahead(systems: Iterable[ItSystem], rules: NoticeRules, today: date) -> list[ContractDate]:
    """The days of the systems' contracts from today and two years on."""
    last = today + relativedelta(years=_YEARS_AHEAD)
    return [one for system in systems for one in contract_dates(system, rules, today, last)]


def calendar_of(dates: Iterable[ContractDate], say: Texts, *, sequence: int, now: datetime) -> bytes:
    """The file. `sequence` grows with every change of the register, so that calendars take the newer one."""
    today = local_date(now)
    events = [_event(one, say, sequence, today) for one in dates]
    return calendar_file(events, name=say("mine-calendar-name"), made_at=now)


def _event(one: ContractDate, say: Texts, sequence: int, today: date) -> CalendarEvent:
    act_by = working_day_on_or_before(one.day)
    lines = [say(f"mine-date-{one.kind}-meaning"), say("mine-calendar-department", department=one.system.department)]
    if number := one.contract.outlook.contract.number.strip():
        lines.append(say("mine-calendar-contract", number=number))
    if act_by != one.day and one.kind is not DateKind.ENDS:
        lines.append(say("notices-workday", day=str(act_by)))
    lines.append(say("mine-calendar-as-of", day=str(today)))
    return CalendarEvent(
        # A digest: the name of a system is nobody else's business, and calendars show this to their servers.
        uid=f"{hashlib.sha256(one.name.encode()).hexdigest()[:32]}@systemlotsen",
        title=say(f"mine-date-{one.kind}", system=one.system.name),
        starts=one.day,
        description="\n".join(lines),
        sequence=sequence,
        private=True,
        free=True,
        remind_before=None if one.kind is DateKind.ENDS else _ALARM,
    )
