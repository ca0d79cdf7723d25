"""The wire names of all buttons. Old cards live in chats for years, so none is ever renamed or removed."""

from __future__ import annotations

VERBS = frozenset(
    {
        "ask.text",
        "contract.show",
        "document.show",
        "help.show",
        "learning.add",
        "learning.dismiss",
        "learning.list",
        "learning.show",
        "list.function",
        "list.page",
        "my_systems.show",
        "nyttokalkyl.start",
        "owner.show",
        "search.wrong",
        "system.show",
    }
)
