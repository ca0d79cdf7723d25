"""Whole dialogs of a nyttokalkyl, played through cards and by typing."""

from __future__ import annotations

from tests.cards.samples import parts

ANSWERS = {
    "need": "Vi behöver maska handlingar innan de lämnas ut",
    "situation": "Vi stryker över med penna och skannar igen.",
    "baseline": "Det fortsätter att ta tid.",
    "title": "Maskning av handlingar",
    "department": "Kommunstyrelseförvaltningen",
    "others": "",
    "introduction": "120 / 150 / 210 tkr",
    "integration": "",
    "phasing_out": "",
    "work": "40 timmar",
    "training": "120",
    "licence": "180 000 / 200 000 / 260 000",
    "operation": "25 000,50 kr",
    "upkeep": "",
    "what": "Snabbare maskning",
    "minutes": "20 / 35 / 50",
    "people": "25 / 30 / 34",
    "share": "60 %",
    "more": "no",
    "saved": "Två äldre verktyg",
    "saving": "0,09 mnkr",
    "from_year": "2",
    "retired": "",
    "quality": "Mindre risk att röja uppgifter",
    "rating": "5",
    "moved": "",
    "moved_amount": "",
    "bearer": "Kansliet, licens och införande",
    "receiver": "Alla handläggare",
    "personal_data": "sensitive",
    "confidentiality": "3",
    "integrity": "2",
    "availability": "2",
    "accessibility": "WCAG 2.2 AA",
    "integrations": "",
    "exit": "Filerna finns i diariet.",
    "value": "1 050 000 kr",
    "contract": "supporting",
    "responsible": "Kanslichefen",
    "start": "2027-03-01",
    "horizon": "4",
    "risks": "Få använder verktyget.\nLeverantören är liten.",
    "reason": "Ingen har loggat in på ett år.",
    "systems": "W3D3",
}
"""What is answered, by input."""

REASON = "Överstrykningen går att ta bort."


def pressable(card, verb):
    """The data of the first button with that verb, or None."""
    for part in parts(card):
        if part.get("type") == "Action.Execute" and part["verb"] == verb:
            return part["data"]
    return None


def inputs(card):
    """Names of the card's inputs."""
    return [part["id"] for part in parts(card) if str(part.get("type", "")).startswith("Input.") and "id" in part]


def filled(card, **changes):
    """What pressing the card's button sends, with every input filled in."""
    data = dict(pressable(card, "nyttokalkyl.answer"))
    for name in inputs(card):
        data[name] = (ANSWERS | changes).get(name.removeprefix("a_"), REASON)
    return data


async def to_review(house, out, who, **changes):
    """Press through card after card until the summary can be handed in."""
    for _ in range(40):
        if pressable(out.card, "nyttokalkyl.submit"):
            return out
        assert pressable(out.card, "nyttokalkyl.answer"), out.text
        out = await house.press("nyttokalkyl.answer", filled(out.card, **changes), who=who)
    raise AssertionError(f"never done: {out.text}")


async def submitted(house, who, **changes):
    """A calculation from its need to its submission; returns its number."""
    out = await house.press("nyttokalkyl.start", {"need": changes.get("need", ANSWERS["need"])}, who=who)
    out = await to_review(house, out, who, **changes)
    data = pressable(out.card, "nyttokalkyl.submit")
    out = await house.press("nyttokalkyl.submit", data, who=who)
    assert "är inlämnad" in out.text, out.text
    return data["draft"]
