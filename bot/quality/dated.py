"""When facts of a system were last confirmed, for who sees the facts themselves."""

from __future__ import annotations

from bot.context import Context
from bot.domain.quality import Fact
from bot.domain.systems import ItSystem
from bot.quality.wording import fact_name


async def dated_line(context: Context, system: ItSystem, *facts: Fact) -> str:
    """«Bekräftat: systemägare 2026-11-25.» of these facts, or nothing where nobody has answered for them."""
    if system.restricted is None:
        return ""
    known, say = await context.stores.quality.known(), context.say
    dated = [
        say("quality-dated-fact", fact=fact_name(fact, say), day=day.isoformat())
        for fact in facts or Fact
        if (day := known.dated(system, fact)) is not None
    ]
    return say("quality-dated", facts=", ".join(dated)) if dated else ""
