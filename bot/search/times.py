"""Points in time in a question about contracts: «före årsskiftet», «inom sex månader», «2027»."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.search.tokens import folded

MONTHS = {
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
NUMBERS = {
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
_NUMBER = "|".join((r"\d{1,3}", *NUMBERS))
_SPAN = re.compile(
    rf"\b({_NUMBER})\s*(dag|dagar|day|days|veck\w*|week|weeks|man|manad\w*|month|months"
    r"|ar|aren|year|years|kvartal\w*|quarters?)\b"
)
_UP_TO = re.compile(
    r"\b(?:till och med|t\.? ?o\.? ?m\.?|fram till|till|senast|by|until|through|end of|slutet (?:av|pa))\s*$"
)
_ORDINALS = {"forsta": "1", "andra": "2", "tredje": "3", "fjarde": "4", "first": "1", "second": "2", "third": "3"}
_QUARTER = re.compile(
    r"\b(?:(?:kvartal |q|quarter )(?=[1-4])|(?=\w+ (?:kvartalet|quarter)))"
    r"([1-4]|forsta|andra|tredje|fjarde|first|second|third)(?: kvartalet| quarter)?(?: of| under| i)? (20\d\d)\b"
)
_HALF_YEAR = re.compile(r"\b(?:ett\s+)?halv(?:t\s)?ar\w*|\bhalf (?:a )?year|\bsix months")
_STRICTLY_BEFORE = re.compile(r"\b(?:fore|innan|before)\s*$")
_ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_DAY_MONTH = re.compile(
    rf"\b(?:(\d{{1,2}})(?:\s*(?:st|nd|rd|th|:?e|:?a))?\s+)?({'|'.join(MONTHS)})\w*\s+(?:of\s+)?(20\d\d)\b"
)
_SUMMER = re.compile(r"\b(?:sommaren|sommar|summer)(?: of)? (20\d\d)\b")
_YEAR = re.compile(r"\b(20\d\d)\b")
_RELATIVE = tuple(
    (re.compile(rf"\b(?:{wordings})"), token)
    for wordings, token in (
        (r"nasta ar|next year|kommande ar|nastkommande ar", "next_year_end"),
        (r"i ar\b|arsskifte|this year|year[- ]?end|end of (?:the )?year|nyar|arets\b|new year", "year_end"),
        (r"slutet (?:av|pa) aret|under aret", "year_end"),
        (r"nasta kvartal|next quarter", "next_quarter_end"),
        (r"kvartalet\b|detta kvartal|this quarter|kvartalsskifte", "quarter_end"),
        (r"nasta manad|next month", "next_month_end"),
        (r"(?:denna|den har) manad|manadsskifte|this month", "month_end"),
    )
)


def expires_by(text: str) -> str | None:
    """Until when, for «vilka avtal går ut före …»; None if no time is named.

    A calendar period («2027», «2027-03», «2027-Q1»), an ISO date that is the last day («2027-12-31»), an ISO
    duration from today («P6M», «P1Y», «P30D», «P2W»), or one of `month_end`, `next_month_end`, `quarter_end`,
    `next_quarter_end`, `year_end` and `next_year_end`, which mean the last day of that period.
    """
    plain = folded(text)
    return next((found for reads in _READERS if (found := reads(plain))), None)


def _date(plain: str) -> str | None:
    match = _ISO.search(plain)
    return _iso(int(match[1]), int(match[2]), int(match[3]), plain[: match.start()]) if match else None


def _day_or_month(plain: str) -> str | None:
    match = _DAY_MONTH.search(plain)
    if match is None:
        return None
    year, month, before = int(match[3]), MONTHS[match[2]], plain[: match.start()]
    if match[1]:
        return _iso(year, month, int(match[1]), before)
    first = date(year, month, 1)
    if _STRICTLY_BEFORE.search(before):
        return (first - timedelta(days=1)).isoformat()
    return _month_end(first).isoformat() if _UP_TO.search(before) else f"{year}-{month:02}"


def _season(plain: str) -> str | None:
    """«Före sommaren 2027» is before June, «sommaren 2027» until the end of August."""
    match = _SUMMER.search(plain)
    if match is None:
        return None
    return f"{match[1]}-05-31" if _STRICTLY_BEFORE.search(plain[: match.start()]) else f"{match[1]}-08-31"


def _quarter(plain: str) -> str | None:
    match = _QUARTER.search(plain)
    return f"{match[2]}-Q{_ORDINALS.get(match[1], match[1])}" if match else None


def _year(plain: str) -> str | None:
    """«2027» and «under 2027» are that year, «före 2027» and «till 2027» end with a day."""
    match = _YEAR.search(plain)
    if match is None:
        return None
    year, before = int(match[1]), plain[: match.start()]
    if _STRICTLY_BEFORE.search(before):
        return f"{year - 1}-12-31"
    return f"{year}-12-31" if _UP_TO.search(before) else str(year)


def _relative(plain: str) -> str | None:
    if _HALF_YEAR.search(plain):
        return "P6M"
    return next((token for pattern, token in _RELATIVE if pattern.search(plain)), None)


def _span(plain: str) -> str | None:
    match = _SPAN.search(plain)
    return _duration(match[1], match[2]) if match else None


_READERS = (_date, _day_or_month, _season, _quarter, _year, _relative, _span)


def _iso(year: int, month: int, day: int, before: str) -> str | None:
    try:
        last = date(year, month, day)
    except ValueError:
        return None
    return (last - timedelta(days=1) if _STRICTLY_BEFORE.search(before) else last).isoformat()


def _month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _duration(count: str, unit: str) -> str:
    number = int(count) if count.isdigit() else NUMBERS[count]
    code = next(code for stem, code in _UNITS.items() if unit.startswith(stem))
    return f"P{number * 3}M" if code == "Q" else f"P{number}{code}"
