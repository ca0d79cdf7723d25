"""The delivery ledger."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from bot.domain.deliveries import Delivery, DeliveryKey, DeliveryState
from bot.ports.turns import Disclosure


class ReadBack(Protocol):
    """Looks in a conversation for what may have arrived."""

    async def arrived(self, delivery: Delivery) -> bool | None:
        """Whether it stands there; None where that cannot be seen."""


class NoticeHistory(Protocol):
    """What of the ledger's past decides what is due."""

    async def baseline(self, day: date) -> date | None:
        """The day of the first import; None where there is none to reckon with."""

    async def last_digest(self, kind: str) -> date | None:
        """The deadline of the newest digest of a kind that was sent, or may have been."""


class DeliveryLedger(Protocol):
    """What was to be said unasked and what became of it. Those that settle a row are False if it was lost."""

    async def add(self, keys: Collection[DeliveryKey], *, prompt: bool = False) -> int:
        """Insert those that are absent. One that was cancelled because it was no longer due is due again.

        `prompt` ones may be claimed at any hour.
        """

    async def claim(self, *, only_prompt: bool = False) -> Delivery | None:
        """Take a row that may be sent now, for as long as the lease lasts."""

    async def claim_with(
        self, delivery: Delivery, kinds: Collection[str], *, least: int, most: int
    ) -> Sequence[Delivery]:
        """Claim others for the same recipient, to be told in the same message; none if fewer than `least`."""

    async def together(self, delivery: Delivery) -> Sequence[Delivery]:
        """All that the delivery's message is about, itself among them."""

    async def sending(self, delivery: Delivery, conversation_id: str) -> bool:
        """Write down that the request is about to leave. If False, it must not."""

    async def sent(
        self,
        delivery: Delivery,
        activity_id: str | None,
        disclosures: Sequence[Disclosure] = (),
        revision: str = "",
        line: str = "",
    ) -> bool:
        """It arrived. `line` is what the message says of it where it is about several."""

    async def outdated(
        self, kinds: Collection[str], subject: str, revision: str, deadline: date | None = None
    ) -> Sequence[Delivery]:
        """Messages about a subject that stand somewhere and show another revision."""

    async def amended(
        self, delivery: Delivery, revision: str, disclosures: Sequence[Disclosure] = (), line: str = ""
    ) -> bool:
        """It shows another revision now. False if somebody else has amended it meanwhile."""

    async def unknown(self, delivery: Delivery, reason: str, disclosures: Sequence[Disclosure] = ()) -> bool:
        """It may have arrived."""

    async def failed(self, delivery: Delivery, reason: str) -> bool:
        """It did not arrive, and trying again is no use."""

    async def cancel(self, delivery: Delivery) -> bool:
        """It is no longer due."""

    async def release(self, delivery: Delivery, wait: timedelta, reason: str) -> bool:
        """It certainly was not sent, and may be tried again after a while."""

    async def expire(self) -> int:
        """Give back rows whose lease has run out; those that may have been sent become unknown."""

    async def unknowns(self) -> Sequence[Delivery]:
        """All that may have arrived, for IT-enheten to look at."""

    async def resolve(self, number: int, *, arrived: bool) -> bool:
        """Somebody has looked: it arrived, or it is to be sent again."""

    async def counts(self) -> dict[DeliveryState, int]:
        """How many rows stand in each state."""

    async def last_digest(self, kind: str) -> date | None:
        """The deadline of the newest row of a kind that was sent, or may have been."""

    async def refused(self, recipient: str, times: int, over: timedelta) -> bool:
        """Count a refusal. True if the recipient is in quarantine: so many refusals, over so long a time."""

    async def accepted(self, recipient: str) -> None:
        """Forget the refusals of somebody who can be reached again."""

    async def quarantined(self) -> dict[str, datetime]:
        """Recipients that nothing is sent to, and since when."""

    async def baseline(self, day: date) -> date:
        """The day of the first import; `day` if there was none before."""

    async def completed_at(self) -> datetime | None:
        """When notices were last gone through to the end, by any replica."""

    async def completed(self) -> None:
        """Notices have been gone through to the end."""
