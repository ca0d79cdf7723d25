"""What somebody types about agendas. Wordings are whole sentences; others are questions for the search."""

from __future__ import annotations

import re

from bot.domain.questions import Intent, Language, Question

_FORUMS = r"[\w'’ ,åäöÅÄÖ-]{0,80}"
_ROWS: tuple[tuple[str, str, str], ...] = (
    (
        "show",
        rf"(?:(?:visa|öppna|ge mig|får jag se) )?(?:hela )?dagordning(?:en)?(?: (?:för|till|på){_FORUMS})?",
        rf"(?:(?:show|open|give me) )?(?:me )?(?:the )?agenda(?: (?:for|of){_FORUMS})?",
    ),
    ("show", r"vad står på dagordningen(?: " + _FORUMS + ")?", r"what(?: is|'s) on the agenda(?: " + _FORUMS + ")?"),
    (
        "propose",
        r"föreslå (?:en )?(?:ny )?punkt(?P<where> (?:till|för|på) [^:]{3,80})?(?:\s*:\s*(?P<rest>.+))?",
        r"propose (?:an? )?(?:new )?item(?P<where> (?:to|for|at) [^:]{3,80})?(?:\s*:\s*(?P<rest>.+))?",
    ),
    (
        "propose",
        (r"(?:kan vi |kan du |jag vill )?(?:lägg|lägga|ta|sätt|sätta) (?:med |upp )(?:frågan om )?(?P<rest>.{3,200}?)"
        r"(?P<where> (?:på|till) (?:nästa )?(?:dagordning(?:en)?|(?:taktiska? |systemägar|systemförvaltnings)?möte[t]?)"
        r"[\w ,åäöÅÄÖ-]{0,60})"),
        (r"(?:can we |please )?(?:bring|take) up (?:the question of )?(?P<rest>.{3,200}?)"
        r"(?P<where> (?:at|on) the (?:next )?(?:agenda|(?:tactical |owner |maintenance )?meeting)[\w ,-]{0,60})"),
    ),
    ("share", r"jag delar med mig(?: (?:på|till) " + _FORUMS + ")?", r"i will share(?: (?:at|on) " + _FORUMS + ")?"),
    (
        "add",
        r"lägg till (?:en )?punkt(?P<where> (?:till|för|på) [^:]{3,80})?(?:\s*:\s*(?P<rest>.+))?",
        r"add (?:an? )?item(?P<where> (?:to|for|at) [^:]{3,80})?(?:\s*:\s*(?P<rest>.+))?",
    ),
    ("remove", r"ta bort punkt (?P<number>\d{1,2})", r"remove item (?P<number>\d{1,2})"),
    ("up", r"flytta upp punkt (?P<number>\d{1,2})", r"move item (?P<number>\d{1,2}) up"),
    ("down", r"flytta ner punkt (?P<number>\d{1,2})", r"move item (?P<number>\d{1,2}) down"),
    (
        "note",
        r"anteckning (?:till|på) punkt (?P<number>\d{1,2})(?:\s*:\s*(?P<rest>.+))?",
        r"note (?:to|on) item (?P<number>\d{1,2})(?:\s*:\s*(?P<rest>.+))?",
    ),
    ("outcome", r"resultat (?:av|för|på) punkt (?P<number>\d{1,2})", r"outcome of item (?P<number>\d{1,2})"),
    ("item", r"(?:visa )?punkt (?P<number>\d{1,2})", r"(?:show )?item (?P<number>\d{1,2})"),
    ("proposals", r"(?:visa )?förslag(?:en)? till dagordningen", r"(?:show )?(?:the )?proposals for the agenda"),
    ("themes", r"(?:visa )?(?:årets )?temaplan(?:en)?", r"(?:show )?(?:the )?theme plan"),
    (
        "theme",
        r"tema(?:t)? för (?P<where>[^:]{3,80}?)(?:\s*:\s*(?P<rest>.+))?",
        r"theme for (?P<where>[^:]{3,80}?)(?:\s*:\s*(?P<rest>.+))?",
    ),
    ("actions", r"(?:visa )?mina åtgärder", r"(?:show )?my actions"),
)  # fmt: skip


def _both(swedish: str, english: str) -> tuple[tuple[Language, str], tuple[Language, str]]:
    return ("sv", swedish), ("en", english)


_PATTERNS: tuple[tuple[str, Language, re.Pattern[str]], ...] = tuple(
    (topic, language, re.compile(pattern, re.IGNORECASE | re.DOTALL))
    for topic, swedish, english in _ROWS
    for language, pattern in _both(swedish, english)
)


def agenda_question(text: str) -> Question | None:
    """The question about an agenda in a typed text, or None where it is about something else."""
    said = " ".join(text.split()).rstrip("?. ")
    for topic, language, pattern in _PATTERNS:
        match = pattern.fullmatch(said)
        if match is None:
            continue
        groups = match.groupdict()
        number = int(groups["number"]) if groups.get("number") else None
        rest = (groups.get("rest") or "").strip()
        # What the item is called says nothing of which meeting is meant.
        where = groups.get("where") if rest else said
        form = (("typed", rest),) if rest else ()
        return Question(Intent.AGENDA, language, where or "", topic=topic, number=number, form=form)
    return None
