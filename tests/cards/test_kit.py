from __future__ import annotations

import json

import pytest
from adaptivecards.adaptivecard import AdaptiveCard as PackageCard
from adaptivecards.baseobject import Element, PropertyType

from cards.kit import ActionSet, Column, Container, KitError, Property, RichTextBlock, TextBlock, TextRun
from cards.kit_actions import (
    AdaptiveCard,
    Execute,
    OpenUrl,
    Refresh,
    ShowCard,
    ShownCard,
    Submit,
    is_web_address,
)
from cards.kit_inputs import Choice, ChoiceSet, NumberInput, TextInput, Toggle
from cards.kit_tables import FactSet, Image, TableCell
from tests.cards.every_part import every_part

TEXT = TextBlock(text="Hej")
BUTTON = Execute(title="Visa", verb="system.show", data={"system": "HAN-0001"})


@pytest.mark.parametrize(
    ("what", "make"),
    [
        ("unknown", lambda: TextBlock(text="Hej", colour="good")),
        ("the wire's own spelling", lambda: TextBlock(text="Hej", isSubtle=True)),
        ("not in the enumeration", lambda: TextBlock(text="Hej", size="huge")),
        ("wrong type", lambda: TextBlock(text=3)),
        ("a flag as a word", lambda: TextBlock(text="Hej", wrap="yes")),
        ("a flag as a number", lambda: TextBlock(text="Hej", max_lines=True)),
        ("too small", lambda: TextBlock(text="Hej", max_lines=0)),
        ("missing text", lambda: TextBlock(wrap=True)),
        ("empty text", lambda: TextBlock(text="")),
        ("no items", lambda: Container(items=[])),
        ("no list", lambda: Container(items=TEXT)),
        ("a foreign part", lambda: Container(items=[BUTTON])),
        ("a dict for a part", lambda: Container(items=[{"type": "TextBlock", "text": "Hej"}])),
        ("a word for an element", lambda: Container(items=["Hej"])),
        ("an element in a line of text", lambda: RichTextBlock(inlines=[TEXT])),
        ("facts of another kind", lambda: FactSet(facts=[TEXT])),
        ("width in pixels", lambda: Column(items=[TEXT], width="100px")),
        ("no weight", lambda: Column(items=[TEXT], width=0)),
        ("picture without words", lambda: Image(url="https://insidan.example.invalid/bild.png")),
        ("button without title", lambda: Execute(verb="system.show")),
        ("button with empty title", lambda: Submit(title="")),
        ("seven buttons", lambda: ActionSet(actions=[BUTTON] * 7)),
        ("seven buttons under a card", lambda: ShownCard(body=[TEXT], actions=[BUTTON] * 7)),
        ("a card unfolded by a tap", lambda: TableCell(items=[TEXT], select_action=_show_card())),
        ("script", lambda: OpenUrl(title="Öppna", url="javascript:alert(1)")),
        ("input without label", lambda: TextInput(id="need")),
        ("input with empty label", lambda: TextInput(id="need", label="")),
        ("input without id", lambda: TextInput(label="Behov")),
        ("required without message", lambda: TextInput(id="need", label="Behov", is_required=True)),
        ("toggle without title", lambda: Toggle(id="need", label="Behov")),
        ("number as text", lambda: NumberInput(id="need", label="Behov", value="3")),
        ("choices without value", lambda: ChoiceSet(id="a", label="Behov", choices=[Choice(title="Ja")])),
        ("card without fallback", lambda: AdaptiveCard(body=[TEXT], lang="sv")),
        ("card without language", lambda: AdaptiveCard(body=[TEXT], fallback_text="Hej")),
        ("card in another language", lambda: AdaptiveCard(body=[TEXT], fallback_text="Hej", lang="de")),
        ("refresh by submit", lambda: Refresh(action=Submit(title="Visa"))),
    ],
)
def test_a_wrong_card_cannot_be_built(what, make):
    with pytest.raises(KitError):
        make()


def _show_card():
    return ShowCard(title="Mer", card=ShownCard(body=[TEXT]))


def test_properties_set_later_are_checked_too():
    text = TextBlock(text="Hej")
    with pytest.raises(KitError):
        text.size = "huge"
    text.size = "large"
    assert text.render() == {"type": "TextBlock", "text": "Hej", "size": "large"}


def test_none_is_absent():
    assert TextBlock(text="Hej", color=None).render() == {"type": "TextBlock", "text": "Hej"}


def test_names_are_python_s_and_the_wire_s():
    text = TextBlock(text="Hej", is_subtle=True, horizontal_alignment="right", visible=False)
    assert text.render() == {
        "type": "TextBlock",
        "text": "Hej",
        "isSubtle": True,
        "horizontalAlignment": "right",
        "isVisible": False,
    }


def test_saying_leaves_the_original_alone():
    block = RichTextBlock(inlines=["a"], spacing="small")
    other = block.saying(TextRun(text="b"), "c")
    assert block.render()["inlines"] == ["a"]
    assert other.render() == {
        "type": "RichTextBlock",
        "inlines": [{"type": "TextRun", "text": "b"}, "c"],
        "spacing": "small",
    }


def test_execute_falls_back_to_a_submit_with_the_same_data():
    rendered = BUTTON.render()
    sent = {"system": "HAN-0001", "verb": "system.show"}
    assert rendered["data"] == sent
    assert rendered["fallback"] == {"type": "Action.Submit", "title": "Visa", "data": sent}


def test_data_cannot_change_the_verb():
    assert Execute(title="Visa", verb="system.show", data={"verb": "other"}).render()["data"]["verb"] == "system.show"


def test_everything_serialises_without_the_package_s_encoder():
    assert json.loads(json.dumps(every_part()))["version"] == "1.5"


def test_the_kit_is_built_on_the_package():
    assert issubclass(TextBlock, Element)
    assert issubclass(Property, PropertyType)
    assert issubclass(AdaptiveCard, PackageCard)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " https://insidan.example.invalid",
        "data:text/html,x",
        "file:///etc/passwd",
        "\\\\server\\plan.docx",
        "G:\\planer\\plan.docx",
        "//insidan.example.invalid",
        "insidan.example.invalid/plan",
        "https://",
        "https://kommunen.se@ond.example.invalid/",
        "https://ond.example.invalid\\@kommunen.se",
        "https://[::1",
        "https://ond.example.invalid/\n",
        "https://kommunеn.example.invalid",  # a Cyrillic е
        "",
    ],
)
def test_only_web_addresses_are_opened(url):
    assert not is_web_address(url)


@pytest.mark.parametrize("url", ["https://insidan.example.invalid/plan?x=1#y", "http://intranet/plan"])
def test_web_addresses_are_opened(url):
    assert is_web_address(url)
    assert OpenUrl(title="Öppna", url=url).render()["url"] == url
