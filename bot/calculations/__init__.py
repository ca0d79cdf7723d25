"""What the nyttokalkyl's handlers share: typed answers, forms, saving without losing, overlap, links to documents."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.calculations.links import DocumentLinks
from bot.calculations.session_plans import SessionPlans
from bot.links import SignedLinks
from bot.ports import Dossiers, PlannedProcurements


@dataclass(frozen=True, slots=True)
class Calculations:
    """What handlers are given: nyttokalkyler, links to their documents if any, what the committees plan."""

    dossiers: Dossiers
    links: DocumentLinks | None = None
    plans: PlannedProcurements = field(default_factory=SessionPlans)

    @property
    def signed(self) -> SignedLinks | None:
        """What signs links, for other things than documents too."""
        return self.links.signed if self.links is not None else None
