"""From a draft's answers to a calculation. What is not answered yet is left out; nothing is made up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from bot.domain.drafts import Draft
from bot.domain.nyttokalkyl.calculation import (
    Alternative,
    AlternativeKind,
    Compliance,
    ContractKind,
    Nyttokalkyl,
    PersonalData,
    Premises,
    Stakeholder,
    earliest_follow_up,
)
from bot.domain.nyttokalkyl.entry import ESTIMATES, InputKind, parse_estimate
from bot.domain.nyttokalkyl.lines import (
    BenefitLine,
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
from bot.domain.nyttokalkyl.notation import parse_amount
from bot.domain.steps import OVERLAP
from bot.domain.systems import InformationClassification

DEFAULT_HORIZON = 5
_NOTHING: Mapping[str, str] = {}

_COSTS: tuple[tuple[str, str, InputKind, CostCategory, Timing], ...] = (
    ("one_off", "introduction", InputKind.AMOUNT, CostCategory.INTRODUCTION, Timing.ONE_OFF),
    ("one_off", "integration", InputKind.AMOUNT, CostCategory.INTEGRATION, Timing.ONE_OFF),
    ("one_off", "phasing_out", InputKind.AMOUNT, CostCategory.PHASING_OUT, Timing.ONE_OFF),
    ("one_off", "work", InputKind.HOURS, CostCategory.INTRODUCTION, Timing.ONE_OFF),
    ("one_off", "training", InputKind.HOURS, CostCategory.TRAINING, Timing.ONE_OFF),
    ("yearly", "licence", InputKind.AMOUNT, CostCategory.LICENCE, Timing.YEARLY),
    ("yearly", "operation", InputKind.AMOUNT, CostCategory.OPERATION, Timing.YEARLY),
    ("yearly", "upkeep", InputKind.HOURS, CostCategory.OPERATION, Timing.YEARLY),
)
"""Step, input, how it is read, what it is and when. One-off costs fall in year 0, yearly ones from year 1."""


def calculation_of(draft: Draft, labels: Mapping[str, str]) -> Nyttokalkyl:
    """The calculation as far as it has been answered.

    `labels` name the lines that the dialog does not ask a name for (the inputs of `_COSTS`, «baseline» and
    «proposal»). Raises FieldError only for answers that this version of the program no longer takes.
    """
    given = draft.answers
    scope, real = given.get("scope", _NOTHING), given.get("realisation", _NOTHING)
    horizon = int(real["horizon"]) if real.get("horizon") else DEFAULT_HORIZON
    start = date.fromisoformat(real["start"]) if real.get("start") else None
    department = scope.get("department", "")
    retired = _listed(given.get("retirement", _NOTHING).get("systems", ""), ",")
    saved = _listed(given.get("direct_saving", _NOTHING).get("retired", ""), ",")
    return Nyttokalkyl(
        kind=draft.kind,
        title=scope.get("title", ""),
        departments=tuple(dict.fromkeys((department, *_listed(scope.get("others", ""), ";")))),
        author=draft.author,
        premises=Premises(draft.terms.price_level, horizon, draft.terms.discount_rate),
        need=given.get("need", _NOTHING).get("need", ""),
        situation=given.get("situation", _NOTHING).get("situation", ""),
        retirement_reason=given.get("retirement", _NOTHING).get("reason", ""),
        alternatives=tuple(_alternatives(draft, labels)),
        stakeholders=_stakeholders(given.get("stakeholders", _NOTHING), department),
        costs=tuple(_costs(draft, labels, horizon)),
        benefits=tuple(_benefits(draft, horizon)),
        risks=_lines(given.get("risks", _NOTHING).get("risks", "")),
        compliance=_compliance(draft),
        systems=tuple(dict.fromkeys((*retired, *saved))),
        responsible=real.get("responsible", ""),
        start=start,
        follow_up=earliest_follow_up(start) if start else None,
    )


def _listed(text: str, separator: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(separator) if part.strip())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip(" \t-•*") for line in text.splitlines() if line.strip(" \t-•*"))


def _alternatives(draft: Draft, labels: Mapping[str, str]) -> Iterator[Alternative]:
    baseline = draft.answers.get("situation", _NOTHING).get("baseline", "")
    if baseline:
        yield Alternative(AlternativeKind.BASELINE, labels["baseline"], baseline)
    reasons = draft.answers.get(OVERLAP, _NOTHING)
    for found in draft.found:
        reason = reasons.get(found.key, "")
        yield Alternative(AlternativeKind.EXISTING_SYSTEM, found.name, system=found.key, reason_not_chosen=reason)
    yield Alternative(AlternativeKind.PROPOSAL, labels[f"proposal_{draft.kind.value}"], chosen=True)


def _stakeholders(given: Mapping[str, str], department: str) -> tuple[Stakeholder, ...]:
    found = []
    if given.get("bearer"):
        found.append(Stakeholder(department or given["bearer"], costs=given["bearer"]))
    if given.get("receiver"):
        found.append(Stakeholder(given["receiver"], benefits=given["receiver"]))
    return tuple(found)


def _estimate(text: str, name: str, kind: InputKind) -> Estimate:
    return parse_estimate(text, name, ESTIMATES[kind])


def _costs(draft: Draft, labels: Mapping[str, str], horizon: int) -> Iterator[CostLine]:
    for step, name, kind, category, timing in _COSTS:
        text = draft.answers.get(step, _NOTHING).get(name, "")
        if not text:
            continue
        value = _estimate(text, name, kind)
        if value.highest == 0:
            continue
        source = ExternalCost(value) if kind is InputKind.AMOUNT else InternalCost(value, draft.terms.hourly_rate)
        span = Span(0, 0) if timing is Timing.ONE_OFF else Span(1, horizon)
        yield CostLine(name, labels[name], category, timing, span, source)


def _benefits(draft: Draft, horizon: int) -> Iterator[BenefitLine]:
    given, terms = draft.answers, draft.terms
    receiver = given.get("stakeholders", _NOTHING).get("receiver") or None
    for step in draft.steps:
        values = given.get(step.name, _NOTHING)
        if step.name.startswith("time_saving") and {"what", "minutes", "people", "share"} <= values.keys():
            yield TimeSaving(
                step.name,
                values["what"],
                minutes=_estimate(values["minutes"], "minutes", InputKind.MINUTES),
                people=_estimate(values["people"], "people", InputKind.PEOPLE),
                weeks=terms.weeks,
                rate=terms.hourly_rate,
                share=_estimate(values["share"], "share", InputKind.SHARE),
                span=Span(1, horizon),
                receiver=receiver,
            )
    saving = given.get("direct_saving", _NOTHING)
    if saving.get("saving") and saving.get("from_year"):
        yield DirectSaving(
            "direct_saving",
            saving.get("saved", ""),
            _estimate(saving["saving"], "saving", InputKind.AMOUNT),
            Timing.YEARLY,
            Span(int(saving["from_year"]), horizon),
            systems=_listed(saving.get("retired", ""), ","),
        )
    yield from _apart(given.get("other_benefits", _NOTHING), receiver, horizon)


def _apart(given: Mapping[str, str], receiver: str | None, horizon: int) -> Iterator[BenefitLine]:
    """What is never added to the money."""
    if given.get("quality") and given.get("rating"):
        yield QualitativeBenefit("quality", given["quality"], int(given["rating"]), receiver)
    if given.get("moved_amount"):
        amount = _estimate(given["moved_amount"], "moved_amount", InputKind.AMOUNT)
        label = given.get("moved") or given.get("quality", "")
        yield Redistribution("moved", label, amount, Timing.YEARLY, Span(1, horizon))


def _compliance(draft: Draft) -> Compliance:
    info = draft.answers.get("information", _NOTHING)
    needs = draft.answers.get("requirements", _NOTHING)
    purchase = draft.answers.get("procurement", _NOTHING)
    levels = [info.get(name, "") for name in ("confidentiality", "integrity", "availability")]
    value: Decimal | None = parse_amount(purchase["value"]) if purchase.get("value") else None
    return Compliance(
        classification=InformationClassification(*map(int, levels)) if all(levels) else None,
        personal_data=PersonalData(info["personal_data"]) if info.get("personal_data") else None,
        accessibility=needs.get("accessibility", ""),
        integrations=_listed(needs.get("integrations", ""), ","),
        exit_plan=needs.get("exit", ""),
        procurement_value=value,
        contract_kind=ContractKind(purchase["contract"]) if purchase.get("contract") else None,
    )
