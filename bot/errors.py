"""Faults that a user can act on, and the incident ids of those that they cannot."""

from __future__ import annotations

import secrets
from collections.abc import Callable

# No vowels and no 0/1: an id that is read over the telephone cannot become a word or be misheard.
_INCIDENT_ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXZ"


class BotError(Exception):
    """Something the user can do something about. `text_key` is a key in the texts, `arguments` its arguments."""

    def __init__(self, text_key: str, **arguments: object) -> None:
        super().__init__(text_key)
        self.text_key = text_key
        self.arguments = arguments

    def told(self, say: Callable[..., str]) -> str:
        """What happened and what to do next, in the words of `say` (bot.texts)."""
        return say(self.text_key, **{name: str(value) for name, value in self.arguments.items()})


def new_incident_id() -> str:
    """An id such as «K7Q-2HX9» that stands both in the user's answer and in the log."""
    letters = "".join(secrets.choice(_INCIDENT_ALPHABET) for _ in range(7))
    return f"{letters[:3]}-{letters[3:]}"
