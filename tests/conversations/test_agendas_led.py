"""Agendas in chat: who leads a meeting changes it, participants propose, strangers do nothing, nothing is lost."""

from __future__ import annotations

import asyncio
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.agendas import Act
from bot.domain.meetings import Forum
from bot.domain.nyttokalkyl.lifecycle import Stage
from bot.domain.people import Person
from bot.domain.procurements import PlannedProcurement
from storage.agendas import StoredAgendas
from tests.cards.samples import parts
from tests.fakes.agendas import KSF, UTB, handed_in, meeting
from tests.fakes.databases import *  # noqa: F403
from tests.fakes.dialogs import pressable
from tests.fakes.house import NOW, House
from tests.fakes.registers import demo_departments, demo_systems

DAY = date(2026, 12, 16)
TACTICAL = meeting(DAY, organiser="lead@x.invalid")
FOLLOWING = meeting(date(2027, 3, 17))
MAINTENANCE = meeting(date(2027, 1, 20), Forum.MAINTENANCE_MEETING, theme="Förvaltningsplan")
PEOPLE = [
    Person("it", "Amir Hedlund", "it@x.invalid", department=KSF, groups=frozenset({"it_unit"})),
    Person("it2", "Siv Ek", "it2@x.invalid", department=KSF, groups=frozenset({"it_unit"})),
    Person("lead", "Lena Ledare", "lead@x.invalid", department=KSF),
    Person("maja", "Maja Sundkvist", "maja@x.invalid", department=KSF),
    Person("eva", "Eva Lind", "eva@x.invalid", department=UTB),
    Person("leaver", "Amir Slutat", "it@x.invalid", groups=frozenset({"it_unit"}), active=False),
]


def born(**more):
    more.setdefault("meetings", [TACTICAL, FOLLOWING, MAINTENANCE])
    house = House(demo_systems(), demo_departments(), PEOPLE, **more)
    house.dossiers._kept[17] = handed_in(17)
    return house


@pytest.fixture
def house():
    return born()


def on(house, day):
    house.now = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("Europe/Stockholm"))


async def keys(house, one=TACTICAL, *, detailed=True):
    agenda = await house.agendas.agenda(one, house.now.date(), detailed=detailed)
    return [line.item.key for line in agenda.lines]


async def item(house, key, who="it", one=TACTICAL):
    return await house.press("agenda.item", {"meeting": one.key, "item": key}, who=who)


async def test_anybody_sees_the_agenda_with_a_reason_for_each_item(house):
    shown = await house.say("visa dagordningen för nästa taktiska möte", who="maja")
    assert "Nyttokalkyl 17" in shown.text
    assert "Inlämnad 2026-11-02, före stoppdagen." in shown.text
    assert pressable(shown.card, "agenda.propose")
    assert not pressable(shown.card, "agenda.item")


async def test_only_it_sees_dates_of_contracts_and_only_in_private(house):
    private = await house.say("visa dagordningen för nästa taktiska möte", who="it")
    channel = await house.say("visa dagordningen för nästa taktiska möte", who="it", where="channel")
    ours = await house.say("visa dagordningen för nästa taktiska möte", who="it", where="group")
    assert "Sista dag att besluta är" in private.text
    assert {one.facts for one in house.turns.disclosed} == {"restricted"}
    assert "Sista dag att besluta är" not in channel.text + ours.text


