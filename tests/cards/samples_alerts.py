"""What the cards of alerts are asked to show: messages in IT-enheten's channel, the summary, what is hostile."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from bot.alerts.wording import digest_post, group_post
from bot.domain.alerts import (
    Act,
    Alert,
    AlertGroup,
    AlertKind,
    AlertState,
    Condition,
    Deed,
    ItPerson,
)
from bot.domain.answers import AlertAnswer
from bot.texts import texts_for
from tests.cards.values import HOSTILE, LONG_WORD
from tests.fakes.registers import demo_systems

AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
KARIN = ItPerson("karin", "Karin Nord")
PLACES = ("Socialförvaltningen", "Utbildningsförvaltningen", "Stadsbyggnadsförvaltningen", "Kultur", "KSF", "Miljö")


def _group(kind: AlertKind, states: Mapping[AlertState, int], newest: list[Condition], **more) -> AlertGroup:
    alerts = tuple(Alert(90 - place, 7, about, AlertState.OPEN, AT) for place, about in enumerate(newest))
    values = {"departments": (), "last": None, **more}
    return AlertGroup(
        number=7, kind=kind, opened_at=AT, changed_at=AT, version=1, states=states, newest=alerts, **values
    )


def alert_samples() -> list[tuple[str, AlertAnswer, str]]:
    """Name, answer and text of each."""
    say, register = texts_for("sv"), {system.key: system for system in demo_systems()}
    blocked, owner = AlertKind.INSTALLATION_BLOCKED, AlertKind.WITHOUT_OWNER
    lacking = [Condition(owner, key, key, register[key].department) for key in list(register)[:4]]
    groups = {
        "alert_one": _group(blocked, {AlertState.OPEN: 1}, [Condition(blocked, "e", None, "KSF", "TeamViewer")]),
        "alert_many": _group(
            owner,
            {AlertState.OPEN: 120, AlertState.ACKNOWLEDGED: 50, AlertState.ASSIGNED: 20, AlertState.CLOSED: 10},
            [Condition(owner, "HAN-9999", "HAN-9999"), *lacking],
            departments=tuple((place, 60 - 10 * number) for number, place in enumerate(PLACES)),
            last=Act(90, AT, Deed.ACKNOWLEDGE, KARIN),
        ),
        "alert_closed": _group(
            blocked, {AlertState.CLOSED: 3}, [], last=Act(90, AT, Deed.CLOSE, KARIN, "Inte i kanalen")
        ),
        "alert_hostile": _group(
            blocked,
            {AlertState.OPEN: 2},
            [Condition(blocked, "e", None, HOSTILE, HOSTILE), Condition(blocked, "f", None, LONG_WORD, LONG_WORD)],
            departments=((HOSTILE, 1), (LONG_WORD, 1)),
            last=Act(90, AT, Deed.ASSIGN, ItPerson("x", HOSTILE)),
        ),
    }
    posts = {name: group_post(group, say, register.get) for name, group in groups.items()}
    posts["alert_digest"] = digest_post({kind: place + 1 for place, kind in enumerate(AlertKind)}, say)
    return [(name, post, post.text) for name, post in posts.items()]
