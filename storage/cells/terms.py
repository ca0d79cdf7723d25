"""Cells with few possible answers: yes and no, phases, hosting, classification and renewal."""

from __future__ import annotations

import re

from bot.domain.systems import Hosting, InformationClassification, LifecyclePhase, Renewal, RenewalKind
from storage.cells.numbers import months_in
from storage.cells.reading import Cell, Reading, ask, corrected, empty
from storage.cells.text import folded, is_blank, is_unknown, tidy

_YES = frozenset({"ja", "j", "yes", "y", "x", "sant", "true", "1", "✓", "✔", "√", "☑"})
_NO = frozenset({"nej", "n", "no", "falskt", "false", "0"})
_PHASES = {
    LifecyclePhase.ACQUISITION: "anskaffning|acquisition|upphandling|under anskaffning|under upphandling|upphandlas|"
    "anskaffas",
    LifecyclePhase.INTRODUCTION: "införande|introduction|implementering|under införande|införs|implementation|"
    "driftsättning",
    LifecyclePhase.OPERATION: "användning|operation|drift|i drift|i användning|används|aktiv|aktivt|in use|"
    "in operation|förvaltning",
    LifecyclePhase.RETIREMENT: "avveckling|retirement|under avveckling|avvecklas|utfasning|fasas ut|retiring",
}
_HOSTING = {
    Hosting.SAAS: "saas|molntjänst|moln|molnet|molnbaserad|molnbaserat|software as a service|cloud",
    Hosting.ON_PREMISES: "on-prem|on prem|onprem|on-premise|on-premises|on premise|on premises|lokal|lokalt|"
    "lokal drift|egen drift|egen server",
}
_PHASE_WORDS = {word: phase for phase, words in _PHASES.items() for word in words.split("|")}
_HOSTING_WORDS = {word: hosting for hosting, words in _HOSTING.items() for word in words.split("|")}
PHASE_NAMES = {phase: words.split("|")[0].capitalize() for phase, words in _PHASES.items()}
HOSTING_NAMES = {Hosting.SAAS: "SaaS", Hosting.ON_PREMISES: "On-prem"}
_NO_RENEWAL = frozenset(
    {
        "ingen",
        "ingen förlängning",
        "inga",
        "nej",
        "none",
        "no",
        "ej förlängning",
        "utan förlängning",
        "förlängs inte",
        "förlängs ej",
    }
)
_AUTOMATIC = re.compile(
    r"(?:automatiskt?|automatic|autom\.?|auto)(?![a-zåäö])(?: förlängning| förnyelse| renewal)?"
    r"(?: (?:med|på|om))?,? ?(?P<length>.+)"
)
_ROUNDS = re.compile(r"(?P<count>\d{1,2}) ?(?:x|×|\*|st|gånger) ?(?:på |om |à |a )?(?P<length>.+)")
_OPTIONS = re.compile(r"(?:(?P<count>\d{1,2}|en) ?(?:st )?)?option(?:er|sår)?(?: (?:på|om|à|a|med))? (?P<length>.+)")
_CHAIN = re.compile(r"(?P<terms>\d{1,2}(?: ?\+ ?\d{1,2})+) ?(?P<unit>.+)")
_LONGEST = 240


def read_truth(cell: Cell) -> Reading[bool]:
    """Yes or no. «N/A» is neither."""
    if is_blank(cell):
        return empty()
    text = folded(cell)
    if text in _YES or text in _NO:
        value = text in _YES
        word = "Ja" if value else "Nej"
        spelt_out = isinstance(cell, bool) or (isinstance(cell, str) and cell.capitalize() == word)
        return Reading(value) if spelt_out else corrected(value, "import-truth-read", word=word)
    return ask("import-not-yes-or-no")


def read_phase(cell: Cell) -> Reading[LifecyclePhase]:
    """A phase of the life cycle (audit, Tabell 2)."""
    if is_blank(cell):
        return empty()
    text = folded(cell)
    phase = _PHASE_WORDS.get(text)
    if phase is None:
        return ask("import-unknown-value" if is_unknown(text) else "import-not-a-phase")
    name = PHASE_NAMES[phase]
    return Reading(phase) if cell == name else corrected(phase, "import-term-read", word=name)


