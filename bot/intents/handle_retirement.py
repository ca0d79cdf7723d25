"""Retirement cases: shown, opened, worked on and ended (audit 3.4)."""

from __future__ import annotations

from dataclasses import replace

from bot.context import Context, which_system
from bot.domain.answers import Reply
from bot.domain.questions import Question
from bot.retirements.acting import acted
from bot.retirements.showing import TOPICS, case_reply, list_all, matter, may_see, public_reply


async def handle_retirement(question: Question, context: Context) -> Reply:
    """Answer what was typed or pressed about the retirement of a system."""
    if question.topic == "list":
        return await list_all(question, context)
    key = dict(question.form).get("system", "") if question.pressed else next(iter(question.systems), "")
    system = context.view.by_key(key)
    if system is None:
        return which_system(context, replace(question, topic=None), "retirement.show")
    one = matter(system, await context.stores.retirements.get(system.key), context)
    if not may_see(one, context):
        return public_reply(question, context, system)
    return await acted(question, context, one) if question.topic in TOPICS else case_reply(question, context, one)
