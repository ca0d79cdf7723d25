"""What the cards of the nyttokalkyl are asked to show: forms of every kind of input, and summaries."""

from __future__ import annotations

from bot.domain.answers import Bar, FormAnswer, FormField, Link, ListedSystem, Part, Press, SummaryAnswer
from tests.cards.values import HOSTILE, HOSTILE_LINES, LONG_ADDRESS, LONG_HOSTILE, LONG_WORD, LONG_WORDS, named, public

SEND = Press("nyttokalkyl.answer", "Spara och gå vidare", {"draft": 17, "step": "need", "version": 3})
WAYS = (
    Press("nyttokalkyl.back", "Tillbaka", {"draft": 17}),
    Press("nyttokalkyl.skip", "Hoppa över", {"draft": 17}),
    Press("nyttokalkyl.pause", "Pausa", {"draft": 17}),
)
LEVELS = tuple((str(level), f"{level} – betydande skada för någon") for level in range(1, 5))
MISSING = "Här behövs ett svar."


def _every_field(text: str, value: str = "") -> tuple[FormField, ...]:
    return (
        FormField("a_title", text, value=value[:12], missing=MISSING),
        FormField("a_need", text, lines=True, value=value, missing=MISSING),
        FormField("a_level", text, choices=LEVELS, value="3", missing=MISSING),
        FormField("a_start", text, date=True, value="2027-03-01", missing=MISSING),
        FormField("a_others", text, required=False, several=True, choices=(("a", text), ("b", "Kultur"))),
        FormField("a_amount", text, required=False, value="1 234,50", fault=f"Menar du ett annat tal? {text}"),
    )


def form_samples() -> list[tuple[str, FormAnswer, str]]:
    """Name, answer and text of each."""
    systems = tuple(ListedSystem(public(named(name))) for name in ("W3D3", "Platina"))
    reuse = tuple(
        Press("nyttokalkyl.reuse", f"Vi använder {one.system.name}", {"draft": 17, "system": one.system.key})
        for one in systems
    )
    overlap = FormAnswer(
        "Det finns redan",
        "Steg 2 av 15",
        ("De här systemen kan täcka behovet.",),
        (FormField("a_HAN-0001", "Varför räcker inte W3D3?", lines=True, missing=MISSING),),
        SEND,
        systems=systems,
        first=reuse,
        actions=WAYS,
    )
    plain = FormAnswer("Krav", "Steg 12 av 15", ("Det här ska vara klart.",), _every_field("Vad?"), SEND, actions=WAYS)
    noticed = FormAnswer("Behovet", "", (), _every_field("Vad?")[:1], SEND, ("Det kortet är gammalt.",))
    hostile = FormAnswer(
        HOSTILE,
        HOSTILE,
        (HOSTILE_LINES,),
        _every_field(HOSTILE, HOSTILE_LINES),
        SEND,
        (HOSTILE,),
        (ListedSystem(LONG_WORDS),),
        actions=WAYS,
    )
    wordy = FormAnswer(LONG_WORD, LONG_WORD, (LONG_ADDRESS, LONG_HOSTILE), _every_field(LONG_WORD, LONG_ADDRESS), SEND)
    longest = FormAnswer(
        "Rubrik " * 60,
        "Steg 2 av 15",
        ("Ett stycke. " * 200,),
        tuple(
            FormField(f"a_{n}", "Varför? " * 60, lines=True, value="Därför. " * 80, missing=MISSING) for n in range(5)
        ),
        SEND,
        ("Något har hänt. " * 40,) * 9,
        systems * 2,
        reuse,
        WAYS,
    )
    return [
        ("form_overlap", overlap, "Det finns redan."),
        ("form_fields", plain, "Krav."),
        ("form_notice", noticed, "Behovet."),
        ("form_hostile", hostile, HOSTILE_LINES),
        ("form_long_words", wordy, LONG_WORD),
        ("form_longest", longest, "Lång text. " * 900),
    ]


def summary_samples() -> list[tuple[str, SummaryAnswer, str]]:
    """Name, answer and text of each."""
    result = Part("Resultat", (("Nettonuvärde", "−376 157,51 kr"), ("Återbetalningstid", "2,5 år")))
    way = Part("Vägen till beslut", points=("Förvaltningsledningen beslutar.", "IT-enheten lämnar ett yttrande."))
    bars = (
        Bar("år 0: kostnader 150 000 kr, nytta 0 kr", 750, 0),
        Bar("år 1: kostnader 200 000 kr, nytta 100 000 kr", 1000, 500),
    )
    links = (Link("Öppna som Word", "https://bot.example.invalid/documents/abc.def"),)
    submit = Press("nyttokalkyl.submit", "Lämna in", {"draft": 17, "version": 9})
    full = SummaryAnswer(
        "Nyttokalkyl 17: Maskning",
        ("Alla steg är besvarade.",),
        (),
        (result, way),
        bars,
        "Kostnader och nytta",
        (submit,),
        links,
    )
    moves = (
        Press("nyttokalkyl.statement", "Lämna yttrande", {"draft": 17}),
        Press("nyttokalkyl.copy", "Kopiera till en ny", {"draft": 17}),
    )
    status = SummaryAnswer("Nyttokalkyl 17", (), ("Yttrandet är sparat.",), (result,), actions=moves)
    hostile = SummaryAnswer(
        HOSTILE,
        (HOSTILE_LINES,),
        (HOSTILE,),
        (Part(HOSTILE, ((HOSTILE, HOSTILE),), (HOSTILE,)),),
        (Bar(HOSTILE, 1000, 1000),),
        HOSTILE,
        links=(Link(HOSTILE, "javascript:alert(1)"),),
    )
    wordy = SummaryAnswer(
        LONG_WORD, (LONG_ADDRESS, LONG_HOSTILE), (), (Part(LONG_WORD, ((LONG_WORD, LONG_WORD),), (LONG_ADDRESS,)),)
    )
    longest = SummaryAnswer(
        "Rubrik " * 60,
        ("Ett stycke. " * 200,) * 2,
        ("Något har hänt. " * 40,) * 9,
        (Part("Del " * 60, (("Namn " * 60, "Värde " * 60),) * 14, ("Punkt " * 80,) * 14),) * 8,
        bars * 4,
        "Kostnader och nytta",
        (submit, *moves),
        links,
    )
    return [
        ("summary", full, "Nyttokalkyl 17."),
        ("summary_status", status, "Nyttokalkyl 17."),
        ("summary_hostile", hostile, HOSTILE_LINES),
        ("summary_long_words", wordy, LONG_WORD),
        ("summary_longest", longest, "Lång text. " * 900),
    ]
