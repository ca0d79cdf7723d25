"""What IT-enheten is alerted to (issue «IT alerts»; audit 3.1 and 3.2)."""

from __future__ import annotations

from enum import StrEnum


class AlertKind(StrEnum):
    """Sorts of alerts. The values are stored, so they are never renamed."""

    OVERLAPPING_NEED = "overlapping_need"  # a need that a system serves which the asker may not see
    SAME_NEED = "same_need"  # two departments within a year
    CONTRACT_ENDED = "contract_ended"  # without a decision
    CONTRACT_UNANSWERED = "contract_unanswered"  # nobody has answered, and the deadline is near
    ROLE_VACANT = "role_vacant"
    HOLDER_LEFT = "holder_left"
    HOLDER_UNSURE = "holder_unsure"  # a name in the register that fits no person, or several
    WITHOUT_OWNER = "without_owner"
    WITHOUT_MANAGER = "without_manager"
    WITHOUT_PLAN = "without_plan"
    WITHOUT_CLASSIFICATION = "without_classification"
    WITHOUT_CONTRACT = "without_contract"
    DELIVERY_UNKNOWN = "delivery_unknown"
    RECIPIENT_QUARANTINED = "recipient_quarantined"
    RUN_MISSED = "run_missed"
    IMPORT_DOUBTS = "import_doubts"
    INSTALLATION_BLOCKED = "installation_blocked"
    PURCHASE_BLOCKED = "purchase_blocked"
    REQUEST_WAITING = "request_waiting"
