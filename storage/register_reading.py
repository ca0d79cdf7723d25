"""Rows → systems. Nine plain queries for the whole register, whatever its size."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Row, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.systems import (
    Contract,
    Hosting,
    InformationClassification,
    ItSystem,
    LifecyclePhase,
    Renewal,
    RenewalKind,
    RestrictedFacts,
    Role,
    RoleHolder,
)
from storage.records import DepartmentNames, StoredSystem
from storage.tables import (
    contracts,
    department_aliases,
    departments,
    functions,
    persons,
    role_assignments,
    suppliers,
    system_functions,
    systems,
    units,
)

ABBREVIATION = "abbreviation"
SPOKEN = "spoken"


@dataclass(slots=True)
class _Rows:
    """What belongs to each system, by the system's id."""

    departments: dict[int, str]
    units: dict[int, str]
    suppliers: dict[int, str]
    functions: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    contracts: dict[int, list[Contract]] = field(default_factory=lambda: defaultdict(list))
    holders: dict[int, list[RoleHolder]] = field(default_factory=lambda: defaultdict(list))


async def read_systems(connection: AsyncConnection, today: date, *, key: str | None = None) -> list[StoredSystem]:
    """All systems in register order, or the one with that key, with the roles that are held on `today`."""
    the_id = select(systems.c.id).where(systems.c.key == key).scalar_subquery()

    def of_system(query: Any, column: Any) -> Any:
        return query if key is None else query.where(column == the_id)

    rows = _Rows(
        departments=await _names(connection, departments),
        units=await _names(connection, units),
        suppliers=await _names(connection, suppliers),
    )
    function_rows = await _all(
        connection,
        of_system(
            select(system_functions.c.system_id, functions.c.name)
            .join(functions, functions.c.id == system_functions.c.function_id)
            .order_by(system_functions.c.system_id, system_functions.c.position),
            system_functions.c.system_id,
        ),
    )
    ordered = select(contracts).order_by(contracts.c.system_id, contracts.c.position)
    contract_rows = await _all(connection, of_system(ordered, contracts.c.system_id))
    role_rows = await _all(connection, of_system(roles_on(today), role_assignments.c.system_id))
    system_rows = await _all(connection, of_system(select(systems).order_by(systems.c.id), systems.c.id))

    def assemble() -> list[StoredSystem]:
        for row in function_rows:
            rows.functions[row.system_id].append(row.name)
        for row in contract_rows:
            rows.contracts[row.system_id].append(_contract(row))
        same: dict[tuple[str, str, str | None], RoleHolder] = {}  # a person often holds a role in many systems
        for row in role_rows:
            key = (row.role, row.name, row.title)
            holder = same.get(key)
            if holder is None:
                holder = same[key] = RoleHolder(Role(row.role), row.name, row.title)
            rows.holders[row.system_id].append(holder)
        return [StoredSystem(_system(row, rows), row.missing_since) for row in system_rows]

    # A large register takes a second or two to assemble; turns go on meanwhile.
    return await asyncio.to_thread(assemble)


def roles_on(today: date) -> Any:
    """The query for role assignments held on a day: id, system_id, role, title, position, valid_to, name."""
    held = role_assignments.c
    return (
        select(held.id, held.system_id, held.role, held.title, held.position, held.valid_to, persons.c.name)
        .join(persons, persons.c.id == held.person_id)
        .where(or_(held.valid_from.is_(None), held.valid_from <= today))
        .where(or_(held.valid_to.is_(None), held.valid_to > today))
        .order_by(held.system_id, held.position, held.id)
    )


async def read_departments(connection: AsyncConnection) -> tuple[DepartmentNames, ...]:
    """All departments in the order of their arrival."""
    names: dict[int, dict[str, list[str]]] = defaultdict(lambda: {ABBREVIATION: [], SPOKEN: []})
    for row in await _all(connection, select(department_aliases).order_by(department_aliases.c.position)):
        names[row.department_id][row.kind].append(row.name)
    return tuple(
        DepartmentNames(row.name, tuple(names[row.id][ABBREVIATION]), tuple(names[row.id][SPOKEN]))
        for row in await _all(connection, select(departments).order_by(departments.c.id))
    )


async def _all(connection: AsyncConnection, query: Any) -> Sequence[Row[Any]]:
    return (await connection.execute(query)).all()


async def _names(connection: AsyncConnection, table: Any) -> dict[int, str]:
    return {row.id: row.name for row in await _all(connection, select(table.c.id, table.c.name))}


def _system(row: Row[Any], rows: _Rows) -> ItSystem:
    holders = rows.holders.get(row.id, [])
    return ItSystem(
        key=row.key,
        name=row.name,
        description=row.description,
        functions=tuple(rows.functions.get(row.id, ())),
        department=rows.departments.get(row.department_id, ""),
        unit=rows.units.get(row.unit_id),
        phase=None if row.phase is None else LifecyclePhase(row.phase),
        supplier=rows.suppliers.get(row.supplier_id),
        aliases=row.aliases,
        owner=_first(holders, Role.SYSTEM_OWNER),
        manager=_first(holders, Role.SYSTEM_MANAGER),
        restricted=RestrictedFacts(
            contracts=tuple(rows.contracts.get(row.id, ())),
            classification=_classification(row),
            system_class=row.system_class,
            user_count=row.user_count,
            personal_data=row.personal_data,
            hosting=None if row.hosting is None else Hosting(row.hosting),
            maintenance_plan_url=row.maintenance_plan_url,
            last_login=row.last_login,
            logins_90_days=row.logins_90_days,
            specialists=tuple(h for h in holders if h.role not in (Role.SYSTEM_OWNER, Role.SYSTEM_MANAGER)),
            secret=row.secret,
        ),
    )


def _first(holders: Iterable[RoleHolder], role: Role) -> RoleHolder | None:
    return next((holder for holder in holders if holder.role is role), None)


def _classification(row: Row[Any]) -> InformationClassification | None:
    if row.confidentiality is None:
        return None
    return InformationClassification(row.confidentiality, row.integrity, row.availability)


def _contract(row: Row[Any]) -> Contract:
    renewal = None
    if row.renewal_kind is not None:
        renewal = Renewal(RenewalKind(row.renewal_kind), row.renewal_months, row.renewal_count)
    return Contract(
        number=row.number,
        start_date=row.start_date,
        end_date=row.end_date,
        open_ended=row.open_ended,
        notice_period_months=row.notice_period_months,
        renewal=renewal,
        yearly_cost=row.yearly_cost,
        procurement_form=row.procurement_form,
        notice_deadline=row.notice_deadline,
    )
