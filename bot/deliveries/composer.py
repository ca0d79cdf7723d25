"""From a planned delivery to the message that is sent: words, card, and what it discloses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.clock import LOCAL_ZONE
from bot.deliveries.plan import Planned
from bot.deliveries.planner import Reachable
from bot.domain.deliveries import Delivery
from bot.domain.notices import NoticeRules
from bot.domain.posts import PlainPost, Post
from bot.domain.questions import Language
from bot.ports import Disclosure
from bot.texts import texts_for
from bot.turn import Conversation, Outgoing

DrawPost = Callable[[Post, Language, str], dict[str, object]]
"""Turns a post into a card; given by the composition root."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent where. `disclosures` are entered in the access log together with the outcome."""

    conversation: Conversation
    outgoing: Outgoing
    disclosures: tuple[Disclosure, ...] = ()


class Composer:
    """Writes messages in the municipality's language."""

    def __init__(self, rules: NoticeRules, draw: DrawPost, language: Language = "sv") -> None:
        self._rules = rules
        self._draw = draw
        self._say = texts_for(language)

    def private(self, planned: Planned, reachable: Reachable) -> Message:
        """A notice with dates and terms, for somebody with a role in the system."""
        conversation = reachable.chat.conversation
        shown = Disclosure(
            person_id=reachable.person.aad_object_id,
            conversation_id=conversation.id,
            system_key=planned.notices[0].system.key,
            facts="contract",
            reason=f"notice {planned.key.kind}",
        )
        return Message(conversation, self._drawn(planned.post(self._rules, self._say)), (shown,))

    def in_channel(self, planned: Planned, conversation: Conversation) -> Message:
        """A digest or a single post at the level of any employee."""
        return Message(conversation, self._drawn(planned.post(self._rules, self._say)))

    def run_missed(self, delivery: Delivery, conversation: Conversation) -> Message:
        """To IT-enheten: for a time nobody looked for reminders to send."""
        again = delivery.created_at.astimezone(LOCAL_ZONE) if delivery.created_at else None
        since = delivery.key.subject.replace("T", " ")[:16]
        until = again.strftime("%Y-%m-%d %H:%M") if again else since
        text = self._say("notices-missed", **{"from": since, "to": until})
        return Message(conversation, self._drawn(PlainPost(self._say("notices-missed-heading"), text)))

    def _drawn(self, post: Post) -> Outgoing:
        card = self._draw(post, self._say.language, post.text)
        return Outgoing(text=post.text, card=card, summary=post.heading)
