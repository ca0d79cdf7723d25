"""What the samples are made of: systems rich, poor, longest realistic and hostile, and a contract in every state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.answers import (
    Press,
)
from bot.domain.contracts import ContractOutlook, outlook
from bot.domain.systems import (
    Contract,
    Hosting,
    InformationClassification,
    ItSystem,
    LifecyclePhase,
    Renewal,
    RenewalKind,
    RestrictedFacts,
    Role,
    RoleHolder,
)
from tests.fakes.registers import demo_systems

TODAY = date(2026, 11, 24)


def seen(contract: Contract, today: date = TODAY) -> ContractOutlook:
    """The contract's outlook with a lead time of a year."""
    return outlook(contract, today, {}, 12)


def outlooks(system: ItSystem) -> tuple[ContractOutlook, ...]:
    """All outlooks of a system's contracts."""
    return tuple(seen(contract) for contract in system.restricted.contracts)


def named(name: str) -> ItSystem:
    """A system of the demo register by name."""
    return next(system for system in demo_systems() if system.name == name)


def public(system: ItSystem) -> ItSystem:
    """The system as any employee sees it."""
    return replace(system, restricted=None)


def contract(**changes: object) -> Contract:
    """A contract that renews itself each year."""
    base = Contract(
        number="HK-2022-415",
        start_date=date(2022, 10, 1),
        end_date=date(2027, 9, 30),
        open_ended=False,
        notice_period_months=6,
        renewal=Renewal(RenewalKind.AUTOMATIC, 12),
        yearly_cost=Decimal(152000),
        procurement_form="Öppet förfarande",
    )
    return replace(base, **changes)


PRESSES = (
    Press("owner.show", "Vem ansvarar?", {"system": "HAN-0001"}),
    Press("contract.show", "Visa avtalet", {"system": "HAN-0001"}),
    Press("list.function", "Liknande system", {"function": "Ärende- och dokumenthantering"}),
)
WRONG = Press("search.wrong", "Inte det jag sökte", {"need": "diarium"})

HOSTILE = (
    "[klicka](javascript:alert(1)) **fet** _kursiv_ <at>Alla</at> <img src=x onerror=alert(1)> `kod` "
    "https://ond.test ![bild](https://ond.test/x) C:\\katalog\\fil &amp; &#x41; "
    "{{DATE(2026-11-24T00:00:00Z,SHORT)}} ~~struket~~"
)
PLAIN_NAMES = (
    "W3D3",
    "2c8_Modellering",
    "C# & Co <test>",
    "Skolmaten.se",
    "1. Punkt",
    "- streck",
    "Optimizely CMS (EPiServer)",
    "Freja eID+",
    "+Plus",
    "# Bibblan",
    "Public 360°",
    "Ett*två",
    "a_b_c",
    "10) Tio",
    "5 > 4",
    "R&D; portal",
    "snake_case_namn",
)
LONG_WORD = "Förvaltningsinformationshanteringsplansuppföljningssystem"
LONG_ADDRESS = "https://insidan.example.invalid/forvaltningsplan/klara-informationshanteringsplan_2026"
HOSTILE_LINES = f"{HOSTILE}\n\n# Rubrik\n- punkt\n1. ett\n> citat\n---\n\u202eomvänd\u202c\x00\x07\tslut"

CONTRACTS = {
    "running": contract(),
    "two_conventions": contract(end_date=date(2027, 2, 28), notice_period_months=3, number="UPH-2024-336"),
    "weekend": contract(end_date=date(2025, 8, 28), notice_period_months=2, number="KS-2023-847"),
    "missed": contract(end_date=date(2027, 1, 31), number="KS-2022-1"),
    "missed_and_ends": contract(end_date=date(2027, 1, 31), renewal=Renewal(RenewalKind.NONE), number="KS-2022-2"),
    "option": contract(renewal=Renewal(RenewalKind.OPTION, 24, 2), end_date=date(2028, 12, 31), number="KS-2022-3"),
    "option_missed": contract(
        renewal=Renewal(RenewalKind.OPTION, 24, 1), end_date=date(2026, 12, 31), number="KS-2022-4"
    ),
    "ends": contract(renewal=Renewal(RenewalKind.NONE), end_date=date(2028, 12, 31), number="KS-2022-5"),
    "ended": contract(renewal=Renewal(RenewalKind.NONE), end_date=date(2025, 12, 31), number="KS-2022-6"),
    "ended_option": contract(
        renewal=Renewal(RenewalKind.OPTION, 12, 1), end_date=date(2025, 12, 31), number="KS-2022-13"
    ),
    "open_ended": contract(open_ended=True, end_date=None, renewal=None, number="KS-2022-7"),
    "unknown": contract(
        end_date=None, renewal=None, notice_period_months=None, start_date=None, yearly_cost=None, number=""
    ),
    "not_started": contract(start_date=date(2027, 1, 1), end_date=date(2030, 12, 31), number="KS-2026-9"),
    "overridden": contract(notice_deadline=date(2027, 3, 1), number="KS-2022-10"),
    "renews_without_notice": contract(notice_period_months=None, number="KS-2022-12"),
    "renewal_length_unknown": contract(renewal=Renewal(RenewalKind.AUTOMATIC), number="KS-2022-14"),
    "options_used_up": contract(renewal=Renewal(RenewalKind.OPTION, 12, 0), number="KS-2022-15"),
    "terms_unknown": contract(renewal=None, number="KS-2022-11"),
}
"""Every state that a contract can be in."""

