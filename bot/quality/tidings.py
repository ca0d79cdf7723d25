"""The quality drive as a source of tidings: one question to each manager, a reminder, and what became of it."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from bot.domain.answers import Press
from bot.domain.deliveries import DeliveryKey
from bot.domain.posts import NoticePost
from bot.domain.quality import (
    Act,
    Asked,
    Entry,
    Knowledge,
    QualityRules,
    Round,
    after,
    fact_text,
    is_time,
    next_question,
)
from bot.domain.systems import ItSystem
from bot.domain.workdays import is_working_day
from bot.policies import QualityPolicy
from bot.ports import Quality, SystemSource
from bot.quality.wording import age_text, answer_presses, heading_of, is_disclosed, now_text
from bot.texts import Texts
from bot.tidings import PERSON, Amendment, Audience, Tiding, Tidings

ASK, REMIND = "quality_question", "quality_reminder"
_KINDS = frozenset({ASK, REMIND})
_AMENDED_FOR = timedelta(days=60)
_WORKDAYS = 5


@dataclass(frozen=True, slots=True)
class QualityTidings:
    """Implements bot.tidings.TidingSource. Nobody is asked in the `quiet_weeks` or on a day off."""

    quality: Quality
    source: SystemSource
    policy: QualityPolicy
    quiet_weeks: frozenset[int]

    async def stamp(self, today: date) -> Hashable:
        """What has been asked and answered, and the register."""
        del today
        return await self.quality.stamp(), await self.source.version()

    async def reckon(self, today: date, audience: Audience) -> Tidings:
        """Questions that wait for an answer. One whose time has come has been put by then, and only once."""
        if not self.policy.enabled:
            return Tidings()
        systems = (await self.source.load())[0]
        known, rounds = await self.quality.known(), dict(await self.quality.rounds())
        managed = _by_manager(systems, audience)
        if await self._is_asking(today):
            for person, theirs in managed.items():
                if audience.told_from(f"{PERSON}{person}", today) <= today:
                    one = rounds.get(person, Round(person))
                    rounds[person] = await self._put(theirs, known, one, today)
        new: list[Tiding] = []
        amended: list[Amendment] = []
        by_key = {system.key: system for system in systems}
        for person, one in rounds.items():
            theirs = managed.get(person, [])
            new += self._waiting(one, theirs, known, today)
            amended += _settled(one, by_key, theirs, today)
        return Tidings(tuple(new), tuple(amended))

    async def _is_asking(self, today: date) -> bool:
        began = await self.quality.began()
        if began is None or today < began + timedelta(days=self.policy.start_after_days):
            return False
        return is_working_day(today) and today.isocalendar().week not in self.quiet_weeks

    async def _put(self, theirs: Sequence[ItSystem], known: Knowledge, one: Round, today: date) -> Round:
        """The round with the next question, if it is time for one. Another replica may have been faster."""
        rules = self.policy.rules()
        if not is_time(one, rules, today, zlib.crc32(one.person.encode()) % _WORKDAYS):
            return one
        found = next_question(theirs, known, one, rules, today)
        if found is None:
            return one
        system, fact = found
        said = fact_text(system, fact)
        entry = Entry(one.person, one.version + 1, Act.ASKED, today, system.key, fact, said)
        return after(one, entry) if await self.quality.add(entry) else await self.quality.round(one.person)

    def _waiting(self, one: Round, theirs: Sequence[ItSystem], known: Knowledge, today: date) -> Iterator[Tiding]:
        asked, rules = one.open, self.policy.rules()
        if asked is None or not asked.sent or one.is_paused(today):
            return
        system = holds(asked, theirs, known, rules, today)
        if system is None:
            return
        again = asked.on + timedelta(days=rules.remind_after_days)
        for kind, day in ((ASK, asked.on), (REMIND, again)):
            if day <= today:
                key = DeliveryKey(kind, _subject(asked), asked.on, asked.number, f"{PERSON}{one.person}")
                yield Tiding(
                    key,
                    day,
                    partial(question_post, system, asked, known, reminds=kind == REMIND),
                    why=partial(_why, kind, system),
                    about=(system,) if is_disclosed(system, asked.fact) else (),
                    facts="quality",
                    revision="open",
                    system=system,
                )


def holds(
    asked: Asked, theirs: Sequence[ItSystem], known: Knowledge, rules: QualityRules, today: date
) -> ItSystem | None:
    """The system of a question that still makes sense: the person's own, and the register says what it said."""
    system = next((one for one in theirs if one.key == asked.system), None)
    if system is None or fact_text(system, asked.fact) != asked.said:
        return None
    return None if known.is_fresh(system, asked.fact, rules, today) else system


def question_post(system: ItSystem, asked: Asked, known: Knowledge, say: Texts, *, reminds: bool = False) -> NoticePost:
    """The question with its buttons."""
    return NoticePost(
        heading=heading_of(system, asked.fact, say),
        now=now_text(system, asked.fact, say),
        nothing=age_text(known.dated(system, asked.fact), say),
        who=say("quality-reminder") if reminds else "",
        why=say("quality-why"),
        actions=answer_presses(system, asked, say),
    )


def _settled(
    one: Round, by_key: Mapping[str, ItSystem], theirs: Sequence[ItSystem], today: date
) -> Iterator[Amendment]:
    """What earlier messages show: what became of the question, and nothing that the register says."""
    for asked in one.questions:
        system = by_key.get(asked.system)
        if not asked.sent or system is None or today - asked.on > _AMENDED_FOR:
            continue
        moot = system not in theirs or fact_text(system, asked.fact) != asked.said
        if asked == one.open and not moot:
            continue
        became = asked.answer.value if asked.answer else "moot"
        secret = system.restricted is not None and system.restricted.secret
        yield Amendment(
            _KINDS,
            _subject(asked),
            became,
            partial(settled_post, system, asked, became),
            deadline=asked.on,
            about=(system,) if secret else (),
            facts="quality",
        )


def settled_post(system: ItSystem, asked: Asked, became: str, say: Texts, recipient: str) -> NoticePost:
    """What became of a question."""
    del recipient
    day = (asked.answered_on or asked.on).isoformat()
    return NoticePost(
        heading=say("quality-settled-heading", system=system.name),
        now=say(f"quality-settled-{became}", day=day),
        nothing="",
        who="",
        why=say("quality-why"),
        actions=(Press("quality.next", say("quality-press-next"), {}),),
    )


def _by_manager(systems: Sequence[ItSystem], audience: Audience) -> dict[str, list[ItSystem]]:
    """Systems by whom they have as manager, of those who can be reached."""
    found: dict[str, list[ItSystem]] = defaultdict(list)
    for system in systems:
        recipient = audience.holder(system.manager) if system.manager is not None else None
        if recipient is not None:
            found[recipient.removeprefix(PERSON)].append(system)
    return found


def _subject(asked: Asked) -> str:
    return f"{asked.system}:{asked.fact.value}"


def _why(kind: str, system: ItSystem, say: Texts) -> str:
    return say(f"quality-due-{kind}", system=system.name)
