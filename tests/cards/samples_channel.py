"""Documents of the channel, what has changed of them, and people."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.answers import ChoiceAnswer, ColleagueAnswer, HeldRole, Link, MessageAnswer, Press
from bot.domain.posts import BundleLine, BundlePost, FilesPost
from bot.domain.systems import Role
from tests.cards.values import HOSTILE, LONG_ADDRESS, LONG_HOSTILE, LONG_WORD

_URL = "https://kommunen.sharepoint.example.invalid/sites/modell/Delade%20dokument/Lathund.docx"
_GUIDE = "Lathund för systemförvaltningsplan"


def channel_samples() -> Iterator[tuple[str, object, str]]:
    """Name, what is shown, and its text."""
    changed = f"{_GUIDE}, ändrad 3 mars 2026."
    yield "document", MessageAnswer("Styrdokument", (changed,), links=(Link("Öppna dokumentet", _URL),)), changed
    names = (_GUIDE, "Mall för systemförvaltningsplan")
    presses = tuple(Press("document.show", name, {"name": name}) for name in names)
    yield "document_choice", ChoiceAnswer("Vilket dokument menar du?", presses), "Vilket dokument menar du?"
    lines = (Link(f"Ändrat: {_GUIDE}", _URL), Link("Nytt: Checklista", _URL), Link("Borttaget: Matris", ""))
    post = FilesPost("Ändrade styrdokument", "Det här har ändrats bland styrdokumenten:", lines)
    yield "documents_changed", post, post.text
    undone = FilesPost("Ändrade styrdokument", "Ändringen har tagits tillbaka. Dokumenten är som de var.")
    yield "documents_undone", undone, undone.text
    links = (Link(HOSTILE, "javascript:alert(1)"), Link(LONG_HOSTILE, _URL), Link(LONG_WORD, ""))
    enemy = FilesPost(HOSTILE, HOSTILE, links)
    yield "documents_hostile", enemy, enemy.text
    show = Press("contract.show", "Visa avtalet", {"system": "HAN-0001"})
    rows = tuple(
        BundleLine(
            f"W3D3 {number}: dags att ta ställning",
            (
                "Avtalet måste sägas upp senast 2027-03-15, om 14 dagar.",
                "Om ingen gör något löper avtalet vidare till och med 2028-06-30.",
                "Sista taktiska möte före: 2027-03-10",
                "Det kommer nu för att 14 dagar återstår till sista dagen att säga upp avtalet.",
            ),
            show,
        )
        for number in range(10)
    )
    many = BundlePost("10 avtal att ta ställning till", "Det här är dina påminnelser i dag, samlade.", rows)
    yield "bundle", many, many.text
    hostile_rows = (BundleLine(HOSTILE, (LONG_HOSTILE,), show), BundleLine(LONG_WORD, (HOSTILE,), show))
    mean = BundlePost(HOSTILE, LONG_HOSTILE, hostile_rows)
    yield "bundle_hostile", mean, mean.text
    roles = tuple(HeldRole(Role.SYSTEM_OWNER, f"s{number}", f"System {number}") for number in range(11))
    chat = (Link("Chatta i Teams", "https://teams.microsoft.com/l/chat/0/0?users=mehdi@example.invalid"),)
    person = ColleagueAnswer(
        "Mehdi Tallberger",
        "kanslichef",
        "Kommunstyrelseförvaltningen",
        "mehdi@example.invalid",
        "Maj Chef",
        roles,
        links=chat,
    )
    yield "colleague", person, "Mehdi Tallberger, kanslichef."
    note = "Flera medarbetare heter så. Jag vet inte vem av dem som menas, så fråga förvaltningen."
    poor = ColleagueAnswer("Bo Alm", "", "", "", "", (HeldRole(Role.SYSTEM_MANAGER, "s", "W3D3"),), note)
    yield "colleague_unsure", poor, "Bo Alm."
    held = (HeldRole(Role.SYSTEM_OWNER, "s", LONG_HOSTILE), HeldRole(Role.SYSTEM_OWNER, "s", HOSTILE))
    bad = ColleagueAnswer(HOSTILE, LONG_HOSTILE, HOSTILE, LONG_ADDRESS, HOSTILE, held, HOSTILE)
    yield "colleague_hostile", bad, HOSTILE
