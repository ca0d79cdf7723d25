"""A small evaluator of Excel formulas in exact fractions, for what the nyttokalkyl's workbook uses and nothing more.

It knows neither the product's code nor its figures: a formula that it does not know fails.
"""

from __future__ import annotations

import re
from fractions import Fraction
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.formula import Tokenizer
from openpyxl.utils import range_boundaries

Value = Fraction | str | None


class Sheets:
    """A workbook whose cells and names can be asked for their values."""

    def __init__(self, content: bytes):
        self.book = load_workbook(BytesIO(content))
        self._known: dict[tuple[str, str], Value] = {}

    def named(self, name: str) -> Any:
        sheet, area = self._destination(name)
        values = self.area(sheet, area)
        return values[0] if len(values) == 1 else values

    def change(self, name: str, value: float) -> None:
        """What a person does: write another figure in a named cell."""
        sheet, area = self._destination(name)
        self.book[sheet][area] = value
        self._known.clear()

    def _destination(self, name: str) -> tuple[str, str]:
        ((sheet, area),) = self.book.defined_names[name].destinations
        return sheet, area.replace("$", "")

    def area(self, sheet: str, area: str) -> list[Value]:
        left, top, right, bottom = range_boundaries(area)
        cells = self.book[sheet].iter_rows(top, bottom, left, right)
        return [self.cell(sheet, cell.coordinate) for row in cells for cell in row]

    def cell(self, sheet: str, coordinate: str) -> Value:
        key = (sheet, coordinate)
        if key not in self._known:
            cell = self.book[sheet][coordinate]
            if cell.data_type == "f":
                self._known[key] = Reader(self, sheet, cell.value).value()
            else:
                number = isinstance(cell.value, (int, float))
                self._known[key] = Fraction(str(cell.value)) if number else cell.value
        return self._known[key]


class Reader:
    """Recursive descent over openpyxl's tokens."""

    LEVELS = (("=", "<", ">", "<=", ">=", "<>"), ("&",), ("+", "-"), ("*", "/"), ("^",))

    def __init__(self, sheets: Sheets, sheet: str, formula: str):
        self.sheets, self.sheet = sheets, sheet
        self.tokens = [token for token in Tokenizer(formula).items if token.type != "WHITE-SPACE"]

    def value(self) -> Value:
        found = self.level(0)
        assert not self.tokens, self.tokens
        return single(found)

    def level(self, depth: int) -> Any:
        if depth == len(self.LEVELS):
            return self.operand()
        left = self.level(depth + 1)
        while self.tokens and self.tokens[0].type == "OPERATOR-INFIX" and self.tokens[0].value in self.LEVELS[depth]:
            sign = self.tokens.pop(0).value
            left = operate(sign, single(left), single(self.level(depth + 1)))
        return left

    def operand(self) -> Any:
        token = self.tokens.pop(0)
        if token.type == "OPERAND":
            return self.literal(token)
        if token.type == "OPERATOR-PREFIX":
            assert token.value == "-"
            return -self.operand()
        if token.type == "PAREN":
            inside = self.level(0)
            assert self.tokens.pop(0).value == ")"
            return inside
        assert token.type == "FUNC", token.value
        return self.function(token.value.rstrip("("))

    def literal(self, token: Any) -> Any:
        if token.subtype == "NUMBER":
            return Fraction(token.value)
        if token.subtype == "TEXT":
            return token.value[1:-1].replace('""', '"')
        assert token.subtype == "RANGE", token.value
        area = token.value.replace("$", "")
        if re.fullmatch(r"[A-Z]{1,2}[0-9]+(:[A-Z]{1,2}[0-9]+)?", area):
            return self.sheets.area(self.sheet, area)
        found = self.sheets.named(area)
        return found if isinstance(found, list) else [found]

    def function(self, name: str) -> Any:
        arguments = self.arguments()
        if name == "IF":  # only the chosen branch is reckoned, as in Excel
            test, yes, no = arguments
            return single(self.part(yes if single(self.part(test)) else no))
        return FUNCTIONS[name](*(self.part(tokens) for tokens in arguments))

    def part(self, tokens: list) -> Any:
        reader = Reader(self.sheets, self.sheet, "=0")
        reader.tokens = tokens
        found = reader.level(0)
        assert not reader.tokens, reader.tokens
        return found

    def arguments(self) -> list[list]:
        """The tokens of each argument, to the function's closing parenthesis."""
        parts: list[list] = [[]]
        depth = 0
        while True:
            token = self.tokens.pop(0)
            if token.subtype == "CLOSE" and depth == 0:
                return parts
            depth += {"OPEN": 1, "CLOSE": -1}.get(token.subtype, 0)
            if token.type == "SEP" and depth == 0:
                parts.append([])
            else:
                parts[-1].append(token)


def single(value: Any) -> Any:
    if isinstance(value, list):
        assert len(value) == 1, "a range where one value is wanted"
        return value[0]
    return value


def operate(sign: str, left: Any, right: Any) -> Any:
    if sign == "&":
        return f"{left}{right}"
    left, right = (Fraction(0) if side is None else side for side in (left, right))
    assert type(left) is type(right), (left, sign, right)
    return {
        "+": lambda: left + right,
        "-": lambda: left - right,
        "*": lambda: left * right,
        "/": lambda: left / right,
        "^": lambda: left ** int(right),
        "=": lambda: left == right,
        "<": lambda: left < right,
        "<=": lambda: left <= right,
        ">": lambda: left > right,
        ">=": lambda: left >= right,
    }[sign]()


def numbers(values: list[Value]) -> list[Fraction]:
    return [value for value in values if isinstance(value, Fraction)]


def sumifs(figures, *pairs):
    total = Fraction(0)
    for position, figure in enumerate(figures):
        tests = zip(pairs[::2], pairs[1::2], strict=True)
        if all(meets(area[position], single(criterion)) for area, criterion in tests):
            total += figure or 0
    return total


def meets(value: Value, criterion: Value) -> bool:
    match = re.fullmatch(r"(<=|>=)(-?[0-9/]+)", str(criterion))
    if not match:
        return value == criterion
    if value is None:
        return False
    return value <= Fraction(match[2]) if match[1] == "<=" else value >= Fraction(match[2])


def npv(rate, flows):
    return sum((flow / (1 + single(rate)) ** year for year, flow in enumerate(flows, start=1)), Fraction(0))


def half_away(value, decimals):
    scale = 10 ** int(single(decimals))
    size = int(abs(single(value)) * scale + Fraction(1, 2))
    return Fraction(size if single(value) >= 0 else -size, scale)


FUNCTIONS = {
    "SUMIFS": sumifs,
    "SUM": lambda values: sum(numbers(values), Fraction(0)),
    "MAX": lambda values: max(numbers(values)),
    "COUNT": lambda values: Fraction(len(numbers(values))),
    "AND": lambda *tests: all(tests),
    "NPV": npv,
    "ROUND": half_away,
    "INDEX": lambda values, row, column: values[int(single(column)) - 1] if single(row) == 1 else None,
}
