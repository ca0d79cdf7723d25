from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select, text
from sqlalchemy.exc import SQLAlchemyError

from bot.domain.systems import Department, ItSystem, Renewal, RenewalKind, Role, RoleHolder
from storage.departments import load_departments
from storage.records import DepartmentNames, ImportRun, StoredSystem
from storage.repositories import SystemRepository
from storage.session import Database
from storage.tables import contracts, persons, role_assignments
from tests.fakes.registers import demo_systems
from tests.storage import values
from tests.storage.values import contract, system

RUN = ImportRun("systemlista.xlsx", by="konsol")
MARCH = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


async def save(
    repository: SystemRepository,
    given: Sequence[ItSystem],
    *,
    missing: Iterable[str] = (),
    departments: Sequence[Department] = (),
    run: ImportRun = RUN,
    now: datetime = datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
) -> None:
    await repository.save(given, departments=departments, missing=list(missing), run=run, now=now)


async def rows(database: Database, *columns: Any) -> list[tuple[Any, ...]]:
    async with database.read() as connection:
        result = await connection.execute(select(*columns).order_by(*columns))
        return [tuple(row) for row in result]


async def test_what_is_saved_is_loaded_in_the_order_of_arrival(repository):
    given = [system("HAN-0002", name="Ä"), system("10"), system("9", facts={"secret": True})]
    await save(repository, given)
    loaded, departments = await repository.load()
    assert list(loaded) == given
    assert departments == (Department("Kommunstyrelseförvaltningen"),)


async def test_the_demo_register_comes_back_as_it_went_in(repository):
    await save(repository, demo_systems())
    assert (await repository.load())[0] == tuple(demo_systems())


async def test_a_system_of_which_only_the_name_is_known(repository):
    bare = ItSystem("1", "Platina", "", (), "", None, None, None, restricted=values.RestrictedFacts())
    await save(repository, [bare])
    assert (await repository.load())[0] == (bare,)


async def test_saving_the_same_again_touches_nothing(repository, database):
    await save(repository, demo_systems()[:20])
    version = await repository.version()
    written: list[str] = []
    event.listen(
        database.engine.sync_engine,
        "before_cursor_execute",
        lambda *call: written.append(call[2]) if call[2].startswith(("INSERT", "UPDATE", "DELETE")) else None,
    )
    await save(repository, demo_systems()[:20])
    assert await repository.version() == version
    assert [statement.split()[2] for statement in written] == ["import_runs"]


async def test_each_change_of_the_register_raises_the_version(repository):
    seen = [await repository.version()]

    async def grew() -> bool:
        seen.append(await repository.version())
        return seen[-1] > seen[-2]

    await repository.seed_departments([DepartmentNames("KSF")])
    assert await grew()
    await save(repository, [system()])
    assert await grew()
    await save(repository, [system(description="Ny")])
    assert await grew()
    await save(repository, [], missing=["HAN-0001"])
    assert await grew()
    await save(repository, [], departments=[Department("Miljöförvaltningen")])
    assert await grew()


async def test_a_missing_system_is_marked_once_and_never_deleted(repository, clock):
    await save(repository, [system("1"), system("2")])
    await save(repository, [system("1")], missing=["2", "unknown"])
    await save(repository, [system("1")], missing=["2"], now=MARCH)
    assert await repository.snapshot() == [
        StoredSystem(system("1")),
        StoredSystem(system("2"), missing_since=date(2026, 11, 24)),
    ]
    await save(repository, [system("1"), system("2")])
    assert [row.missing_since for row in await repository.snapshot()] == [None, None]


async def test_the_local_day_counts_not_the_utc_one(repository):
    await save(repository, [system("1")])
    await save(repository, [], missing=["1"], now=datetime(2026, 11, 24, 23, 30, tzinfo=UTC))
    assert (await repository.snapshot())[0].missing_since == date(2026, 11, 25)


async def test_a_role_that_changes_hands_is_closed_and_opened(repository, database, clock):
    await save(repository, [system()])
    successor = RoleHolder(Role.SYSTEM_MANAGER, "Åsa Dahlstedt")
    await save(repository, [system(manager=successor)], now=MARCH)
    managers = [row for row in await rows(database, *_ASSIGNMENT) if row[0] == Role.SYSTEM_MANAGER]
    assert sorted(managers, key=str) == [
        (Role.SYSTEM_MANAGER, "Åsa Dahlstedt", date(2027, 3, 1), None),
        (Role.SYSTEM_MANAGER, "Örjan Vassbäck", None, date(2027, 3, 1)),
    ]
    # As on any day: the last of February still has the old one, the first of March the new one.
    clock.moment = datetime(2027, 2, 28, 22, 59, tzinfo=UTC)
    assert (await repository.load())[0][0].manager == values.MANAGER
    clock.moment = datetime(2027, 2, 28, 23, 0, tzinfo=UTC)
    assert (await repository.load())[0][0].manager == successor


