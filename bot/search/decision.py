"""The decision in one table: which evidence makes which intent. The first row that holds decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.questions import Intent
from bot.domain.systems import Role
from bot.search.evidence import ASKING, Evidence
from bot.search.remainder import GENERIC
from bot.search.statements import told
from bot.search.unknown import is_written_as_name

HOLDERS = frozenset({Role.SYSTEM_OWNER, Role.SYSTEM_MANAGER, Role.SYSTEM_SPECIALIST})
"""Roles that a system names persons for (Tabell 1)."""

SEARCHING = ("frame.have", "frame.use", "frame.need", "frame.system", "frame.list")
"""Wordings that ask for systems."""

_SYSTEM = ("system", "systemet", "systemen", "systems")
_PRACTICAL = frozenset({"it_support", "password", "hr", "person"})
# How many more words make a matter that the bot is not for something told.
_TOLD = {"it_support": 2, "hr": 2, "public_records": 2, "joke": 2}
_TOLD_ELSE = 3


def may_be_told(e: Evidence) -> bool:
    """True if a sentence says more than what the bot is not for: it may tell of a need after all.

    «En journalist vill ha alla brev om skolbygget» is more than a request for documents.
    """
    kinds = e.values("outside")
    if not kinds or kinds[0] in ("injection", "write", "code", "municipal_company", "politics"):
        return False
    beyond = e.content_without(ASKING | {"outside", "talk"})
    return len(beyond) >= _TOLD.get(kinds[0], _TOLD_ELSE)


@dataclass(frozen=True, slots=True)
class Case:
    """One row. `weight` is how much such a sentence looks like the one that asks, among several."""

    intent: Intent
    holds: Callable[[Evidence], bool]
    weight: int


def decide(e: Evidence) -> Case | None:
    """The first row that holds, or None if only a search can tell."""
    return next((case for case in CASES if case.holds(e)), None)


def _small_talk(e: Evidence) -> bool:
    beyond = e.content_without({"talk", "frame", "follow", "time"})
    judged = e.has("talk.complaint", "talk.praise") and len(beyond) <= 2
    return (
        e.has("talk")
        and (not beyond or judged)
        and not e.named
        and not e.has("ask.person", "role", "contract", *SEARCHING)
    )


def _help(e: Evidence) -> bool:
    return e.has("help.word") and not e.named and not e.content_without(ASKING | {"help"})


def _mine(e: Evidence) -> bool:
    return e.has("my.systems") and not e.has("change.word", "calc", "document.plan", "meeting.word")


def _calculation(e: Evidence) -> bool:
    if not e.has("calc.word") or e.has("document.word", "document.weak", "meeting.word", "ask.who"):
        return False
    return not e.has("frame.have", "frame.use") or e.has("calc.buy", "frame.need", "document.verb")


def _request(e: Evidence) -> bool:
    if (e.has("outside.it_support") and not e.named) or (e.has("ask.who_first") and e.has("ask.person")):
        return False
    if e.has("change.word") or (
        e.named and e.has("change.verb", "request.access") and not e.has("document", "meeting")
    ):
        return True
    return bool(told(e))


def _outside(e: Evidence) -> bool:
    """A subject that the bot is not for; a system *for* such a subject is."""
    if e.has("count.word") and e.has("phase"):
        return False  # «hur många är under avveckling» counts systems
    if not e.has("outside") or e.named or e.has("document.plan", "meeting.word", "contract.list"):
        return False
    if e.has("frame.system") and not e.has("outside.municipal_company"):
        return False
    # «Datorn krånglar, var lägger man ett ärende?» asks for the place, which is a system.
    return not (e.has("frame.where") and e.values("outside")[0] in _PRACTICAL)


def _meeting(e: Evidence) -> bool:
    if e.has("frame.system") and not e.named:
        return False
    alone = not e.content_without(ASKING | {"meeting"})
    return e.has("meeting.word") or (e.has("meeting.ask") and (e.named or alone))


def _responsibility(e: Evidence) -> bool:
    """What the model says of a role, a phase or an activity, not who holds a role for one system."""
    if e.named or not e.has("duty.ask", "ask.who", "ask.person"):
        return False
    beyond = e.content_without(ASKING | {"duty", "document", "calc", "meeting"})
    if e.has("duty.activity") and e.has("ask.who", "duty.role") and not e.has("frame.list", "count.word"):
        return len(beyond) <= 1 or e.has("duty.general", "phase") or bool(e.roles)
    if e.has("phase") and e.has("ask.who", "duty.role") and not e.has("frame.list") and not beyond:
        return True
    # «What does IT do …» is no pronoun.
    if e.has("duty.role") and not beyond and not e.has("follow.pronoun", "my.systems", "count.word"):
        return True
    explains = e.has("duty.ask", "frame.what") and (
        e.has("duty.being") or Role.IT_UNIT in e.roles or not e.has("follow.pronoun")
    )
    return bool(e.roles) and explains and not beyond


def _document(e: Evidence) -> bool:
    if e.document:
        return True
    if e.has("ask.who") and not e.has("document.verb"):
        return False
    if e.has("document.plan"):
        return True
    # «System för policyer» asks for a system, «anvisningar för inköp av system» for a document.
    if e.before("frame.system", "document"):
        return False
    return e.has("document.word") or (e.has("document.weak") and not _beyond_governance(e))


def _beyond_governance(e: Evidence) -> bool:
    return bool(e.content_without(ASKING | {"document", "duty", "calc", "meeting", "role"}))


def _purchase(e: Evidence) -> bool:
    asks_if_known = e.has("frame.have", "frame.use") and e.sentence.asks
    return e.has("calc.buy") and not asks_if_known and not e.has("fact.procurement_form")


def _listed_contracts(e: Evidence) -> bool:
    return not e.named and e.has("contract.list") and e.has("fact", "time", "contract.word")


def _contract(e: Evidence) -> bool:
    if e.named:
        return e.has("contract.word", "fact")
    if e.has("fact", "contract.word") and elliptic(e):
        return not e.has("frame.system")
    asked = e.has("ask.price", "fact.notice_period") or (e.has("contract.word") and e.has("fact"))
    return asked and not e.has("frame.system", "frame.have", "frame.need", "frame.use")


def _contract_decision(e: Evidence) -> bool:
    """Somebody wants it done, and does not ask: «förläng avtalet för Treserva», «påminn mig om Treserva den 3 mars»."""
    if not e.has("decide") or e.sentence.asks:
        return False
    return e.named or (e.has("contract.word") and not e.has("decide.later"))


def _count(e: Evidence) -> bool:
    if not e.has("count.word") or e.named:
        return False
    places = bool(e.supplier or e.department or e.unit)
    return places or e.has("frame.list", "frame.own") or (e.has("phase") and e.bare) or ends_in_system(e)


def _owner(e: Evidence) -> bool:
    if not e.named and (e.department or e.unit) and e.has("frame.list"):
        return False  # «vilka system ansvarar KSF för» asks for systems
    holder = any(role in HOLDERS for role in e.roles)
    who = e.has("ask.who") and (holder or e.has("ask.person", "ask.tends"))
    if e.named:
        return (holder or e.has("ask.who", "ask.person")) and not (e.has("name.facts") and not holder)
    if elliptic(e):
        return holder or e.has("ask.person") or who
    return who and (e.has("ask.who_first") or ends_in_system(e))


def _phase(e: Evidence) -> bool:
    if e.named:
        return e.has("phase", "life.phase")
    listed = e.has("phase") and (e.has("frame.list", "life.phase") or e.bare) and not e.has("ask.who")
    # «Avvecklas Zebraflux?» asks of one system, though the register lacks it.
    unlisted = e.has("phase") and bool(e.left) and all(is_written_as_name(w, e.sentence, alone=False) for w in e.left)
    return listed or unlisted or (e.has("life.phase") and e.bare and e.has("follow.pronoun"))


def _vendor(e: Evidence) -> bool:
    if e.supplier is None:
        return False
    systems_from = e.has("frame.list", "vendor.word") or ends_in_system(e)
    beyond = e.content_without(ASKING | {"vendor"})
    if e.named and not e.has("frame.list"):
        return False
    return (systems_from and (e.has("frame.list", "vendor.word") or not beyond)) or (not e.named and not beyond)


def _purchases(e: Evidence) -> bool:
    """«Vad köper vi av Microsoft?» before buying makes it a question of duties."""
    if e.has("count.word", "ask.who", "fact", "contract.word", "phase", "document", "meeting", "overlap"):
        return False
    return _vendor(e) and (not e.named or e.has("frame.list"))


def _department(e: Evidence) -> bool:
    if e.named or not (e.department or e.unit):
        return False
    return not e.content_without(ASKING | {"duty", "vendor"})


def elliptic(e: Evidence) -> bool:
    """True if the sentence itself says nothing of what it is about."""
    return e.bare or (e.has("follow.pronoun") and len(e.left) <= 1)


def ends_in_system(e: Evidence) -> bool:
    """True if some word is «system», «tool» or ends so."""
    return any(word.folded in GENERIC or word.folded.endswith(_SYSTEM) for word in e.sentence.tokens)


CASES = (
    Case(Intent.CHANNEL_SETUP, lambda e: e.has("channel.word") and e.has("topic_channel"), 9),
    Case(Intent.CONTRACT_DECISION, _contract_decision, 9),
    Case(Intent.MORE, lambda e: e.has("more.word") and not e.named, 9),
    Case(Intent.OUT_OF_SCOPE, lambda e: e.has("outside.injection"), 9),
    Case(Intent.MISSED_SEARCHES, lambda e: e.has("missed.word") and not e.named, 9),
    Case(Intent.SMALLTALK, _small_talk, 1),
    Case(Intent.HELP, _help, 3),
    Case(Intent.MY_SYSTEMS, _mine, 8),
    Case(Intent.NYTTOKALKYL_START, _calculation, 7),
    Case(Intent.REQUEST, _request, 7),
    Case(Intent.OUT_OF_SCOPE, _outside, 5),
    Case(Intent.MEETING, _meeting, 8),
    Case(Intent.FIND_BY_NAME, lambda e: e.named and e.has("name.facts") and not e.has("frame.list", "role", "fact"), 8),
    Case(Intent.BY_VENDOR, _purchases, 7),
    Case(Intent.RESPONSIBILITY, _responsibility, 8),
    Case(Intent.DOCUMENT, _document, 7),
    Case(Intent.NYTTOKALKYL_START, _purchase, 7),
    Case(Intent.OVERLAP, lambda e: e.has("overlap.word"), 8),
    Case(Intent.CONTRACT, _listed_contracts, 8),
    Case(Intent.COUNT, _count, 8),
    Case(Intent.OWNER, _owner, 8),
    Case(Intent.CONTRACT, _contract, 8),
    Case(Intent.LIFECYCLE, _phase, 8),
    Case(Intent.BY_VENDOR, _vendor, 7),
    Case(Intent.BY_DEPARTMENT, _department, 7),
    Case(Intent.FIND_BY_NAME, lambda e: e.named, 6),
)
