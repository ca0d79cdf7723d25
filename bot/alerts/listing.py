"""The open alerts as a list: by sort, then by department, then page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.access import Place
from bot.alerts.wording import SystemOf, kind_name, line
from bot.context import PAGE_SIZE, Context, message_reply
from bot.domain.alerts import Alert, AlertKind
from bot.domain.answers import Press, Reply
from bot.domain.questions import Question

_MOST_DEPARTMENTS = 10
_LONGEST_NUMBER = 9
_NO_DEPARTMENT = ""


async def list_reply(question: Question, context: Context, chosen: Mapping[str, str], system_of: SystemOf) -> Reply:
    """Sorts with their counts, or where a sort, a group or few alerts are asked for, the alerts themselves."""
    say, alerts = context.say, context.stores.alerts
    kind = _kind(chosen.get("kind"))
    group = _number(chosen.get("group"))
    counts = await alerts.counts()
    total = sum(counts.values())
    unsure = Press("deliveries.unsure", say("alerts-press-unsure"), {})
    if kind is None and not group and total > PAGE_SIZE:
        text = say("alerts-open", count=total)
        ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        rows = tuple(
            Press("alerts.list", say("alerts-count", kind=kind_name(one, say), count=count), {"kind": one.value})
            for one, count in ordered
        )
        return _reply(context, question, text, rows, (unsure,), total)
    department = chosen.get("department")
    found = await alerts.open(kind=kind, department=department or None, group=group or None)
    rows, actions = _page(found, chosen, context, system_of)
    if kind is not None and not department and len(found) > PAGE_SIZE:
        actions += _departments(found, kind, context)
    known = counts.get(kind, 0) if kind is not None and not department else len(found)
    text = say("alerts-open", count=known)
    named = f"{kind_name(kind, say)}. {text}" if kind is not None else text
    actions = (*actions, Press("alerts.list", say("alerts-press-all"), {})) if kind or group else (*actions, unsure)
    return _reply(context, question, named, rows, actions, known, found, system_of)


def _page(
    found: Sequence[Alert], chosen: Mapping[str, str], context: Context, system_of: SystemOf
) -> tuple[tuple[Press, ...], tuple[Press, ...]]:
    page = _number(chosen.get("page"))
    first = page * PAGE_SIZE if page * PAGE_SIZE < len(found) else 0
    private = context.viewer.place is Place.PERSONAL
    rows = tuple(
        Press("alerts.show", line(alert, context.say, system_of, private=private), {"alert": alert.number})
        for alert in found[first : first + PAGE_SIZE]
    )
    left = len(found) - first - len(rows)
    if left <= 0:
        return rows, ()
    kept = {name: chosen[name] for name in ("kind", "department", "group") if chosen.get(name)}
    more = {**kept, "page": first // PAGE_SIZE + 1}
    return rows, (Press("alerts.list", context.say("alerts-press-next", count=left), more),)


def _departments(found: Sequence[Alert], kind: AlertKind, context: Context) -> tuple[Press, ...]:
    """A button for each department, where there is more than one. A hidden system's department is not told."""
    named = Counter(alert.about.department for alert in found if alert.about.department)
    if len(named) < 2 or context.viewer.place is not Place.PERSONAL:
        return ()
    return tuple(
        Press(
            "alerts.list",
            context.say("alerts-count", kind=department, count=count),
            {"kind": kind.value, "department": department},
        )
        for department, count in named.most_common(_MOST_DEPARTMENTS)
    )


def _reply(
    context: Context,
    question: Question,
    text: str,
    rows: tuple[Press, ...],
    actions: tuple[Press, ...],
    count: int,
    found: Sequence[Alert] = (),
    system_of: SystemOf = lambda _key: None,
) -> Reply:
    shown = {press.data["alert"] for press in rows if "alert" in press.data}
    private = context.viewer.place is Place.PERSONAL
    systems = [system_of(alert.about.system) for alert in found if alert.number in shown and alert.about.system]
    return message_reply(
        context,
        question,
        " ".join((text, *(f"{row.title}." for row in rows))),
        heading=context.say("alerts-list-heading"),
        paragraphs=(text,),
        examples=rows,
        actions=actions,
        about=tuple(system for system in systems if system is not None) if private else (),
        count=count,
    )


def _kind(value: str | None) -> AlertKind | None:
    return AlertKind(value) if value in set(AlertKind) else None


def _number(value: str | None) -> int:
    """What a button carries is input from a stranger: a number that is none counts as nought."""
    known = value is not None and value.isascii() and value.isdecimal() and len(value) <= _LONGEST_NUMBER
    return int(value) if known and value is not None else 0
