"""The dialog: typed, by card, mixed, out of order, twice, by two, after a restart, on both databases."""

from __future__ import annotations

import json
import logging

import pytest

from bot.domain.nyttokalkyl.sums import outcome
from bot.domain.people import Person
from storage.dossiers import StoredDossiers
from tests.cards.samples import parts
from tests.fakes.databases import *  # noqa: F403
from tests.fakes.dialogs import ANSWERS, REASON, filled, inputs, pressable, submitted, to_review
from tests.fakes.house import NOW, House
from tests.fakes.registers import demo_departments, demo_systems

KSF, UTB = "Kommunstyrelseförvaltningen", "Utbildningsförvaltningen"
PEOPLE = [
    Person("maja", "Maja Sundkvist", "maja@x.invalid", department=KSF),
    Person("oskar", "Oskar Cederqvist", "oskar@x.invalid", department=KSF),
    Person("eva", "Eva Lind", "eva@x.invalid", department=UTB),
    Person("it", "Amir Hedlund", "it@x.invalid", groups=frozenset({"it_unit"})),
    Person("reader", "Sigrid Ahlbäck", "reader@x.invalid", groups=frozenset({"register_reader"})),
    Person("leaver", "Maja Sundkvist", "left@x.invalid", department=KSF, active=False),
]


@pytest.fixture
def house():
    return House(demo_systems(), demo_departments(), PEOPLE)


async def draft_of(house, number=1):
    return (await house.dossiers.get(number)).draft


async def test_the_first_sentence_shows_what_exists_and_reuse_comes_first(house):
    out = await house.say("vi vill köpa ett nytt ärendehanteringssystem", who="maja")
    card = json.dumps(out.card, ensure_ascii=False)
    assert "Jag hittar" in out.text
    assert card.index("nyttokalkyl.reuse") < card.index("nyttokalkyl.answer")
    data = pressable(out.card, "nyttokalkyl.answer")
    refused = await house.press("nyttokalkyl.answer", data, who="maja")
    assert "Här behövs ett svar" in json.dumps(refused.card, ensure_ascii=False)
    assert "overlap" not in (await draft_of(house)).given
    reuse = pressable(out.card, "nyttokalkyl.reuse")
    done = await house.press("nyttokalkyl.reuse", reuse, who="maja")
    assert "behöver inget nytt köpas" in done.text
    again = await house.press("nyttokalkyl.resume", {"draft": 1}, who="maja")
    assert "Det finns redan" in again.text


async def test_asking_what_it_is_begins_none(house):
    out = await house.say("vad är en nyttokalkyl?", who="maja")
    assert "Behovet ska vara klart" in out.text
    assert pressable(out.card, "nyttokalkyl.start") is not None
    assert await house.dossiers.of_person("maja") == []


async def test_a_whole_dialog_by_card(house):
    number = await submitted(house, "maja")
    dossier = await house.dossiers.get(number)
    calculation = dossier.matter.current
    assert calculation.title == ANSWERS["title"]
    # 150 000 + 40 h + 120 h at 450 kr in year 0; 200 000 + 25 000.50 every year after.
    assert [str(row.costs.normalize()) for row in outcome(calculation).rows[:2]] == ["2.22E+5", "225000.5"]
    reasons = [one.reason_not_chosen for one in calculation.alternatives if one.system]
    assert set(reasons) <= {REASON}
    assert (calculation.start.isoformat(), calculation.follow_up.isoformat()) == ("2027-03-01", "2028-03-01")


async def type_through(house, who, stop="Alla steg är besvarade"):
    out = await house.say("fortsätt", who=who)
    for _ in range(90):
        if stop in out.text:
            return out
        waiting = house.turns.memories[f"a:{who}"].extras["nyttokalkyl"].split(" ")
        out = await house.say(ANSWERS.get(waiting[3], REASON) or "nej", who=who)
    raise AssertionError(out.text)


async def test_the_same_dialog_typed_gives_the_same_calculation(house):
    await submitted(house, "maja")
    await house.say("starta en nyttokalkyl", who="oskar")
    await type_through(house, "oskar")
    out = await house.say("lämna in", who="oskar")
    assert "är inlämnad" in out.text
    by_card, typed = [(await house.dossiers.get(number)).matter.current for number in (1, 2)]
    assert (typed.costs, typed.benefits, typed.compliance, typed.premises) == (
        by_card.costs,
        by_card.benefits,
        by_card.compliance,
        by_card.premises,
    )


async def test_english_is_answered_in_english(house):
    out = await house.say("I want to start a cost-benefit calculation", who="eva")
    assert "Step 1 of" in out.text
    out = await house.say("We need to redact documents before they are released", who="eva")
    assert "Step 2 of" in out.text


