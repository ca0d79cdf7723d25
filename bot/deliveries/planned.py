"""One delivery about contracts that is due, with what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.decisions.wording import above_post
from bot.domain.contract_decisions import Entry, actors_of, case_of
from bot.domain.deliveries import DeliveryKey
from bot.domain.escalation import whose_superior
from bot.domain.notices import Notice, NoticeRules
from bot.domain.posts import Post
from bot.domain.systems import RoleHolder
from bot.notices.wording import digest_post, later_post, private_post, urgent_post
from bot.texts import Texts

DIGEST, BASELINE = "digest", "baseline"
LATER, ESCALATED, SUPERIOR = "contract_later", "contract_escalated", "contract_superior"

Address = Callable[[RoleHolder], str | None]
"""The recipient's name in the ledger for a holder of a role, or None for somebody who cannot be reached."""

EmailAddress = Callable[[str], str | None]
"""As `Address`, for an address of department management."""

ToldFrom = Callable[[str, date], date]
"""The first day on which what was to be told a recipient on a day may be told them."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A delivery that is due. `person` is whom a private one is for; `send_on` its day.

    `entry` is where the decision stands. One that goes `above` is for department management, or where there is none for
    a superior. `instead_of` is a manager who cannot be reached, where the owner is told in that person's place.
    """

    key: DeliveryKey
    notices: tuple[Notice, ...]
    send_on: date
    person: RoleHolder | None = None
    entry: Entry | None = None
    instead_of: str = ""

    @property
    def is_above(self) -> bool:
        """True if it is for department management or a superior, who sees no dates and no terms."""
        return self.key.kind in (ESCALATED, SUPERIOR)

    def post(self, rules: NoticeRules, say: Texts) -> Post:
        """What is said."""
        notice = self.notices[0]
        if self.key.kind in (DIGEST, BASELINE):
            return digest_post(self.notices, say, baseline=self.key.kind == BASELINE)
        if self.is_above:
            case = case_of(notice.system.key, notice.contract.subject, notice.contract.outlook)
            assert case is not None
            below = whose_superior(notice.system) if self.key.kind == SUPERIOR else None
            return above_post(notice.system, case, self.entry, say, below)
        if self.person is None:
            return urgent_post(notice, say)
        given = actors_of(notice.system, self.person.name)
        if self.key.kind == LATER:
            return later_post(notice, rules, say, self.entry, given)
        return private_post(notice, rules, say, self.entry, given, self.instead_of)


def key_of(notice: Notice, rung: int, recipient: str, kind: str = "") -> DeliveryKey:
    """A delivery's key: of the notice's own kind, or another."""
    return DeliveryKey(kind or notice.kind.value, notice.contract.subject, notice.deadline, rung, recipient)
