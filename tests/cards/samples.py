"""One of everything that a card can be asked to show: rich, poor, longest realistic and hostile.

A new card or a new fact on one gets a row here; snapshots, the schema, the size limit, the search for
dead buttons and the browser then come by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from bot.domain.answers import (
    Answer,
    ChoiceAnswer,
    ContractAnswer,
    Duty,
    FaultAnswer,
    Link,
    ListAnswer,
    ListedSystem,
    MessageAnswer,
    PersonAnswer,
    Press,
    ResponsibilityAnswer,
    SystemAnswer,
)
from bot.domain.notices import NoticeKind
from bot.domain.posts import PlainPost, Post
from bot.domain.questions import Language
from bot.domain.systems import (
    LifecyclePhase,
    RestrictedFacts,
    Role,
)
from bot.notices import due
from bot.notices.wording import digest_post, private_post, urgent_post
from bot.policies import ContractPolicy, NoticePolicy
from bot.texts import all_languages, texts_for
from cards import render
from tests.cards.samples_agendas import agenda_samples
from tests.cards.samples_alerts import alert_samples
from tests.cards.samples_channel import channel_samples
from tests.cards.samples_decisions import decision_samples
from tests.cards.samples_meetings import meeting_samples
from tests.cards.samples_mine import mine_samples
from tests.cards.samples_nyttokalkyl import form_samples, summary_samples
from tests.cards.samples_quality import quality_samples
from tests.cards.samples_requests import request_samples
from tests.cards.samples_retirements import retirement_samples
from tests.cards.values import (
    CONTRACTS,
    ENEMY,
    HOSTILE,
    HOSTILE_LINES,
    LONG_ADDRESS,
    LONG_HOSTILE,
    LONG_WORD,
    LONG_WORDS,
    LONGEST,
    PLAIN_NAMES,
    POOREST,
    PRESSES,
    WRONG,
    named,
    outlooks,
    public,
    seen,
)
from tests.fakes.registers import demo_systems

RULES = NoticePolicy().rules(ContractPolicy())


@dataclass(frozen=True)
class Sample:
    """An answer with the text that goes with it."""

    name: str
    answer: Answer | Post
    text: str


def _system_samples() -> list[Sample]:
    w3d3 = named("W3D3")
    platina = named("Platina")
    return [
        Sample("system", SystemAnswer(w3d3, outlooks(w3d3), PRESSES), "W3D3 är kommunens diarium."),
        Sample("system_employee", SystemAnswer(public(platina), (), PRESSES), "Platina avvecklas."),
        Sample("system_poorest", SystemAnswer(POOREST), "W3D3."),
        Sample(
            "system_no_contract",
            SystemAnswer(replace(POOREST, restricted=RestrictedFacts(personal_data=False))),
            "W3D3.",
        ),
        Sample("system_longest", SystemAnswer(LONGEST, outlooks(LONGEST), PRESSES * 3), "Lång text. " * 500),
        Sample("system_long_words", SystemAnswer(LONG_WORDS, outlooks(LONG_WORDS)), LONG_ADDRESS),
        Sample("system_hostile", SystemAnswer(ENEMY, outlooks(ENEMY), PRESSES), HOSTILE_LINES),
    ]


def _list_samples() -> list[Sample]:
    systems = [public(system) for system in demo_systems()]
    page = tuple(ListedSystem(system, "diarium → ärende- och dokumenthantering") for system in systems[:8])
    longest = tuple(ListedSystem(public(LONGEST), "Därför att " * 60) for _ in range(8))
    names = tuple(ListedSystem(replace(POOREST, name=name), name) for name in PLAIN_NAMES[:10])
    more = Press("list.page", "Visa fler", {"page": 1, "question": {"intent": "by_department", "department": "KSF"}})
    heading = "System för ärende- och dokumenthantering"
    return [
        Sample("list", ListAnswer(heading, page, 22, actions=(more, WRONG)), "22 system. " * 4),
        Sample("list_second_page", ListAnswer(heading, page[:6], 14, first=9), "14 system."),
        Sample("list_one", ListAnswer("Ett system", page[:1], 1), "W3D3."),
        Sample("list_none", ListAnswer("Inga system i den fasen", (), 0), "Inga system."),
        Sample("list_uncertain", ListAnswer("Kanske något av dessa", page[:3], 3, uncertain=True), "Kanske."),
        Sample("list_longest", ListAnswer("Lång rubrik " * 30, longest, 439, 401, actions=(more,)), "x" * 9000),
        Sample("list_long_words", ListAnswer(LONG_WORD, (ListedSystem(LONG_WORDS, LONG_HOSTILE),), 1), LONG_WORD),
        Sample("list_hostile", ListAnswer(HOSTILE, (ListedSystem(public(ENEMY), HOSTILE),) * 2, 2), HOSTILE),
        Sample("list_plain_names", ListAnswer("1. Punkt", names, 10), "1. Punkt"),
    ]


def _contract_samples() -> list[Sample]:
    w3d3 = named("W3D3")
    states = [
        Sample(f"contract_{state}", ContractAnswer(w3d3, (seen(one),), PRESSES[:1]), "Avtalet.")
        for state, one in CONTRACTS.items()
    ]
    many = tuple(seen(one) for one in CONTRACTS.values())
    return [
        *states,
        Sample("contract_none", ContractAnswer(w3d3, ()), "Inget avtal."),
        Sample("contract_many", ContractAnswer(w3d3, many), "Många avtal."),
        Sample("contract_longest", ContractAnswer(LONGEST, outlooks(LONGEST) * 3, PRESSES), "Långt. " * 900),
        Sample("contract_hostile", ContractAnswer(ENEMY, outlooks(ENEMY)), HOSTILE),
    ]


def _people_samples() -> list[Sample]:
    w3d3 = named("W3D3")
    holders = (w3d3.owner, w3d3.manager, *w3d3.restricted.specialists)
    duties = (
        Duty(Role.SYSTEM_MANAGER, LifecyclePhase.OPERATION, ("Följer upp avtalet", "Uppdaterar förvaltningsplanen")),
        Duty(Role.SYSTEM_SPECIALIST, LifecyclePhase.OPERATION, ("Utbildar och stöder användarna",)),
        Duty(Role.IT_UNIT, LifecyclePhase.RETIREMENT, ()),
        Duty(Role.PROJECT_MANAGER, None, ("Leder införandet",)),
    )
    hostile = (Duty(Role.IT_UNIT, None, (HOSTILE, HOSTILE_LINES)),)
    longest = tuple(Duty(role, phase, ("En lång uppgift " * 20,) * 4) for role in Role for phase in LifecyclePhase)
    return [
        Sample("person", PersonAnswer(w3d3, holders, (), PRESSES[1:]), "Mehdi Tallberger äger W3D3."),
        Sample("person_vacant", PersonAnswer(public(w3d3), holders[:1], (Role.SYSTEM_MANAGER,)), "Ingen utsedd."),
        Sample("person_hostile", PersonAnswer(ENEMY, (ENEMY.owner,), ()), HOSTILE),
        Sample(
            "responsibility",
            ResponsibilityAnswer("Vem gör vad", duties, "Källa: tabell 2.", PRESSES[:1], ("IT-enheten ger råd.",)),
            "Ansvar.",
        ),
        Sample("responsibility_none", ResponsibilityAnswer("Ansvar", (), "Källa: tabell 1."), "Det är inte reglerat."),
        Sample("responsibility_hostile", ResponsibilityAnswer(HOSTILE, hostile, HOSTILE), HOSTILE),
        Sample("responsibility_longest", ResponsibilityAnswer("Allt", longest, "Tabell 1"), "Ansvar."),
    ]


def _talk_samples() -> list[Sample]:
    choices = tuple(Press("system.show", name, {"system": name}) for name in PLAIN_NAMES[:8])
    examples = tuple(
        Press("ask.text", question, {"text": question})
        for question in (
            "Vilket system använder vi för schemaläggning?",
            "Vem är systemägare för Raindance?",
            "När går avtalet för W3D3 ut?",
            "Vilka system gör samma sak?",
            "Hur många system har stadsbyggnad?",
            "Vad gör en systemförvaltare?",
            "Var finns mallen för förvaltningsplan?",
        )
    )
    helping = MessageAnswer(
        "Det här kan du fråga om",
        ("Jag svarar på frågor om kommunens digitala system. Skriv med egna ord.",),
        examples,
        (Press("my_systems.show", "Mina system"), Press("nyttokalkyl.start", "Starta en nyttokalkyl")),
    )
    nothing = MessageAnswer(
        "Jag hittade inget system för det",
        ("Du kan börja med en nyttokalkyl, så tas behovet upp på nästa taktiska möte.",),
        actions=(Press("nyttokalkyl.start", "Starta en nyttokalkyl", {"need": "drönare"}), WRONG),
    )
    long_press = Press("ask.text", "Hur gör jag när " * 20, {"text": "Hur gör jag"})
    hostile = MessageAnswer(HOSTILE, (HOSTILE_LINES, HOSTILE), (Press("ask.text", HOSTILE, {"text": HOSTILE}),))
    linked = MessageAnswer(
        "Förvaltningsplan för W3D3",
        links=(Link("Öppna förvaltningsplanen", LONG_ADDRESS), Link("Kör", "javascript:alert(1)")),
    )
    wordy = MessageAnswer(f"{LONG_WORD}_", (LONG_HOSTILE,), (Press("ask.text", LONG_WORD, {"text": LONG_WORD}),))
    longest = MessageAnswer("Rubrik " * 100, ("Ett stycke som är långt. " * 160,) * 12, (long_press,) * 20)
    return [
        Sample("choice", ChoiceAnswer("Vilket system menar du?", choices), "Vilket system menar du?"),
        Sample("choice_hostile", ChoiceAnswer(HOSTILE, (Press("search.wrong", HOSTILE),)), HOSTILE),
        Sample(
            "help", helping, "Jag svarar på frågor om kommunens digitala system. Skriv med egna ord. «Vem äger W3D3?»"
        ),
        Sample("nothing_found", nothing, "Det finns inget system för «drönare» i registret."),
        Sample("message_bare", MessageAnswer("Hej"), "Hej"),
        Sample("message_links", linked, f"Förvaltningsplanen finns här: {LONG_ADDRESS}"),
        Sample("message_long_words", wordy, LONG_ADDRESS),
        Sample("message_longest", longest, "Lång text. " * 900),
        Sample("message_hostile", hostile, HOSTILE_LINES),
        Sample(
            "fault",
            FaultAnswer(
                "Något gick fel", "Försök igen om en stund. Hjälper inte det, kontakta IT-enheten.", "K7Q-2HX9"
            ),
            "Något gick fel.",
        ),
        Sample("fault_hostile", FaultAnswer(HOSTILE, HOSTILE_LINES, "K7Q-2HX9"), HOSTILE),
    ]


def _notice_samples() -> list[Sample]:
    day = date(2026, 11, 30)
    found = {notice.kind: notice for notice in due(demo_systems(), RULES, day)}
    say = texts_for("sv")
    posts = {f"notice_{kind}": private_post(notice, RULES, say) for kind, notice in found.items()}
    any_notice = found[NoticeKind.NOTICE_DEADLINE]
    posts["notice_urgent"] = urgent_post(any_notice, say)
    owner_only = replace(
        any_notice, contract=replace(any_notice.contract, system=replace(any_notice.system, manager=None))
    )
    posts["notice_no_manager"] = private_post(owner_only, RULES, say)
    enemy = replace(any_notice, contract=replace(any_notice.contract, system=ENEMY))
    posts["notice_hostile"] = private_post(enemy, RULES, say)
    few = [notice for notice in due(demo_systems(), RULES, day) if notice.step.send_on == day][:6]
    many = list(due(demo_systems(), RULES, day))
    return [
        *(Sample(name, post, post.text) for name, post in posts.items()),
        Sample("digest", digest_post(few, say), "Avtal att ta ställning till."),
        Sample("digest_baseline", digest_post(many, say, baseline=True), "Avtal att ta ställning till."),
        Sample("digest_hostile", digest_post([enemy], say), HOSTILE),
        Sample("plain_post", PlainPost("Påminnelserna har stått stilla", "Nu går de igen."), "Nu går de igen."),
    ]


SAMPLES = (
    *_system_samples(),
    *_list_samples(),
    *_contract_samples(),
    *_people_samples(),
    *_talk_samples(),
    *_notice_samples(),
    *(Sample(*sample) for sample in (*request_samples(), *mine_samples(), *retirement_samples(), *quality_samples())),
    *(Sample(*sample) for sample in (*form_samples(), *summary_samples(), *alert_samples(), *decision_samples())),
    *(Sample(*sample) for sample in (*agenda_samples(), *meeting_samples(), *channel_samples())),
)


@dataclass(frozen=True)
class DrawnCard:
    """A sample's card in one language."""

    name: str
    language: Language
    sample: Sample
    card: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.name}-{self.language}"


@cache
def drawn_cards() -> tuple[DrawnCard, ...]:
    """Every sample in both languages."""
    return tuple(
        DrawnCard(sample.name, language, sample, render(sample.answer, language=language, text=sample.text))
        for sample in SAMPLES
        for language in all_languages()
    )


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a card, the card included."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner)
