"""Times of the year as they are said: «i vår», «i mars», «nästa kvartal», «under hösten 2027»."""

from __future__ import annotations

import re

from bot.search.times import MONTHS, expires_by
from bot.search.tokens import folded

_SEASONS = {
    "spring": "var|varen|spring",
    "summer": "sommar|sommaren|summer",
    "autumn": "host|hosten|autumn|fall",
    "winter": "vinter|vintern|winter",
}
_BEFORE = r"(?:(?:nu|redan|under|i|pa|till|for|over|in|during|the|this|denna|den har|den|resten av|rest of) )*"
_MONTHS = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH = re.compile(rf"{_BEFORE}(?:manaden )?({_MONTHS})")
_SEASON = re.compile(
    rf"{_BEFORE}(?P<next>nasta |kommande |next )?(?P<name>{'|'.join(_SEASONS.values())})(?: (?:of )?(?P<year>20\d\d))?"
)
_NAMED = {
    "week": rf"{_BEFORE}(?:veckan|vecka|week)",
    "next_week": r"(?:under |i )?(?:nasta vecka|next week)",
    "month_end": rf"{_BEFORE}(?:manad|manaden|month)",
    "next_month_end": r"(?:under |i )?(?:nasta manad|next month)",
    "quarter_end": rf"{_BEFORE}(?:kvartal|kvartalet|quarter)",
    "next_quarter_end": r"(?:under |i )?(?:nasta kvartal|next quarter)",
    "half_year_end": rf"{_BEFORE}(?:halvar|halvaret|half[- ]year)",
    "year_end": rf"{_BEFORE}(?:i )?(?:ar|aret|year)",
    "next_year_end": r"(?:under |i )?(?:nasta ar|next year)",
    "P6M": r"|framover|snart|harnast|narmast|(?:den |i )?narmaste tiden|framat|soon|ahead|coming up",
}
_COUNTED = re.compile(
    r"(?:(?:under|inom|in|within) )?(?:de |den |det |the )?(?:narmaste|kommande|next|coming) .*"
    r"|(?:om|inom|in|within) .*"
)
_DATED = re.compile(
    rf"{_BEFORE}(?:(?:kvartal|kvartalet|quarter|forsta|andra|tredje|fjarde|first|second|third|q?[1-4]|{_MONTHS}) )*"
    r"(?:of )?20\d\d(?:-\d\d)?"
)


def spoken_span(words: str) -> str | None:
    """The period that the words, all of them, stand for; None if they say anything else. See `domain.spans.span`."""
    plain = " ".join(re.sub(r"[^\w-]", " ", folded(words)).split())
    for token, pattern in _NAMED.items():
        if re.fullmatch(pattern, plain):
            return token
    if match := _SEASON.fullmatch(plain):
        name = next(name for name, said in _SEASONS.items() if match["name"] in said.split("|"))
        return f"{match['year']}-{name}" if match["year"] else f"next_{name}" if match["next"] else name
    if match := _MONTH.fullmatch(plain):
        return f"--{MONTHS[match[1]]:02}"
    if _COUNTED.fullmatch(plain) or _DATED.fullmatch(plain):
        return expires_by(plain)
    return None
