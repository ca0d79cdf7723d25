"""Text that others wrote, made safe to show as it stands.

A RichTextBlock never reads Markdown and gets `clean` text: all that the register and people say goes
that way. A TextBlock reads Markdown where the client does; only headings are TextBlocks, and only those
that `plain` has nothing to escape in, since a client without Markdown would show each backslash. What is
left for escaping is the text that clients show which cannot draw the card.
"""

from __future__ import annotations

import re

ELLIPSIS = "…"
NOTHING = "–"

# Controls and surrogates break JSON or the screen; direction marks can make one name look like another.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACES = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")
_BLANK_LINES = re.compile(r"[^\S\n]*\n\s*")

# Characters that mean something anywhere in a line.
_ANYWHERE = re.compile(r"[*`\[\]\\~]|!(?=\[)|&(?=#?\w+;)|<(?=[A-Za-z/!?])")
# An underscore inside a word is an underscore; at a word's edge it may begin emphasis.
_EDGE_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
# Addresses that clients make into links by themselves; a backslash before the colon or dot stops them.
_ADDRESS = re.compile(r"(?i)(https?|ftp|mailto|javascript)(?=:)|\b(www)(?=\.)")
# What would make a line a heading, a list or a rule is disarmed by the space after it: with a no-break
# space it looks the same and is only text, also where Markdown is off.
_MARKER = re.compile(r"^(#{1,6}|[-+]|\d{1,9}[.)]) ")
_SUSPECT = re.compile(r"[*`\[\]\\~!&<>_:=]|www\.|^[-+#\d]", re.IGNORECASE)
_LEADING = re.compile(r"^(?=>|=+$|-{3,}$|- -)")


def clean(text: str) -> str:
    """The text on one line, without characters that cannot be seen."""
    if _is_clean(text):
        return text.strip(" ")
    return _SPACES.sub(" ", _shown(text)).strip()


def clean_lines(text: str) -> str:
    """The text without characters that cannot be seen, its lines kept and blank ones dropped."""
    if _is_clean(text):
        return text.strip(" ")
    return _BLANK_LINES.sub("\n", _shown(text.replace("\r\n", "\n").replace("\r", "\n"))).strip()


def _is_clean(text: str) -> bool:
    # Nearly always so, and cheaper to see than to mend.
    return text.isprintable() and "  " not in text and "{{" not in text


def _shown(text: str) -> str:
    # «{{DATE(…)}}» is a command to the renderers, wherever text stands.
    return _UNSEEN.sub("", text).replace("{{", "{ {")


def cut(text: str, most: int) -> str:
    """The text in at most `most` characters, cut between words where there is a space in its last fifth."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    space = kept.rfind(" ", most * 4 // 5)
    return (kept[:space] if space > 0 else kept).rstrip(" ,.;:–-") + ELLIPSIS


def line(text: str, most: int) -> str:
    """The text on one line of at most `most` characters; a dash where there is nothing to show."""
    if len(text) > most or not _is_clean(text):
        text = cut(clean(text), most)
    return text.strip(" ") or NOTHING


def plain(text: str) -> str:
    """One line so escaped that Markdown shows what `clean` text says."""
    shown = clean(text)
    if not _SUSPECT.search(shown):
        return shown
    shown = _ANYWHERE.sub(r"\\\g<0>", shown)
    shown = _EDGE_UNDERSCORE.sub(r"\\_", shown)
    shown = _ADDRESS.sub(lambda found: found[0] + "\\", shown)
    shown = _MARKER.sub("\\g<1>\N{NO-BREAK SPACE}", shown)
    return _LEADING.sub(r"\\", shown)


def plain_lines(text: str) -> str:
    """Several lines for a place that may read Markdown."""
    return "\n".join(plain(part) for part in clean_lines(text).split("\n"))
