"""What somebody types about the facts of their systems: «gå igenom mina uppgifter», «det stämmer», «datakvalitet»."""

from __future__ import annotations

import re

from bot.domain.questions import Intent, Language, Question

_ABOUT_SV = r"(?: om (?:mina )?(?:uppgifter|system))?"
_ABOUT_EN = r"(?: about my (?:facts|systems))?"
_COMMANDS: tuple[tuple[str, str, str], ...] = (
    (
        "next",
        (
            r"(?:gå igenom|kontrollera|stäm av|granska|bekräfta) (?:mina |de )?(?:uppgifter(?:na)?|systemuppgifter)"
            r"(?: om mina system)?|nästa fråga(?: om uppgifter)?"
        ),
        r"(?:go through|check|review|confirm) my (?:facts|system facts|information)|next question",
    ),
    (
        "progress",
        (
            r"(?:visa |hur är )?(?:vår |min )?(?:data|register)kvalitet(?:en)?"
            r"(?: (?:per|för varje|i) förvaltning(?:arna)?)?|"
            r"hur (?:fullständig|komplett|aktuell) är (?:systemlistan|registret)"
        ),
        (
            r"(?:show )?(?:the |our |my )?data quality(?: (?:per|by) department)?|"
            r"how complete is the (?:register|system list)"
        ),
    ),
    (
        "confirm",
        r"(?:uppgiften |ja,? |jo,? )?(?:det )?stämmer(?: bra)?|uppgiften är rätt",
        r"(?:that|it) is (?:correct|right)",
    ),
    (
        "mend",
        r"(?:nej,? )?(?:det|uppgiften) (?:stämmer (?:inte|ej)|är fel)|ändra uppgiften|fel uppgift",
        r"(?:no,? )?(?:that|it) is (?:wrong|not (?:correct|right))|change the fact",
    ),
    (
        "later",
        r"(?:jag )?vet (?:inte|ej)(?:,? fråga (?:igen )?senare)?|fråga (?:igen |mig )?senare",
        r"(?:i )?do(?:n'?t| not) know|ask (?:me )?(?:again )?later",
    ),
    (
        "pause",
        rf"(?:pausa|sluta med|stoppa) (?:frågorna|frågor){_ABOUT_SV}(?: (?P<until>(?:till|i|t\.? ?o\.? ?m\.?) .+))?",
        rf"(?:pause|stop) (?:the )?questions{_ABOUT_EN}(?: (?P<until>(?:until|for|through) .+))?",
    ),
    (
        "resume",
        rf"(?:återuppta|börja med|starta) (?:frågorna|frågor){_ABOUT_SV}(?: igen)?|fråga mig igen",
        rf"(?:resume|restart) (?:the )?questions{_ABOUT_EN}",
    ),
)

_ANSWERS = frozenset({"confirm", "mend", "later"})
"""Words that answer a question, and may be about anything where others talk too or another form waits."""


def quality_question(text: str) -> Question | None:
    """The question about facts of systems in a typed text, or None where it is about something else."""
    found = _matched(text)
    return found if found is not None and found.topic not in _ANSWERS else None


def quality_answer(text: str, *, personal: bool) -> Question | None:
    """The answer to such a question in a typed text, where the bot may have asked one."""
    found = _matched(text) if personal else None
    return found if found is not None and found.topic in _ANSWERS else None


def _matched(text: str) -> Question | None:
    said = text.strip()
    bare = " ".join(said.split()).rstrip(".?! ").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    for topic, language, pattern in _PATTERNS:
        match = pattern.fullmatch(bare)
        if match is not None:
            until = match.groupdict().get("until") or ""
            form = (("typed", until),) if until else ()
            return Question(Intent.QUALITY, language, said, topic=topic, form=form)
    return None


def _compiled() -> tuple[tuple[str, Language, re.Pattern[str]], ...]:
    rows: list[tuple[str, Language, re.Pattern[str]]] = []
    for topic, swedish, english in _COMMANDS:
        rows.append((topic, "sv", re.compile(swedish, re.IGNORECASE)))
        rows.append((topic, "en", re.compile(english, re.IGNORECASE)))
    return tuple(rows)


_PATTERNS = _compiled()
