"""The forms of agendas: notes, items, proposals, themes and outcomes."""

from __future__ import annotations

from collections.abc import Mapping

from bot.agendas.wording import meeting_name, title_of
from bot.calculations.forms import FIELD
from bot.context import Context
from bot.domain.agendas import LONGEST_NOTE, LONGEST_TITLE, Line
from bot.domain.answers import FormAnswer, FormField, Press
from bot.domain.meetings import Meeting

OUTCOMES = ("decided", "postponed", "action")


def text_form(
    topic: str,
    meeting: Meeting,
    context: Context,
    *,
    line: Line | None = None,
    value: str = "",
    fault: str = "",
    paragraphs: tuple[str, ...] = (),
) -> FormAnswer:
    """One thing to write: «note», «add», «propose» or «theme»."""
    say = context.say
    label = "add" if topic == "propose" else topic
    data = {"meeting": meeting.key, "sent": "yes"} | ({"item": line.item.key} if line else {})
    written = FormField(
        f"{FIELD}text",
        say(f"agendas-form-{label}-label"),
        required=topic != "note",
        value=value,
        lines=topic == "note",
        fault=fault,
        missing=say("agendas-missing"),
        most=LONGEST_NOTE if topic == "note" else LONGEST_TITLE,
    )
    about = title_of(line.item, say) if line else meeting_name(meeting, say)
    press = "agendas-press-send" if topic == "propose" else "agendas-press-save"
    return FormAnswer(
        say(f"agendas-form-{topic}"), about, paragraphs, (written,), Press(f"agenda.{topic}", say(press), data),
        actions=(_back(meeting, context),),
    )  # fmt: skip


def outcome_form(
    line: Line, meeting: Meeting, context: Context, written: Mapping[str, str], faults: Mapping[str, str]
) -> FormAnswer:
    """What came of an item."""
    say = context.say
    choices = tuple((one, say(f"agendas-form-outcome-{one}")) for one in OUTCOMES)

    def field(name: str, label: str, *, required: bool = True, lines: bool = False, date: bool = False) -> FormField:
        return FormField(
            FIELD + name,
            say(label),
            value=written.get(name, ""),
            fault=faults.get(name, ""),
            missing=say("agendas-missing"),
            required=required,
            lines=lines,
            date=date,
        )

    outcome = FormField(
        f"{FIELD}outcome",
        say("agendas-form-outcome-label"),
        value=written.get("outcome", ""),
        choices=choices,
        fault=faults.get("outcome", ""),
        missing=say("agendas-missing"),
    )
    return FormAnswer(
        say("agendas-form-outcome"),
        title_of(line.item, say),
        (),
        (
            outcome,
            field("text", "agendas-form-text-label", required=False, lines=True),
            field("responsible", "agendas-form-responsible-label", required=False),
            field("due", "agendas-form-due-label", required=False, date=True),
        ),
        Press(
            "agenda.outcome",
            say("agendas-press-save"),
            {"meeting": meeting.key, "item": line.item.key, "sent": "yes"},
        ),
        actions=(_back(meeting, context),),
    )


def _back(meeting: Meeting, context: Context) -> Press:
    return Press("agenda.show", context.say("agendas-press-show"), {"meeting": meeting.key})
