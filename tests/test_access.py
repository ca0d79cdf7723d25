"""Who sees what: the table in domain.md, and that an employee's view cannot tell hidden systems from none."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.access import AccessLevel, Place, Viewer, level_for, seen_by, visible
from bot.domain.people import Person
from bot.domain.systems import ItSystem, LifecyclePhase, RestrictedFacts, Role, RoleHolder

OPEN = ItSystem(
    key="S1",
    name="Raindance",
    description="Ekonomi",
    functions=("Ekonomi",),
    department="KSF",
    unit="Ekonomi",
    phase=LifecyclePhase.OPERATION,
    supplier="CGI",
    owner=RoleHolder(Role.SYSTEM_OWNER, "Christer Älvmark", "ekonomichef"),
    manager=RoleHolder(Role.SYSTEM_MANAGER, "Örjan Vassbäck"),
    restricted=RestrictedFacts(specialists=(RoleHolder(Role.SYSTEM_SPECIALIST, "Karin Oxelgren"),)),
)
SECRET = replace(OPEN, key="S2", name="Larm", restricted=replace(OPEN.restricted, secret=True))


def person(name="Maja Sundkvist", groups=(), active=True):
    return Person("id", name, groups=frozenset(groups), active=active)


@pytest.mark.parametrize(
    ("groups", "place", "level"),
    [
        ((), Place.PERSONAL, AccessLevel.EMPLOYEE),
        (("register_reader",), Place.PERSONAL, AccessLevel.REGISTER_READER),
        (("it_unit",), Place.PERSONAL, AccessLevel.IT_UNIT),
        (("it_unit", "register_reader"), Place.PERSONAL, AccessLevel.IT_UNIT),
        (("it_unit",), Place.CHANNEL, AccessLevel.EMPLOYEE),
        (("it_unit",), Place.GROUP, AccessLevel.EMPLOYEE),
        (("register_reader",), Place.IT_CHANNEL, AccessLevel.EMPLOYEE),
        (("it_unit",), Place.IT_CHANNEL, AccessLevel.IT_UNIT),
        ((), Place.IT_CHANNEL, AccessLevel.EMPLOYEE),
        (("administrator",), Place.PERSONAL, AccessLevel.EMPLOYEE),
    ],
)
def test_the_level_for_the_register(groups, place, level):
    assert Viewer(person(groups=groups), place).level is level


@pytest.mark.parametrize("name", ["Christer Älvmark", "örjan  vassbäck", "Karin Oxelgren"])
def test_a_role_opens_that_system_in_personal_chat_only(name):
    assert level_for(SECRET, Viewer(person(name), Place.PERSONAL)) is AccessLevel.ROLE_HOLDER
    assert seen_by(SECRET, Viewer(person(name), Place.PERSONAL)) == SECRET
    for place in (Place.CHANNEL, Place.GROUP, Place.IT_CHANNEL):
        assert seen_by(SECRET, Viewer(person(name), place)) is None


def test_somebody_who_has_left_sees_what_any_employee_sees():
    leaver = person("Christer Älvmark", groups=("it_unit",), active=False)
    assert seen_by(SECRET, Viewer(leaver, Place.PERSONAL)) is None
    assert seen_by(OPEN, Viewer(leaver, Place.PERSONAL)).restricted is None


@pytest.mark.parametrize("name", ["", " ", "Christer Alvmark", "Christer"])
def test_a_name_that_is_not_the_same_name_gives_nothing(name):
    assert seen_by(OPEN, Viewer(person(name), Place.PERSONAL)).restricted is None


def test_a_namesake_gets_nothing():
    one_of_two = replace(person("Christer Älvmark"), sole_bearer=False)
    assert seen_by(OPEN, Viewer(one_of_two, Place.PERSONAL)).restricted is None
    assert seen_by(SECRET, Viewer(one_of_two, Place.PERSONAL)) is None


def test_a_vacant_role_is_nobodys():
    vacant = replace(SECRET, owner=RoleHolder(Role.SYSTEM_OWNER, ""), manager=None)
    assert seen_by(vacant, Viewer(person(""), Place.PERSONAL)) is None


hidden_or_not = st.lists(st.sampled_from([OPEN, SECRET]), max_size=8)


@given(hidden_or_not, st.sampled_from(list(Place)), st.sampled_from([(), ("register_reader",), ("it_unit",)]))
def test_below_role_level_hidden_systems_leave_no_trace(systems, place, groups):
    viewer = Viewer(person(groups=groups), place)
    shown = visible(systems, viewer)
    if viewer.level is AccessLevel.EMPLOYEE:
        without = [system for system in systems if not system.restricted.secret]
        assert shown == visible(without, viewer)
        assert all(system.restricted is None for system in shown)
    else:
        assert shown == tuple(systems)
