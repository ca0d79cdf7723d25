"""Durable conversation state and duplicate protection, fast enough to stand in every turn's way.

A turn asks twice: before it is handled (is it new? what does the conversation remember?) and after
(store that, and what was disclosed). All that ask at the same time share one transaction. How a batch
is put to the database is told in storage/turn_sql.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from bot.domain.questions import Memory
from bot.ports import Clock, Disclosure
from storage.batching import Batcher
from storage.learning import without_persons
from storage.memory import SCHEMA_VERSION, dump_memory, load_memory
from storage.session import Database
from storage.turn_sql import Batch, PostgresTurns, SqliteTurns, State

CLAIMS_KEPT: Final = timedelta(hours=48)
"""How long a repeated delivery is recognised. Teams repeats within seconds; a queue in front may hold longer."""

LEASE: Final = timedelta(seconds=12)
"""How long a turn may take. One that is not finished by then has lost its process, and Teams' repetition, after
fifteen seconds, is let through."""

_PURGE_EVERY: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class _Begin:
    keys: frozenset[str]
    conversation_id: str


@dataclass(frozen=True, slots=True)
class _Finish:
    conversation_id: str
    state: State
    disclosures: tuple[Disclosure, ...]
    missed: str | None
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Begun:
    fresh: bool
    state: State | None


class _Driver(Protocol):
    async def run(self, batch: Batch) -> tuple[set[str], dict[str, State]]: ...
    async def close(self) -> None: ...


class StoredTurns:
    """Implements bot.ports.TurnStore. Close it before the database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._clock = clock
        self._driver: _Driver = SqliteTurns(database) if database.is_sqlite else PostgresTurns(database)
        self._batcher = Batcher[_Begin | _Finish, _Begun](self._execute)
        self._next_purge: datetime | None = None

    async def begin(self, turn_keys: Sequence[str], conversation_id: str) -> tuple[bool, Memory]:
        """Claim a turn. False for a repetition: a key belongs to a turn that is finished, or may still be at work."""
        begun = await self._batcher.submit(_Begin(frozenset(map(_storable, turn_keys)), _storable(conversation_id)))
        return begun.fresh, load_memory(*begun.state) if begun.state else Memory()

    async def finish(
        self,
        conversation_id: str,
        memory: Memory,
        disclosures: Sequence[Disclosure],
        missed: str | None = None,
        turn_keys: Sequence[str] = (),
    ) -> None:
        """Store what a turn leaves behind, and that it is finished, all or nothing."""
        state = (SCHEMA_VERSION, dump_memory(memory))
        need = _storable(without_persons(missed)) if missed else None
        keys = frozenset(map(_storable, turn_keys))
        await self._batcher.submit(_Finish(_storable(conversation_id), state, tuple(disclosures), need or None, keys))

    async def close(self) -> None:
        """Carry out what waits and let go of the database."""
        await self._batcher.close()
        await self._driver.close()

    async def _execute(self, calls: Sequence[_Begin | _Finish]) -> list[_Begun]:
        now = self._clock()
        begins = [call for call in calls if isinstance(call, _Begin)]
        finishes = [call for call in calls if isinstance(call, _Finish)]
        states = {call.conversation_id: call.state for call in finishes}
        purge = self._next_purge is None or now >= self._next_purge
        claimed, read = await self._driver.run(
            Batch(
                at=now,
                # Sorted: two replicas that claim or store the same rows then wait for one another in the
                # same order and never for each other.
                claims=sorted({key for call in begins for key in call.keys}),
                abandoned_before=now - LEASE,
                finished=sorted({key for call in finishes for key in call.keys}),
                reads=sorted({call.conversation_id for call in begins}),
                states=sorted(states.items()),
                disclosures=[disclosure for call in finishes for disclosure in call.disclosures],
                misses=sorted(Counter(call.missed for call in finishes if call.missed).items()),
                purge_before=now - CLAIMS_KEPT if purge else None,
            )
        )
        if purge:
            self._next_purge = now + _PURGE_EVERY
        found = read | states  # a begin in the same batch sees what was stored in it
        return [self._answer(call, claimed, found) for call in calls]

    @staticmethod
    def _answer(call: _Begin | _Finish, unclaimed: set[str], states: dict[str, State]) -> _Begun:
        """The answer to a call; takes its keys out of `unclaimed`, so that the first in a batch wins them."""
        if isinstance(call, _Finish):
            return _Begun(fresh=True, state=None)
        fresh = call.keys <= unclaimed
        unclaimed -= call.keys
        return _Begun(fresh, states.get(call.conversation_id))


def _storable(text: str) -> str:
    """The text. Raises ValueError where a database would refuse it: one bad id must not fail a whole batch."""
    if "\0" in text:
        raise ValueError("an id holds a NUL character")
    text.encode()  # raises UnicodeEncodeError, a ValueError, for half a surrogate pair
    return text
