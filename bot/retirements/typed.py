"""What somebody types about retirements: «avvecklingar», «avveckla Lex», «avveckling av Lex: klart 3 Flyttat»."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.domain.checklists import STEPS
from bot.domain.questions import Intent, Language, Memory, Question

FIELD = "a_"
"""Begins the name of every input on a card, so that none is taken for what the button itself sends."""

Understand = Callable[[str, Memory], Question]

_LIST: tuple[tuple[Language, str], ...] = (
    ("sv", r"(?:(?:visa|lista) )?(?:alla |våra |pågående )?avvecklingar(?:na)?|avvecklingsärenden"),
    ("en", r"(?:(?:show|list) )?(?:all |our |ongoing )?retirements|retirement cases"),
)
_OPEN: tuple[tuple[Language, str], ...] = (
    ("sv", r"(?:avveckla|(?:starta|börja|påbörja|inled|öppna) (?:en )?avveckling(?:en)? av) (?P<name>[^:?]+)"),
    ("en", r"(?:retire|(?:start|begin|open) (?:a |the )?retirement of) (?P<name>[^:?]+)"),
)
_CASE: tuple[tuple[Language, str], ...] = (
    ("sv", r"(?:visa )?avveckling(?:en|särendet)? (?:av|för) (?P<name>[^:?]+?)(?:\s*:\s*(?P<act>.+))?"),
    ("en", r"(?:show )?(?:the )?retirement(?: case)? (?:of|for) (?P<name>[^:?]+?)(?:\s*:\s*(?P<act>.+))?"),
)
_NUMBERED = r"(?:steg |step )?(?P<step>[0-9]{1,2})(?:[\s:,.–-]+(?P<note>.+))?"
_ACTS = (
    ("done", rf"(?:klart?|klarmarkera|done) (?:med )?{_NUMBERED}"),
    ("deviation", rf"(?:avvikelse|signera avvikelse|deviation) (?:för |for )?{_NUMBERED}"),
    ("target", r"(?:mål|måldatum|target|target date)[\s:]+(?P<target>[0-9]{4}-[0-9]{2}-[0-9]{2})"),
    ("leader", r"(?:ledare|leader)[\s:]+(?P<leader>\S+@\S+)"),
    ("cancel", r"(?:avbryt|cancel)(?:[\s:,–-]+(?P<note>.+))?"),
    ("close", r"(?:stäng|avsluta|close)"),
)


def retirement_question(text: str, understand: Understand) -> Question | None:
    """The question about retirements in a typed text, or None where it is about something else."""
    said = text.strip()
    bare = " ".join(said.split()).rstrip(".?! ")
    for language, pattern in _LIST:
        if re.fullmatch(pattern, bare, re.IGNORECASE):
            return Question(Intent.RETIREMENT, language, said, topic="list")
    for language, pattern in (*_OPEN, *_CASE):
        match = re.fullmatch(pattern, said.rstrip(".?! "), re.IGNORECASE | re.DOTALL)
        if match is not None:
            return _about(match, language, said, understand)
    return None


def _about(match: re.Match[str], language: Language, said: str, understand: Understand) -> Question | None:
    groups = match.groupdict()
    found = understand(groups["name"], Memory())
    if not found.systems and not found.near_systems:
        return None
    topic: str | None = "open" if "act" not in groups else "show"
    form: tuple[tuple[str, str], ...] = ()
    if groups.get("act"):
        topic, form = _act(groups["act"].strip())
    if topic is None:
        return None
    return Question(
        Intent.RETIREMENT,
        language,
        said,
        systems=found.systems,
        near_systems=found.near_systems,
        topic=topic,
        form=form,
    )


def _act(said: str) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    for topic, pattern in _ACTS:
        match = re.fullmatch(pattern, said, re.IGNORECASE | re.DOTALL)
        if match is None:
            continue
        filled = {name: value.strip() for name, value in match.groupdict().items() if value}
        number = int(filled["step"]) if "step" in filled else 0
        if number:
            filled["step"] = STEPS[number - 1].value if number <= len(STEPS) else ""
        asked = topic in ("done", "deviation", "cancel") and "note" not in filled
        form = tuple((FIELD + name, value) for name, value in filled.items())
        return topic, form if asked else (*form, ("sent", "yes"))
    return None, ()
