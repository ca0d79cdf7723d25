"""Approved changes against a file: what somebody has approved in chat is not undone by a list that may be older."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.changes import FactChange, applied, current, role_of
from bot.domain.requests import ROLE_KINDS, UNCLEAR, RequestKind
from bot.domain.systems import ItSystem, Role
from storage.audit import ApprovedChange
from storage.changes import facts
from storage.fields import Field

_COLUMNS = {
    RequestKind.CONTRACT_END: Field.CONTRACT_END,
    RequestKind.NOTICE_PERIOD: Field.NOTICE_PERIOD,
    RequestKind.RENEWAL: Field.RENEWAL,
    RequestKind.PLAN: Field.PLAN_URL,
    RequestKind.CLASSIFICATION: Field.CLASSIFICATION,
    RequestKind.DESCRIPTION: Field.DESCRIPTION,
    RequestKind.USAGE: Field.USER_COUNT,
    RequestKind.PHASE: Field.PHASE,
}
_ROLE_COLUMNS = {
    Role.SYSTEM_OWNER: Field.OWNER,
    Role.SYSTEM_MANAGER: Field.MANAGER,
    Role.SYSTEM_SPECIALIST: Field.SPECIALISTS,
}


def approved_by_system(approved: Sequence[ApprovedChange]) -> Mapping[str, Sequence[ApprovedChange]]:
    """The changes of each system. Other names are in no file."""
    found: dict[str, list[ApprovedChange]] = defaultdict(list)
    for word in approved:
        if word.change.kind is not RequestKind.ALIAS:
            found[word.system].append(word)
    return found


def column_of(change: FactChange) -> Field:
    """The column that holds the fact."""
    return _ROLE_COLUMNS[role_of(change)] if change.kind in ROLE_KINDS else _COLUMNS[change.kind]


def contradicts(word: ApprovedChange, before: ItSystem, after: ItSystem) -> bool:
    """True if the register says what was approved, and the file something else."""
    said = current(after, word.change)
    return current(before, word.change) == word.change.after != said and said != UNCLEAR


def restored(word: ApprovedChange, before: ItSystem, after: ItSystem) -> ItSystem:
    """The system as the file has it, but for the approved fact."""
    if word.change.kind not in ROLE_KINDS:
        return applied(after, word.change)
    role = role_of(word.change)
    if role is Role.SYSTEM_OWNER:
        return replace(after, owner=before.owner)
    if role is Role.SYSTEM_MANAGER:
        return replace(after, manager=before.manager)
    return replace(after, restricted=replace(facts(after), specialists=facts(before).specialists))