def read_hosting(cell: Cell) -> Reading[Hosting]:
    """Driftform."""
    if is_blank(cell):
        return empty()
    text = folded(cell)
    hosting = _HOSTING_WORDS.get(text)
    if hosting is None:
        return ask("import-unknown-value" if is_unknown(text) else "import-not-a-hosting")
    name = HOSTING_NAMES[hosting]
    return Reading(hosting) if cell == name else corrected(hosting, "import-term-read", word=name)


def read_classification(cell: Cell) -> Reading[InformationClassification]:
    """Information classification K/R/T, each 1–4, in the spellings «K2 R2 T3», «2/2/3», «223», «K=2,R=2,T=3»."""
    if is_blank(cell):
        return empty()
    text = folded(cell)
    if is_unknown(text):
        return ask("import-unknown-value")
    lettered = re.findall(r"([krt]) ?[:=]? ?(\d+)", text)
    rest = re.sub(r"[krt] ?[:=]? ?\d+", "", text).strip(" ,;/|-+.")
    bare = re.fullmatch(r"(\d)[ /|,;.-]{0,3}(\d)[ /|,;.-]{0,3}(\d)", text)
    if lettered and not re.search(r"\w", rest):
        levels = dict(lettered)
        if len(lettered) != 3 or len(levels) != 3:
            return ask("import-not-a-classification")
        numbers = [int(levels[letter]) for letter in "krt"]
    elif bare and not isinstance(cell, bool):
        numbers = [int(digit) for digit in bare.groups()]
    else:
        return ask("import-not-a-classification")
    if not all(1 <= number <= 4 for number in numbers):
        return ask("import-classification-range")
    value = InformationClassification(*numbers)
    return Reading(value) if cell == str(value) else corrected(value, "import-term-read", word=str(value))


def read_renewal(cell: Cell) -> Reading[Renewal]:
    """Renewal terms: «Ingen», «Automatisk 12 mån», «2 x 24 mån», «2+1+1 år» (two years, then two options)."""
    if is_blank(cell):
        return empty()
    text = folded(cell)
    if is_unknown(text):
        return ask("import-unknown-value")
    renewal = Renewal(RenewalKind.NONE) if text in _NO_RENEWAL else _renewal(text)
    if renewal is None or renewal.months > _LONGEST:
        return ask("import-not-a-renewal")
    written = renewal_text(renewal)
    if isinstance(cell, str) and tidy(cell) == written:
        return Reading(renewal)
    return corrected(renewal, "import-term-read", word=written)


def _renewal(text: str) -> Renewal | None:
    if automatic := _AUTOMATIC.fullmatch(text):
        months = months_in(automatic["length"])
        return Renewal(RenewalKind.AUTOMATIC, months) if months else None
    if rounds := _ROUNDS.fullmatch(text):
        months = months_in(rounds["length"])
        count = int(rounds["count"])
        return Renewal(RenewalKind.OPTION, months, count) if months and count else None
    if chain := _CHAIN.fullmatch(text):
        _base, *options = (int(term) for term in re.findall(r"\d+", chain["terms"]))
        # Options of different length do not fit «k rounds of n months».
        months = months_in(f"{options[0]} {chain['unit']}") if len(set(options)) == 1 else None
        return Renewal(RenewalKind.OPTION, months, len(options)) if months else None
    if option := _OPTIONS.fullmatch(text):
        months = months_in(option["length"])
        count = int(option["count"]) if (option["count"] or "").isdigit() else 1
        return Renewal(RenewalKind.OPTION, months, count) if months and count else None
    return None


def renewal_text(renewal: Renewal) -> str:
    """Renewal terms as the register writes them."""
    if renewal.kind is RenewalKind.NONE:
        return "Ingen"
    if renewal.kind is RenewalKind.AUTOMATIC:
        return f"Automatisk {renewal.months} mån"
    return f"{renewal.count} x {renewal.months} mån"
