"""«När går avtalet för Raindance ut?» and «vilka avtal går ut i år?»."""

from __future__ import annotations

from datetime import date

from bot.access import AccessLevel
from bot.context import Context, list_reply, message_reply, named_systems, which_system
from bot.decisions.matters import decision_lines
from bot.decisions.wording import told
from bot.domain.answers import ContractAnswer, Press, Reply
from bot.domain.contracts import ContractOutlook, ContractState, IfNothing
from bot.domain.periods import first_day, last_day
from bot.domain.quality import Fact
from bot.domain.questions import ContractFact, Question
from bot.domain.systems import ItSystem, RenewalKind
from bot.quality.dated import dated_line
from bot.texts import money


async def show_contract(question: Question, context: Context) -> Reply:
    """Answer with dates and terms where the viewer may see them, otherwise with whom to ask."""
    systems = named_systems(context, question)
    if not systems and question.expires_by is not None:
        return _expiring(question, context, question.expires_by)
    if not systems:
        return which_system(context, question, "contract.show")
    system = systems[0]
    if system.restricted is None:
        return _refused(question, context, system)
    outlooks = context.outlooks(system)
    sentences = [
        sentence for seen in outlooks for sentence in contract_sentences(context, system, seen, question.contract_facts)
    ]
    entries, presses = await decision_lines(context, system)
    decisions = tuple(told(entry, context.say) for entry in entries)
    dated = await dated_line(context, system, Fact.CONTRACT)
    text = " ".join(filter(None, (*decisions, *sentences, dated))) or context.say(
        "answers-contract-none", system=system.name
    )
    actions: tuple[Press, ...] = (
        *presses,
        context.press("system.show", "answers-press-system", system=system.key),
        context.press("owner.show", "answers-press-owner", system=system.key),
    )
    return Reply(
        question.intent,
        context.language,
        text,
        ContractAnswer(system, outlooks, actions, decisions, dated),
        systems=(system.key,),
        subjects=(system.key,),
    )


def contract_sentences(
    context: Context, system: ItSystem, seen: ContractOutlook, asked: frozenset[ContractFact]
) -> list[str]:
    """All that is known of a contract, what was asked for first."""
    contract, say = seen.contract, context.say
    facts: dict[ContractFact, str] = {ContractFact.END: _end(context, system, seen)}
    if contract.notice_period_months is not None:
        facts[ContractFact.NOTICE_PERIOD] = say("answers-contract-notice", months=contract.notice_period_months)
    if seen.notice_deadline is not None:
        facts[ContractFact.NOTICE_DEADLINE] = _deadline(context, seen)
    facts[ContractFact.RENEWAL] = f"{_terms(context, seen)} {_if_nothing(context, seen)}".strip()
    if contract.yearly_cost is not None:
        facts[ContractFact.COST] = say("answers-contract-cost", cost=money(contract.yearly_cost, context.language))
    if contract.start_date is not None:
        facts[ContractFact.START] = say("answers-contract-start", start=contract.start_date.isoformat())
    if contract.procurement_form:
        facts[ContractFact.PROCUREMENT_FORM] = say("answers-contract-form", form=contract.procurement_form)
    if contract.number:
        facts[ContractFact.NUMBER] = say("answers-contract-number", number=contract.number)
    missing = [
        say(f"answers-contract-missing-{fact.value}") for fact in ContractFact if fact in asked and fact not in facts
    ]
    ordered = sorted(facts, key=lambda fact: fact not in asked)
    return missing + [facts[fact] for fact in ordered if facts[fact]]


def _end(context: Context, system: ItSystem, seen: ContractOutlook) -> str:
    say, name = context.say, system.name
    if seen.state is ContractState.OPEN_ENDED:
        return say("answers-contract-open-ended", system=name)
    if seen.current_end is None:
        return say("answers-contract-end-unknown", system=name)
    end = seen.current_end.isoformat()
    if seen.state is ContractState.ENDED:
        return say("answers-contract-ended", system=name, end=end)
    if seen.renewals:
        first = seen.contract.end_date
        return say("answers-contract-renewed", system=name, end=end, first=first.isoformat() if first else end)
    return say("answers-contract-runs", system=name, end=end)


