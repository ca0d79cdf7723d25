"""A nyttokalkyl in short: its sums with a small chart, what is missing, its way to a decision and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from bot.calculations.filing import filed_links
from bot.calculations.links import DocumentForm, Wanted
from bot.calculations.overlap import others_with_same_need
from bot.calculations.plans import plans_for
from bot.calculations.typed import WAITING
from bot.context import Context
from bot.documents.wording import assumption, kronor, number, years
from bot.domain.answers import Bar, Link, Part, Press, Reply, SummaryAnswer
from bot.domain.dossiers import Dossier
from bot.domain.drafts import Draft
from bot.domain.nyttokalkyl.building import calculation_of
from bot.domain.nyttokalkyl.calculation import CalculationKind, Nyttokalkyl
from bot.domain.nyttokalkyl.completeness import faults_before_submission
from bot.domain.nyttokalkyl.faults import FieldError
from bot.domain.nyttokalkyl.lifecycle import Stage, compare
from bot.domain.nyttokalkyl.lines import Case
from bot.domain.nyttokalkyl.route import PROCUREMENT_ACT, SOURCES, Route, Rule, route_of
from bot.domain.nyttokalkyl.sensitivity import sensitivities
from bot.domain.nyttokalkyl.sums import Outcome, outcomes
from bot.domain.questions import Intent
from bot.domain.sentences import sentence
from bot.domain.steps import FAULT_STEPS
from bot.texts import Texts

_LINES = ("introduction", "integration", "phasing_out", "work", "training", "licence", "operation", "upkeep")
_MOST_FAULTS = 4
_MOST_DECISIVE = 3
_FULL_BAR = 1000


def line_labels(say: Texts) -> Mapping[str, str]:
    """Names of the lines that nobody is asked to name."""
    names = (*_LINES, "baseline", *(f"proposal_{kind.value}" for kind in CalculationKind))
    return {name: say(f"nyttokalkyl_dialog-line-{name}") for name in names}


def built(draft: Draft, say: Texts) -> Nyttokalkyl:
    """The calculation as far as the draft goes."""
    return calculation_of(draft, line_labels(say))


async def review_reply(
    dossier: Dossier,
    context: Context,
    *,
    notices: tuple[str, ...] = (),
    actions: tuple[Press, ...] = (),
    intent: Intent = Intent.NYTTOKALKYL_DRAFT,
) -> Reply:
    """All steps are done: the sums, what is missing, and the way on."""
    say = context.say
    calculation = built(dossier.draft, say)
    faults = faults_before_submission(calculation)
    missing = tuple(_fault(fault, say) for fault in faults[:_MOST_FAULTS])
    parts = [Part(say("nyttokalkyl_dialog-missing"), points=missing)] if missing else []
    data = {"draft": dossier.number}
    steps = dict.fromkeys(FAULT_STEPS.get(fault.field.split(".")[0], "need") for fault in faults)
    if not faults:
        send = Press("nyttokalkyl.submit", say("nyttokalkyl_dialog-press-submit"), {**data, "version": dossier.version})
        ways: tuple[Press, ...] = (send,)
    else:
        ways = tuple(
            Press(
                "nyttokalkyl.go",
                say("nyttokalkyl_dialog-press-go", step=say(f"nyttokalkyl_dialog-step-{step}")),
                {**data, "step": step},
            )
            for step in list(steps)[:_MOST_FAULTS]
        )
    back = Press("nyttokalkyl.back", say("nyttokalkyl_dialog-press-back"), {**data, "version": dossier.version})
    pause = Press("nyttokalkyl.pause", say("nyttokalkyl_dialog-press-pause"), data)
    key = "nyttokalkyl_dialog-incomplete" if faults else "nyttokalkyl_dialog-ready"
    lead = (say(key),)
    waiting = f"{dossier.number} {dossier.version} review review"
    return await _reply(
        dossier,
        calculation,
        context,
        intent=intent,
        lead=lead,
        notices=notices,
        parts=tuple(parts),
        actions=(*actions, *ways, back, pause),
        version=0,
        remember=waiting,
    )


async def status_reply(
    dossier: Dossier, context: Context, *, notices: tuple[str, ...] = (), actions: tuple[Press, ...] = ()
) -> Reply:
    """Where a submitted calculation stands, and what the reader may do about it."""
    matter, say = dossier.matter, context.say
    calculation = matter.current
    assert calculation is not None
    facts = [
        (say("nyttokalkyl_dialog-fact-stage"), say(f"nyttokalkyl_dialog-stage-{matter.stage.value}")),
        (say("nyttokalkyl_dialog-fact-version"), f"{len(matter.versions)} ({matter.versions[-1].submitted_on})"),
    ]
    if matter.statement is not None:
        facts.append((say("nyttokalkyl_dialog-fact-statement"), f"{matter.statement.text} ({matter.statement.on})"))
    if matter.presented_on is not None:
        facts.append((say("nyttokalkyl_dialog-fact-presented"), str(matter.presented_on)))
    if (decision := matter.decision) is not None:
        told = say(f"nyttokalkyl_document-verdict-{decision.verdict.value}")
        facts.append(
            (say("nyttokalkyl_dialog-fact-decision"), f"{told} {decision.by}, {decision.on}, {decision.diarienummer}")
        )
        if decision.reason:
            facts.append((say("nyttokalkyl_dialog-fact-reason"), decision.reason))
    if matter.procurement_started_on is not None:
        facts.append((say("nyttokalkyl_dialog-fact-procurement"), str(matter.procurement_started_on)))
    if (compared := compare(matter)) is not None:
        expected, realised = (kronor(value, say.language) for value in (compared.expected, compared.realised))
        facts.append(
            (
                say("nyttokalkyl_dialog-fact-follow-up"),
                say("nyttokalkyl_dialog-compared", expected=expected, realised=realised),
            )
        )
    parts = (Part(say("nyttokalkyl_dialog-where"), tuple(facts)),)
    undecided = matter.stage in {Stage.SUBMITTED, Stage.IT_STATEMENT, Stage.PRESENTED}
    if undecided and not context.policy.nyttokalkyl.managers(calculation.departments):
        departments = ", ".join(calculation.departments)
        notices = (*notices, say("nyttokalkyl_dialog-no-decider", departments=departments))
    return await _reply(
        dossier,
        calculation,
        context,
        intent=Intent.NYTTOKALKYL_MATTER,
        lead=(say(f"nyttokalkyl_dialog-next-{matter.stage.value}"),),
        notices=notices,
        parts=parts,
        actions=actions,
        version=len(matter.versions),
        remember="",
    )


async def _reply(
    dossier: Dossier,
    calculation: Nyttokalkyl,
    context: Context,
    *,
    intent: Intent,
    lead: tuple[str, ...],
    notices: tuple[str, ...],
    parts: tuple[Part, ...],
    actions: tuple[Press, ...],
    version: int,
    remember: str,
) -> Reply:
    say = context.say
    found = outcomes(calculation)
    route = route_of(calculation, context.policy.nyttokalkyl.limits()) if calculation.departments[0] else None
    heading = say("nyttokalkyl_dialog-heading", number=dossier.number, title=calculation.title or dossier.title)
    answer = SummaryAnswer(
        heading=heading,
        lead=lead,
        notices=(*notices, *await plans_for(dossier, context), *await others_with_same_need(dossier, context)),
        parts=(*parts, _sums(found, say), *_decisive(calculation, say), *((_way(route, say),) if route else ())),
        bars=_bars(found[Case.LIKELY], say),
        bars_heading=say("nyttokalkyl_document-chart"),
        actions=actions,
        links=await document_links(dossier, version, context),
    )
    told = [f"{name}: {value}." for part in answer.parts[: len(parts) + 1] for name, value in part.facts]
    points = [point for part in parts for point in part.points]
    words = (
        *answer.notices,
        sentence(heading),
        *lead,
        *points,
        *told,
        say(f"nyttokalkyl_document-decider-{route.decider.value}") if route else "",
    )
    return Reply(intent, say.language, " ".join(filter(None, words)), answer, remember={WAITING: remember})


async def document_links(dossier: Dossier, version: int, context: Context) -> tuple[Link, ...]:
    """The files in the channel if they lie there, and short-lived links if the service has an address of its own."""
    filed = await filed_links(dossier, context) if version == len(dossier.matter.versions) else ()
    links = context.calculations.links
    if links is None:
        return filed
    return filed + tuple(
        [
            Link(
                context.say(f"nyttokalkyl_dialog-open-{form.value}"),
                await links.url(Wanted(dossier.number, version, form, context.language)),
            )
            for form in DocumentForm
        ]
    )


def _fault(fault: FieldError, say: Texts) -> str:
    step = FAULT_STEPS.get(fault.field.split(".")[0], "need")
    return f"{say(f'nyttokalkyl_dialog-step-{step}')}: {say(fault.text_key, **fault.arguments)}"


def _sums(found: Mapping[Case, Outcome], say: Texts) -> Part:
    likely, language = found[Case.LIKELY], say.language
    span = " – ".join(kronor(found[case].net_present_value, language) for case in (Case.LOW, Case.HIGH))
    ratio = likely.benefit_cost_ratio
    facts = [
        (say("nyttokalkyl_document-result-npv"), kronor(likely.net_present_value, language)),
        (say("nyttokalkyl_dialog-fact-span"), span),
        (say("nyttokalkyl_document-result-costs"), kronor(likely.present_value_costs, language)),
        (say("nyttokalkyl_document-result-benefits"), kronor(likely.present_value_benefits, language)),
        (say("nyttokalkyl_dialog-fact-payback"), years(likely.payback, say)),
        (say("nyttokalkyl_dialog-fact-discounted-payback"), years(likely.discounted_payback, say)),
    ]
    if ratio is not None:
        facts.append((say("nyttokalkyl_document-result-ratio"), number(ratio, language, 2)))
    if likely.redistribution:
        facts.append((say("nyttokalkyl_document-result-moved"), kronor(likely.redistribution, language)))
    return Part(say("nyttokalkyl_document-result"), tuple(facts))


def _decisive(calculation: Nyttokalkyl, say: Texts) -> tuple[Part, ...]:
    """Which assumption the sign hangs on."""
    moved = sensitivities(calculation)
    if not moved:
        return ()
    points: list[str] = []
    for one in moved:
        if one.decisive and one.break_even is not None and len(points) < _MOST_DECISIVE:
            name = f"{one.line.label} ({say(f'nyttokalkyl_document-assumption-{one.name}')})"
            value = assumption(one.name, one.break_even, say.language)
            points.append(say("nyttokalkyl_document-decisive", assumption=name, value=value))
    told = tuple(points) or (say("nyttokalkyl_document-nothing-decisive"),)
    return (Part(say("nyttokalkyl_document-heading-sensitivity"), points=told),)


def _way(route: Route, say: Texts) -> Part:
    decider = say(f"nyttokalkyl_document-decider-{route.decider.value}")
    return Part(
        say("nyttokalkyl_document-heading-route"), points=(decider, *(_rule(rule, say) for rule in route.rules))
    )


def _rule(rule: Rule, say: Texts) -> str:
    source = SOURCES[rule]
    from_law = source == PROCUREMENT_ACT
    told = (
        say("nyttokalkyl_document-source-law") if from_law else say("nyttokalkyl_document-source-audit", section=source)
    )
    return f"{say(f'nyttokalkyl_document-rule-{rule.value}')} {told}"


def _bars(likely: Outcome, say: Texts) -> tuple[Bar, ...]:
    highest = max((max(row.costs, row.benefits) for row in likely.rows), default=Decimal(0))
    if not highest:
        return ()
    return tuple(
        Bar(
            say(
                "nyttokalkyl_document-chart-year",
                year=row.year,
                costs=kronor(row.costs, say.language),
                benefits=kronor(row.benefits, say.language),
            ),
            int(row.costs * _FULL_BAR / highest),
            int(row.benefits * _FULL_BAR / highest),
        )
        for row in likely.rows
    )
