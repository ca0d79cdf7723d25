"""Every sentence the product says, by key, in Swedish and English (Mozilla Fluent).

A missing key or argument is a programming fault and raises at once; tests find each before a user does.
Files are bot/texts/<language>/<area>.ftl; a key exists in both languages and begins with its area.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from importlib import resources
from typing import get_args

from fluent.runtime import FluentBundle, FluentResource

from bot.domain.questions import Language


class TextError(LookupError):
    """A text key that does not exist, or an argument that it needs and did not get."""


class Texts:
    """The texts of one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        # No isolation marks: Teams shows them as boxes on some phones, and our arguments are left-to-right.
        self._bundle = FluentBundle([f"{language}-SE" if language == "sv" else "en-GB"], use_isolating=False)
        for file in sorted(_folder(language).iterdir(), key=lambda item: item.name):
            if file.name.endswith(".ftl"):
                self._bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))

    def __call__(self, key: str, **arguments: str | int) -> str:
        """The text for `key`. Raises TextError if the key or an argument is missing."""
        try:
            message = self._bundle.get_message(key)
        except LookupError:
            raise TextError(f"no text {key!r} in {self.language}") from None
        if message.value is None:
            raise TextError(f"text {key!r} has no value in {self.language}")
        # Fluent formats numbers by locale; ours are counts and identifiers whose form the caller has decided.
        values = {name: value if isinstance(value, int) else str(value) for name, value in arguments.items()}
        text, errors = self._bundle.format_pattern(message.value, values)
        if errors:
            raise TextError(f"text {key!r} in {self.language}: {errors}")
        return str(text)

    def has(self, key: str) -> bool:
        """True if the key exists."""
        return bool(self._bundle.has_message(key))


@cache
def texts_for(language: Language) -> Texts:
    """The texts of a language, loaded once."""
    return Texts(language)


def all_languages() -> tuple[Language, ...]:
    """The languages that exist, the default first."""
    return get_args(Language)


def _folder(language: Language) -> resources.abc.Traversable:
    return resources.files(__package__) / language


def money(amount: Decimal, language: Language) -> str:
    """An amount in whole kronor: «1 234 567 kr» with no-break spaces, öre only where there are any."""
    nbsp = "\N{NO-BREAK SPACE}"
    kronor, ore = divmod(abs(amount).quantize(Decimal("0.01")), 1)
    digits = f"{int(kronor):,}".replace(",", nbsp)
    decimals = f",{int(ore * 100):02d}" if ore else ""
    sign = "\N{MINUS SIGN}" if amount < 0 else ""
    unit = "kr" if language == "sv" else "SEK"
    return f"{sign}{digits}{decimals}{nbsp}{unit}"
