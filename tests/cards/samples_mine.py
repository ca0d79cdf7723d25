"""What is coming to somebody, and how they want to be reminded; plain and hostile."""

from __future__ import annotations

from bot.domain.answers import FormAnswer, FormField, Link, Part, Press, SummaryAnswer
from bot.texts import texts_for
from tests.cards.values import HOSTILE, LONG_ADDRESS, LONG_WORD

SAY = texts_for("sv")
SHOW = Press("preferences.show", SAY("preferences-press-show"))
MINE = Press("reminders.mine", SAY("mine-press-reminders"))
HOURS = tuple((str(hour), SAY("preferences-hour-from", hour=str(hour))) for hour in range(6, 19))


def _period(*names: str) -> SummaryAnswer:
    rows = tuple(
        (f"2027-03-{day:02}", SAY("mine-date-notice_deadline", system=name)) for day, name in enumerate(names, start=1)
    )
    months = [SAY("mine-month", month=month, year="2027") for month in range(1, 6)]
    parts = tuple(Part(month, rows, (SAY("mine-period-month-more", count=7),)) for month in months)
    meetings = Part(SAY("mine-period-meetings"), points=(f"Taktiskt möte, {names[0]}, 2027-02-10",))
    return SummaryAnswer(
        SAY("mine-period-heading", first="2027-01-01", last="2027-06-30"),
        lead=(SAY("mine-period-all"), SAY("mine-period-count", count=85), SAY("mine-period-count-ends", count=12)),
        notices=(SAY("mine-period-more", count=35),),
        parts=(*parts, meetings),
        actions=(MINE, Press("my_systems.show", SAY("mine-press-systems"))),
    )


def _reminders(name: str) -> SummaryAnswer:
    heading = SAY("notices-heading-notice_deadline", system=name)
    rows = tuple(
        (f"2027-0{month}-01", SAY("mine-reminders-row", heading=heading, deadline="2027-09-30"))
        for month in range(1, 10)
    )
    return SummaryAnswer(
        SAY("mine-reminders-heading"),
        lead=(SAY("mine-reminders", count=9),),
        notices=(SAY("mine-reminders-paused", last="2027-01-10"),),
        parts=(Part(SAY("mine-reminders-next"), facts=rows),),
        actions=(SHOW, Press("my_systems.show", SAY("mine-press-systems"))),
        links=(Link(SAY("mine-press-calendar"), "https://bot.example.invalid/calendars/abc.def"),),
    )


def _preferences(*, wrong: bool) -> FormAnswer:
    return FormAnswer(
        heading=SAY("preferences-heading"),
        progress="",
        paragraphs=(SAY("preferences-intro"), SAY("preferences-pause-explained", weeks=10, days=14)),
        fields=(
            FormField(
                "language",
                SAY("preferences-language"),
                value="sv",
                choices=(("sv", SAY("preferences-language-sv")), ("en", SAY("preferences-language-en"))),
                missing=SAY("preferences-missing"),
            ),
            FormField(
                "hour",
                SAY("preferences-hour"),
                value=HOSTILE if wrong else "any",
                choices=(("any", SAY("preferences-hour-any", hour="08:00")), *HOURS),
                fault=SAY("preferences-wrong-hour") if wrong else "",
                missing=SAY("preferences-missing"),
            ),
            FormField(
                "pause",
                SAY("preferences-pause"),
                required=False,
                value="2027-08-09",
                date=True,
                fault=SAY("preferences-pause-long", latest="2027-02-02") if wrong else "",
            ),
        ),
        send=Press("preferences.save", SAY("preferences-press-save"), {"preferences": 1}),
        actions=(Press("preferences.resume", SAY("preferences-press-resume"), {"preferences": 1}), MINE),
    )


def mine_samples() -> list[tuple[str, SummaryAnswer | FormAnswer, str]]:
    """Name, answer and text of each."""
    return [
        ("period", _period(*(f"System {n}" for n in range(1, 11))), SAY("mine-period-count", count=85)),
        ("period_hostile", _period(HOSTILE, LONG_WORD, LONG_ADDRESS), HOSTILE),
        ("my_reminders", _reminders("Treserva"), SAY("mine-reminders", count=9)),
        ("my_reminders_hostile", _reminders(HOSTILE), HOSTILE),
        ("preferences", _preferences(wrong=False), SAY("preferences-typed")),
        ("preferences_wrong", _preferences(wrong=True), SAY("preferences-wrong-hour")),
    ]
