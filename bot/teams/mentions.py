"""Who is mentioned in a message, and the message as its writer would read it aloud to somebody else."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from botbuilder.schema import Activity

# Teams writes <at>Name</at>, some clients <at id="0">Name</at>.
_TAG = re.compile(r"<at(?:\s[^<>]{0,200})?>([^<>]{0,300})</at>", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\u00a0]{2,}")


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention in a message. `marker` is how it stands in the text."""

    id: str
    name: str
    marker: str

    @property
    def is_bot(self) -> bool:
        """True for bots: their ids begin with 28:, people's with 29: or 8:."""
        return self.id.startswith("28:")


def mentions(activity: Activity) -> list[Mention]:
    """The mentions of an activity in order. Entities that are not whole mentions are passed over."""
    found = []
    for entity in activity.entities or ():
        if entity is None or (entity.type or "").lower() != "mention":
            continue
        fields = entity.additional_properties
        mentioned = fields.get("mentioned")
        if not isinstance(mentioned, dict) or not isinstance(mentioned.get("id"), str):
            continue
        name = mentioned.get("name")
        name = name if isinstance(name, str) else ""
        marker = fields.get("text")
        marker = marker if isinstance(marker, str) and marker else f"<at>{name}</at>"
        found.append(Mention(mentioned["id"], name, marker))
    return found


def spoken_text(text: str, found: Iterable[Mention], bot_id: str) -> str:
    """The text without mentions of bots, and with people's names where they were mentioned.

    Each entity accounts for one place in the text, in order, so that a person who has the bot's name stays.
    """
    found = list(found)
    people = {mention.marker for mention in found if not _silent(mention, bot_id)}
    start = 0
    for mention in found:
        place = text.find(mention.marker, start)
        if place < 0:
            place = text.find(mention.marker)
        if place < 0:
            continue
        spoken = " " if _silent(mention, bot_id) else _name(mention)
        text = text[:place] + spoken + text[place + len(mention.marker) :]
        start = place + len(spoken)
    for mention in found:
        # Some clients name the bot once in the entities and several times in the text.
        if _silent(mention, bot_id) and mention.marker not in people:
            text = text.replace(mention.marker, " ")
    text = _TAG.sub(lambda match: html.unescape(match[1]), text)
    text = text.replace("&nbsp;", " ")
    return _BLANKS.sub(" ", text).strip()


def _silent(mention: Mention, bot_id: str) -> bool:
    return mention.is_bot or mention.id == bot_id


def _name(mention: Mention) -> str:
    tag = _TAG.fullmatch(mention.marker)
    return html.unescape(tag[1] if tag else mention.name or mention.marker)
