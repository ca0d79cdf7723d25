"""Every card as the official renderer draws it in Chromium: complete, readable, reachable, and literal."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from bot.domain.answers import SystemAnswer
from cards import render
from cards.kit import ACTIONS, INPUTS
from tests.cards.every_part import every_part
from tests.cards.samples import drawn_cards, parts
from tests.cards.values import HOSTILE, LONG_HOSTILE, PLAIN_NAMES, POOREST, outlooks
from tests.fakes.registers import demo_systems

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
MODULES = HERE.parent / "browser" / "node_modules"
SCRIPTS = (
    MODULES / "adaptivecards" / "dist" / "adaptivecards.min.js",
    MODULES / "markdown-it" / "dist" / "browser" / "markdown-it.umd.min.js",
    MODULES / "axe-core" / "axe.min.js",
    HERE / "stage.js",
)
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 320, "height": 640}
MARKUP = "a, img, strong, em, b, i, s, code, ul, ol, li, h1, h2, blockquote, hr"
MADE = "tags => [...document.querySelectorAll(`#card :is(${tags})`)].map(element => element.outerHTML)"
THEMES = ("light", "dark", "contrast")
PICTURES = os.environ.get("CARD_PICTURES")
"""A folder for a picture of every card in every theme, for people who want to look."""

every_card = pytest.mark.parametrize("drawn", drawn_cards(), ids=str)
swedish = [drawn for drawn in drawn_cards() if drawn.language == "sv"]


@pytest.fixture(scope="module")
def stage():
    missing = [str(file) for file in (*SCRIPTS, CHROMIUM) if not file.exists()]
    if missing:
        pytest.skip(f"missing: {', '.join(missing)} (npm ci --ignore-scripts in tests/browser)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        context = browser.new_context(viewport=PHONE, offline=True)
        page = context.new_page()
        page.set_content("<!doctype html><html><head></head><body></body></html>")
        for script in SCRIPTS:
            page.add_script_tag(path=str(script))
        yield page
        browser.close()


def draw(stage, card, theme="light", *, markdown=True):
    return stage.evaluate(
        "([card, theme, markdown]) => draw(card, theme, markdown)", [json.loads(json.dumps(card)), theme, markdown]
    )


def violations(stage, **options):
    """What axe-core finds serious or critical: rule and the first offending element."""
    found = stage.evaluate("options => axe.run('#card', options)", {"resultTypes": ["violations"], **options})
    return [
        f"{fault['id']}: {fault['nodes'][0]['html'][:200]}"
        for fault in found["violations"]
        if fault["impact"] in {"serious", "critical"}
    ]


@every_card
def test_card_is_drawn_whole_on_a_telephone_and_accessible(stage, drawn):
    assert draw(stage, drawn.card) == []
    assert stage.evaluate("overflowing()") == []
    extreme = drawn.name.endswith(("_longest", "_hostile"))
    assert stage.evaluate("buttons => clipped(buttons)", not extreme) == []
    assert violations(stage) == []


@pytest.mark.parametrize("drawn", swedish, ids=str)
def test_colours_can_be_read_in_every_theme(stage, drawn):
    for theme in THEMES:
        draw(stage, drawn.card, theme)
        assert violations(stage, runOnly=["color-contrast"]) == []
        if PICTURES:
            stage.screenshot(path=Path(PICTURES) / f"{drawn}-{theme}.png", full_page=True)


def test_every_system_of_the_demo_register_is_drawn_whole(stage):
    faults = {}
    for system in demo_systems():
        draw(stage, render(SystemAnswer(system, outlooks(system)), language="sv", text=system.name))
        if cut_off := stage.evaluate("[...overflowing(), ...clipped(true)]"):
            faults[system.name] = cut_off
    assert faults == {}


@every_card
def test_tab_reaches_every_control_in_order_and_each_has_a_name(stage, drawn):
    draw(stage, drawn.card)
    names = stage.evaluate("names()")
    pressable = [part for part in parts(drawn.card) if part.get("type") in ACTIONS]
    fallbacks = [part for part in pressable if part["type"] == "Action.Submit"]
    assert len(names) == len(pressable) - len(fallbacks)
    assert all(names)
    stage.evaluate("enter()")
    order = []
    # An input takes a stop or more between the buttons; their names are axe's to check.
    stops = len(names) + sum(8 for part in parts(drawn.card) if part.get("type") in INPUTS)
    while stops and len(order) < len(names):
        stops -= 1
        stage.keyboard.press("Tab")
        place = stage.evaluate("focused()")
        order += [place] if place >= 0 else []
    assert order == list(range(len(names)))


@pytest.mark.parametrize("drawn", swedish, ids=str)
def test_enter_presses_the_first_control(stage, drawn):
    actions = [part for part in parts(drawn.card) if part.get("type") == "Action.Execute"]
    # A button that sends inputs does nothing until what is required has been filled in.
    if not actions or any(part.get("type") in INPUTS for part in parts(drawn.card)):
        return
    draw(stage, drawn.card)
    stage.evaluate("enter()")
    stage.keyboard.press("Tab")
    stage.keyboard.press("Enter")
    sent = stage.evaluate("executed")
    assert [(action["type"], action["verb"]) for action in sent] == [("Action.Execute", actions[0]["verb"])]
    assert sent[0]["data"] == actions[0]["data"]


@pytest.mark.parametrize("drawn", [drawn for drawn in swedish if "hostile" in drawn.name], ids=str)
@pytest.mark.parametrize("markdown", [True, False])
def test_text_that_others_wrote_becomes_neither_link_nor_picture_nor_markup(stage, drawn, markdown):
    draw(stage, drawn.card, markdown=markdown)
    assert stage.evaluate(MADE, MARKUP) == []
    shown = " ".join(stage.evaluate("visibleText()").split())
    assert "[klicka](javascript:alert(1)) **fet** _kursiv_ <at>Alla</at> <img src=x onerror=alert(1)> `kod`" in shown


@pytest.mark.parametrize("drawn", [drawn for drawn in swedish if "long_words" in drawn.name], ids=str)
def test_long_words_are_broken_and_still_literal(stage, drawn):
    draw(stage, drawn.card)
    assert stage.evaluate(MADE, MARKUP) == []
    shown = "".join(stage.evaluate("visibleText()").split())
    assert "".join(LONG_HOSTILE.split())[:100] in shown


@pytest.mark.parametrize("markdown", [True, False])
@pytest.mark.parametrize("name", PLAIN_NAMES)
def test_ordinary_names_look_right_with_markdown_and_without(stage, name, markdown):
    system = replace(POOREST, name=name, description=name, supplier=name, functions=(name,))
    draw(stage, render(SystemAnswer(system), language="sv", text=name), markdown=markdown)
    lines = [line for line in stage.evaluate("visibleText()").split("\n") if line.strip()]
    assert lines[:3] == [name, name, name]
    assert f"Leverantör: {name}" in lines


@pytest.mark.parametrize("drawn", swedish, ids=str)
def test_the_fallback_shows_the_text_and_nothing_else(stage, drawn):
    fallback = {
        "type": "AdaptiveCard",
        "version": "1.5",
        "lang": "sv",
        "body": [{"type": "TextBlock", "text": drawn.card["fallbackText"], "wrap": True}],
    }
    draw(stage, fallback)
    assert stage.evaluate("tags => document.querySelectorAll(`#card :is(${tags})`).length", MARKUP) == 0


def test_every_part_of_the_kit_is_drawn_without_a_complaint(stage):
    assert draw(stage, every_part()) == []
    assert violations(stage) == []


def test_the_stage_notices_faults(stage):
    wide = {"type": "TextBlock", "text": "W" * 80}
    bad = {"type": "AdaptiveCard", "version": "1.5", "lang": "sv", "body": [wide, {"type": "Unknown"}]}
    assert draw(stage, bad) != []
    assert stage.evaluate("clipped(true)") != []
    unnamed = {"type": "Input.Text", "id": "need"}
    draw(stage, {**bad, "body": [unnamed]})
    assert violations(stage) != []


def test_hostile_text_is_hostile_where_it_is_not_handled(stage):
    raw = {"type": "TextBlock", "text": HOSTILE, "wrap": True}
    draw(stage, {"type": "AdaptiveCard", "version": "1.5", "lang": "sv", "body": [raw]})
    assert stage.evaluate("tags => document.querySelectorAll(`#card :is(${tags})`).length", MARKUP) > 3