async def test_the_organiser_moves_removes_restores_notes_and_adds(house):
    before = await keys(house)
    seen = await item(house, before[1])
    up = pressable(seen.card, "agenda.up")
    assert "flyttad" in (await house.press("agenda.up", up, who="it")).text
    assert (await keys(house))[:2] == [before[1], before[0]]
    assert "ändrats sedan kortet" in (await house.press("agenda.up", up, who="it")).text  # the second of two clicks
    assert (await keys(house))[:2] == [before[1], before[0]]
    down = pressable((await item(house, before[1])).card, "agenda.down")
    await house.press("agenda.down", down, who="it")
    assert await keys(house) == before

    data = {"meeting": TACTICAL.key, "item": before[0]}
    shown = await house.press("agenda.remove", data, who="it")
    assert await keys(house) == before[1:]
    assert pressable(shown.card, "agenda.restore").items() >= data.items()
    await house.press("agenda.restore", data, who="it")
    assert await keys(house) == [*before[1:], before[0]]

    form = await house.press("agenda.note", data, who="it")
    sent = {**pressable(form.card, "agenda.note"), "a_text": "Ta med siffrorna."}
    assert "Ta med siffrorna." in (await house.press("agenda.note", sent, who="it")).text
    assert "tillagd" in (await house.say("lägg till en punkt: Ny chef på IT", who="it")).text
    public = await house.say("dagordningen", who="maja")
    while "page" in (more := pressable(public.card, "agenda.show") or {}):
        public = await house.press("agenda.show", more, who="maja")
    assert "Ny chef på IT" in public.text


async def test_it_is_changed_by_typing_too(house):
    await house.say("visa dagordningen för nästa taktiska möte", who="it")
    before = await keys(house)
    await house.say("ta bort punkt 1", who="it")
    assert await keys(house) == before[1:]
    await house.say("flytta ner punkt 1", who="it")
    assert (await keys(house))[:2] == [before[2], before[1]]
    assert "Fråga Eva" in (await house.say("anteckning till punkt 1: Fråga Eva", who="it")).text
    assert "finns inte på dagordningen" in (await house.say("ta bort punkt 99", who="it")).text


EDITS = (
    "item",
    "up",
    "down",
    "remove",
    "restore",
    "note",
    "add",
    "approve",
    "decline",
    "proposals",
    "outcome",
    "theme",
)


@pytest.mark.parametrize("verb", EDITS)
@pytest.mark.parametrize(
    ("who", "where"), [("maja", "personal"), ("leaver", "personal"), ("it", "channel"), ("eva", "it")]
)
async def test_who_does_not_lead_the_meeting_changes_nothing(house, verb, who, where):
    await house.say("föreslå en punkt: Lunch", who="maja")
    stamp = await house.agendas.kept.stamp()
    proposal = (await house.agendas.kept.of(TACTICAL.key))[0].key
    key = proposal if verb in ("approve", "decline") else (await keys(house))[0]
    data = {"meeting": TACTICAL.key, "item": key, "sent": "yes", "a_text": "Jag", "a_outcome": "decided"}
    on(house, DAY if verb == "outcome" else NOW.date())
    out = await house.press(f"agenda.{verb}", data, who=who, where=where)
    assert out.text
    assert await house.agendas.kept.stamp() == stamp


@pytest.mark.parametrize("verb", [*EDITS, "show", "propose", "share", "done", "themes"])
async def test_forged_presses_are_answered_and_do_nothing(house, verb):
    for data in ({}, {"meeting": "finns/inte"}, {"meeting": TACTICAL.key, "item": "contract/HAN-0001"}, {"meeting": 7}):
        for who in ("maja", "it"):
            assert (await house.press(f"agenda.{verb}", data, who=who)).text
    assert await house.agendas.kept.stamp() == 0


async def test_the_organiser_who_is_not_it_sees_what_anybody_sees_and_may_change_it(house):
    shown = await house.say("visa dagordningen för nästa taktiska möte", who="lead")
    assert "Sista dag att besluta är" not in shown.text
    assert pressable(shown.card, "agenda.add")
    first = (await keys(house))[0]
    await house.press("agenda.remove", {"meeting": TACTICAL.key, "item": first}, who="lead")
    assert first not in await keys(house)


