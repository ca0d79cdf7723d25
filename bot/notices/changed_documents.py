"""Words for what a day did to the governance documents."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.answers import Link
from bot.domain.files import ChangeKind, FileChange, title_of
from bot.domain.posts import FilesPost
from bot.texts import Texts

_MOST = 10


def changed_post(changes: Sequence[FileChange], say: Texts) -> FilesPost:
    """One message about all of them; where nothing is left of them, that it was undone."""
    heading = say("documents-news-heading")
    if not changes:
        return FilesPost(heading, say("documents-news-undone"))
    shown = changes[:_MOST]
    lines = [say(f"documents-news-{one.what.value}", name=title_of(one.name)) for one in shown]
    if len(changes) > _MOST:
        lines.append(say("documents-news-more", count=len(changes) - _MOST))
    links = [Link(title_of(one.name), one.url) for one in shown if one.url and one.what is not ChangeKind.REMOVED]
    return FilesPost(heading, say("documents-news-lead"), tuple(lines), tuple(links))
