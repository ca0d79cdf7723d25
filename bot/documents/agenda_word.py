"""An agenda, or the draft of a protocol, as a Word document with real headings and tables."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from bot.documents.agenda_paper import AgendaPaper
from bot.documents.word_parts import add_link, add_page_numbers, add_table, add_text, set_language, set_look
from bot.texts import texts_for

_BLANK = "_" * 40


def agenda_word(paper: AgendaPaper) -> bytes:
    """The document as the bytes of a .docx file."""
    say = texts_for(paper.language)
    document = Document()
    set_language(document, "sv-SE" if paper.language == "sv" else "en-GB")
    set_look(document)
    document.core_properties.title = paper.heading
    document.core_properties.subject = say("agendas-document-subject")
    add_text(document, paper.heading, "Title")
    for sentence in paper.lead:
        add_text(document, sentence)
    for title, url in paper.reading:
        add_link(document, title, url)
    if paper.protocol:
        add_text(document, f"{say('agendas-document-present')} {_BLANK}")
    for place, item in enumerate(paper.items, 1):
        add_text(document, f"{place}. {item.title}", "Heading 1", with_next=True)
        for line in item.lines:
            add_text(document, line)
        if paper.protocol:
            for outcome in item.outcomes or (say("agendas-document-outcome-none"),):
                add_text(document, outcome, "List Bullet")
    if paper.actions:
        titles = [say(f"agendas-document-{name}") for name in ("action", "responsible", "due")]
        add_text(document, say("agendas-document-actions"), "Heading 1", with_next=True)
        add_table(document, titles, paper.actions, say("agendas-document-actions"), widths=(9.6, 4.0, 3.0))
    if paper.protocol:
        add_text(document, f"{say('agendas-document-signature')} {_BLANK}")
    add_page_numbers(document, paper.made)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()
