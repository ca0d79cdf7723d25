"""Alerts as a source of tidings: one message for each group, which counts up, and a summary each working day."""

from __future__ import annotations

import zlib
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from bot.access import Place, Viewer
from bot.alerts.given import Given, all_given
from bot.alerts.wording import SystemOf, digest_post, group_post, kind_name
from bot.clock import LOCAL_ZONE, local_date
from bot.domain.alerts import AlertGroup, AlertKind
from bot.domain.deliveries import IT_ALERTS, DeliveryKey
from bot.domain.people import Person
from bot.domain.posts import Post
from bot.domain.workdays import is_working_day
from bot.policies import AlertPolicy
from bot.ports import Alerts, Clock, Register
from bot.texts import Texts, texts_for
from bot.tidings import Amendment, Audience, Tiding, Tidings

GROUP, DIGEST, GIVEN = "alert", "alert_digest", "alert_given"
_READERS = Viewer(Person(aad_object_id="", name=""), Place.CHANNEL)
"""As anybody: a channel may have guests."""

PROMPT = frozenset(
    {
        AlertKind.OVERLAPPING_NEED,
        AlertKind.SAME_NEED,
        AlertKind.IMPORT_DOUBTS,
        AlertKind.INSTALLATION_BLOCKED,
        AlertKind.PURCHASE_BLOCKED,
        AlertKind.REQUEST_WAITING,
        AlertKind.RUN_MISSED,
    }
)
"""Sorts that follow on what somebody just did. The others can wait for the morning."""


@dataclass(frozen=True, slots=True)
class AlertTidings:
    """Implements bot.tidings.TidingSource."""

    alerts: Alerts
    register: Register
    policy: AlertPolicy
    clock: Clock

    async def stamp(self, today: date) -> Hashable:
        """What has been noted and done, whether it is time for the summary, and what systems are called."""
        return await self.alerts.stamp(), self._digest_is_due(today), await self.register.view(_READERS)

    async def reckon(self, today: date, audience: Audience) -> Tidings:
        """A message for each group with something open; what earlier ones show now; the summary."""
        groups = await self.alerts.groups()
        system_of = (await self.register.view(_READERS)).by_key
        told = [_told(group, system_of) for group in groups if group.left]
        shown = [
            Amendment(
                frozenset({GROUP, GIVEN}),
                _subject(group),
                _revision(group, system_of),
                partial(_shown, group, system_of),
            )
            for group in groups
        ]
        counts = await self.alerts.counts() if self._digest_is_due(today) else {}
        in_it = set(audience.group("it_unit"))
        given = [
            _given(one, recipient, system_of)
            for one in await all_given(self.alerts, groups, today)
            if (recipient := audience.person(one.to)) in in_it and recipient is not None
        ]
        return Tidings([*told, *given, *([_digest(counts, today)] if counts else [])], shown)

    def _digest_is_due(self, today: date) -> bool:
        now = self.clock().astimezone(LOCAL_ZONE)
        is_time = now.date() > today or now.time() >= self.policy.digest_at
        return self.policy.digest and is_working_day(today) and is_time


def _told(group: AlertGroup, system_of: SystemOf) -> Tiding:
    opened = local_date(group.opened_at)
    return Tiding(
        DeliveryKey(GROUP, _subject(group), opened, 0, IT_ALERTS),
        opened,
        lambda say: group_post(group, say, system_of),
        lambda say: say("alerts-why", kind=kind_name(group.kind, say)),
        prompt=group.kind in PROMPT,
        revision=_revision(group, system_of),
    )


def _given(one: Given, recipient: str, system_of: SystemOf) -> Tiding:
    """To whoever has been assigned it: the same message as in the channel, and who wants them to have it."""

    def write(say: Texts) -> Post:
        post = group_post(one.group, say, system_of)
        return replace(post, note=say("alerts-given", name=one.by.name))

    return Tiding(
        DeliveryKey(GIVEN, _subject(one.group), one.on, 0, recipient),
        one.on,
        write,
        lambda say: say("alerts-why", kind=kind_name(one.group.kind, say)),
        prompt=True,
        revision=_revision(one.group, system_of),
    )


def _subject(group: AlertGroup) -> str:
    return f"group:{group.number}"


def _revision(group: AlertGroup, system_of: SystemOf) -> str:
    """What version of the message it is: a system may get another name, or become secret."""
    return f"{group.version}.{zlib.crc32(group_post(group, texts_for('sv'), system_of).text.encode()):08x}"


def _shown(group: AlertGroup, system_of: SystemOf, say: Texts, _recipient: str) -> Post:
    return group_post(group, say, system_of)


def _digest(counts: Mapping[AlertKind, int], today: date) -> Tiding:
    return Tiding(
        DeliveryKey(DIGEST, "open", today, 0, IT_ALERTS),
        today,
        lambda say: digest_post(counts, say),
        lambda say: say("alerts-why-digest"),
    )
