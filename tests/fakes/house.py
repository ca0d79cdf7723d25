"""The middle of the house with everything real but the edges: a register of values and stores in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import ClassVar

import cards
from bot.agendas.desk import AgendaDesk, AgendaDocuments
from bot.agendas.in_memory import SessionAgendas
from bot.calculations import Calculations
from bot.calculations.in_memory import SessionDossiers
from bot.calculations.links import DocumentLinks
from bot.deliveries.contract_tidings import ContractTidings
from bot.deliveries.foresight import Foresight, Untold
from bot.domain.alerts import AlertKind, Condition
from bot.domain.contract_decisions import Decisions, Entry
from bot.domain.people import Person
from bot.domain.questions import Memory
from bot.domain.systems import Department, ItSystem
from bot.governance_documents import read_before
from bot.intents import HANDLERS
from bot.links import SignedLinks
from bot.mine.in_memory import SessionPreferences
from bot.people import FileDirectory
from bot.policies import ContractPolicy, NoticePolicy, NyttokalkylPolicy, Policy, RequestPolicy
from bot.policies.documents import STANDARD_DOCUMENTS
from bot.ports import ChannelFile, Disclosure, MissedSearch
from bot.quality.in_memory import SessionQuality
from bot.register import CachedRegister
from bot.requests.in_memory import SessionRequests
from bot.retirements.in_memory import SessionRetirements
from bot.router import Router
from bot.search.thesaurus import built_in
from bot.stores import Stores
from bot.tidings import Bell
from bot.turn import Conversation, ConversationKind, Outgoing, Turn, TurnKind
from tests.fakes.agendas import Meetings, Planned

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TENANT = "00000000-0000-4000-8000-000000000001"


@dataclass
class Values:
    """A SystemSource of values."""

    systems: tuple[ItSystem, ...]
    departments: tuple[Department, ...]
    number: int = 1
    said: list[tuple[str, str]] = field(default_factory=list)

    async def version(self) -> int:
        return self.number

    async def load(self):
        return self.systems, self.departments

    async def synonyms(self):
        return [(said, function) for said, function in self.said]


@dataclass
class People:
    """A Directory of the people given; anybody else is an employee without groups."""

    known: dict[str, Person] = field(default_factory=dict)
    managers: dict[str, Person] = field(default_factory=dict)

    async def person(self, aad_object_id, fallback_name):
        return self.known.get(aad_object_id or "", Person(aad_object_id or "unknown", ""))

    async def by_email(self, email):
        return next((person for person in self.known.values() if person.email == email), None)

    async def bearers(self, name):
        return await FileDirectory(list(self.known.values())).bearers(name)

    async def manager_of(self, person_id):
        return self.managers.get(person_id)

    async def named(self, name):
        return await FileDirectory(list(self.known.values())).named(name)


@dataclass
class Learned:
    """A Learning in memory."""

    misses: dict[str, MissedSearch] = field(default_factory=dict)
    synonyms: list[tuple[str, str]] = field(default_factory=list)

    def count(self, need):
        before = self.misses.get(need)
        number = before.number if before else len(self.misses) + 1
        self.misses[need] = MissedSearch(number, need, (before.times if before else 0) + 1)

    async def open_misses(self):
        return sorted(self.misses.values(), key=lambda miss: -miss.times)

    async def miss(self, number):
        return next((miss for miss in self.misses.values() if miss.number == number), None)

    async def settle(self, number, *, function, by):
        miss = await self.miss(number)
        if miss is None:
            return False
        del self.misses[miss.need]
        if function is not None:
            self.synonyms.append((miss.need, function))
        return True


@dataclass
class Turns:
    """A TurnStore in memory that keeps what the real one would."""

    claimed: set[str] = field(default_factory=set)
    memories: dict[str, Memory] = field(default_factory=dict)
    disclosed: list[Disclosure] = field(default_factory=list)
    learned: Learned = field(default_factory=Learned)

    async def begin(self, turn_keys, conversation_id):
        fresh = not self.claimed & set(turn_keys)
        self.claimed |= set(turn_keys)
        return fresh, self.memories.get(conversation_id, Memory())

    async def finish(self, conversation_id, memory, disclosures, missed=None, turn_keys=()):
        self.memories[conversation_id] = memory
        self.disclosed += disclosures
        if missed:
            self.learned.count(missed)


@dataclass
class Conversations:
    """A ConversationStore in memory."""

    known: dict[str, Conversation] = field(default_factory=dict)
    purposes: dict[str, str] = field(default_factory=dict)

    async def remember(self, conversation, person_id):
        self.known[conversation.id] = conversation

    async def ensure(self, conversation, person_id):
        self.known.setdefault(conversation.id, conversation)

    async def forget(self, conversation_id):
        self.known.pop(conversation_id, None)

    async def purpose(self, channel_id):
        return self.purposes.get(channel_id)

    async def set_purpose(self, conversation, purpose):
        self.purposes = {key: value for key, value in self.purposes.items() if value != purpose}
        self.purposes[conversation.channel_id] = purpose


@dataclass
class Noted:
    """An AlertLog that keeps what was noted, each open (kind, subject) once. For more of alerts: StoredAlerts."""

    noted: dict[tuple[AlertKind, str], Condition] = field(default_factory=dict)

    async def note(self, kind, subject, *, system=None, department=None, detail=""):
        self.noted.setdefault((kind, subject), Condition(kind, subject, system, department, detail))


@dataclass
class Decided:
    """Decisions about contracts in memory."""

    rows: list = field(default_factory=list)

    async def stamp(self):
        return len(self.rows)

    async def all(self):
        entries = [row for row in self.rows if isinstance(row, Entry)]
        return Decisions.of(entries, [row for row in self.rows if not isinstance(row, Entry)])

    async def history(self, subject, deadline):
        entries = [row for row in self.rows if isinstance(row, Entry)]
        return [one for one in entries if (one.case.subject, one.case.deadline) == (subject, deadline)]

    async def newest(self, subject, deadline):
        return next(reversed(await self.history(subject, deadline)), None)

    async def add(self, entry):
        newest = await self.newest(entry.case.subject, entry.case.deadline)
        if newest is not None and newest.version >= entry.version:
            return False
        self.rows.append(entry)
        return True

    async def postpone(self, postponed):
        self.rows.append(postponed)


@dataclass
class Shelf:
    """ChannelFiles in memory."""

    known: list[ChannelFile] = field(default_factory=list)

    async def files(self):
        return sorted(self.known, key=lambda file: (file.folder, file.name))

    async def upload(self, name, content):
        return None


NOTICE_RULES = NoticePolicy().rules(ContractPolicy())


class SharedRegister(CachedRegister):
    """A CachedRegister whose indexes are built once for all houses that hold the very same systems."""

    _built: ClassVar[OrderedDict[tuple, tuple]] = OrderedDict()

    async def _reload(self, version):
        systems, departments = await self._source.load()
        synonyms = tuple(await self._source.synonyms())
        # What is kept holds the systems, so no other system can get the identity of one of them.
        key = (tuple(map(id, systems)), tuple(map(id, departments)), synonyms)
        if key not in self._built:
            self._built[key] = await super()._reload(version), systems, departments
            if len(self._built) > _REGISTERS_KEPT:
                self._built.popitem(last=False)
        self._snapshot = copy(self._built[key][0])
        self._snapshot.version = version
        return self._snapshot


_REGISTERS_KEPT = 8


class House:
    """Talk to the router as anybody, anywhere."""

    def __init__(
        self,
        systems: Sequence[ItSystem],
        departments: Sequence[Department],
        people: Sequence[Person] = (),
        *,
        handlers=HANDLERS,
        dossiers=None,
        turns=None,
        policy=None,
        alerts=None,
        deliveries=None,
        requests=None,
        source=None,
        rules=None,
        meetings=(),
        agendas=None,
        retirements=None,
        quality=None,
    ):
        self.turns = turns or Turns()
        self.now = NOW
        self.dossiers = dossiers or SessionDossiers(lambda: self.now)
        self.signed = SignedLinks(self.dossiers.signing_key, "https://bot.example.invalid", lambda: self.now, 60)
        self.links = DocumentLinks(self.signed)
        self.conversations = Conversations()
        self.learning = self.turns.learned
        self.alerts = alerts or Noted()
        self.files = Shelf()
        self.decisions = Decided()
        self.preferences = SessionPreferences()
        self.source = source or Values(tuple(systems), tuple(departments))
        self.requests = requests or SessionRequests(lambda: self.now)
        self.register = SharedRegister(self.source, built_in(), documents=DOCUMENTS)
        self.retirements = retirements or SessionRetirements()
        self.quality = quality or SessionQuality()
        self.meetings = Meetings(list(meetings))
        self.planned = Planned()
        self.agendas = AgendaDesk(
            kept=agendas or SessionAgendas(),
            meetings=self.meetings,
            systems=self.source,
            dossiers=self.dossiers,
            decisions=self.decisions,
            plans=self.planned,
            rules=NOTICE_RULES,
            documents=AgendaDocuments(nothing_new, partial(read_before, self.files.files, STANDARD_DOCUMENTS)),
        )
        self.stores = Stores(
            conversations=self.conversations,
            learning=self.learning,
            bell=Bell(),
            decisions=self.decisions,
            alerts=self.alerts,
            requests=self.requests,
            deliveries=deliveries,
            preferences=self.preferences,
            foresight=Foresight(lambda source: ContractTidings(source, Untold(), NOTICE_RULES, self.decisions)),
            links=self.signed,
            agendas=self.agendas,
            meetings=self.meetings,
            retirements=self.retirements,
            files=self.files,
            quality=self.quality,
        )
        self.router = Router(
            register=self.register,
            directory=People({person.aad_object_id: person for person in people}),
            turns=self.turns,
            stores=self.stores,
            clock=lambda: self.now,
            draw=lambda answer, language, text: cards.render(answer, language=language, text=text),
            policy=Policy(
                ContractPolicy(), STANDARD_DOCUMENTS, policy or NyttokalkylPolicy(), rules or RequestPolicy()
            ),
            calculations=Calculations(self.dossiers, self.links),
            handlers=handlers,
        )
        self._turn = 0

    def forget_version(self):
        self.register._asked_at = 0.0

    async def say(
        self, text: str, *, who: str = "employee", where: str = "personal", chat: str = ""
    ) -> Outgoing | None:
        return await self._take(TurnKind.MESSAGE, who, where, chat, text=text)

    async def press(self, verb: str, data: dict, *, who="employee", where="personal", chat="") -> Outgoing | None:
        return await self._take(TurnKind.PRESS, who, where, chat, verb=verb, press=data)

    async def _take(self, kind, who, where, chat, **what):
        self._turn += 1
        places = {
            "personal": Conversation(f"a:{who}{chat}", ConversationKind.PERSONAL, "http://127.0.0.1", TENANT),
            "group": Conversation(f"19:group{chat}", ConversationKind.GROUP, "http://127.0.0.1", TENANT),
            "channel": Conversation(
                f"19:general;messageid=1{chat}",
                ConversationKind.CHANNEL,
                "http://127.0.0.1",
                TENANT,
                "19:general",
                "19:t",
            ),
            "it": Conversation(
                f"19:it;messageid=1{chat}", ConversationKind.CHANNEL, "http://127.0.0.1", TENANT, "19:it", "19:t"
            ),
        }
        turn = Turn(kind, str(self._turn), places[where], f"29:{who}", who, None, **what)
        return await self.router(turn, (f"activity:{self._turn}",))


async def nothing_new(_since):
    return ()


DOCUMENTS = [(document.name, tuple(document.aliases)) for document in STANDARD_DOCUMENTS]
