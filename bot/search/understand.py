"""From a typed text to a `Question`: reads the sentences, decides the intent in one table, fills the slots."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.domain.questions import Certainty, Intent, Language, Memory, Question
from bot.domain.systems import Role
from bot.search.analyzer import clean
from bot.search.evidence import ASKING, Evidence, read
from bot.search.language import detect
from bot.search.names import Kind, Lexicon, Mention
from bot.search.slots import EDGE_WORDS, GENERIC, expires_by
from bot.search.tokens import MAX_CHARACTERS, Sentence, Token, sentences

Covers = Callable[[str, Language], Certainty]

MAX_SENTENCES = 12
"""Sentences of a message that are read."""


def understand(text: str, lexicon: Lexicon, memory: Memory, covers: Covers) -> Question:
    """What a typed text asks for. `covers` tells if a search knows a wording. Never raises."""
    own = clean(text)[:MAX_CHARACTERS]
    read_sentences = [read(sentence, lexicon) for sentence in sentences(own)[:MAX_SENTENCES]]
    everything = [word for evidence in read_sentences for word in _unnamed(evidence)]
    language = detect(everything, memory.language or "sv")
    if not read_sentences:
        return Question(Intent.HELP, language, text=own)
    asker = _Asker(memory, language, covers)
    answers = [(evidence, asker.decide(evidence)) for evidence in read_sentences]
    evidence, question = max(answers, key=lambda pair: (_weight(*pair), -read_sentences.index(pair[0])))
    if not question.systems and not question.need and len(answers) > 1 and question.intent in ABOUT_A_SYSTEM:
        question = replace(question, systems=_named_elsewhere(read_sentences, evidence))
    return replace(question, text=own)


# ---- the decision -----------------------------------------------------------------------------------

ABOUT_A_SYSTEM = frozenset(
    {Intent.FIND_BY_NAME, Intent.OWNER, Intent.CONTRACT, Intent.LIFECYCLE, Intent.DOCUMENT, Intent.MEETING, Intent.REQUEST}
)  # fmt: skip
"""Intents that a follow-up may ask of the system spoken of before."""

_REPEATABLE = ABOUT_A_SYSTEM | {Intent.BY_DEPARTMENT, Intent.BY_VENDOR, Intent.COUNT, Intent.OVERLAP}
_SEARCHING = ("frame.have", "frame.use", "frame.need", "frame.system", "frame.list")


@dataclass(frozen=True, slots=True)
class _Case:
    """One row of the decision: the first whose condition holds decides."""

    intent: Intent
    holds: Callable[[Evidence], bool]
    weight: int


def _asks_who(e: Evidence) -> bool:
    return e.has("ask.who", "ask.person")


def _duty(e: Evidence) -> bool:
    """A question about what the model says of a role, a phase or an activity, not about one system."""
    if e.named or not e.has("duty.ask", "ask.who", "ask.person"):
        return False
    beyond = e.content_without(ASKING | {"duty", "document", "calc", "meeting"})
    if e.has("duty.activity") and e.has("ask.who", "duty.ask") and not e.has("frame.list", "count.word"):
        return not beyond or e.has("duty.general", "phase") or bool(e.roles)
    return bool(e.roles) and e.has("duty.ask", "frame.what") and not beyond and not e.has("follow.pronoun", "my.systems")


def _about_oneself(e: Evidence) -> bool:
    return not e.content_without({"talk", "frame", "follow", "time"}) and not e.named and not e.has("ask", "role", "contract")


def _lists(e: Evidence) -> bool:
    return e.has("frame.list", "frame.have", "frame.use")


def _elliptic(e: Evidence) -> bool:
    return e.bare or (e.has("follow.pronoun") and len(e.left) <= 1)


def _contract(e: Evidence) -> bool:
    if e.named:
        return e.has("contract.word", "fact") and not e.has("frame.system")
    if e.has("contract.list") and (e.has("fact", "time", "contract.word")):
        return not e.has("frame.system") or e.has("fact.end", "fact.notice_deadline")
    if e.has("fact", "contract.word") and _elliptic(e):
        return True
    asked = e.has("fact.cost", "fact.notice_period", "fact.notice_deadline") or e.has("contract.word") and e.has("fact")
    return asked and not e.has("frame.system", "frame.have", "frame.need", "frame.use")


def _owner(e: Evidence) -> bool:
    who = _asks_who(e) and (bool(e.roles) or e.has("ask.person"))
    if e.named:
        return (who or bool(e.roles) or e.has("ask.who", "ask.person")) and not (e.has("name.facts") and not e.roles)
    if e.has("frame.system", "frame.have", "frame.need") and not e.has("ask.who"):
        return False
    return who or (bool(e.roles) and _elliptic(e))


def _phase(e: Evidence) -> bool:
    if e.named:
        return e.has("phase", "life.phase")
    listed = e.has("phase") and (e.has("frame.list", "life.phase") or e.bare) and not e.has("ask.who")
    return listed or (e.has("life.phase") and e.bare and e.has("follow.pronoun"))


def _purchase(e: Evidence) -> bool:
    if e.has("calc.word"):
        return not e.has("frame.system") or e.has("calc.buy", "frame.need", "document.verb")
    asks_if_known = e.has("frame.have", "frame.use") and e.sentence.asks
    return e.has("calc.buy") and not asks_if_known and not e.has("fact.procurement_form")


def _meeting(e: Evidence) -> bool:
    if e.has("frame.system") and not e.named:
        return False
    return e.has("meeting.word") or (e.has("meeting.ask") and (e.named or not e.content_without(ASKING | {"meeting"})))


def _document(e: Evidence) -> bool:
    if e.document:
        return True
    if e.has("frame.system") or (e.has("ask.who") and not e.has("document.verb")):
        return False
    return e.has("document.plan") or e.has("document.word")


def _request(e: Evidence) -> bool:
    return e.has("change.word") or (e.named and e.has("change.verb", "request.access"))


def _outside(e: Evidence) -> bool:
    return e.has("outside") and not e.named and not e.has("frame.system")


def _count(e: Evidence) -> bool:
    if not e.has("count.word") or e.named:
        return False
    return e.has("frame.list", "frame.system", "frame.have", "phase") or bool(e.supplier or e.department or e.unit) or _ends_in_system(e)


def _ends_in_system(e: Evidence) -> bool:
    return any("system" in word.folded or word.folded in GENERIC for word in e.sentence.tokens)


def _vendor(e: Evidence) -> bool:
    if e.supplier is None:
        return False
    systems_from = e.has("frame.list", "vendor.word") or _ends_in_system(e)
    return systems_from if e.named else systems_from or e.bare or e.has("frame.what", "frame.have", "frame.use")


def _department(e: Evidence) -> bool:
    if e.named or not (e.department or e.unit):
        return False
    return not e.content_without(ASKING | {"duty", "vendor"})


_CASES = (
    _Case(Intent.CHANNEL_SETUP, lambda e: e.has("channel.word") and e.has("topic_channel"), 9),
    _Case(Intent.MORE, lambda e: e.has("more.word") and not e.named, 9),
    _Case(Intent.OUT_OF_SCOPE, lambda e: e.has("outside.injection"), 9),
    _Case(Intent.SMALLTALK, lambda e: e.has("talk") and _about_oneself(e), 1),
    _Case(Intent.HELP, lambda e: e.has("help.word") and not e.named and not e.content_without(ASKING | {"help"}), 3),
    _Case(Intent.MY_SYSTEMS, lambda e: e.has("my.systems") and not e.has("change.word"), 8),
    _Case(Intent.REQUEST, lambda e: _request(e) and not (e.has("outside.it_support") and not e.named) and not e.has("calc"), 7),
    _Case(Intent.OUT_OF_SCOPE, lambda e: _outside(e) and not e.has("document.plan", "meeting.word", "contract.list"), 5),
    _Case(Intent.MEETING, _meeting, 8),
    _Case(Intent.RESPONSIBILITY, _duty, 8),
    _Case(Intent.DOCUMENT, _document, 7),
    _Case(Intent.NYTTOKALKYL_START, _purchase, 7),
    _Case(Intent.OVERLAP, lambda e: e.has("overlap.word"), 8),
    _Case(Intent.CONTRACT, lambda e: e.has("contract.list") and _contract(e), 8),
    _Case(Intent.COUNT, _count, 8),
    _Case(Intent.OWNER, _owner, 8),
    _Case(Intent.CONTRACT, _contract, 8),
    _Case(Intent.LIFECYCLE, _phase, 8),
    _Case(Intent.BY_VENDOR, _vendor, 7),
    _Case(Intent.BY_DEPARTMENT, _department, 7),
    _Case(Intent.FIND_BY_NAME, lambda e: e.named, 6),
)


class _Asker:
    """Decides sentence by sentence, with what was said before and what the search knows."""

    def __init__(self, memory: Memory, language: Language, covers: Covers) -> None:
        self._memory = memory
        self._language: Language = language
        self._covers = covers

    def decide(self, e: Evidence) -> Question:
        """The question in one sentence."""
        last = self._memory.last
        if last is not None and e.has("follow.language") and e.bare and not e.named:
            wanted: Language = "sv" if any(w.folded in ("svenska", "swedish") for w in e.sentence.tokens) else "en"
            return replace(last, language=wanted)
        if e.loose and not e.named and e.department is None and e.unit is None:
            e = _with_place(e)
        case = next((case for case in _CASES if case.holds(e)), None)
        if last is not None and self._repeats(e, case):
            return self._repeated(e, last)
        if case is None:
            return self._search(e)
        return self._filled(Question(case.intent, self._language), e)

    def _repeats(self, e: Evidence, case: _Case | None) -> bool:
        """True for «och Lifecare då?», «och på KSF?»: a new subject for the question before."""
        if not e.has("follow.opener") or self._memory.last is None or self._memory.last.intent not in _REPEATABLE:
            return False
        if case is None:
            return bool(expires_by(e.sentence.text)) and e.bare
        plain = case.intent in (Intent.FIND_BY_NAME, Intent.BY_DEPARTMENT, Intent.BY_VENDOR)
        return plain and not e.has("frame.what", "frame.use", "frame.have", "frame.list", "ask", "role", "fact")

    def _repeated(self, e: Evidence, last: Question) -> Question:
        return replace(
            last,
            language=self._language,
            systems=e.systems if e.named else last.systems if not (e.department or e.unit or e.supplier) else (),
            near_systems=e.near_systems,
            department=e.department or (None if e.unit or e.named else last.department),
            unit=e.unit,
            supplier=e.supplier if not e.named else None,
            expires_by=expires_by(e.sentence.text) or last.expires_by,
            page=0,
            pressed=False,
        )

    def _filled(self, question: Question, e: Evidence) -> Question:
        intent = question.intent
        need = self._need(intent, e)
        systems = e.systems
        if intent in ABOUT_A_SYSTEM and not e.named and need is None and self._continues(intent, e):
            systems = self._memory.subjects
        listing = intent is Intent.CONTRACT and not systems and not e.near_systems and e.has("contract.list")
        return replace(
            question,
            systems=systems,
            near_systems=e.near_systems,
            need=need,
            department=e.department,
            unit=e.unit if e.department is None else None,
            supplier=None if e.named and intent is not Intent.BY_VENDOR else e.supplier,
            phase=e.phase if intent in (Intent.LIFECYCLE, Intent.RESPONSIBILITY, Intent.COUNT) else None,
            role=_role(e) if intent in (Intent.OWNER, Intent.RESPONSIBILITY) else None,
            contract_facts=e.facts if intent is Intent.CONTRACT else frozenset(),
            expires_by=_until(e) if listing else None,
            topic=_topic(intent, e),
        )

    def _continues(self, intent: Intent, e: Evidence) -> bool:
        """True if the sentence leans on what was said before. A full question of its own never does."""
        if not self._memory.subjects or e.has("contract.list", "frame.list"):
            return False
        if intent in (Intent.DOCUMENT, Intent.MEETING, Intent.REQUEST, Intent.FIND_BY_NAME):
            return e.has("follow.pronoun")
        return True

    def _need(self, intent: Intent, e: Evidence) -> str | None:
        if e.named or intent not in _NEEDY:
            return None
        kinds = ASKING | {"calc"} if intent is Intent.NYTTOKALKYL_START else ASKING
        if not e.content_without(kinds):
            return None
        return e.without(kinds)

    def _search(self, e: Evidence) -> Question:
        """No wording decides: a search for a function, an unknown name, or nothing that the bot is for."""
        question = Question(Intent.FIND_BY_FUNCTION, self._language, department=e.department, unit=e.unit)
        # Verbs of change and the like are content here: «lägga till», «avveckla», «rapportera tillbud».
        need = e.without({"frame", "follow"}) or e.without({"follow"})
        if need is None or not e.content_without({"follow"}):
            return self._without_content(e)
        if name := self._unknown_name(e, need):
            return Question(Intent.FIND_BY_NAME, self._language, topic=name)
        if _general(e) and self._covers(need, self._language) is Certainty.NONE:
            return Question(Intent.OUT_OF_SCOPE, self._language, topic="knowledge")
        return replace(question, need=need)

    def _without_content(self, e: Evidence) -> Question:
        if e.has("frame.what", "name.facts") and e.has("follow.pronoun") and self._memory.subjects:
            return Question(Intent.FIND_BY_NAME, self._language, systems=self._memory.subjects)
        if e.has("follow.pronoun", "follow.opener") and self._memory.last is not None:
            return replace(self._memory.last, language=self._language, page=0, pressed=False)
        if e.has("talk", "frame.polite"):
            return Question(Intent.SMALLTALK, self._language, topic=_topic(Intent.SMALLTALK, e))
        return Question(Intent.HELP, self._language)

    def _unknown_name(self, e: Evidence, need: str) -> str | None:
        """A proper noun that nobody here knows: «använder vi Slack?»."""
        words = e.content_without({"frame", "follow"})
        if not 0 < len(words) <= 3:  # noqa: PLR2004
            return None
        alone = len(e.sentence.tokens) == len(words)
        written = all(_is_written_as_name(word, e.sentence, alone=alone) for word in words)
        asked = len(words) == 1 and e.has("frame.use") and not e.has("frame.system") and _looks_foreign(words[0])
        if not (written or asked) or not (alone or e.has("frame.use", "frame.have", "frame.what", "frame.need")):
            return None
        return need if self._covers(need, self._language) is not Certainty.CERTAIN else None


# ---- slots ------------------------------------------------------------------------------------------

_NEEDY = frozenset({Intent.OWNER, Intent.CONTRACT, Intent.LIFECYCLE, Intent.COUNT, Intent.OVERLAP, Intent.NYTTOKALKYL_START})


def _role(e: Evidence) -> Role | None:
    order = (Role.SYSTEM_SPECIALIST, Role.PROJECT_MANAGER, Role.SYSTEM_MANAGER, Role.SYSTEM_OWNER, Role.IT_UNIT)
    return next((role for role in order if role in e.roles), None)


def _until(e: Evidence) -> str | None:
    """A list of contracts without a time means the coming year, «snart» half of it."""
    return expires_by(e.sentence.text) or ("P6M" if e.has("time.soon") else "P1Y")


def _topic(intent: Intent, e: Evidence) -> str | None:
    if intent is Intent.CHANNEL_SETUP:
        return next(iter(e.values("topic_channel")), None)
    if intent is Intent.SMALLTALK:
        kinds = [value for value in e.values("talk") if value != "greeting"]
        return next(iter(kinds), "greeting" if e.has("talk.greeting") else "thanks")
    if intent is Intent.OUT_OF_SCOPE:
        return next(iter(e.values("outside")), None)
    if intent is Intent.DOCUMENT:
        return e.document or e.without({"frame", "follow", "document_verb"})
    if intent is Intent.RESPONSIBILITY:
        return " ".join(_spans(e, "duty", "activity")) or None
    if intent is Intent.MEETING:
        return " ".join(_spans(e, "meeting", "word")) or None
    return None


def _spans(e: Evidence, kind: str, value: str) -> list[str]:
    """The asker's words for one signal, overlapping wordings joined."""
    places: set[int] = set()
    for cue in e.cues:
        if cue.kind == kind and cue.value == value:
            places |= set(range(cue.start, cue.end))
    runs: list[tuple[int, int]] = []
    for place in sorted(places):
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return [e.sentence.slice(first, last) for first, last in runs]


