"""The beginning of a nyttokalkyl in the client: filled in on cards, typed, left and taken up again."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_a_draft_is_filled_in_by_card_and_by_typing(at_the_client):
    with at_the_client("employee") as teams:
        card = teams.say("Starta en nyttokalkyl")
        card.get_by_role("textbox").fill("Vi behöver maska handlingar innan de lämnas ut")
        teams.press(card, "Spara och gå vidare")
        card = teams.sees("Steg 2 av")
        teams.press(card, "Tillbaka")
        card = teams.sees("Steg 1 av")
        assert "maska handlingar" in card.get_by_role("textbox").input_value()
        teams.press(card, "Spara och gå vidare")
        teams.sees("Steg 2 av")
        assert "är sparad" in teams.say("avbryt").inner_text()
        resumed = teams.say("fortsätt")
        assert "Vi fortsätter med nyttokalkyl" in resumed.inner_text()
        assert "maska handlingar" in teams.say("mina nyttokalkyler").inner_text()
