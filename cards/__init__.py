"""Draws each answer and post as an Adaptive Card. Knows the domain and the texts, does no I/O."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.answers import (
    AgendaAnswer,
    AlertAnswer,
    Answer,
    ChoiceAnswer,
    ColleagueAnswer,
    ContractAnswer,
    FaultAnswer,
    FormAnswer,
    ListAnswer,
    MessageAnswer,
    PersonAnswer,
    ResponsibilityAnswer,
    SummaryAnswer,
    SystemAnswer,
)
from bot.domain.posts import BundlePost, DigestPost, FilesPost, NoticePost, PlainPost, Post
from bot.domain.questions import Language
from cards.agenda import agenda_card
from cards.alert import alert_card
from cards.choice import choice_card
from cards.contract import contract_card
from cards.fault import fault_card
from cards.form import form_card
from cards.listing import list_card
from cards.message import message_card
from cards.notice import bundle_card, digest_card, files_card, notice_card, plain_card
from cards.person import colleague_card, person_card
from cards.responsibility import responsibility_card
from cards.summary import summary_card
from cards.system import system_card

DRAWN_BY: Mapping[type, Callable[[Any, Language, str], dict[str, Any]]] = {
    SystemAnswer: system_card,
    ListAnswer: list_card,
    PersonAnswer: person_card,
    ColleagueAnswer: colleague_card,
    ContractAnswer: contract_card,
    ResponsibilityAnswer: responsibility_card,
    ChoiceAnswer: choice_card,
    MessageAnswer: message_card,
    FormAnswer: form_card,
    SummaryAnswer: summary_card,
    AgendaAnswer: agenda_card,
    AlertAnswer: alert_card,
    FaultAnswer: fault_card,
    NoticePost: notice_card,
    DigestPost: digest_card,
    BundlePost: bundle_card,
    PlainPost: plain_card,
    FilesPost: files_card,
}
"""Which function draws which answer or post."""


def render(answer: Answer | Post, *, language: Language, text: str) -> dict[str, Any]:
    """The card for an answer or a post, as plain JSON values.

    `text` is its stand-alone text; clients that cannot draw the card show it. Raises KitError
    if the answer holds a button whose verb is not in `cards.verbs`.
    """
    return DRAWN_BY[type(answer)](answer, language, text)
