"""What is said of alerts.

IT-enheten's channel may have guests, so there a line names what any employee may know of and nothing that somebody
has typed: a system that is secret goes without a name, a key and a department. All of it is shown privately.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.clock import LOCAL_ZONE
from bot.domain.alerts import Act, Alert, AlertGroup, AlertKind, AlertState, Deed
from bot.domain.answers import AlertAnswer, Press
from bot.domain.systems import ItSystem
from bot.texts import Texts

SystemOf = Callable[[str], ItSystem | None]
"""A system by its key, as those who read the message may see it."""

SAID_IN_CHANNEL = frozenset(
    {
        AlertKind.RUN_MISSED,
        AlertKind.IMPORT_DOUBTS,
        AlertKind.DELIVERY_UNKNOWN,
        AlertKind.INSTALLATION_BLOCKED,
        AlertKind.PURCHASE_BLOCKED,
    }
)
"""Sorts whose detail is written by programs and has been rid of names. Others hold what people have typed."""

_MOST_DEPARTMENTS = 4


def moment(at: datetime) -> str:
    """A moment as it is said: «2026-11-24 09:00», local time."""
    return at.astimezone(LOCAL_ZONE).strftime("%Y-%m-%d %H:%M")


def kind_name(kind: AlertKind, say: Texts) -> str:
    """What the sort is called."""
    return say(f"alerts-kind-{kind}")


def message_name(kind: str, say: Texts) -> str:
    """What a message in the ledger is called."""
    key = f"alerts-message-{kind}"
    return say(key) if say.has(key) else say("alerts-message-other")


def state_name(alert: Alert, say: Texts) -> str:
    """Where the alert stands: «öppet», «Karin Ek har tagit det»."""
    name = alert.assignee.name if alert.assignee else ""
    return say(f"alerts-state-{alert.state}", name=name)


def line(alert: Alert, say: Texts, system_of: SystemOf, *, private: bool) -> str:
    """An alert as a row: «Larm 12: Treserva, Socialförvaltningen»."""
    what = subject_name(alert, say, system_of, private=private)
    return say("alerts-line", number=str(alert.number), what=what)


def subject_name(alert: Alert, say: Texts, system_of: SystemOf, *, private: bool) -> str:
    """What an alert is about: «Treserva, Socialförvaltningen»."""
    about = alert.about
    system = system_of(about.system) if about.system else None
    parts: tuple[str | None, ...]
    if private:
        named = system.name if system is not None else about.system
        department = about.department or (system.department if system is not None else None)
        parts = (named, about.detail, department)
    elif about.system:
        parts = (system.name, "", about.department) if system is not None else (say("alerts-hidden-system"),)
    else:
        parts = ("", about.detail if about.kind in SAID_IN_CHANNEL else "", about.department)
    what = ", ".join(part for part in parts if part)
    return what or (_unnamed(alert, say) if private else say("alerts-unnamed"))


def _unnamed(alert: Alert, say: Texts) -> str:
    """A recipient is named where deliveries are shown; of others the subject is all there is."""
    quarantined = alert.about.kind is AlertKind.RECIPIENT_QUARANTINED
    return say("alerts-see-unsure") if quarantined else alert.about.subject


def group_post(group: AlertGroup, say: Texts, system_of: SystemOf) -> AlertAnswer:
    """The message in IT-enheten's channel: how many, about what, who has it, and what to press."""
    shown = [alert for alert in group.newest if alert.state is not AlertState.CLOSED] or list(group.newest)
    points = [line(alert, say, system_of, private=False) for alert in shown]
    more = (group.left or group.count) - len(shown)
    if more > 0:
        points.append(say("alerts-more", count=more))
    notes = [_departments(group, say), _last(group.last, say)]
    return AlertAnswer(
        heading=say("alerts-heading", kind=kind_name(group.kind, say), count=group.count),
        lead=_lead(group, say),
        points=tuple(points),
        note=" ".join(note for note in notes if note),
        actions=group_presses(group, say),
    )


