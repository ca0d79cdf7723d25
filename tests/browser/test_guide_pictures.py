"""The conversations that the user's guide shows; `make pictures` also has them drawn."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser


def draw(teams, name: str, first: str) -> None:
    if folder := os.environ.get("SYSTEMLOTSEN_PICTURES"):
        teams.picture(Path(folder) / name, first=first)


def test_a_manager_goes_through_the_facts(at_the_client):
    first = "Nästa fråga"
    with at_the_client("manager", width=760, height=1500) as teams:
        teams.say("Gå igenom mina uppgifter")
        teams.say("Vet inte")
        question = teams.say(first)
        draw(teams, "guide-uppgifter.png", first)
        teams.press(question, "Det stämmer")
        teams.sees("Tack. Bekräftat")


def test_somebody_asks_for_a_change(at_the_client):
    first = "Anna Berg är ny systemförvaltare för Mentimeter från 1 mars"
    with at_the_client("reader", width=760, height=1500) as teams:
        card = teams.say(first)
        assert card.get_by_role("textbox").first.input_value() == "Anna Berg"
        draw(teams, "guide-arende.png", first)
        teams.press(card, "Skicka")
        teams.sees("Väntar på beslut")


def test_somebody_begins_a_nyttokalkyl(at_the_client):
    first = "Starta en nyttokalkyl för bokning av lokaler"
    with at_the_client("employee", width=760, height=2200) as teams:
        teams.say(first)
        teams.sees("Behovet finns kvar")
        draw(teams, "guide-nyttokalkyl.png", first)
