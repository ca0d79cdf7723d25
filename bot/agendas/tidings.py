"""Agendas as a source of tidings: posts before a meeting, proposals, answers, and what somebody is to do after it.

The channel is told what any employee may read. A post follows the agenda until the meeting: there is one of each rung,
also for a meeting that is moved, because a meeting's key does not change.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from bot.agendas.desk import AgendaDesk
from bot.agendas.links import public_url
from bot.agendas.posts import action_post, answer_post, proposal_post, theme_post
from bot.agendas.wording import agenda_answer, public_presses
from bot.clock import local_date
from bot.domain.agenda_facts import lacks, subject_of
from bot.domain.agendas import Act, Agenda, Entry, answer_to, open_actions
from bot.domain.answers import AgendaAnswer, Link, Press
from bot.domain.deliveries import IT_ALERTS, REMINDERS, DeliveryKey
from bot.domain.meetings import Forum, Meeting
from bot.domain.notices import sent_early
from bot.domain.people import same_name
from bot.domain.systems import ItSystem
from bot.links import SignedLinks
from bot.texts import Texts, texts_for
from bot.tidings import PERSON, Amendment, Audience, Tiding, Tidings

AGENDA, THEME, PROPOSAL, ANSWER, ACTION = (
    "agenda",
    "agenda_theme",
    "agenda_proposal",
    "agenda_answer",
    "agenda_action",
)
_ALWAYS = date(2000, 1, 1)
"""The deadline of what has none: a meeting may be moved, and is the same meeting."""

_TOO_OLD = timedelta(days=14)
_LOOK_AHEAD = timedelta(days=120)
_YEARS = timedelta(days=800)


class AgendaTidings:
    """Implements bot.tidings.TidingSource. `links` is None where the service has no address."""

    def __init__(self, desk: AgendaDesk, quiet_weeks: frozenset[int], links: SignedLinks | None = None) -> None:
        self._desk = desk
        self._quiet = quiet_weeks
        self._links = links

    async def stamp(self, today: date) -> Hashable:
        """What people have done and what the facts are. Nyttokalkyler have no number, so theirs are counted."""
        dossiers = tuple((one.number, one.version) for one in await self._desk.dossiers.submitted())
        return (*await self._desk.stamp(today), dossiers)

    async def reckon(self, today: date, audience: Audience) -> Tidings:
        """All that is due of agendas."""
        new: list[Tiding] = []
        amended: list[Amendment] = []
        for meeting in await self._desk.meetings.between(today, today + _LOOK_AHEAD):
            agenda = await self._desk.agenda(meeting, today, detailed=False)
            rung = self._rung(meeting, today)
            post = await self._post(agenda, today)
            if rung is not None and not meeting.cancelled:
                new.append(self._posted(agenda, rung, post))
                new += await self._themes(agenda, rung, audience)
            shown = post(texts_for("sv"))
            amended.append(
                Amendment(frozenset({AGENDA}), meeting.key, _revision(shown), lambda say, _to, post=post: post(say))  # type: ignore[misc]
            )
        by_meeting: dict[str, list[Entry]] = defaultdict(list)
        for entry in await self._desk.kept.all():
            by_meeting[entry.meeting].append(entry)
        for key, entries in by_meeting.items():
            found = await self._desk.meetings.get(key)
            if found is not None and abs(local_date(found.starts) - today) < _YEARS:
                said = self._said(found, entries, today, audience)
                new += said.new
                amended += said.amended
        return Tidings(tuple(new), tuple(amended))

    def send_day(self, meeting: Meeting, rung: int) -> date:
        """The working day on which the agenda is posted."""
        return sent_early(local_date(meeting.starts) - timedelta(days=rung), self._quiet)

    async def foreseen(self, today: date, audience: Audience) -> Tidings:
        """What is told of agendas on that very day; the others are not built, so that a year can be looked through."""
        new: list[Tiding] = []
        for meeting in await self._desk.meetings.between(today, today + _LOOK_AHEAD):
            rung = self._rung(meeting, today)
            if rung is not None and self.send_day(meeting, rung) == today and not meeting.cancelled:
                agenda = await self._desk.agenda(meeting, today, detailed=False)
                new.append(self._posted(agenda, rung, await self._post(agenda, today)))
                new += await self._themes(agenda, rung, audience)
        return Tidings(tuple(new))

    def _rung(self, meeting: Meeting, today: date) -> int | None:
        """The rung whose day has come: the last one, so that two are not posted at once."""
        reached = [rung for rung in self._desk.policy.days_before if self.send_day(meeting, rung) <= today]
        return min(reached, default=None)

    async def _post(self, agenda: Agenda, today: date) -> _Post:
        links: tuple[tuple[str, str], ...] = ()
        if self._links is not None and not agenda.meeting.cancelled:
            links = (("agendas-press-word", await public_url(self._links, agenda.meeting, "sv")),)
        return _Post(agenda, today, links)

    def _posted(self, agenda: Agenda, rung: int, post: _Post) -> Tiding:
        return Tiding(
            DeliveryKey(AGENDA, agenda.meeting.key, _ALWAYS, rung, REMINDERS),
            self.send_day(agenda.meeting, rung),
            post,
            lambda say: say("agendas-why-posted", days=rung),
            revision=_revision(post(texts_for("sv"))),
        )

    async def _themes(self, agenda: Agenda, rung: int, audience: Audience) -> list[Tiding]:
        """What the theme is for each manager's own systems, once, together with the first post."""
        lacking, theme, meeting = lacks(agenda.theme), agenda.theme, agenda.meeting
        if lacking is None or theme is None or meeting.forum is not Forum.MAINTENANCE_MEETING:
            return []
        first = max(self._desk.policy.days_before)
        if rung != first:
            return []
        systems = [one for one in await self._desk.systems(secret=True) if lacking(one)]
        mine: dict[str, list[ItSystem]] = defaultdict(list)
        for system in systems:
            recipient = audience.holder(system.manager) if system.manager is not None else None
            if recipient is not None:
                mine[recipient].append(system)
        return [
            Tiding(
                DeliveryKey(THEME, meeting.key, _ALWAYS, first, recipient),
                self.send_day(meeting, first),
                partial(_themed, theme, meeting, tuple(own)),
                lambda say: say("agendas-why-mine"),
                tuple(own),
                "theme",
            )
            for recipient, own in mine.items()
        ]

    def _said(self, meeting: Meeting, entries: Sequence[Entry], today: date, audience: Audience) -> Tidings:
        """What follows on proposals and on what was decided at a meeting."""
        new = [*self._proposals(meeting, entries, today, audience), *self._actions(meeting, entries, today, audience)]
        amended = []
        open_keys = {one.key for one in open_actions(entries)}
        for entry in entries:
            if entry.act is Act.PROPOSED and (answer := answer_to(entry, entries)) is not None:
                post = partial(_proposed, entry, answer, meeting)
                amended.append(Amendment(frozenset({PROPOSAL}), entry.key, answer.act.value, post))
            if entry.act is Act.ACTION and entry.key not in open_keys:
                amended.append(
                    Amendment(frozenset({ACTION}), entry.key, "done", partial(_action_done, entry, meeting, today))
                )
        return Tidings(new, amended)

    def _proposals(
        self, meeting: Meeting, entries: Sequence[Entry], today: date, audience: Audience
    ) -> Iterator[Tiding]:
        for entry in entries:
            if entry.act is not Act.PROPOSED:
                continue
            answer = answer_to(entry, entries)
            if answer is None and today <= local_date(meeting.ends):
                organiser = audience.email(meeting.organiser) if meeting.organiser else None
                key = DeliveryKey(PROPOSAL, entry.key, _ALWAYS, 0, organiser or IT_ALERTS)
                yield Tiding(
                    key, entry.on, partial(proposal_post, entry, None, meeting), _prompted, prompt=True, revision="open"
                )
            elif answer is not None and today - answer.on < _TOO_OLD and (asker := audience.person(entry.person)):
                key = DeliveryKey(ANSWER, entry.key, _ALWAYS, 0, asker)
                yield Tiding(key, answer.on, partial(answer_post, entry, answer, meeting), _prompted, prompt=True)

    def _actions(self, meeting: Meeting, entries: Sequence[Entry], today: date, audience: Audience) -> Iterator[Tiding]:
        for entry in open_actions(entries):
            recipient = responsible(entry, audience)
            if recipient is None or entry.due is None:
                continue
            post = partial(action_post, entry, meeting, today)
            if today - entry.on < _TOO_OLD:
                key = DeliveryKey(ACTION, entry.key, entry.due, _GIVEN, recipient)
                yield Tiding(key, entry.on, post, _of_action, prompt=True, revision="open")
            days = [(rung, self._action_day(entry.due, rung)) for rung in self._desk.policy.action_days]
            reached = [(day, rung) for rung, day in days if entry.on < day <= today]
            if reached:
                day, rung = max(reached)
                key = DeliveryKey(ACTION, entry.key, entry.due, rung, recipient)
                yield Tiding(key, day, post, _of_action, revision="open")

    def _action_day(self, due: date, rung: int) -> date:
        return sent_early(due - timedelta(days=rung), self._quiet)


