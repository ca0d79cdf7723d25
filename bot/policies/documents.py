"""The governance model's documents."""

from __future__ import annotations

from bot.policies.table import Table


class GovernanceDocument(Table):
    """A document of the governance model, found by its name or what people call it."""

    name: str
    aliases: list[str] = []
    url: str | None = None


STANDARD_DOCUMENTS = (
    GovernanceDocument(name="Systemförvaltningsmodellen", aliases=["förvaltningsmodell", "governance model"]),
    GovernanceDocument(name="Samverkansmodellen", aliases=["samverkansmodell", "cooperation model"]),
    GovernanceDocument(name="Mall för systemförvaltningsplan", aliases=["mall", "template"]),
    GovernanceDocument(name="Lathund för systemförvaltningsplan", aliases=["lathund", "guide"]),
    GovernanceDocument(name="Checklista för systemspecialist och systemförvaltare", aliases=["checklist"]),
    GovernanceDocument(name="Matris för systemklassificering", aliases=["matris", "klassificering", "matrix"]),
    GovernanceDocument(name="Policy för inköp och upphandling", aliases=["policy"]),
    GovernanceDocument(name="Anvisning för inköp och upphandling", aliases=["anvisning", "instruction"]),
)
"""The governance model's documents (audit, Bilaga 1); the settings may name others and give links."""
