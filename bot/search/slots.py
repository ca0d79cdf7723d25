"""The parts of a question that its evidence gives: role, time, topic, need, and loosely named departments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.domain.questions import Intent
from bot.domain.systems import Role
from bot.search.decision import ends_in_system
from bot.search.evidence import ASKING, Evidence
from bot.search.names import Kind
from bot.search.times import expires_by

_NEEDY = frozenset(
    {Intent.OWNER, Intent.CONTRACT, Intent.LIFECYCLE, Intent.COUNT, Intent.OVERLAP, Intent.NYTTOKALKYL_START}
)
_ROLES = (Role.SYSTEM_SPECIALIST, Role.PROJECT_MANAGER, Role.SYSTEM_MANAGER, Role.SYSTEM_OWNER, Role.IT_UNIT)


def need(intent: Intent, e: Evidence) -> str | None:
    """The function that a question other than a search is about: «vem äger ekonomisystemet?»."""
    if e.named or intent not in _NEEDY:
        return None
    kinds = ASKING
    if intent is Intent.NYTTOKALKYL_START:
        kinds |= {"calc", "document"}
    elif intent is Intent.OVERLAP:
        kinds -= {"phase"}  # «overlap in procurement» is about a function, not a phase
    return e.without(kinds) if e.content_without(kinds) else None


def role(e: Evidence) -> Role | None:
    """The role asked for; the most particular where several are mentioned."""
    return next((one for one in _ROLES if one in e.roles), None)


def until(e: Evidence) -> str | None:
    """The end of the period in a question for a list of contracts (`times.expires_by`).

    No time at all means the coming year, «snart» half of it.
    """
    return expires_by(e.sentence.text) or ("P6M" if e.has("time.soon") else "P1Y")


def topic(intent: Intent, e: Evidence) -> str | None:
    """The sub-kind of an intent: a value of the cue tables, or the document's or activity's words."""
    reads = _TOPICS.get(intent)
    return reads(e) if reads else None


def _talk(e: Evidence) -> str:
    """A greeting is only the topic of a message that has no other."""
    others = [value for value in e.values("talk") if value != "greeting"]
    return next(iter(others), "thanks" if e.has("talk.thanks") else "greeting")


def _outside(e: Evidence) -> str | None:
    kind = next(iter(e.values("outside")), None)
    return "it_support" if kind == "password" else kind


_TOPICS: dict[Intent, Callable[[Evidence], str | None]] = {
    Intent.CHANNEL_SETUP: lambda e: next(iter(e.values("topic_channel")), None),
    Intent.SMALLTALK: _talk,
    Intent.OUT_OF_SCOPE: _outside,
    Intent.DOCUMENT: lambda e: e.without(ASKING, names=e.named) or e.document,
    Intent.RESPONSIBILITY: lambda e: _words_of(e, "duty.activity"),
    Intent.CONTRACT_DECISION: lambda e: next(iter(e.values("decide")), None),
    Intent.MEETING: lambda e: _words_of(e, "meeting.word"),
}


def with_place(e: Evidence) -> Evidence:
    """The evidence with a department or unit whose name is an ordinary word («skolan», «hemtjänsten»).

    It counts only if somebody's systems are asked for and nothing else.
    """
    asks = e.has("frame.list", "count.word", "overlap.word", "contract.list") or (ends_in_system(e) and e.has("frame"))
    if e.named or e.department or e.unit or not asks:
        return e
    for one in sorted(e.loose, key=lambda one: -one.width):
        inside = {word.start for word in e.sentence.tokens[one.start : one.end]}
        if all(word.start in inside for word in e.left):
            mentions = (*e.mentions, one)
            if one.kind is Kind.DEPARTMENT:
                return replace(e, mentions=mentions, left=(), department=one.keys[0])
            return replace(e, mentions=mentions, left=(), unit=one.keys[0])
    return e


def _words_of(e: Evidence, *signals: str) -> str | None:
    """The asker's own words for some signals, in their order."""
    places = sorted({place for cue in e.cues if f"{cue.kind}.{cue.value}" in signals for place in cue.places})
    return " ".join(e.sentence.tokens[place].raw for place in places) or None
