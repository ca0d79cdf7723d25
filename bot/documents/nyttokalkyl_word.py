"""The nyttokalkyl as a Word document, good enough for a management to decide on.

Headings are real, tables have marked header rows and descriptions, the chart is described, and the language is set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import docx
from docx.document import Document

from bot.documents import word_sums
from bot.documents.word_parts import add_page_numbers, add_table, add_text, set_language, set_look
from bot.documents.wording import basis, clean, kronor
from bot.domain.nyttokalkyl.calculation import AlternativeKind, CalculationKind, Nyttokalkyl
from bot.domain.nyttokalkyl.lifecycle import Decision, Statement
from bot.domain.nyttokalkyl.lines import InternalCost, Span, Timing
from bot.domain.nyttokalkyl.route import PROCUREMENT_ACT, SOURCES, Route
from bot.domain.questions import Language
from bot.texts import Texts, texts_for

_LINE_WIDTHS = (4.0, 3.4, 1.7, 2.4, 2.55, 2.55)
_FACT_WIDTHS = (5.5, 11.0)
_LOCALES = {"sv": "sv-SE", "en": "en-GB"}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What stands in the document beside the calculation. `version` None is a draft; the rest may not exist yet."""

    on: date
    version: int | None = None
    route: Route | None = None
    statement: Statement | None = None
    decision: Decision | None = None


def word_of(calculation: Nyttokalkyl, circumstances: Circumstances, language: Language = "sv") -> bytes:
    """The document (.docx) in the name of the asking department."""
    say = texts_for(language)
    document = docx.Document()
    set_look(document)
    set_language(document, _LOCALES[language])
    properties = document.core_properties
    properties.title, properties.author = clean(calculation.title), clean(calculation.author)
    properties.subject, properties.comments = say("nyttokalkyl_document-name"), ""
    _front(document, calculation, circumstances, say)
    _need(document, calculation, say)
    _lines(document, calculation, say)
    word_sums.add_results(document, calculation, say)
    _compliance(document, calculation, say)
    _way(document, circumstances, say)
    _realisation(document, calculation, say)
    add_page_numbers(document, ", ".join(calculation.departments))
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _front(document: Document, calculation: Nyttokalkyl, circumstances: Circumstances, say: Texts) -> None:
    add_text(document, ", ".join(calculation.departments))
    add_text(document, calculation.title, style="Title")
    kind = say(f"nyttokalkyl_document-kind-{calculation.kind.value}")
    version = circumstances.version
    state = say("nyttokalkyl_document-version", number=version) if version else say("nyttokalkyl_document-draft")
    add_text(document, f"{kind}. {state}, {circumstances.on.isoformat()}. {calculation.author}.")
    word_sums.add_short_answer(document, calculation, say)


def _paragraphs(document: Document, text: str) -> None:
    for paragraph in text.splitlines():
        if paragraph.strip():
            add_text(document, paragraph)


def _section(document: Document, heading: str, text: str) -> None:
    if text.strip():
        document.add_heading(heading, 1)
        _paragraphs(document, text)


def _need(document: Document, calculation: Nyttokalkyl, say: Texts) -> None:
    _section(document, say("nyttokalkyl_document-heading-need"), calculation.need)
    if calculation.kind is CalculationKind.RETIREMENT:
        _section(document, say("nyttokalkyl_document-heading-retirement"), calculation.retirement_reason)
    _section(document, say("nyttokalkyl_document-heading-situation"), calculation.situation)
    if calculation.alternatives:
        document.add_heading(say("nyttokalkyl_document-heading-alternatives"), 1)
        rows: list[tuple[str, ...]] = []
        for one in calculation.alternatives:
            verdict = say("nyttokalkyl_document-proposed") if one.chosen else one.reason_not_chosen
            kind = say(f"nyttokalkyl_document-alternative-{one.kind.value}")
            known = f" ({one.system})" if one.kind is AlternativeKind.EXISTING_SYSTEM and one.system else ""
            rows.append((f"{one.name}{known}", kind, one.description, verdict))
        titles = ("alternative", "alternative-kind", "description", "judgement")
        _table(document, titles, rows, say("nyttokalkyl_document-heading-alternatives"), say)
    if calculation.stakeholders:
        document.add_heading(say("nyttokalkyl_document-heading-stakeholders"), 1)
        people: list[tuple[str, ...]] = [
            (one.name, one.costs or "–", one.benefits or "–") for one in calculation.stakeholders
        ]
        _table(
            document, ("stakeholder", "bears", "gets"), people, say("nyttokalkyl_document-heading-stakeholders"), say
        )


def _table(
    document: Document,
    titles: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    described: str,
    say: Texts,
    numeric_from: int = 99,
    widths: tuple[float, ...] = (),
) -> None:
    told = [say(f"nyttokalkyl_document-{title}") for title in titles]
    add_table(document, told, rows, described, numeric_from, widths)


