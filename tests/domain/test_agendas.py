"""Agendas as values: what facts give, what people do with them, and who may read what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.agenda_facts import ContractPoint, Facts, lacks
from bot.domain.agenda_items import built
from bot.domain.agendas import PUBLIC, Act, AgendaItem, Entry, ItemKind, folded, postponed, public, waiting
from bot.domain.meetings import Forum
from bot.domain.procurements import PlannedProcurement
from bot.domain.systems import LifecyclePhase
from tests.fakes.meetings import meeting
from tests.notices.rules import contract, system

TODAY = date(2026, 12, 1)
HOME = "Socialförvaltningen"
TACTICAL = meeting(department=HOME)
ITEMS = tuple(AgendaItem(key, ItemKind.OWN, (("title", key),)) for key in "abc")


def entry(version, act, **fields):
    return Entry(TACTICAL.key, version, act, "it", TODAY, **fields)


def order(*entries, built=ITEMS):
    return "".join(line.item.key for line in folded(TACTICAL, built, entries).lines)


def plan(number, title, department, *functions):
    values = dict.fromkeys(PlannedProcurement.__dataclass_fields__)
    values |= {
        "number": number,
        "title": title,
        "department": department,
        "committee": f"{department}s nämnd",
        "need_words": tuple(f"={name}" for name in functions),
    }
    return PlannedProcurement(**values)


def kinds(found):
    return [item.kind for item in found]


def test_items_are_moved_removed_and_restored():
    assert order() == "abc"
    assert order(entry(1, Act.MOVED, item="c")) == "cab"
    assert order(entry(1, Act.MOVED, item="a", text="b")) == "bac"
    removed = entry(1, Act.REMOVED, item="b")
    assert order(removed) == "ac"
    assert order(removed, entry(2, Act.RESTORED, item="b")) == "acb"


def test_what_is_no_longer_true_leaves_and_its_note_comes_back_with_it():
    noted = entry(1, Act.NOTED, item="b", text="Ta med underlag")
    assert order(noted, built=ITEMS[:1]) == "a"
    assert folded(TACTICAL, ITEMS, [noted]).line("b").note == "Ta med underlag"


@given(
    st.lists(
        st.tuples(
            st.sampled_from([Act.MOVED, Act.REMOVED, Act.RESTORED, Act.NOTED]),
            st.sampled_from([*"abc", "gone"]),
            st.sampled_from(["", *"abc", "gone"]),
        ),
        max_size=12,
    )
)
def test_whatever_is_done_no_item_is_lost_or_doubled(acts):
    entries = [entry(at, act, item=item, text=text) for at, (act, item, text) in enumerate(acts, 1)]
    agenda = folded(TACTICAL, ITEMS, entries)
    assert sorted(line.item.key for line in (*agenda.lines, *agenda.removed)) == list("abc")


def test_a_proposal_waits_until_it_is_answered():
    proposed = entry(1, Act.PROPOSED, text="Lokalbokning", person="maja", name="Maja")
    assert waiting([proposed]) == (proposed,)
    approved = entry(2, Act.APPROVED, item=proposed.key)
    agenda = folded(TACTICAL, (), [proposed, approved])
    assert agenda.waiting == ()
    assert [(line.item.kind, dict(line.item.words)["title"]) for line in agenda.lines] == [
        (ItemKind.PROPOSED, "Lokalbokning")
    ]


def test_a_frozen_agenda_follows_the_facts_no_longer():
    frozen = entry(1, Act.FROZEN, items=ITEMS[:2])
    assert order(frozen) == "ab"


def test_what_was_postponed_comes_back_unless_it_was_settled_after_all():
    frozen, put_off = entry(1, Act.FROZEN, items=ITEMS), entry(2, Act.POSTPONED, item="b")
    assert [item.key for item in postponed([frozen, put_off])] == ["b"]
    assert postponed([frozen, put_off, entry(3, Act.DECIDED, item="b")]) == ()
    carried = folded(TACTICAL, ITEMS[:1], [], postponed([frozen, put_off]))
    assert [(line.item.key, line.from_meeting) for line in carried.lines] == [("b", True), ("a", False)]


def test_what_was_frozen_for_it_is_not_what_others_read():
    frozen = [entry(1, Act.FROZEN, item=PUBLIC, items=ITEMS[:1]), entry(2, Act.FROZEN, items=ITEMS)]
    assert [line.item.key for line in folded(TACTICAL, (), frozen, view=PUBLIC).lines] == ["a"]


def test_the_public_agenda_has_no_details_and_no_unknown_systems():
    secret = AgendaItem("s", ItemKind.CONTRACT, (("system", "Hemligt"),), (("deadline", "2027-01-01"),), ("HEM",))
    known = replace(secret, key="k", words=(("system", "Öppet"),), systems=("OPP",), about=("OPP",))
    agenda = public(folded(TACTICAL, (secret, known), ()), {"OPP"}.__contains__)
    assert [(line.item.key, line.item.detail, line.item.about) for line in agenda.lines] == [("k", (), ())]


def test_a_contract_is_taken_up_before_the_meeting_after_decides_too_late():
    point = ContractPoint("HAN-1", "HAN-1/KS-1", date(2027, 2, 1), date(2027, 5, 1))
    facts = Facts(TODAY, [system(contract())], contracts=[point], next_meeting=date(2027, 3, 15))
    assert ItemKind.CONTRACT in kinds(built(TACTICAL, facts))
    for other in (replace(point, decided=True), replace(point, deadline=date(2027, 3, 15))):
        assert ItemKind.CONTRACT not in kinds(built(TACTICAL, replace(facts, contracts=[other])))
    elsewhere = meeting(department="Utbildningsförvaltningen")
    assert ItemKind.CONTRACT not in kinds(built(elsewhere, facts))


def test_planned_procurements_that_collide_are_taken_up():
    plans = [plan(1, "Journalsystem", HOME, "Journal"), plan(2, "Elevjournal", "Utbildningsförvaltningen", "Journal")]
    facts = Facts(TODAY, [system(contract())], plans=plans)
    assert {ItemKind.PLANS_ALIKE, ItemKind.PLAN_EXISTING} <= set(kinds(built(TACTICAL, facts)))
    retiring = [system(contract(), phase=LifecyclePhase.RETIREMENT)]
    assert ItemKind.PLAN_EXISTING not in kinds(built(TACTICAL, replace(facts, systems=retiring)))
    alone = Facts(TODAY, [], plans=[plans[0], replace(plans[1], department=HOME)])
    assert kinds(built(TACTICAL, alone)) == []


def test_overlaps_projects_and_retirements_stand_in_the_tactical_agenda():
    systems = [
        system(key="1", name="A"),
        system(key="2", name="B"),
        system(key="3", name="C", functions=("Karta",), phase=LifecyclePhase.INTRODUCTION),
        system(key="4", name="D", functions=("Arkiv",), phase=LifecyclePhase.RETIREMENT),
    ]
    found = built(TACTICAL, Facts(TODAY, systems, standing={"4": date(2026, 3, 1)}))
    assert kinds(found) == [ItemKind.STANDING_RETIREMENT, ItemKind.OVERLAP, ItemKind.PROJECTS]


def test_a_theme_gives_figures_by_department_and_names_nobody():
    systems = [system(contract(), key=str(at), name=f"S{at}") for at in range(4)]
    systems += [system(contract(), key="x", department="Liten"), system(contract(), key="y", department="Mindre")]
    found = built(meeting(Forum.MAINTENANCE_MEETING), Facts(TODAY, systems, theme="Förvaltningsplanen"))
    theme = found[0]
    assert [dict(words) for _, words in theme.points] == [{"department": HOME, "lacking": 4, "total": 4}]
    assert "Bo Alm" not in repr(found)
    assert kinds(found) == [ItemKind.THEME, ItemKind.KNOWLEDGE_SHARING, ItemKind.NEWS]


def test_a_theme_that_the_register_says_nothing_of_has_no_figures():
    assert lacks("Leverantörsmöten") is None
    found = built(meeting(Forum.MAINTENANCE_MEETING), Facts(TODAY, [system()], theme="Leverantörsmöten"))
    assert found[0].points == ()


def test_owners_meet_about_risks_expiring_contracts_vacancies_and_the_reduction():
    systems = [system(contract(), owner=None), *(system(contract(), key=f"k{at}") for at in range(3))]
    points = [ContractPoint("HAN-1", "HAN-1/KS-1", date(2026, 12, 20), None)]
    facts = Facts(TODAY, systems, contracts=points, baseline=8)
    assert kinds(built(meeting(Forum.OWNER_MEETING), facts)) == [
        ItemKind.RISKS,
        ItemKind.EXPIRING,
        ItemKind.VACANT_ROLES,
        ItemKind.REDUCTION,
    ]


def test_the_evaluation_says_what_the_register_can():
    found = built(meeting(Forum.MODEL_EVALUATION), Facts(TODAY, [system(contract())], baseline=2))
    assert kinds(found) == [ItemKind.EVALUATION, ItemKind.REDUCTION]
    assert dict(found[1].words) == {"now": 1, "then": 2, "half": 1}
