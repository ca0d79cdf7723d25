"""The wire names of all buttons. Old cards live in chats for years, so none is ever renamed or removed."""

from __future__ import annotations

VERBS = frozenset(
    {
        "ask.text",
        "contract.show",
        "document.show",
        "help.show",
        "list.department",
        "list.function",
        "list.overlap",
        "list.page",
        "list.phase",
        "list.vendor",
        "meeting.show",
        "my_systems.show",
        "nyttokalkyl.start",
        "owner.show",
        "responsibility.show",
        "search.meant",
        "search.wrong",
        "system.show",
    }
)
