"""Systems for tests, and a strategy for any system that the domain allows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from bot.domain.systems import (
    Contract,
    Hosting,
    InformationClassification,
    ItSystem,
    LifecyclePhase,
    Renewal,
    RenewalKind,
    RestrictedFacts,
    Role,
    RoleHolder,
)

MANAGER = RoleHolder(Role.SYSTEM_MANAGER, "Örjan Vassbäck")


def contract(number: str = "HK-2022-415", **changes: Any) -> Contract:
    usual = Contract(
        number=number,
        start_date=date(2022, 10, 1),
        end_date=date(2027, 9, 30),
        open_ended=False,
        notice_period_months=6,
        renewal=Renewal(RenewalKind.AUTOMATIC, 12),
        yearly_cost=Decimal(152000),
        procurement_form="Öppet förfarande",
    )
    return replace(usual, **changes)


def system(key: str = "HAN-0001", *, facts: dict[str, Any] | None = None, **changes: Any) -> ItSystem:
    usual = ItSystem(
        key=key,
        name="W3D3",
        description="Kommunens centrala diarium.",
        functions=("Ärende- och dokumenthantering", "E-arkiv"),
        department="Kommunstyrelseförvaltningen",
        unit="Kansliet",
        phase=LifecyclePhase.OPERATION,
        supplier="Tietoevry",
        aliases=("W3D3 webb",),
        owner=RoleHolder(Role.SYSTEM_OWNER, "Mehdi Tallberger", "kanslichef"),
        manager=MANAGER,
        restricted=replace(
            RestrictedFacts(
                contracts=(contract(),),
                classification=InformationClassification(2, 2, 3),
                system_class="B - viktig",
                user_count=897,
                personal_data=True,
                hosting=Hosting.SAAS,
                maintenance_plan_url="https://insidan.example.invalid/w3d3",
                last_login=date(2026, 11, 8),
                logins_90_days=3236,
                specialists=(RoleHolder(Role.SYSTEM_SPECIALIST, "Niklas Almgren"),),
            ),
            **(facts or {}),
        ),
    )
    return replace(usual, **changes)


# What both databases can hold: everything but NUL and halves of surrogate pairs.
texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=12)
dates = st.dates(date(1900, 1, 1), date(2999, 12, 31))
amounts = st.decimals(min_value=0, max_value=10**12, places=2)
counts = st.integers(0, 10**9)


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def holders(role: Role) -> st.SearchStrategy[RoleHolder]:
    return st.builds(RoleHolder, st.just(role), texts, optional(texts))


contracts = st.builds(
    Contract,
    number=texts | st.just(""),
    start_date=optional(dates),
    end_date=optional(dates),
    open_ended=st.booleans(),
    notice_period_months=optional(st.integers(0, 60)),
    renewal=optional(st.builds(Renewal, st.sampled_from(RenewalKind), st.integers(0, 60), st.integers(0, 9))),
    yearly_cost=optional(amounts),
    procurement_form=optional(texts),
    notice_deadline=optional(dates),
)

restricted_facts = st.builds(
    RestrictedFacts,
    contracts=st.lists(contracts, max_size=3).map(tuple),
    classification=optional(st.builds(InformationClassification, *[st.integers(1, 4)] * 3)),
    system_class=optional(texts),
    user_count=optional(counts),
    personal_data=optional(st.booleans()),
    hosting=optional(st.sampled_from(Hosting)),
    maintenance_plan_url=optional(texts),
    last_login=optional(dates),
    logins_90_days=optional(counts),
    specialists=st.lists(holders(Role.SYSTEM_SPECIALIST), max_size=3).map(tuple),
    secret=st.booleans(),
)


def systems(keys: st.SearchStrategy[str]) -> st.SearchStrategy[ItSystem]:
    return st.builds(
        ItSystem,
        key=keys,
        name=texts,
        description=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200),
        functions=st.lists(texts, max_size=3).map(tuple),
        department=texts | st.just(""),
        unit=optional(texts),
        phase=optional(st.sampled_from(LifecyclePhase)),
        supplier=optional(texts),
        aliases=st.lists(texts, max_size=3).map(tuple),
        owner=optional(holders(Role.SYSTEM_OWNER)),
        manager=optional(holders(Role.SYSTEM_MANAGER)),
        restricted=restricted_facts,
    )
