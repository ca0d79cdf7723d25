"""What a button means.

Its data is input from a stranger: every value is checked, and what it names is looked up again in the
presser's own view of the register.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from bot.domain.questions import Intent, Language, Question
from bot.domain.systems import LifecyclePhase, Role

_Kind = TypeVar("_Kind", bound=StrEnum)

_LONGEST = 500
_MOST_SYSTEMS = 20
_LAST_PAGE = 20_000
_LARGEST_NUMBER = 2**31
_LONGEST_ANSWER = 20_000  # more than any input takes, so that a text that is too long is refused and not cut
_MOST_INPUTS = 60

_LISTED_INTENTS = frozenset(
    {
        Intent.FIND_BY_FUNCTION,
        Intent.FIND_BY_NAME,
        Intent.OWNER,
        Intent.CONTRACT,
        Intent.BY_DEPARTMENT,
        Intent.BY_VENDOR,
        Intent.BY_FUNCTION,
        Intent.LIFECYCLE,
        Intent.COUNT,
        Intent.OVERLAP,
        Intent.MY_SYSTEMS,
    }
)
"""Intents whose answers have pages."""


def question_of(verb: str, data: Mapping[str, Any], language: Language) -> Question | None:
    """The question that a button asks, or None for a button that this version does not know."""
    read = _VERBS.get(verb)
    return read(data, language) if read is not None else None


def _of_system(intent: Intent) -> Callable[[Mapping[str, Any], Language], Question]:
    def read(data: Mapping[str, Any], language: Language) -> Question:
        key = _text(data.get("system"))
        return Question(intent, language, systems=(key,) if key else (), pressed=True)

    return read


def _of_topic(intent: Intent, name: str | None = None) -> Callable[[Mapping[str, Any], Language], Question]:
    def read(data: Mapping[str, Any], language: Language) -> Question:
        topic = _text(data.get(name)) if name else None
        return Question(intent, language, topic=topic, text=topic or "", pressed=True)

    return read


def _of_need(intent: Intent) -> Callable[[Mapping[str, Any], Language], Question]:
    def read(data: Mapping[str, Any], language: Language) -> Question:
        need = _text(data.get("need"))
        return Question(intent, language, text=need or "", need=need, pressed=True)

    return read


def _of_miss(data: Mapping[str, Any], language: Language) -> Question:
    number = data.get("miss")
    known = isinstance(number, int) and not isinstance(number, bool) and 0 < number < _LARGEST_NUMBER
    return Question(
        Intent.MISSED_SEARCHES,
        language,
        number=number if known else None,
        topic=_text(data.get("step")),
        need=_text(data.get("function")),
        pressed=True,
    )


def _of_numbered(
    intent: Intent, topic: str, numbered: str = "draft"
) -> Callable[[Mapping[str, Any], Language], Question]:
    """A button about something with a number, sent together with what has been filled in."""

    def read(data: Mapping[str, Any], language: Language) -> Question:
        number = data.get(numbered)
        known = isinstance(number, int) and not isinstance(number, bool) and 0 < number < _LARGEST_NUMBER
        form = tuple(
            (str(name)[:_LONGEST], str(value)[:_LONGEST_ANSWER])
            for name, value in list(data.items())[:_MOST_INPUTS]
            if isinstance(value, (str, int, float)) and not isinstance(value, bool) and name != numbered
        )
        return Question(intent, language, topic=topic, number=number if known else None, form=form, pressed=True)

    return read


def _page(data: Mapping[str, Any], language: Language) -> Question | None:
    slots = data.get("question")
    if not isinstance(slots, Mapping):
        return None
    intent = _member(Intent, slots.get("intent"))
    if intent not in _LISTED_INTENTS:
        return None
    page = data.get("page")
    systems = slots.get("systems")
    return Question(
        intent,
        language,
        text=_text(slots.get("need")) or "",
        systems=tuple(filter(None, map(_text, systems[:_MOST_SYSTEMS]))) if isinstance(systems, list) else (),
        need=_text(slots.get("need")),
        department=_text(slots.get("department")),
        unit=_text(slots.get("unit")),
        supplier=_text(slots.get("supplier")),
        phase=_member(LifecyclePhase, slots.get("phase")),
        role=_member(Role, slots.get("role")),
        expires_by=_text(slots.get("expires_by")),
        topic=_text(slots.get("topic")),
        page=min(page, _LAST_PAGE) if isinstance(page, int) and not isinstance(page, bool) and page >= 0 else 0,
        pressed=True,
    )


def _text(value: object) -> str | None:
    return value[:_LONGEST] if isinstance(value, str) and value.strip() else None


def _member(kind: type[_Kind], value: object) -> _Kind | None:
    try:
        return kind(value) if isinstance(value, str) else None
    except ValueError:
        return None


_VERBS: Mapping[str, Callable[[Mapping[str, Any], Language], Question | None]] = {
    "system.show": _of_system(Intent.FIND_BY_NAME),
    "owner.show": _of_system(Intent.OWNER),
    "person.show": _of_topic(Intent.PERSON, "name"),
    "contract.show": _of_system(Intent.CONTRACT),
    "contract.decide": _of_numbered(Intent.CONTRACT_DECISION, "decide", "version"),
    "contract.confirm": _of_numbered(Intent.CONTRACT_DECISION, "confirm", "version"),
    "contract.send_back": _of_numbered(Intent.CONTRACT_DECISION, "send_back", "version"),
    "contract.reopen": _of_numbered(Intent.CONTRACT_DECISION, "reopen", "version"),
    "contract.later": _of_numbered(Intent.CONTRACT_DECISION, "later", "version"),
    "contract.status": _of_numbered(Intent.CONTRACT_DECISION, "status", "version"),
    "list.page": _page,
    "list.function": _of_topic(Intent.BY_FUNCTION, "function"),
    "help.show": _of_topic(Intent.HELP),
    "my_systems.show": _of_topic(Intent.MY_SYSTEMS),
    "document.show": _of_topic(Intent.DOCUMENT, "name"),
    "nyttokalkyl.start": _of_need(Intent.NYTTOKALKYL_START),
    "search.wrong": _of_need(Intent.SEARCH_WRONG),
    "learning.list": _of_topic(Intent.MISSED_SEARCHES),
    "learning.show": _of_miss,
    "learning.add": _of_miss,
    "learning.dismiss": _of_miss,
    "nyttokalkyl.answer": _of_numbered(Intent.NYTTOKALKYL_DRAFT, "answer"),
    "nyttokalkyl.back": _of_numbered(Intent.NYTTOKALKYL_DRAFT, "back"),
    "nyttokalkyl.skip": _of_numbered(Intent.NYTTOKALKYL_DRAFT, "skip"),
    "nyttokalkyl.pause": _of_numbered(Intent.NYTTOKALKYL_DRAFT, "pause"),
    "nyttokalkyl.resume": _of_numbered(Intent.NYTTOKALKYL_DRAFT, "resume"),
    "nyttokalkyl.go": _of_numbered(Intent.NYTTOKALKYL_DRAFT, "go"),
    "nyttokalkyl.reuse": _of_numbered(Intent.NYTTOKALKYL_DRAFT, "reuse"),
    "nyttokalkyl.copy": _of_numbered(Intent.NYTTOKALKYL_DRAFT, "copy"),
    "nyttokalkyl.delete": _of_numbered(Intent.NYTTOKALKYL_DRAFT, "delete"),
    "nyttokalkyl.invite": _of_numbered(Intent.NYTTOKALKYL_DRAFT, "invite"),
    "nyttokalkyl.submit": _of_numbered(Intent.NYTTOKALKYL_DRAFT, "submit"),
    "nyttokalkyl.retire": _of_numbered(Intent.NYTTOKALKYL_DRAFT, "retire"),
    "nyttokalkyl.list": _of_numbered(Intent.NYTTOKALKYL_MATTER, "list"),
    "nyttokalkyl.status": _of_numbered(Intent.NYTTOKALKYL_MATTER, "status"),
    "nyttokalkyl.statement": _of_numbered(Intent.NYTTOKALKYL_MATTER, "state"),
    "nyttokalkyl.present": _of_numbered(Intent.NYTTOKALKYL_MATTER, "present"),
    "nyttokalkyl.decide": _of_numbered(Intent.NYTTOKALKYL_MATTER, "decide"),
    "nyttokalkyl.revise": _of_numbered(Intent.NYTTOKALKYL_MATTER, "revise"),
    "nyttokalkyl.procure": _of_numbered(Intent.NYTTOKALKYL_MATTER, "procure"),
    "nyttokalkyl.follow_up": _of_numbered(Intent.NYTTOKALKYL_MATTER, "follow_up"),
    "plan.list": _of_numbered(Intent.NYTTOKALKYL_MATTER, "plans", "plan"),
    "plan.form": _of_numbered(Intent.NYTTOKALKYL_MATTER, "plan_form", "plan"),
    "plan.save": _of_numbered(Intent.NYTTOKALKYL_MATTER, "plan_save", "plan"),
    "plan.remove": _of_numbered(Intent.NYTTOKALKYL_MATTER, "plan_remove", "plan"),
    "request.start": _of_numbered(Intent.REQUEST, "start", "request"),
    "request.send": _of_numbered(Intent.REQUEST, "send", "request"),
    "request.cancel": _of_numbered(Intent.REQUEST, "cancel", "request"),
    "request.list": _of_numbered(Intent.REQUEST_MATTER, "list", "request"),
    "request.inbox": _of_numbered(Intent.REQUEST_MATTER, "inbox", "request"),
    "request.show": _of_numbered(Intent.REQUEST_MATTER, "show", "request"),
    "request.approve": _of_numbered(Intent.REQUEST_MATTER, "approve", "request"),
    "request.reject": _of_numbered(Intent.REQUEST_MATTER, "reject", "request"),
    "request.ask": _of_numbered(Intent.REQUEST_MATTER, "ask", "request"),
    "request.answer": _of_numbered(Intent.REQUEST_MATTER, "answer", "request"),
    "request.withdraw": _of_numbered(Intent.REQUEST_MATTER, "withdraw", "request"),
    "request.done": _of_numbered(Intent.REQUEST_MATTER, "done", "request"),
    "audit.show": _of_system(Intent.AUDIT_LOG),
    "reminders.mine": _of_topic(Intent.MY_REMINDERS),
    "preferences.show": _of_numbered(Intent.PREFERENCES, "show", "preferences"),
    "preferences.save": _of_numbered(Intent.PREFERENCES, "save", "preferences"),
    "preferences.resume": _of_numbered(Intent.PREFERENCES, "resume", "preferences"),
    "overlaps.hidden": _of_numbered(Intent.HIDDEN_OVERLAPS, "list"),
    "overlaps.settle": _of_numbered(Intent.HIDDEN_OVERLAPS, "settle"),
    "meeting.show": _of_numbered(Intent.MEETING, "show", "number"),
    "meeting.move": _of_numbered(Intent.MEETING, "move", "number"),
    "meeting.cancel": _of_numbered(Intent.MEETING, "cancel", "number"),
    "meeting.book": _of_numbered(Intent.MEETING, "book", "number"),
    "agenda.show": _of_numbered(Intent.AGENDA, "show", "number"),
    "agenda.item": _of_numbered(Intent.AGENDA, "item", "number"),
    "agenda.up": _of_numbered(Intent.AGENDA, "up", "number"),
    "agenda.down": _of_numbered(Intent.AGENDA, "down", "number"),
    "agenda.remove": _of_numbered(Intent.AGENDA, "remove", "number"),
    "agenda.restore": _of_numbered(Intent.AGENDA, "restore", "number"),
    "agenda.note": _of_numbered(Intent.AGENDA, "note", "number"),
    "agenda.add": _of_numbered(Intent.AGENDA, "add", "number"),
    "agenda.propose": _of_numbered(Intent.AGENDA, "propose", "number"),
    "agenda.share": _of_numbered(Intent.AGENDA, "share", "number"),
    "agenda.approve": _of_numbered(Intent.AGENDA, "approve", "number"),
    "agenda.decline": _of_numbered(Intent.AGENDA, "decline", "number"),
    "agenda.proposals": _of_numbered(Intent.AGENDA, "proposals", "number"),
    "agenda.outcome": _of_numbered(Intent.AGENDA, "outcome", "number"),
    "agenda.done": _of_numbered(Intent.AGENDA, "done", "number"),
    "agenda.theme": _of_numbered(Intent.AGENDA, "theme", "number"),
    "agenda.themes": _of_numbered(Intent.AGENDA, "themes", "number"),
    **{
        f"retirement.{topic}": _of_numbered(Intent.RETIREMENT, topic, "version")
        for topic in ("list", "show", "open", "done", "deviation", "leader", "target", "close", "cancel")
    },
    **{
        f"quality.{topic}": _of_numbered(Intent.QUALITY, topic, "question")
        for topic in ("next", "confirm", "later", "pause", "resume", "progress")
    },
    "alerts.list": _of_numbered(Intent.ALERTS, "list", "alert"),
    "alerts.show": _of_numbered(Intent.ALERTS, "show", "alert"),
    "alerts.acknowledge": _of_numbered(Intent.ALERTS, "acknowledge", "alert"),
    "alerts.take": _of_numbered(Intent.ALERTS, "take", "alert"),
    "alerts.assign": _of_numbered(Intent.ALERTS, "assign", "alert"),
    "alerts.close": _of_numbered(Intent.ALERTS, "close", "alert"),
    "deliveries.unsure": _of_numbered(Intent.UNSURE_DELIVERIES, "list", "delivery"),
    "deliveries.arrived": _of_numbered(Intent.UNSURE_DELIVERIES, "arrived", "delivery"),
    "deliveries.again": _of_numbered(Intent.UNSURE_DELIVERIES, "again", "delivery"),
    "deliveries.release": _of_numbered(Intent.UNSURE_DELIVERIES, "release", "delivery"),
}
"""Wire names of buttons. Old cards live in chats for years: a name is never changed or given a new meaning."""

ASK_VERB = "ask.text"
"""Presses that ask a written question; the router understands the text as if it had been typed."""

VERBS = frozenset(_VERBS) | {ASK_VERB}
"""Every wire name that is understood."""
