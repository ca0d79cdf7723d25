"""Asks Graph for one thing of each kind that the bot needs, and says which permission is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.graph.calendar import GraphCalendar
from bot.graph.client import GraphAccess
from bot.graph.files import NO_CHANNEL, NO_FOLDER, NO_PERMISSION, GraphFiles
from bot.graph.requests import GraphFault, get_json, post_json
from bot.policies.files import FilePolicy
from bot.ports.calendar import CalendarEvent, CalendarUnavailableError
from bot.ports.files import FilesUnavailableError

_REFUSED = frozenset({401, 403})
_FILE_FAULTS: Mapping[str, str] = {
    NO_PERMISSION: (
        "behörigheten Files.Read.All saknas (eller File.Read.Group i teamet, eller Sites.Selected och drive i [files])"
    ),
    NO_CHANNEL: "kanalens filer hittas inte; ange drive i [files] om kanalens namn har ovanliga tecken",
    NO_FOLDER: "drive eller folder i [files] finns inte",
}


_CALENDAR_FAULTS: Mapping[str, str] = {
    "permission": "behörigheten Calendars.Read saknas, eller gäller inte brevlådan",
    "mailbox": "brevlådan i [meetings] mailbox finns inte",
}


class ProbeFault(Exception):  # noqa: N818 - told in a line of the report
    """What is missing, in Swedish."""


async def probe_people(access: GraphAccess) -> str:
    """One user, and whether the account is open. Raises ProbeFault."""
    user = await _first_user(access)
    if user is not None and "accountEnabled" not in user:
        raise ProbeFault("behörigheten User.Read.All räcker inte till accountEnabled; alla blir medarbetare utan roll")
    return "personer kan läsas"


async def probe_groups(access: GraphAccess, groups: Mapping[str, str]) -> str:
    """Membership in the groups that give insight. Raises ProbeFault."""
    user = await _first_user(access)
    if user is None:
        return "ingen person att pröva med"
    try:
        path = f"/users/{user['id']}/checkMemberGroups"
        await post_json(access, path, {"groupIds": list(groups.values())})
    except GraphFault as fault:
        raise _told(fault, "GroupMember.Read.All") from fault
    return "grupper kan läsas"


async def probe_files(access: GraphAccess, policy: FilePolicy, place: str | None) -> str:
    """The files of the channel. Raises ProbeFault."""

    async def known() -> None:
        return None

    source = GraphFiles(access, policy, known)
    chosen = await source.place() or place
    if chosen is None:
        return "ingen kanal vald än; skriv i kanalen «använd den här kanalen för påminnelser»"
    try:
        found = await source.read(chosen, None)
    except FilesUnavailableError as problem:
        raise ProbeFault(_FILE_FAULTS.get(problem.reason, f"Graph svarar inte ({problem.reason})")) from problem
    return f"{len(found.files)} filer kan läsas"


async def probe_calendar(access: GraphAccess, mailbox: str, first: date, last: date) -> Sequence[CalendarEvent]:
    """The shared mailbox's events. Raises ProbeFault."""
    try:
        return await GraphCalendar(access, mailbox).events(first, last)
    except CalendarUnavailableError as problem:
        raise ProbeFault(_CALENDAR_FAULTS.get(problem.reason, f"Graph svarar inte ({problem.reason})")) from problem


async def _first_user(access: GraphAccess) -> Mapping[str, object] | None:
    try:
        answer = await get_json(access, "/users", {"$top": "1", "$select": "id,accountEnabled"})
    except GraphFault as fault:
        raise _told(fault, "User.Read.All") from fault
    users = answer.get("value") or [None]
    first = users[0]
    return first if isinstance(first, Mapping) else None


def _told(fault: GraphFault, permission: str) -> ProbeFault:
    if fault.status in _REFUSED:
        return ProbeFault(f"behörigheten {permission} saknas")
    return ProbeFault(f"Graph svarar inte ({fault.status or fault.code})")
