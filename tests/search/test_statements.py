"""What people tell of the register, and what they ask of it: the first is a request, the second is not."""

from __future__ import annotations

from datetime import date

import pytest

from bot.access import Place, Viewer
from bot.domain.people import Person
from bot.domain.questions import Intent, Memory
from bot.search.days import day_in
from tests.fakes.house import House
from tests.fakes.registers import demo_departments, demo_systems

TODAY = date(2026, 11, 24)
READER = Viewer(Person("r", "Rut Läsare", groups=frozenset({"register_reader"})), Place.PERSONAL)


@pytest.fixture(scope="module")
def views():
    return []


@pytest.fixture
async def view(views):
    if not views:
        house = House(demo_systems(), demo_departments())
        views.append(await house.register.view(READER))
    return views[0]


WORDS = {
    "lägg till ordet felanmälan för ärendehantering": ("felanmälan", "ärendehantering"),
    "Föreslå sökordet «plupp» för bygglov": ("plupp", "bygglov"),
    "ordet hylla betyder lokalbokning": ("hylla", "lokalbokning"),
    "med fakturan menar vi ekonomi": ("fakturan", "ekonomi"),
    "när vi säger fakturan menar vi ekonomi": ("fakturan", "ekonomi"),
    "ordet hyllan borde ge lokalbokning": ("hyllan", "lokalbokning"),
    'Lägg till "hyllplan" som sökord för lokalbokning': ("hyllplan", "lokalbokning"),
    "add the word rentals for room booking": ("rentals", "room booking"),
}
TOLD = {
    "min kollega tar över Treserva efter mig från 1 mars": ("Treserva", {"kind": "role", "mine": "yes"}),
    "Anna Berg är ny systemförvaltare för Lex": ("Lex", {"kind": "manager", "a_value": "Anna Berg"}),
    "anna berg är ny systemförvaltare för lex": ("Lex", {"kind": "manager", "a_value": "Anna Berg"}),
    "Lex har bytt systemägare till Bo Ek": ("Lex", {"kind": "owner", "a_value": "Bo Ek"}),
    "Lex har bytt systemägare till bo ek": ("Lex", {"kind": "owner", "a_value": "Bo Ek"}),
    "Karin Öberg-Lund efterträder Per Ström som ägare av Platina den 15 januari": (
        "Platina",
        {"kind": "owner", "a_value": "Karin Öberg-Lund", "old": "Per Ström"},
    ),
    "från årsskiftet är det Mona Sahlin af Klint som förvaltar Vklass": (
        "Vklass",
        {"kind": "manager", "a_value": "Mona Sahlin af Klint"},
    ),
    "Från och med 1 april blir Johan Eriksson systemförvaltare för Raindance i stället för Anna Alm": (
        "Raindance",
        {"kind": "manager", "a_value": "Johan Eriksson", "old": "Anna Alm"},
    ),
    "Per har slutat, ny förvaltare för Optiplan är Lisa Holm": (
        "Optiplan",
        {"kind": "manager", "a_value": "Lisa Holm", "old": "Per"},
    ),
    "jag lämnar över Treserva till Eva Lind på måndag": ("Treserva", {"mine": "yes", "a_value": "Eva Lind"}),
    "Det är inte längre Bo Ek som är systemägare för Lex utan Ulla Vik": ("Lex", {"a_value": "Ulla Vik"}),
    "Bo Ek ersätts av Ulla Vik som systemägare för Lex": ("Lex", {"kind": "owner", "a_value": "Ulla Vik"}),
    "hon slutar vid årsskiftet och då är det jag som ansvarar för Vklass": ("Vklass", {"myself": "yes"}),
    "jag tar över Lex efter Bo Ek": ("Lex", {"kind": "role", "myself": "yes", "old": "Bo Ek"}),
    "lägg till mig som specialist i Raindance": ("Raindance", {"kind": "specialist", "myself": "yes"}),
    "Anna Berg takes over Lex after me from 1 March": ("Lex", {"mine": "yes", "a_value": "Anna Berg"}),
    "kan du byta systemförvaltare på Stratsys till Eva Lind?": ("Stratsys", {"kind": "manager", "a_value": "Eva Lind"}),
    "Lex saknar förvaltare": ("Lex", {"kind": "vacant", "a_role": "manager"}),
    "Heroma har ingen förvaltare längre": ("Heroma", {"kind": "vacant", "a_role": "manager"}),
    "Stratsys är vakant på förvaltarsidan": ("Stratsys", {"kind": "vacant", "a_role": "manager"}),
    "avtalet för Lex är förlängt till 2028-06-30": ("Lex", {"kind": "contract_end"}),
    "Avtalet med Platina gäller tills vidare": ("Platina", {"kind": "contract_end", "a_value": "tillsvidare"}),
    "Uppsägningstiden för Heroma är 6 månader": ("Heroma", {"kind": "notice_period", "a_value": "6"}),
    "Heroma förlängs automatiskt med 12 månader": ("Heroma", {"kind": "renewal", "a_value": "automatisk 12 mån"}),
    "planen för Lex ligger på https://insidan.example/lex.": (
        "Lex",
        {"kind": "plan", "a_value": "https://insidan.example/lex"},
    ),
    "Lex klassas som K3 R2 T2": ("Lex", {"kind": "classification", "a_value": "K3 R2 T2"}),
    "Lex har 120 användare": ("Lex", {"kind": "usage", "a_value": "120"}),
    "vi brukar kalla Platina för diariet": ("Platina", {"kind": "alias", "a_value": "diariet"}),
    'Platina kallas även "Plattan"': ("Platina", {"kind": "alias", "a_value": "Plattan"}),
    "vi har ett system som inte finns i listan": (None, {"kind": "new_system"}),
    "vi har ett system som inte finns i listan, det heter Fakturaflyt": (
        None,
        {"kind": "new_system", "a_value": "Fakturaflyt"},
    ),
    "jag slutar den sista maj": (None, {"kind": "leaving", "mine": "yes"}),
    "kan IT hjälpa oss med en integration mellan Lex och Treserva?": (
        "Lex",
        {"kind": "support", "a_topic": "integration"},
    ),
    "Jag behöver råd från IT om tekniska krav inför upphandling": (
        None,
        {"kind": "support", "a_topic": "requirements"},
    ),
    "Från den 1 februari är Karin Alm ansvarig för Raindance istället för mig": (
        "Raindance",
        {"kind": "role", "mine": "yes", "a_value": "Karin Alm"},
    ),
    "Jag är numera systemförvaltare för Platina": ("Platina", {"kind": "manager", "myself": "yes"}),
    "Ingen förvaltar Platina just nu": ("Platina", {"kind": "vacant", "a_role": "manager"}),
    "Byt ut Anna Ek mot Bo Alm som systemspecialist i Raindance": (
        "Raindance",
        {"a_value": "Bo Alm", "old": "Anna Ek"},
    ),
    "Lex är nere": ("Lex", {"kind": "trouble"}),
    "Ta bort Bo Alm som specialist i Raindance": (
        "Raindance",
        {"kind": "vacant", "a_role": "specialist", "old": "Bo Alm"},
    ),
    "Ingen äger Lex längre": ("Lex", {"kind": "vacant", "a_role": "owner"}),
    "Här är nya länken till planen för Lex: https://insidan.example/lex2": (
        "Lex",
        {"kind": "plan", "a_value": "https://insidan.example/lex2"},
    ),
    "Platina är klassat fel, det ska vara K2 R3 T2": ("Platina", {"kind": "classification", "a_value": "K2 R3 T2"}),
    "Vi säger Palten om Platina": ("Platina", {"kind": "alias", "a_value": "Palten"}),
    "Anmäl nytt system: Bokningsbanken": (None, {"kind": "new_system", "a_value": "Bokningsbanken"}),
    "Upptäckte att skolan kör Kahootia, det saknas i systemlistan": (None, {"kind": "new_system"}),
    "Kan IT-enheten ge råd om Raindance": ("Raindance", {"kind": "support", "a_topic": "advice"}),
    "Min efterträdare för Platina heter Johan Berg och börjar i mars": (
        "Platina",
        {"kind": "role", "mine": "yes", "a_value": "Johan Berg"},
    ),
    "Antalet användare i Raindance är nu cirka 450": ("Raindance", {"kind": "usage", "a_value": "450"}),
    "450 personer använder Raindance": ("Raindance", {"kind": "usage", "a_value": "450"}),
    "Lex har inget slutdatum längre": ("Lex", {"kind": "contract_end", "a_value": "tillsvidare"}),
    "Min roll för Platina upphör 31/1": ("Platina", {"kind": "leaving", "mine": "yes"}),
    "Kan du notera att Siv Holm numera är systemägare till Heroma?": (
        "Heroma",
        {"kind": "owner", "a_value": "Siv Holm"},
    ),
    "Systemägarskapet för Lex flyttas till Ulla Vik vid årsskiftet": ("Lex", {"kind": "owner", "a_value": "Ulla Vik"}),
    "Avtalet med CGI om Treserva är uppsagt till 31 december 2027": ("Treserva", {"kind": "contract_end"}),
    "Heroma har 6 månaders uppsägning": ("Heroma", {"kind": "notice_period", "a_value": "6"}),
    "Stratsys har två optionsår kvar": ("Stratsys", {"kind": "renewal", "a_value": "2 x 12 mån"}),
    "Vklass används av 3 200 elever": ("Vklass", {"kind": "usage", "a_value": "3200"}),
    "Miljöenheten har börjat använda något som heter Grönkollen": (
        None,
        {"kind": "new_system", "a_value": "Grönkollen"},
    ),
    "Registrera Padlet i systemlistan": (None, {"kind": "new_system", "a_value": "Padlet"}),
    "Jag vill avsäga mig rollen som systemförvaltare för Raindance": ("Raindance", {"kind": "manager", "mine": "yes"}),
}


