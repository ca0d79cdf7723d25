"""What is told about a nyttokalkyl unasked, in words and with a button to it."""

from __future__ import annotations

from enum import StrEnum

from bot.documents.wording import kronor
from bot.domain.answers import Press
from bot.domain.dossiers import Dossier
from bot.domain.nyttokalkyl.lifecycle import Stage, Verdict
from bot.domain.nyttokalkyl.sums import yearly_benefit
from bot.domain.posts import NoticePost
from bot.texts import Texts


class Told(StrEnum):
    """What somebody is told. The values are kept in the ledger, so they are never renamed."""

    INVITED = "invited"
    AWAITS_STATEMENT = "awaits_statement"
    STATED = "stated"
    PRESENTED = "presented"
    AWAITS_DECISION = "awaits_decision"
    DECIDED = "decided"
    AWAITS_PROCUREMENT = "awaits_procurement"
    FOLLOW_UP = "follow_up"


_NEXT = {
    Told.AWAITS_STATEMENT: ("nyttokalkyl.statement", "state"),
    Told.STATED: ("nyttokalkyl.present", "present"),
    Told.AWAITS_DECISION: ("nyttokalkyl.decide", "decide"),
    Told.AWAITS_PROCUREMENT: ("nyttokalkyl.procure", "procure"),
    Told.FOLLOW_UP: ("nyttokalkyl.follow_up", "follow_up"),
}
"""The step that the message asks for: its button's wire name, and the end of its text key."""


def post_of(dossier: Dossier, told: Told, say: Texts) -> NoticePost:
    """What has happened, what the reader can do about it, and the button for that."""
    said, data = f"nyttokalkyl_tidings-{told.value}", {"draft": dossier.number}
    if told is Told.DECIDED and dossier.matter.decision is not None:
        said = f"{said}-{dossier.matter.decision.verdict.value}"
    actions = [_show(dossier, say)]
    if told in _NEXT:
        verb, step = _NEXT[told]
        actions.insert(0, Press(verb, say(f"nyttokalkyl_dialog-press-{step}"), data))
    elif _sent_back(dossier):
        actions.insert(0, Press("nyttokalkyl.revise", say("nyttokalkyl_dialog-press-revise"), data))
    return NoticePost(
        heading=_heading(dossier, say),
        now=say(said, **_arguments(dossier, told, say)),
        nothing="",
        who="",
        why=say(f"nyttokalkyl_tidings-why-{told.value}"),
        facts=_facts(dossier, told, say),
        actions=tuple(actions),
    )


def now_post(dossier: Dossier, say: Texts) -> NoticePost:
    """Where it stands now: what an earlier message shows when the matter has gone on."""
    matter = dossier.matter
    state = "reused" if dossier.draft.reused is not None else matter.stage.value
    if matter.stage is Stage.DECIDED and matter.decision is not None:
        state = f"decided-{matter.decision.verdict.value}"
    return NoticePost(
        heading=_heading(dossier, say),
        now=say(f"nyttokalkyl_tidings-now-{state}"),
        nothing="",
        who="",
        why=say("nyttokalkyl_tidings-why-now"),
        actions=(_show(dossier, say),),
    )


def same_need_post(mine: Dossier, department: str, say: Texts) -> NoticePost:
    """That another department needs the same. Nothing of what it wrote."""
    return NoticePost(
        heading=_heading(mine, say),
        now=say("nyttokalkyl_tidings-same_need", department=department),
        nothing="",
        who=say("nyttokalkyl_tidings-same_need-who"),
        why=say("nyttokalkyl_tidings-why-same_need"),
        actions=(_show(mine, say),),
    )


def _heading(dossier: Dossier, say: Texts) -> str:
    return say("nyttokalkyl_dialog-heading", number=dossier.number, title=dossier.title or "…")


def _show(dossier: Dossier, say: Texts) -> Press:
    if dossier.is_submitted:
        return Press("nyttokalkyl.status", say("nyttokalkyl_dialog-press-status"), {"draft": dossier.number})
    return Press("nyttokalkyl.resume", say("nyttokalkyl_tidings-press-open"), {"draft": dossier.number})


def _sent_back(dossier: Dossier) -> bool:
    decision = dossier.matter.decision
    return decision is not None and decision.verdict is Verdict.SENT_BACK and dossier.matter.stage is Stage.DECIDED


def _arguments(dossier: Dossier, told: Told, say: Texts) -> dict[str, str]:
    matter = dossier.matter
    if told is Told.INVITED:
        by = next((one.invited_by for one in dossier.participants if one.invited_by), dossier.participants[0].name)
        return {"name": by or say("nyttokalkyl_dialog-no-name")}
    if told is Told.AWAITS_STATEMENT:
        return {"department": dossier.department or say("nyttokalkyl_dialog-no-department")}
    if told is Told.DECIDED and matter.decision is not None:
        return {"name": matter.decision.by, "diarienummer": matter.decision.diarienummer}
    return {}


def _facts(dossier: Dossier, told: Told, say: Texts) -> tuple[tuple[str, str], ...]:
    matter = dossier.matter
    if told is Told.STATED and matter.statement is not None:
        return ((say("nyttokalkyl_dialog-fact-statement"), matter.statement.text),)
    if told is Told.DECIDED and matter.decision is not None and matter.decision.reason:
        return ((say("nyttokalkyl_dialog-fact-reason"), matter.decision.reason),)
    if told is Told.FOLLOW_UP and matter.current is not None:
        return ((say("nyttokalkyl_tidings-expected"), kronor(yearly_benefit(matter.current, 1), say.language)),)
    return ()
