"""A contract's dates on a card: where it stands, what happens if nobody acts, and by when to act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.domain.answers import ContractAnswer
from bot.domain.contracts import ContractOutlook, ContractState, IfNothing
from bot.domain.questions import Language
from bot.domain.systems import Renewal, RenewalKind
from bot.texts import money
from cards.kit import Block
from cards.layout import alert, buttons, card, fact, heading, prose, say, section, strong, subtle

MOST_IN_FULL = 6
MOST_LISTED = 20

_GONE_WRONG = frozenset({ContractState.DEADLINE_MISSED, ContractState.ENDED})
_URGENCY = {
    ContractState.RUNNING: 0,
    ContractState.DEADLINE_MISSED: 1,
    ContractState.UNKNOWN: 2,
    ContractState.OPEN_ENDED: 3,
    ContractState.NOT_STARTED: 4,
    ContractState.ENDED: 5,
}


def contract_card(answer: ContractAnswer, language: Language, text: str) -> dict[str, Any]:
    """All contracts of a system, the most urgent first; from the seventh on one line each."""
    body: list[Block] = [heading(answer.system.name)]
    body += [strong(sentence) for sentence in answer.decisions[:MOST_IN_FULL]]
    ordered = by_urgency(answer.outlooks)
    if not ordered:
        body.append(prose(say(language, "cards-contracts-none")))
    for outlook in ordered[:MOST_IN_FULL]:
        body.append(section(contract_name(outlook, language)))
        body += contract_sentences(outlook, language)
        body += contract_facts(outlook, language)
    body += _listed(ordered[MOST_IN_FULL:], language)
    if answer.dated:
        body.append(subtle(answer.dated))
    body += buttons(answer.actions)
    return card(language, text, body)


def by_urgency(outlooks: Sequence[ContractOutlook]) -> list[ContractOutlook]:
    """Running contracts first, those to act on soonest before the others; ended ones last."""
    return sorted(
        outlooks,
        key=lambda seen: (_URGENCY[seen.state], (seen.act_by or seen.current_end or seen.today).toordinal()),
    )


def contract_name(outlook: ContractOutlook, language: Language) -> str:
    """«Avtal HK-2022-415»."""
    number = outlook.contract.number.strip()
    if not number:
        return say(language, "cards-contract-unnumbered")
    return say(language, "cards-contract", number=number)


def contract_sentences(outlook: ContractOutlook, language: Language) -> list[Block]:
    """What is so now, where that needs saying, and what happens if nobody acts."""
    now, nothing = _now(outlook, language), _if_nothing(outlook, language)
    blocks = [(alert if outlook.state in _GONE_WRONG else strong)(now)] if now else []
    return [*blocks, prose(nothing)] if nothing else blocks


def contract_facts(outlook: ContractOutlook, language: Language) -> list[Block]:
    """State, term, dates to act by, terms of renewal, cost. What the register lacks is said to be missing."""
    contract, unknown = outlook.contract, say(language, "cards-unknown")
    notice, renewal = unknown, unknown
    if contract.notice_period_months is not None:
        notice = say(language, "cards-months", count=contract.notice_period_months)
    if contract.renewal is not None:
        renewal = _renewal(contract.renewal, language)
    return [
        fact(language, "cards-contract-state", say(language, f"cards-state-{outlook.state}")),
        fact(language, "cards-contract-start", str(contract.start_date or unknown)),
        *contract_deadlines(outlook, language),
        fact(language, "cards-contract-notice", notice),
        *([] if contract.open_ended else [fact(language, "cards-contract-renewal", renewal)]),
        fact(language, "cards-contract-form", contract.procurement_form or unknown),
        contract_cost(outlook, language),
    ]


def contract_cost(outlook: ContractOutlook, language: Language) -> Block:
    """What the contract costs a year."""
    cost = outlook.contract.yearly_cost
    return fact(language, "cards-cost", say(language, "cards-unknown") if cost is None else money(cost, language))


def contract_deadlines(outlook: ContractOutlook, language: Language) -> list[Block]:
    """The end of the running term and the days to act by. An ended contract has no day left to act on."""
    blocks: list[Block] = []
    if outlook.current_end is not None:
        ended = outlook.state is ContractState.ENDED
        name = "cards-contract-ended" if ended else "cards-contract-current-end"
        blocks.append(fact(language, name, _end(outlook, language)))
        if ended:
            return blocks
    if outlook.notice_deadline is not None:
        blocks.append(_deadline(outlook, language))
        if outlook.act_by not in (None, outlook.notice_deadline) and not _is_passed(outlook):
            by = say(language, "cards-contract-act-by-value", day=str(outlook.act_by))
            blocks.append(fact(language, "cards-contract-act-by", by))
    if outlook.procurement_start is not None:
        start = str(outlook.procurement_start)
        if outlook.procurement_start < outlook.today:
            start = say(language, "cards-contract-procurement-passed", day=start)
        blocks.append(fact(language, "cards-contract-procurement", start))
    return blocks


def _deadline(outlook: ContractOutlook, language: Language) -> Block:
    day = str(outlook.notice_deadline)
    if _is_passed(outlook):
        return fact(language, "cards-contract-deadline", say(language, "cards-contract-deadline-passed", day=day))
    name = "cards-contract-deadline-next" if outlook.missed_deadline else "cards-contract-deadline"
    if outlook.notice_deadline_overridden:
        return fact(language, name, say(language, "cards-contract-deadline-written", day=day))
    if outlook.notice_deadline_other not in (None, outlook.notice_deadline):
        later = str(outlook.notice_deadline_other)
        return fact(language, name, say(language, "cards-contract-deadline-both", first=day, later=later))
    return fact(language, name, day)


def _is_passed(outlook: ContractOutlook) -> bool:
    return outlook.notice_deadline is not None and outlook.notice_deadline < outlook.today


def _end(outlook: ContractOutlook, language: Language) -> str:
    end, first = str(outlook.current_end), str(outlook.contract.end_date)
    if not outlook.renewals:
        return end
    return say(language, "cards-contract-renewed", end=end, count=outlook.renewals, first=first)


def _renewal(renewal: Renewal, language: Language) -> str:
    if renewal.kind is RenewalKind.NONE or (renewal.kind is RenewalKind.OPTION and renewal.count < 1):
        return say(language, "cards-renewal-none")
    if renewal.kind is RenewalKind.AUTOMATIC and renewal.months < 1:
        return say(language, "cards-renewal-automatic-unknown")
    months = say(language, "cards-months", count=renewal.months)
    if renewal.kind is RenewalKind.AUTOMATIC:
        return say(language, "cards-renewal-automatic", months=months)
    return say(language, "cards-renewal-option", count=renewal.count, months=months)


def _now(outlook: ContractOutlook, language: Language) -> str | None:
    match outlook.state:
        case ContractState.NOT_STARTED:
            return say(language, "cards-now-not_started", start=str(outlook.contract.start_date))
        case ContractState.DEADLINE_MISSED:
            return _missed(outlook, language)
        case ContractState.ENDED:
            optional = outlook.if_nothing is IfNothing.OPTION_LAPSES
            key = "cards-now-ended-option" if optional else "cards-now-ended"
            return say(language, key, end=str(outlook.current_end))
        case ContractState.OPEN_ENDED:
            return say(language, "cards-now-open_ended")
        case ContractState.UNKNOWN:
            return say(language, "cards-now-unknown")
        case ContractState.RUNNING:
            return None


def _missed(outlook: ContractOutlook, language: Language) -> str:
    day = str(outlook.missed_deadline or outlook.notice_deadline)
    passed = say(language, "cards-now-deadline_missed", day=day)
    if outlook.if_nothing is not IfNothing.RENEWS:
        return passed
    return f"{passed} {say(language, 'cards-nothing-renewed', next=str(outlook.current_end))}"


def _if_nothing(outlook: ContractOutlook, language: Language) -> str | None:
    if outlook.state in (ContractState.ENDED, ContractState.UNKNOWN):
        return None  # the sentence about now has said it
    end = str(outlook.current_end)
    match outlook.if_nothing:
        case IfNothing.RENEWS if outlook.next_end is not None:
            return _renews(outlook, str(outlook.next_end), language)
        case IfNothing.ENDS:
            return say(language, "cards-nothing-ends", end=end)
        case IfNothing.OPTION_LAPSES:
            return _option_lapses(outlook, language)
        case IfNothing.CONTINUES:
            return say(language, "cards-nothing-continues")
        case IfNothing.RENEWS | IfNothing.UNKNOWN:
            return say(language, "cards-nothing-unknown")


def _renews(outlook: ContractOutlook, following: str, language: Language) -> str:
    if outlook.act_by is not None:
        return say(language, "cards-nothing-renews-by", day=str(outlook.act_by), next=following)
    return say(language, "cards-nothing-renews", next=following)


def _option_lapses(outlook: ContractOutlook, language: Language) -> str:
    # «In time» without a date: the notice deadline is when the other side must be told, and a contract
    # may set another day for its option.
    sentence = say(language, "cards-nothing-option", end=str(outlook.current_end))
    if outlook.next_end is None:
        return sentence
    return f"{sentence} {say(language, 'cards-nothing-option-next', next=str(outlook.next_end))}"


def _listed(rest: Sequence[ContractOutlook], language: Language) -> list[Block]:
    if not rest:
        return []
    blocks: list[Block] = [section(say(language, "cards-contracts-others"))]
    for outlook in rest[:MOST_LISTED]:
        state = say(language, f"cards-state-{outlook.state}")
        end = f", {outlook.current_end}" if outlook.current_end else ""
        blocks.append(subtle(f"{contract_name(outlook, language)}: {state}{end}"))
    if len(rest) > MOST_LISTED:
        blocks.append(subtle(say(language, "cards-contracts-more", count=len(rest) - MOST_LISTED)))
    return blocks