_GIVEN = 1000
"""The rung of an action that has just been given."""


class _Post:
    """An agenda as it is posted, in the language of who reads it."""

    def __init__(self, agenda: Agenda, today: date, links: tuple[tuple[str, str], ...]) -> None:
        self._agenda = agenda
        self._today = today
        self._links = links

    def __call__(self, say: Texts) -> AgendaAnswer:
        links = [Link(say(key), url) for key, url in self._links]
        presses = public_presses(self._agenda, self._today, say)
        return agenda_answer(self._agenda, self._today, say, actions=presses, links=links)


def responsible(action: Entry, audience: Audience) -> str | None:
    """Who is reminded of an action: by object id, by address, or by a name that only one person has."""
    if action.person:
        return audience.person(action.person)
    by_address = audience.email(action.name)
    if by_address is not None:
        return by_address
    named = [one for one in audience.people if same_name(one.name, action.name)]
    return f"{PERSON}{named[0].aad_object_id}" if len(named) == 1 else None


def _themed(theme: str, meeting: Meeting, lacking: tuple[ItSystem, ...], say: Texts) -> AgendaAnswer:
    presses = (
        Press("agenda.share", say("agendas-press-share"), {"meeting": meeting.key}),
        Press("my_systems.show", say("agendas-press-mine"), {}),
    )
    return theme_post(theme, subject_of(theme), meeting, lacking, presses, say)


def _proposed(proposal: Entry, answer: Entry, meeting: Meeting, say: Texts, _to: str) -> AgendaAnswer:
    return proposal_post(proposal, answer, meeting, say)


def _action_done(action: Entry, meeting: Meeting, today: date, say: Texts, _to: str) -> AgendaAnswer:
    return action_post(action, meeting, today, say, done=True)


def _prompted(say: Texts) -> str:
    return say("agendas-why-prompt")


def _of_action(say: Texts) -> str:
    return say("agendas-why-action")


def _revision(shown: AgendaAnswer) -> str:
    """Differs whenever the post would look different."""
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]
