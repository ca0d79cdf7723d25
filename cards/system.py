"""All that the viewer may see of one system."""

from __future__ import annotations

from typing import Any

from bot.domain.answers import Link, SystemAnswer
from bot.domain.questions import Language
from bot.domain.systems import InformationClassification, ItSystem, RestrictedFacts, Role, RoleHolder
from cards.contract import by_urgency, contract_cost, contract_deadlines, contract_name, contract_sentences
from cards.kit import Block
from cards.kit_actions import is_web_address
from cards.layout import (
    alert,
    buttons,
    card,
    fact,
    heading,
    named_fact,
    opening,
    phase_name,
    prose,
    role_name,
    say,
    section,
    subtle,
)

MOST_CONTRACTS = 2


def system_card(answer: SystemAnswer, language: Language, text: str) -> dict[str, Any]:
    """The open facts, and the restricted ones where the system still carries them."""
    system = answer.system
    body = _open_facts(system, language)
    if answer.lead:
        body.insert(1, prose(answer.lead))
    links: list[Link] = []
    if system.restricted is not None:
        if system.restricted.secret:
            body.insert(1, alert(say(language, "cards-secret")))
        body += _contracts(answer, language)
        body += _restricted_facts(system.restricted, language)
        if answer.dated:
            body.append(subtle(answer.dated))
        plan = system.restricted.maintenance_plan_url
        if plan:
            links.append(Link(say(language, "cards-plan-open"), plan))
    body += buttons(answer.actions, *opening(links))
    return card(language, text, body)


def person_text(holder: RoleHolder | None, language: Language) -> str:
    """«Mehdi Tallberger, kanslichef», or that nobody is appointed."""
    if holder is None or not holder.name.strip():
        return say(language, "cards-nobody")
    return f"{holder.name}, {holder.title}" if holder.title else holder.name


def _open_facts(system: ItSystem, language: Language) -> list[Block]:
    body: list[Block] = [heading(system.name)]
    if system.functions:
        body.append(subtle(", ".join(system.functions)))
    if system.description.strip():
        body.append(prose(system.description))
    where = f"{system.department}, {system.unit}" if system.unit else system.department
    unknown = say(language, "cards-unknown")
    body += [
        fact(language, "cards-department", where),
        fact(language, "cards-phase", phase_name(language, system.phase) if system.phase else unknown),
        fact(language, "cards-supplier", system.supplier or unknown),
        named_fact(role_name(language, Role.SYSTEM_OWNER), person_text(system.owner, language)),
        named_fact(role_name(language, Role.SYSTEM_MANAGER), person_text(system.manager, language)),
    ]
    if system.aliases:
        body.append(fact(language, "cards-also-called", ", ".join(system.aliases)))
    return body


def _contracts(answer: SystemAnswer, language: Language) -> list[Block]:
    outlooks = by_urgency(answer.outlooks)
    if not outlooks:
        nothing = say(language, "cards-contracts-none")
        return [section(say(language, "cards-contracts")), prose(nothing)]
    body: list[Block] = []
    for outlook in outlooks[:MOST_CONTRACTS]:
        body.append(section(contract_name(outlook, language)))
        body += contract_sentences(outlook, language)
        body += contract_deadlines(outlook, language)
        body.append(contract_cost(outlook, language))
    if len(outlooks) > MOST_CONTRACTS:
        body.append(subtle(say(language, "cards-contracts-more", count=len(outlooks) - MOST_CONTRACTS)))
    return body


def _restricted_facts(facts: RestrictedFacts, language: Language) -> list[Block]:
    body: list[Block] = [section(say(language, "cards-operation"))]
    if facts.classification is not None:
        classes = classification_text(facts.classification, language)
        body.append(fact(language, "cards-classification", classes))
    if facts.system_class:
        body.append(fact(language, "cards-class", facts.system_class))
    if facts.personal_data is not None:
        answer = "yes" if facts.personal_data else "no"
        body.append(fact(language, "cards-personal-data", say(language, f"cards-personal-data-{answer}")))
    if facts.user_count is not None:
        body.append(fact(language, "cards-users", whole(facts.user_count)))
    if facts.hosting is not None:
        body.append(fact(language, "cards-hosting", say(language, f"cards-hosting-{facts.hosting}")))
    body += [
        named_fact(role_name(language, Role.SYSTEM_SPECIALIST), person_text(specialist, language))
        for specialist in facts.specialists[:MOST_SPECIALISTS]
    ]
    if facts.last_login is not None:
        body.append(fact(language, "cards-last-login", str(facts.last_login)))
    if facts.logins_90_days is not None:
        body.append(fact(language, "cards-logins", whole(facts.logins_90_days)))
    plan = facts.maintenance_plan_url
    if not plan:
        body.append(fact(language, "cards-plan", say(language, "cards-unknown")))
    elif not is_web_address(plan):
        body.append(fact(language, "cards-plan", plan))  # a shelf or a file share: told, never linked
    return body


MOST_SPECIALISTS = 5


def classification_text(classes: InformationClassification, language: Language) -> str:
    """K/R/T with the words that the letters stand for."""
    in_words = say(
        language,
        "cards-classification-value",
        confidentiality=classes.confidentiality,
        integrity=classes.integrity,
        availability=classes.availability,
    )
    return f"{classes} ({in_words})"


def whole(number: int) -> str:
    """A whole number with no-break spaces between thousands: «12 356»."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")
