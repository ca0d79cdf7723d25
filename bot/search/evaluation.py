"""Measures of how well questions are understood and answered, for `systemlotsen evaluate`.

Gold and predictions are rows as in a JSON Lines file. A gold row has `q`, `lang`, `intent` and what is expected:
`expect_systems` (names) or `expect_none`, `must_not`, `expect_text_any`, `expect_count`. A prediction has `id` or
`q`, `intent`, `systems` (names, best first), `text`, and perhaps `count` and `latency_ms`. A measure is a mean over
the rows it concerns, each 0–1; «name/sv» and «name/en» are the same over one language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]

_FINDING = frozenset(("find_by_function", "find_by_name"))
_ABOUT_ONE = frozenset(("owner", "contract", "document", "meeting", "lifecycle"))
_LISTING = frozenset(("by_department", "by_vendor", "lifecycle", "overlap"))
_SWEDISH = "januari februari mars april maj juni juli augusti september oktober november december"
_ENGLISH = "january february march april may june july august september october november december"
_MONTHS = {name: number for names in (_SWEDISH, _ENGLISH) for number, name in enumerate(names.split(), start=1)}


@dataclass(frozen=True, slots=True)
class Measure:
    """A mean over `count` rows."""

    value: float
    count: int


def evaluate(gold: Iterable[Row], predictions: Iterable[Row]) -> dict[str, Measure]:
    """Every measure that the gold rows allow, by name.

    recall@5 is |top 5 and gold| / min(5, |gold|); rejection the share of questions without an answer that got an
    empty list; false_reject the share of answerable ones that got one; safe_score the harmonic mean of recall@5
    and rejection. Latencies are percentiles in milliseconds.
    """
    values: dict[str, list[float]] = {}
    latencies: list[float] = []
    by_key = _by_key(predictions)
    for row in gold:
        prediction = by_key.get(("id", row.get("id"))) or by_key.get(("q", row["q"])) or {}
        for name, value in _measures(row, prediction):
            values.setdefault(name, []).append(value)
            values.setdefault(f"{name}/{row['lang']}", []).append(value)
        if prediction.get("latency_ms") is not None:
            latencies.append(float(prediction["latency_ms"]))
    found = {name: Measure(sum(listed) / len(listed), len(listed)) for name, listed in sorted(values.items())}
    recall, rejection = found.get("recall@5"), found.get("rejection")
    if recall is not None and rejection is not None:
        together = recall.value + rejection.value
        harmonic = 2 * recall.value * rejection.value / together if together else 0.0
        found["safe_score"] = Measure(harmonic, recall.count + rejection.count)
    if latencies:
        latencies.sort()
        found["latency_p50_ms"] = Measure(latencies[len(latencies) // 2], len(latencies))
        found["latency_p95_ms"] = Measure(latencies[int(len(latencies) * 0.95) - 1], len(latencies))
    return found


def _by_key(predictions: Iterable[Row]) -> dict[tuple[str, object], Row]:
    found: dict[tuple[str, object], Row] = {}
    for prediction in predictions:
        for field in ("id", "q"):
            if prediction.get(field) is not None:
                found.setdefault((field, prediction[field]), prediction)
    return found


def _measures(row: Row, prediction: Row) -> Iterable[tuple[str, float]]:
    """The measures that one row concerns."""
    got = list(dict.fromkeys(map(_plain, prediction.get("systems") or ())))
    want = set(map(_plain, row.get("expect_systems") or ()))
    intent = row["intent"]
    yield "answered", bool(prediction)
    if prediction.get("intent") is not None:
        yield "intent_acc", prediction["intent"] == intent
        yield "intent_acc_merged", _merged(prediction["intent"]) == _merged(intent)
    if row.get("must_not"):
        yield "must_not_violation", bool(set(map(_plain, row["must_not"])) & set(got))
    if intent in _FINDING:
        yield from _finding(got, want, none=bool(row.get("expect_none")), intent=intent)
    elif intent in _ABOUT_ONE and len(want) == 1:
        yield "target_acc", bool(got) and got[0] in want
    elif intent in _LISTING and want:
        yield "list_f1", 2 * len(want & set(got)) / (len(want) + len(got)) if got else 0.0
    text = prediction.get("text") or ""
    if row.get("expect_text_any"):
        told = _facts(text)
        yield "fact_acc", all(any(_facts(form) in told for form in forms) for forms in row["expect_text_any"])
    if "expect_count" in row:
        number = row["expect_count"]
        yield "count_acc", prediction.get("count") == number or bool(re.search(rf"(?<!\d){number}(?!\d)", text))


def _finding(got: Sequence[str], want: set[str], *, none: bool, intent: str) -> Iterable[tuple[str, float]]:
    if none:
        yield "rejection", not got
    elif want:
        hits = [place for place, name in enumerate(got) if name in want]
        recall = sum(place < 5 for place in hits) / min(5, len(want))
        yield "recall@5", recall
        yield f"recall@5:{intent}", recall
        yield "hit@5", bool(hits) and hits[0] < 5
        yield "P@1", bool(hits) and hits[0] == 0
        yield "MRR", 1 / (hits[0] + 1) if hits and hits[0] < 10 else 0.0
        yield "false_reject", not got


def _merged(intent: str) -> str:
    return "find" if intent in _FINDING else intent


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


def _facts(text: str) -> str:
    """A text in one notation: no thousands spaces, long dates also as ISO dates, months as «mån»."""
    plain = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", _plain(text))
    for day, month, year in re.findall(r"(\d{1,2}) ([a-zåäö]{3,9}) (\d{4})", plain):
        if month in _MONTHS:
            plain += f" {year}-{_MONTHS[month]:02d}-{int(day):02d}"
    return re.sub(r"(\d+) ?(månaders?|mån|months?)\b", r"\1 mån", plain)


def below(measures: Mapping[str, Measure], floors: Mapping[str, float]) -> list[str]:
    """Names of measures that do not reach their floor. Of a rate that should be low, «max:name» is the ceiling."""
    failed = []
    for name, bound in floors.items():
        measure = measures.get(name.removeprefix("max:"))
        if measure is not None and (measure.value > bound if name.startswith("max:") else measure.value < bound):
            failed.append(name)
    return failed
