"""«Osäkra leveranser»: what may have arrived and who cannot be reached, for IT-enheten to look at and settle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.access import AccessLevel, Place
from bot.alerts.wording import message_name, moment
from bot.context import Context, message_reply
from bot.domain.answers import Press, Reply
from bot.domain.deliveries import Delivery
from bot.domain.questions import Question
from bot.domain.systems import ItSystem
from bot.tidings import PERSON

_MOST_SHOWN = 4
_MOST_RECIPIENTS = 4


async def show_unsure_deliveries(question: Question, context: Context) -> Reply:
    """List them, or settle one: it arrived, it is to be sent again, the recipient can be reached again."""
    say = context.say
    if context.viewer.level is not AccessLevel.IT_UNIT:
        return message_reply(context, question, say("alerts-not-allowed"), heading=say("alerts-unsure-heading"))
    told = await _settled(question, context)
    ledger = context.stores.deliveries
    unknown, quarantined = await ledger.unknowns(), await ledger.quarantined()
    lead = say("alerts-unsure", count=len(unknown)) if unknown or quarantined else say("alerts-unsure-none")
    paragraphs = [told, lead] if told else [lead]
    rows, actions, about = await _deliveries(unknown[:_MOST_SHOWN], context)
    paragraphs += rows
    if quarantined:
        paragraphs.append(await _quarantine(quarantined, context))
    for recipient in list(quarantined)[:_MOST_RECIPIENTS]:
        name = await _named(recipient, context)
        release = say("alerts-unsure-release", recipient=name)
        actions.append(Press("deliveries.release", release, {"recipient": recipient}))
    return message_reply(
        context,
        question,
        " ".join(paragraphs),
        heading=say("alerts-unsure-heading"),
        paragraphs=("\n\n".join(paragraphs),),
        actions=tuple(actions),
        about=tuple(about),
        count=len(unknown),
    )


async def _settled(question: Question, context: Context) -> str:
    """Do what was pressed and tell what came of it; nothing for a plain list."""
    say, ledger, number = context.say, context.stores.deliveries, question.number
    if question.topic == "release":
        recipient = dict(question.form).get("recipient", "")
        if recipient not in await ledger.quarantined():
            return say("alerts-unsure-not-there")
        await ledger.accepted(recipient)
        context.stores.bell.ring()
        return say("alerts-unsure-released")
    if question.topic not in {"arrived", "again"} or number is None:
        return ""
    arrived = question.topic == "arrived"
    if not await ledger.resolve(number, arrived=arrived):
        return say("alerts-unsure-settled", number=str(number))
    context.stores.bell.ring()
    if arrived:
        return say("alerts-unsure-noted-arrived", number=str(number))
    return say("alerts-unsure-noted-again", number=str(number))


async def _deliveries(unknown: Sequence[Delivery], context: Context) -> tuple[list[str], list[Press], list[ItSystem]]:
    rows: list[str] = []
    actions: list[Press] = []
    about: list[ItSystem] = []
    for delivery in unknown:
        number = str(delivery.number)
        kind, system = _what(delivery, context)
        about += [system] if system is not None else []
        when = moment(delivery.updated_at) if isinstance(delivery.updated_at, datetime) else ""
        recipient = await _named(delivery.key.recipient, context)
        rows.append(context.say("alerts-unsure-row", number=number, kind=kind, recipient=recipient, when=when))
        data = {"delivery": delivery.number}
        actions.append(Press("deliveries.arrived", context.say("alerts-unsure-arrived", number=number), data))
        actions.append(Press("deliveries.again", context.say("alerts-unsure-again", number=number), data))
    return rows, actions, about


def _what(delivery: Delivery, context: Context) -> tuple[str, ItSystem | None]:
    """What the message was about; the system only in a personal chat."""
    kind = message_name(delivery.key.kind, context.say)
    system = context.view.by_key(delivery.key.subject.partition("/")[0])
    if system is None or context.viewer.place is not Place.PERSONAL:
        return kind, None
    return f"{kind} ({system.name})", system


async def _named(recipient: str, context: Context) -> str:
    """A channel by its purpose; a person by name in a personal chat only."""
    if not recipient.startswith(PERSON):
        key = f"alerts-unsure-channel-{recipient.partition(':')[2]}"
        return context.say(key) if context.say.has(key) else recipient
    if context.viewer.place is not Place.PERSONAL:
        return context.say("alerts-unsure-person")
    try:
        person = await context.directory.person(recipient.removeprefix(PERSON), None)
    except PermissionError:
        return context.say("alerts-unsure-person")
    return person.name or context.say("alerts-unsure-person")


async def _quarantine(quarantined: Mapping[str, datetime], context: Context) -> str:
    shown = list(quarantined.items())[:_MOST_RECIPIENTS]
    rows = [
        context.say("alerts-unsure-recipient", recipient=await _named(recipient, context), when=moment(since))
        for recipient, since in shown
    ]
    return "\n".join((context.say("alerts-unsure-quarantined", count=len(quarantined)), *rows))
