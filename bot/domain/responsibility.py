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
    Role.IT_UNIT: (
        "technical_requirements",
        "lead_installation",
        "support_integrations",
        "technical_documents",
        "advise",
    ),
    Role.PROJECT_MANAGER: (),
}
"""Tabell 1. The project manager has tasks in the phases only."""

PHASE_DUTIES: Mapping[tuple[LifecyclePhase, Role], tuple[str, ...]] = {
    (LifecyclePhase.ACQUISITION, Role.SYSTEM_MANAGER): ("need_analysis", "classify_information", "evaluate"),
    (LifecyclePhase.ACQUISITION, Role.SYSTEM_SPECIALIST): ("need_analysis_from_users", "evaluate"),
    (LifecyclePhase.ACQUISITION, Role.IT_UNIT): ("technical_requirements", "support_contract", "technical_documents"),
    (LifecyclePhase.ACQUISITION, Role.PROJECT_MANAGER): ("need_analysis", "market_analysis", "outlook", "procure"),
    (LifecyclePhase.INTRODUCTION, Role.SYSTEM_MANAGER): (
        "support_introduction",
        "lead_tests",
        "write_plan",
        "collect_documents",
    ),
    (LifecyclePhase.INTRODUCTION, Role.SYSTEM_SPECIALIST): ("take_part_in_tests", "take_part_in_training"),
    (LifecyclePhase.INTRODUCTION, Role.IT_UNIT): ("lead_installation", "support_integrations"),
    (LifecyclePhase.INTRODUCTION, Role.PROJECT_MANAGER): ("lead_introduction",),
    (LifecyclePhase.OPERATION, Role.SYSTEM_MANAGER): ("follow_up_contract", "upgrade", "meet_supplier", "update_plan"),
    (LifecyclePhase.OPERATION, Role.SYSTEM_SPECIALIST): (
        "train",
        "support_users",
        "measure_satisfaction",
        "propose_changes",
    ),
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


_TASK_STEMS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "own_budget": (("budget",),),
    "valid_contracts": (("giltig", "avtal"), ("valid", "contract")),
    "approve_plan": (("godkän", "plan"), ("följ", "plan"), ("approv", "plan")),
    "works_as_intended": (("fungera",), ("works", "intended")),
    "user_needs": (("behov", "tillgodos"), ("needs", "met")),
    "watch_contracts": (
        ("bevaka", "avtal"),
        ("avtal", "löper"),
        ("avtal", "går ut"),
        ("watch", "contract"),
        ("contract", "expir"),
    ),
    "recommend_or_procure": (("förläng",), ("ny", "upphandling", "initier"), ("recommend", "exten"), ("renew",)),
    "adapt": (("anpass",), ("adapt",), ("configur",)),
    "administer_users": (("användaradministration",), ("administrer", "användare"), ("user", "admin"), ("behörighet",)),
    "support_users": (("support",), ("hjälp", "användar")),
    "train": (("utbild",), ("train",)),
    "take_part_in_training": (("utbild",), ("train",)),
    "take_part_in_tests": (("test",),),
    "lead_tests": (("test",),),
    "technical_requirements": (
        ("teknisk", "krav"),
        ("icke-funktion",),
        ("technical", "requirement"),
        ("non-functional",),
    ),
    "lead_installation": (("install",),),
    "support_integrations": (("integration",),),
    "document_integrations": (("dokumenter", "integration"), ("document", "integration")),
    "technical_documents": (("teknisk", "dokument"), ("technical", "documentation")),
    "advise": (("rådgiv",), ("teknisk", "råd"), ("advi",)),
    "need_analysis": (("behovsanalys",), ("analys", "behov"), ("needs analysis",), ("need analysis",)),
    "need_analysis_from_users": (("behovsanalys",), ("needs analysis",), ("need analysis",)),
    "classify_information": (("klassning",), ("klassific",), ("klassa",), ("classif",)),
    "evaluate": (("utvärder", "anbud"), ("utvärdering",), ("evaluat",)),
    "support_contract": (
        ("ta fram", "avtal"),
        ("framtag", "avtal"),
        ("skriv", "avtal"),
        ("draft", "contract"),
        ("drawing up", "contract"),
    ),
    "market_analysis": (("marknadsanalys",), ("market analysis",)),
    "outlook": (("omvärldsbevak",), ("horizon",)),
    "procure": (("upphandl",), ("procur",)),
    "support_introduction": (("stött", "implement"), ("support", "implement")),
    "write_plan": (
        ("ta fram", "förvaltningsplan"),
        ("tar fram", "förvaltningsplan"),
        ("skriv", "förvaltningsplan"),
        ("writ", "plan"),
    ),
    "collect_documents": (("saml", "dokument"), ("collect", "document")),
    "lead_introduction": (("projektled",), ("led", "införande"), ("lead", "introduction"), ("lead", "implementation")),
    "follow_up_contract": (("avtalsuppfölj",), ("följ", "upp", "avtal"), ("uppfölj", "avtal"), ("contract", "follow")),
    "upgrade": (("uppgrader",), ("upgrad",)),
    "meet_supplier": (("leverantörsmöt",), ("möte", "leverantör"), ("supplier", "meeting"), ("vendor", "meeting")),
    "update_plan": (("uppdater", "plan"), ("updat", "plan")),
    "measure_satisfaction": (("nöjdhet",), ("satisf",)),
    "propose_changes": (
        ("föreslå", "förändring"),
        ("förändringsförslag",),
        ("propos", "change"),
        ("suggest", "change"),
    ),
    "announce_changes": (
        ("förändring", "it-miljö"),
        ("meddela", "förändring"),
        ("announc", "change"),
        ("chang", "environment"),
    ),
    "compile_for_procurement": (("sammanställ",), ("compil",)),
}
"""Word beginnings, in Swedish and English, of which all in one group occur in a question about the task."""


def tasks_in(words: str) -> tuple[str, ...]:
    """The tasks that a question's words name, most specific first; empty where they name none."""
    folded = words.casefold()
    found: dict[str, int] = {}
    for task, groups in _TASK_STEMS.items():
        weights = [len(group) for group in groups if all(stem in folded for stem in group)]
        if weights:
            found[task] = max(weights)
    best = max(found.values(), default=0)
    return tuple(task for task, weight in found.items() if weight == best)
