"""The composition root: the only place that wires everything. Tests pass fakes here."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import cards
from bot.clock import started_at, system_clock
from bot.people import FileDirectory
from bot.ports import Clock, Directory, TurnStore
from bot.register import CachedRegister
from bot.router import Router
from bot.search.thesaurus import Thesaurus
from bot.settings import GovernanceDocument, Settings
from storage.conversations import StoredConversations
from storage.departments import load_departments
from storage.repositories import SystemRepository
from storage.session import Database
from storage.turns import StoredTurns

STANDARD_DOCUMENTS = (
    GovernanceDocument(name="Systemförvaltningsmodellen", aliases=["systemförvaltningsmodell", "förvaltningsmodell", "governance model"]),
    GovernanceDocument(name="Samverkansmodellen", aliases=["samverkansmodell", "cooperation model"]),
    GovernanceDocument(name="Mall för systemförvaltningsplan", aliases=["mall", "template"]),
    GovernanceDocument(name="Lathund för systemförvaltningsplan", aliases=["lathund", "guide"]),
    GovernanceDocument(name="Checklista för systemspecialist och systemförvaltare", aliases=["checklist"]),
    GovernanceDocument(name="Matris för systemklassificering", aliases=["matris", "klassificering", "matrix"]),
    GovernanceDocument(name="Policy för inköp och upphandling", aliases=["policy"]),
    GovernanceDocument(name="Anvisning för inköp och upphandling", aliases=["anvisning", "inköpsanvisning", "instruction"]),
)
"""The governance model's documents (audit, Bilaga 1); the settings may name others and give links."""


def clock_of(settings: Settings) -> Clock:
    """The real clock, or in local mode one that starts where the settings say."""
    return started_at(settings.clock) if settings.dev and settings.clock is not None else system_clock


@dataclass(frozen=True, slots=True)
class Core:
    """Everything between storage and the door: shared by the service and the command line."""

    settings: Settings
    clock: Clock
    database: Database
    systems: SystemRepository
    conversations: StoredConversations
    register: CachedRegister

    def router(self, directory: Directory, turns: TurnStore) -> Router:
        """A router for those who talk through `directory`, remembering in `turns`."""
        return Router(
            register=self.register,
            directory=directory,
            turns=turns,
            conversations=self.conversations,
            clock=self.clock,
            draw=lambda answer, language, text: cards.render(answer, language=language, text=text),
            contracts=self.settings.contracts,
            documents=documents_of(self.settings),
        )

    async def close(self) -> None:
        """Let go of the database."""
        await self.database.close()
