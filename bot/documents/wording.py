"""Figures and people's own texts as they stand in a document."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.domain.nyttokalkyl.lines import CostLine, DirectSaving, InternalCost, MoneyLine, Redistribution, TimeSaving
from bot.domain.nyttokalkyl.sums import rounded
from bot.domain.questions import Language
from bot.texts import Texts, money

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """A person's text without the characters that no Office file can hold."""
    return _NOT_IN_XML.sub("", text)


def kronor(amount: Decimal, language: Language) -> str:
    """Kronor and öre, rounded half up: «1 234,50 kr»."""
    return money(rounded(amount), language)


def bare_kronor(amount: Decimal, language: Language) -> str:
    """Kronor without the unit, for a table that names it once: «1 234,50»."""
    return kronor(amount, language).rpartition("\N{NO-BREAK SPACE}")[0]


def number(value: Decimal, language: Language, decimals: int = 1) -> str:
    """A figure with at most so many decimals, in the language's notation."""
    text = f"{rounded(value, decimals):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if language == "sv":
        text = text.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
    return text.replace("-", "\N{MINUS SIGN}")


def percent(share: Decimal, language: Language) -> str:
    """«3 %»."""
    return f"{number(share * 100, language, 2)}\N{NO-BREAK SPACE}%"


def assumption(name: str, value: Decimal, language: Language) -> str:
    """One value of an estimate with its unit, by the estimate's name."""
    match name:
        case "amount":
            return kronor(value, language)
        case "share":
            return percent(value, language)
        case _:
            return number(value, language, 2)


def years(value: Decimal | None, say: Texts) -> str:
    """A payback: «2,5 år», or that it never comes within the horizon."""
    if value is None:
        return say("nyttokalkyl_document-never")
    return say("nyttokalkyl_document-years", years=number(value, say.language))


def basis(line: MoneyLine, language: Language, say: Texts) -> str:
    """How a line's amount comes about, for lines that are reckoned from something."""
    if isinstance(line, CostLine) and isinstance(line.source, InternalCost):
        return say(
            "nyttokalkyl_document-basis-hours",
            hours=number(line.source.hours.likely, language, 2),
            rate=kronor(line.source.rate, language),
        )
    if isinstance(line, TimeSaving):
        return say(
            "nyttokalkyl_document-basis-time",
            minutes=number(line.minutes.likely, language, 2),
            people=number(line.people.likely, language, 2),
            weeks=number(line.weeks, language, 2),
            rate=kronor(line.rate, language),
            share=percent(line.share.likely, language),
        )
    if isinstance(line, DirectSaving) and line.systems:
        return say("nyttokalkyl_document-basis-systems", systems=", ".join(line.systems))
    if isinstance(line, Redistribution):
        return say("nyttokalkyl_document-basis-moved")
    return ""
