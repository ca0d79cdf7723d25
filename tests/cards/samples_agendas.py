"""What the card of agendas is asked to show: in the channel, to who leads the meeting, empty, hostile and longest."""

from __future__ import annotations

from datetime import date

from bot.agendas.posts import action_post, answer_post, proposal_post, theme_post
from bot.agendas.wording import agenda_answer, public_presses
from bot.domain.agendas import Act, Agenda, AgendaItem, Entry, ItemKind, Line
from bot.domain.answers import AgendaAnswer, AgendaRow, Link, Press
from bot.domain.meetings import Forum
from bot.texts import texts_for
from tests.cards.values import HOSTILE, HOSTILE_LINES, LONG_HOSTILE, LONG_WORD, named
from tests.fakes.agendas import meeting

TODAY = date(2026, 12, 2)
DAY = date(2026, 12, 16)
WORD = (Link("Dagordningen i Word", "https://bot.example.invalid/agendas/abc.def"),)
CASE = AgendaItem(
    "nyttokalkyl/17",
    ItemKind.NYTTOKALKYL,
    (
        ("number", 17),
        ("title", "Snabbare maskning"),
        ("department", "Kommunstyrelseförvaltningen"),
        ("day", "2026-11-02"),
    ),
    (("stated", "no"), ("title", "Snabbare maskning")),
)
CONTRACT = AgendaItem(
    "contract/HAN-0001",
    ItemKind.CONTRACT,
    (("system", "W3D3"), ("owner", "Åsa Ek")),
    (("deadline", "2027-02-28"), ("ends", "2027-08-31"), ("next", "2027-03-17")),
)
OVERLAP = AgendaItem(
    "overlap/e-arkiv",
    ItemKind.OVERLAP,
    (("function", "e-arkiv"), ("count", 3), ("systems", "W3D3, Platina, Evolution")),
)
FIGURES = AgendaItem(
    "theme",
    ItemKind.THEME,
    (("theme", "Förvaltningsplan"),),
    points=tuple(
        ("agendas-figure-plan", (("department", name), ("lacking", lacking), ("total", 12)))
        for name, lacking in (("Kommunstyrelseförvaltningen", 3), ("Utbildningsförvaltningen", 7))
    ),
)
SHARING = AgendaItem("knowledge_sharing", ItemKind.KNOWLEDGE_SHARING, (("count", 1), ("names", "Maja Sundkvist")))
NEWS = AgendaItem("news", ItemKind.NEWS, (("count", 0), ("documents", "")))
PROPOSAL = Entry("m", 1, Act.PROPOSED, "maja", TODAY, text="Fler licenser", person="maja", name="Maja Sundkvist")
ACTION = Entry("m", 2, Act.ACTION, "it", DAY, text="Ring leverantören", name="Maja Sundkvist", due=date(2027, 1, 15))


def agenda_samples() -> list[tuple[str, AgendaAnswer, str]]:
    """Name, answer and text of each."""
    say = texts_for("sv")
    tactical = Agenda(
        meeting(DAY), (Line(CASE, note="Maja redovisar."), Line(CONTRACT, from_meeting=True), Line(OVERLAP))
    )
    theme = Agenda(
        meeting(DAY, Forum.MAINTENANCE_MEETING), (Line(FIGURES), Line(SHARING), Line(NEWS)), theme="Förvaltningsplan"
    )
    cancelled = Agenda(meeting(DAY, cancelled=True), (Line(CASE),))

    def pressed(line):
        return Press("agenda.item", "Punkten", {"meeting": "m", "item": line.item.key})

    def row(text, press=None):
        return AgendaRow(text, (text, text, text), press)

    many = tuple(Line(AgendaItem(f"own/m#{n}", ItemKind.OWN, (("title", f"Punkt {n}"),))) for n in range(30))
    press = Press("agenda.item", HOSTILE, {"meeting": "m", "item": "x"})
    samples = {
        "agenda_post": agenda_answer(
            theme, TODAY, say, actions=public_presses(theme, TODAY, say), links=WORD
        ),
        "agenda_led": agenda_answer(tactical, DAY, say, pressed=pressed, notices=("Punkten är flyttad.",), links=WORD),
        "agenda_long": agenda_answer(Agenda(meeting(DAY), many), TODAY, say, pressed=pressed, page=1),
        "agenda_empty": agenda_answer(Agenda(meeting(DAY), ()), TODAY, say),
        "agenda_cancelled": agenda_answer(cancelled, TODAY, say),
        "agenda_proposal": proposal_post(PROPOSAL, None, meeting(DAY), say),
        "agenda_answer": answer_post(
            PROPOSAL, Entry("m", 3, Act.DECLINED, "it", DAY, PROPOSAL.key), meeting(DAY), say
        ),
        "agenda_action": action_post(ACTION, meeting(DAY), DAY, say),
        "agenda_theme": theme_post(
            "Förvaltningsplan", "plan", meeting(DAY, Forum.MAINTENANCE_MEETING), [named("W3D3"), named("Platina")],
            (), say,
        ),
        "agenda_hostile": AgendaAnswer(
            HOSTILE, (HOSTILE_LINES,), (row(HOSTILE), row(LONG_WORD, press), row(LONG_HOSTILE)), HOSTILE, (HOSTILE,),
            HOSTILE, (press,), (Link(HOSTILE, "javascript:alert(1)"),),
        ),
        "agenda_longest": AgendaAnswer("Rubrik " * 30, ("Ord " * 40,), (row("Åland " * 40, press),) * 12, "Slut " * 40),
        "agenda_longest_post": AgendaAnswer("Rubrik " * 30, ("Ord " * 40,), (row("Åland " * 40),) * 12, "Slut " * 40),
    }  # fmt: skip
    return [(name, answer, answer.text) for name, answer in samples.items()]
