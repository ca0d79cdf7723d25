"""Actions and the card itself, as strict as the elements in `cards.kit`."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlsplit

from adaptivecards.adaptivecard import AdaptiveCard as PackageCard

from cards.kit import ACTIONS, ELEMENTS, MOST_ACTIONS, KitError, Property, Strict

VERSION = "1.5"


class Action(Strict):
    """What all actions have in common. Without a title a screen reader would have nothing to say."""

    required: ClassVar[tuple[str, ...]] = ("title",)
    title = Property(str)
    id = Property(str)
    style = Property(str, one_of=("default", "positive", "destructive"))
    mode = Property(str, one_of=("primary", "secondary"))
    tooltip = Property(str)
    enabled = Property(bool, "isEnabled")
    fallback = Property(dict, one_of=("drop",), parts=ACTIONS)
    requires = Property(dict)


class Submit(Action):
    """Sends `data` and the card's inputs as a message."""

    element_type = "Action.Submit"
    data = Property(dict)
    associated_inputs = Property(str, "associatedInputs", one_of=("auto", "none"))


class Execute(Action):
    """Sends `data` and the card's inputs as an invoke that may replace the card.

    The verb is in the data too, and the fallback for older clients is a Submit with the same data:
    one handler reads both shapes.
    """

    element_type = "Action.Execute"
    required = ("title", "verb")
    verb = Property(str)
    data = Property(dict)
    associated_inputs = Property(str, "associatedInputs", one_of=("auto", "none"))

    def __init__(self, *, verb: str, data: dict[str, Any] | None = None, **values: Any) -> None:
        super().__init__(verb=verb, data={**(data or {}), "verb": verb}, **values)
        # All that an Execute has but the verb is a Submit's too, so it need not be checked again.
        fallback = {**self._data, "type": Submit.element_type}
        del fallback["verb"]
        self._data["fallback"] = fallback


class OpenUrl(Action):
    """Opens a web page. Only http and https; whatever else a register holds is refused."""

    element_type = "Action.OpenUrl"
    required = ("title", "url")
    url = Property(str)

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        if not is_web_address(self._data["url"]):
            raise KitError("only http and https addresses can be opened")


class ShowCard(Action):
    """Unfolds another card below the button."""

    element_type = "Action.ShowCard"
    required = ("title", "card")
    card = Property(dict, parts=frozenset({"AdaptiveCard"}))


class Target(Strict):
    """An element whose visibility is to change: to `visible`, or to the opposite of what it is."""

    element_type = "TargetElement"
    required = ("element_id",)
    element_id = Property(str, "elementId")
    visible = Property(bool, "isVisible")


class ToggleVisibility(Action):
    """Shows or hides elements by id."""

    element_type = "Action.ToggleVisibility"
    required = ("title", "target_elements")
    target_elements = Property(list, "targetElements", parts=frozenset({"TargetElement"}), words=True)


class Refresh(Strict):
    """How a card is made anew when it is looked at. `user_ids` are those for whom Teams does so unasked."""

    element_type = "Refresh"
    required = ("action",)
    action = Property(dict, parts=frozenset({"Action.Execute"}))
    user_ids = Property(list, "userIds", parts=frozenset(), words=True)


class ShownCard(Strict, PackageCard):  # type: ignore[misc]  # the package is untyped
    """A card inside an Action.ShowCard: it needs neither version nor fallback text."""

    element_type = "AdaptiveCard"
    required: ClassVar[tuple[str, ...]] = ("body",)
    body = Property(list, parts=ELEMENTS)
    actions = Property(list, parts=ACTIONS)

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        if len(self._data.get("actions", ())) > MOST_ACTIONS:
            raise KitError(f"a row has at most {MOST_ACTIONS} buttons")


class AdaptiveCard(ShownCard):
    """A whole card of version 1.5. `lang` is "sv" or "en"; `fallback_text` is what older clients show."""

    required = ("body", "fallback_text", "lang")
    fallback_text = Property(str, "fallbackText")
    lang = Property(str, one_of=("sv", "en"))
    speak = Property(str)
    refresh = Property(dict, parts=frozenset({"Refresh"}))

    def __init__(self, *, full_width: bool = False, **values: Any) -> None:
        super().__init__(**values)
        self._data["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json"
        self._data["version"] = VERSION
        if full_width:
            self._data["msteams"] = {"width": "Full"}


def is_web_address(url: str) -> bool:
    """True for an absolute http or https address that hides nothing: no user name, no control characters."""
    if not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False
