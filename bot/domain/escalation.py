"""Who is told next when nobody answers: manager, then owner, then department management and IT-enheten.

Where the settings name no department management, the owner's own superior is told in its place.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum

from bot.domain.notices import Notice, NoticeKind, NoticeRules, step_before
from bot.domain.people import same_name
from bot.domain.systems import ItSystem, RoleHolder

_LAST_CALL = 7
"""Days before the deadline on which management is told a second time."""

_BEFORE_DECISION = frozenset({NoticeKind.NOTICE_DEADLINE, NoticeKind.OPTION_TO_CALL})


class Skipped(StrEnum):
    """Why a level has nobody of its own to ask. The values end the keys of its texts."""

    BOTH_ROLES = "both_roles"
    NO_MANAGER = "no_manager"
    NO_OWNER = "no_owner"
    NOBODY = "nobody"


def skipped(system: ItSystem) -> Skipped | None:
    """The level of a system's chain that is skipped, or None where both roles have a person of their own."""
    manager, owner = system.manager, system.owner
    if manager is None and owner is None:
        return Skipped.NOBODY
    if owner is None:
        return Skipped.NO_OWNER
    if manager is None:
        return Skipped.NO_MANAGER
    return Skipped.BOTH_ROLES if same_name(manager.name, owner.name) else None


def whose_superior(system: ItSystem) -> RoleHolder | None:
    """Whose superior is told where there is no department management to tell: the highest of those who should act."""
    return system.owner or system.manager


def management_from(system: ItSystem, rules: NoticeRules) -> int:
    """From how many days before the deadline management is told; where a level is skipped, in that level's place."""
    if skipped(system) is None:
        return rules.management_within
    return max(rules.management_within, rules.owner_within)


def unanswered(notice: Notice, rules: NoticeRules, today: date) -> Notice | None:
    """The notice as management and IT-enheten get it, where nobody has decided and the deadline is near."""
    if notice.kind not in _BEFORE_DECISION:
        return None
    first = management_from(notice.system, rules)
    step = step_before(notice.deadline, tuple({first, min(first, _LAST_CALL)}), today, rules)
    return replace(notice, step=step) if step is not None else None
