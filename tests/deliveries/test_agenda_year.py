"""A year of agendas from the first of December 2026: which are posted, on which days, over holidays and the summer."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

from docx import Document

from bot.agendas.desk import AgendaDesk, AgendaDocuments
from bot.agendas.in_memory import SessionAgendas
from bot.agendas.links import Paper
from bot.agendas.paper import paper_of
from bot.agendas.tidings import AGENDA, AgendaTidings
from bot.documents.agenda_word import agenda_word
from bot.domain.agendas import ItemKind
from bot.domain.deliveries import REMINDERS
from bot.domain.meetings import Forum
from bot.domain.workdays import is_working_day
from bot.policies import AgendaPolicy
from bot.texts import texts_for
from bot.tidings import Audience
from tests.fakes.agendas import Meetings, Planned, meeting
from tests.fakes.house import NOTICE_RULES, Decided, Values
from tests.notices.rules import contract, system
from tests.test_agendas_public import Submitted

TACTICAL, MAINTENANCE, OWNERS = Forum.TACTICAL_MEETING, Forum.MAINTENANCE_MEETING, Forum.OWNER_MEETING
MET = [
    meeting(date(2027, 1, 7), TACTICAL),  # the day after Epiphany
    meeting(date(2027, 1, 20), MAINTENANCE, theme="Förvaltningsplan"),
    meeting(date(2027, 4, 1), TACTICAL),  # the Thursday after Easter is 1 April: Easter Sunday is 28 March
    meeting(date(2027, 6, 28), TACTICAL),  # the Monday after midsummer
    meeting(date(2027, 8, 18), OWNERS),  # two weeks before lies in the quiet weeks of the summer
    meeting(date(2027, 11, 1), MAINTENANCE, theme="Avtal"),  # the Monday after All Saints' and the change of clocks
]
EXPECTED = {
    (date(2026, 12, 23), "2027-01-07", 14),  # Christmas Eve is closed
    (date(2027, 1, 5), "2027-01-07", 2),
    (date(2027, 1, 5), "2027-01-20", 14),  # Epiphany
    (date(2027, 1, 18), "2027-01-20", 2),
    (date(2027, 3, 18), "2027-04-01", 14),
    (date(2027, 3, 30), "2027-04-01", 2),
    (date(2027, 6, 14), "2027-06-28", 14),
    (date(2027, 6, 24), "2027-06-28", 2),  # a Saturday, and midsummer before it
    (date(2027, 7, 9), "2027-08-18", 14),  # before the quiet weeks
    (date(2027, 8, 16), "2027-08-18", 2),
    (date(2027, 10, 18), "2027-11-01", 14),
    (date(2027, 10, 29), "2027-11-01", 2),
}


async def nothing(_asked):
    return ()


def desk_of(met, **more):
    return AgendaDesk(
        kept=SessionAgendas(),
        meetings=Meetings(met),
        systems=Values((system(contract()),), ()),
        dossiers=Submitted(),
        decisions=Decided(),
        plans=Planned(),
        rules=NOTICE_RULES,
        **more,
    )


async def test_the_owners_look_back_at_the_model_once():
    met = [meeting(day, OWNERS, None) for day in (date(2026, 12, 15), date(2027, 3, 9), date(2027, 10, 12))]
    desk = desk_of(met, policy=AgendaPolicy(model_began=date(2026, 7, 1)))
    kinds = [
        ItemKind.EVALUATION
        in {line.item.kind for line in (await desk.agenda(one, date(2026, 12, 1), detailed=True)).lines}
        for one in met
    ]
    assert kinds == [False, True, False]


async def test_what_has_changed_among_the_documents_is_news_of_the_maintenance_meeting():
    asked = []

    async def news(since):
        asked.append(since)
        return ["Lathund för systemförvaltningsplan"]

    met = [meeting(day, MAINTENANCE, None) for day in (date(2027, 1, 20), date(2027, 3, 3))]
    agenda = await desk_of(met, documents=AgendaDocuments(news, nothing)).agenda(
        met[1], date(2027, 2, 20), detailed=False
    )
    assert asked == [date(2027, 1, 20)]
    assert "Lathund för systemförvaltningsplan" in repr(agenda.lines)


async def test_a_year_is_foreseen_as_it_will_be_told():
    source = AgendaTidings(desk_of(MET), NOTICE_RULES.quiet_weeks)
    foreseen = set()
    for number in range(365):
        day = date(2026, 12, 1) + timedelta(days=number)
        foreseen |= {
            (one.send_on, one.key.subject[-10:], one.key.rung)
            for one in (await source.foreseen(day, Audience())).new
            if one.key.kind == AGENDA
        }
    assert foreseen == EXPECTED


async def test_a_year_of_agendas():
    desk = desk_of(MET)
    source = AgendaTidings(desk, NOTICE_RULES.quiet_weeks)
    told = {}
    day = date(2026, 12, 1)
    while day < date(2027, 12, 1):
        for one in (await source.reckon(day, Audience())).new:
            told.setdefault(one.key, (day, one.send_on))
        day += timedelta(days=1)
    assert {key.kind for key in told} == {AGENDA}
    assert {key.recipient for key in told} == {REMINDERS}
    posted = {(first, key.subject.partition("/")[2], key.rung) for key, (first, _) in told.items()}
    assert posted == EXPECTED
    assert all(first == on and is_working_day(first) for first, on in told.values())


async def test_the_theme_has_something_to_read_in_the_channels_post_and_in_word():
    async def on(theme):
        return [(f"Om {theme}", "https://files.example.invalid/1")]

    met = [meeting(date(2027, 1, 20), MAINTENANCE, None, theme="Exit")]
    desk, today = desk_of(met, documents=AgendaDocuments(nothing, on)), date(2027, 1, 7)
    (posted,) = (await AgendaTidings(desk, frozenset()).reckon(today, Audience())).new
    assert [(one.title, one.url) for one in posted.write(texts_for("sv")).links] == [
        ("Läs: Om Exit", "https://files.example.invalid/1")
    ]
    agenda = await desk.agenda(met[0], today, detailed=False)
    document = Document(BytesIO(agenda_word(paper_of(agenda, Paper.AGENDA, today, "sv"))))
    links = [(link.text, link.address) for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert links == [("Läs: Om Exit", "https://files.example.invalid/1")]
    protocol = Document(BytesIO(agenda_word(paper_of(agenda, Paper.PROTOCOL, today, "sv"))))
    assert not [link for paragraph in protocol.paragraphs for link in paragraph.hyperlinks]
