"""Many notices for one reader on one day: one message with a row for each, and still a row in the ledger for each.

Who owns a quarter's contracts would otherwise get a message for every one of them. A few are sent as they are, because
a whole card says more and is decided on at once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from bot.domain.answers import Press
from bot.domain.deliveries import Delivery, DeliveryKey
from bot.domain.posts import BundleLine, BundlePost, NoticePost, Post
from bot.texts import Texts
from bot.tidings import PERSON, Tiding

FEWEST = 4
"""From so many on, they are told together."""

MOST = 10
"""Rows in a message: Teams takes 28 kB. More become a second message."""


def kinds_together(due: Mapping[DeliveryKey, Tiding]) -> dict[tuple[str, str], frozenset[str]]:
    """The kinds of what can be told together, by recipient and bundle, where there may be enough of it."""
    found: dict[tuple[str, str], list[str]] = {}
    for key, tiding in due.items():
        if tiding.bundle:
            found.setdefault((key.recipient, tiding.bundle), []).append(key.kind)
    return {place: frozenset(kinds) for place, kinds in found.items() if len(kinds) >= FEWEST}


def line_of(post: Post, about: str) -> str:
    """What a message about several says of one, as it is kept. `about` is the system's key."""
    assert isinstance(post, NoticePost), "only notices are told together"
    # The first fact is the system, which the heading says; a meeting before the deadline is the last one.
    facts = [f"{name}: {value}" for name, value in post.facts[-1:] if len(post.facts) > 1]
    lines = [line for line in (post.now, post.nothing, *facts, post.why) if line]
    return json.dumps({"title": post.heading, "lines": lines, "system": about}, ensure_ascii=False)


def bundle_post(lines: Sequence[str], recipient: str, say: Texts) -> BundlePost:
    """The message that says all the lines. In a channel a row shows who is responsible, to a person the contract."""
    private = recipient.startswith(PERSON)
    verb = "contract.show" if private else "owner.show"
    title = say("answers-press-contract" if private else "answers-press-owner")
    kept = [json.loads(line) for line in lines]
    presses = [Press(verb, title, {"system": one["system"]}) for one in kept]
    rows = tuple(BundleLine(one["title"], tuple(one["lines"]), press) for one, press in zip(kept, presses, strict=True))
    key = "notices-bundle-lead" if private else "notices-bundle-lead-channel"
    return BundlePost(say("notices-bundle-heading", count=len(rows)), say(key), rows)


def with_line(together: Sequence[Delivery], delivery: Delivery, line: str) -> list[str]:
    """The lines of a message in which one is changed."""
    return [line if one.number == delivery.number else one.line for one in together]
