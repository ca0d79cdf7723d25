"""From a planned delivery to the message that is sent: words, card, and what it discloses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.deliveries.planner import Reachable
from bot.domain.deliveries import Delivery
from bot.domain.posts import Post
from bot.domain.questions import Language
from bot.ports import Disclosure
from bot.texts import Texts, texts_for
from bot.tidings import Amendment, Tiding
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
    """Writes messages: to a person in the language they have chosen, in a channel in the municipality's."""

    def __init__(self, draw: DrawPost, language: Language = "sv") -> None:
        self._draw = draw
        self._language: Language = language
        self._say = texts_for(language)

    def private(self, told: Tiding, reachable: Reachable) -> Message:
        """Something for one person; what it shows of systems is disclosed to them."""
        say = self._spoken_to(reachable)
        return self._private(told.write(say), told, told.key.kind, reachable, say)

    def in_channel(self, tiding: Tiding, conversation: Conversation) -> Message:
        """Something for everybody in a channel."""
        return Message(conversation, self._drawn(tiding.write(self._say), self._say))

    def amended(self, amendment: Amendment, delivery: Delivery, to: Reachable | Conversation) -> Message:
        """What a message that was sent shows now."""
        say = self._say if isinstance(to, Conversation) else self._spoken_to(to)
        post = amendment.write(say, delivery.key.recipient)
        if isinstance(to, Conversation):
            return Message(to, self._drawn(post, say))
        return self._private(post, amendment, delivery.key.kind, to, say)

    def _spoken_to(self, reachable: Reachable) -> Texts:
        return texts_for(reachable.preferences.language or self._language)

    def _private(self, post: Post, told: Tiding | Amendment, kind: str, reachable: Reachable, say: Texts) -> Message:
        conversation = reachable.chat.conversation
        shown = tuple(
            Disclosure(
                person_id=reachable.person.aad_object_id,
                conversation_id=conversation.id,
                system_key=system.key,
                facts=told.facts,
                reason=f"notice {kind}",
            )
            for system in told.about
        )
        return Message(conversation, self._drawn(post, say), shown)

    def _drawn(self, post: Post, say: Texts) -> Outgoing:
        card = self._draw(post, say.language, post.text)
        return Outgoing(text=post.text, card=card, summary=post.heading)
