"""Messages that were sent and are no longer so: each is changed in place until it shows the newest revision.

A change can be repeated without harm, so there are no claims here. Two replicas may both make one; a replica that knew
less is set right by the next run of the one that knew more.
"""

from __future__ import annotations

import logging
from dataclasses import replace

from bot.deliveries.composer import Composer, Message
from bot.deliveries.pace import Pace
from bot.deliveries.planner import Plan, Reachable
from bot.domain.deliveries import Delivery
from bot.ports import Addresses, DeliveryLedger, Messenger
from bot.teams.delivery import DeliveryError, DeliveryRefused
from bot.tidings import PERSON, Amendment
from bot.turn import Conversation

_log = logging.getLogger(__name__)

GIVEN_UP = "!"
"""Before a revision: the message is gone, or its reader may not see what it would show."""

_MOST_IN_A_RUN = 200


class Amender:
    """Holds the amendments that are not known to be carried out."""

    def __init__(
        self, ledger: DeliveryLedger, composer: Composer, addresses: Addresses, messenger: Messenger, pace: Pace
    ) -> None:
        self._ledger = ledger
        self._composer = composer
        self._addresses = addresses
        self._messenger = messenger
        self._pace = pace
        self._open: list[Amendment] = []

    def look_at(self, plan: Plan) -> None:
        """The plan is new: see for each amendment whether there is anything to do."""
        self._open = list(plan.amendments)

    async def amend(self, plan: Plan) -> int:
        """Change what can be changed now; the rest is tried in the next run. Returns how many messages changed."""
        done, left = 0, []
        for amendment in self._open:
            if done >= _MOST_IN_A_RUN:
                left.append(amendment)
                continue
            changed, whole = await self._carried_out(amendment, plan)
            done += changed
            if not whole:
                left.append(amendment)
        self._open = left
        return done

    async def _carried_out(self, amendment: Amendment, plan: Plan) -> tuple[int, bool]:
        done, whole = 0, True
        for delivery in await self._ledger.outdated(
            amendment.kinds, amendment.subject, amendment.revision, amendment.deadline
        ):
            if delivery.revision == f"{GIVEN_UP}{amendment.revision}":
                continue
            changed = await self._changed(delivery, amendment, plan)
            done += changed is True
            whole = whole and changed is not None
        return done, whole

    async def _changed(self, delivery: Delivery, amendment: Amendment, plan: Plan) -> bool | None:
        """True if it shows the revision now, False if it never will, None if it is to be tried again."""
        message, line = await self._message(delivery, amendment, plan)
        if message is None:
            await self._ledger.amended(delivery, f"{GIVEN_UP}{amendment.revision}")
            return False
        await self._pace.wait(message.conversation.id)
        assert delivery.activity_id is not None
        try:
            await self._messenger.update(message.conversation, delivery.activity_id, message.outgoing)
        except DeliveryRefused as problem:
            self._note(delivery, problem)
            await self._ledger.amended(delivery, f"{GIVEN_UP}{amendment.revision}")
            return False
        except DeliveryError as problem:
            self._note(delivery, problem)
            return None
        await self._ledger.amended(delivery, amendment.revision, message.disclosures, line)
        return True

    async def _message(self, delivery: Delivery, amendment: Amendment, plan: Plan) -> tuple[Message | None, str]:
        """What it shows now, and where it is about several the line of this one; nothing where nobody may read it."""
        to = await self._reader(delivery, amendment, plan)
        if to is None:
            return None, ""
        together = await self._ledger.together(delivery)
        if len(together) == 1 and not delivery.line:
            return self._composer.amended(amendment, delivery, to), ""
        message, part = self._composer.together_amended(amendment, delivery, together, to)
        return replace(message, disclosures=part.disclosures), part.line

    async def _reader(self, delivery: Delivery, amendment: Amendment, plan: Plan) -> Reachable | Conversation | None:
        recipient = delivery.key.recipient
        if recipient.startswith(PERSON):
            reachable = plan.reachable.get(recipient)
            return reachable if reachable is not None and reachable.may_see(amendment.about) else None
        conversation = await self._addresses.with_purpose(recipient.partition(":")[2])
        # A message that stands in a channel which has lost its purpose is left as it is.
        return conversation if conversation is not None and conversation.id == delivery.conversation_id else None

    def _note(self, delivery: Delivery, problem: DeliveryError) -> None:
        told = {"delivery": delivery.number, "status": problem.status, "cause": problem.cause}
        _log.warning("message not amended", extra=told)
