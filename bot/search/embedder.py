"""The seam for a semantic layer: sentences as vectors. The search works without one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Embedder(Protocol):
    """Turns texts into vectors whose dot product tells how alike they are in meaning."""

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """One vector of unit length for each text, all equally long."""
