"""Questions about facts in words, the same unasked and in the chat."""

from __future__ import annotations

from datetime import date

from bot.domain.answers import Press
from bot.domain.quality import MENDED_BY, Asked, Fact, fact_text, is_missing, may_be_confirmed
from bot.domain.systems import Contract, ItSystem, RenewalKind, RestrictedFacts
from bot.texts import Texts


def heading_of(system: ItSystem, fact: Fact, say: Texts) -> str:
    """The question in a few words."""
    missing = is_missing(system, fact)
    return say("quality-heading-missing" if missing else "quality-heading", system=system.name)


def now_text(system: ItSystem, fact: Fact, say: Texts) -> str:
    """What the register says of it, as a sentence."""
    if not is_missing(system, fact):
        return say(f"quality-now-{fact.value}", system=system.name, value=value_text(system, fact, say))
    if fact is Fact.CONTRACT and fact_text(system, fact):
        return say("quality-missing-end", system=system.name, value=value_text(system, fact, say))
    return say(f"quality-missing-{fact.value}", system=system.name)


def value_text(system: ItSystem, fact: Fact, say: Texts) -> str:
    """The fact as people read it."""
    if fact is Fact.CONTRACT:
        known = system.restricted or RestrictedFacts()
        return "; ".join(_contract_text(one, say) for one in known.contracts)
    return fact_text(system, fact)


def age_text(day: date | None, say: Texts) -> str:
    """When somebody last answered for it."""
    return say("quality-confirmed-on", day=day.isoformat()) if day else say("quality-never-confirmed")


def fact_name(fact: Fact, say: Texts) -> str:
    """What a fact is called in a list."""
    return say(f"quality-fact-{fact.value}")


def answer_presses(system: ItSystem, asked: Asked, say: Texts) -> tuple[Press, ...]:
    """The buttons of a question that waits. Who may press them is asked again when it is done."""
    fact, data = asked.fact, {"question": asked.number}
    presses = []
    if may_be_confirmed(system, fact):
        title = "quality-press-none" if is_missing(system, fact) else "quality-press-confirm"
        presses.append(Press("quality.confirm", say(title), dict(data)))
    mend = {"kind": MENDED_BY[fact].value, "system": system.key, "quality": str(asked.number)}
    title = "quality-press-fill" if is_missing(system, fact) else "quality-press-mend"
    presses.append(Press("request.start", say(title), mend))
    presses.append(Press("quality.later", say("quality-press-later"), dict(data)))
    return tuple(presses)


def is_disclosed(system: ItSystem, fact: Fact) -> bool:
    """True if a question about it shows what only selected persons may see."""
    secret = system.restricted is not None and system.restricted.secret
    return secret or fact is not Fact.OWNER


def _contract_text(contract: Contract, say: Texts) -> str:
    if contract.open_ended:
        end = say("quality-contract-open-ended")
    elif contract.end_date is not None:
        end = say("quality-contract-ends", day=contract.end_date.isoformat())
    else:
        end = say("quality-contract-no-end")
    parts = [end]
    if contract.notice_period_months is not None:
        parts.append(say("quality-contract-notice", months=contract.notice_period_months))
    renewal = contract.renewal
    if renewal is not None and renewal.kind is not RenewalKind.NONE:
        key = f"quality-contract-{renewal.kind.value}"
        parts.append(say(key, count=renewal.count, months=renewal.months))
    return " ".join(filter(None, (f"{contract.number}:" if contract.number else "", ", ".join(parts))))
