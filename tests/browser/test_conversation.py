"""Conversations as people hold them: typed, pressed and read on the screen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from deploy.playground.client import IT_CHANNEL

pytestmark = pytest.mark.browser


def test_an_employee_asks_presses_and_asks_on(at_the_client):
    with at_the_client("employee") as teams:
        teams.say("Vilka system har vi för ärendehantering?")
        teams.sees("W3D3", "Platina")
        answer = teams.say("Vem äger W3D3?")
        assert "Mehdi Tallberger" in answer.inner_text()
        teams.press(answer, "Om systemet")
        shown = teams.sees("Tietoevry", "Kansli- och juridikavdelningen")
        assert "HK-2022-415" not in shown.inner_text()
        refused = teams.say("Och när går avtalet ut?")
        assert "2027-09-30" not in refused.inner_text()


def test_a_manager_sees_the_contracts_of_their_own_systems_only(at_the_client):
    with at_the_client("manager") as teams:
        own = teams.say("Vem är systemförvaltare för Mentimeter?")
        assert "Oskar Cederqvist" in own.inner_text()
        follow_up = teams.say("Och när går avtalet ut?")
        assert "2027-12-31" in follow_up.inner_text()
        others = teams.say("När går avtalet för W3D3 ut?")
        assert "2027-09-30" not in others.inner_text()


def test_a_secret_system_exists_for_those_who_may_see_it(at_the_client):
    with at_the_client("employee") as teams:
        assert "Ottilia Sandmark" not in teams.say("Vem äger Treserva?").inner_text()
    with at_the_client("reader") as teams:
        assert "Ottilia Sandmark" in teams.say("Vem äger Treserva?").inner_text()


def test_a_channel_is_answered_as_any_employee_is(at_the_client):
    with at_the_client("it") as teams:
        assert "2027-09-30" in teams.say("När går avtalet för W3D3 ut?").inner_text()
        teams.open(IT_CHANNEL)
        assert "Mehdi Tallberger" in teams.mention("Vem äger W3D3?").inner_text()
        assert "2027-09-30" not in teams.mention("När går avtalet för W3D3 ut?").inner_text()


def test_the_conversation_in_the_readme(at_the_client):
    """Holds the conversation that the README shows; `make pictures` also has it drawn."""
    first = "Har vi något för visselblåsning?"
    with at_the_client("reader", width=760, height=1700) as teams:
        assert "WhistleB" in teams.say(first).inner_text()
        assert "2027-12-31" in teams.say("När går avtalet för WhistleB ut?").inner_text()
        if folder := os.environ.get("SYSTEMLOTSEN_PICTURES"):
            teams.picture(Path(folder) / "conversation.png", first=first)
