"""Who does what, as the governance model says it (audit 2.3.2, Tabell 1 and Tabell 2; 2.1 and 3.2).

Tasks are named by keys; the texts say them. Where the model names nobody the list is empty: the
answer is then that it is not regulated, never a guess.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.systems import LifecyclePhase, Role

GENERAL_DUTIES: Mapping[Role, tuple[str, ...]] = {
    Role.SYSTEM_OWNER: ("own_budget", "valid_contracts", "resources", "approve_plan"),
    Role.SYSTEM_MANAGER: ("works_as_intended", "user_needs", "watch_contracts", "recommend_or_procure"),
    Role.SYSTEM_SPECIALIST: ("adapt", "administer_users", "support_users", "train", "take_part_in_tests"),
    Role.IT_UNIT: ("technical_requirements", "lead_installation", "support_integrations", "technical_documents", "advise"),
    Role.PROJECT_MANAGER: (),
}
"""Tabell 1. The project manager has tasks in the phases only."""

PHASE_DUTIES: Mapping[tuple[LifecyclePhase, Role], tuple[str, ...]] = {
    (LifecyclePhase.ACQUISITION, Role.SYSTEM_MANAGER): ("need_analysis", "classify_information", "evaluate"),
    (LifecyclePhase.ACQUISITION, Role.SYSTEM_SPECIALIST): ("need_analysis_from_users", "evaluate"),
    (LifecyclePhase.ACQUISITION, Role.IT_UNIT): ("technical_requirements", "support_contract", "technical_documents"),
    (LifecyclePhase.ACQUISITION, Role.PROJECT_MANAGER): ("need_analysis", "market_analysis", "outlook", "procure"),
    (LifecyclePhase.INTRODUCTION, Role.SYSTEM_MANAGER): ("support_introduction", "lead_tests", "write_plan", "collect_documents"),
    (LifecyclePhase.INTRODUCTION, Role.SYSTEM_SPECIALIST): ("take_part_in_tests", "take_part_in_training"),
    (LifecyclePhase.INTRODUCTION, Role.IT_UNIT): ("lead_installation", "support_integrations"),
    (LifecyclePhase.INTRODUCTION, Role.PROJECT_MANAGER): ("lead_introduction",),
    (LifecyclePhase.OPERATION, Role.SYSTEM_MANAGER): ("follow_up_contract", "upgrade", "meet_supplier", "update_plan"),
    (LifecyclePhase.OPERATION, Role.SYSTEM_SPECIALIST): ("train", "support_users", "measure_satisfaction", "propose_changes"),
    (LifecyclePhase.OPERATION, Role.IT_UNIT): ("support_integrations", "document_integrations", "announce_changes"),
    (LifecyclePhase.OPERATION, Role.PROJECT_MANAGER): (),
    (LifecyclePhase.RETIREMENT, Role.SYSTEM_MANAGER): ("retire_with_suppliers",),
    (LifecyclePhase.RETIREMENT, Role.SYSTEM_SPECIALIST): ("compile_for_procurement",),
    (LifecyclePhase.RETIREMENT, Role.IT_UNIT): (),
    (LifecyclePhase.RETIREMENT, Role.PROJECT_MANAGER): ("retire_with_suppliers",),
}
"""Tabell 2. An empty tuple is a cell where the model says nothing."""

PHASE_ROLES = (Role.SYSTEM_MANAGER, Role.SYSTEM_SPECIALIST, Role.IT_UNIT, Role.PROJECT_MANAGER)
"""Tabell 2's columns, in its order. The system owner has no column there."""


def all_tasks() -> frozenset[str]:
    """Every task key, for the texts and for matching a question's words."""
    groups = (*GENERAL_DUTIES.values(), *PHASE_DUTIES.values())
    return frozenset(task for group in groups for task in group)


def who_does(task: str) -> tuple[tuple[Role, LifecyclePhase | None], ...]:
    """Every role and phase in which the model names the task; phase None is Tabell 1."""
    general = [(role, None) for role, tasks in GENERAL_DUTIES.items() if task in tasks]
    phased = [(role, phase) for (phase, role), tasks in PHASE_DUTIES.items() if task in tasks]
    return (*phased, *general)