_ASSIGNMENT = (
    role_assignments.c.role,
    select(persons.c.name).where(persons.c.id == role_assignments.c.person_id).scalar_subquery().label("person"),
    role_assignments.c.valid_from,
    role_assignments.c.valid_to,
)


async def test_a_role_can_fall_vacant_and_be_filled_again_on_the_same_day(repository):
    await save(repository, [system()])
    await save(repository, [system(manager=None)])
    assert (await repository.load())[0] == (system(manager=None),)
    await save(repository, [system()])
    await save(repository, [system(manager=None)])
    assert (await repository.load())[0] == (system(manager=None),)


async def test_a_new_title_is_no_change_of_hands(repository, database):
    await save(repository, [system()])
    before = await rows(database, role_assignments.c.id)
    owner = RoleHolder(Role.SYSTEM_OWNER, "Mehdi Tallberger", "stabschef")
    await save(repository, [system(owner=owner)], now=MARCH)
    assert (await repository.load())[0] == (system(owner=owner),)
    assert await rows(database, role_assignments.c.id) == before


async def test_one_person_in_many_roles_is_one_person(repository, database):
    everybody = RoleHolder(Role.SYSTEM_SPECIALIST, "Örjan Vassbäck", "tekniker")
    await save(repository, [system(facts={"specialists": (everybody,)}), system("2")])
    names = [name for (name,) in await rows(database, persons.c.name)]
    assert sorted(names) == ["Mehdi Tallberger", "Niklas Almgren", "Örjan Vassbäck"]
    assert ("örjan vassbäck",) in await rows(database, persons.c.name_key)


async def test_a_contract_keeps_its_row_while_its_facts_and_its_place_change(repository, database):
    ids = select(contracts.c.number, contracts.c.id)
    await save(repository, [system(facts={"contracts": (contract("A"), contract("B"))})])
    async with database.read() as connection:
        before = {row.number: row.id for row in await connection.execute(ids)}
    after = (contract("C"), contract("B", end_date=date(2030, 1, 31)), contract("A", yearly_cost=Decimal("0.01")))
    await save(repository, [system(facts={"contracts": after})])
    async with database.read() as connection:
        now = {row.number: row.id for row in await connection.execute(ids)}
    assert (await repository.load())[0] == (system(facts={"contracts": after}),)
    assert {number: now[number] for number in "AB"} == before
    await save(repository, [system(facts={"contracts": ()})])
    assert await rows(database, contracts.c.id) == []


async def test_a_lone_contract_that_gets_its_number_is_the_same_contract(repository, database):
    await save(repository, [system(facts={"contracts": (contract(""),)})])
    before = await rows(database, contracts.c.id)
    await save(repository, [system(facts={"contracts": (contract("KS-1"),)})])
    assert await rows(database, contracts.c.id) == before


@pytest.mark.parametrize(
    "terms",
    [
        {"renewal": None},
        {"renewal": Renewal(RenewalKind.NONE)},
        {"renewal": Renewal(RenewalKind.OPTION, 24, 2)},
        {"open_ended": True, "end_date": None},
        {"notice_deadline": date(2027, 2, 28)},
        {"yearly_cost": Decimal("12345678901.07")},
        {"yearly_cost": Decimal(0)},
        {"yearly_cost": None},
    ],
)
async def test_contract_terms_are_exact(repository, terms):
    given = system(facts={"contracts": (contract(**terms),)})
    await save(repository, [given])
    loaded = (await repository.load())[0]
    assert loaded == (given,)
    facts = loaded[0].restricted
    assert facts is not None
    assert isinstance(facts.contracts[0].yearly_cost, Decimal | None)


async def test_nothing_is_written_when_something_cannot_be(repository, database):
    await save(repository, [system("1")])
    bad = system("3", facts={"contracts": (contract(yearly_cost=Decimal("0.001")),)})
    with pytest.raises(SQLAlchemyError, match="öre"):
        await save(repository, [system("1", name="Nytt"), system("2"), bad])
    assert (await repository.load())[0] == (system("1"),)
    assert await repository.version() == 1
    assert len(await repository.import_history()) == 1


