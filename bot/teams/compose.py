"""The messaging extension's invokes: what was typed or pasted, and the answer as Teams wants it.

An answer must come within five seconds; `composeExtension/query` is asked for each letter typed.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

from botbuilder.schema import Activity

from bot.composing import Query, Suggestion
from bot.domain.questions import Language
from bot.teams.wire import WireError

QUERY, QUERY_LINK = "composeExtension/query", "composeExtension/queryLink"
_CARD = "application/vnd.microsoft.card.adaptive"
_PREVIEW = "application/vnd.microsoft.card.thumbnail"
_PARAMETER = "text"
_FIRST_RUN = "initialRun"
_LONGEST_URL = 2_048


def query_of(activity: Activity, language: Language) -> Query:
    """What was typed. Raises WireError for an invoke that has another form than Teams gives it."""
    value = _value(activity)
    parameters = value.get("parameters")
    if not isinstance(parameters, list) or not all(isinstance(one, dict) for one in parameters):
        raise WireError("parameters is not a list of objects")
    given = {one.get("name"): one.get("value") for one in parameters if isinstance(one.get("name"), str)}
    text = given.get(_PARAMETER, "") if _FIRST_RUN not in given else ""
    options = value.get("queryOptions")
    options = options if isinstance(options, dict) else {}
    query = Query(_person(activity), text if isinstance(text, str) else "", language)
    return Query(
        query.person_id, query.text, language, _whole(options.get("skip"), 0), _whole(options.get("count"), query.count)
    )


def link_of(activity: Activity) -> tuple[str | None, str]:
    """Who pasted, and what link. Raises WireError."""
    url = _value(activity).get("url")
    if not isinstance(url, str) or len(url) > _LONGEST_URL:
        raise WireError("url is not a short text")
    return _person(activity), url


def suggestions(found: Sequence[Suggestion]) -> dict[str, Any]:
    """The body of the answer: a list with a preview and a card for each."""
    attachments = [{"contentType": _CARD, "content": one.card, "preview": _preview(one)} for one in found]
    return {"composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": attachments}}


def _preview(one: Suggestion) -> dict[str, Any]:
    # Teams reads these as HTML; names come from a register that others write.
    content = {"title": html.escape(one.title, quote=False), "text": html.escape(one.subtitle, quote=False)}
    return {"contentType": _PREVIEW, "content": content}


def _value(activity: Activity) -> dict[str, Any]:
    if not isinstance(activity.value, dict):
        raise WireError("value is not an object")
    return activity.value


def _person(activity: Activity) -> str | None:
    account = activity.from_property
    identity = account.aad_object_id if account is not None else None
    return identity if isinstance(identity, str) else None


def _whole(value: object, otherwise: int) -> int:
    known = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10_000
    return value if known and isinstance(value, int) else otherwise