def group_presses(group: AlertGroup, say: Texts) -> tuple[Press, ...]:
    """What can be done about all of a group at once."""
    if not group.left:
        return ()
    data = {"group": group.number}
    only = group.newest[0].number if group.count == 1 else None
    listed = Press("alerts.list", say("alerts-press-list", count=group.left), data)
    if only is not None:
        listed = Press("alerts.show", say("alerts-press-show"), {"alert": only})
    waiting = group.states.get(AlertState.OPEN, 0)
    return (
        *((Press("alerts.acknowledge", say("alerts-press-acknowledge"), data),) if waiting else ()),
        Press("alerts.take", say("alerts-press-take"), data),
        Press("alerts.assign", say("alerts-press-assign"), data),
        Press("alerts.close", say("alerts-press-close"), data),
        listed,
    )


def alert_presses(alert: Alert, say: Texts) -> tuple[Press, ...]:
    """What can be done about one alert."""
    if alert.state is AlertState.CLOSED:
        return ()
    data = {"alert": alert.number}
    waiting = alert.state is AlertState.OPEN
    return (
        *((Press("alerts.acknowledge", say("alerts-press-acknowledge"), data),) if waiting else ()),
        Press("alerts.take", say("alerts-press-take"), data),
        Press("alerts.assign", say("alerts-press-assign"), data),
        Press("alerts.close", say("alerts-press-close"), data),
    )


def digest_post(counts: Mapping[AlertKind, int], say: Texts) -> AlertAnswer:
    """Every morning: how many of each sort are open."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], list(AlertKind).index(one[0])))
    return AlertAnswer(
        heading=say("alerts-digest-heading"),
        lead=say("alerts-open", count=sum(counts.values())),
        points=tuple(say("alerts-count", kind=kind_name(kind, say), count=count) for kind, count in ordered),
        actions=(Press("alerts.list", say("alerts-press-all"), {}),),
    )


def act_line(act: Act, say: Texts, *, private: bool) -> str:
    """What was done, by whom and when; the comment only where it may be read."""
    by, when = act.by.name if act.by else "", moment(act.at)
    if act.deed is Deed.CLOSE and act.comment and private:
        return say("alerts-act-commented", name=by, when=when, comment=act.comment)
    if act.deed is Deed.ASSIGN and act.comment and act.comment != by:
        return say("alerts-act-given", name=by, when=when, to=act.comment)
    return say(f"alerts-act-{act.deed}", name=by, when=when)


def _lead(group: AlertGroup, say: Texts) -> str:
    if not group.left:
        return say("alerts-lead-closed", count=group.count)
    closed = group.count - group.left
    acknowledged = group.states.get(AlertState.ACKNOWLEDGED, 0)
    assigned = group.states.get(AlertState.ASSIGNED, 0)
    parts = [say("alerts-lead", count=group.left)]
    parts += [say("alerts-lead-acknowledged", count=acknowledged)] if acknowledged else []
    parts += [say("alerts-lead-assigned", count=assigned)] if assigned else []
    parts += [say("alerts-lead-some-closed", count=closed)] if closed else []
    return " ".join(parts)


def _departments(group: AlertGroup, say: Texts) -> str:
    named = [(name, count) for name, count in group.departments if name]
    if not named or group.left < 2 or group.kind is AlertKind.OVERLAPPING_NEED:
        return ""
    told = ", ".join(f"{name} {count}" for name, count in named[:_MOST_DEPARTMENTS])
    rest = sum(count for _, count in named[_MOST_DEPARTMENTS:])
    return say("alerts-departments", list=told, rest=rest)


def _last(act: Act | None, say: Texts) -> str:
    if act is None or act.by is None or act.deed is Deed.END:
        return ""
    if act.deed is Deed.ASSIGN and act.comment and act.comment != act.by.name:
        return say("alerts-last-given", name=act.by.name, to=act.comment)
    return say(f"alerts-last-{act.deed}", name=act.by.name)