LONGEST = ItSystem(
    key="HAN-9999",
    name="Kommungemensamt verksamhetssystem för utbildningsförvaltningens elevadministration och barnomsorgsplacering",
    description="Systemet används av förvaltningen för handläggning av ärenden och uppföljning. " * 50,
    functions=tuple(f"IT-drift, övervakning och säkerhetskopiering {number}" for number in range(12)),
    department="Social- och äldreförvaltningen",
    unit="Kansli-, utrednings- och digitaliseringsavdelningen",
    phase=LifecyclePhase.OPERATION,
    supplier="Aktiebolaget Svenska Leverantörsgruppen för offentlig verksamhet i samverkan",
    aliases=tuple(f"Tidigare namn nummer {number}" for number in range(50)),
    owner=RoleHolder(Role.SYSTEM_OWNER, "Dragana Stenfelt-Hallonqvist", "medicinskt ansvarig sjuksköterska"),
    manager=RoleHolder(Role.SYSTEM_MANAGER, "Kristoffer Hallonqvist", "systemförvaltare"),
    restricted=RestrictedFacts(
        contracts=tuple(
            contract(number=f"KS-2022-{number}", end_date=date(2027, 9, 30) + timedelta(days=30 * number))
            for number in range(20)
        ),
        classification=InformationClassification(4, 3, 4),
        system_class="A - verksamhetskritisk",
        user_count=12356,
        personal_data=True,
        hosting=Hosting.ON_PREMISES,
        maintenance_plan_url="https://insidan.example.invalid/" + "forvaltningsplan/" * 20,
        last_login=date(2026, 11, 8),
        logins_90_days=10440,
        specialists=tuple(RoleHolder(Role.SYSTEM_SPECIALIST, f"Tobias Hallonqvist {n}") for n in range(20)),
        secret=True,
    ),
)
POOREST = ItSystem("HAN-0000", "W3D3", "", (), "Stadsbyggnadsförvaltningen", None, None, None)
ENEMY = ItSystem(
    key="HAN-6666",
    name=HOSTILE,
    description=HOSTILE_LINES,
    functions=(HOSTILE,),
    department=HOSTILE,
    unit=HOSTILE,
    phase=LifecyclePhase.RETIREMENT,
    supplier=HOSTILE,
    aliases=(HOSTILE, "<at>x</at>"),
    owner=RoleHolder(Role.SYSTEM_OWNER, HOSTILE, HOSTILE),
    manager=RoleHolder(Role.SYSTEM_MANAGER, "  ", HOSTILE),
    restricted=RestrictedFacts(
        contracts=(contract(number=HOSTILE, procurement_form=HOSTILE),),
        system_class=HOSTILE,
        maintenance_plan_url="javascript:alert(1)",
        specialists=(RoleHolder(Role.SYSTEM_SPECIALIST, HOSTILE),),
    ),
)
LONG_HOSTILE = f"[{LONG_WORD}]({LONG_ADDRESS}) **{LONG_WORD}** javascript:alert(1)//{LONG_WORD} www.{LONG_WORD}.se"
LONG_WORDS = replace(
    ENEMY,
    name=LONG_WORD,
    description=f"Se {LONG_ADDRESS}\noch {LONG_WORD}.",
    functions=(LONG_WORD,),
    department=LONG_WORD,
    unit=None,
    supplier=LONG_HOSTILE,
    aliases=(LONG_ADDRESS,),
    owner=RoleHolder(Role.SYSTEM_OWNER, LONG_WORD),
    restricted=RestrictedFacts(
        contracts=(contract(number=LONG_WORD, procurement_form=LONG_WORD),),
        maintenance_plan_url="\\\\server\\planer\\forvaltningsplaner\\klara_informationshanteringsplan.docx",
    ),
)
