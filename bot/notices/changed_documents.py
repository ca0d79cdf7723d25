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
    lines = [_line(one, say) for one in shown]
    if len(changes) > _MOST:
        lines.append(Link(say("documents-news-more", count=len(changes) - _MOST), ""))
    return FilesPost(heading, say("documents-news-lead"), tuple(lines))


def _line(change: FileChange, say: Texts) -> Link:
    told = say(f"documents-news-{change.what.value}", name=title_of(change.name))
    return Link(told, "" if change.what is ChangeKind.REMOVED else change.url)
