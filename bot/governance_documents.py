"""Finds the governance model's documents: the channel's files, and what the settings say that they are called."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.clock import local_date
from bot.context import Context, message_reply
from bot.domain.answers import ChoiceAnswer, Link, Press, Reply
from bot.domain.files import is_document, title_of
from bot.domain.questions import Question
from bot.policies import GovernanceDocument
from bot.ports import ChannelFile
from bot.search.documents import Found, Named, finder_of
from bot.texts import Texts

_MOST_CHOICES = 6
_MOST_LISTED = 6
_MOST_TO_READ = 3


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it is answered with. Without a `url` it can only be said where it lies."""

    title: str
    url: str = ""
    changed_at: datetime | None = None
    others: tuple[str, ...] = ()


async def all_documents(context: Context) -> tuple[Document, ...]:
    """The channel's files; where none are known, the documents that the settings name."""
    files = [file for file in await context.stores.files.files() if is_document(file.name)]
    return documents_of(files, context.policy.documents)


async def read_before(
    files: Callable[[], Awaitable[Sequence[ChannelFile]]], named: Sequence[GovernanceDocument], theme: str
) -> Sequence[tuple[str, str]]:
    """What there is to read on a theme, as rows of (title, address)."""
    known = documents_of([file for file in await files() if is_document(file.name)], named)
    documents = [one for one in known if one.url]
    found = finder_of(tuple(Named(one.title, one.others) for one in documents)).find(theme, "sv")
    places = (found.sure or found.near)[:_MOST_TO_READ]
    return [(documents[place].title, documents[place].url) for place in places]


def documents_of(files: Sequence[ChannelFile], named: Sequence[GovernanceDocument]) -> tuple[Document, ...]:
    """Each file with the names of the settings' documents that it is; a link in the settings goes before a file."""
    others: dict[int, tuple[str, ...]] = {}
    linked = [one for one in named if one.url]
    finder = finder_of(tuple(Named(title_of(file.name)) for file in files))
    for one in named:
        if one.url:
            continue
        for place in finder.find(one.name, "sv").sure:
            others[place] = (*others.get(place, ()), one.name, *one.aliases)
    found = [
        Document(title_of(file.name), file.url, file.changed_at, others.get(place, ()))
        for place, file in enumerate(files)
    ]
    found += [Document(one.name, one.url or "", others=tuple(one.aliases)) for one in linked]
    if not files:
        found += [Document(one.name, others=tuple(one.aliases)) for one in named if not one.url]
    return tuple(found)


def looked_up(documents: Sequence[Document], question: Question) -> Found:
    """The documents that a question means. What is left of it without its asking words counts first."""
    finder = finder_of(tuple(Named(one.title, one.others) for one in documents))
    found = finder.find(question.topic or question.text, question.language)
    if found.sure and question.topic and len(found.sure) > 1:
        # «Checklistan för systemspecialister»: the role belongs to the name, though it was read as a role.
        closer = finder.find(question.text, question.language)
        return closer if set(closer.sure) < set(found.sure) and closer.sure else found
    return found


async def document_reply(question: Question, context: Context) -> Reply:
    """The documents that the question means, with where they are and when they changed."""
    documents = await all_documents(context)
    found = looked_up(documents, question)
    if len(found.sure) == 1:
        return _one(question, context, documents[found.sure[0]])
    if found.sure:
        return _which(question, context, [documents[place] for place in found.sure], "documents-which")
    if found.about_all or not question.topic:
        return _all(question, context, documents)
    near = [documents[place] for place in found.near]
    if near:
        return _which(question, context, near, "documents-near")
    return _none(question, context, documents)


async def unless_a_document(question: Question, context: Context) -> Reply | None:
    """For a question that no system answers: the one document that is called exactly so, if there is one."""
    files = [file for file in await context.stores.files.files() if is_document(file.name)]
    if not files:
        return None
    documents = documents_of(files, context.policy.documents)
    found = looked_up(documents, question)
    return _one(question, context, documents[found.sure[0]]) if len(found.sure) == 1 else None


def said_date(moment: datetime, say: Texts) -> str:
    """«3 mars 2026», the local day."""
    day = local_date(moment)
    return say("documents-date", day=day.day, month=day.month, year=str(day.year))


def lines_of(document: Document, say: Texts) -> tuple[str, ...]:
    """When a document changed, and where it is. The last is the address, which a card has as a button."""
    if not document.url:
        return (say("documents-in-channel", name=document.title),)
    if document.changed_at is None:
        return (say("documents-at", name=document.title, url=document.url),)
    day = said_date(document.changed_at, say)
    return say("documents-changed", name=document.title, day=day), say("documents-there", url=document.url)


def _one(question: Question, context: Context, document: Document) -> Reply:
    say = context.say
    lines = lines_of(document, say)
    links = (Link(say("documents-open"), document.url),) if document.url else ()
    heading = say("documents-heading")
    return message_reply(context, question, " ".join(lines), heading=heading, paragraphs=lines[:1], links=links)


def _which(question: Question, context: Context, documents: Sequence[Document], key: str) -> Reply:
    shown = documents[:_MOST_CHOICES]
    ask = context.say(key)
    names = ", ".join(one.title for one in shown)
    return Reply(question.intent, context.language, f"{ask} {names}.", ChoiceAnswer(ask, _presses(shown)))


def _all(question: Question, context: Context, documents: Sequence[Document]) -> Reply:
    """All documents, those that changed last first."""
    say = context.say
    dated = sorted(
        documents, key=lambda one: (one.changed_at is not None, one.changed_at and one.changed_at.timestamp())
    )
    newest = [one for one in reversed(dated) if one.changed_at is not None] or list(documents)
    shown = newest[:_MOST_LISTED]
    lines = tuple(
        say("documents-listed", name=one.title, day=said_date(one.changed_at, say)) if one.changed_at else one.title
        for one in shown
    )
    ask = say("documents-all", count=len(documents))
    text = " ".join([ask, *(line if line.endswith(".") else f"{line}." for line in lines)])
    return message_reply(
        context, question, text, heading=say("documents-heading"), paragraphs=(ask, *lines), examples=_presses(shown)
    )


def _none(question: Question, context: Context, documents: Sequence[Document]) -> Reply:
    shown = documents[:_MOST_CHOICES]
    text = context.say("documents-none")
    return message_reply(context, question, text, heading=context.say("documents-heading"), examples=_presses(shown))


def _presses(documents: Sequence[Document]) -> tuple[Press, ...]:
    return tuple(Press("document.show", one.title, {"name": one.title}) for one in documents)
