"""Words that nobody here knows: names of products that the register lacks, and questions about the world."""

from __future__ import annotations

import re

from bot.search.evidence import Evidence
from bot.search.names import Kind
from bot.search.remainder import EDGE_WORDS
from bot.search.tokens import Sentence, Token

_OURS = frozenset(
    {"vi", "we", "our", "kommunen", "kommunens", "ni", "us", "vara", "vart", "municipality", "jag", "i", "man"}
)
_DOMAIN = re.compile(r"\.(?:com|io|net|org|se|ai|app)\b")
_COINED = re.compile(r"\b[A-Z][a-z]+[A-Z][a-z]")
_DOMAINS = frozenset({"com", "io", "net", "org", "ai"})
_FOREIGN = re.compile(
    r"[wzq]|x(?![at])|^[bcdfghjklmnpqrstvwxz]{3}|[^s]c[^khi]|[oiyu]$"
    r"|(?:ly|ify|io|soft|hub|force|box|ware|day|cloud|desk|flow|base)$"
)
_COMMON_ENDING = re.compile(
    r"(?:ning|ningar|system|register|hantering|het|ande|else|are|arna|erna|orna|bok|plan|or|ar|er|tion|ing|ment|s)$"
)
_MOST_WORDS = 3
_SHORT = 8


def unknown_name(e: Evidence) -> str | None:
    """A proper noun in a question for a name: «använder vi Slack?», «Trello»; None for anything else.

    Whether the search knows the wording is for the caller to ask.
    """
    words = e.content_without({"frame", "follow"})
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    alone = len(e.sentence.tokens) == len(words)
    written = [is_written_as_name(word, e.sentence, alone=alone) for word in words]
    if all(written) and (alone or e.has("frame.use", "frame.have", "frame.what", "frame.need")):
        return e.sentence.text[words[0].start : words[-1].end]
    # «har skolorna Canvas?»: the name is what is written as one.
    if any(written) and not alone and e.has("frame.use", "frame.has", "ask.has"):
        return " ".join(word.raw for word, named in zip(words, written, strict=True) if named)
    if len(words) == 1 and e.has("frame.use") and not e.has("frame.system") and _looks_foreign(words[0]):
        return words[0].raw
    return None


def is_coined(name: str) -> bool:
    """True for a spelling that only names have: «LastPass», «monday.com»."""
    return bool(_COINED.search(name) or _DOMAIN.search(name))


def unknown_product(e: Evidence) -> str | None:
    """«Visma eEkonomi»: a supplier that is known and a product that is not."""
    supplier = next((one for one in e.mentions if one.kind is Kind.SUPPLIER), None)
    if supplier is None:
        return None
    last = supplier.end
    while last < len(e.sentence.tokens) and e.sentence.tokens[last] in e.left and e.sentence.tokens[last].capital:
        last += 1
    all_of_it = last > supplier.end and len(e.left) == last - supplier.end
    return e.sentence.slice(supplier.start, last) if all_of_it else None


def is_general(e: Evidence) -> bool:
    """True for a question about the world rather than about the municipality's systems."""
    if e.has("frame.system", "frame.have", "frame.use", "frame.need", "frame.list"):
        return False
    asks = e.has("frame.what", "ask.who", "ask.open", "talk")
    return asks and not any(word.folded in _OURS for word in e.sentence.tokens)


def is_written_as_name(word: Token, sentence: Sentence, *, alone: bool) -> bool:
    """True for a word with the capitals of a name; `alone` tells that the sentence has no other words."""
    if any(letter.isupper() for letter in word.raw[1:]) and not word.raw.isupper():
        return True
    if _DOMAIN.match(sentence.text, word.end) or word.folded in _DOMAINS:
        return True
    if word.raw.isdigit() and word is not sentence.tokens[0]:
        return sentence.tokens[sentence.tokens.index(word) - 1].capital  # «Dynamics 365»
    if not word.raw[0].isupper() or sentence.text.isupper():
        return False
    if word.start > 0 and sentence.tokens[0] is not word:
        return True
    return alone and (_looks_foreign(word) or len(sentence.tokens) > 1)


def _looks_foreign(word: Token) -> bool:
    """Spelt as few Swedish or English words are: «Trello», «Workday», «Fortnox»."""
    if not word.raw.isascii() or word.folded in EDGE_WORDS:
        return False
    return bool(_FOREIGN.search(word.folded)) or (len(word.folded) <= _SHORT and not _COMMON_ENDING.search(word.folded))
