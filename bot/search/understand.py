"""From a typed text to a `Question`: reads the sentences, decides, fills the slots, follows up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.domain.questions import Certainty, Intent, Language, Memory, Question
from bot.search import slots
from bot.search.analyzer import clean
from bot.search.decision import SEARCHING, Case, decide, may_be_told
from bot.search.evidence import ASKING, Evidence, read
from bot.search.language import detect
from bot.search.names import Kind, Lexicon
from bot.search.said import systems_of
from bot.search.statements import subject_of, told
from bot.search.times import expires_by
from bot.search.tokens import MAX_CHARACTERS, Token, sentences
from bot.search.unknown import is_coined, is_general, is_written_as_name, unknown_name, unknown_product

__all__ = ["Covers", "Lexicon", "understand"]

Covers = Callable[[str, Language], Certainty]

MAX_SENTENCES = 12
"""Sentences of a message that are read."""

ABOUT_A_SYSTEM = frozenset(
    {
        Intent.FIND_BY_NAME,
        Intent.OWNER,
        Intent.CONTRACT,
        Intent.CONTRACT_DECISION,
        Intent.LIFECYCLE,
        Intent.DOCUMENT,
        Intent.MEETING,
        Intent.REQUEST,
    }
)
"""Intents that a follow-up may ask of the system spoken of before."""

_MOST_TALK = 3
"""Words of small talk beside its wordings; who says more, tells of something."""

_REPEATABLE = ABOUT_A_SYSTEM | {Intent.BY_DEPARTMENT, Intent.BY_VENDOR, Intent.COUNT, Intent.OVERLAP}
_WITH_PHASE = frozenset({Intent.LIFECYCLE, Intent.RESPONSIBILITY, Intent.COUNT})
_OF_ONE_SYSTEM = frozenset({Intent.OWNER, Intent.CONTRACT, Intent.LIFECYCLE})


def understand(text: str, lexicon: Lexicon, memory: Memory, covers: Covers) -> Question:
    """What a typed text asks for. `covers` tells how well a search knows a wording. Never raises.

    `expires_by` of the answer is described at `times.expires_by`, `topic` at `slots.topic`.
    """
    own = clean(text)[:MAX_CHARACTERS]
    spoken = lexicon.once(own, lambda text: _spoken(text, lexicon))
    language = detect([word for e in spoken for word in _unnamed(e)], memory.language or "sv")
    if not spoken:
        return Question(Intent.HELP, language, text=own)
    asker = _Asker(memory, language, covers)
    answers = [asker.answer(e) for e in spoken]
    # Of several sentences the one that looks most like a question; of equals the first.
    best = max(range(len(answers)), key=lambda place: (answers[place][1], -place))
    question = answers[best][0]
    if question.intent in ABOUT_A_SYSTEM and not (question.systems or question.need or question.expires_by):
        elsewhere = (e.systems for e in reversed(spoken) if e is not spoken[best] and e.systems)
        question = replace(question, systems=next(elsewhere, ()))
    return replace(question, text=own)


def _spoken(text: str, lexicon: Lexicon) -> tuple[Evidence, ...]:
    return tuple(slots.with_place(read(sentence, lexicon)) for sentence in sentences(text)[:MAX_SENTENCES])


class _Asker:
    """Decides sentence by sentence, with what was said before and what the search knows."""

    def __init__(self, memory: Memory, language: Language, covers: Covers) -> None:
        self._memory = memory
        self._language: Language = language
        self._covers = covers

    def answer(self, e: Evidence) -> tuple[Question, int]:
        """The question in one sentence, and how much the sentence looks like one."""
        last = self._memory.last
        asks = 4 if e.sentence.asks else 0
        if last is not None and e.has("follow.language") and e.bare and not e.named:
            swedish = any(word.folded in ("svenska", "swedish") for word in e.sentence.tokens)
            return replace(last, language="sv" if swedish else "en"), asks
        case = decide(e)
        if last is not None and self._repeats(e, case, last):
            return self._repeated(e, last), asks + 6
        if case is None or self._told(case, e):
            question = self._search(e)
            # «Har vi redan det?» says nothing by itself: the rest of the message does.
            empty = question.intent in (Intent.HELP, Intent.SMALLTALK)
            return question, 0 if empty else asks + (4 if e.has(*SEARCHING) else 2)
        return self._filled(Question(case.intent, self._language), e), asks + case.weight

    def _told(self, case: Case, e: Evidence) -> bool:
        """True if what looks like a matter that the bot is not for tells of a need that the search knows."""
        if case.intent is not Intent.OUT_OF_SCOPE:
            return False
        if e.has("outside.password"):
            # The bot sets no password, but there may well be a system in which people do.
            return self._knows(e.sentence.text)
        if not may_be_told(e):
            return False
        return self._covers(e.sentence.text, self._language) is not Certainty.NONE

    @staticmethod
    def _repeats(e: Evidence, case: Case | None, last: Question) -> bool:
        """True for «och Lifecare då?», «och på KSF?»: a new subject for the question before."""
        if not e.has("follow.opener") or last.intent not in _REPEATABLE:
            return False
        if case is None:
            return bool(expires_by(e.sentence.text)) and e.bare
        plain = case.intent in (Intent.FIND_BY_NAME, Intent.BY_DEPARTMENT, Intent.BY_VENDOR)
        return plain and not e.has(
            "frame.what", "frame.use", "frame.have", "frame.list", "ask.who", "ask.person", "role", "fact"
        )

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
        need = slots.need(intent, e)
        statement = told(e) if intent is Intent.REQUEST else ()
        systems = systems_of(e) if statement else e.systems
        if intent in ABOUT_A_SYSTEM and not (e.named or systems) and need is None and self._continues(intent, e):
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
            phase=e.phase if intent in _WITH_PHASE else None,
            role=slots.role(e) if intent in (Intent.OWNER, Intent.RESPONSIBILITY) else None,
            contract_facts=e.facts if intent is Intent.CONTRACT else frozenset(),
            expires_by=slots.until(e) if listing else None,
            topic=slots.topic(intent, e) or self._unlisted(intent, e, need),
            form=(statement or subject_of(e)) if intent is Intent.REQUEST else (),
        )

    def _unlisted(self, intent: Intent, e: Evidence, need: str | None) -> str | None:
        """The name in «vem äger Zebraflux?», where the register that the asker sees has no such system."""
        if intent not in _OF_ONE_SYSTEM or need is None or not e.left:
            return None
        named = [word for word in e.left if is_written_as_name(word, e.sentence, alone=False)]
        if named and len(e.left) <= len(named) + 1:
            return e.sentence.text[named[0].start : named[-1].end]
        # What no search knows, and is a single word, is a name too, whatever way it is written.
        single = len(e.left) == 1 and self._covers(need, self._language) is Certainty.NONE
        return e.left[0].raw if single else None

    def _continues(self, intent: Intent, e: Evidence) -> bool:
        """True if the sentence leans on what was said before. A full question of its own never does."""
        if not self._memory.subjects or e.has("contract.list", "frame.list"):
            return False
        if intent in (Intent.DOCUMENT, Intent.MEETING, Intent.REQUEST, Intent.FIND_BY_NAME):
            return e.has("follow.pronoun")
        return True

    def _search(self, e: Evidence) -> Question:
        """No wording decides: a search for a function, an unknown name, or nothing that the bot is for."""
        need = e.without({"frame", "follow"}) or e.without({"follow"})
        if need is None or not e.content_without({"follow"}):
            return self._without_content(e)
        return (
            self._unknown(e)
            or self._of_place(e, need)
            or self._beside_the_point(e, need)
            or Question(Intent.FIND_BY_FUNCTION, self._language, department=e.department, unit=e.unit, need=need)
        )

    def _unknown(self, e: Evidence) -> Question | None:
        """A name that the register lacks."""
        product, name = unknown_product(e), unknown_name(e)
        if product is None and (name is None or not (is_coined(name) or not self._knows(name))):
            return None
        return Question(Intent.FIND_BY_NAME, self._language, topic=product or name)

    def _beside_the_point(self, e: Evidence, need: str) -> Question | None:
        """Small talk or a question about the world, if no search knows what it is about."""
        if not e.has("frame.what", "ask.who", "ask.open") and len(e.content_without(ASKING | {"talk"})) > _MOST_TALK:
            return None
        if not (is_general(e) or e.has("talk")) or self._covers(need, self._language) is not Certainty.NONE:
            return None
        if e.has("talk"):
            return Question(Intent.SMALLTALK, self._language, topic=slots.topic(Intent.SMALLTALK, e))
        return Question(Intent.OUT_OF_SCOPE, self._language, topic="knowledge")

    def _of_place(self, e: Evidence, need: str) -> Question | None:
        """«Vilka system ligger hos VA-avdelningen?»: what is left beside the place is no need that anybody knows."""
        if not (e.department or e.unit or e.supplier) or not e.has("frame.list", "frame.own"):
            return None
        if len(e.left) > 1 or self._knows(need):
            return None
        intent = Intent.BY_DEPARTMENT if e.department or e.unit else Intent.BY_VENDOR
        return self._filled(Question(intent, self._language), e)

    def _knows(self, wording: str) -> bool:
        return self._covers(wording, self._language) is Certainty.CERTAIN

    def _without_content(self, e: Evidence) -> Question:
        if e.has("frame.what", "name.facts") and e.has("follow.pronoun") and self._memory.subjects:
            return Question(Intent.FIND_BY_NAME, self._language, systems=self._memory.subjects)
        if e.has("follow.pronoun", "follow.opener") and self._memory.last is not None:
            return replace(self._memory.last, language=self._language, page=0, pressed=False)
        if e.has("talk") or (e.has("frame.polite") and not e.has(*SEARCHING)):
            return Question(Intent.SMALLTALK, self._language, topic=slots.topic(Intent.SMALLTALK, e))
        return Question(Intent.HELP, self._language)


def _unnamed(e: Evidence) -> Sequence[Token]:
    """The words that are in a language: names of systems and suppliers are in none."""
    named = [one for one in e.mentions if one.kind in (Kind.SYSTEM, Kind.SUPPLIER)]
    places = {place for one in named for place in range(one.start, one.end)}
    return [word for place, word in enumerate(e.sentence.tokens) if place not in places]