async def test_back_skip_pause_and_go_on(house):
    out = await house.press("nyttokalkyl.start", {"need": ANSWERS["need"]}, who="maja")
    refused = await house.say("hoppa över", who="maja")
    assert "går inte att hoppa över" in refused.text
    first = await house.say("tillbaka", who="maja")
    assert "Behovet" in first.text
    assert ANSWERS["need"] in json.dumps(first.card, ensure_ascii=False)
    paused = await house.say("avbryt", who="maja")
    assert "fortsätt" in paused.text
    assert "nyttokalkyl" not in house.turns.memories["a:maja"].extras
    free = await house.say("vem äger W3D3?", who="maja")
    assert "systemägare" in free.text
    out = await house.say("fortsätt", who="maja")
    assert "Vi fortsätter med nyttokalkyl 1" in out.text


@pytest.mark.parametrize(
    "question", ["vem äger W3D3?", "har vi ett diarium?", "vad kan du?", "vilka system har KSF", "hej"]
)
async def test_a_question_in_the_middle_is_a_question(house, question):
    await house.say("starta en nyttokalkyl", who="maja")
    out = await house.say(question, who="maja")
    assert "need" not in (await draft_of(house)).given, out.text
    out = await house.say(ANSWERS["need"], who="maja")
    assert (await draft_of(house)).answers["need"]["need"] == ANSWERS["need"]


@pytest.mark.parametrize("said", ["Starta en nyttokalkyl för båtplatser", "ny nyttokalkyl: båtplatser"])
async def test_another_one_is_begun_while_a_question_waits(house, said):
    await house.say("starta en nyttokalkyl för bokning av grävmaskiner", who="maja")
    waits = await draft_of(house)
    out = await house.say(said, who="maja")
    assert "nyttokalkyl 2" in out.text
    assert await draft_of(house) == waits


async def test_a_double_click_and_an_old_card_change_nothing(house):
    first = await house.press("nyttokalkyl.start", {}, who="maja")
    data = filled(first.card)
    once = await house.press("nyttokalkyl.answer", data, who="maja")
    before = await house.dossiers.get(1)
    twice = await house.press("nyttokalkyl.answer", data, who="maja")
    assert twice.card == once.card or "gammalt" not in twice.text
    assert (await house.dossiers.get(1)).draft == before.draft
    stale = await house.press("nyttokalkyl.answer", {**data, "a_need": "Något helt annat"}, who="maja")
    assert "inte sparat" in stale.text
    assert "Steg 2" in stale.text
    assert (await draft_of(house)).answers["need"]["need"] == ANSWERS["need"]
    offered = [
        part["data"] for part in parts(stale.card) if part.get("type") == "Action.Execute" and "a_need" in part["data"]
    ]
    await house.press("nyttokalkyl.answer", offered[0], who="maja")
    assert (await draft_of(house)).answers["need"]["need"] == "Något helt annat"


async def test_pressing_start_twice_begins_one_draft(house):
    for _ in range(2):
        await house.press("nyttokalkyl.start", {"need": "maskning av handlingar"}, who="maja")
    assert len(await house.dossiers.of_person("maja")) == 1


async def test_back_and_copy_pressed_twice_do_it_once(house):
    out = await house.press("nyttokalkyl.start", {"need": ANSWERS["need"]}, who="maja")
    for _ in range(3):
        out = await house.press("nyttokalkyl.answer", filled(out.card), who="maja")
    back = pressable(out.card, "nyttokalkyl.back")
    once = await house.press("nyttokalkyl.back", back, who="maja")
    assert (await house.press("nyttokalkyl.back", back, who="maja")).card == once.card
    await submitted(house, "maja", need="boka lokaler")
    for _ in range(2):
        await house.press("nyttokalkyl.copy", {"draft": 2}, who="maja")
    assert len(await house.dossiers.of_person("maja")) == 3


async def test_somebody_without_a_name_in_entra_can_hand_in_too(house):
    number = await submitted(house, "stranger")
    assert (await house.dossiers.get(number)).matter.current.author == "namn saknas"


async def test_two_people_on_one_draft_lose_nothing(house):
    first = await house.press("nyttokalkyl.start", {}, who="maja")
    assert "hittar ingen" in (await house.say("bjud in nobody@x.invalid", who="maja")).text
    assert "delar nu utkastet" in (await house.say("bjud in oskar@x.invalid", who="maja")).text
    theirs = await house.say("fortsätt 1", who="oskar")
    assert "Behovet" in theirs.text
    await house.press("nyttokalkyl.answer", filled(first.card), who="maja")
    # Oskar types an answer to the question that Maja has answered meanwhile.
    out = await house.say("Vi behöver helt andra saker", who="oskar")
    assert "inte sparat" in out.text
    assert (await draft_of(house)).answers["need"]["need"] == ANSWERS["need"]


