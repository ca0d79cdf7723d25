"""Requests on cards: the form to confirm, where one stands, and what is told to who decides; plain and hostile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.answers import ChoiceAnswer, FormAnswer, FormField, Part, Press, SummaryAnswer
from bot.domain.posts import NoticePost
from bot.domain.requests import Approver, Request, RequestKind, RequestState
from bot.requests.showing import request_facts, state_text, title_of
from bot.texts import texts_for
from tests.cards.values import HOSTILE, HOSTILE_LINES, LONG_WORD, named

SAY = texts_for("sv")
DATA = {"request": 17, "version": 2}
STEPS = (
    Press("request.approve", "Godkänn", DATA),
    Press("request.reject", "Avslå", DATA),
    Press("request.ask", "Fråga tillbaka", DATA),
)
HAND_OVER = Request(
    number=17,
    kind=RequestKind.MANAGER,
    applicant="eva",
    applicant_name="Eva Lind",
    conversation="a:eva",
    token="t",
    approver=Approver.SYSTEM_OWNER,
    system="HAN-0001",
    before="Örjan Vassbäck",
    after="Anna Berg",
    effective_from=date(2027, 3, 1),
    why="Örjan byter jobb.",
)
WRONG = replace(
    HAND_OVER,
    kind=RequestKind.DESCRIPTION,
    state=RequestState.CONFLICT,
    before=HOSTILE,
    after=HOSTILE_LINES,
    found=LONG_WORD,
    why=HOSTILE,
    applicant_name=HOSTILE,
    question=LONG_WORD,
    answer=HOSTILE_LINES,
)


def request_samples() -> list[tuple[str, FormAnswer | SummaryAnswer | ChoiceAnswer | NoticePost, str]]:
    """Name, answer or post, and text of each."""
    send = Press("request.send", "Skicka", {"kind": "manager", "system": "HAN-0001", "token": "abc"})
    form = FormAnswer(
        "Ny systemförvaltare: W3D3",
        "",
        (SAY("requests-confirm"), "I systemlistan står nu: Örjan Vassbäck.", "Beslutas av systemägaren Åsa Ek."),
        (
            FormField("a_value", SAY("requests-value-manager"), value="Anna Berg", missing=SAY("requests-missing")),
            FormField("a_from", SAY("requests-field-from"), required=False, value="2027-03-01", date=True),
            FormField("a_why", SAY("requests-field-why"), required=False),
        ),
        send,
        first=(Press("request.start", SAY("requests-press-vacant"), {"kind": "vacant", "a_role": "manager"}),),
        actions=(Press("request.cancel", SAY("requests-press-cancel"), {}),),
    )
    log = SummaryAnswer(
        "Ändringslogg: W3D3",
        ("De 2 senaste händelserna.",),
        parts=(Part("Senast först", points=(f"2026-11-24 10:00: {HOSTILE} godkände.", "2026-11-24 09:00: Eva Lind.")),),
    )
    return [
        ("request_form", form, "Ny systemförvaltare: W3D3."),
        ("request_status", _status(HAND_OVER), "Ärende 17."),
        ("request_status_hostile", _status(WRONG), HOSTILE_LINES),
        ("request_post", _post(HAND_OVER), "Ärende 17."),
        ("request_post_hostile", _post(WRONG), HOSTILE_LINES),
        ("request_log", log, "Ändringslogg: W3D3."),
    ]


def _status(request: Request) -> SummaryAnswer:
    system = named("W3D3")
    return SummaryAnswer(
        SAY("requests-heading-number", number=17, title=title_of(request, system, SAY)),
        (state_text(request, SAY, date(2026, 11, 24)), "Beslutas av systemägaren Åsa Ek."),
        parts=(Part(SAY("requests-part"), request_facts(request, system, SAY, shown=True)),),
        actions=STEPS,
    )


def _post(request: Request) -> NoticePost:
    system = named("W3D3")
    return NoticePost(
        heading=SAY("requests-heading-number", number=17, title=title_of(request, system, SAY)),
        now=state_text(request, SAY, date(2026, 11, 24)),
        nothing="",
        who="Beslutas av systemägaren Åsa Ek.",
        why=SAY("requests-told-decide"),
        facts=request_facts(request, system, SAY, shown=True),
        actions=(*STEPS, Press("request.show", SAY("requests-press-show"), {"request": 17})),
    )