def _lines(document: Document, calculation: Nyttokalkyl, say: Texts) -> None:
    language = say.language
    document.add_heading(say("nyttokalkyl_document-costs"), 1)
    rows: list[tuple[str, ...]] = []
    for line in calculation.costs:
        how = say(f"nyttokalkyl_document-category-{line.category.value}") + _more(basis(line, language, say))
        rate = line.source.rate if isinstance(line.source, InternalCost) else 1
        estimate = line.source.hours if isinstance(line.source, InternalCost) else line.source.amount
        ends = tuple(kronor(end * rate, language) for end in (estimate.lowest, estimate.likely, estimate.highest))
        rows.append((line.label + _more(line.bearer or ""), how, _when(line.timing, line.span, say), *ends))
    titles = ("cost", "category", "when", "lowest", "likely", "highest")
    _table(document, titles, rows, say("nyttokalkyl_document-costs"), say, 3, _LINE_WIDTHS)
    document.add_heading(say("nyttokalkyl_document-benefits"), 1)
    _money_benefits(document, calculation, say)
    if calculation.qualitative_benefits:
        document.add_heading(say("nyttokalkyl_document-qualitative"), 2)
        rated: list[tuple[str, ...]] = [
            (one.label, one.receiver or "–", f"{one.rating}") for one in calculation.qualitative_benefits
        ]
        _table(document, ("benefit", "gets", "rating"), rated, say("nyttokalkyl_document-qualitative"), say, 2)


def _money_benefits(document: Document, calculation: Nyttokalkyl, say: Texts) -> None:
    titles = ("benefit", "basis", "when", "lowest", "likely", "highest")
    moved = say("nyttokalkyl_document-redistribution")
    for lines, heading in ((calculation.counted_benefits, None), (calculation.redistributions, moved)):
        if not lines:
            continue
        if heading:
            document.add_heading(heading, 2)
            add_text(document, say("nyttokalkyl_document-redistribution-apart"))
        rows = []
        for line in lines:
            ends = tuple(
                kronor(line.amount({name: getattr(one, end) for name, one in line.estimates.items()}), say.language)
                for end in ("lowest", "likely", "highest")
            )
            how = basis(line, say.language, say) or "–"
            rows.append((line.label + _more(line.receiver or ""), how, _when(line.timing, line.span, say), *ends))
        _table(document, titles, rows, heading or say("nyttokalkyl_document-benefits"), say, 3, _LINE_WIDTHS)


def _more(text: str) -> str:
    return f". {text}" if text else ""


def _when(timing: Timing, span: Span, say: Texts) -> str:
    if timing is Timing.ONE_OFF or span.first == span.last:
        return say("nyttokalkyl_document-in-year", year=span.first)
    return say("nyttokalkyl_document-in-years", first=span.first, last=span.last)


def _compliance(document: Document, calculation: Nyttokalkyl, say: Texts) -> None:
    facts = calculation.compliance
    document.add_heading(say("nyttokalkyl_document-heading-compliance"), 1)
    unknown = say("nyttokalkyl_document-not-stated")
    value, kind, data = facts.procurement_value, facts.contract_kind, facts.personal_data
    rows = [
        ("classification", str(facts.classification) if facts.classification else unknown),
        ("personal-data", say(f"nyttokalkyl_document-personal-data-{data.value}") if data else unknown),
        ("accessibility", facts.accessibility or unknown),
        ("integrations", ", ".join(facts.integrations) or say("nyttokalkyl_document-none")),
        ("exit", facts.exit_plan or unknown),
        ("value", kronor(value, say.language) if value is not None else unknown),
        ("contract", say(f"nyttokalkyl_document-contract-{kind.value}") if kind else unknown),
    ]
    told = [(say(f"nyttokalkyl_document-fact-{key}"), text) for key, text in rows]
    _table(document, ("fact", "answer"), told, say("nyttokalkyl_document-heading-compliance"), say, widths=_FACT_WIDTHS)
    if calculation.risks:
        document.add_heading(say("nyttokalkyl_document-heading-risks"), 1)
        for risk in calculation.risks:
            add_text(document, risk, style="List Bullet")


def _way(document: Document, circumstances: Circumstances, say: Texts) -> None:
    route, statement, decision = circumstances.route, circumstances.statement, circumstances.decision
    if route:
        document.add_heading(say("nyttokalkyl_document-heading-route"), 1)
        who = say(f"nyttokalkyl_document-decider-{route.decider.value}")
        add_text(document, f"{who} {say('nyttokalkyl_document-concerned', who=', '.join(route.departments))}")
        for rule in route.rules:
            told = say(f"nyttokalkyl_document-rule-{rule.value}")
            add_text(document, f"{told} {_source(SOURCES[rule], say)}", style="List Bullet")
    if statement:
        document.add_heading(say("nyttokalkyl_document-heading-statement"), 1)
        _paragraphs(document, statement.text)
        add_text(document, f"{statement.by}, {statement.on.isoformat()}")
    if decision:
        document.add_heading(say("nyttokalkyl_document-heading-decision"), 1)
        add_text(document, say(f"nyttokalkyl_document-verdict-{decision.verdict.value}"))
        _paragraphs(document, decision.reason)
        add_text(document, f"{decision.by}, {decision.on.isoformat()}. {decision.diarienummer}")


def _source(source: str, say: Texts) -> str:
    if source == PROCUREMENT_ACT:
        return say("nyttokalkyl_document-source-law")
    return say("nyttokalkyl_document-source-audit", section=source)


def _realisation(document: Document, calculation: Nyttokalkyl, say: Texts) -> None:
    document.add_heading(say("nyttokalkyl_document-heading-realisation"), 1)
    unknown = say("nyttokalkyl_document-not-stated")
    rows = [
        (say("nyttokalkyl_document-fact-responsible"), calculation.responsible or unknown),
        (say("nyttokalkyl_document-fact-start"), calculation.start.isoformat() if calculation.start else unknown),
        (
            say("nyttokalkyl_document-fact-follow-up"),
            calculation.follow_up.isoformat() if calculation.follow_up else unknown,
        ),
    ]
    _table(
        document, ("fact", "answer"), rows, say("nyttokalkyl_document-heading-realisation"), say, widths=_FACT_WIDTHS
    )
