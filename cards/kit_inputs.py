"""Inputs, as strict as the elements in `cards.kit`: each has a label, and a required one says what is wrong."""

from __future__ import annotations

from typing import Any, ClassVar

from cards.kit import Block, KitError, Property, Strict


class Input(Block):
    """What all inputs have in common. Values arrive as strings, whatever the input."""

    required: ClassVar[tuple[str, ...]] = ("id", "label")
    label = Property(str)
    is_required = Property(bool, "isRequired")
    error_message = Property(str, "errorMessage")

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        if values.get("is_required") and not values.get("error_message"):
            raise KitError(f"{self.element_type} {values['id']!r} is required and needs error_message")


class TextInput(Input):
    """Input.Text. Amounts are asked for with it too: Input.Number drops a decimal comma in silence."""

    element_type = "Input.Text"
    value = Property(str)
    placeholder = Property(str)
    is_multiline = Property(bool, "isMultiline")
    max_length = Property(int, "maxLength", at_least=1)
    regex = Property(str)
    style = Property(str, one_of=("text", "tel", "url", "email", "password"))


class NumberInput(Input):
    """Input.Number: whole numbers only, for the reason given at TextInput."""

    element_type = "Input.Number"
    value = Property(int)
    placeholder = Property(str)
    min = Property(int)
    max = Property(int)


class DateInput(Input):
    """Input.Date. Values and limits are ISO dates."""

    element_type = "Input.Date"
    value = Property(str)
    placeholder = Property(str)
    min = Property(str)
    max = Property(str)


class Choice(Strict):
    """One choice. `title` is shown, `value` is sent."""

    element_type = "Input.Choice"
    required = ("title", "value")
    title = Property(str)
    value = Property(str)


class ChoiceSet(Input):
    """Input.ChoiceSet. `value` is the chosen value, or several with commas between."""

    element_type = "Input.ChoiceSet"
    required = ("id", "label", "choices")
    choices = Property(list, parts=frozenset({"Input.Choice"}))
    is_multi_select = Property(bool, "isMultiSelect")
    style = Property(str, one_of=("compact", "expanded", "filtered"))
    value = Property(str)
    placeholder = Property(str)
    wrap = Property(bool)


class Toggle(Input):
    """Input.Toggle: yes or no. `title` stands beside the box, `label` above it."""

    element_type = "Input.Toggle"
    required = ("id", "label", "title")
    title = Property(str)
    value = Property(str)
    value_on = Property(str, "valueOn")
    value_off = Property(str, "valueOff")
    wrap = Property(bool)
