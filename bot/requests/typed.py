"""What somebody types about requests: commands, and answers to the form that waits in the conversation."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.calculations.typed import WAITING as NYTTOKALKYL_WAITING
from bot.domain.questions import Intent, Language, Memory, Question

WAITING = "request"
"""Under this name a conversation remembers the form that a typed answer is for."""

_NUMBER = r"(?:(?:ärende|request) )?(?:nr |nummer |#)?(?P<number>[0-9]{1,9})"
_REST = r"(?:[\s:,;–-]+(?P<rest>.+))?"
_LONGEST = 4_000
Understand = Callable[[str, Memory], Question]


@dataclass(frozen=True, slots=True)
class _Command:
    """One row: intent and topic, and the wording in each language. A wording is the whole message."""

    intent: Intent
    topic: str
    swedish: str
    english: str


_MATTER, _AUDIT = Intent.REQUEST_MATTER, Intent.AUDIT_LOG
_COMMANDS = (
    _Command(
        _MATTER,
        "list",
        r"(?:(?:visa|lista) )?mina (?:ärenden|förfrågningar|ändringsförslag)",
        r"(?:(?:show|list) )?my requests",
    ),
    _Command(
        _MATTER,
        "inbox",
        r"(?:(?:visa|lista) )?(?:(?:mina )?(?:ärenden|förfrågningar) (?:att|som jag ska) (?:godkänna|besluta(?: om)?)|"
        r"väntande ärenden|ärenden som väntar(?: på mig)?|vad ska jag godkänna|att godkänna)",
        r"(?:(?:show|list) )?(?:requests (?:to approve|waiting for me)|what should i approve|to approve)",
    ),
    _Command(
        _MATTER,
        "show",
        r"(?:visa )?ärende (?:nr |nummer |#)?(?P<number>[0-9]{1,9})",
        r"(?:show )?request (?:no |number |#)?(?P<number>[0-9]{1,9})",
    ),
    _Command(_MATTER, "approve", rf"godkänn(?:er|a)? {_NUMBER}", rf"approve {_NUMBER}"),
    _Command(_MATTER, "reject", rf"(?:avslå|avslår|avvisa) {_NUMBER}{_REST}", rf"(?:reject|decline) {_NUMBER}{_REST}"),
    _Command(
        _MATTER, "ask", rf"(?:fråga|fråga om|fråga tillbaka) {_NUMBER}{_REST}", rf"ask(?: about)? {_NUMBER}{_REST}"
    ),
    _Command(_MATTER, "answer", rf"svara?(?: på)? {_NUMBER}{_REST}", rf"answer {_NUMBER}{_REST}"),
    _Command(_MATTER, "withdraw", rf"(?:återkalla|dra tillbaka|ta tillbaka) {_NUMBER}", rf"withdraw {_NUMBER}"),
    _Command(_MATTER, "done", rf"klart? (?:med )?{_NUMBER}", rf"done (?:with )?{_NUMBER}"),
    _Command(
        _AUDIT,
        "log",
        r"(?:visa |sök i )?(?:ändrings|revisions)?logg(?:en|bok|boken)?(?: (?:för|över|om|på) (?P<rest>.+))?",
        r"(?:show )?(?:the )?(?:audit|change) log(?: (?:for|of) (?P<rest>.+))?",
    ),
    _Command(
        _AUDIT,
        "who",
        r"(?:vem (?:har )?(?:ändrade|ändrat|bytte|bytt|godkände|godkänt|uppdaterade|uppdaterat)|"
        r"vad (?:har )?(?:ändrats|ändrades)|vilka ändringar har gjorts)(?P<rest> .+)",
        r"(?:who (?:has )?(?:changed|approved|updated)|what (?:has )?changed)(?P<rest> .+)",
    ),
)
_YES = re.compile(
    r"(?:ja(?: tack)?|japp|ok|okej|skicka(?: in)?(?: det)?|stämmer|det stämmer|yes(?: please)?|send(?: it)?)[.!]?",
    re.IGNORECASE,
)
_NO = re.compile(r"(?:nej(?: tack)?|avbryt|strunta i det|glöm det|cancel|no(?: thanks)?)[.!]?", re.IGNORECASE)
_ASKS = re.compile(
    r"(?:vem|vilka|vilket|vilken|när|var|hur|har vi|finns|kan du|vad|varför|visa|mina|"
    r"who|which|what|when|where|how|show)\b",
    re.IGNORECASE,
)
_ANSWERS = frozenset(
    {
        Intent.FIND_BY_FUNCTION,
        Intent.FIND_BY_NAME,
        Intent.BY_DEPARTMENT,
        Intent.BY_VENDOR,
        Intent.REQUEST,
        Intent.HELP,
        Intent.OUT_OF_SCOPE,
        Intent.CONTRACT,
        Intent.OWNER,
        Intent.DOCUMENT,
        Intent.LIFECYCLE,
    }
)
"""What a typed answer to a field may look like to who does not know that a field waits."""


def typed_request(text: str, memory: Memory, understand: Understand, *, personal: bool) -> Question | None:
    """The question about requests in a typed text, or None where it is about something else."""
    said = text.strip()
    bare = " ".join(said.split()).rstrip(".?!")
    for command, language, pattern in _PATTERNS:
        match = pattern.fullmatch(bare)
        if match is not None:
            return _commanded(command, match.groupdict(), language, said, understand)
    return _answer(said, memory, understand) if personal else None


def _commanded(
    command: _Command,
    groups: dict[str, str | None],
    language: Language,
    said: str,
    understand: Understand,
) -> Question:
    rest = (groups.get("rest") or "").strip()
    written = groups.get("number")
    number = int(written) if written else None
    systems: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    if command.intent is _AUDIT and rest:
        found = understand(rest, Memory()) if command.topic == "log" else understand(said, Memory())
        systems, near = found.systems, found.near_systems
    form = (("typed", rest[:_LONGEST]),) if rest else ()
    return Question(
        command.intent,
        language,
        said,
        systems=systems,
        near_systems=near,
        topic=command.topic,
        number=number,
        form=form,
    )


def _waiting(memory: Memory) -> dict[str, Any] | None:
    if memory.extras.get(NYTTOKALKYL_WAITING) or memory.last is None or memory.last.intent is not Intent.REQUEST:
        return None
    try:
        found = json.loads(memory.extras.get(WAITING, ""))
    except ValueError:
        return None
    return found if isinstance(found, dict) and isinstance(found.get("slots"), dict) else None


def _answer(said: str, memory: Memory, understand: Understand) -> Question | None:
    waiting = _waiting(memory)
    if waiting is None or not said:
        return None
    slots = {str(name): str(value) for name, value in waiting["slots"].items()}
    asked, language = str(waiting.get("ask") or ""), memory.language or "sv"
    if _NO.fullmatch(said):
        return Question(Intent.REQUEST, language, said, topic="cancel")
    if not asked and _YES.fullmatch(said):
        return Question(Intent.REQUEST, language, said, topic="send", form=tuple(slots.items()))
    if not asked or said.endswith("?") or _ASKS.match(said) or _YES.fullmatch(said):
        return None
    found = understand(said, Memory())
    if found.intent not in _ANSWERS or any(name == "when" for name, _ in found.form):
        return None  # a new matter of its own
    slots[asked] = said[:_LONGEST]
    return Question(Intent.REQUEST, language, said, topic="fill", form=tuple(slots.items()))


def _compiled() -> tuple[tuple[_Command, Language, re.Pattern[str]], ...]:
    rows: list[tuple[_Command, Language, re.Pattern[str]]] = []
    wordings: tuple[tuple[Language, str], ...] = (("sv", "swedish"), ("en", "english"))
    for command in _COMMANDS:
        for language, name in wordings:
            rows.append((command, language, re.compile(getattr(command, name), re.IGNORECASE | re.DOTALL)))
    return tuple(rows)


_PATTERNS = _compiled()
