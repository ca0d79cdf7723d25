"""What has changed among the governance documents: one message a day in the channel, amended while the day lasts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from datetime import date, timedelta
from functools import partial
from hashlib import sha256

from bot.domain.deliveries import REMINDERS, DeliveryKey
from bot.domain.files import FileChange, replaced
from bot.domain.posts import FilesPost
from bot.notices.changed_documents import changed_post
from bot.ports.files import FileStore
from bot.texts import Texts
from bot.tidings import Amendment, Audience, Tiding, Tidings

KIND = "documents_changed"
_SUBJECT = "documents"
_DAYS = 7  # older changes that nobody was told of are no news


class DocumentTidings:
    """Implements bot.tidings.TidingSource."""

    def __init__(self, store: FileStore, *, announce: bool) -> None:
        self._store = store
        self._announce = announce

    async def stamp(self, today: date) -> Hashable:
        """The day, and what is known of the files."""
        return today, await self._store.version() if self._announce else 0

    async def reckon(self, today: date, audience: Audience) -> Tidings:
        """A message for each of the last days on which something changed."""
        del audience  # the files are open to all who read the channel
        if not self._announce:
            return Tidings()
        days: dict[date, list[FileChange]] = defaultdict(list)
        first = today - timedelta(days=_DAYS - 1)
        for change in await self._store.changes(first):
            days[change.day].append(change)
        new = [_tiding(day, replaced(days[day])) for day in sorted(days)]
        # A day whose changes were all undone has no message to send, but may have one that stands in the channel.
        window = [first + timedelta(days=number) for number in range(_DAYS)]
        return Tidings(new, [_amendment(day, replaced(days.get(day, ()))) for day in window])


def _tiding(day: date, changes: Sequence[FileChange]) -> Tiding:
    key = DeliveryKey(KIND, _SUBJECT, day, 0, REMINDERS)
    return Tiding(key, day, partial(changed_post, changes), why=_why, revision=_revision(changes))


def _amendment(day: date, changes: Sequence[FileChange]) -> Amendment:
    def write(say: Texts, _recipient: str) -> FilesPost:
        return changed_post(changes, say)

    return Amendment(frozenset({KIND}), _SUBJECT, _revision(changes), write, deadline=day)


def _why(say: Texts) -> str:
    return say("documents-news-why")


def _revision(changes: Sequence[FileChange]) -> str:
    told = "\n".join(f"{one.what} {one.folder}/{one.name} {one.url}" for one in changes)
    return sha256(told.encode()).hexdigest()[:16]
