"""Links to the documents of nyttokalkyler."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.questions import Language
from bot.links import SignedLinks

_PURPOSE = "document"


class DocumentForm(StrEnum):
    """Which file."""

    WORD = "docx"
    EXCEL = "xlsx"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a link opens. `version` 0 is the draft as it stands."""

    number: int
    version: int
    form: DocumentForm
    language: Language


class DocumentLinks:
    """Makes and reads the links' tokens."""

    def __init__(self, signed: SignedLinks) -> None:
        self.signed = signed

    async def url(self, wanted: Wanted) -> str:
        """The address of a document, good for a while."""
        payload = (wanted.number, wanted.version, wanted.form.value, wanted.language)
        return await self.signed.url("documents", _PURPOSE, payload)

    async def read(self, token: str) -> Wanted | None:
        """What a token opens, or None for one that we did not make. Raises ExpiredError."""
        payload = await self.signed.read(_PURPOSE, token)
        if payload is None:
            return None
        number, version, form, language = payload
        return Wanted(number, version, DocumentForm(form), language)