async def test_a_limited_view_of_a_system_is_never_stored(repository):
    with pytest.raises(ValueError, match="HAN-0001"):
        await save(repository, [system("2"), replace(system(), restricted=None)])
    assert (await repository.load())[0] == ()


@pytest.mark.parametrize(("given", "missing"), [(["1", "1"], []), (["1"], ["1"])])
async def test_a_key_given_twice_is_refused(repository, given, missing):
    with pytest.raises(ValueError, match="twice: 1"):
        await save(repository, [system(key) for key in given], missing=missing)


async def test_import_runs_are_recorded_the_newest_first(repository):
    report = {"issues": [{"row": 7, "problem": "ägare saknas"}]}
    first = ImportRun("a.csv", "IT", added=1, rejected=2, report=report)
    await save(repository, [system()], run=first)
    await save(repository, [system()], run=ImportRun("b.csv", "IT", unchanged=1), now=MARCH)
    newest, oldest = await repository.import_history()
    assert (newest.run.file_name, newest.at) == ("b.csv", MARCH)
    assert oldest.run == first


async def test_departments_keep_abbreviations_apart_from_spoken_names(repository):
    await repository.seed_departments(load_departments())
    version = await repository.version()
    await repository.seed_departments(load_departments())
    assert await repository.version() == version
    assert await repository.department_names() == load_departments()
    _, departments = await repository.load()
    culture = next(d for d in departments if d.name.startswith("Kultur"))
    assert culture.abbreviation == "KoF"
    assert {"KFF", "kulturförvaltningen", "culture department"} <= set(culture.aliases)


async def test_an_import_adds_departments_but_renames_none(repository):
    await repository.seed_departments([DepartmentNames("Miljöförvaltningen", ("MF",), ("miljö",))])
    await save(repository, [], departments=[Department("Miljöförvaltningen"), Department("Räddning", "RT", ("brand",))])
    assert await repository.department_names() == (
        DepartmentNames("Miljöförvaltningen", ("MF",), ("miljö",)),
        DepartmentNames("Räddning", ("RT",), ("brand",)),
    )
    await repository.seed_departments([DepartmentNames("Miljöförvaltningen", ("MIF",))])
    assert (await repository.department_names())[0] == DepartmentNames("Miljöförvaltningen", ("MIF",))


async def test_units_of_the_same_name_in_two_departments_are_two(repository):
    given = [system("1", department="A", unit="Staben"), system("2", department="B", unit="Staben")]
    await save(repository, given)
    assert list((await repository.load())[0]) == given


async def test_the_whole_register_takes_the_same_few_queries_whatever_its_size(repository, database):
    queries: list[str] = []
    event.listen(database.engine.sync_engine, "before_cursor_execute", lambda *call: queries.append(call[2]))
    await save(repository, demo_systems()[:1])
    queries.clear()
    await repository.load()
    few = len(queries)
    await save(repository, demo_systems())
    queries.clear()
    await repository.load()
    assert len(queries) == few <= 12


async def test_two_imports_at_once_wait_for_one_another(repository):
    registers = [[system("1", name=f"Namn {n}"), system(f"egen-{n}")] for n in range(4)]
    await asyncio.gather(*(save(repository, register) for register in registers))
    loaded, _ = await repository.load()
    assert {s.key for s in loaded} == {"1", "egen-0", "egen-1", "egen-2", "egen-3"}
    assert await repository.version() == 4


async def test_the_database_refuses_what_points_nowhere(database):
    async with database.engine.connect() as connection:
        with pytest.raises(SQLAlchemyError):
            await connection.execute(
                text("INSERT INTO system_functions (system_id, position, function_id) VALUES (99, 0, 99)")
            )


_registers = st.lists(values.systems(st.sampled_from("abcd")), max_size=4, unique_by=lambda s: s.key)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(register=_registers)
async def test_any_register_laid_over_any_other_is_what_was_given(repository, register):
    expected = {row.system.key: row.system for row in await repository.snapshot()}
    expected |= {s.key: s for s in register}
    await save(repository, register, missing=expected.keys() - {s.key for s in register})
    stored = {row.system.key: row for row in await repository.snapshot()}
    assert {key: row.system for key, row in stored.items()} == expected
    assert {key for key, row in stored.items() if row.missing_since is None} == {s.key for s in register}
