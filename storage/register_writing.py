"""Systems → rows. Only what differs from the stored register is written, many rows at a time.

Everything here runs inside the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.people import name_key
from bot.domain.systems import ItSystem
from storage.changes import Change, facts
from storage.contract_and_role_writing import write_contracts, write_roles
from storage.records import DepartmentNames
from storage.register_reading import ABBREVIATION, SPOKEN, read_departments
from storage.rows import ensure_names, ids_by_name, write_rows
from storage.tables import department_aliases, departments, functions, suppliers, system_functions, systems, units


async def write_departments(connection: AsyncConnection, given: Iterable[DepartmentNames], *, replace: bool) -> bool:
    """Add departments; with `replace` also give known ones their new names. True if anything changed."""
    known = {department.name: department for department in await read_departments(connection)}
    wanted = {d.name: d for d in given if d.name and (d.name not in known or (replace and known[d.name] != d))}
    if not wanted:
        return False
    await write_rows(connection, insert(departments), [{"name": name} for name in wanted if name not in known])
    ids = await ids_by_name(connection, departments)
    await write_rows(
        connection,
        delete(department_aliases).where(department_aliases.c.department_id == bindparam("id")),
        [{"id": ids[name]} for name in wanted],
    )
    rows = []
    for name, department in wanted.items():
        named = [(ABBREVIATION, n) for n in department.abbreviations] + [(SPOKEN, n) for n in department.spoken]
        rows += [
            {"department_id": ids[name], "position": position, "kind": kind, "name": alias}
            for position, (kind, alias) in enumerate(named)
        ]
    await write_rows(connection, insert(department_aliases), rows)
    return True


async def write_systems(connection: AsyncConnection, changed: Sequence[Change], today: date) -> None:
    """Write all that differs of the systems, their functions, contracts and roles."""
    if not changed:
        return
    await _write_columns(connection, changed)
    ids = {row.key: row.id for row in await connection.execute(select(systems.c.key, systems.c.id))}
    await _write_functions(connection, changed, ids)
    await write_contracts(connection, changed, ids)
    await write_roles(connection, changed, ids, today)


async def mark_missing(connection: AsyncConnection, keys: Iterable[str], today: date) -> None:
    """Mark systems as no longer in the newest import."""
    mark = update(systems).where(systems.c.key == bindparam("gone")).values(missing_since=bindparam("since"))
    await write_rows(connection, mark, ({"gone": key, "since": today} for key in keys))


async def _write_columns(connection: AsyncConnection, changed: Sequence[Change]) -> None:
    await write_departments(connection, [DepartmentNames(c.after.department) for c in changed], replace=False)
    department_ids = await ids_by_name(connection, departments)
    await ensure_names(connection, suppliers, (c.after.supplier for c in changed))
    supplier_ids = await ids_by_name(connection, suppliers)
    unit_ids = await _unit_ids(connection, changed, department_ids)

    def columns(system: ItSystem) -> dict[str, Any]:
        known = facts(system)
        level = known.classification
        department_id = department_ids.get(system.department)
        return {
            "name": system.name,
            "name_key": name_key(system.name),
            "description": system.description,
            "department_id": department_id,
            "unit_id": unit_ids.get((department_id, system.unit)),
            "phase": system.phase,
            "supplier_id": supplier_ids.get(system.supplier or ""),
            "aliases": system.aliases,
            "system_class": known.system_class,
            "confidentiality": level and level.confidentiality,
            "integrity": level and level.integrity,
            "availability": level and level.availability,
            "user_count": known.user_count,
            "personal_data": known.personal_data,
            "hosting": known.hosting,
            "secret": known.secret,
            "maintenance_plan_url": known.maintenance_plan_url,
            "last_login": known.last_login,
            "logins_90_days": known.logins_90_days,
            "missing_since": None,
        }

    new = ({"key": c.after.key, **columns(c.after)} for c in changed if c.added)
    await write_rows(connection, insert(systems), new)
    old = ({"the_key": c.after.key, **columns(c.after)} for c in changed if not c.added)
    await write_rows(connection, update(systems).where(systems.c.key == bindparam("the_key")), old)


async def _write_functions(connection: AsyncConnection, changed: Sequence[Change], ids: Mapping[str, int]) -> None:
    differ = [c for c in changed if c.before is None or c.before.system.functions != c.after.functions]
    await ensure_names(connection, functions, (name for c in differ for name in c.after.functions))
    function_ids = await ids_by_name(connection, functions)
    await write_rows(
        connection,
        delete(system_functions).where(system_functions.c.system_id == bindparam("id")),
        ({"id": ids[c.after.key]} for c in differ if not c.added),
    )
    rows = (
        {"system_id": ids[c.after.key], "position": position, "function_id": function_ids[name]}
        for c in differ
        for position, name in enumerate(c.after.functions)
    )
    await write_rows(connection, insert(system_functions), rows)


async def _unit_ids(
    connection: AsyncConnection, changed: Sequence[Change], department_ids: Mapping[str, int]
) -> dict[tuple[int | None, str | None], int]:
    query = select(units.c.department_id, units.c.name, units.c.id)
    known = {(department, name): unit for department, name, unit in await connection.execute(query)}
    wanted = {(department_ids.get(c.after.department), c.after.unit) for c in changed if c.after.unit}
    new = sorted(wanted - known.keys(), key=lambda unit: (unit[0] or 0, unit[1] or ""))
    await write_rows(connection, insert(units), [{"department_id": d, "name": name} for d, name in new])
    return {(department, name): unit for department, name, unit in await connection.execute(query)}
