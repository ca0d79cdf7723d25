"""What a system owns one-to-many: contracts keep their rows, roles keep their history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.people import name_key
from bot.domain.systems import Contract, Role
from storage.changes import Change, facts, holders_of
from storage.register_reading import roles_on
from storage.rows import ids_by_name, write_rows
from storage.tables import contracts, persons, role_assignments


async def write_contracts(connection: AsyncConnection, changed: Sequence[Change], ids: Mapping[str, int]) -> None:
    """Write the contracts that differ. `ids` are the systems' numbers by key."""
    differ = [c for c in changed if facts(c.after).contracts != c.facts_before.contracts]
    stored: dict[int, list[tuple[int, str]]] = defaultdict(list)
    if any(not c.added for c in differ):
        query = select(contracts.c.system_id, contracts.c.id, contracts.c.number)
        for system_id, contract_id, number in await connection.execute(query.order_by(contracts.c.position)):
            stored[system_id].append((contract_id, number))
    new: list[dict[str, Any]] = []
    kept: list[dict[str, Any]] = []
    gone: list[dict[str, Any]] = []
    for change in differ:
        system_id = ids[change.after.key]
        given = facts(change.after).contracts
        paired, left = _pair(given, stored[system_id])
        gone += [{"the_id": contract_id} for contract_id in left]
        for position, contract in enumerate(given):
            row = {"system_id": system_id, "position": position, **_contract_columns(contract)}
            if (contract_id := paired[position]) is None:
                new.append(row)
            else:
                kept.append({"the_id": contract_id, **row})
    await write_rows(connection, delete(contracts).where(contracts.c.id == bindparam("the_id")), gone)
    await write_rows(connection, update(contracts).where(contracts.c.id == bindparam("the_id")), kept)
    await write_rows(connection, insert(contracts), new)


def _pair(given: Sequence[Contract], stored: Sequence[tuple[int, str]]) -> tuple[list[int | None], list[int]]:
    """Which stored row each contract continues, by number and then by order; and the rows left over.

    A contract keeps its row, so that what refers to it (a reminder, a decision) goes on doing so.
    """
    left = list(stored)
    paired: list[int | None] = [None] * len(given)
    for position, contract in enumerate(given):
        same = next((row for row in left if contract.number and row[1] == contract.number), None)
        if same:
            paired[position] = same[0]
            left.remove(same)
    unnumbered = [row for row in left if not row[1]]
    for position, contract in enumerate(given):
        if paired[position] is None and unnumbered and (not contract.number or len(given) == len(stored) == 1):
            row = unnumbered.pop(0)
            paired[position] = row[0]
            left.remove(row)
    return paired, [contract_id for contract_id, _ in left]


def _contract_columns(contract: Contract) -> dict[str, Any]:
    renewal = contract.renewal
    return {
        "number": contract.number,
        "start_date": contract.start_date,
        "end_date": contract.end_date,
        "open_ended": contract.open_ended,
        "notice_period_months": contract.notice_period_months,
        "renewal_kind": renewal and renewal.kind,
        "renewal_months": renewal and renewal.months,
        "renewal_count": renewal and renewal.count,
        "yearly_cost": contract.yearly_cost,
        "procurement_form": contract.procurement_form,
        "notice_deadline": contract.notice_deadline,
    }


async def write_roles(
    connection: AsyncConnection, changed: Sequence[Change], ids: Mapping[str, int], today: date
) -> None:
    """Close the roles that ended and open the new ones on `today`. `ids` are the systems' numbers by key."""
    differ = [c for c in changed if c.before is None or holders_of(c.before.system) != holders_of(c.after)]
    held: dict[int, list[Any]] = defaultdict(list)
    if any(not c.added for c in differ):
        for row in await connection.execute(roles_on(today)):
            held[row.system_id].append(row)
    agreed = await _agreed_changes(connection, today) if held else {}
    closed: list[dict[str, Any]] = []
    kept: list[dict[str, Any]] = []
    opened: list[dict[str, Any]] = []
    for change in differ:
        system_id = ids[change.after.key]
        left = held[system_id]
        for position, holder in enumerate(holders_of(change.after)):
            same = next((row for row in left if (row.role, row.name) == (holder.role, holder.name)), None)
            if same is None:
                opened.append(
                    {
                        "system_id": system_id,
                        "role": holder.role,
                        "name": holder.name,
                        "title": holder.title,
                        "position": position,
                        # When a holder in a first import began is not known, only that they hold the role.
                        "valid_from": None if change.added else today,
                        # A hand-over that has been agreed for a later day still takes place on that day.
                        "valid_to": agreed.get((system_id, holder.role)),
                    }
                )
            else:
                left.remove(same)
                kept.append({"the_id": same.id, "title": holder.title, "position": position})
        closed += [{"the_id": row.id, "until": today} for row in left]
    numbers = await person_ids(connection, opened)
    the_row = role_assignments.c.id == bindparam("the_id")
    await write_rows(connection, update(role_assignments).where(the_row).values(valid_to=bindparam("until")), closed)
    await write_rows(connection, update(role_assignments).where(the_row), kept)
    rows = ({k: v for k, v in row.items() if k != "name"} | {"person_id": numbers[row["name"]]} for row in opened)
    await write_rows(connection, insert(role_assignments), rows)


async def _agreed_changes(connection: AsyncConnection, today: date) -> dict[tuple[int, str], date]:
    """The first later day on which the owner or the manager of a system changes, by the system's number and role."""
    row = role_assignments.c
    single = row.role.in_((Role.SYSTEM_OWNER, Role.SYSTEM_MANAGER))
    found: dict[tuple[int, str], date] = {}
    for day in (row.valid_from, row.valid_to):
        query = select(row.system_id, row.role, func.min(day)).where(single, day > today)
        for system_id, role, first in await connection.execute(query.group_by(row.system_id, row.role)):
            found[system_id, role] = min(first, found.get((system_id, role), first))
    return found


async def person_ids(connection: AsyncConnection, opened: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """The id of each person in the register; rows with a name and a title add and retitle persons."""
    known = await ids_by_name(connection, persons)
    titles: dict[str, str | None] = {}
    for row in opened:
        titles[row["name"]] = row["title"] or titles.get(row["name"])
    new = [{"name": n, "name_key": name_key(n), "title": title} for n, title in titles.items() if n not in known]
    await write_rows(connection, insert(persons), new)
    retitled = [{"the_name": n, "title": title} for n, title in titles.items() if n in known and title]
    await write_rows(connection, update(persons).where(persons.c.name == bindparam("the_name")), retitled)
    return await ids_by_name(connection, persons) if new else known
