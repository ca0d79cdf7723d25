"""Retirement cases as cards: a case under way, the form that marks a step, and the messages, plain and hostile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.answers import FormAnswer, FormField, Press, SummaryAnswer
from bot.domain.checklists import Rules, Step
from bot.domain.retirements import Act, Cause, Entry, after
from bot.retirements.tidings import DUE, case_post
from bot.retirements.wording import checklist, leader_text, reason_text, state_text, step_title
from bot.texts import texts_for
from tests.cards.values import ENEMY, HOSTILE, LONG_HOSTILE
from tests.fakes.registers import demo_systems

_DAY = date(2026, 11, 30)


def retirement_samples():
    """(name, answer or post, text) of a case under way, a hostile one and one that is closed."""
    say, rules = texts_for("sv"), Rules(optional=frozenset({Step.EXPORT}))
    system = next(one for one in demo_systems() if one.owner and one.manager)
    opened = Entry(
        system.key, 1, Act.OPENED, "a", "Åsa Ek", _DAY, "Lifecare tar över.", target=date(2027, 1, 29), cause=Cause.CHAT
    )
    case = after(after(None, opened), Entry(system.key, 2, Act.LEADER, "a", "Åsa Ek", _DAY, leader_name="Eva Ro"))
    case = after(case, Entry(system.key, 3, Act.DONE, "b", "Bo Alm", _DAY, "Brev den 3 november.", Step.USERS))
    case = after(case, Entry(system.key, 4, Act.DEVIATION, "a", "Åsa Ek", _DAY, "Inga handlingar.", Step.ARCHIVE))
    closed = after(case, Entry(system.key, 5, Act.CLOSED, "e", "Eva Ro", _DAY))
    hostile = after(None, replace(opened, name=HOSTILE, note=LONG_HOSTILE))
    hostile = after(hostile, Entry(system.key, 2, Act.DONE, "b", HOSTILE, _DAY, LONG_HOSTILE, Step.USERS))
    data = {"system": system.key, "version": 4}

    def summary(one, of):
        lead = (state_text(one, say), leader_text(one, say), reason_text(one, say))
        presses = tuple(
            Press(f"retirement.{topic}", say(f"retirements-press-{topic}"), data)
            for topic in ("done", "deviation", "leader", "target", "cancel")
        )
        heading = say("retirements-heading", system=of.name)
        return SummaryAnswer(heading, lead, (), checklist(one, rules, _DAY, say), actions=presses)

    form = FormAnswer(
        heading=say("retirements-form-done", system=system.name),
        progress="",
        paragraphs=(say("retirements-help-done"),),
        fields=(
            FormField(
                "a_step",
                say("retirements-field-step"),
                choices=tuple((step.value, step_title(step, say)) for step in case.left()),
                missing=say("retirements-missing"),
            ),
            FormField("a_note", say("retirements-field-note-done"), lines=True, most=2_000),
        ),
        send=Press("retirement.done", say("retirements-send-done"), {**data, "sent": "yes"}),
        actions=(Press("retirement.show", say("retirements-press-back"), data),),
    )
    posts = {
        "retirement_post": case_post(case, system, rules, _DAY, say, "person:b", DUE),
        "retirement_post_closed": case_post(closed, system, rules, _DAY, say, "person:b"),
        "retirement_post_hostile": case_post(hostile, ENEMY, rules, _DAY, say, "person:b", DUE),
    }
    yield "retirement_case", summary(case, system), "Avveckling"
    yield "retirement_hostile", summary(hostile, ENEMY), HOSTILE
    yield "retirement_form", form, form.heading
    for name, post in posts.items():
        yield name, post, post.text
