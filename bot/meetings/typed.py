"""What somebody types about meetings. Wordings are whole sentences; others are questions for the search."""

from __future__ import annotations

import re

from bot.domain.questions import Intent, Language, Question

_FORUM = r"(?:taktisk\w*|system\w*|förvaltar\w*|förvaltningsmöt\w*|utvärderings\w*)"
_MEETING = rf"(?:{_FORUM} )?(?:\w*möte(?:t|n|na)?)"
_PLAIN = r"[\w'’ ,&/-]{0,100}"
_THE = r"(?:the |a |an |next |nästa |det |ett |ett nytt |kommande )*"
_ENGLISH = r"(?:tactical|(?:system )?owners?['’]?s?|maintenance|(?:system )?managers?['’]?s?|evaluation)"
_ROWS: tuple[tuple[str, Language, str], ...] = (
    (
        "next",
        "sv",
        rf"(?:när är|när har vi|när blir|visa|vilket är)? ?(?:mitt |vårt )?nästa {_MEETING}(?P<where>{_PLAIN})",
    ),
    ("next", "sv", rf"när (?:är|blir) (?:det |ett )?(?:{_FORUM} )\w*möte(?:t)?(?P<where>{_PLAIN})"),
    ("list", "sv", rf"(?:visa |vilka |när är |alla )*(?:kommande )?(?:{_FORUM} )?\w*möten(?:a)?(?P<where>{_PLAIN})"),
    ("move", "sv", rf"flytta (?P<where>{_THE}{_MEETING}{_PLAIN}?)(?: till (?P<rest>.{{2,60}}))?"),
    ("cancel", "sv", rf"ställ in (?P<where>{_THE}{_MEETING}{_PLAIN})"),
    ("book", "sv", rf"boka (?P<where>{_THE}(?:{_FORUM} )\w*möte|{_THE}system\w*möte)(?P<rest>.{{0,100}})"),
    ("next", "en", rf"(?:when is |when's |show )?(?:the |my |our )?next (?:{_ENGLISH} )?meeting(?P<where>{_PLAIN})"),
    ("list", "en", rf"(?:which |what |show |all |the |coming |upcoming )*(?:{_ENGLISH} )?meetings(?P<where>{_PLAIN})"),
    ("move", "en", rf"(?:move|reschedule) (?P<where>{_THE}{_ENGLISH} meeting{_PLAIN}?)(?: to (?P<rest>.{{2,60}}))?"),
    ("cancel", "en", rf"cancel (?P<where>{_THE}{_ENGLISH} meeting{_PLAIN})"),
    ("book", "en", rf"(?:book|schedule) (?P<where>{_THE}{_ENGLISH} meeting)(?P<rest>.{{0,100}})"),
)
_PATTERNS = tuple((topic, language, re.compile(pattern, re.IGNORECASE)) for topic, language, pattern in _ROWS)
_SUPPLIER = re.compile(r"leverantör|supplier|vendor|uppföljning|follow-up", re.IGNORECASE)
_LONGEST = 200


def meeting_question(text: str) -> Question | None:
    """The question about a meeting in a typed text, or None where it is about something else."""
    said = " ".join(text[:_LONGEST].split()).rstrip(" .?!")
    if len(text) > _LONGEST or _SUPPLIER.search(said):
        return None
    for topic, language, pattern in _PATTERNS:
        if match := pattern.fullmatch(said):
            rest = (match.groupdict().get("rest") or "").strip()
            where = match["where"] if topic == "move" else said
            form = (("typed", rest), ("when", match["where"] or ""))
            return Question(Intent.MEETING, language, where, topic=topic, form=form)
    return None
