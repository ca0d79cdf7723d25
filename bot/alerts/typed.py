"""What somebody types about alerts: «öppna larm», «larm 12», «stäng larm 12: åtgärdat», «ta larm 12»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.questions import Intent, Language, Question

_SV = r"(?:larm|larmet) (?:nr |nummer )?(?P<number>[0-9]{1,9})"
_EN = r"(?:the )?alert (?:no |number )?(?P<number>[0-9]{1,9})"
_REST = r"[\s:,;–-]+(?P<rest>.+)"


@dataclass(frozen=True, slots=True)
class _Command:
    """One row: intent and topic, the wording in each language, and what is said after it."""

    intent: Intent
    topic: str
    swedish: str
    english: str
    rest: str = ""


_ALERTS, _UNSURE = Intent.ALERTS, Intent.UNSURE_DELIVERIES
_COMMANDS = (
    _Command(
        _ALERTS,
        "list",
        "(?:visa |lista )?(?:alla |de )?(?:öppna |it-)?larm(?:en)?",
        "(?:show |list )?(?:all |the )?(?:open |it )?alerts",
    ),
    _Command(_ALERTS, "show", f"(?:visa )?{_SV}", f"(?:show )?{_EN}"),
    _Command(_ALERTS, "acknowledge", f"kvittera {_SV}", f"acknowledge {_EN}"),
    _Command(_ALERTS, "take", f"(?:jag tar|ta) {_SV}", f"(?:i take|take) {_EN}"),
    _Command(
        _ALERTS, "assign", f"(?:tilldela|ge) {_SV}(?:(?: till)?{_REST})?", f"assign {_EN}(?:(?: to)?{_REST})?", "email"
    ),
    _Command(_ALERTS, "close", f"stäng {_SV}(?:{_REST})?", f"close {_EN}(?:{_REST})?", "comment"),
    _Command(
        _UNSURE,
        "list",
        "(?:visa )?(?:osäkra|okända) (?:leveranser|meddelanden)",
        "(?:show )?(?:unsure|unknown|uncertain) (?:deliveries|messages)",
    ),
)
"""Wordings as wholes: a sentence that merely speaks of an alarm is a search for a system."""


def _wordings(command: _Command) -> tuple[tuple[Language, str], ...]:
    return (("sv", command.swedish), ("en", command.english))


_PATTERNS: tuple[tuple[_Command, Language, re.Pattern[str]], ...] = tuple(
    (command, language, re.compile(pattern, re.IGNORECASE | re.DOTALL))
    for command in _COMMANDS
    for language, pattern in _wordings(command)
)


def alert_question(text: str) -> Question | None:
    """The question about alerts in a typed text, or None where it is about something else."""
    said = text.strip()
    bare = " ".join(said.split()).rstrip(".?")
    for command, language, pattern in _PATTERNS:
        match = pattern.fullmatch(said if command.rest else bare)
        if match is None:
            continue
        groups = match.groupdict()
        number = int(groups["number"]) if groups.get("number") else None
        form = ((command.rest, (groups.get("rest") or "").strip()),) if groups.get("rest") else ()
        return Question(command.intent, language, said, topic=command.topic, number=number, form=form)
    return None
