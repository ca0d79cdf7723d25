"""Whether those whom the register names still work here."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.alerts.holders import HolderCheck
from bot.domain.alerts import AlertKind
from bot.domain.people import Person
from bot.domain.systems import Role, RoleHolder
from bot.texts import texts_for
from tests.fakes.house import People
from tests.fakes.notices import IT, MANAGER, OWNER
from tests.fakes.watching import keep_watch, tell_alerts
from tests.notices.rules import contract, system

LEFT, UNSURE = AlertKind.HOLDER_LEFT, AlertKind.HOLDER_UNSURE


class Entra(People):
    """Everybody is known, so a name that nobody has is nobody's."""

    closed = False

    async def bearers(self, name):
        if self.closed:
            raise OSError("closed")
        return await super().bearers(name) or []


@pytest.fixture
def systems():
    return [system(contract(), key="HAN-1", name="Treserva")]


@pytest.fixture
def entra():
    return Entra({person.aad_object_id: person for person in (MANAGER, OWNER)})


async def _looked(entra, *systems):
    check = HolderCheck(entra)
    check.begin(systems, None, 1)
    return [(one.kind, one.subject, one.department) for one in await check.look(texts_for("sv"))]


async def test_those_who_work_here_are_no_alert(entra, systems):
    assert await _looked(entra, *systems) == []


async def test_one_who_has_left_a_namesake_and_an_unknown_name_are(entra):
    entra.known["bo"] = replace(MANAGER, active=False)
    entra.known["asa2"] = Person("asa2", OWNER.name)
    unknown = RoleHolder(Role.SYSTEM_MANAGER, "Ingen Alls")
    one, other = system(key="HAN-1"), system(key="HAN-2", manager=unknown, owner=None, secret=True)
    assert await _looked(entra, one, other) == [
        (UNSURE, "HAN-1/system_owner", one.department),
        (LEFT, "HAN-1/system_manager", one.department),
        (UNSURE, "HAN-2/system_manager", None),
    ]


async def test_a_file_that_does_not_hold_everybody_says_nothing_of_others():
    assert await _looked(People(), system()) == []


async def test_a_large_register_is_looked_through_a_little_at_a_time(entra):
    names = [RoleHolder(Role.SYSTEM_MANAGER, f"Person {at}") for at in range(25)]
    check = HolderCheck(entra)
    check.begin([system(key=str(at), manager=name, owner=None) for at, name in enumerate(names)], None, 1)
    say = texts_for("sv")
    assert [await check.look(say), await check.look(say)] == [None, None]
    assert len(await check.look(say)) == 25
    assert await check.look(say) is None


async def test_it_is_told_without_a_name_once_and_it_ends_by_itself(town, alerts, fake, entra, clock):
    tell_alerts(town)
    keep_watch(town, directory=entra)
    entra.known["bo"] = replace(MANAGER, active=False)
    await town.run()
    await town.run()
    (post,) = [sent for sent in fake.sent if sent.conversation == IT and "slutat" in sent.activity["summary"]]
    assert MANAGER.name not in str(post.activity)
    entra.known["bo"] = MANAGER
    clock.moment += timedelta(days=1)
    await town.run()
    assert not (await alerts.counts()).get(LEFT)


async def test_where_the_directory_does_not_answer_nothing_is_noted_or_ended(town, alerts, entra, clock):
    keep_watch(town, directory=entra)
    entra.known["bo"] = replace(MANAGER, active=False)
    await town.run()
    assert (await alerts.counts())[LEFT] == 1
    entra.closed = True
    clock.moment += timedelta(days=1)
    await town.run()
    assert (await alerts.counts())[LEFT] == 1
    entra.closed, entra.known["bo"] = False, MANAGER
    await town.run()
    assert not (await alerts.counts()).get(LEFT)