def _deadline(context: Context, seen: ContractOutlook) -> str:
    say = context.say
    assert seen.notice_deadline is not None
    sentences = []
    if seen.missed_deadline is not None:
        key = "answers-deadline-missed-renewed" if seen.if_nothing is IfNothing.RENEWS else "answers-deadline-missed"
        until = (seen.current_end or seen.notice_deadline).isoformat()
        sentences.append(say(key, deadline=seen.missed_deadline.isoformat(), until=until))
    if seen.missed_deadline != seen.notice_deadline:
        following = "answers-deadline-next" if seen.missed_deadline else "answers-deadline"
        sentences.append(say(following, deadline=seen.notice_deadline.isoformat()))
        if seen.notice_deadline_other is not None:
            sentences.append(say("answers-deadline-other", other=seen.notice_deadline_other.isoformat()))
        if seen.act_by is not None and seen.act_by != seen.notice_deadline:
            day, by = seen.notice_deadline.isoformat(), seen.act_by.isoformat()
            sentences.append(say("answers-deadline-workday", deadline=day, day=by))
    return " ".join(sentences)


def _terms(context: Context, seen: ContractOutlook) -> str:
    """The renewal terms as written, where they say more than what happens if nobody acts."""
    renewal = seen.contract.renewal
    if renewal is None or renewal.kind is not RenewalKind.OPTION:
        return ""
    return context.say("answers-contract-options", count=renewal.count, months=renewal.months)


def _if_nothing(context: Context, seen: ContractOutlook) -> str:
    say = context.say
    if seen.state is ContractState.ENDED:
        return say("answers-ended-now")
    if seen.if_nothing is IfNothing.RENEWS and seen.next_end is not None and seen.contract.renewal is not None:
        return say("answers-nothing-renews", months=seen.contract.renewal.months, until=seen.next_end.isoformat())
    if seen.current_end is not None and seen.if_nothing in {IfNothing.ENDS, IfNothing.OPTION_LAPSES}:
        return say(f"answers-nothing-{seen.if_nothing.value}", end=seen.current_end.isoformat())
    if seen.if_nothing is IfNothing.CONTINUES:
        return say("answers-nothing-continues")
    return say("answers-nothing-unknown")


def _refused(question: Question, context: Context, system: ItSystem) -> Reply:
    text = context.refusal(system)
    return message_reply(
        context,
        question,
        text,
        heading=context.say("answers-restricted-heading", system=system.name),
        actions=(
            context.press("owner.show", "answers-press-owner", system=system.key),
            context.press("system.show", "answers-press-system", system=system.key),
        ),
        systems=(system.key,),
        subjects=(system.key,),
    )


def _expiring(question: Question, context: Context, expires_by: str) -> Reply:
    """Contracts whose running term ends within a period, earliest first, of the systems whose contracts may be seen."""
    say = context.say
    if not any(context.may_see_restricted(system) for system in context.view.systems):
        return message_reply(
            context, question, say("answers-expiring-restricted"), heading=say("answers-expiring-heading")
        )
    try:
        since, until = first_day(expires_by, context.today), last_day(expires_by, context.today)
    except (ValueError, OverflowError):  # a button's data is input from a stranger
        return which_system(context, question, "contract.show")
    ending: dict[str, date] = {}
    for system in context.view.systems:
        ends = [seen.current_end for seen in context.outlooks(system) if seen.current_end is not None]
        due = [end for end in ends if since <= end <= until]
        if due:
            ending[system.key] = min(due)
    systems = sorted((s for s in context.view.systems if s.key in ending), key=lambda s: (ending[s.key], s.name))
    tense = "expired" if until < context.today else "expiring"
    key = f"answers-{tense}-own" if context.viewer.level is AccessLevel.EMPLOYEE else f"answers-{tense}"
    heading = say(key, count=len(systems), since=since.isoformat(), until=until.isoformat())
    return list_reply(
        context,
        question,
        heading,
        systems,
        why=lambda system: say("answers-ends-on", end=ending[system.key].isoformat()),
    )
