"""How text looks on a card: a heading, running text, a line that stands back, and so on.

Each look shows text as it stands, in a RichTextBlock that reads no Markdown. Two things only a
TextBlock can: be a heading to a screen reader, and break a word that is longer than a telephone is
wide (an address, most often). For the first the text must be one that Markdown leaves alone; for the
second it is escaped, since a word that is cut off cannot be read at all.
"""

from __future__ import annotations

import re
from typing import Any

from cards.kit import Block, RichTextBlock, TextBlock, TextRun
from cards.markdown import plain, plain_lines

MOST_LETTERS = 30
"""The longest word that fits a card of 320 pixels in the usual size; a heading has fewer."""

_WORD_END = re.compile(r"[\s-]+")


class Look:
    """A way to show text. `run` are the properties of its letters, the others those of the block."""

    def __init__(self, run: dict[str, Any] | None = None, *, letters: int = MOST_LETTERS, **block: Any) -> None:
        run = run or {}
        self._letters = letters
        self._rich = RichTextBlock(inlines=["-"], **block)
        self._run = TextRun(text="-", **run) if run else None
        self._breaking = TextBlock(text="-", wrap=True, **run, **block)

    def show(self, text: str, label: TextRun | None = None) -> Block:
        """The text, which is clean and not empty, after its label if it has one."""
        if len(text) > self._letters and has_long_word(text, self._letters):
            # Markdown joins lines that no blank line parts.
            escaped = plain_lines(text).replace("\n", "\n\n")
            if label is not None:
                escaped = plain(label.text) + " " + escaped
            return self._breaking.saying(escaped)
        shown = text if self._run is None else self._run.saying(text)
        return self._rich.saying(shown) if label is None else self._rich.saying(label, shown)


class HeadingLook(Look):
    """A look for headings, which are headings to screen readers too wherever Markdown leaves them alone."""

    def __init__(self, run: dict[str, Any], **block: Any) -> None:
        super().__init__(run, letters=MOST_LETTERS * 2 // 3, **block)
        self._heading = TextBlock(text="-", wrap=True, style="heading", **run, **block)

    def show(self, text: str, label: TextRun | None = None) -> Block:
        """The text as a heading."""
        return self._heading.saying(text) if plain(text) == text else super().show(text, label)


def has_long_word(text: str, letters: int) -> bool:
    """True if a word has more than `letters` letters before a line could break."""
    if len(max(text.split(), key=len, default="")) <= letters:
        return False
    return any(len(part) > letters for part in _WORD_END.split(text))


HEADING = HeadingLook({"size": "large", "weight": "bolder"})
SECTION = HeadingLook({"size": "medium", "weight": "bolder"}, separator=True, spacing="medium")
PROSE = Look(spacing="small")
STRONG = Look({"weight": "bolder"}, spacing="small")
SUBTLE = Look({"is_subtle": True}, spacing="small")
ALERT = Look({"weight": "bolder", "color": "attention"}, spacing="small")
NAME = Look({"weight": "bolder", "color": "accent"})
DETAIL = Look({"is_subtle": True}, spacing="none")
SUGGESTION = Look({"color": "accent"})
LABEL = TextRun(text="-", is_subtle=True)
