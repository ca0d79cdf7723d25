"""What the bot says unasked: one contract, the week's contracts, a word to IT-enheten."""

from __future__ import annotations

from typing import Any

from bot.domain.posts import BundlePost, DigestGroup, DigestPost, FilesPost, NoticePost, PlainPost
from bot.domain.questions import Language
from cards.kit import Block
from cards.layout import alert, buttons, card, heading, link_row, named_fact, prose, row, section, strong, subtle

MOST_WHY = 400


def notice_card(post: NoticePost, language: Language, text: str) -> dict[str, Any]:
    """What is so, what happens if nobody acts, who should act, the facts, why it came, and buttons."""
    body: list[Block] = [heading(post.heading), (alert if post.urgent else strong)(post.now)]
    body += [prose(sentence) for sentence in (post.nothing, post.who) if sentence]
    body += [named_fact(name, value) for name, value in post.facts]
    body.append(subtle(post.why, MOST_WHY))
    body += buttons(post.actions)
    return card(language, text, body)


def digest_card(post: DigestPost, language: Language, text: str) -> dict[str, Any]:
    """The systems by department; each row is a button that shows the system."""
    body: list[Block] = [heading(post.heading), prose(post.lead)]
    for group in post.groups:
        body += _group(group)
    body.append(subtle(post.note))
    return card(language, text, body)


def bundle_card(post: BundlePost, language: Language, text: str) -> dict[str, Any]:
    """A row for each: pressed, it shows the one with what may be done about it."""
    body: list[Block] = [heading(post.heading), prose(post.lead)]
    body += [row(one.title, one.lines, one.show) for one in post.lines]
    return card(language, text, body)


def plain_card(post: PlainPost, language: Language, text: str) -> dict[str, Any]:
    """A heading and a few sentences."""
    return card(language, text, [heading(post.heading), prose(post.text)])


def files_card(post: FilesPost, language: Language, text: str) -> dict[str, Any]:
    """A line for each file, and those that can be opened are buttons as wide as the card: names of files are long."""
    body: list[Block] = [heading(post.heading), prose(post.lead), *(link_row(line) for line in post.lines)]
    return card(language, text, body)


def _group(group: DigestGroup) -> list[Block]:
    rows: list[Block] = [row(line.name, [line.responsible], line.show) for line in group.lines]
    return [section(group.department), *rows, *([subtle(group.more)] if group.more else [])]
