"""What the municipality decides in `systemlotsen.toml`, a file an area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.policies.agendas import AgendaPolicy
from bot.policies.alerts import AlertPolicy
from bot.policies.contracts import ContractPolicy, LadderPolicy, NoticePolicy
from bot.policies.documents import GovernanceDocument
from bot.policies.files import FilePolicy
from bot.policies.meetings import MeetingPolicy
from bot.policies.nyttokalkyl import NyttokalkylPolicy
from bot.policies.quality import QualityPolicy
from bot.policies.register import ImportPolicy
from bot.policies.requests import RequestPolicy
from bot.policies.retirements import RetirementPolicy

__all__ = [
    "AgendaPolicy",
    "AlertPolicy",
    "ContractPolicy",
    "FilePolicy",
    "GovernanceDocument",
    "ImportPolicy",
    "LadderPolicy",
    "MeetingPolicy",
    "NoticePolicy",
    "NyttokalkylPolicy",
    "Policy",
    "QualityPolicy",
    "RequestPolicy",
    "RetirementPolicy",
]


@dataclass(frozen=True, slots=True)
class Policy:
    """What the municipality has decided and answers depend on."""

    contracts: ContractPolicy
    documents: Sequence[GovernanceDocument]
    nyttokalkyl: NyttokalkylPolicy = field(default_factory=NyttokalkylPolicy)
    requests: RequestPolicy = field(default_factory=RequestPolicy)
    notices: NoticePolicy = field(default_factory=NoticePolicy)
    retirements: RetirementPolicy = field(default_factory=RetirementPolicy)
    quality: QualityPolicy = field(default_factory=QualityPolicy)
