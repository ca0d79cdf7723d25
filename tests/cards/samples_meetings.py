"""Meetings: the next one, many of them, and the forms of IT-enheten; plain and hostile."""

from __future__ import annotations

from bot.domain.answers import FormAnswer, FormField, Link, Part, Press, SummaryAnswer
from bot.texts import texts_for
from tests.cards.values import HOSTILE, LONG_WORD

SAY = texts_for("sv")
DATA = {"meeting": "taktiskt/ksf/2027-02-10", "seen": "1"}
WHEN = SAY("meetings-when", weekday="wed", day="2027-02-10", **{"from": "13:00", "until": "14:30"})


def _part(name: str, place: str) -> Part:
    facts = (
        (SAY("meetings-label-when"), WHEN),
        (SAY("meetings-label-place"), place),
        (SAY("meetings-label-stop"), "2027-01-27"),
        (SAY("meetings-label-theme"), name),
    )
    return Part(name, facts)


def _one(name: str, place: str) -> SummaryAnswer:
    return SummaryAnswer(
        name,
        notices=(SAY("meetings-done-moved"),),
        parts=(_part(name, place),),
        actions=(
            Press("agenda.show", SAY("agendas-press-show"), DATA),
            Press("meeting.move", SAY("meetings-press-move"), DATA),
            Press("meeting.cancel", SAY("meetings-press-cancel"), DATA),
        ),
        links=(
            Link(SAY("meetings-link-join"), "https://teams.example.invalid/m"),
            Link(SAY("meetings-link-calendar"), "https://bot.example.invalid/meetings/abc.def"),
        ),
    )


def _move(place: str, fault: str) -> FormAnswer:
    fields = (
        FormField("a_day", SAY("meetings-form-day"), value="2027-02-13", date=True, fault=fault),
        FormField("a_time", SAY("meetings-form-time"), value="13:00", most=5),
        FormField("a_place", SAY("meetings-form-place"), required=False, value=place),
    )
    return FormAnswer(
        SAY("meetings-form-move"),
        SAY("meetings-said", name="Taktiskt möte", when=WHEN),
        (),
        fields,
        Press("meeting.move", SAY("meetings-press-move"), DATA | {"sent": "yes"}),
        notices=(fault,),
        actions=(Press("meeting.show", SAY("meetings-press-show"), DATA),),
    )


def meeting_samples() -> list[tuple[str, SummaryAnswer | FormAnswer, str]]:
    """Name, answer and text."""
    many = tuple(_part(f"Taktiskt möte, förvaltning {number}", "Rådhuset") for number in range(8))
    return [
        ("meeting", _one("Taktiskt möte, Kultur- och fritidsförvaltningen", "Rådhuset, rum 3"), "Mötet är flyttat."),
        ("meeting_hostile", _one(HOSTILE, LONG_WORD), HOSTILE),
        ("meeting_list", SummaryAnswer(SAY("meetings-list-heading"), parts=many), "Möten"),
        ("meeting_move", _move("Rådhuset", SAY("meetings-closed-day")), "Flytta mötet"),
    ]
