"""Calculations as values, for the tests of their sums, route, life and documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.nyttokalkyl.calculation import (
    Alternative,
    AlternativeKind,
    CalculationKind,
    Compliance,
    ContractKind,
    Nyttokalkyl,
    PersonalData,
    Premises,
    Stakeholder,
)
from bot.domain.nyttokalkyl.lines import (
    CostCategory,
    CostLine,
    DirectSaving,
    Estimate,
    ExternalCost,
    InternalCost,
    QualitativeBenefit,
    Redistribution,
    Span,
    TimeSaving,
    Timing,
)
from bot.domain.systems import InformationClassification


def estimate(lowest: str, likely: str, highest: str) -> Estimate:
    return Estimate(Decimal(lowest), Decimal(likely), Decimal(highest))


def sure(value: str) -> Estimate:
    return Estimate.certain(Decimal(value))


LICENCE = CostLine(
    "licence",
    "Licens för maskningsverktyg",
    CostCategory.LICENCE,
    Timing.YEARLY,
    Span(1, 4),
    ExternalCost(estimate("180000", "200000", "260000")),
    "Kommunstyrelseförvaltningen",
)
INTRODUCTION = CostLine(
    "introduction",
    "Införande hos leverantören",
    CostCategory.INTRODUCTION,
    Timing.ONE_OFF,
    Span(0, 0),
    ExternalCost(estimate("120000", "150000.50", "210000")),
)
TRAINING = CostLine(
    "training",
    "Utbildning av handläggare",
    CostCategory.TRAINING,
    Timing.ONE_OFF,
    Span(1, 1),
    InternalCost(estimate("80", "120", "200"), Decimal("437.50")),
)
FASTER = TimeSaving(
    "faster",
    "Snabbare maskning inför utlämnande",
    minutes=estimate("20", "35", "50"),
    people=estimate("25", "30", "34"),
    weeks=Decimal(44),
    rate=Decimal("437.50"),
    share=estimate("0.4", "0.6", "0.8"),
    span=Span(1, 4),
    receiver="Handläggare i alla förvaltningar",
)
OLD_SYSTEM = DirectSaving(
    "old",
    "Två äldre verktyg avvecklas",
    estimate("70000", "90000", "95000"),
    Timing.YEARLY,
    Span(2, 4),
    systems=("HAN-0012", "HAN-0013"),
)
MOVED = Redistribution(
    "moved", "Registratorerna avlastas, handläggarna tar över", sure("60000"), Timing.YEARLY, Span(1, 4)
)
TRUST = QualitativeBenefit("trust", "Mindre risk att röja skyddade uppgifter", 5, "Invånarna")


def full() -> Nyttokalkyl:
    """Everything a calculation can hold, complete enough to be submitted."""
    return Nyttokalkyl(
        kind=CalculationKind.NEW_SYSTEM,
        title="Maskningsverktyg för utlämnande av handlingar",
        departments=("Kommunstyrelseförvaltningen",),
        author="Örjan Vassbäck",
        premises=Premises(2027, 4, Decimal("0.03"), (Decimal("0.5"),)),
        need="Handlingar som lämnas ut maskas för hand, och det tar för lång tid.",
        situation="Vi skriver ut, stryker över med penna och skannar igen.",
        alternatives=(
            Alternative(
                AlternativeKind.BASELINE,
                "Nollalternativet",
                "Fortsätt som i dag.",
                reason_not_chosen="Tar för lång tid.",
            ),
            Alternative(
                AlternativeKind.EXISTING_SYSTEM,
                "Handlingsbanken",
                "Har en enkel överstrykning.",
                system="HAN-0012",
                reason_not_chosen="Överstrykningen går att ta bort i den färdiga filen.",
            ),
            Alternative(AlternativeKind.PROPOSAL, "Ett gemensamt maskningsverktyg", chosen=True),
        ),
        stakeholders=(
            Stakeholder("Kommunstyrelseförvaltningen", costs="Licens och införande"),
            Stakeholder(
                "Handläggare i alla förvaltningar", costs="Tid för utbildning", benefits="Kortare handläggning"
            ),
        ),
        costs=(LICENCE, INTRODUCTION, TRAINING),
        benefits=(FASTER, OLD_SYSTEM, MOVED, TRUST),
        risks=("Få använder verktyget.", "Leverantören är liten."),
        compliance=Compliance(
            classification=InformationClassification(3, 2, 2),
            personal_data=PersonalData.SENSITIVE,
            accessibility="Krav enligt WCAG 2.2 AA.",
            integrations=(),
            exit_plan="Filerna finns kvar i diariet. Inget sparas i verktyget.",
            procurement_value=Decimal(1_050_000),
            contract_kind=ContractKind.SUPPORTING,
        ),
        responsible="Kanslichefen",
        start=date(2027, 3, 1),
        follow_up=date(2028, 3, 1),
    )


def retirement() -> Nyttokalkyl:
    """The smallest complete calculation of a retirement."""
    return replace(
        full(),
        kind=CalculationKind.RETIREMENT,
        title="Avveckla två äldre verktyg",
        need="",
        retirement_reason="Nästan ingen har loggat in det senaste året.",
        costs=(replace(INTRODUCTION, key="archive", category=CostCategory.PHASING_OUT, label="Arkivering"),),
        benefits=(OLD_SYSTEM,),
        systems=("HAN-0012",),
        compliance=Compliance(personal_data=PersonalData.NONE, exit_plan="Allt exporteras till e-arkivet."),
    )
