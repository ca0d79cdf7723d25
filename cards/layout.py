"""The few building blocks that all cards share, so that they look and read alike."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from bot.domain.answers import Link, Press
from bot.domain.questions import Language
from bot.domain.systems import LifecyclePhase, Role
from bot.texts import texts_for
from cards import looks
from cards.kit import MOST_ACTIONS, ActionSet, Block, Container, KitError, TextRun
from cards.kit_actions import AdaptiveCard, Execute, OpenUrl, is_web_address
from cards.markdown import NOTHING, clean, clean_lines, cut, line, plain_lines
from cards.verbs import VERBS

MOST_FALLBACK = 2_000
MOST_HEADING = 160
MOST_TITLE = 60
MOST_VALUE = 240
MOST_LINE = 160
MOST_POINT = 120
MOST_ROW = MOST_HEADING + 3 * MOST_LINE
MOST_PROSE = 700
MOST_BUTTONS = 24
MOST_SUGGESTIONS = 12
MOST_SHORT_TITLE = 28
# A telephone of 320 pixels leaves a card this much; the others are a button's share of it in Teams.
CARD_WIDTH = 270
BUTTON_FRAME = 34
BUTTON_LETTER = 8


@lru_cache(maxsize=4096)
def say(language: Language, key: str, **arguments: str | int) -> str:
    """A text. Cards say the same words and dates again and again, so what has been said is kept."""
    return texts_for(language)(key, **arguments)


def role_name(language: Language, role: Role) -> str:
    """A role's name as a label: «Systemägare»."""
    name = say(language, f"common-role-{role}")
    return name[:1].upper() + name[1:]


def phase_name(language: Language, phase: LifecyclePhase) -> str:
    """A phase's name: «Användning»."""
    return say(language, f"common-phase-{phase}")


def heading(text: str) -> Block:
    """The card's heading."""
    return looks.HEADING.show(_heading(text))


def section(text: str) -> Block:
    """A heading within the card, with a line above it."""
    return looks.SECTION.show(_heading(text))


def _heading(text: str) -> str:
    # A colon belongs to a sentence that something follows; as a heading it stands for itself.
    return line(text.rstrip(": "), MOST_HEADING)


def prose(text: str, most: int = MOST_PROSE) -> Block:
    """Running text that may have lines of its own."""
    return looks.PROSE.show(cut(clean_lines(text), most) or NOTHING)


def subtle(text: str, most: int = MOST_VALUE) -> Block:
    """A line that stands back."""
    return looks.SUBTLE.show(line(text, most))


def strong(text: str) -> Block:
    """A sentence that matters."""
    return looks.STRONG.show(line(text, MOST_PROSE))


def alert(text: str) -> Block:
    """A sentence about something that has gone wrong. The colour only repeats what the words say."""
    return looks.ALERT.show(line(text, MOST_PROSE))


def fact(language: Language, key: str, value: str) -> Block:
    """A label and its value on a line: «Leverantör: Tietoevry»."""
    return named_fact(say(language, key), value)


def named_fact(name: str, value: str) -> Block:
    """As `fact`, with a label that is already a text."""
    return looks.PROSE.show(line(value, MOST_VALUE), _label(name))


@lru_cache(maxsize=256)
def _label(name: str) -> TextRun:
    return looks.LABEL.saying(f"{clean(name)}: ")


def bullet(text: str, most: int = MOST_POINT) -> Block:
    """A point in a list."""
    return looks.PROSE.show(f"• {line(text, most)}")


def row(title: str, lines: Sequence[str], press: Press) -> Block:
    """A row that is one large button: `title` stands out, `lines` explain it.

    A screen reader says the button's title in place of what is in it, so that title is all the row's text.
    """
    name = line(title, MOST_HEADING)
    shown = [line(text, MOST_LINE) for text in lines if text.strip()]
    return Container(
        items=[
            # The spaces keep the lines' words apart where the container's text is read as one string.
            looks.NAME.show(f"{name} "),
            *(looks.DETAIL.show(f"{text} ") for text in shown),
        ],
        select_action=_execute(press, line(". ".join([name, *shown]), MOST_ROW)),
        spacing="small",
        separator=True,
    )


def link_row(link: Link) -> Block:
    """A line of text that opens its address, where it has one that may be opened."""
    text = line(link.title, MOST_HEADING)
    if not is_web_address(link.url):
        return looks.PROSE.show(f"• {text}")
    return Container(
        items=[looks.NAME.show(text)],
        select_action=OpenUrl(title=text, url=link.url),
        spacing="small",
        separator=True,
    )


def button(press: Press, **more: Any) -> Execute:
    """A button that the bot answers. Raises KitError for a verb that nobody would handle."""
    return _execute(press, line(press.title, MOST_TITLE), **more)


def _execute(press: Press, title: str, **more: Any) -> Execute:
    if press.verb not in VERBS:
        raise KitError(f"{press.verb!r} is not in cards/verbs.py: the button would be dead")
    return Execute(title=title, verb=press.verb, data=press.data, **more)


def buttons(presses: Sequence[Press], *links: OpenUrl, inputs: bool = True) -> list[Block]:
    """Rows of buttons, links last. A row holds no more than a telephone shows without cutting the titles.

    Without `inputs` they send no inputs, so that one that is not filled in keeps nobody from pressing.
    """
    more = {} if inputs else {"associated_inputs": "none"}
    rows: list[list[Execute | OpenUrl]] = []
    free = 0
    for action in [*(button(press, **more) for press in presses[:MOST_BUTTONS]), *links]:
        width = BUTTON_FRAME + BUTTON_LETTER * len(action.title)
        if not rows or width > free or len(rows[-1]) == MOST_ACTIONS:
            rows.append([])
            free = CARD_WIDTH
        rows[-1].append(action)
        free -= width
    return [ActionSet(actions=row, spacing="small" if at else "medium") for at, row in enumerate(rows)]


def opening(links: Sequence[Link]) -> list[OpenUrl]:
    """The links that may be opened, as buttons."""
    return [OpenUrl(title=line(link.title, MOST_TITLE), url=link.url) for link in links if is_web_address(link.url)]


def suggestions(presses: Sequence[Press]) -> list[Block]:
    """Things to press that are too long for buttons: boxes of the card's width, whose text wraps."""
    if all(len(press.title) <= MOST_SHORT_TITLE for press in presses):
        return buttons(presses)
    return [_suggestion(press) for press in presses[:MOST_SUGGESTIONS]]


def _suggestion(press: Press) -> Block:
    pressed = _execute(press, line(press.title, MOST_POINT))
    return Container(
        items=[looks.SUGGESTION.show(pressed.title)],
        select_action=pressed,
        style="emphasis",
        spacing="small",
    )


def card(language: Language, text: str, body: Sequence[Block]) -> dict[str, Any]:
    """The card as a plain dict. `text` is shown by clients that cannot draw it."""
    drawn = AdaptiveCard(
        body=list(body),
        lang=language,
        fallback_text=plain_lines(cut(clean_lines(text), MOST_FALLBACK)) or NOTHING,
        full_width=True,
    )
    rendered: dict[str, Any] = drawn.render()
    return rendered
