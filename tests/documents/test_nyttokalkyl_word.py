"""The document says everything, and says it to a screen reader too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from openpyxl import load_workbook

from bot.documents.nyttokalkyl_word import Circumstances, word_of
from bot.documents.wording import kronor
from bot.domain.nyttokalkyl.lifecycle import Decision, Statement, Verdict
from bot.domain.nyttokalkyl.route import Decider, Limits, route_of
from bot.domain.nyttokalkyl.sums import outcome
from bot.texts import all_languages
from tests.fakes.nyttokalkyler import full, retirement

DAY = date(2026, 11, 24)
KSF = "Kommunstyrelseförvaltningen"


def circumstances(calculation) -> Circumstances:
    return Circumstances(
        DAY,
        2,
        route_of(calculation, Limits(KSF, {}, Decimal(2_000_000), Decimal(700_000))),
        Statement("Går att integrera med diariet.", "IT-enheten", DAY),
        Decision(
            Verdict.SENT_BACK, Decider.DEPARTMENT_MANAGEMENT, (KSF,), "Ledningsgruppen", DAY, "KS 2027/12", "Mer fakta."
        ),
    )


def opened(calculation=None, language="sv"):
    calculation = calculation or full()
    return docx.Document(BytesIO(word_of(calculation, circumstances(calculation), language)))


def words(document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_headings_are_real_and_in_order():
    document = opened()
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        "Behovet",
        "Så ser det ut i dag",
        "Alternativ",
        "Vem betalar och vem får nyttan",
        "Kostnader",
        "Nytta",
        "Resultat",
        "Information, tillgänglighet och upphandling",
        "Risker",
        "Vägen till beslut",
        "IT-enhetens yttrande",
        "Beslut",
        "Ansvar och uppföljning",
    ]
    assert [p.text for p in document.paragraphs if p.style.name == "Title"] == [full().title]


def test_everything_a_person_wrote_is_there():
    calculation = full()
    text = words(opened())
    for wanted in (
        KSF,
        calculation.need,
        calculation.situation,
        *(one.name for one in calculation.alternatives),
        calculation.alternatives[1].reason_not_chosen,
        *(one.name for one in calculation.stakeholders),
        *(one.label for one in (*calculation.costs, *calculation.benefits)),
        *calculation.risks,
        calculation.compliance.exit_plan,
        "K3 R2 T2",
        calculation.responsible,
        "2028-03-01",
        kronor(outcome(calculation).net_present_value, "sv"),
        "Går att integrera med diariet.",
        "KS 2027/12",
        "Systemägaren kan besluta själv.",
        "Källa: EY:s granskning, avsnitt 3.2",
    ):
        assert wanted in text, wanted


def test_every_table_has_a_marked_header_and_a_description():
    tables = opened().tables
    assert len(tables) >= 9
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
        assert all(cell.text.strip() for cell in table.rows[0].cells)


def test_the_chart_is_native_described_and_has_its_data():
    content = word_of(full(), circumstances(full()))
    document = docx.Document(BytesIO(content))
    (description,) = [element.get("descr") for element in document.element.body.iter(qn("wp:docPr"))]
    assert "år 0: kostnader 150\N{NO-BREAK SPACE}000,50" in description
    package = ZipFile(BytesIO(content))
    chart = package.read("word/charts/chart1.xml").decode()
    assert "252500" in chart  # year 1: 52 500 + 200 000
    assert "externalData" in chart
    data = load_workbook(BytesIO(package.read("word/embeddings/chart1.xlsx"))).active
    assert [row[1].value for row in data.iter_rows(min_row=2)] == [150000.5, 252500, 200000, 200000, 200000]


@pytest.mark.parametrize(("language", "locale"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_language_and_title_are_set(language, locale):
    document = opened(language=language)
    properties = document.core_properties
    assert (properties.title, properties.author, properties.language) == (full().title, "Örjan Vassbäck", locale)
    assert {element.get(qn("w:val")) for element in document.styles.element.iter(qn("w:lang"))} == {locale}
    assert "python-docx" not in properties.comments


@pytest.mark.parametrize("language", all_languages())
def test_a_retirement_tells_its_reason(language):
    assert retirement().retirement_reason in words(opened(retirement(), language))


def test_a_bare_draft_can_be_shown():
    bare = replace(
        full(), departments=(), need="", alternatives=(), stakeholders=(), costs=(), benefits=(), risks=(), start=None
    )
    document = docx.Document(BytesIO(word_of(bare, Circumstances(DAY))))
    assert "Utkast" in words(document)


def test_characters_that_no_file_can_hold_are_left_out():
    hostile = replace(full(), title="A\x00\x0b\ud800B", need="<b>x</b>&amp;\x1f\nrad två", departments=("=1\x01",))
    assert "<b>x</b>&amp;" in words(opened(hostile))