async def test_the_same_step_answered_by_two_at_once_keeps_one_and_offers_the_other(house):
    first = await house.press("nyttokalkyl.start", {}, who="maja")
    await house.say("bjud in oskar@x.invalid", who="maja")
    theirs = await house.press("nyttokalkyl.resume", {"draft": 1}, who="oskar")
    await house.press("nyttokalkyl.answer", filled(first.card), who="maja")
    out = await house.press("nyttokalkyl.answer", filled(theirs.card, need="Skriva ut kartor"), who="oskar")
    assert "Skriva ut kartor" in out.text
    assert (await draft_of(house)).answers["need"]["need"] == ANSWERS["need"]


async def test_a_restart_loses_nothing(database):
    def born(turns=None):
        stored = StoredDossiers(database, lambda: NOW)
        return House(demo_systems(), demo_departments(), PEOPLE, dossiers=stored, turns=turns)

    house = born()
    out = await house.press("nyttokalkyl.start", {"need": ANSWERS["need"]}, who="maja")
    for _ in range(3):
        out = await house.press("nyttokalkyl.answer", filled(out.card), who="maja")
    house = born(house.turns)
    out = await house.press("nyttokalkyl.answer", filled(out.card), who="maja")
    house = born()  # another device, or a state that was lost
    out = await house.say("fortsätt", who="maja")
    out = await to_review(born(), out, "maja")
    done = await born().press("nyttokalkyl.submit", pressable(out.card, "nyttokalkyl.submit"), who="maja")
    assert "är inlämnad" in done.text
    assert "Kopiera" in json.dumps((await born().say("status 1", who="maja")).card)


async def test_own_drafts_are_listed_copied_and_deleted(house):
    await submitted(house, "maja")
    await house.press("nyttokalkyl.start", {"need": "boka idrottshallar"}, who="maja")
    listed = await house.say("mina nyttokalkyler", who="maja")
    assert "1. Maskning av handlingar (inlämnad)" in listed.text
    assert "boka idrottshallar (utkast)" in listed.text
    copied = await house.say("kopiera 1", who="maja")
    assert "en kopia av 1" in copied.text
    assert (await house.dossiers.get(3)).draft.answers["situation"] == (await draft_of(house)).answers["situation"]
    asked = await house.say("ta bort 2", who="maja")
    assert (await house.dossiers.get(2)) is not None
    gone = await house.press("nyttokalkyl.delete", pressable(asked.card, "nyttokalkyl.delete"), who="maja")
    assert "borttaget" in gone.text
    assert (await house.dossiers.get(2)) is None
    await house.press("nyttokalkyl.delete", {"draft": 1, "sure": "yes"}, who="maja")
    assert (await house.dossiers.get(1)) is not None


async def test_a_retirement(house):
    out = await house.say("vi vill avveckla W3D3", who="maja")
    assert "avvecklas" in out.text
    out = await to_review(house, out, "maja", phasing_out="40 tkr")
    out = await house.press("nyttokalkyl.submit", pressable(out.card, "nyttokalkyl.submit"), who="maja")
    assert "är inlämnad" in out.text
    assert (await house.dossiers.get(1)).matter.current.systems


async def test_in_a_channel_nothing_of_a_draft_is_shown(house, caplog):
    await house.press("nyttokalkyl.start", {"need": ANSWERS["need"]}, who="maja")
    with caplog.at_level(logging.ERROR):
        for where in ("channel", "group", "it"):
            for verb in ("answer", "resume", "status", "list", "submit", "statement", "delete"):
                out = await house.press(f"nyttokalkyl.{verb}", {"draft": 1}, who="maja", where=where)
                assert "personlig chatt" in out.text
            started = await house.say("starta en nyttokalkyl för maskning", who="maja", where=where)
            assert "personlig chatt" in started.text
    assert not caplog.records
    assert len(await house.dossiers.of_person("maja")) == 1


async def test_the_same_need_in_two_departments_tells_both_and_shows_neither(house):
    await submitted(house, "maja")
    out = await house.press("nyttokalkyl.start", {"need": ANSWERS["need"]}, who="eva")
    out = await to_review(house, out, "eva", department=UTB, situation="Helt hemlig text", title="Egen")
    assert f"{KSF} har ett liknande behov" in out.text
    mine = await house.say("status 1", who="maja")
    assert f"{UTB} har ett liknande behov" in mine.text
    assert "Helt hemlig text" not in json.dumps(mine.card, ensure_ascii=False)
    assert "Maskning av handlingar" not in (await house.press("nyttokalkyl.status", {"draft": 1}, who="eva")).text


async def test_every_input_of_every_card_has_an_answer_here(house):
    out = await house.press("nyttokalkyl.start", {}, who="maja")
    seen = set()
    while not pressable(out.card, "nyttokalkyl.submit"):
        seen |= {name.removeprefix("a_") for name in inputs(out.card)}
        out = await house.press("nyttokalkyl.answer", filled(out.card), who="maja")
    assert {name for name in seen if not name.startswith("HAN-")} <= ANSWERS.keys()
