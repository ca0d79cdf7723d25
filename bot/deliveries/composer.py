"""From a planned delivery to the message that is sent: words, card, and what it discloses."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.deliveries.bundling import bundle_post, line_of, with_line
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


@dataclass(frozen=True, slots=True)
class Part:
    """One of several in a message: the line that it says, and what that discloses."""

    line: str
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

    def together(self, told: Sequence[Tiding], to: Reachable | Conversation) -> tuple[Message, list[Part]]:
        """Many things in one message, and for each what it says and discloses."""
        say = self._say if isinstance(to, Conversation) else self._spoken_to(to)
        parts = []
        for one in told:
            line = line_of(one.write(say), one.system.key if one.system is not None else "")
            shown = () if isinstance(to, Conversation) else self._shown(one, one.key.kind, to)
            parts.append(Part(line, shown))
        return self._bundled([part.line for part in parts], told[0].key.recipient, to, say), parts

    def together_amended(
        self, amendment: Amendment, delivery: Delivery, together: Sequence[Delivery], to: Reachable | Conversation
    ) -> tuple[Message, Part]:
        """A message about several in which one shows something else now."""
        say = self._say if isinstance(to, Conversation) else self._spoken_to(to)
        about = json.loads(delivery.line)["system"]
        line = line_of(amendment.write(say, delivery.key.recipient), about)
        shown = () if isinstance(to, Conversation) else self._shown(amendment, delivery.key.kind, to)
        lines = with_line(together, delivery, line)
        return self._bundled(lines, delivery.key.recipient, to, say), Part(line, shown)

    def _bundled(self, lines: Sequence[str], recipient: str, to: Reachable | Conversation, say: Texts) -> Message:
        conversation = to if isinstance(to, Conversation) else to.chat.conversation
        return Message(conversation, self._drawn(bundle_post(lines, recipient, say), say))

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
        shown = self._shown(told, kind, reachable)
        return Message(reachable.chat.conversation, self._drawn(post, say), shown)

    def _shown(self, told: Tiding | Amendment, kind: str, reachable: Reachable) -> tuple[Disclosure, ...]:
        return tuple(
            Disclosure(
                person_id=reachable.person.aad_object_id,
                conversation_id=reachable.chat.conversation.id,
                system_key=system.key,
                facts=told.facts,
                reason=f"notice {kind}",
            )
            for system in told.about
        )

    def _drawn(self, post: Post, say: Texts) -> Outgoing:
        card = self._draw(post, say.language, post.text)
        return Outgoing(text=post.text, card=card, summary=post.heading)