def _with_place(e: Evidence) -> Evidence:
    """A department or unit that is an ordinary word counts if somebody's systems are asked for and nothing else."""
    asks_for_systems = e.has("frame.list", "count.word", "overlap.word", "contract.list") or (_ends_in_system(e) and e.has("frame"))
    if not asks_for_systems:
        return e
    for one in sorted(e.loose, key=lambda one: -one.width):
        inside = {word.start for word in e.sentence.tokens[one.start : one.end]}
        if all(word.start in inside for word in e.left):
            slot = "department" if one.kind is Kind.DEPARTMENT else "unit"
            mentions: tuple[Mention, ...] = (*e.mentions, one)
            return replace(e, mentions=mentions, left=(), **{slot: one.keys[0]})  # type: ignore[arg-type]
    return e


def _unnamed(e: Evidence) -> list[Token]:
    named = {place for one in e.mentions if one.kind in (Kind.SYSTEM, Kind.SUPPLIER) for place in range(one.start, one.end)}
    return [word for place, word in enumerate(e.sentence.tokens) if place not in named]


def _named_elsewhere(read_sentences: Sequence[Evidence], asking: Evidence) -> tuple[str, ...]:
    return next((e.systems for e in reversed(read_sentences) if e is not asking and e.systems), ())


def _weight(e: Evidence, question: Question) -> int:
    """How much a sentence of several looks like the one that asks."""
    case = next((case for case in _CASES if case.intent is question.intent and case.holds(e)), None)
    weight = case.weight if case else 4 if e.has(*_SEARCHING) else 2
    if question.intent is Intent.FIND_BY_FUNCTION and not question.need:
        weight = 0
    return weight + (4 if e.sentence.asks else 0)


