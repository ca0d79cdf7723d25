"""Wordings as evidence: the tables in wording/cues_*.toml compiled to one automaton, once.

Notation of a phrase: words, without regard to case and diacritics; `(a|b|)` alternatives, possibly empty;
`word*` a beginning and `*word` an ending of a word; `~` up to three words in between; `^` and `$` the ends
of the sentence; `#` a number. A table `[kind.value]` is one signal.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import product

from rapidfuzz.distance import OSA

from bot.search.tokens import Token, folded

GAP = 3
"""The most words that `~` passes over."""

_ANY, _BEGIN, _END, _NUMBER = ".", "^", "$", "#"
_CACHE_LIMIT = 100_000
_SPELLING_MIN = 6

States = frozenset[int]


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording found: which signal, and the tokens from `start` up to but not including `end`.

    `passed` are the tokens within that `~` passed over: they belong to the sentence, not to the wording.
    """

    kind: str
    value: str
    start: int
    end: int
    passed: frozenset[int] = frozenset()

    @property
    def places(self) -> list[int]:
        """The tokens of the wording itself."""
        return [place for place in range(self.start, self.end) if place not in self.passed]


class Cues:
    """All signals, matched in one pass over a sentence."""

    def __init__(self, tables: Iterable[dict[str, dict[str, dict[str, list[str]]]]]) -> None:
        self._next: list[dict[str, set[int]]] = [{}]
        self._before: list[list[tuple[int, str]]] = [[]]
        self._in_gap: set[int] = set()
        self._accepts: dict[int, tuple[str, str]] = {}
        for table in tables:
            for kind, signals in table.items():
                for value, signal in signals.items():
                    for phrase in signal["phrases"]:
                        for state in self._add(_parse(phrase), {0}):
                            # State 0 would be a phrase that matches nothing at all.
                            if state:
                                self._accept(state, kind, value)
        labels = {label for edges in self._next for label in edges}
        self._literals = frozenset(label for label in labels if label[-1] != "*" and label[0] != "*")
        self._beginnings = {label[:-1] for label in labels if label[-1] == "*"}
        self._endings = {label[1:] for label in labels if label[0] == "*"}
        self._longest_first = max(map(len, self._beginnings), default=0)
        self._respelt = _Spelling(word for word in self._literals if len(word) >= _SPELLING_MIN)
        self._labels: dict[str, tuple[str, ...]] = {}
        self._steps: dict[tuple[States, tuple[str, ...]], States] = {}

    @property
    def vocabulary(self) -> frozenset[str]:
        """Every folded word that stands in a phrase in full."""
        return self._literals

    def knows(self, word: str) -> bool:
        """True if a folded word occurs in some phrase."""
        return len(self.labels(word)) > 1

    def find(self, words: Sequence[Token]) -> list[Cue]:
        """Every signal in a sentence. Spans count tokens, without the marks for its ends."""
        stream = [(_BEGIN,), *(self.labels(word.folded) for word in words), (_END,)]
        found: list[Cue] = []
        last = len(words)
        for begin in range(len(stream)):
            states: States = frozenset((0,))
            path = [states]
            longest: dict[tuple[str, str], tuple[int, int]] = {}
            for place in range(begin, len(stream)):
                states = self._step(states, stream[place])
                if not states:
                    break
                path.append(states)
                for state in states:
                    if state in self._accepts:
                        longest[self._accepts[state]] = (place, state)
            for (kind, value), (place, state) in longest.items():
                passed = self._passed(path[: place - begin + 2], state, stream[begin:], begin - 1)
                found.append(Cue(kind, value, max(begin - 1, 0), min(place, last), passed))
        return found

    def _passed(
        self, path: Sequence[States], state: int, stream: Sequence[tuple[str, ...]], first: int
    ) -> frozenset[int]:
        """The tokens that `~` stood for on the way to `state`, found backwards; wordings before gaps."""
        if not self._in_gap:
            return frozenset()
        passed = set()
        for step in range(len(path) - 1, 0, -1):
            if state in self._in_gap:
                passed.add(first + step - 1)
            labels = stream[step - 1]
            befores = [before for before, label in self._before[state] if label in labels and before in path[step - 1]]
            state = min(befores, key=lambda before: before in self._in_gap)
        return frozenset(passed)

    def labels(self, word: str) -> tuple[str, ...]:
        """All that a folded word can stand for in a phrase."""
        known = self._labels.get(word)
        if known is None:
            if len(self._labels) > _CACHE_LIMIT:
                self._labels.clear()
            known = self._labels[word] = self._classify(word)
        return known

    def _classify(self, word: str) -> tuple[str, ...]:
        found = [_ANY]
        if word in self._literals:
            found.append(word)
        found += [
            f"{word[:n]}*" for n in range(1, min(len(word), self._longest_first) + 1) if word[:n] in self._beginnings
        ]
        found += [f"*{word[n:]}" for n in range(1, len(word)) if word[n:] in self._endings]
        if word.isdigit():
            found.append(_NUMBER)
        if len(found) == 1 and (respelt := self._respelt.nearest(word)):
            found.append(respelt)
        return tuple(found)

    def _step(self, states: States, labels: tuple[str, ...]) -> States:
        key = (states, labels)
        after = self._steps.get(key)
        if after is None:
            if len(self._steps) > _CACHE_LIMIT:
                self._steps.clear()
            reached: set[int] = set()
            for state in states:
                edges = self._next[state]
                for label in labels:
                    reached |= edges.get(label, set())
            after = self._steps[key] = frozenset(reached)
        return after

    def _accept(self, state: int, kind: str, value: str) -> None:
        self._accepts[state] = (kind, value)

    def _add(self, sequence: _Sequence, begins: set[int]) -> set[int]:
        ends = begins
        for item in sequence:
            if isinstance(item, str):
                ends = self._gap(ends) if item == "~" else {self._edge(ends, item)}
            else:
                ends = set().union(*(self._add(option, ends) for option in item))
        # Each phrase ends in states of its own, or two signals would share one.
        return ends

    def _gap(self, begins: set[int]) -> set[int]:
        reached = set(begins)
        for _ in range(GAP):
            begins = {self._edge(begins, _ANY)}
            self._in_gap |= begins
            reached |= begins
        return reached

    def _edge(self, begins: set[int], label: str) -> int:
        self._next.append({})
        self._before.append([(begin, label) for begin in begins])
        state = len(self._next) - 1
        for begin in begins:
            self._next[begin].setdefault(label, set()).add(state)
        return state


