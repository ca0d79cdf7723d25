"""A request on its way to be one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.domain.requests import RequestKind
from bot.domain.systems import ItSystem


@dataclass(frozen=True, slots=True)
class Draft:
    """A request that nobody has sent yet. `values` are the inputs, by name without prefix.

    `kind` is None while it is not known what it is about, «role» while only the role is not known.
    """

    kind: RequestKind | None
    system: ItSystem | None = None
    near: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    token: str = ""

    def with_value(self, name: str, value: str) -> Draft:
        """The draft with one input filled in."""
        return replace(self, values={**self.values, name: value})

    @property
    def role_asked(self) -> bool:
        """True if the role is one of the inputs."""
        return self.kind is RequestKind.VACANT or self.values.get("kind") == "role"
