"""Facts, tables and pictures, as strict as the elements in `cards.kit`."""

from __future__ import annotations

from cards.kit import CONTAINER_STYLES, ELEMENTS, HORIZONTAL, SELECT_ACTIONS, Block, Property, Strict


class Fact(Strict):
    """A label and its value in a FactSet. Markdown is read from both."""

    element_type = "Fact"
    required = ("title", "value")
    title = Property(str)
    value = Property(str)


class FactSet(Block):
    """Labels with values in two columns."""

    element_type = "FactSet"
    required = ("facts",)
    facts = Property(list, parts=frozenset({"Fact"}))


class TableColumn(Strict):
    """How wide a table's column is, as a weight."""

    element_type = "TableColumnDefinition"
    width = Property(int, at_least=1)


class TableCell(Strict):
    """A cell."""

    element_type = "TableCell"
    required = ("items",)
    items = Property(list, parts=ELEMENTS)
    select_action = Property(dict, "selectAction", parts=SELECT_ACTIONS)
    style = Property(str, one_of=CONTAINER_STYLES)


class TableRow(Strict):
    """A row of cells."""

    element_type = "TableRow"
    required = ("cells",)
    cells = Property(list, parts=frozenset({"TableCell"}))
    style = Property(str, one_of=CONTAINER_STYLES)


class Table(Block):
    """Rows and columns. The renderers read `firstRowAsHeaders`, with an s that the schema lacks."""

    element_type = "Table"
    required = ("columns", "rows")
    columns = Property(list, parts=frozenset({"TableColumnDefinition"}))
    rows = Property(list, parts=frozenset({"TableRow"}))
    first_row_as_headers = Property(bool, "firstRowAsHeaders")
    show_grid_lines = Property(bool, "showGridLines")
    grid_style = Property(str, "gridStyle", one_of=CONTAINER_STYLES)


class Image(Block):
    """A picture. `alt_text` is what those who do not see it get."""

    element_type = "Image"
    required = ("url", "alt_text")
    url = Property(str)
    alt_text = Property(str, "altText")
    size = Property(str, one_of=("auto", "stretch", "small", "medium", "large"))
    style = Property(str, one_of=("default", "person"))
    horizontal_alignment = Property(str, "horizontalAlignment", one_of=HORIZONTAL)
