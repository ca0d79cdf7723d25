"""The figures in the Word document: short answer, results, yearly table with its chart, and what it hangs on."""

from __future__ import annotations

from docx.document import Document

from bot.documents.chart import chart_xml, empty_chart
from bot.documents.word_parts import add_chart, add_table, add_text
from bot.documents.wording import assumption, bare_kronor, kronor, number, percent, years
from bot.domain.nyttokalkyl.calculation import Nyttokalkyl
from bot.domain.nyttokalkyl.lines import Case
from bot.domain.nyttokalkyl.sensitivity import Sensitivity, sensitivities
from bot.domain.nyttokalkyl.sums import Outcome, outcome, outcomes
from bot.texts import Texts

_CHART_SIZE = (16.5, 8.5)
_MOST_ASSUMPTIONS = 10


def add_short_answer(document: Document, calculation: Nyttokalkyl, say: Texts) -> None:
    """Two sentences that a manager reads first."""
    likely = outcome(calculation)
    add_text(
        document,
        say(
            "nyttokalkyl_document-short-answer",
            horizon=calculation.premises.horizon,
            npv=kronor(likely.net_present_value, say.language),
            payback=years(likely.payback, say),
        ),
    )


def add_results(document: Document, calculation: Nyttokalkyl, say: Texts) -> None:
    """Results in three cases, the yearly table, the chart and the sensitivity."""
    document.add_heading(say("nyttokalkyl_document-result"), 1)
    premises = calculation.premises
    add_text(
        document,
        say(
            "nyttokalkyl_document-premises-told",
            level=str(premises.price_level),
            horizon=premises.horizon,
            rate=percent(premises.discount_rate, say.language),
        ),
    )
    add_text(document, say("nyttokalkyl_document-convention"))
    found = outcomes(calculation)
    cases = (Case.LOW, Case.LIKELY, Case.HIGH)
    told = [_results(found[case], say) for case in cases]
    rows = [(say(f"nyttokalkyl_document-result-{key}"), *(one[key] for one in told)) for key in told[0]]
    titles = ["", *(say(f"nyttokalkyl_document-case-{case.value}") for case in cases)]
    titles[0] = say("nyttokalkyl_document-measure")
    add_table(document, titles, rows, say("nyttokalkyl_document-result"), 1)
    if premises.ramp_up:
        shares = ", ".join(percent(share, say.language) for share in premises.ramp_up)
        add_text(document, say("nyttokalkyl_document-ramp-up-told", shares=shares))
    _years(document, found[Case.LIKELY], say)
    _chart(document, found[Case.LIKELY], say)
    _sensitivity(document, calculation, say)


def _results(sums: Outcome, say: Texts) -> dict[str, str]:
    ratio = sums.benefit_cost_ratio
    return {
        "costs": kronor(sums.present_value_costs, say.language),
        "benefits": kronor(sums.present_value_benefits, say.language),
        "npv": kronor(sums.net_present_value, say.language),
        "payback": years(sums.payback, say),
        "discounted_payback": years(sums.discounted_payback, say),
        "ratio": "–" if ratio is None else number(ratio, say.language, 2),
        "moved": kronor(sums.redistribution, say.language),
    }


def _years(document: Document, likely: Outcome, say: Texts) -> None:
    document.add_heading(say("nyttokalkyl_document-sheet-years"), 2)
    add_text(document, say("nyttokalkyl_document-years-in-kronor"), with_next=True)
    keys = ("one_off", "yearly", "benefits", "net", "discounted-net", "cumulative", "cumulative-discounted")
    titles = [say("nyttokalkyl_document-year"), *(say(f"nyttokalkyl_document-row-{key}") for key in keys)]
    rows = [
        (
            str(row.year),
            *(
                bare_kronor(amount, say.language)
                for amount in (
                    row.one_off,
                    row.running,
                    row.benefits,
                    row.net,
                    row.discounted_net,
                    row.cumulative,
                    row.cumulative_discounted,
                )
            ),
        )
        for row in likely.rows
    ]
    add_table(
        document,
        titles,
        rows,
        say("nyttokalkyl_document-sheet-years"),
        1,
        (1.0, 2.15, 2.15, 2.15, 2.25, 2.25, 2.3, 2.3),
    )


def _chart(document: Document, likely: Outcome, say: Texts) -> None:
    title, year = say("nyttokalkyl_document-chart"), say("nyttokalkyl_document-year")
    costs, benefits = say("nyttokalkyl_document-row-costs"), say("nyttokalkyl_document-row-benefits")
    names = [str(row.year) for row in likely.rows]
    paid, gained = [float(row.costs) for row in likely.rows], [float(row.benefits) for row in likely.rows]
    chart = empty_chart(title, year, say("nyttokalkyl_document-kronor"))
    xml = chart_xml(chart, names, (costs, paid), (benefits, gained))
    told = "; ".join(
        say(
            "nyttokalkyl_document-chart-year",
            year=row.year,
            costs=kronor(row.costs, say.language),
            benefits=kronor(row.benefits, say.language),
        )
        for row in likely.rows
    )
    data: list[list[str | float]] = [[year, costs, benefits]]
    data += [[name, cost, gain] for name, cost, gain in zip(names, paid, gained, strict=True)]
    add_chart(document, xml, data, f"{title}. {told}.", _CHART_SIZE)


def _sensitivity(document: Document, calculation: Nyttokalkyl, say: Texts) -> None:
    found = sensitivities(calculation)
    if not found:
        return
    document.add_heading(say("nyttokalkyl_document-heading-sensitivity"), 2)
    decisive = [one for one in found if one.decisive]
    add_text(document, say("nyttokalkyl_document-sensitivity-told"))
    if not decisive:
        add_text(document, say("nyttokalkyl_document-nothing-decisive"))
    for one in decisive:
        add_text(document, _told(one, say), style="List Bullet")
    rows = [
        (
            _named(one, say),
            assumption(one.name, one.estimate.lowest, say.language),
            assumption(one.name, one.estimate.highest, say.language),
            kronor(one.at_lowest, say.language),
            kronor(one.at_highest, say.language),
        )
        for one in found[:_MOST_ASSUMPTIONS]
    ]
    keys = ("assumption", "lowest", "highest", "npv-at-lowest", "npv-at-highest")
    titles = [say(f"nyttokalkyl_document-{key}") for key in keys]
    add_table(document, titles, rows, say("nyttokalkyl_document-heading-sensitivity"), 1, (5.2, 2.7, 2.7, 3.0, 3.0))


def _named(one: Sensitivity, say: Texts) -> str:
    return f"{one.line.label}: {say(f'nyttokalkyl_document-assumption-{one.name}')}"


def _told(one: Sensitivity, say: Texts) -> str:
    assert one.break_even is not None
    value = assumption(one.name, one.break_even, say.language)
    return say("nyttokalkyl_document-decisive", assumption=_named(one, say), value=value)
