"""The audit log: who changed what, before and after, and why. Lines are added and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import LOCAL_ZONE
from bot.domain.changes import FactChange
from bot.domain.requests import FACT_KINDS, AuditEntry, RequestKind, RequestStep
from storage.request_tables import audit_log


@dataclass(frozen=True, slots=True)
class ApprovedChange:
    """The newest word that somebody has approved about one fact of a system."""

    system: str
    change: FactChange
    before: str
    on: date | None


async def append_entry(connection: AsyncConnection, entry: AuditEntry) -> None:
    """Add a line in the caller's transaction: the change and the word of it come together or not at all."""
    values = {
        "at": entry.at,
        "person": entry.person,
        "person_name": entry.person_name,
        "step": entry.step,
        "request": entry.request,
        "kind": entry.kind,
        "system_key": entry.system,
        "part": entry.part,
        "before": entry.before,
        "after": entry.after,
        "effective_from": entry.effective_from,
        "why": entry.why,
        "conversation": entry.conversation,
    }
    await connection.execute(insert(audit_log).values(values))


async def read_entries(
    connection: AsyncConnection,
    *,
    system: str | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
) -> list[AuditEntry]:
    """Lines, the newest first, of one system or of local days (both included) if given."""
    query = select(audit_log).order_by(audit_log.c.id.desc()).limit(limit)
    if system is not None:
        query = query.where(audit_log.c.system_key == system)
    if since is not None:
        query = query.where(audit_log.c.at >= _midnight(since))
    if until is not None:
        query = query.where(audit_log.c.at < _midnight(until + timedelta(days=1)))
    return [
        AuditEntry(
            at=row.at,
            person=row.person,
            person_name=row.person_name,
            step=RequestStep(row.step),
            request=row.request,
            kind=RequestKind(row.kind),
            system=row.system_key,
            part=row.part,
            before=row.before,
            after=row.after,
            effective_from=row.effective_from,
            why=row.why,
            conversation=row.conversation,
        )
        for row in await connection.execute(query)
    ]


async def read_approved(connection: AsyncConnection) -> list[ApprovedChange]:
    """The newest approved change of each fact, for an import that says something else."""
    query = (
        select(audit_log)
        .where(audit_log.c.step == RequestStep.APPLY, audit_log.c.kind.in_(FACT_KINDS))
        .order_by(audit_log.c.id)
    )
    newest: dict[tuple[str, str, str], ApprovedChange] = {}
    for row in await connection.execute(query):
        change = FactChange(RequestKind(row.kind), row.part, row.after)
        part = "" if change.kind is RequestKind.VACANT else row.part
        newest[row.system_key, _fact(change), part] = ApprovedChange(
            row.system_key, change, row.before, row.effective_from
        )
    return list(newest.values())


def _fact(change: FactChange) -> str:
    """What of a system a change is about: a vacancy and a new holder are about the same role."""
    if change.kind is RequestKind.VACANT:
        return change.part.removeprefix("system_")
    if change.kind in (RequestKind.SPECIALIST, RequestKind.ALIAS):
        return f"{change.kind.value} {change.after}"
    return change.kind.value


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LOCAL_ZONE)
