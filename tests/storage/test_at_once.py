"""Many who decide at once, beside a file that is read in again and again: each request ends once, and the log is right.

On both databases; on PostgreSQL three replicas have pools of their own.
"""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace
from datetime import date

import pytest

from bot.domain.changes import FactChange, applied, current
from bot.domain.checklists import STEPS
from bot.domain.quality import Act as QualityAct
from bot.domain.quality import Entry as QualityEntry
from bot.domain.quality import Fact
from bot.domain.requests import RequestKind, RequestState, RequestStep, StepRefused, rejected, withdrawn
from bot.domain.retirements import Act, Entry, State
from bot.errors import BotError
from storage.exporter import write_export
from storage.importer import run_import
from storage.quality import StoredQuality
from storage.repositories import SystemRepository
from storage.requests import StoredRequests
from storage.retirements import StoredRetirements
from storage.session import Database
from tests.fakes.requests import TODAY, approve, fill, request
from tests.storage.values import system

_ENDS = frozenset({RequestStep.APPLY, RequestStep.REJECT, RequestStep.WITHDRAW})
_WISHES = (
    (RequestKind.OWNER, ("Bo Ek", "Ulla Vik", "Per Palm")),
    (RequestKind.CONTRACT_END, ("2029-12-31", "2030-06-30", "open_ended")),
    (RequestKind.CLASSIFICATION, ("K1 R1 T1", "K4 R3 T2", "K2 R2 T2")),
    (RequestKind.USAGE, ("1", "20", "300")),
)


@pytest.fixture
async def replicas(database, database_url):
    """Three, each with its own connections."""
    others = [Database(database_url) for _ in range(2)]
    yield [database, *others]
    for other in others:
        await other.close()


async def _decide(requests, number, how, who):
    """One actor's attempt, who reads the request, and tries again when somebody was faster."""
    for _ in range(4):
        one = await requests.get(number)
        try:
            if how == "approve":
                done = await approve(requests, one, who=who)
            elif how == "reject":
                no = rejected(one, "Nej.", who, who)
                done = await requests.save(no, RequestStep.REJECT, by=who, name=who, conversation=f"a:{who}")
            else:
                back = withdrawn(one)
                done = await requests.save(back, RequestStep.WITHDRAW, by="eva", name="Eva", conversation="a:eva")
        except StepRefused:
            return
        if done and not (how == "approve" and done.state is RequestState.CONFLICT):
            return


@pytest.mark.parametrize("seed", [1, 2])
async def test_every_request_ends_once_and_the_register_is_what_the_log_says(replicas, clock, tmp_path, seed):
    chance = random.Random(seed)
    repository = SystemRepository(replicas[0], clock)
    before = {key: system(key, name=f"System {key}") for key in ("HAN-0001", "HAN-0002")}
    await fill(repository, *before.values())
    before = {one.key: one for one in (await repository.load())[0]}
    file = tmp_path / "old.csv"
    write_export(file, tuple(before.values()))
    stores = [StoredRequests(database, clock) for database in replicas]
    filed = [
        await stores[0].file(request(kind, value, system=key))
        for kind, values in _WISHES
        for value in values
        for key in before
    ]
    acts = [
        (one.number, how, who)
        for one in filed
        for how, who in (("approve", "it"), ("approve", "amir"), ("reject", "ulla"), ("withdraw", "eva"))
    ]
    chance.shuffle(acts)
    tasks = [_decide(chance.choice(stores), *act) for act in acts]
    imports = [
        run_import(file, SystemRepository(database, clock), clock=clock, by="test")
        for database in replicas
        for _ in range(2)
    ]
    everything = [*tasks, *imports]
    chance.shuffle(everything)
    await asyncio.gather(*everything)

    log = list(reversed(await stores[0].audit()))
    now = dict(before)
    for line in log:
        if line.step is RequestStep.APPLY:
            change = FactChange(line.kind, line.part, line.after)
            assert line.before == current(now[line.system], change)
            now[line.system] = applied(now[line.system], change)
    assert {one.key: one for one in (await repository.load())[0]} == now
    for one in filed:
        ends = [line.step for line in log if line.request == one.number and line.step in _ENDS]
        newest = await stores[0].get(one.number)
        assert len(ends) == 1, (newest, ends)
        assert newest.state.value == ends[0].value


