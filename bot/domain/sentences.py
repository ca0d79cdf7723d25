"""Headings as sentences, for who reads or hears an answer as running text."""

from __future__ import annotations

_ENDS = (".", "?", "…", ":")


def sentence(heading: str) -> str:
    """The heading with a full stop, unless it is a question or ends by itself."""
    return heading if heading.endswith(_ENDS) else f"{heading}."
