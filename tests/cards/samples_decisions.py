"""Decisions about contracts as cards: in notices, for the owner, for department management and in a channel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.decisions.wording import above_post, decision_post, presses, public_post
from bot.domain.answers import ContractAnswer, FormAnswer, FormField, Press
from bot.domain.contract_acts import Actor, Choice, chosen, confirmed, sent_back
from bot.domain.contract_decisions import Capacity, Outcome, case_of
from bot.domain.notices import dated_contracts
from bot.domain.systems import Role, RoleHolder
from bot.policies import ContractPolicy, NoticePolicy
from bot.texts import texts_for
from tests.cards.values import ENEMY, HOSTILE, LONG_HOSTILE
from tests.fakes.registers import demo_systems

_RULES = NoticePolicy().rules(ContractPolicy())
_DAY = date(2026, 11, 30)


def decision_samples():
    """(name, post, text) in every state, and a hostile one."""
    say = texts_for("sv")
    system = next(one for one in demo_systems() if one.owner and one.manager and one.restricted.contracts[0].end_date)
    dated = dated_contracts(system, _RULES, _DAY)[0]
    case, seen = case_of(system.key, dated.subject, dated.outlook), dated.outlook
    manager = Actor("m", system.manager.name, frozenset({Capacity.SYSTEM_MANAGER}), _DAY)
    owner = Actor("o", system.owner.name, frozenset({Capacity.SYSTEM_OWNER}), _DAY)
    reason = "Systemet fungerar väl och priset är rimligt."
    recommended = chosen(case, None, Choice(Outcome.NEW_PROCUREMENT, reason), manager, seen)
    back = sent_back(recommended, owner, 1, "Räkna med att två förvaltningar delar på kostnaden.")
    decided = confirmed(recommended, owner, 1)
    hostile = replace(recommended, name=HOSTILE, reason=LONG_HOSTILE)
    enemy = replace(ENEMY, owner=RoleHolder(Role.SYSTEM_OWNER, HOSTILE))
    without_owner = replace(system, owner=None)
    posts = {
        "decision_recommended": decision_post(system, seen, recommended, owner.capacities, say),
        "decision_sent_back": decision_post(system, seen, back, manager.capacities, say),
        "decision_decided": decision_post(system, seen, decided, owner.capacities, say),
        "decision_hostile": decision_post(enemy, seen, hostile, owner.capacities, say),
        "decision_public": public_post(system, say),
        "decision_above": above_post(system, case, None, say),
        "decision_above_confirm": above_post(without_owner, case, recommended, say),
    }
    form = FormAnswer(
        heading=say("decisions-form-recommend", system=system.name),
        progress=say("decisions-form-progress", contract="HK-2022-415", day="2027-02-28"),
        paragraphs=(say("decisions-help-recommend", owner=system.owner.name),),
        fields=(
            FormField(
                "a_outcome",
                say("decisions-input-outcome"),
                choices=tuple((one.value, say(f"decisions-choice-{one.value}")) for one in Outcome),
                missing=say("decisions-input-missing"),
            ),
            FormField("a_new_end", say("decisions-input-new_end"), required=False, date=True),
            FormField(
                "a_reason",
                say("decisions-input-reason"),
                lines=True,
                most=1_000,
                fault=say("decisions-refused-no_reason"),
                missing=say("decisions-input-missing"),
            ),
        ),
        send=Press("contract.decide", say("decisions-send-recommend"), {"system": system.key, "sent": "yes"}),
        actions=(Press("contract.status", say("decisions-press-status"), {"system": system.key}),),
    )
    contract = ContractAnswer(
        system,
        (seen,),
        presses(case, recommended, owner.capacities, say, today=_DAY),
        (f"{system.manager.name} rekommenderade 2026-11-30 att en ny upphandling görs.",),
    )
    return [
        *((name, post, post.text) for name, post in posts.items()),
        ("decision_form", form, form.heading),
        ("contract_recommended", contract, contract.decisions[0]),
    ]
