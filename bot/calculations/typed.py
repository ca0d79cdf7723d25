"""What somebody types about nyttokalkyler: commands, and answers to the step that waits in the conversation."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.domain.nyttokalkyl.entry import InputKind
from bot.domain.questions import Intent, Language, Memory, Question
from bot.domain.steps import BY_NAME, OVERLAP

WAITING = "nyttokalkyl"
"""Under this name a conversation remembers which question a typed answer is for."""

_LONGEST_ANSWER = 20_000
_THING = r"(?:min |mitt |my |the |en |ett |a )?(?:nyttokalkyl(?:en)?|kalkyl(?:en)?|utkast(?:et)?|draft|calculation)"
_WHICH = rf"(?: (?:för |på |av |med |of |for |with )?{_THING})?(?: (?:nr |nummer |number |#)?(?P<number>[0-9]{{1,9}}))?"
_AT = r"(?: (?:nyttokalkyl |kalkyl |nr |calculation )?(?P<number>[0-9]{1,9}))"
_REST = r"[\s:,;–-]+(?P<rest>.+)"

_WITHOUT_DRAFT = frozenset({"list", "resume", "plans", "plan", "plan_form", "plan_remove"})
_DRAFT, _MATTER, _HIDDEN = Intent.NYTTOKALKYL_DRAFT, Intent.NYTTOKALKYL_MATTER, Intent.HIDDEN_OVERLAPS


@dataclass(frozen=True, slots=True)
class _Command:
    """One row: intent and topic, the wording in each language, and whether it means something only in a dialog."""

    intent: Intent
    topic: str
    swedish: str
    english: str
    in_dialog: bool = False


_COMMANDS = (
    _Command(_DRAFT, "resume", rf"(?:fortsätt|återuppta){_WHICH}", rf"(?:continue|resume){_WHICH}"),
    _Command(
        _DRAFT,
        "back",
        "(?:gå )?(?:tillbaka|bakåt|föregående(?: steg)?)",
        "(?:go )?(?:back|previous(?: step)?)",
        in_dialog=True,
    ),
    _Command(
        _DRAFT,
        "skip",
        "(?:hoppa över|skippa)(?: (?:det|steget|det här(?: steget)?))?",
        "skip(?: (?:it|this))?(?: step)?",
        in_dialog=True,
    ),
    _Command(
        _DRAFT,
        "pause",
        f"(?:avbryt|pausa|sluta|stopp)(?: {_THING})?",
        f"(?:cancel|pause|stop|quit)(?: {_THING})?",
        in_dialog=True,
    ),
    _Command(
        _DRAFT,
        "reuse",
        "(?:det räcker|det duger|vi återanvänder|vi använder (?:det|det som finns))",
        "(?:it is enough|we reuse it|use the existing one)",
        in_dialog=True,
    ),
    _Command(_DRAFT, "submit", f"lämna in(?: {_THING}| den)?", f"submit(?: {_THING}| it)?", in_dialog=True),
    _Command(_DRAFT, "invite", "bjud in (?P<rest>.+?)", "invite (?P<rest>.+?)", in_dialog=True),
    _Command(_DRAFT, "copy", rf"kopiera{_WHICH}", rf"copy{_WHICH}"),
    _Command(_DRAFT, "delete", rf"(?:ta bort|radera){_WHICH}", rf"(?:delete|remove){_WHICH}"),
    _Command(
        _MATTER,
        "list",
        "(?:(?:visa|lista) )?(?:mina|förvaltningens|våra|inlämnade|alla) (?:nyttokalkyler|kalkyler|utkast)",
        "(?:(?:show|list) )?(?:my|our|the department's|submitted|all) (?:nyttokalkyl(?:er|s)|calculations|drafts)",
    ),
    _Command(_MATTER, "status", rf"(?:visa )?status{_WHICH}", rf"(?:show )?status{_WHICH}"),
    _Command(_MATTER, "status", rf"(?:visa )?{_THING}{_AT}", rf"(?:show )?{_THING}{_AT}"),
    _Command(_MATTER, "state", rf"yttrande{_AT}(?:{_REST})?", rf"statement{_AT}(?:{_REST})?"),
    _Command(_MATTER, "present", rf"redovisad{_AT}(?:{_REST})?", rf"presented{_AT}(?:{_REST})?"),
    _Command(_MATTER, "decide", rf"beslut{_AT}(?:{_REST})?", rf"decision{_AT}(?:{_REST})?"),
    _Command(_MATTER, "revise", rf"komplettera{_AT}", rf"revise{_AT}"),
    _Command(
        _MATTER,
        "procure",
        rf"upphandling{_AT}(?: (?:startad|börjad|har börjat))?",
        rf"procurement{_AT}(?: (?:started|begun))?",
    ),
    _Command(_MATTER, "follow_up", rf"uppföljning{_AT}(?:{_REST})?", rf"follow(?:-| )?up{_AT}(?:{_REST})?"),
    _Command(
        _MATTER,
        "plans",
        "(?:(?:visa|lista) )?(?:alla )?planerade upphandlingar",
        "(?:(?:show|list) )?(?:all )?planned procurements",
    ),
    _Command(
        _MATTER,
        "plan_form",
        "(?:ny|lägg in (?:en )?) ?planerad upphandling|"
        rf"(?:ändra|visa) (?:den )?planerade? upphandling(?:en)?{_AT}",
        rf"new planned procurement|add (?:a )?planned procurement|(?:change|show) planned procurement{_AT}",
    ),
    _Command(
        _MATTER,
        "plan_remove",
        rf"(?:ta bort|radera) (?:den )?planerade? upphandling(?:en)?{_AT}",
        rf"(?:remove|delete) planned procurement{_AT}",
    ),
    _Command(_MATTER, "plan", rf"(?:ny )?planerad upphandling{_REST}", rf"(?:new )?planned procurement{_REST}"),
    _Command(_HIDDEN, "list", "(?:visa )?dolda överlapp", "(?:show )?hidden overlaps?"),
)
"""Wordings as wholes: a sentence that merely contains one of them is an answer or a question."""


def _wordings(command: _Command) -> tuple[tuple[Language, str], ...]:
    return (("sv", command.swedish), ("en", command.english))


_PATTERNS: tuple[tuple[_Command, Language, re.Pattern[str]], ...] = tuple(
    (command, language, re.compile(pattern, re.IGNORECASE | re.DOTALL))
    for command in _COMMANDS
    for language, pattern in _wordings(command)
)
_RETIRE = re.compile(
    r"(?:nytto)?kalkyl\w* .*avveckl|^(?:jag|vi) (?:vill|ska|behöver) avveckla |"
    r"(?:nyttokalkyl|calculation) .*retir|^(?:i|we) (?:want to|will|need to) retire ",
    re.IGNORECASE,
)
_RETIRES = re.compile(r"(?:avveckla|retire)(?: \S+){1,6}", re.IGNORECASE)
"""«Avveckla Lex» is about Lex also while a question of a draft waits; the draft waits on."""
_BEGINS = re.compile(
    r"(?:starta|börja|påbörja|skapa|gör) (?:en )?(?:ny )?(?:nytto)?kalkyl\b.*|ny nyttokalkyl\b.*"
    r"|(?:start|begin|create) (?:an? )?(?:new )?(?:nyttokalkyl|calculation)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""Another one, while a question of a draft waits: nobody answers so."""
