"""Retirements as a source of tidings: cases that decisions open, who is told, reminders of steps, and the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from bot.domain.answers import Press
from bot.domain.checklists import STEPS, Capacity, Rules, Step
from bot.domain.deliveries import IT_ALERTS, DeliveryKey
from bot.domain.posts import NoticePost
from bot.domain.retirements import Case, State
from bot.domain.systems import ItSystem
from bot.domain.workdays import is_working_day, working_day_on_or_before
from bot.policies import RetirementPolicy
from bot.ports import ContractDecisions, Dossiers, Retirements, SystemSource
from bot.retirements.opening import decided
from bot.retirements.wording import is_secret, leader_text, left_line, reason_text, state_text
from bot.texts import Texts
from bot.tidings import PERSON, Amendment, Audience, Tiding, Tidings

OPENED, DUE, ENDED = "retirement_opened", "retirement_due", "retirement_ended"
_KINDS = frozenset({OPENED, DUE, ENDED})
_AMENDED_FOR = timedelta(days=60)
_TOLD_FOR = timedelta(days=7)
_WEEK = timedelta(days=7)


class RetirementTidings:
    """Implements bot.tidings.TidingSource."""

    def __init__(
        self,
        retirements: Retirements,
        source: SystemSource,
        decisions: ContractDecisions,
        dossiers: Dossiers,
        policy: RetirementPolicy,
    ) -> None:
        self._retirements = retirements
        self._source = source
        self._decisions = decisions
        self._dossiers = dossiers
        self._policy = policy
        self._rules = policy.rules()

    async def stamp(self, today: date) -> Hashable:
        """The cases, the register, and the decisions that open cases."""
        del today
        return (
            await self._retirements.stamp(),
            await self._source.version(),
            await self._decisions.stamp(),
            await self._dossiers.stamp(),
        )

    async def reckon(self, today: date, audience: Audience) -> Tidings:
        """What is to be told of retirements. A decision to retire has opened its case by then, and only once."""
        systems = {one.key: one for one in (await self._source.load())[0]}
        known = {case.system: case for case in await self._retirements.all()}
        entries = decided(
            systems, known, await self._decisions.all(), await self._dossiers.submitted(), self._policy, today, audience
        )
        for entry in entries:
            await self._retirements.add(entry)
        cases = await self._retirements.all() if entries else known.values()
        new: list[Tiding] = []
        amended: list[Amendment] = []
        for case in cases:
            system = systems.get(case.system)
            if system is not None:
                new += self._told(case, system, today, audience)
                if today - case.last_on <= _AMENDED_FOR:
                    about = (system,) if is_secret(system) else ()
                    write = partial(case_post, case, system, self._rules, today)
                    amended.append(
                        Amendment(_KINDS, case.system, case.revision, write, about=about, facts="retirement")
                    )
        return Tidings(tuple(new), tuple(amended))

    def _told(self, case: Case, system: ItSystem, today: date, audience: Audience) -> Iterator[Tiding]:
        everybody = list(dict.fromkeys(one for who in Capacity for one in self._of(who, case, system, audience)))
        if case.ended is not None:
            if today - case.ended.on <= _TOLD_FOR:
                for recipient in everybody:
                    if recipient != f"{PERSON}{case.ended.by}":
                        key = DeliveryKey(ENDED, case.system, case.ended.on, case.ended.version, recipient)
                        yield self._tiding(key, case, system, today, prompt=True)
            return
        for recipient in everybody:
            leads = recipient == f"{PERSON}{case.leader}" and case.leader_since is not None
            since = case.leader_since if leads and case.leader_since else case.opened.on
            if today - since <= _TOLD_FOR and recipient != f"{PERSON}{case.opened.by}":
                key = DeliveryKey(OPENED, case.system, case.opened.on, case.opened.version, recipient)
                yield self._tiding(key, case, system, today, prompt=True)
        yield from self._reminders(case, system, today, audience)

    def _reminders(self, case: Case, system: ItSystem, today: date, audience: Audience) -> Iterator[Tiding]:
        """One message a recipient and day, whatever number of steps. What is late comes together once a week."""
        by_day: dict[tuple[str, date], list[Step]] = defaultdict(list)
        for step in case.left():
            day = reminder_day(self._rules.due(step, case.target), self._policy.remind_before_days, today)
            if day is None or day <= case.opened.on:
                continue
            who = self._rules.who(step)
            found = self._of(who, case, system, audience) or self._of(Capacity.LEADER, case, system, audience)
            for recipient in dict.fromkeys((*found, *self._of(Capacity.LEADER, case, system, audience))):
                by_day[recipient, day].append(step)
        for recipient, day in by_day:
            key = DeliveryKey(DUE, case.system, day, case.opened.version, recipient)
            yield self._tiding(key, case, system, today, prompt=False)

    @staticmethod
    def _of(who: Capacity, case: Case, system: ItSystem, audience: Audience) -> Sequence[str]:
        if who is Capacity.IT_UNIT:
            # What is said in a channel may be read by guests: of a secret system each is told alone.
            return audience.group("it_unit") if is_secret(system) else (IT_ALERTS,)
        if who is Capacity.LEADER:
            found = audience.person(case.leader) if case.leader else None
            return (found,) if found else ()
        holder = system.owner if who is Capacity.OWNER else system.manager
        named = audience.holder(holder) if holder is not None else None
        return (named,) if named else ()

    def _tiding(self, key: DeliveryKey, case: Case, system: ItSystem, today: date, *, prompt: bool) -> Tiding:
        return Tiding(
            key,
            min(key.deadline, today),
            lambda say: case_post(case, system, self._rules, today, say, key.recipient, key.kind),
            why=partial(_why, key, system),
            about=(system,) if is_secret(system) else (),
            facts="retirement",
            prompt=prompt,
            revision=case.revision,
            system=system,
        )


def case_post(
    case: Case, system: ItSystem, rules: Rules, today: date, say: Texts, recipient: str, kind: str = ""
) -> NoticePost:
    """Where the case stands now, for whoever is told of it."""
    is_open = case.state is State.OPEN
    late = any(rules.due(step, case.target) < today for step in case.left())
    facts = [
        (say("notices-system"), f"{system.name} ({system.department})"),
        (say("retirements-fact-target"), case.target.isoformat()),
        (say("retirements-fact-left"), str(len(case.left()))),
    ]
    soon = sorted(case.left(), key=lambda step: (rules.due(step, case.target), STEPS.index(step)))[:3]
    lines = " ".join(left_line(step, case, rules, today, say) for step in soon) if is_open else ""
    return NoticePost(
        heading=say(f"retirements-post-{case.state.value}", system=system.name),
        now=state_text(case, say) if is_open else f"{state_text(case, say)} {_afterwards(case, recipient, say)}",
        nothing=lines,
        who=leader_text(case, say) if is_open else "",
        why=say("retirements-why-due") if kind == DUE else reason_text(case, say),
        facts=tuple(facts) if is_open else (),
        urgent=is_open and late and kind == DUE,
        actions=_presses(case, say),
    )


def reminder_day(due: date, before: int, today: date) -> date | None:
    """The newest working day on which a step's responsible is reminded, or None where none has come lately.

    Some days before, on the day, and then on the first working day of each week.
    """
    days = [working_day_on_or_before(due - timedelta(days=before)), working_day_on_or_before(due)]
    for monday in (today - timedelta(days=today.weekday()), today - timedelta(days=today.weekday()) - _WEEK):
        first = monday
        while not is_working_day(first):
            first += timedelta(days=1)
        if first > due:
            days.append(first)
    come = [day for day in days if day <= today and today - day < _WEEK]
    return max(come, default=None)


def _afterwards(case: Case, recipient: str, say: Texts) -> str:
    """IT-enheten keeps the systemlista: nothing leaves it by itself."""
    closed = case.state is State.CLOSED
    return (
        say("retirements-after-closing-it" if recipient == IT_ALERTS else "retirements-after-closing") if closed else ""
    )


def _presses(case: Case, say: Texts) -> tuple[Press, ...]:
    data: Mapping[str, str | int] = {"system": case.system, "version": case.version}
    show = Press("retirement.show", say("retirements-press-case"), dict(data))
    done = Press("retirement.done", say("retirements-press-done"), dict(data))
    return (done, show) if case.state is State.OPEN else (show,)


def _why(key: DeliveryKey, system: ItSystem, say: Texts) -> str:
    return say(f"retirements-due-{key.kind}", system=system.name, day=key.deadline.isoformat())
