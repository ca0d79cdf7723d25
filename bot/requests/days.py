"""Days in a request: what was said of when, and days that were typed in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from bot.domain.requests import ROLE_KINDS, RequestKind
from bot.requests.draft import Draft
from bot.search.days import day_in
from bot.search.tokens import folded

_BEGINS = re.compile(r"(\bfrån\b|\bfr\.? ?o\.? ?m\b|\bfrom\b|\bstarting\b|\bgäller (?=\d))", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:till(?: och med)?|t\.? ?o\.? ?m\.?|until|through|to)\s|\s[–-]\s", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:efter|till|fore|innan|under|after|before|during|this|next) "
    r"(?:sommar\w*|semest\w*|host\w*|vinter\w*|var(?:en)?|jul\w*|pask\w*|summer|autumn|fall|spring|winter|christmas"
    r"|easter|helg\w*|lov\w*)\b"
    r"|\b(?:i|till) (?:host|var|sommar|vinter)(?:en)?\b|\b(?:snart|om ett tag|langre fram|sa smaningom|soon|later)\b"
)
"""A time that is no day: then the day is asked for, since without one the change holds at once."""


def with_day(draft: Draft, slots: Mapping[str, str], today: date) -> Draft:
    """The draft with the day that its sentence names; «vague» where it names a time that is no day."""
    said = slots.get("when", "")
    if not said:
        return draft
    if draft.kind is RequestKind.CONTRACT_END and not draft.values.get("value"):
        day = day_in(_end_of(said), today, last=True)
        return draft.with_value("value", day.isoformat()) if day else draft
    if draft.kind in ROLE_KINDS or draft.values.get("kind") in ("role", "leaving"):
        day = day_in(said, today)
        if day is not None and slots.get("leaves"):
            day += timedelta(days=1)  # the last day is still theirs
        vague = day is None and _VAGUE.search(folded(said)) is not None
        if day is None:
            return draft.with_value("vague", "yes") if vague else draft
        return draft.with_value("from", day.isoformat())
    return draft


def in_days(draft: Draft, today: date) -> Draft:
    """The draft with days that were typed in words as dates: «1 september», «sista juni 2028»."""
    typed = draft.values.get("from", "")
    if typed and (day := day_in(typed, today)):
        draft = draft.with_value("from", day.isoformat())
    typed = draft.values.get("value", "") if draft.kind is RequestKind.CONTRACT_END else ""
    if typed and (day := day_in(_end_of(typed), today, last=True)):
        draft = draft.with_value("value", day.isoformat())
    return draft


def _end_of(said: str) -> str:
    """The words that an end stands in: after «till», or before «från» where that is all that follows."""
    first, _, rest = _BEGINS.split(said, maxsplit=1) if _BEGINS.search(said) else (said, "", "")
    for part in (rest, first):
        until = _UNTIL.split(part)
        if len(until) > 1:
            return until[-1]
    return first
