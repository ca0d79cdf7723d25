"""Points in time in a question about contracts: «före årsskiftet», «inom sex månader», «2027»."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.search.tokens import folded

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan", "februari february feb", "mars march mar", "april apr", "maj may", "juni june jun",
            "juli july jul", "augusti august aug", "september sep sept", "oktober october oct okt", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "en ett one a an", "två two", "tre three", "fyra four", "fem five", "sex six", "sju seven", "åtta eight",
            "nio nine", "tio ten", "elva eleven", "tolv twelve",
        ),
        start=1,
    )
    for word in map(folded, words.split())
}  # fmt: skip
_UNITS = {
    "dag": "D",
    "day": "D",
    "veck": "W",
    "week": "W",
    "man": "M",
    "mon": "M",
    "ar": "Y",
    "year": "Y",
    "kvartal": "Q",
    "quarter": "Q",
}
_NUMBER = "|".join((r"\d{1,3}", *_NUMBERS))
_SPAN = re.compile(
    rf"\b({_NUMBER})\s*(halvt?\s+)?(dag|dagar|day|days|veck\w*|week|weeks|man|manad\w*|month|months|ar|aren|year|years|kvartal\w*|quarters?)\b"
)
_HALF_YEAR = re.compile(r"\b(?:ett\s+)?halvar\w*|\bhalf a year|\bhalf year|\bsix months")
_BEFORE = re.compile(r"\b(?:fore|innan|before|by|fram till|till och med|until|senast)\s*$")
_STRICTLY_BEFORE = re.compile(r"\b(?:fore|innan|before)\s*$")
_ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_DAY_MONTH = re.compile(
    rf"\b(?:(\d{{1,2}})(?:\s*(?:st|nd|rd|th|:?e|:?a))?\s+)?({'|'.join(_MONTHS)})\w*\s+(?:of\s+)?(20\d\d)\b"
)
_YEAR = re.compile(r"\b(20\d\d)\b")
_RELATIVE = (
    (re.compile(r"\bnasta ar|\bnext year|\bkommande ar|\bnastkommande ar"), "next_year_end"),
    (
        re.compile(
            r"\bi ar\b|\barsskifte|\bthis year|\byear[- ]?end|\bend of (?:the )?year|\bnyar|\barets slut|\barets\b|\bslutet (?:av|pa) aret|\bunder aret|\bnew year"
        ),
        "year_end",
    ),
    (re.compile(r"\bnasta kvartal|\bnext quarter"), "next_quarter_end"),
    (re.compile(r"\bkvartalet\b|\bdetta kvartal|\bthis quarter|\bkvartalsskifte"), "quarter_end"),
    (re.compile(r"\bnasta manad|\bnext month"), "next_month_end"),
    (re.compile(r"\b(?:denna|den har) manad|\bmanadsskifte|\bthis month"), "month_end"),
    (re.compile(r"\bsommaren\b|\bsummer\b"), "P1Y"),
)


def expires_by(text: str) -> str | None:
    """Until when, for «vilka avtal går ut före …».

    An ISO date that is the last day («2027-12-31»), an ISO duration from today («P6M», «P1Y», «P30D», «P2W») or one of
    `month_end`, `next_month_end`, `quarter_end`, `next_quarter_end`, `year_end`, `next_year_end`. None if no time is named.
    """
    plain = folded(text)
    if match := _ISO.search(plain):
        return _iso(int(match[1]), int(match[2]), int(match[3]), plain[: match.start()])
    if match := _DAY_MONTH.search(plain):
        month = _MONTHS[match[2]]
        if match[1]:
            return _iso(int(match[3]), month, int(match[1]), plain[: match.start()])
        first = date(int(match[3]), month, 1)
        strictly = _STRICTLY_BEFORE.search(plain[: match.start()])
        return (first - timedelta(days=1) if strictly else _month_end(first)).isoformat()
    if match := _YEAR.search(plain):
        year = int(match[1]) - bool(_STRICTLY_BEFORE.search(plain[: match.start()]))
        return f"{year}-12-31"
    if _HALF_YEAR.search(plain):
        return "P6M"
    for pattern, token in _RELATIVE:
        if pattern.search(plain):
            return token
    if match := _SPAN.search(plain):
        return _duration(match[1], match[3])
    return None


def _iso(year: int, month: int, day: int, before: str) -> str | None:
    try:
        last = date(year, month, day)
    except ValueError:
        return None
    return (last - timedelta(days=1) if _STRICTLY_BEFORE.search(before) else last).isoformat()


def _month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _duration(count: str, unit: str) -> str:
    number = int(count) if count.isdigit() else _NUMBERS[count]
    code = next(code for stem, code in _UNITS.items() if unit.startswith(stem))
    return f"P{number * 3}M" if code == "Q" else f"P{number}{code}"
