"""What the nyttokalkyl's handlers share: typed answers, forms, saving without losing, overlap, links to documents."""

from __future__ import annotations

from dataclasses import dataclass

from bot.calculations.links import DocumentLinks
from bot.links import SignedLinks
from bot.ports import Dossiers


@dataclass(frozen=True, slots=True)
class Calculations:
    """What handlers are given: where nyttokalkyler are kept, and links to their documents where the service has any."""

    dossiers: Dossiers
    links: DocumentLinks | None = None

    @property
    def signed(self) -> SignedLinks | None:
        """What signs links, for other things than documents too."""
        return self.links.signed if self.links is not None else None