_ASKS = re.compile(
    r"^(?:vem|vilka|vilket|vilken|när|var|hur|har vi|finns|kan du|vad|varför|"
    r"who|which|what|when|where|how|do we|is there|can you)\b",
    re.IGNORECASE,
)
_FREE = frozenset({InputKind.LINE, InputKind.PROSE, InputKind.REASON})
_TALK = frozenset({Intent.SMALLTALK, Intent.HELP})
_MOST_TALK_WORDS = 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """The question that a conversation was last asked: of which draft, which step and input, at which version."""

    number: int
    step: str
    asked: str
    version: int

    def __str__(self) -> str:
        return f"{self.number} {self.version} {self.step} {self.asked}"

    @classmethod
    def of(cls, memory: Memory) -> Waiting | None:
        """What the conversation remembers, or None."""
        parts = memory.extras.get(WAITING, "").split(" ", 3)
        if len(parts) != 4 or not (parts[0].isdecimal() and parts[1].isdecimal()):
            return None
        return cls(int(parts[0]), parts[2], parts[3], int(parts[1]))


def typed_question(
    text: str, memory: Memory, understand: Callable[[str, Memory], Question], *, personal: bool
) -> Question | None:
    """The question about nyttokalkyler in a typed text, or None where it is about something else."""
    waiting = Waiting.of(memory) if personal else None
    said = text.strip()
    bare = " ".join(said.split()).rstrip(".?")
    for command, language, pattern in _PATTERNS:
        match = pattern.fullmatch(said if command.topic == "state" else bare)
        if match is None or (command.in_dialog and waiting is None) or (command.topic == "resume" and not personal):
            continue
        return _commanded(command, match.groupdict(), language, waiting, said)
    if _RETIRE.search(bare) and "?" not in said:
        found = understand(said, memory)
        return Question(_DRAFT, found.language, said, systems=found.systems, topic="retire")
    if waiting is None or not said or _is_other(said, waiting, memory, understand):
        return None
    form = (("typed", said[:_LONGEST_ANSWER]), ("step", waiting.step), ("version", str(waiting.version)))
    return Question(_DRAFT, memory.language or "sv", said, topic="answer", number=waiting.number, form=form)


def _commanded(
    command: _Command, groups: Mapping[str, str | None], language: Language, waiting: Waiting | None, said: str
) -> Question:
    named = groups.get("number")
    number = int(named) if named else None
    if number is None and waiting is not None and command.topic not in _WITHOUT_DRAFT:
        number = waiting.number
    form = (("typed", (groups.get("rest") or "").strip()),)
    return Question(command.intent, language, said, topic=command.topic, number=number, form=form)


def _is_other(text: str, waiting: Waiting, memory: Memory, understand: Callable[[str, Memory], Question]) -> bool:
    """True for a text that is clearly no answer: a question, a greeting, a cry for help."""
    if text.endswith("?") or _BEGINS.fullmatch(text) or (_RETIRES.fullmatch(text) and understand(text, memory).systems):
        return True
    step = BY_NAME.get(waiting.step)
    kinds = {asked.kind for asked in step.inputs if asked.name == waiting.asked} if step else set()
    free = waiting.step == OVERLAP or bool(kinds & _FREE)
    if _ASKS.match(text) and not (free and len(text.split()) > _MOST_TALK_WORDS * 4):
        return True
    return len(text.split()) <= _MOST_TALK_WORDS and understand(text, memory).intent in _TALK and _is_talk(text)


def _is_talk(text: str) -> bool:
    """Understanding takes what it does not know for a cry for help, so only real ones count."""
    words = r"(?:hej\w*|hallå|tack\w*|hjälp\w*|hello|hi|thanks|thank you|help)"
    return re.fullmatch(rf"{words}(?: \w+)?[.,]?", text, re.IGNORECASE) is not None