# ---- unknown words ----------------------------------------------------------------------------------

_OWN = frozenset({"vi", "we", "our", "kommunen", "ni", "us", "vara", "vart", "municipality", "jag", "i", "man"})
_FOREIGN = re.compile(r"[wzq]|x(?![at])|^[bcdfghjklmnpqrstvwxz]{3}|[^s]c[^khi]|[oiyu]$|(?:ly|ify|io|soft|hub|force|box|ware|day|cloud|desk|flow|base)$")
_COMMON_ENDING = re.compile(r"(?:ning|ningar|system|register|hantering|het|ande|else|are|arna|erna|orna|bok|plan|or|ar|er|tion|ing|ment|s)$")


def _is_written_as_name(word: Token, sentence: Sentence, *, alone: bool) -> bool:
    if any(letter.isupper() for letter in word.raw[1:]) and not word.raw.isupper():
        return True
    if not word.raw[0].isupper() or sentence.text.isupper():
        return False
    if word.start > 0 and sentence.tokens[0] is not word:
        return True
    return alone and word.raw.isascii() and _looks_foreign(word)


def _looks_foreign(word: Token) -> bool:
    """Spelt as few Swedish or English words are: «Trello», «Workday», «Fortnox»."""
    if not word.raw.isascii() or word.folded in EDGE_WORDS:
        return False
    return bool(_FOREIGN.search(word.folded)) or (len(word.folded) <= 8 and not _COMMON_ENDING.search(word.folded))  # noqa: PLR2004


def _general(e: Evidence) -> bool:
    """A question about the world rather than about the municipality's systems."""
    if e.has("frame.system", "frame.have", "frame.use", "frame.need", "frame.list"):
        return False
    return e.has("frame.what", "ask.who", "talk") and not any(word.folded in _OWN for word in e.sentence.tokens)
