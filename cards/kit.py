"""The strict layer on the `adaptivecards` package: cards of version 1.5 that cannot be wrong in silence.

The package stops at version 1.2, drops keyword arguments it does not know and checks neither sizes
nor enumerations. What is built here raises `KitError` at once for an unknown or missing property, a
value outside its enumeration or a part in a place that takes none of its kind, and holds plain dicts
only, so that any JSON encoder takes `render()` as it is.

Properties have Python names (`is_subtle`) and write their wire names (`isSubtle`). None means absent.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self

from adaptivecards.baseobject import BareObject, Element, PropertyType

ACTIONS = frozenset({"Action.Execute", "Action.Submit", "Action.OpenUrl", "Action.ShowCard", "Action.ToggleVisibility"})
SELECT_ACTIONS = ACTIONS - {"Action.ShowCard"}
INPUTS = frozenset({"Input.Text", "Input.Number", "Input.Date", "Input.ChoiceSet", "Input.Toggle"})
ELEMENTS = INPUTS | {
    "TextBlock",
    "RichTextBlock",
    "Container",
    "ColumnSet",
    "FactSet",
    "Table",
    "Image",
    "ActionSet",
}

COLORS = ("default", "dark", "light", "accent", "good", "warning", "attention")
CONTAINER_STYLES = ("default", "emphasis", "good", "attention", "warning", "accent")
FONT_SIZES = ("default", "small", "medium", "large", "extraLarge")
FONT_TYPES = ("default", "monospace")
HORIZONTAL = ("left", "center", "right")
SPACINGS = ("default", "none", "small", "medium", "large", "extraLarge", "padding")
VERTICAL = ("top", "center", "bottom")
MOST_ACTIONS = 6
WEIGHTS = ("default", "lighter", "bolder")


class KitError(TypeError):
    """A card that was put together wrongly: a fault in the program, never in the data."""


class Property(PropertyType):  # type: ignore[misc]  # the package is untyped
    """A property with a type and, where it has them, an enumeration, a lower limit or kinds of parts.

    `parts` are the element types that it may hold, one or (with type list) several; `words` allows
    plain strings among them.
    """

    def __init__(
        self,
        type: Any,  # noqa: A002  # the package's own name for it
        key_name: str | None = None,
        *,
        one_of: tuple[str, ...] = (),
        at_least: int | None = None,
        parts: frozenset[str] | None = None,
        words: bool = False,
    ) -> None:
        super().__init__(type=type, key_name=key_name)
        self.one_of = one_of
        self.at_least = at_least
        self.parts = parts
        self._kinds = parts or frozenset()
        self.words = words
        # Most values are plain texts and flags; for those one comparison decides.
        self.simple = type if type in (str, bool) and not one_of and parts is None else None

    def plain(self, value: Any) -> Any:
        """The value as it goes into the card. Raises KitError if it may not."""
        if value.__class__ is self.simple:
            return value
        if self.one_of and value.__class__ is str and value in self.one_of:
            return value
        if self.parts is not None:
            return self._plain_parts(value)
        if self.one_of and not (self.type is not str and isinstance(value, self.type)):
            raise KitError(f"{self.key_name} must be one of {', '.join(self.one_of)} (got {value!r})")
        # bool is an int in Python; True as a number of lines would be a mistake.
        if not isinstance(value, self.type) or (value.__class__ is bool and self.type is not bool):
            raise KitError(f"{self.key_name} must be {self.type} (got {value!r})")
        if self.at_least is not None and value < self.at_least:
            raise KitError(f"{self.key_name} must be at least {self.at_least} (got {value!r})")
        return value

    def _plain_parts(self, value: Any) -> Any:
        if self.type is not list:
            return self._plain_part(value)
        if not isinstance(value, list | tuple) or not value:
            raise KitError(f"{self.key_name} must be a list that is not empty (got {value!r})")
        return [self._plain_part(item) for item in value]

    def _plain_part(self, item: Any) -> Any:
        if self.words and item.__class__ is str:
            return item
        if isinstance(item, Strict) and item.element_type in self._kinds:
            return item._data  # noqa: SLF001
        raise KitError(f"{self.key_name} takes {', '.join(sorted(self._kinds))} (got {item!r})")

    def __set__(self, instance: Any, value: Any) -> None:
        """Check, then store as the package does."""
        instance.set_data(self.key_name, self.plain(value))


class Strict(BareObject):  # type: ignore[misc]  # the package is untyped
    """The package's object with checked keyword arguments. `required` names the properties that must be given."""

    element_type: ClassVar[str]
    required: ClassVar[tuple[str, ...]] = ()
    _properties: ClassVar[dict[str, Property]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Gather the class's checked properties once; the package's unchecked ones are not among them."""
        super().__init_subclass__(**kwargs)
        inherited = {name: prop for base in reversed(cls.__mro__) for name, prop in vars(base).items()}
        cls._properties = {name: prop for name, prop in inherited.items() if isinstance(prop, Property)}

    def __init__(self, **values: Any) -> None:
        # The package would set attribute by attribute and swallow what it does not know.
        self._data: dict[str, Any] = {"type": self.element_type}
        self._fill(values)
        for name in self.required:
            if not values.get(name):
                raise KitError(f"{self.element_type} needs {name}")

    def _like(self, key_name: str, value: Any) -> Self:
        """A copy with one value that the type checker has already checked."""
        copy = object.__new__(type(self))
        copy._data = {**self._data, key_name: value}
        return copy

    def _fill(self, values: dict[str, Any]) -> None:
        properties, data = self._properties, self._data
        for name, value in values.items():
            if value is None:
                continue
            found = properties.get(name)
            if found is None:
                raise KitError(f"{self.element_type} has no {name!r}")
            data[found.key_name] = found.plain(value)


class Block(Strict, Element):  # type: ignore[misc]  # the package is untyped
    """What all elements of a card's body have in common."""

    fallback = Property(dict, one_of=("drop",), parts=ELEMENTS)
    height = Property(str, one_of=("auto", "stretch"))
    separator = Property(bool)
    spacing = Property(str, one_of=SPACINGS)
    visible = Property(bool, "isVisible")
    id = Property(str)
    requires = Property(dict)


class TextBlock(Block):
    """Text that Markdown is read from: put anything but our own sentences through `markdown.plain`."""

    element_type = "TextBlock"
    required = ("text",)
    text = Property(str)
    color = Property(str, one_of=COLORS)
    font_type = Property(str, "fontType", one_of=FONT_TYPES)
    horizontal_alignment = Property(str, "horizontalAlignment", one_of=HORIZONTAL)
    is_subtle = Property(bool, "isSubtle")
    max_lines = Property(int, "maxLines", at_least=1)
    size = Property(str, one_of=FONT_SIZES)
    weight = Property(str, one_of=WEIGHTS)
    wrap = Property(bool)
    style = Property(str, one_of=("default", "heading"))

    def saying(self, text: str) -> Self:
        """A block that looks the same and says something else. Quick: only the text is new."""
        return self._like("text", text)


class TextRun(Strict):
    """A stretch of text in a RichTextBlock. No Markdown is read from it."""

    element_type = "TextRun"
    required = ("text",)
    text = Property(str)
    color = Property(str, one_of=COLORS)
    font_type = Property(str, "fontType", one_of=FONT_TYPES)
    highlight = Property(bool)
    is_subtle = Property(bool, "isSubtle")
    italic = Property(bool)
    select_action = Property(dict, "selectAction", parts=SELECT_ACTIONS)
    size = Property(str, one_of=FONT_SIZES)
    strikethrough = Property(bool)
    underline = Property(bool)
    weight = Property(str, one_of=WEIGHTS)

    def saying(self, text: str) -> Self:
        """As TextBlock.saying."""
        return self._like("text", text)


class RichTextBlock(Block):
    """Text that is shown as it stands, in runs. It wraps by itself."""

    element_type = "RichTextBlock"
    required = ("inlines",)
    inlines = Property(list, parts=frozenset({"TextRun"}), words=True)
    horizontal_alignment = Property(str, "horizontalAlignment", one_of=HORIZONTAL)

    def saying(self, *inlines: str | TextRun) -> Self:
        """As TextBlock.saying."""
        return self._like("inlines", [item if isinstance(item, str) else item._data for item in inlines])  # noqa: SLF001


class Container(Block):
    """Elements that belong together. With `select_action` the whole of it is a button."""

    element_type = "Container"
    required = ("items",)
    items = Property(list, parts=ELEMENTS)
    select_action = Property(dict, "selectAction", parts=SELECT_ACTIONS)
    style = Property(str, one_of=CONTAINER_STYLES)
    vertical_content_alignment = Property(str, "verticalContentAlignment", one_of=VERTICAL)
    bleed = Property(bool)
    min_height = Property(str, "minHeight")


class Column(Block):
    """A column. `width` is "auto", "stretch" or a weight: never pixels, a telephone has 320 of them."""

    element_type = "Column"
    required = ("items",)
    items = Property(list, parts=ELEMENTS)
    width = Property(int, one_of=("auto", "stretch"), at_least=1)
    select_action = Property(dict, "selectAction", parts=SELECT_ACTIONS)
    style = Property(str, one_of=CONTAINER_STYLES)
    vertical_content_alignment = Property(str, "verticalContentAlignment", one_of=VERTICAL)


class ColumnSet(Block):
    """Columns side by side."""

    element_type = "ColumnSet"
    required = ("columns",)
    columns = Property(list, parts=frozenset({"Column"}))
    select_action = Property(dict, "selectAction", parts=SELECT_ACTIONS)
    style = Property(str, one_of=CONTAINER_STYLES)
    horizontal_alignment = Property(str, "horizontalAlignment", one_of=HORIZONTAL)


class ActionSet(Block):
    """A row of buttons, at most six: Teams hides the seventh."""

    element_type = "ActionSet"
    required = ("actions",)
    actions = Property(list, parts=ACTIONS)

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        if len(self._data["actions"]) > MOST_ACTIONS:
            raise KitError(f"a row has at most {MOST_ACTIONS} buttons")
