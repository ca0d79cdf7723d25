"""Questions to managers as cards: asked unasked and in the chat, missing and hostile, answered, and the progress."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.answers import MessageAnswer, Part, Press, SummaryAnswer
from bot.domain.quality import Act, Asked, Fact, Knowledge, fact_text
from bot.domain.systems import RestrictedFacts
from bot.quality.tidings import question_post, settled_post
from bot.quality.wording import age_text, answer_presses, heading_of, now_text
from bot.texts import texts_for
from tests.cards.values import ENEMY
from tests.fakes.registers import demo_systems

_DAY = date(2026, 11, 30)


def quality_samples():
    """(name, answer or post, text)."""
    say = texts_for("sv")
    system = next(one for one in demo_systems() if one.owner and one.restricted and one.restricted.contracts)
    bare = replace(system, owner=None, restricted=RestrictedFacts())

    def asked(one, fact):
        return Asked(3, one.key, fact, _DAY, sent=True, said=fact_text(one, fact))

    known = Knowledge(changed={(system.key, Fact.CONTRACT): date(2025, 3, 3)})
    answered = replace(asked(system, Fact.CONTRACT), answer=Act.CONFIRMED, answered_on=_DAY)
    posts = {
        "quality_question": question_post(system, asked(system, Fact.CONTRACT), known, say),
        "quality_reminder": question_post(bare, asked(bare, Fact.CONTRACT), Knowledge(), say, reminds=True),
        "quality_hostile": question_post(ENEMY, asked(ENEMY, Fact.CONTRACT), Knowledge(), say),
        "quality_settled": settled_post(system, answered, "confirmed", say, "person:b"),
    }
    for name, post in posts.items():
        yield name, post, post.text
    own = asked(bare, Fact.PLAN)
    lines = (now_text(bare, Fact.PLAN, say), age_text(None, say))
    pause = Press("quality.pause", say("quality-press-pause"), {})
    presses = (*answer_presses(bare, own, say), pause)
    yield "quality_in_chat", MessageAnswer(heading_of(bare, Fact.PLAN, say), lines, (), presses), " ".join(lines)
    figures = say("quality-figures", systems=62, facts=310, known=78, fresh=12)
    departments = tuple(
        say("quality-department", department=name, figures=figures)
        for name in ("Kultur- och fritidsförvaltningen", "Utbildningsförvaltningen", "Äldreförvaltningen")
    )
    pace = say("quality-pace", asked=45, confirmed=28, mended=6, later=3)
    progress = SummaryAnswer(
        say("quality-title"),
        (figures, pace, say("quality-rule", days=365)),
        parts=(Part(say("quality-departments"), points=departments),),
    )
    yield "quality_progress", progress, figures
