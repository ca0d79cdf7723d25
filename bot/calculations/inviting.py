"""Sharing a draft with a colleague, by address or by name."""

from __future__ import annotations

from collections.abc import Sequence

from bot.calculations.changing import own, own_name
from bot.calculations.forms import step_reply
from bot.context import Context
from bot.domain.answers import ChoiceAnswer, Press, Reply
from bot.domain.dossiers import Dossier, Participant
from bot.domain.people import Person
from bot.domain.questions import Question


async def invite(question: Question, context: Context, dossier: Dossier) -> Reply:
    """Let a colleague share the draft; whom a name means is asked where several have it."""
    said = dict(question.form)
    wanted = (said.get("a_who") or said.get("typed") or "").strip()
    named = await _called(wanted, context)
    if len(named) > 1:
        return _whom(question, context, dossier, wanted, named)
    if not named:
        return await step_reply(
            dossier, context, notices=(context.say("nyttokalkyl_dialog-invite-unknown", who=wanted or "…"),)
        )
    (found,) = named
    guest = Participant(found.aad_object_id, found.name, context.today, own_name(context))
    await context.calculations.dossiers.invite(dossier.number, guest)
    context.stores.bell.ring()
    newest = await own(dossier.number, context) or dossier
    notice = context.say("nyttokalkyl_dialog-invited", name=found.name, number=dossier.number)
    return await step_reply(newest, context, notices=(notice,))


async def _called(wanted: str, context: Context) -> Sequence[Person]:
    """Whom an address or a name may mean. The bot does not guess between namesakes."""
    if "@" in wanted:
        found = await context.directory.by_email(wanted)
        return [found] if found is not None and found.active else []
    return [one for one in await context.directory.named(wanted) if one.active] if wanted else []


def _whom(question: Question, context: Context, dossier: Dossier, wanted: str, named: Sequence[Person]) -> Reply:
    """Ask which of several is meant."""
    choices = tuple(
        Press(
            "nyttokalkyl.invite",
            ", ".join(filter(None, (one.name, one.title, one.department))),
            {"draft": dossier.number, "a_who": one.email},
        )
        for one in named
        if one.email
    )
    ask = context.say("nyttokalkyl_dialog-invite-which", who=wanted)
    said = f"{ask} {'; '.join(choice.title for choice in choices)}."
    return Reply(question.intent, context.language, said, ChoiceAnswer(ask, choices))
