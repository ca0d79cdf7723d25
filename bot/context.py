"""What a handler is given besides the question, and the shapes that many answers share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.access import AccessLevel, Place, Viewer, level_for
from bot.calculations import Calculations
from bot.domain.answers import Answer, ChoiceAnswer, Link, ListAnswer, ListedSystem, MessageAnswer, Press, Reply
from bot.domain.contracts import ContractOutlook, outlook
from bot.domain.notices import NoticeRules
from bot.domain.questions import Language, Memory, Question
from bot.domain.systems import ItSystem
from bot.policies import Policy
from bot.ports import Directory, HiddenSearch, RegisterView
from bot.stores import Stores
from bot.texts import Texts
from bot.turn import Conversation

PAGE_SIZE = 8
_MOST_CHOICES = 5


@dataclass(frozen=True, slots=True)
class Context:
    """One turn's surroundings. `say` gives a text in the answer's language."""

    viewer: Viewer
    view: RegisterView
    memory: Memory
    say: Texts
    today: date
    policy: Policy
    conversation: Conversation
    stores: Stores
    directory: Directory
    calculations: Calculations
    hidden_search: HiddenSearch

    @property
    def language(self) -> Language:
        """The language of the answer."""
        return self.say.language

    def press(
        self, verb: str, text_key: str, /, *, arguments: dict[str, str | int] | None = None, **data: Any
    ) -> Press:
        """A button whose title is a text."""
        return Press(verb, self.say(text_key, **(arguments or {})), data)

    @property
    def notice_rules(self) -> NoticeRules:
        """What the municipality has decided about contracts' days, as the rules of the domain."""
        return self.policy.notices.rules(self.policy.contracts, self.policy.nyttokalkyl.management)

    def may_see_restricted(self, system: ItSystem) -> bool:
        """True if contract, cost, classification and the like of the system may be shown here."""
        return level_for(system, self.viewer) > AccessLevel.EMPLOYEE

    def refusal(self, system: ItSystem) -> str:
        """Why restricted facts are not shown, and what to do. The same for everybody in a channel."""
        if self.viewer.place is not Place.PERSONAL:
            return self.say("answers-restricted-here", system=system.name)
        return self.say("answers-restricted-you", system=system.name)

    def outlooks(self, system: ItSystem) -> tuple[ContractOutlook, ...]:
        """The system's contracts as of today; empty where they may not be seen."""
        if system.restricted is None:
            return ()
        policy = self.policy.contracts
        return tuple(
            outlook(contract, self.today, policy.lead_months, policy.default_lead_months)
            for contract in system.restricted.contracts
        )


def listed(system: ItSystem) -> ItSystem:
    """The system as a row in a list: without restricted facts, unless its existence is itself one."""
    if system.restricted is None or system.restricted.secret:
        return system
    return replace(system, restricted=None)


def list_reply(
    context: Context,
    question: Question,
    heading: str,
    systems: Sequence[ItSystem],
    *,
    why: Callable[[ItSystem], str | None] = lambda _: None,
    uncertain: bool = False,
    actions: tuple[Press, ...] = (),
) -> Reply:
    """One page of systems with a button to the next. `heading` is also the beginning of the text."""
    first = max(0, question.page) * PAGE_SIZE
    if first >= len(systems):
        first = 0
    page = systems[first : first + PAGE_SIZE]
    rows = tuple(ListedSystem(listed(system), why(system)) for system in page)
    left = len(systems) - first - len(page)
    if left > 0:
        data = {"question": press_data(question), "page": first // PAGE_SIZE + 1}
        actions = (Press("list.page", context.say("answers-press-more", count=left), data), *actions)
    names = ", ".join(system.name for system in page)
    tail = context.say("answers-list-more", count=left) if left > 0 else ""
    keys = tuple(system.key for system in systems)
    return Reply(
        question.intent,
        context.language,
        f"{heading} {names}. {tail}".strip() if page else heading,
        ListAnswer(heading, rows, len(systems), first + 1, uncertain, actions),
        systems=() if uncertain else keys,
        closest=keys if uncertain else (),
        count=None if uncertain else len(systems),
        subjects=tuple(system.key for system in page),
    )


def message_reply(
    context: Context,
    question: Question,
    text: str,
    *,
    heading: str,
    paragraphs: tuple[str, ...] = (),
    examples: tuple[Press, ...] = (),
    actions: tuple[Press, ...] = (),
    links: tuple[Link, ...] = (),
    about: tuple[ItSystem, ...] = (),
    **extra: Any,
) -> Reply:
    """A few sentences with buttons."""
    answer: Answer = MessageAnswer(heading, paragraphs, examples, actions, links, about)
    return Reply(question.intent, context.language, text, answer, **extra)


def which_system(context: Context, question: Question, verb: str) -> Reply:
    """Ask which system is meant: near names become buttons with the same meaning as the question."""
    near = [system for key in question.near_systems[:_MOST_CHOICES] if (system := context.view.by_key(key))]
    if near:
        ask = context.say("answers-which-of-these")
        choices = tuple(Press(verb, system.name, {"system": system.key}) for system in near)
        text = f"{ask} {', '.join(system.name for system in near)}."
        return Reply(
            question.intent,
            context.language,
            text,
            ChoiceAnswer(ask, choices),
            closest=tuple(system.key for system in near),
        )
    if question.topic:
        return message_reply(
            context,
            question,
            context.say("answers-unknown-name", name=question.topic),
            heading=context.say("answers-unknown-name-heading"),
            actions=(context.press("help.show", "answers-press-help"),),
        )
    return message_reply(
        context, question, context.say("answers-which-system"), heading=context.say("answers-which-system-heading")
    )


def named_systems(context: Context, question: Question) -> tuple[ItSystem, ...]:
    """The systems that the question names and the viewer may see."""
    return tuple(system for key in question.systems if (system := context.view.by_key(key)) is not None)


def example(context: Context, text_key: str) -> Press:
    """A question to press: it is asked as if it had been typed.

    It names a system and a department from the viewer's own view, so that it always has an answer.
    """
    text = context.say(text_key, **_examples_for(text_key, context))
    return Press("ask.text", text, {"text": text})


def _examples_for(text_key: str, context: Context) -> dict[str, str | int]:
    systems = context.view.systems
    if text_key in {"answers-example-owner", "answers-example-contract"}:
        shown = next((system for system in systems if system.owner and system.manager), None)
        return {"system": shown.name if shown else "Treserva"}
    if text_key == "answers-example-department":
        return {"department": context.view.departments[0].name if context.view.departments else "KSF"}
    return {}


def press_data(question: Question) -> dict[str, Any]:
    """A question's slots as a button carries them. Read back by bot.presses, as input from a stranger."""
    slots = {
        "intent": question.intent.value,
        "systems": list(question.systems),
        "need": question.need,
        "department": question.department,
        "unit": question.unit,
        "supplier": question.supplier,
        "phase": question.phase.value if question.phase else None,
        "role": question.role.value if question.role else None,
        "expires_by": question.expires_by,
        "topic": question.topic,
    }
    return {name: value for name, value in slots.items() if value}