async def test_a_proposal_is_answered_once_and_stands_on_the_agenda(house):
    form = await house.press("agenda.propose", {"meeting": TACTICAL.key}, who="maja")
    sent = {**pressable(form.card, "agenda.propose"), "a_text": "Fler licenser *nu*"}
    assert "skickat" in (await house.press("agenda.propose", sent, who="maja")).text
    assert "redan skickat" in (await house.press("agenda.propose", sent, who="maja")).text
    waiting = await house.press("agenda.proposals", {"meeting": TACTICAL.key}, who="lead")
    approve = pressable(waiting.card, "agenda.approve")
    assert "är med" in (await house.press("agenda.approve", approve, who="lead")).text
    assert "redan besvarat" in (await house.press("agenda.decline", approve, who="it")).text
    public = await house.agendas.agenda(TACTICAL, house.now.date(), detailed=False)
    assert dict(public.lines[-1].item.words) == {"title": "Fler licenser *nu*", "name": "Maja Sundkvist"}


async def test_after_the_stop_date_a_proposal_goes_to_the_next_meeting(house):
    on(house, TACTICAL.stop_date)
    assert "skickat till den som leder" in (await house.say("föreslå en punkt: I tid", who="maja")).text
    on(house, TACTICAL.stop_date + timedelta(days=1))
    late = await house.say("föreslå en punkt till taktiska mötet: För sent", who="maja")
    assert "nästa möte" in late.text
    assert "2027-03-17" in late.text
    assert [one.text for one in await house.agendas.kept.of(FOLLOWING.key)] == ["För sent"]


async def test_two_organisers_at_once_lose_nothing(database):
    house = born(agendas=StoredAgendas(database, lambda: NOW))
    await asyncio.gather(
        *(house.say(f"lägg till en punkt till taktiska mötet: Punkt {n}", who=who, chat=f"{n}")
          for n in range(4) for who in ("it", "it2"))
    )  # fmt: skip
    titles = {dict(e.words)["title"] for e in (
        line.item for line in (await house.agendas.agenda(TACTICAL, NOW.date(), detailed=True)).lines
    ) if e.key.startswith("own/")}  # fmt: skip
    assert titles == {f"Punkt {n}" for n in range(4)}
    entries = await house.agendas.kept.of(TACTICAL.key)
    assert [one.version for one in entries] == list(range(1, len(entries) + 1))


async def outcome_form(house, key, who="it"):
    return await house.press("agenda.outcome", {"meeting": TACTICAL.key, "item": key}, who=who)


async def outcome(house, key, who="it", **written):
    form = await outcome_form(house, key, who)
    sent = {**pressable(form.card, "agenda.outcome"), **{f"a_{name}": text for name, text in written.items()}}
    return await house.press("agenda.outcome", sent, who=who)


async def test_after_the_meeting_outcomes_are_recorded(house):
    early = await house.press("agenda.outcome", {"meeting": TACTICAL.key, "item": "nyttokalkyl/17"}, who="it")
    assert "när mötet har börjat" in early.text
    on(house, DAY)
    order = await keys(house)
    other = next(key for key in order if key != "nyttokalkyl/17")
    presented = await outcome(house, "nyttokalkyl/17", outcome="decided", text="Vi går vidare")
    assert "räknas nu som redovisad" in presented.text
    matter = (await house.dossiers.get(17)).matter
    assert (matter.stage, matter.presented_on) == (Stage.PRESENTED, DAY)
    assert await keys(house) == order  # the agenda is kept as it was, though the nyttokalkyl is no longer waiting
    assert "nästa möte" in (await outcome(house, other, outcome="postponed", text="Tiden räckte inte")).text
    assert other in await keys(house, FOLLOWING)
    frozen = await house.press("agenda.remove", {"meeting": TACTICAL.key, "item": other}, who="it")
    assert "ändras inte längre" in frozen.text


async def test_without_a_statement_a_nyttokalkyl_is_not_presented(house):
    house.dossiers._kept[17] = handed_in(17, stated=False)
    on(house, DAY)
    assert "yttrande saknas" in (await outcome(house, "nyttokalkyl/17", outcome="decided", text="Ja")).text
    assert (await house.dossiers.get(17)).matter.stage is Stage.SUBMITTED


