"""Amounts and counts as people write them, in Swedish kronor, whole months and whole numbers."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from storage.cells.reading import Cell, Reading, ask, corrected, empty
from storage.cells.text import folded, is_blank, is_unknown

_SCALES: dict[str, Decimal] = {
    "": Decimal(1),
    **dict.fromkeys(("tkr", "kkr", "ksek", "tsek", "tusen", "tusen kr", "tusen kronor", "t kr"), Decimal(1000)),
    **dict.fromkeys(
        ("mkr", "mnkr", "msek", "mn kr", "milj", "miljon", "miljoner", "miljoner kr", "miljoner kronor", "mn"),
        Decimal(1_000_000),
    ),
}
_UNIT = re.compile(
    r"^(?:sek |kr |kr\. )?(?P<number>[-−+]?[\d .,'’]*\d)(?:[:,.]?-+)? ?(?P<unit>[a-zåäö .]*?)(?: ?(?:/|per) ?år)?$"
)
_KRONOR = frozenset({"kr", "kr.", "sek", "kronor", "skr"})
_GROUPED = re.compile(r"\d{1,3}(?P<mark>[ .,'])\d{3}(?:(?P=mark)\d{3})*(?:(?!(?P=mark))[.,]\d{1,2})?")
_PLAIN = re.compile(r"\d+(?:[.,]\d{1,2})?")
_COUNT = re.compile(
    r"(\d{1,3}(?: \d{3}){1,4}|\d{1,9}|\d{1,3}(?:\.\d{3}){2,4})(?:[.,]0+)? ?(?:st|stycken|användare|personer|users)?\.?"
)
_ORE = Decimal("0.01")
_LARGEST_COST = Decimal(10_000_000_000)
_LARGEST_COUNT = 100_000_000
_NUMERALS = {
    word: number
    for number, words in {
        1: "en ett one",
        2: "två two",
        3: "tre three",
        4: "fyra four",
        5: "fem five",
        6: "sex six",
        7: "sju seven",
        8: "åtta eight",
        9: "nio nine",
        10: "tio ten",
        11: "elva eleven",
        12: "tolv twelve",
        18: "arton eighteen",
        24: "tjugofyra",
    }.items()
    for word in words.split()
}
_PERIOD = re.compile(
    r"(?P<number>\d{1,3}|[a-zåäö]+)(?:,0|\.0)? ?"
    r"(?P<unit>månaders?|månad|mån|mån:er|mnd|mdr|m|months?|mo|års?|years?|yrs?)\.?(?: uppsägning(?:stid)?)?"
)
_LONGEST_PERIOD = 120


def read_cost(cell: Cell, *, scale: Decimal = Decimal(1)) -> Reading[Decimal]:
    """A yearly cost in kronor. `scale` is what the heading says, 1 000 for «(tkr)»."""
    if is_blank(cell):
        return empty()
    if isinstance(cell, bool) or not isinstance(cell, (int, Decimal, str)):
        return ask("import-not-an-amount")
    if isinstance(cell, str):
        return _cost_text(folded(cell), scale)
    exact = Decimal(cell)
    amount = (exact * scale).quantize(_ORE) if abs(exact) < _LARGEST_COST else None
    if amount is None or not 0 <= amount < _LARGEST_COST:
        return ask("import-amount-unlikely")
    amount = plain(amount)
    if scale != 1:
        return corrected_step(amount, scale)
    return Reading(amount) if amount == cell else corrected(amount, "import-amount-read", amount=f"{amount:f}")


def _cost_text(text: str, heading_scale: Decimal) -> Reading[Decimal]:
    if is_unknown(text):
        return ask("import-unknown-value")
    match = _UNIT.match(text)
    unit = match["unit"].strip() if match else ""
    if match is None or (unit not in _SCALES and unit not in _KRONOR):
        return ask("import-not-an-amount")
    named = unit in _SCALES and unit != ""
    scale = _SCALES[unit] if named else (Decimal(1) if unit in _KRONOR else heading_scale)
    number = _decimal(match["number"].replace("−", "-"), scaled=scale != 1)
    if number is None:
        return ask("import-not-an-amount")
    # Held against the limit first: a number of 27 digits cannot be rounded to öre.
    if not 0 <= number * scale < _LARGEST_COST:
        return ask("import-amount-unlikely")
    amount = plain((number * scale).quantize(_ORE))
    if scale != 1:
        decimals = number.as_tuple().exponent
        return corrected_step(amount, scale.scaleb(decimals) if isinstance(decimals, int) else scale)
    same = text == f"{amount:f}" or text == f"{amount:f}".replace(".", ",")
    return Reading(amount) if same else corrected(amount, "import-amount-read", amount=f"{amount:f}")


def corrected_step(amount: Decimal, step: Decimal) -> Reading[Decimal]:
    """An amount that the file gives only to the nearest `step` kronor."""
    reading: Reading[Decimal] = corrected(
        amount, "import-amount-rounded", amount=f"{amount:f}", step=f"{plain(step):f}"
    )
    return Reading(reading.value, remark=reading.remark, step=step)


def _decimal(text: str, *, scaled: bool) -> Decimal | None:
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text.removeprefix("+"))
    digits = digits.strip().replace("’", "'")
    if scaled and re.fullmatch(r"\d+,\d{1,4}", digits):  # thousands and millions take decimals, not groups
        return Decimal(sign + digits.replace(",", "."))
    if _PLAIN.fullmatch(digits):
        return Decimal(sign + digits.replace(",", "."))
    grouped = _GROUPED.fullmatch(digits)
    if grouped is None:
        return None
    mark = grouped["mark"]
    groups = digits.count(mark)
    # «1.187» may be one thousand or one point something; two groups or a decimal sign settle it.
    decimals = re.search(r"[.,]\d{1,2}$", digits)
    if mark in ".," and groups == 1 and not decimals:
        return None
    return Decimal(sign + digits.replace(mark, "").replace(",", "."))


def plain(amount: Decimal) -> Decimal:
    """An amount without decimals where they are noughts."""
    whole = amount.to_integral_value()
    return whole if whole == amount else amount.quantize(_ORE)


def read_count(cell: Cell) -> Reading[int]:
    """A whole number from 0. «ca 200», «alla» and «500-600» are not numbers."""
    if is_blank(cell):
        return empty()
    text = folded(cell)
    if is_unknown(text):
        return ask("import-unknown-value")
    match = _COUNT.fullmatch(text)
    if match is None or isinstance(cell, (bool, date)):
        return ask("import-not-a-count")
    count = int(re.sub(r"[ .]", "", match[1]))
    if count >= _LARGEST_COUNT:
        return ask("import-not-a-count")
    return Reading(count) if text == str(count) else corrected(count, "import-count-read", count=count)


def read_months(cell: Cell) -> Reading[int]:
    """A period in whole months. Days are not months and ask a person."""
    if is_blank(cell):
        return empty()
    text = folded(cell)
    number = isinstance(cell, (int, Decimal)) and not isinstance(cell, bool)
    if not number and not isinstance(cell, str):
        return ask("import-not-months")
    if is_unknown(text):
        return ask("import-unknown-value")
    plain_number = re.fullmatch(r"(\d{1,3})(?:[.,]0+)?", text)
    months = int(plain_number[1]) if plain_number else months_in(text)
    if months is None or months > _LONGEST_PERIOD:
        return ask("import-days-not-months" if re.search(r"\d ?(?:dag|day|d\b)", text) else "import-not-months")
    return Reading(months) if number or text == str(months) else corrected(months, "import-months-read", count=months)


def months_in(text: str) -> int | None:
    """The months in «12 mån», «tre månader», «2 år» or «ett halvår», or None."""
    text = re.sub(r"^(?:ett )?halvt? ?år$", "6 mån", text)
    match = _PERIOD.fullmatch(text)
    if match is None:
        return None
    number = int(match["number"]) if match["number"].isdigit() else _NUMERALS.get(match["number"])
    if number is None:
        return None
    return number * (12 if match["unit"][0] in "åy" else 1)