class _Spelling:
    """Words of the tables under every spelling with one letter left out, to find one slip of the hand."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_shorter: dict[str, list[str]] = {}
        for word in words:
            for shorter in {word, *_shorter(word)}:
                self._by_shorter.setdefault(shorter, []).append(word)

    def nearest(self, word: str) -> str | None:
        """The one word that is a single slip away, or None."""
        if not _SPELLING_MIN <= len(word) <= 30 or not word.isalpha():
            return None
        near = {
            known
            for spelling in {word, *_shorter(word)}
            for known in self._by_shorter.get(spelling, ())
            # The same ends: «hantera» is no misspelt «hanterar».
            if (known[0], known[-1]) == (word[0], word[-1]) and OSA.distance(known, word, score_cutoff=1) <= 1
        }
        return min(near) if near else None


def _shorter(word: str) -> Iterable[str]:
    return (word[:n] + word[n + 1 :] for n in range(len(word)))


# ---- the notation -----------------------------------------------------------------------------------

_Sequence = list["str | list[_Sequence]"]
_CHUNK = re.compile(r"\s+")


def _parse(phrase: str) -> _Sequence:
    sequence: _Sequence = []
    for chunk in _split(phrase, " "):
        if chunk.startswith("(") and _closing(chunk) == len(chunk) - 1:
            sequence.append([_parse(option) for option in _split(chunk[1:-1], "|")])
        elif "(" in chunk:
            sequence.append([_parse(spelt) for spelt in _spellings(chunk)])
        else:
            sequence += _words(chunk)
    return sequence


def _words(chunk: str) -> list[str]:
    if chunk in ("~", _BEGIN, _END, _NUMBER):
        return [chunk]
    return [folded(part) for part in re.split(r"[-']", chunk) if part.strip("*")]


def _split(text: str, separator: str) -> list[str]:
    parts, depth, begin = [], 0, 0
    for place, letter in enumerate(text):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == separator and depth == 0:
            parts.append(text[begin:place])
            begin = place + 1
    parts.append(text[begin:])
    return parts if separator == "|" else [part for part in parts if part]


def _closing(text: str) -> int:
    depth = 0
    for place, letter in enumerate(text):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth == 0:
            return place
    raise ValueError(f"unbalanced brackets in {text!r}")


def _spellings(chunk: str) -> list[str]:
    """A word with brackets inside, written out: «(system|)plan» → «systemplan», «plan»."""
    pieces: list[list[str]] = []
    rest = chunk
    while rest:
        if rest[0] == "(":
            end = _closing(rest)
            pieces.append([spelt for option in _split(rest[1:end], "|") for spelt in _spellings(option) or [""]])
            rest = rest[end + 1 :]
        else:
            end = rest.find("(") if "(" in rest else len(rest)
            pieces.append([rest[:end]])
            rest = rest[end:]
    return ["".join(parts) for parts in product(*pieces)]


@cache
def cues() -> Cues:
    """The product's own tables, both languages in one automaton: people mix them."""
    folder = resources.files("bot.search") / "wording"
    return Cues(
        tomllib.loads((folder / f"cues_{language}.toml").read_text(encoding="utf-8")) for language in ("sv", "en")
    )
