"""Rows about one system, brought together: several contracts, repeated rows, contradictions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from bot.domain.people import name_key
from bot.domain.systems import Contract, ItSystem, RestrictedFacts, RoleHolder
from storage.facts import Facts, contract_facts, facts_of, with_contract_facts
from storage.fields import CONTRACT_FIELDS, Field
from storage.report import Action, Issue, Remark
from storage.row_facts import RowFacts

_TELLING = frozenset({Field.KEY, Field.NAME, Field.SUPPLIER, Field.DEPARTMENT})
"""Facts that tell systems apart."""


@dataclass(slots=True)
class ContractRows:
    """The rows that speak of one contract; the first gives the facts, the others repeat them."""

    rows: list[RowFacts]
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two rows about the same thing that say different things."""

    field: Field
    first: RowFacts
    second: RowFacts


@dataclass(frozen=True, slots=True)
class Merged:
    """What the rows about a system say together. `unsettled` is the one fact on which they differ, if any."""

    facts: Facts
    parts: list[ContractRows]
    unsettled: Contradiction | None = None


def merged(rows: Sequence[RowFacts]) -> Merged | Contradiction:
    """The facts of a system and its contracts. What one row leaves out another may say.

    Rows that differ in a single fact are the same system all the same, and that fact is left open. Rows that
    differ in more, or in supplier or department, may be about different things: nothing is read.
    """
    parts = _by_contract(rows)
    if isinstance(parts, Contradiction):
        return parts
    found: list[Contradiction] = []
    facts = _together(rows, [each for each in Field if each not in CONTRACT_FIELDS], found)
    for part in parts:
        part.facts = _together(part.rows, CONTRACT_FIELDS, found)
    fields = {each.field for each in found}
    if len(fields) > 1 or fields & _TELLING:
        return found[0]
    return Merged(facts, parts, found[0] if found else None)


def _by_contract(rows: Sequence[RowFacts]) -> list[ContractRows] | Contradiction:
    parts: dict[str | None, ContractRows] = {}
    for row in rows:
        number = row.facts.get(Field.CONTRACT_NUMBER)
        silent = number is None and all(value is None for value in row.contract.values())
        if number is None and (silent or len(parts) == 1) and parts:
            number = next(iter(parts))
        elif number is not None and list(parts) == [None]:
            parts = {number: parts[None]}
        parts.setdefault(number, ContractRows([])).rows.append(row)
    if len(parts) > 1 and None in parts:
        other = next(part for number, part in parts.items() if number is not None)
        return Contradiction(Field.CONTRACT_NUMBER, other.rows[0], parts[None].rows[0])
    return list(parts.values())


def _together(rows: Sequence[RowFacts], fields: Sequence[Field], found: list[Contradiction]) -> Facts:
    """What the rows say where they agree; where they do not is noted in `found`."""
    facts: Facts = {}
    for each in fields:
        stated = [row for row in rows if each in row.facts]
        known = [row for row in stated if row.facts[each] is not None]
        if not known:
            facts.update({each: None} if stated else {})
            continue
        other = next((row for row in known if not _agree(each, known[0].facts[each], row.facts[each])), None)
        if other is None:
            # Of two spellings of a person the one with a title says more.
            facts[each] = max((row.facts[each] for row in known), key=lambda value: bool(getattr(value, "title", "")))
        else:
            found.append(Contradiction(each, known[0], other))
    return facts


def _agree(field_: Field, left: Any, right: Any) -> bool:
    if field_ in {Field.NAME, Field.KEY, Field.SUPPLIER, Field.UNIT}:
        return name_key(left) == name_key(right)
    if isinstance(left, RoleHolder):
        same_title = left.title is None or right.title is None or left.title == right.title
        return name_key(left.name) == name_key(right.name) and same_title
    return bool(left == right)


def repeats_register(rows: Sequence[RowFacts], system: ItSystem) -> bool:
    """True if the rows are the system's contracts in order, as the export writes them, and change nothing."""
    contracts = (system.restricted or RestrictedFacts()).contracts or (None,)
    if len(rows) != len(contracts):
        return False
    for row, contract in zip(rows, contracts, strict=True):
        known = facts_of(system, contract)
        if any(known[each] != value for each, value in row.facts.items() if each is not Field.KEY):
            return False
    return True


def with_contracts(system: ItSystem, parts: Sequence[ContractRows], title: str) -> tuple[Contract, ...]:
    """The system's contracts with what the rows say. A contract that no row names stays."""
    contracts: list[Contract] = list((system.restricted or RestrictedFacts()).contracts)
    free = set(range(len(contracts)))
    for part in parts:
        number = part.facts.get(Field.CONTRACT_NUMBER)
        place = _place(contracts, free, number)
        if place is None and number is None and free:
            # Several contracts and no number to tell them apart.
            if any(value is not None for value in part.facts.values()):
                first = part.rows[0]
                first.issues.append(
                    Issue(first.number, title, "", Remark("import-which-contract", Action.NEEDS_PERSON))
                )
            continue
        before = contracts[place] if place is not None else None
        _keep_finer_amount(part, before)
        known = contract_facts(before)
        stated = {each: value for each, value in part.facts.items() if known[each] != value}
        after = with_contract_facts(before, stated)
        if place is not None and after is not None:
            contracts[place] = after
            free.discard(place)
        elif after is not None:
            contracts.append(after)
    if free and any(part.facts.get(Field.CONTRACT_NUMBER) for part in parts):
        first = parts[0].rows[0]
        for place in sorted(free):
            remark = Remark("import-contract-kept", Action.KEPT, {"number": contracts[place].number or "–"})
            first.issues.append(Issue(first.number, title, "", remark))
    return tuple(contracts)


def _place(contracts: Sequence[Contract], free: set[int], number: str | None) -> int | None:
    """Which contract a number means; without a number the only one there is."""
    if number is None:
        return next(iter(free)) if len(free) == 1 else None
    known = [place for place in sorted(free) if contract_facts(contracts[place])[Field.CONTRACT_NUMBER] == number]
    unnumbered = [place for place in sorted(free) if not contracts[place].number]
    return next(iter(known or unnumbered), None)


def _keep_finer_amount(part: ContractRows, before: Contract | None) -> None:
    """«0,8 mkr» says nothing new about a contract that is known to cost 773 000 kr."""
    step = next((row.steps[Field.YEARLY_COST] for row in part.rows if Field.YEARLY_COST in row.steps), None)
    known = before.yearly_cost if before else None
    amount = part.facts.get(Field.YEARLY_COST)
    if step is None or known is None or amount is None or known == amount:
        return
    if (known / step).quantize(Decimal(1), ROUND_HALF_UP) * step != amount:
        return
    part.facts[Field.YEARLY_COST] = known
    for row in part.rows:
        for index, issue in enumerate(row.issues):
            if issue.remark.key == "import-amount-rounded":
                arguments = {**issue.remark.arguments, "known": f"{known:f}"}
                remark = Remark("import-amount-kept", Action.KEPT, arguments)
                row.issues[index] = Issue(issue.row, issue.column, issue.value, remark)