async def test_an_action_needs_who_and_when_and_is_closed_by_who_took_it(house):
    on(house, DAY)
    key = (await keys(house))[0]
    wrong = await outcome(house, key, outcome="action", text="Ring", responsible="", due="2026-01-01")
    assert "Skriv vem som ansvarar." in wrong.text
    assert "Skriv ett datum" in wrong.text
    await outcome(
        house, key, outcome="action", text="Ring leverantören", responsible="maja@x.invalid", due="2027-01-15"
    )
    mine = await house.say("mina åtgärder", who="maja")
    assert "Ring leverantören" in mine.text
    done = pressable(mine.card, "agenda.done")
    assert "bara den ansvariga" in (await house.press("agenda.done", done, who="eva")).text
    assert "Klart" in (await house.press("agenda.done", done, who="maja")).text
    assert "Klart" in (await house.press("agenda.done", done, who="maja")).text
    assert sum(one.act is Act.DONE for one in await house.agendas.kept.of(TACTICAL.key)) == 1
    assert "inga åtgärder" in (await house.say("mina åtgärder", who="maja")).text


async def test_themes_are_planned_by_it_and_knowledge_is_shared(house):
    plan = await house.say("temaplan", who="it")
    assert "2027-01-20: Förvaltningsplan" in plan.text
    assert "system saknar plan" in plan.text
    assert "system saknar plan" not in (await house.say("temaplan", who="maja")).text
    await house.say("tema för systemförvaltningsmötet: Informationsklassning", who="it")
    shown = await house.say("visa dagordningen för systemförvaltningsmötet", who="maja")
    assert "Tema: Informationsklassning." in shown.text
    assert "saknar klassning" in shown.text
    assert "Tack." in (await house.press("agenda.share", {"meeting": MAINTENANCE.key}, who="maja")).text
    assert "redan" in (await house.press("agenda.share", {"meeting": MAINTENANCE.key}, who="maja")).text
    assert "Delar med sig: Maja Sundkvist." in (await house.say("visa dagordningen för systemförvaltningsmötet")).text


async def test_a_cancelled_meeting_keeps_its_agenda_from_being_changed(house):
    house.meetings.change(TACTICAL.key, cancelled=True)
    shown = await house.press("agenda.show", {"meeting": TACTICAL.key}, who="it")
    assert "inställt" in shown.text
    told = "Mötet är inställt, så dagordningen ändras inte."
    assert told in (await house.press("agenda.add", {"meeting": TACTICAL.key}, who="it")).text
    assert "när mötet har börjat" in (await outcome_form(house, "nyttokalkyl/17")).text


async def test_planned_procurements_that_collide_are_taken_up(house):
    function = demo_systems()[0].functions[0]
    words = (f"={function}",)
    house.planned.known = [
        PlannedProcurement(1, "KS", KSF, 2027, 1, "Nytt system", None, words, "it", "chat"),
        PlannedProcurement(2, "UN", UTB, 2027, 2, "Samma system", None, words, "it", "chat"),
        PlannedProcurement(3, "UN", UTB, 2027, 2, "Skolskjuts", None, ("skolskjuts", "buss"), "it", "chat"),
    ]
    shown = (await house.say("visa dagordningen för nästa taktiska möte", who="maja")).text
    assert "Två planerade upphandlingar: Nytt system och Samma system" in shown
    assert "Skolskjuts" not in shown


async def test_english_is_answered_in_english(house):
    shown = await house.say("show the agenda for the tactical meeting", who="maja")
    assert "Submitted 2026-11-02, before the stop date." in shown.text


async def test_links_open_papers_and_the_detailed_one_is_for_it(house):
    detailed = await house.say("visa dagordningen för nästa taktiska möte", who="it")
    plain = await house.say("visa dagordningen för nästa taktiska möte", who="maja")
    urls = [part["url"] for part in parts(detailed.card) if part.get("type") == "Action.OpenUrl"]
    assert len(urls) == 1
    assert not [part for part in parts(plain.card) if part.get("type") == "Action.OpenUrl"]