@pytest.mark.parametrize("text", TOLD)
async def test_what_is_told_becomes_slots(view, text):
    name, slots = TOLD[text]
    question = view.understand(text, Memory())
    assert question.intent is Intent.REQUEST
    if name:
        assert view.by_key(question.systems[0]).name == name
    assert slots.items() <= dict(question.form).items()


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("vem äger Lex?", Intent.OWNER),
        ("vem tar över Lex?", Intent.OWNER),
        ("är Anna Berg ägare till Lex", Intent.OWNER),
        ("saknar Lex förvaltare?", Intent.OWNER),
        ("Lex ägare", Intent.OWNER),
        ("när går avtalet för Lex ut", Intent.CONTRACT),
        ("avtal Lex 2027", Intent.CONTRACT),
        ("system för juridik", Intent.FIND_BY_FUNCTION),
        ("har vi system för att söka lagar", Intent.FIND_BY_FUNCTION),
        ("IT help desk tool", Intent.FIND_BY_FUNCTION),
        ("behålla mobilnumret när jag slutar", Intent.FIND_BY_FUNCTION),
        ("vi behöver Adobe-licenser", Intent.FIND_BY_NAME),
        ("kan du visa vem som äger Lex?", Intent.OWNER),
        ("hur många använder Raindance?", Intent.FIND_BY_NAME),
        ("har Lex fått ny förvaltare?", Intent.OWNER),
        ("används Raindance av skolan?", Intent.FIND_BY_NAME),
        ("hur är Lex klassat?", Intent.FIND_BY_NAME),
        ("vad säger vi om avtalet för Lex?", Intent.CONTRACT),
    ],
)
async def test_a_question_is_not_taken_for_a_request(view, text, intent):
    question = view.understand(text, Memory())
    assert question.intent is not Intent.REQUEST
    assert question.intent in (intent, Intent.BY_VENDOR, Intent.FIND_BY_FUNCTION)


