"""What agendas are built from, and what it is for a system to lack what a theme is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.domain.dossiers import Dossier
from bot.domain.procurements import PlannedProcurement
from bot.domain.systems import ItSystem

THEMES: Mapping[str, tuple[str, ...]] = {
    "plan": ("förvaltningsplan", "systemförvaltningsplan", "maintenance plan"),
    "classification": ("klassificer", "klassning", "classif"),
    "contract": ("avtal", "contract"),
    "roles": ("roll", "systemägare", "systemförvaltare", "role"),
    "usage": ("användning", "inloggning", "nyttjande", "usage"),
}
"""What a theme is about, by the beginnings of its words: what the register can say of it."""


@dataclass(frozen=True, slots=True)
class ContractPoint:
    """A contract that is to be decided about: the system, the last day, and the working day to act by."""

    system: str
    subject: str
    deadline: date
    ends: date | None
    decided: bool = False


@dataclass(frozen=True)
class Facts:
    """What agendas are built from. `links` are pairs of nyttokalkyler with the same need.

    `news` are the names of governance documents that have changed since the forum last met; `standing` says since when
    a retirement has stood still; `baseline` is how many systems there were when the model began to apply, and
    `evaluates` that the meeting is to look back at the model, as it says of itself (audit 2.3.3).
    """

    today: date
    systems: Sequence[ItSystem] = ()
    dossiers: Sequence[Dossier] = ()
    links: frozenset[tuple[int, int]] = frozenset()
    plans: Sequence[PlannedProcurement] = ()
    contracts: Sequence[ContractPoint] = ()
    next_meeting: date | None = None
    standing: Mapping[str, date] = field(default_factory=dict)
    news: Sequence[str] = ()
    sharing: Sequence[str] = ()
    theme: str | None = None
    baseline: int | None = None
    evaluates: bool = False


def lacks(theme: str | None) -> Callable[[ItSystem], bool] | None:
    """What it is for a system to lack what a theme is about; None for a theme the register says nothing of."""
    return LACKS.get(subject_of(theme))


def subject_of(theme: str | None) -> str:
    """Which of THEMES a theme is about, or nothing."""
    said = (theme or "").casefold()
    return next((name for name, words in THEMES.items() if any(word in said for word in words)), "")


def _no_contract_date(system: ItSystem) -> bool:
    contracts = system.restricted.contracts if system.restricted else ()
    return not any(one.open_ended or one.end_date is not None for one in contracts)


LACKS: Mapping[str, Callable[[ItSystem], bool]] = {
    "plan": lambda one: one.restricted is None or not one.restricted.maintenance_plan_url,
    "classification": lambda one: one.restricted is None or one.restricted.classification is None,
    "contract": _no_contract_date,
    "roles": lambda one: one.owner is None or one.manager is None,
    "usage": lambda one: one.restricted is None or one.restricted.user_count is None,
}
"""What it is for a system to lack what a theme is about."""
