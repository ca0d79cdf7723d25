"""What is reckoned each minute: noted once, ended by itself, and never a flood."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.alerts.conditions import REGISTER_KINDS
from bot.domain.alerts import AlertKind, AlertState, Deed, ItPerson
from bot.domain.deliveries import REMINDERS, DeliveryKey
from bot.domain.systems import InformationClassification, RestrictedFacts
from storage.records import ImportRun
from storage.repositories import SystemRepository
from tests.fakes.connector import Fault
from tests.fakes.notices import IT, MANAGER
from tests.fakes.watching import keep_watch, tell_alerts
from tests.notices.rules import contract, system

TODAY = date(2026, 11, 30)
WHOLE = RestrictedFacts(
    contracts=(contract(),),
    classification=InformationClassification(1, 2, 3),
    maintenance_plan_url="https://example.invalid/plan",
)
KARIN = ItPerson("karin", "Karin Nord")


@pytest.fixture
def systems():
    return [system(key="HAN-1", name="Treserva", restricted=WHOLE)]


@pytest.fixture
def counted():
    return {}


@pytest.fixture
async def town(town, counted):
    keep_watch(town, counted.update)
    return town


def change(town, *systems):
    town.source.systems, town.source.number = systems, town.source.number + 1
    town.register._asked_at = 0.0


def posts(fake):
    return [sent.activity["summary"] for sent in fake.sent if sent.conversation == IT and sent.method == "POST"]


async def test_an_alert_ends_by_itself_and_says_so(town, alerts, fake, systems):
    change(town, replace(systems[0], owner=None))
    await town.run()
    (alert,) = await alerts.open()
    assert posts(fake) == ["System utan systemägare"]
    change(town, *systems)
    await town.run()
    assert await alerts.open() == []
    (act,) = await alerts.history(alert.number)
    assert (act.deed, act.by) == (Deed.END, None)
    (message,) = fake.messages[IT].values()
    assert "Larmet är stängt" in str(message)
    town.pass_time(timedelta(minutes=5))
    change(town, replace(systems[0], owner=None))
    await town.run()
    assert len(posts(fake)) == 2


async def test_what_somebody_has_closed_is_not_noted_again_while_it_goes_on(town, alerts, fake, systems, clock):
    change(town, replace(systems[0], owner=None))
    await town.run()
    (alert,) = await alerts.open()
    await alerts.act(Deed.CLOSE, KARIN, alert=alert.number, comment="vi vet")
    for _ in range(3):
        change(town, replace(systems[0], owner=None, description=str(clock())))
        clock.move(hours=1)
        await town.run()
    assert await alerts.open() == []
    assert posts(fake) == ["System utan systemägare"]
    change(town, *systems)
    await town.run()
    change(town, replace(systems[0], owner=None))
    await town.run()
    assert len(await alerts.open()) == 1


async def test_a_first_import_is_one_message_for_each_sort(town, alerts, fake, counted):
    many = [system(key=f"HAN-{n}", name=f"System {n}", owner=None, restricted=RestrictedFacts()) for n in range(400)]
    change(town, *many)
    await town.run()
    await town.run()
    assert sorted(posts(fake)) == [
        "System utan avtal (400)",
        "System utan förvaltningsplan (400)",
        "System utan informationsklassning (400)",
        "System utan systemägare (400)",
    ]
    assert sum(counted.values()) == 1600
    assert {kind for kind, count in counted.items() if count} == REGISTER_KINDS - {
        AlertKind.WITHOUT_MANAGER,
        AlertKind.CONTRACT_ENDED,
        AlertKind.CONTRACT_UNDATED,
    }


async def test_an_empty_register_is_no_alert(town, alerts, systems):
    change(town, replace(systems[0], owner=None))
    await town.run()
    change(town)
    await town.run()
    assert len(await alerts.open()) == 1


async def test_a_replica_that_reads_an_older_register_changes_nothing(town, alerts, systems):
    change(town, replace(systems[0], owner=None))
    await town.run()
    assert await alerts.reckoned("register", REGISTER_KINDS, [], 0) == 0
    assert len(await alerts.open()) == 1


async def test_a_run_that_was_missed_is_told_once(town, alerts, fake, clock):
    await town.run()
    town.asleep = True
    clock.move(hours=3)
    await town.run()
    await town.run()
    assert posts(fake) == ["Påminnelserna har stått stilla"]
    assert "mellan 2026-11-30 10:00 och 2026-11-30 13:01" in str(fake.messages[IT])


async def test_an_unsure_delivery_is_told_and_ends_when_somebody_has_looked(town, alerts, fake):
    key = DeliveryKey("digest", "contracts", TODAY, 0, REMINDERS)
    await town.ledger.add([key])
    delivery = await town.ledger.claim()
    await town.ledger.sending(delivery, "c")
    await town.ledger.unknown(delivery, "reset")
    await town.run()
    (alert,) = await alerts.open()
    assert (alert.about.kind, alert.about.subject) == (AlertKind.DELIVERY_UNKNOWN, f"delivery:{delivery.number}")
    assert "veckans sammanfattning" in str(fake.messages[IT])
    await town.ledger.resolve(delivery.number, arrived=True)
    await town.run()
    assert (await alerts.get(alert.number)).state is AlertState.CLOSED


async def test_an_unsure_alert_does_not_bring_another(town, alerts, fake, systems):
    change(town, replace(systems[0], owner=None))
    fake.script.append(Fault(kind="reset"))
    for _ in range(4):
        await town.run()
    assert (await town.states())["unknown"] == 1
    assert [alert.about.kind for alert in await alerts.open()] == [AlertKind.WITHOUT_OWNER]


async def test_a_quarantined_recipient_is_told_without_a_name(town, alerts, fake, clock):
    recipient = f"person:{MANAGER.aad_object_id}"
    await town.ledger.refused(recipient, 2, timedelta(0))
    await town.ledger.refused(recipient, 2, timedelta(0))
    await town.run()
    (alert,) = await alerts.open()
    assert alert.about.kind is AlertKind.RECIPIENT_QUARANTINED
    said = str(fake.messages[IT])
    assert "detaljer i egen chatt" in said
    assert MANAGER.name not in said
    assert recipient not in said
    await town.ledger.accepted(recipient)
    await town.run()
    assert await alerts.open() == []


async def test_an_import_with_doubts_is_told_until_one_without_comes(town, alerts, database, clock):
    repository = SystemRepository(database, clock)

    async def imported(**run):
        await repository.save([], departments=(), missing=(), run=ImportRun("Annas lista.csv", "x", **run), now=clock())

    await imported(rejected=2, report={"issues": [{"action": "needs_person"}, {"action": "kept"}]})
    await town.run()
    (alert,) = await alerts.open()
    assert alert.about.detail == "2 rader avvisade, 1 uppgifter behöver en person"
    await imported(report={"issues": [{"action": "kept"}]})
    await town.run()
    assert await alerts.open() == []


async def test_a_fault_in_one_part_stops_neither_the_others_nor_the_reminders(town, alerts, fake, monkeypatch, caplog):
    async def broken():
        raise OSError

    monkeypatch.setattr(town.imports, "newest", broken)
    change(town, system(owner=None, restricted=WHOLE))
    await town.run()
    assert posts(fake) == ["System utan systemägare"]
    assert "alerts not reckoned" in caplog.text


async def test_the_open_ones_are_summed_up_each_working_morning(town, alerts, fake, clock):
    town.watch = None
    tell_alerts(town, digest=True)
    for number in range(3):
        await alerts.note(AlertKind.INSTALLATION_BLOCKED, f"event:{number}")
    await alerts.note(AlertKind.RUN_MISSED, "x")
    fake.sent.clear()
    clock.moment = clock.moment.replace(hour=6, minute=30)
    clock.move(days=1)  # Tuesday, half past seven
    await town.run()
    assert "Öppna larm i dag" not in posts(fake)
    clock.move(minutes=31)
    for _ in range(3):
        await town.run()
        clock.move(hours=1)
    assert posts(fake).count("Öppna larm i dag") == 1
    said = str(fake.messages[IT])
    assert "4 larm är öppna." in said
    assert "Stoppade installationer: 3" in said
    clock.moment = clock.moment.replace(day=5, hour=9)  # Saturday
    await town.run()
    assert posts(fake).count("Öppna larm i dag") == 1
    for group in await alerts.groups():
        await alerts.act(Deed.CLOSE, KARIN, group=group.number, comment="klart")
    clock.moment = clock.moment.replace(day=7)
    await town.run()
    assert posts(fake).count("Öppna larm i dag") == 1


async def test_two_replicas_that_look_at_once_note_each_thing_once(town, alerts, fake):
    many = [system(key=f"HAN-{n}", name=f"System {n}", owner=None, restricted=WHOLE) for n in range(50)]
    change(town, *many)
    keep_watch(town)
    first, second = town.watch, town.loop
    keep_watch(town)
    await asyncio.gather(first(town.clock()), town.watch(town.clock()), town.run(second), town.run())
    await town.run()
    assert len(await alerts.open()) == 50
    assert posts(fake) == ["System utan systemägare (50)"]


async def test_a_system_that_changes_department_or_becomes_secret_is_counted_anew(town, alerts, systems):
    change(town, replace(systems[0], owner=None))
    await town.run()
    change(town, replace(systems[0], owner=None, department="Kultur"))
    await town.run()
    assert [alert.about.department for alert in await alerts.open()] == ["Kultur"]
    change(town, replace(systems[0], owner=None, restricted=replace(WHOLE, secret=True)))
    await town.run()
    (alert,) = await alerts.open()
    assert alert.about.department is None
