"""What is wrong with something a person wrote, keyed by the field it was written in."""

from __future__ import annotations

from enum import StrEnum


class FaultKind(StrEnum):
    """Why a field is refused. Each has a text `nyttokalkyl_fault-<kind>` that says what to do instead."""

    MISSING = "missing"
    NOT_A_NUMBER = "not_a_number"
    UNKNOWN_UNIT = "unknown_unit"
    AMBIGUOUS = "ambiguous"
    NEGATIVE = "negative"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    TOO_FINE = "too_fine"
    NOT_WHOLE = "not_whole"
    TOO_LONG = "too_long"
    OUT_OF_ORDER = "out_of_order"
    OUTSIDE_HORIZON = "outside_horizon"
    WRONG_COUNT = "wrong_count"
    NO_BASELINE = "no_baseline"
    NO_CHOICE = "no_choice"
    NO_REASON = "no_reason"
    TOO_EARLY = "too_early"
    DUPLICATE = "duplicate"
    NOT_A_DATE = "not_a_date"
    NOT_A_CHOICE = "not_a_choice"
    THREE_VALUES = "three_values"
    NEEDS_ONE = "needs_one"
    UNKNOWN_SYSTEM = "unknown_system"
    UNKNOWN_DEPARTMENT = "unknown_department"


class FieldError(ValueError):
    """One field that cannot be taken as it stands.

    `field` is a path such as «need» or «costs.licence.amount.highest». `text_key` and `arguments` are what a
    BotError takes, so that the one who answers the user needs no table of its own. Arguments are plain texts.
    """

    def __init__(self, field: str, kind: FaultKind, **arguments: str) -> None:
        super().__init__(f"{field}: {kind}")
        self.field = field
        self.kind = kind
        self.arguments = arguments

    @property
    def text_key(self) -> str:
        """Key of the sentence that says what to do."""
        return f"nyttokalkyl_fault-{self.kind.value}"
