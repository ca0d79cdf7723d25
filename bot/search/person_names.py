"""Persons' names in a sentence: who takes over, and from whom. No register holds them: it is their form that tells."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.search.times import MONTHS
from bot.search.tokens import Sentence

_PARTICLES = frozenset({"af", "av", "von", "van", "de", "der", "la", "al", "el", "bin", "du"})
_NO_NAMES = frozenset(
    """
    jag vi du ni han hon hen de det den min mitt mina var vart vara din er nagon ingen alla min kollega kollegan chef
    chefen efterfradare ersattare vikarie vikarien it it enheten avdelningen enheten forvaltningen systemet system
    systemagare systemagaren agare agaren systemforvaltare systemforvaltaren forvaltare forvaltaren specialist
    systemspecialist ansvarig kontaktperson ny nya nytt hej tack ok ja nej i my me we you he she they our your their
    colleague boss the a an new owner manager someone nobody nu idag imorgon hittills inte langre fel ratt klart teams
    excel word avtal avtalet plan planen lista listan systemlistan fran for pa som av med till om och men att har ar
    blir slutar slutat gar tar ta over is are has will be takes from as of to and or with in on at by annan person
    arsskiftet manad vecka samma istallet stallet under utan kvar lamnar heter byter bytt byt andra andras visst dock
    """.split()  # noqa: SIM905
)
_AND = frozenset({"och", "samt", "and"})
_OLD_BEFORE = re.compile(
    r"(?:^| )(?:efter|byta? ut|byter ut|ersatter|eftertrader|avloser|istallet for|stallet for|i stallet"
    r"|fran|inte langre"
    r"|inte|ej|after|replaces"
    r"|succeeds|replacing|instead of|from|no longer|not)$"
)
_OLD_AFTER = re.compile(
    r"(?:(?:som|har|ska|kommer att|as|has|will|is) )?(?:nu |snart )?"
    r"(?:slutar|slutat|sluta|lamnar|lamnat|gar i pension|gatt i pension|byter|ar inte langre|is no longer|leaves|left"
    r"|is leaving|quits|retires|ersatts av|eftertrads av|is replaced by|is succeeded by)\b"
)
_NEW_BEFORE = re.compile(
    r"(?:^| )(?:till|mot|utan|blir|ar|heter|vara|bli|namligen|av|is|becomes|be|to|by|utsetts|utsett|utser|"
    r"systemagare|systemforvaltare|forvaltare|agare|specialist|systemspecialist|owner|manager)$"
)
_NEW_AFTER = re.compile(
    r"(?:som |nu |ska |kommer att |har |will |has )*(?:ar|blir|bli|blivit|vara|tar|ta|tagit|overtar"
    r"|ersatter|eftertrader|"
    r"is|becomes|become|takes|take|taken|replaces|succeeds)\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """Who comes and who leaves, as they were written; empty where nobody is named. `spans` are their tokens.

    With `several` more than one comes: then `new` is empty.
    """

    new: str = ""
    old: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    several: bool = False


def named_persons(sentence: Sentence, taken: Collection[int], loose: Collection[int] = ()) -> Named:
    """The persons in a sentence. `taken` are tokens that belong to other names, `loose` may be a surname after all."""
    spans = _capitalised(sentence, taken, loose) or _small(sentence, taken)
    words = [token.folded for token in sentence.tokens]
    new: tuple[int, int] | None = None
    old = ""
    for first, end in spans:
        before, after = " ".join(words[max(0, first - 3) : first]), " ".join(words[end : end + 6])
        if _OLD_BEFORE.search(before) or _OLD_AFTER.match(after):
            old = old or sentence.slice(first, end)
        elif new is None or (_NEW_BEFORE.search(before) and not _NEW_BEFORE.search(" ".join(words[: new[0]]))):
            new = (first, end)
    # «Eva Nord och Olle Berg tar över»: a role has one holder, so which of them is asked.
    joined = new is not None and any(first == new[1] + 1 and words[new[1]] in _AND for first, _ in spans)
    name = sentence.slice(*new) if new and not joined else ""
    return Named(name if name[:1].isupper() else name.title(), old, tuple(spans), joined)


def _capitalised(sentence: Sentence, taken: Collection[int], loose: Collection[int]) -> list[tuple[int, int]]:
    """Runs of words written as names. One that begins the sentence needs a second word, or a verb of its own."""
    words, place = sentence.tokens, 0
    found: list[tuple[int, int]] = []
    while place < len(words):
        end = place
        while end < len(words) and _is_name(
            sentence, end, set(taken) - set(loose) if end > place else taken, inside=end > place
        ):
            end += 1
        while end > place and words[end - 1].folded in _PARTICLES:
            end -= 1
        follows = " ".join(word.folded for word in words[end : end + 4])
        own_verb = _NEW_AFTER.match(follows) or _OLD_AFTER.match(follows)
        if end > place and (place or end - place > 1 or own_verb):
            found.append((place, end))
        place = max(end, place + 1)
    return found


def _is_name(sentence: Sentence, place: int, taken: Collection[int], *, inside: bool) -> bool:
    word = sentence.tokens[place]
    if place in taken or any(letter.isdigit() for letter in word.raw):
        return False
    if inside and not re.fullmatch(r"[ \-'’.]{1,2}", sentence.text[sentence.tokens[place - 1].end : word.start]):
        return False
    if inside and word.folded in _PARTICLES:
        return True
    plain = word.folded not in _NO_NAMES and word.folded not in MONTHS
    return plain and word.raw[0].isupper() and (len(word.raw) == 1 or not word.raw.isupper())


def _small(sentence: Sentence, taken: Collection[int]) -> list[tuple[int, int]]:
    """«anna berg är ny systemförvaltare för lex»: two or three words where a name is due."""
    words = sentence.tokens
    folded = [word.folded for word in words]

    def run(place: int) -> int:
        end = place
        while end < len(words) and end - place < 3 and end not in taken and words[end].raw.isalpha():
            if folded[end] in _NO_NAMES or folded[end] in MONTHS:
                break
            end += 1
        return end

    found = []
    if _NEW_AFTER.match(" ".join(folded[(end := run(0)) : end + 4])) and end >= 2:
        found.append((0, end))
    for place in range(1, len(words)):
        if folded[place - 1] in {"till", "heter", "blir", "to", "ar", "av"} and (end := run(place)) - place == 2:
            follows = folded[end] if end < len(words) else ""
            if not follows or follows in _NO_NAMES:
                found.append((place, end))
    return found
