"""What a calculation still lacks before it can be submitted. A draft may lack anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.domain.nyttokalkyl.calculation import (
    AlternativeKind,
    CalculationKind,
    Nyttokalkyl,
    earliest_follow_up,
)
from bot.domain.nyttokalkyl.faults import FaultKind, FieldError
from bot.domain.nyttokalkyl.lines import CostLine, QualitativeBenefit

MAX_TEXT = 4_000
MAX_LABEL = 200
MAX_LINES = 60


def faults_before_submission(calculation: Nyttokalkyl) -> tuple[FieldError, ...]:
    """Everything that is missing or does not fit together, in the order of the form; empty when it can be submitted."""
    return tuple(
        fault for check in (_texts, _alternatives, _lines, _compliance, _realisation) for fault in check(calculation)
    )


def _texts(calculation: Nyttokalkyl) -> Iterator[FieldError]:
    required = {
        "title": calculation.title,
        "departments": " ".join(calculation.departments),
        "author": calculation.author,
        "need": calculation.need,
        "situation": calculation.situation,
    }
    if calculation.kind is CalculationKind.RETIREMENT:
        del required["need"]
        required |= {"retirement_reason": calculation.retirement_reason, "systems": " ".join(calculation.systems)}
    yield from (FieldError(field, FaultKind.MISSING) for field, text in required.items() if not text.strip())
    for field, text in _free_texts(calculation):
        limit = MAX_LABEL if field == "title" or field.endswith((".name", ".label")) else MAX_TEXT
        if len(text) > limit:
            yield FieldError(field, FaultKind.TOO_LONG, limit=str(limit), length=str(len(text)))


def _free_texts(calculation: Nyttokalkyl) -> Iterator[tuple[str, str]]:
    yield "title", calculation.title
    yield "need", calculation.need
    yield "situation", calculation.situation
    yield "retirement_reason", calculation.retirement_reason
    yield "responsible", calculation.responsible
    yield "compliance.accessibility", calculation.compliance.accessibility
    yield "compliance.exit_plan", calculation.compliance.exit_plan
    for number, alternative in enumerate(calculation.alternatives):
        yield f"alternatives.{number}.name", alternative.name
        yield f"alternatives.{number}.description", alternative.description
        yield f"alternatives.{number}.reason_not_chosen", alternative.reason_not_chosen
    for number, stakeholder in enumerate(calculation.stakeholders):
        yield f"stakeholders.{number}.name", stakeholder.name
        yield f"stakeholders.{number}.costs", stakeholder.costs
        yield f"stakeholders.{number}.benefits", stakeholder.benefits
    for number, risk in enumerate(calculation.risks):
        yield f"risks.{number}", risk
    for number, integration in enumerate(calculation.compliance.integrations):
        yield f"compliance.integrations.{number}", integration
    for line in (*calculation.costs, *calculation.benefits):
        yield f"{_place(line)}.label", line.label


def _alternatives(calculation: Nyttokalkyl) -> Iterator[FieldError]:
    kinds = Counter(alternative.kind for alternative in calculation.alternatives)
    if kinds[AlternativeKind.BASELINE] != 1:
        yield FieldError("alternatives", FaultKind.NO_BASELINE)
    if sum(alternative.chosen for alternative in calculation.alternatives) != 1:
        yield FieldError("alternatives", FaultKind.NO_CHOICE)
    for number, alternative in enumerate(calculation.alternatives):
        existing = alternative.kind is AlternativeKind.EXISTING_SYSTEM
        if existing and not alternative.chosen and not alternative.reason_not_chosen.strip():
            yield FieldError(f"alternatives.{number}.reason_not_chosen", FaultKind.NO_REASON, name=alternative.name)


def _lines(calculation: Nyttokalkyl) -> Iterator[FieldError]:
    if not calculation.costs:
        yield FieldError("costs", FaultKind.MISSING)
    if not calculation.benefits:
        yield FieldError("benefits", FaultKind.MISSING)
    lines = (*calculation.costs, *calculation.benefits)
    if len(lines) > MAX_LINES:
        yield FieldError("lines", FaultKind.WRONG_COUNT, highest=str(MAX_LINES))
    repeated = [key for key, count in Counter(line.key for line in lines).items() if count > 1]
    yield from (FieldError(f"lines.{key}", FaultKind.DUPLICATE) for key in repeated)
    for line in lines:
        if not line.label.strip():
            yield FieldError(f"{_place(line)}.label", FaultKind.MISSING)
        if not isinstance(line, QualitativeBenefit) and line.span.last > calculation.premises.horizon:
            last = str(calculation.premises.horizon)
            yield FieldError(f"{_place(line)}.last_year", FaultKind.OUTSIDE_HORIZON, last=last)


def _place(line: object) -> str:
    key = getattr(line, "key", "")
    return f"costs.{key}" if isinstance(line, CostLine) else f"benefits.{key}"


def _compliance(calculation: Nyttokalkyl) -> Iterator[FieldError]:
    facts = calculation.compliance
    missing = {"personal_data": facts.personal_data is None, "exit_plan": not facts.exit_plan.strip()}
    if calculation.kind is CalculationKind.NEW_SYSTEM:
        missing |= {
            "classification": facts.classification is None,
            "accessibility": not facts.accessibility.strip(),
            "procurement_value": facts.procurement_value is None,
            "contract_kind": facts.contract_kind is None,
        }
    yield from (FieldError(f"compliance.{field}", FaultKind.MISSING) for field, absent in missing.items() if absent)


def _realisation(calculation: Nyttokalkyl) -> Iterator[FieldError]:
    for field, value in (
        ("responsible", calculation.responsible.strip()),
        ("start", calculation.start),
        ("follow_up", calculation.follow_up),
    ):
        if not value:
            yield FieldError(field, FaultKind.MISSING)
    if calculation.start and calculation.follow_up:
        earliest = earliest_follow_up(calculation.start)
        if calculation.follow_up < earliest:
            yield FieldError("follow_up", FaultKind.TOO_EARLY, earliest=earliest.isoformat())
