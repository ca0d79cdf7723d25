"""Which column of a municipality's own file holds which fact."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Self

from storage.cells.reading import Cell, shown
from storage.cells.text import tidy
from storage.fields import Field

_SYNONYMS = {
    Field.KEY: "system-id|id|systemnummer|system nr|system no|objekt-id|system id|register-id",
    Field.NAME: "system|namn|systemets namn|it-system|systemnamn|applikation|applikationsnamn|program|programvara|"
    "system name|name|application|application name|benämning|systembenämning",
    Field.SUPPLIER: "lev|lev.|leverantörsnamn|supplier|vendor|systemleverantör|avtalspart|leverantör/tillverkare",
    Field.FUNCTIONS: "funktioner|function|functions|funktionsområde|verksamhetsfunktion|användningsområde|"
    "funktionalitet|kategori",
    Field.DESCRIPTION: "beskr|beskr.|systembeskrivning|description|kort beskrivning|vad gör systemet|syfte",
    Field.DEPARTMENT: "förv|förv.|förvaltningens namn|department|administration|ägande förvaltning|"
    "ansvarig förvaltning",
    Field.UNIT: "avdelning|enhet/avdelning|avdelning/enhet|avd|avd.|unit|division",
    Field.OWNER: "ägare|system owner|owner|sys.ägare|sysägare|sä|systemägare (chef)",
    Field.MANAGER: "förvaltare|sys.förvaltare|sysförvaltare|system manager|manager|systemansvarig|sf|förvaltn.ansv",
    Field.SPECIALISTS: "specialist|systemspecialister|systemadministratör|system specialist|systemadministrator|"
    "system administrator|administratör|specialister|systemadm",
    Field.CONTRACT_NUMBER: "avtalsnr|avtal nr|avtals-id|avtals nr|contract number|contract no|avtalsid|"
    "diarienummer avtal",
    Field.CONTRACT_START: "startdatum|avtal start|avtalets start|avtal fr.o.m|avtal från|avtalsstartdatum|"
    "contract start|"
    "start date|contract start date|avtalsperiod från|avtal startdatum|avtal fom",
    Field.CONTRACT_END: "slutdatum|avtal slut|avtalets slut|avtal t.o.m|avtal till|avtalsslutdatum|"
    "contract end|end date|"
    "contract end date|avtal löper ut|avtalet löper ut|avtal tom|avtalsperiod till|avtal slutdatum|giltigt till|utgår",
    Field.NOTICE_PERIOD: "uppsägningstid|uppsägning|upps.tid|uppstid|uppsägningstid månader|notice period|"
    "notice|notice period months",
    Field.RENEWAL: "avtalsförlängning|förlängningsoption|optioner|optionsår|renewal|förl|förl.|förnyelse|"
    "förlängningsvillkor|extension",
    Field.YEARLY_COST: "årskostnad|kostnad|kostnad per år|kostnad/år|årlig kostnad|årskostn|årskost|"
    "yearly cost|annual cost|cost|cost per year",
    Field.PROCUREMENT_FORM: "upphandlingssätt|upphandling|procurement form|procurement|upph.form|anskaffningsform",
    Field.CLASSIFICATION: "k/r/t|krt|infoklass|informationsklass|klassning|klassning krt|"
    "information classification|cia|"
    "information class|klassificering|informationsklassificering|infoklassning|"
    "konfidentialitet riktighet tillgänglighet",
    Field.SYSTEM_CLASS: "system class|systemklassning|systemklassificering|viktighet|prioritetsklass",
    Field.PHASE: "livscykel|fas|lifecycle|life cycle|lifecycle phase|phase|status|livscykelstatus",
    Field.USER_COUNT: "användare|antal användare|users|number of users|ant anv|ant. anv.|antal anv|anv|user count",
    Field.PERSONAL_DATA: "personuppg|personuppg.|behandlar personuppgifter|personal data|gdpr|pu|"
    "innehåller personuppgifter|pers.uppg",
    Field.HOSTING: "drift|driftsform|hosting|driftmiljö|saas/on-prem|driftlösning",
    Field.SECRET: "sekr|sekr.|secret|skyddat|sekretessmarkerad|sekretessbelagt",
    Field.PLAN_URL: "förvaltningsplan|systemförvaltningsplan|länk till förvaltningsplan|maintenance plan|"
    "förvaltningsplan länk",
    Field.LAST_LOGIN: "senaste inloggning|sista inloggning|last login|senast använd",
    Field.LOGINS_90_DAYS: "inloggningar|logins 90 days|inloggningar 90 dagar|antal inloggningar|logins|"
    "inlogg 90d|inloggningar senaste 90 dagarna",
}
_THOUSANDS = re.compile(r"\b(?:tkr|kkr|ksek|tsek|tusen)\b")
_MILLIONS = re.compile(r"\b(?:mkr|mnkr|msek|miljoner)\b")
_UNITS = re.compile(
    r"\b(?:i )?(?:tkr|kkr|ksek|tsek|mkr|mnkr|msek|kr|sek|kronor|mån|månader|months|st|antal|ja/nej|j/n|yes/no|"
    r"exkl\.? moms|exkl|1-4|åååå-mm-dd|yyyy-mm-dd)\b"
)
# A column of days, of another currency or of another period holds something else than ours.
_OTHER_UNIT = re.compile(r"\b(?:dagar|days|eur|euro|usd|per månad|/mån(?:ad)?|per kvartal|inkl\.? moms)\b|[€$]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that is read: where, what it is called and what its numbers are multiplied by."""

    column: int
    title: str
    field: Field
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Known headings, and the municipality's own from the table [import.columns] of systemlotsen.toml."""

    own: Mapping[str, Field | None] = field(default_factory=dict)

    @classmethod
    def from_config(cls, columns: Mapping[str, str]) -> Self:
        """Their heading → our field, given by its exported heading or its English name («contract_end»).

        An empty field means that the column is not to be read. Raises ValueError naming an unknown field.
        """
        own: dict[str, Field | None] = {}
        for title, name in columns.items():
            known = _FIELD_NAMES.get(fold_heading(name)) if name.strip() else None
            if name.strip() and known is None:
                raise ValueError(f"[import.columns] {title!r}: unknown field {name!r}")
            own[fold_heading(title)] = known
        return cls(own)

    def match(self, title: str) -> tuple[Field, Decimal] | None:
        """The field that a heading stands for, with the factor that its unit gives."""
        text = tidy(title.replace("-\n", "-").replace("\n", " ")).casefold()
        key = fold_heading(title)
        scale = Decimal(1)
        if key in self.own:
            found = self.own[key]
        elif _OTHER_UNIT.search(text.replace("90 dagar", "")):
            return None
        else:
            found = _KNOWN.get(key) or _KNOWN.get(fold_heading(_UNITS.sub("", text)))
        if found is None:
            return None
        if found is Field.YEARLY_COST:
            scale = scale_of(text)
        return found, scale

    def is_own(self, title: str) -> bool:
        """True if the municipality's configuration names this heading."""
        return fold_heading(title) in self.own

    def count_known(self, cells: Iterable[Cell]) -> int:
        """How many different fields a row of headings would give."""
        titles = (shown(cell) for cell in cells if isinstance(cell, str) and len(cell) <= 100)
        return len({found[0] for title in titles if title and (found := self.match(title))})

    def read(self, titles: Sequence[str]) -> tuple[list[Heading], list[tuple[int, str]], dict[Field, list[str]]]:
        """The columns that are read, those that are not, and fields that several columns claim.

        A heading from the configuration takes precedence over one that is only known.
        """
        claims: dict[Field, list[Heading]] = {}
        unknown: list[tuple[int, str]] = []
        for column, title in enumerate(titles):
            found = self.match(title) if title else None
            if found:
                claims.setdefault(found[0], []).append(Heading(column, title, *found))
            elif title:
                unknown.append((column, title))
        headings: list[Heading] = []
        disputed: dict[Field, list[str]] = {}
        for claimed, candidates in claims.items():
            own = [heading for heading in candidates if self.is_own(heading.title)]
            chosen = own or candidates
            if len(chosen) > 1:
                disputed[claimed] = [heading.title for heading in chosen]
            headings.append(chosen[0])
            unknown.extend((each.column, each.title) for each in candidates if own and each not in own)
        return headings, sorted(unknown), disputed


def without_units(title: str) -> str:
    """A heading without what its numbers are counted in: «Värde (tkr)» is «Värde»."""
    return _UNITS.sub("", tidy(title).casefold())


def scale_of(title: str) -> Decimal:
    """What a column's numbers are multiplied by to be kronor: 1 000 for «(tkr)»."""
    text = tidy(title).casefold()
    return Decimal(1_000_000 if _MILLIONS.search(text) else 1000 if _THOUSANDS.search(text) else 1)


def fold_heading(title: str) -> str:
    """A heading's letters and digits only, lower-case: «Avtals-slut » is «avtalsslut»."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", tidy(title)).casefold())


_KNOWN = {
    fold_heading(title): known
    for known, synonyms in _SYNONYMS.items()
    for title in (known.value, known.name, *synonyms.split("|"))
}
_FIELD_NAMES = {fold_heading(title): known for known in Field for title in (known.value, known.name)}