async def test_retirement_acts_in_parallel_are_each_done_once(replicas, clock):
    repository = SystemRepository(replicas[0], clock)
    await fill(repository, system())
    stores = [StoredRetirements(database, clock) for database in replicas]
    opened = Entry("HAN-0001", 1, Act.OPENED, "asa", "Åsa", TODAY, "Lifecare.", target=date(2027, 3, 1))
    opens = await asyncio.gather(*(store.add(replace(opened, by=f"p{n}")) for n, store in enumerate(stores * 2)))
    assert sum(opens) == 1

    async def settle(store, step, who):
        while True:
            case = await store.get("HAN-0001")
            if case.is_settled(step):
                return
            entry = Entry("HAN-0001", case.version + 1, Act.DONE, who, who, TODAY, "Klart.", step)
            await store.add(entry)

    await asyncio.gather(*(settle(stores[n % 3], step, f"p{n}") for n, step in enumerate([*STEPS, *STEPS])))
    history = await stores[0].history("HAN-0001")
    assert [entry.version for entry in history] == list(range(1, len(STEPS) + 2))
    assert sorted(entry.step for entry in history[1:]) == sorted(STEPS)
    ends = [
        Entry("HAN-0001", len(history) + 1, Act.CLOSED, "asa", "Åsa", TODAY),
        Entry("HAN-0001", len(history) + 1, Act.CANCELLED, "eva", "Eva", TODAY, "Nej."),
    ]
    done = await asyncio.gather(*(store.add(ends[n % 2]) for n, store in enumerate(stores * 2)))
    assert sum(done) == 1
    case = await stores[0].get("HAN-0001")
    phases = [line for line in await StoredRequests(replicas[0], clock).audit() if line.kind is RequestKind.PHASE]
    assert len(phases) == (1 if case.state is State.CLOSED else 2)


async def test_confirmations_in_parallel_are_one(replicas, clock):
    stores = [StoredQuality(database, clock) for database in replicas]
    answer = QualityEntry("bo", 1, QualityAct.CONFIRMED, TODAY, "HAN-0001", Fact.PLAN, "x", "Bo")
    assert sum(await asyncio.gather(*(store.add(answer) for store in stores * 3))) == 1
    assert len(await StoredRequests(replicas[0], clock).audit()) == 1


class Busy(SystemRepository):
    """A register in which somebody approves something whenever an import has read it."""

    def __init__(self, database, clock, times):
        super().__init__(database, clock)
        self.requests, self.times = StoredRequests(database, clock), times

    async def approved_changes(self):
        found = await super().approved_changes()
        if self.times:
            self.times -= 1
            await approve(self.requests, await self.requests.file(request(RequestKind.USAGE, str(self.times + 7))))
        return found


async def test_what_is_approved_while_a_file_is_read_is_not_undone(database, clock, tmp_path):
    register = Busy(database, clock, 2)
    await fill(register, system())
    file = tmp_path / "old.csv"
    write_export(file, (await register.load())[0])
    report = await run_import(file, register, clock=clock, by="test")
    ((one,), _) = await register.load()
    assert one.restricted.user_count == 7
    assert [issue.column for issue in report.issues] == ["användare_antal"]
    assert len(await register.import_history()) == 2


async def test_a_register_that_never_rests_is_said_and_nothing_is_read_in(database, clock, tmp_path):
    register = Busy(database, clock, 99)
    await fill(register, system())
    file = tmp_path / "old.csv"
    write_export(file, (await register.load())[0])
    with pytest.raises(BotError) as refused:
        await run_import(file, register, clock=clock, by="test")
    assert refused.value.text_key == "import-busy"
    assert len(await register.import_history()) == 1
