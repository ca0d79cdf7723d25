"""A card with every part that the kit has, those included that no answer draws yet."""

from __future__ import annotations

from typing import Any

from cards.kit import ActionSet, Column, ColumnSet, Container, RichTextBlock, TextBlock, TextRun
from cards.kit_actions import (
    AdaptiveCard,
    Execute,
    OpenUrl,
    Refresh,
    ShowCard,
    ShownCard,
    Submit,
    Target,
    ToggleVisibility,
)
from cards.kit_inputs import Choice, ChoiceSet, DateInput, NumberInput, TextInput, Toggle
from cards.kit_tables import Fact, FactSet, Image, Table, TableCell, TableColumn, TableRow

PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def _cell(text: str) -> TableCell:
    return TableCell(items=[TextBlock(text=text, wrap=True)])


def _inputs() -> list[Any]:
    choices = [Choice(title="Ja", value="yes"), Choice(title="Nej", value="no")]
    return [
        TextInput(
            id="need",
            label="Behov",
            is_required=True,
            error_message="Skriv vad ni behöver.",
            max_length=500,
            is_multiline=True,
            placeholder="Till exempel bokning av lokaler",
            style="text",
            regex=".+",
            value="Bokning",
        ),
        NumberInput(id="people", label="Antal personer", min=0, max=9999, value=3),
        DateInput(id="start", label="Önskad start", value="2027-01-01", min="2026-01-01", max="2030-01-01"),
        ChoiceSet(id="choice", label="Finns något i dag?", choices=choices, style="expanded", value="yes", wrap=True),
        ChoiceSet(id="many", label="Flera", choices=choices, is_multi_select=True, value="yes,no"),
        Toggle(id="agree", label="Personuppgifter", title="Behovet rör personuppgifter", value="true", wrap=True),
    ]


def every_part() -> dict[str, Any]:
    """The card, as a plain dict."""
    body = [
        TextBlock(text="Rubrik", style="heading", size="large", weight="bolder", wrap=True, max_lines=3),
        RichTextBlock(inlines=["Text ", TextRun(text="fet", weight="bolder", color="good"), " och mera"]),
        ColumnSet(
            columns=[
                Column(width="auto", items=[Image(url=PIXEL, alt_text="En punkt", size="small")]),
                Column(width="stretch", items=[TextBlock(text="Bredvid", wrap=True)]),
                Column(width=1, items=[TextBlock(text="Tredje", wrap=True)]),
            ]
        ),
        Container(
            id="hidden",
            style="emphasis",
            items=[FactSet(facts=[Fact(title="Fas", value="Användning")])],
            visible=False,
            separator=True,
            spacing="small",
        ),
        Table(
            columns=[TableColumn(width=1), TableColumn(width=2)],
            rows=[
                TableRow(cells=[_cell("Fas"), _cell("Antal")]),
                TableRow(cells=[_cell("Drift"), _cell("400")]),
            ],
            first_row_as_headers=True,
            show_grid_lines=True,
        ),
        *_inputs(),
        ActionSet(
            actions=[
                Execute(title="Spara", verb="ask.text", data={"text": "Hej"}, style="positive"),
                Submit(title="Skicka", data={"verb": "ask.text"}, associated_inputs="none"),
            ]
        ),
        ActionSet(actions=[OpenUrl(title="Öppna", url="https://insidan.example.invalid/")]),
        ActionSet(
            actions=[
                ToggleVisibility(title="Mer", target_elements=[Target(element_id="hidden", visible=True)]),
                ShowCard(title="Fler", card=ShownCard(body=[TextBlock(text="Under", wrap=True)])),
            ]
        ),
    ]
    refresh = Refresh(
        action=Execute(title="Uppdatera", verb="system.show", data={"system": "HAN-0001"}), user_ids=["29:1"]
    )
    card: dict[str, Any] = AdaptiveCard(
        body=body, fallback_text="Alla delar.", lang="sv", speak="Alla delar", refresh=refresh, full_width=True
    ).render()
    return card
