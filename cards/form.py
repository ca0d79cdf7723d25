"""One step of a dialog: what is asked, the inputs, and one button that sends them."""

from __future__ import annotations

import re
from typing import Any

from bot.domain.answers import FormAnswer, FormField
from bot.domain.questions import Language
from bot.domain.systems import ItSystem, LifecyclePhase
from cards.kit import ActionSet, Block
from cards.kit_inputs import Choice, ChoiceSet, DateInput, TextInput
from cards.layout import MOST_TITLE, alert, bullet, button, buttons, card, heading, phase_name, prose, strong, subtle
from cards.markdown import NOTHING, clean, line

MOST_LABEL = 200
MOST_FORM = 12_000
MOST_NOTICES = 6
MOST_OPEN_CHOICES = 5
SOFT_HYPHEN = "\u00ad"
_LONG_WORD = re.compile(r"\S{25,}")
_PIECES = re.compile(r".{1,20}")
_MARKDOWN = re.compile(r"[*_`\[\]<>\\~#]|https?:|//+|www\.|javascript:", re.IGNORECASE)
MOST_SYSTEM = 240


def form_card(answer: FormAnswer, language: Language, text: str) -> dict[str, Any]:
    """Heading, what has happened, what is asked, what exists already, the inputs, the buttons."""
    body: list[Block] = [heading(answer.heading)]
    if answer.progress:
        body.append(subtle(answer.progress))
    body += [strong(notice) for notice in answer.notices[:MOST_NOTICES]]
    body += [prose(paragraph) for paragraph in answer.paragraphs]
    # Not rows to press: an answer would take this card's place, and what has been filled in with it.
    body += [bullet(_system(row.system, language), MOST_SYSTEM) for row in answer.systems]
    if answer.first:
        # They make the form needless, so what is half filled in must not keep anybody from pressing them.
        body += buttons(answer.first, inputs=False)
    for field in answer.fields:
        if field.fault:
            body.append(alert(field.fault))
        body.append(_input(field))
    body.append(ActionSet(actions=[button(answer.send, style="positive")]))
    body += buttons(answer.actions, inputs=False)
    return card(language, text, body)


def _system(system: ItSystem, language: Language) -> str:
    # One that is not in use, and above all one that is being retired, is no answer to a need.
    phase = "" if system.phase in (None, LifecyclePhase.OPERATION) else phase_name(language, system.phase)
    parts = (phase, ", ".join(system.functions[:3]), system.department)
    return f"{system.name}: {' · '.join(part for part in parts if part)}"


def _input(field: FormField) -> Block:
    common: dict[str, Any] = {
        "id": field.name,
        "label": _breaking(line(field.label, MOST_LABEL)),
        "is_required": field.required or None,
        "error_message": line(field.missing, MOST_LABEL) if field.required else None,
    }
    # What somebody wrote goes back into the input as it is: no Markdown is read from it.
    value = (field.value if field.lines else clean(field.value))[:MOST_FORM] or None
    if field.choices:
        return ChoiceSet(
            **common,
            choices=[Choice(title=_choice(title), value=name) for name, title in field.choices],
            is_multi_select=field.several or None,
            style="expanded" if len(field.choices) <= MOST_OPEN_CHOICES and not field.several else "compact",
            value=value,
            wrap=True,
        )
    if field.date:
        return DateInput(**common, value=value)
    return TextInput(**common, value=value, is_multiline=field.lines or None, max_length=field.most)


def _breaking(label: str) -> str:
    """A label whose long words may break, as a telephone is narrow. The renderers do not break them by themselves."""
    return _LONG_WORD.sub(lambda word: SOFT_HYPHEN.join(_PIECES.findall(word[0])), label)


def _choice(title: str) -> str:
    """A choice's title. Some clients read Markdown from it and some do not, so it has no letter that means any."""
    return _breaking(_MARKDOWN.sub("", line(title, MOST_TITLE * 2)).strip() or NOTHING)
