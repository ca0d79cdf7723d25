"""Text as it should be: composed letters, plain spaces, nothing invisible."""

from __future__ import annotations

import re
import unicodedata

from storage.cells.reading import Cell, Reading, ask, corrected, empty, shown
from storage.report import Action, Remark

# Zero-width characters, directional marks, byte order mark, soft hyphen and control characters.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\x00-\x08\x0e-\x1b\x7f]")
_PLAIN = re.compile(r"[!-~åäöÅÄÖéÉ]+(?: [!-~åäöÅÄÖéÉ]+)*")
_UNKNOWN = frozenset(
    {"?", "??", "???", "okänt", "okänd", "vet ej", "vet inte", "unknown", "tbd", "tba", "oklart", "xxx"}
)
_NOTHING = frozenset({"-", "–", "—", "--", "---", "n/a", "na", "saknas", "ej tillämpligt", "none", "null"})
_NOBODY = frozenset(
    {"vakant", "vakans", "ingen", "inte utsedd", "ej utsedd", "ej tillsatt", "tillsätts", "vacant", "nobody"}
)
_ERROR_VALUE = re.compile(
    r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SAKNAS!|VÄRDEFEL!|REFERENS!|NAMN\?|DIVISION/0!|SKÄRNING!)",
    re.IGNORECASE,
)
LONGEST_LINE = 500
LONGEST_TEXT = 10_000


def tidy(text: str) -> str:
    """One line: NFC, single spaces, nothing invisible."""
    if _PLAIN.fullmatch(text):
        return text
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def tidy_lines(text: str) -> str:
    """Several lines, each tidied; blank lines at the ends and runs of blank lines disappear."""
    lines = "\n".join(tidy(line) for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")


def folded(cell: Cell) -> str:
    """A cell as tidy lower-case text, for comparison with known words."""
    return tidy(shown(cell)).casefold()


def is_blank(cell: Cell) -> bool:
    """True for a cell without anything visible in it."""
    return cell is None or (isinstance(cell, str) and not tidy(cell))


def is_unknown(text: str) -> bool:
    """True for a word that says that nobody knows."""
    return text in _UNKNOWN or text in _NOTHING or not text.strip(" ?.-–—_")


def is_nobody(text: str) -> bool:
    """True for a word that says that a role has no holder."""
    return is_unknown(text) or text in _NOBODY


def damaged(text: str) -> bool:
    """True for Excel's error values and for letters lost to a wrong encoding."""
    return "\ufffd" in text or bool(_ERROR_VALUE.fullmatch(text.strip()))


def read_text(cell: Cell, *, lines: bool = False) -> Reading[str]:
    """A text. A dash clears the fact; a question mark does not."""
    if is_blank(cell):
        return empty()
    raw = shown(cell)
    text = tidy_lines(raw) if lines else tidy(raw)
    if damaged(raw):
        return ask("import-cell-damaged")
    if len(text) > (LONGEST_TEXT if lines else LONGEST_LINE):
        return ask("import-text-too-long", count=len(text))
    lowered = text.casefold()
    if lowered in _UNKNOWN:
        return ask("import-unknown-value")
    if text != raw and lowered not in _NOTHING:
        return corrected(text, "import-spaces-removed")
    return Reading(None if lowered in _NOTHING else text)


def read_url(cell: Cell) -> Reading[str]:
    """A web address. Anything but http and https is refused: the bot makes links of them."""
    reading = read_text(cell)
    if reading.value and not re.fullmatch(r"https?://[^\s<>\"]+", reading.value, re.IGNORECASE):
        return Reading(stated=False, remark=Remark("import-not-a-link", Action.NEEDS_PERSON))
    return reading