@pytest.mark.parametrize(("text", "word"), WORDS.items())
def test_a_word_that_is_proposed_for_a_function_is_a_request(view, text, word):
    question = view.understand(text, Memory())
    form = dict(question.form)
    assert question.intent is Intent.REQUEST
    assert (form["kind"], form["a_said"], form["a_function"]) == ("synonym", *word)


@pytest.mark.parametrize(
    "text", ["finns det ordbehandling?", "vilket ord används för bygglov", "vad betyder ordet exit"]
)
def test_a_question_with_a_word_in_it_is_none(view, text):
    assert view.understand(text, Memory()).intent is not Intent.REQUEST


@pytest.mark.parametrize(
    ("text", "last", "day"),
    [
        ("från 1 mars", False, date(2027, 3, 1)),
        ("den sista maj", False, date(2027, 5, 31)),
        ("2028-06-30", False, date(2028, 6, 30)),
        ("vid årsskiftet", False, date(2027, 1, 1)),
        ("vid årsskiftet", True, date(2026, 12, 31)),
        ("1/3", False, date(2027, 3, 1)),
        ("30/6 2028", False, date(2028, 6, 30)),
        ("den 15:e januari 2027", False, date(2027, 1, 15)),
        ("den första april", False, date(2027, 4, 1)),
        ("nästa måndag", False, date(2026, 11, 30)),
        ("på fredag", False, date(2026, 11, 27)),
        ("om två veckor", False, date(2026, 12, 8)),
        ("till mars 2028", True, date(2028, 3, 31)),
        ("from March 1st", False, date(2027, 3, 1)),
        ("i morgon", False, date(2026, 11, 25)),
        ("24 november", False, TODAY),
        ("31 februari", False, None),
        ("2027-02-29", False, None),
        ("ingen dag alls", False, None),
    ],
)
def test_a_day_is_read_as_it_is_meant_and_never_guessed(text, last, day):
    assert day_in(text, TODAY, last=last) == day


async def test_two_persons_for_one_role_are_asked_about(view):
    question = view.understand("Eva Nord och Olle Berg tar över Platina", Memory())
    assert question.intent is Intent.REQUEST
    assert dict(question.form)["kind"] == "role"
    assert "a_value" not in dict(question.form)
