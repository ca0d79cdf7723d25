"""What a button may be pressed with: about an open system and a secret one, and what suits that very button."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.deliveries import IT_ALERTS
from tests.attack.square import NOW, SOCIAL, Square


def bag(square: Square, system_key: str) -> dict:
    """Data that could suit any button: what a card would send, about the system."""
    day = (NOW.date() + timedelta(days=30)).isoformat()
    return {
        "system": system_key,
        "contract": f"{system_key}/AVT-77",
        "deadline": "2028-03-30",
        "version": 1,
        "request": 1,
        "alert": 1,
        "group": "1",
        "delivery": 1,
        "draft": 1,
        "number": 1,
        "plan": 1,
        "question": 1,
        "miss": 1,
        "preferences": 1,
        "meeting": square.past,
        "item": f"{square.past}#1",
        "seen": "1",
        "name": "Åsa Ek",
        "function": "Journal",
        "need": "larm",
        "kind": "plan",
        "token": f"t{system_key}",
        "email": "ia@kommunen.example.invalid",
        "comment": "Åtgärdat.",
        "recipient": IT_ALERTS,
        "sent": "yes",
        "sure": "yes",
        "step": "need",
        "text": "vem äger Zebraflux?",
        "language": "sv",
        "hour": "9",
        "pause": "",
        "a_value": "https://a.example/annan",
        "a_words": "Skäl nog.",
        "a_text": "Skäl nog.",
        "a_reason": "Skäl nog.",
        "a_note": "Skäl nog.",
        "a_need": "Skäl nog.",
        "a_target": "2028-09-29",
        "a_leader": "asa@kommunen.example.invalid",
        "a_step": "users",
        "a_outcome": "extend",
        "a_new_end": "2030-06-30",
        "a_day": day,
        "a_time": "09:00",
        "a_place": "Rum 1",
        "a_forum": "tactical_meeting",
        "a_department": SOCIAL,
        "a_who": "maja@kommunen.example.invalid",
        "a_verdict": "yes",
        "a_diarienummer": "SN 2028/1",
        "a_on": NOW.date().isoformat(),
        "a_responsible": "asa@kommunen.example.invalid",
        "a_due": day,
        "p_committee": "Socialnämnden",
        "p_department": SOCIAL,
        "p_quarter": "Q3 2028",
        "p_title": "Nytt larm två",
        "p_value": "100000",
        "until": "till 20 mars",
        "a_until": "2028-03-10",
    }


def variants(square: Square, verb: str) -> list[dict]:
    """What is pressed of a button: about an open system, a secret one, and what suits that very button."""
    usual = [bag(square, key) for key in ("HAN-0001", "HAN-0002")]
    area = verb.split(".", maxsplit=1)[0]
    coming = square.coming
    special: dict[str, list[dict]] = {
        "contract": [
            {"version": 0},
            {"system": "HAN-0004", "contract": "HAN-0004/AVT-99"},
            {"system": "HAN-0005", "contract": "HAN-0005/AVT-55"},
        ],
        "agenda": [
            {"item": "overlap/Journal"},
            {"meeting": coming, "item": "overlap/Journal"},
            {"meeting": coming, "item": f"{coming}#1"},
            {"item": f"{square.past}#2"},
            {"item": "retirements", "a_outcome": "decided"},
        ],
        "meeting": [{"meeting": coming, "seen": "0"}, {"meeting": coming, "seen": "1"}],
        "deliveries": [{"recipient": "person:maja"}],
        "nyttokalkyl": [
            *({"draft": number, "a_realised": "90000"} for number in range(2, 10)),
            {"draft": None},
            {"draft": 8, "step": "overlap", "version": 1},
        ],
        "request": [{"request": 3, "version": 2}, {"request": 4, "version": 2}],
        "retirement": [{"version": 0}, {"system": "HAN-0004"}],
    }
    return [*usual, *(usual[0] | change for change in special.get(area, ()))]
