"""Something of everything in the small municipality's database, so that each button has something to be about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import insert, update

from bot.domain.agendas import Act as AgendaAct
from bot.domain.agendas import Entry as AgendaEntry
from bot.domain.alerts import AlertKind
from bot.domain.contract_decisions import Act as ContractAct
from bot.domain.contract_decisions import Capacity, Case, Entry, Outcome
from bot.domain.deliveries import IT_ALERTS, DeliveryKey, DeliveryState
from bot.domain.dossiers import Participant
from bot.domain.drafts import Draft, Found, Given
from bot.domain.nyttokalkyl.calculation import CalculationKind
from bot.domain.nyttokalkyl.lifecycle import Decision, Stage, Verdict
from bot.domain.nyttokalkyl.route import Decider
from bot.domain.procurements import PlannedProcurement
from bot.domain.quality import Act as QualityAct
from bot.domain.quality import Entry as QualityEntry
from bot.domain.quality import Fact
from bot.domain.requests import RequestKind, RequestStep, asked_back
from bot.domain.retirements import Act as RetirementAct
from bot.domain.retirements import Cause
from bot.domain.retirements import Entry as RetirementEntry
from bot.domain.systems import Department
from bot.policies import NyttokalkylPolicy
from bot.tidings import Bell
from storage.deliveries import StoredDeliveries
from storage.delivery_tables import deliveries, refusals
from storage.dossiers import StoredDossiers
from storage.procurements import StoredProcurements
from storage.quality import StoredQuality
from storage.records import ImportRun
from storage.requests import StoredRequests
from storage.retirements import StoredRetirements
from storage.turns import StoredTurns
from tests.attack.square import DARK, DONE, GOING, NOW, OPEN, SOCIAL, TWIN, Square, place_of
from tests.fakes.agendas import handed_in
from tests.fakes.requests import request

TODAY = NOW.date()
ASA = Participant("asa", "Åsa Ek")


async def fill(square: Square) -> None:
    """All of it."""
    core = square.core
    run = ImportRun("systemlista.xlsx", "ia")
    systems = (OPEN, DARK, TWIN, GOING, DONE)
    await core.systems.save(systems, departments=(Department(SOCIAL),), missing=(), run=run, now=NOW)
    for area in (_requests, _calculations, _contracts, _retirement_and_quality, _meetings, _service):
        await area(square)


async def _requests(square: Square) -> None:
    """Open ones of an open and of a secret system, one that is asked back, and support that is under way."""
    requests = StoredRequests(square.core.database, square.core.clock)
    await requests.file(request(RequestKind.PLAN, "https://a.example/plan", applicant="bo", system="HAN-0001"))
    await requests.file(request(RequestKind.MANAGER, "Ny Person", applicant="bo", system="HAN-0002"))
    asked = await requests.file(request(RequestKind.USAGE, "7", applicant="bo", system="HAN-0001"))
    asked = asked_back(asked, "Hur många?", "ia", "Ia Te")
    await requests.save(asked, RequestStep.ASK, by="ia", name="Ia Te", conversation="a:ia")
    help_ = request(RequestKind.SUPPORT, part="advice", details={"text": "Hjälp"}, applicant="bo")
    support = await requests.file(help_)
    await requests.approve(support, by="ia", name="Ia Te", conversation="a:ia", today=TODAY)


async def _calculations(square: Square) -> None:
    """A draft, and one nyttokalkyl at each stage after it."""
    dossiers = StoredDossiers(square.core.database, square.core.clock)
    draft = Draft(CalculationKind.NEW_SYSTEM, "Åsa Ek", NyttokalkylPolicy().terms(TODAY))
    await dossiers.begin(draft, ASA)
    stated = handed_in(3, SOCIAL, TODAY).matter
    presented = replace(stated, stage=Stage.PRESENTED, presented_on=TODAY)
    said = Decision(Verdict.YES, Decider.DEPARTMENT_MANAGEMENT, (SOCIAL,), "Klara Chef", TODAY, "SN 2028/1")
    decided = replace(presented, stage=Stage.DECIDED, decision=said)
    begun = replace(decided, stage=Stage.PROCUREMENT, procurement_started_on=TODAY)
    sent_back = replace(decided, decision=replace(said, verdict=Verdict.SENT_BACK, reason="Mer."))
    first = handed_in(2, SOCIAL, TODAY, stated=False).matter
    for matter in (first, stated, presented, decided, begun, sent_back):
        await dossiers.save(replace(await dossiers.begin(draft, ASA), matter=matter))
    # Drafts from before a system became secret: it was found for a need, and its retirement was begun.
    need, retired = Given({"need": "larm"}, 1, "asa"), Given({"systems": "HAN-0002", "reason": "Gammalt."}, 1, "asa")
    found = (Found("HAN-0002", "Mörkerlinjen"), Found("HAN-0001", "Zebraflux"))
    await dossiers.begin(replace(draft, given={"need": need}, found=found), ASA)
    await dossiers.begin(replace(draft, kind=CalculationKind.RETIREMENT, given={"retirement": retired}), ASA)
    await dossiers.note_hidden(2, "HAN-0002", "larm", SOCIAL, TODAY)
    plan = PlannedProcurement(0, "Socialnämnden", SOCIAL, 2028, 3, "Nytt larm", None, ("larm",), "ia", "chat")
    await StoredProcurements(square.core.database, square.core.clock).put(plan)


async def _contracts(square: Square) -> None:
    """One that the manager has recommended, and one that is decided."""
    for key, number, act, who, capacity in (
        ("HAN-0004", "AVT-99", ContractAct.RECOMMENDED, "bo", Capacity.SYSTEM_MANAGER),
        ("HAN-0005", "AVT-55", ContractAct.DECIDED, "asa", Capacity.SYSTEM_OWNER),
    ):
        case = Case(key, f"{key}/{number}", date(2028, 3, 30), date(2028, 6, 30))
        extended = (Outcome.EXTEND, date(2030, 6, 30), "Bra.")
        await square.core.decisions.add(Entry(case, 1, act, who, who, capacity, TODAY, *extended))


async def _retirement_and_quality(square: Square) -> None:
    """A case under way, and a question that waits for the manager."""
    case = RetirementEntry(
        "HAN-0004",
        1,
        RetirementAct.OPENED,
        "asa",
        "Åsa Ek",
        TODAY,
        "Ersätts.",
        target=date(2028, 9, 29),
        cause=Cause.CHAT,
    )
    await StoredRetirements(square.core.database, square.core.clock).add(case)
    asked = QualityEntry("bo", 1, QualityAct.ASKED, TODAY, "HAN-0001", Fact.OWNER, "Åsa Ek")
    await StoredQuality(square.core.database, square.core.clock).add(asked)


async def _meetings(square: Square) -> None:
    """Proposals for both meetings, and something that somebody has taken on."""
    kept = square.core.stores(Bell()).agendas.kept
    maja = {"person": "maja", "name": "Maja Medarbetare"}
    for meeting in (square.past, square.coming):
        await kept.add(AgendaEntry(meeting, 1, AgendaAct.PROPOSED, "maja", TODAY, text="Larmet", **maja))
    await kept.add(AgendaEntry(square.past, 2, AgendaAct.ACTION, "asa", TODAY, text="Ring", due=TODAY, **maja))


async def _service(square: Square) -> None:
    """Alerts, a message that may have arrived, somebody in quarantine, channels, and a search in vain."""
    core = square.core
    alerts = core.stores(Bell()).alerts
    await alerts.note(AlertKind.WITHOUT_OWNER, "HAN-0001", system="HAN-0001", department=SOCIAL)
    await alerts.note(AlertKind.WITHOUT_PLAN, "HAN-0002", system="HAN-0002", department=SOCIAL)
    await StoredDeliveries(core.database, core.clock).add([DeliveryKey("digest", "x", TODAY, 0, IT_ALERTS)])
    async with core.database.write() as connection:
        await connection.execute(update(deliveries).values(state=DeliveryState.UNKNOWN.value))
        refused = {"recipient": "person:maja", "first_at": NOW, "times": 5, "quarantined_at": NOW}
        await connection.execute(insert(refusals).values(refused))
    await core.conversations.set_purpose(place_of("ia", "it_channel"), "it_alerts")
    await core.conversations.set_purpose(place_of("ia", "channel"), "reminders")
    turns = StoredTurns(core.database, core.clock)
    _, memory = await turns.begin(("first",), "a:maja")
    await turns.finish("a:maja", memory, (), "grävlingstillstånd", ("first",))
    await turns.close()
