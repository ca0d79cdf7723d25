"""A municipality whose notices are sent: the real loop over HTTP to a Connector, with a clock that the test moves."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import cards
from bot.deliveries.composer import Composer
from bot.deliveries.contract_tidings import ContractTidings
from bot.deliveries.loop import DeliveryLoop
from bot.deliveries.pace import Pace
from bot.deliveries.planner import Planner
from bot.deliveries.superiors import Superiors
from bot.domain.people import Person
from bot.policies import ContractPolicy, NoticePolicy
from bot.teams.connector import Connector
from bot.teams.messenger import PATIENCE, ConnectorMessenger
from bot.teams.pool import HttpPool
from bot.turn import Conversation, ConversationKind
from storage.alerts import StoredAlerts
from storage.contract_decisions import StoredContractDecisions
from storage.conversations import StoredConversations
from storage.deliveries import StoredDeliveries
from storage.preferences import StoredPreferences
from tests.fakes.connector import FakeConnector
from tests.fakes.house import TENANT, People, Values

CONTRACTS = ContractPolicy(default_lead_months=12, lead_months={})
MANAGER = Person("bo", "Bo Alm")
OWNER = Person("asa", "Åsa Ek")
REMINDERS, IT = "19:general@thread.tacv2", "19:it@thread.tacv2"


# The contract of tests.notices.rules has its last day of notice on 2028-03-30; this is the Monday before the rung of
# 30 days, seven o'clock in Stockholm, and nine o'clock on that rung's own day.
BEFORE = datetime(2028, 2, 28, 6, 0, tzinfo=UTC)
DUE = datetime(2028, 2, 29, 8, 0, tzinfo=UTC)


async def until(condition: Callable[[], bool]) -> None:
    """Let others go on until it is so."""
    while True:
        if condition():
            return
        await asyncio.sleep(0)


class Town:
    """`loop` is one replica; `replica()` gives another one that shares the database."""

    def __init__(
        self,
        database,
        clock,
        fake: FakeConnector,
        systems,
        policy: NoticePolicy | None = None,
        sources=(),
        management=None,
    ) -> None:
        self.database, self.clock, self.fake = database, clock, fake
        self.policy = policy or NoticePolicy()
        self.source = Values(tuple(systems), ())
        self.people = People({person.aad_object_id: person for person in (MANAGER, OWNER)})
        self.ledger = StoredDeliveries(database, clock)
        self.conversations = StoredConversations(database, clock)
        self.decisions = StoredContractDecisions(database, clock)
        self.alerts = StoredAlerts(database, clock)
        self.preferences = StoredPreferences(database, clock)
        self.sources = tuple(sources)
        self.watch = None
        self.management = management or {}
        self.sleeps: list[float] = []
        self.ticks = 0.0
        self.asleep = False
        self._pools: list[HttpPool] = []
        self.loop = self.replica()

    def replica(self, *, read_back=None) -> DeliveryLoop:
        pool = HttpPool()
        self._pools.append(pool)
        connector = Connector(
            pool=pool,
            token=_no_token,
            clock=self.clock,
            sleep=self._sleep,
            rng=random.Random(1),
            patience=replace(PATIENCE, attempt=0.3),
            allow_loopback=True,
        )
        rules = self.policy.rules(CONTRACTS, self.management)
        planner = Planner(
            sources=[
                ContractTidings(
                    self.source,
                    self.ledger,
                    rules,
                    self.decisions,
                    self.alerts,
                    superiors=Superiors(self.people, self.clock),
                ),
                *self.sources,
            ],
            ledger=self.ledger,
            addresses=self.conversations,
            directory=self.people,
            preferences=self.preferences,
            clock=self.clock,
            watch=self.watch,
        )
        return DeliveryLoop(
            ledger=self.ledger,
            planner=planner,
            composer=Composer(lambda post, language, text: cards.render(post, language=language, text=text)),
            addresses=self.conversations,
            messenger=ConnectorMessenger(connector, None),
            clock=self.clock,
            policy=self.policy,
            read_back=read_back,
            pace=Pace(lambda: self.ticks, self._sleep),
        )

    async def close(self) -> None:
        for pool in self._pools:
            await pool.close()

    async def install(self, person: Person) -> None:
        """The person opens a personal chat with the bot."""
        chat = Conversation(f"a:{person.aad_object_id}", ConversationKind.PERSONAL, self.fake.service_url, TENANT)
        await self.conversations.remember(chat, person.aad_object_id)

    async def use_channel(self, channel: str, purpose: str) -> None:
        """Somebody in IT-enheten says what the channel is for."""
        place = Conversation(
            f"{channel};messageid=1", ConversationKind.CHANNEL, self.fake.service_url, TENANT, channel, "19:team"
        )
        await self.conversations.set_purpose(place, purpose)

    async def settle_in(self) -> None:
        """Both persons and both channels."""
        await self.install(MANAGER)
        await self.install(OWNER)
        await self.use_channel(REMINDERS, "reminders")
        await self.use_channel(IT, "it_alerts")

    async def begin(self) -> None:
        """The first import is behind us, and the rung of 30 days is due."""
        self.clock.moment = BEFORE + timedelta(hours=2)
        await self.run()
        self.fake.sent.clear()
        self.clock.moment = DUE
        await self.ledger.completed()

    async def run(self, loop: DeliveryLoop | None = None):
        """One run; the service has been up since the last one unless it is `asleep`."""
        if not self.asleep:
            await self.ledger.completed()
        run = await (loop or self.loop).run_once()
        self.pass_time(timedelta(minutes=1))
        return run

    def pass_time(self, duration: timedelta) -> None:
        self.clock.moment += duration
        self.ticks += max(duration.total_seconds(), 0)

    async def live(self, days: int, every: timedelta = timedelta(hours=1)) -> None:
        """Run through so many days."""
        end = self.clock() + timedelta(days=days)
        while self.clock() < end:
            await self.run()
            self.pass_time(every)

    async def states(self) -> dict[str, int]:
        return {state.value: count for state, count in (await self.ledger.counts()).items() if count}

    def said(self, conversation: str) -> list[str]:
        """Summaries of what was posted in a conversation."""
        return [sent.activity["summary"] for sent in self.fake.sent if sent.conversation == conversation]

    async def _sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.pass_time(timedelta(seconds=seconds))


async def _no_token(service_url: str, *, renew: bool = False) -> None:
    return None
