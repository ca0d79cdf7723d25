"""What typed questions mean: intent, system and slots, in both languages, on the demo register."""

from functools import cache

import pytest

from bot.domain.questions import ContractFact, Intent, Memory
from bot.domain.systems import LifecyclePhase, Role
from bot.search.index import SearchIndex
from bot.search.names import Lexicon
from bot.search.thesaurus import built_in
from bot.search.understand import understand
from tests.fakes.registers import demo_departments, demo_systems
from tests.search.questions import QUESTIONS

NAMES = {system.key: system.name for system in demo_systems()}


@cache
def lexicon() -> Lexicon:
    return Lexicon.build(demo_systems(), demo_departments())


@cache
def index() -> SearchIndex:
    return SearchIndex.build(demo_systems(), built_in())


def ask(text, memory=None):
    return understand(
        text, lexicon(), memory or Memory(), lambda need, language: index().search(need, language).certainty
    )


def names(keys):
    return [NAMES[key] for key in keys]


@pytest.mark.parametrize(("intent", "text"), [(intent, text) for intent, texts in QUESTIONS.items() for text in texts])
def test_the_intent(intent, text):
    assert ask(text).intent is intent


@pytest.mark.parametrize(
    ("text", "system"), [(text, name) for texts in QUESTIONS.values() for text, name in texts.items() if name]
)
def test_the_system_asked_about_comes_first(text, system):
    assert names(ask(text).systems)[:1] == [system]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("när går avtalet för Vitec Hyra ut", {ContractFact.END}),
        ("uppsägningstid för Kolada", {ContractFact.NOTICE_PERIOD}),
        ("vad kostar Kivra", {ContractFact.COST}),
        ("avtalsnummer för Zoom", {ContractFact.NUMBER}),
        ("hur upphandlades Mashie", {ContractFact.PROCUREMENT_FORM}),
        ("does the Miro contract renew automatically", {ContractFact.RENEWAL}),
        ("berätta om avtalet för Antura", set()),
    ],
)
def test_contract_facts(text, facts):
    question = ask(text)
    assert question.intent is Intent.CONTRACT
    assert question.contract_facts == facts


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("vilka avtal löper ut före årsskiftet?", "year_end"),
        ("which contracts expire within six months", "P6M"),
        ("avtal som går ut 2027", "2027"),
        ("vilka avtal går snart ut", "P6M"),
        ("vilka avtal löper ut", "P1Y"),
    ],
)
def test_a_list_of_contracts_has_an_end_and_no_system(text, until):
    question = ask(text)
    assert (question.intent, question.expires_by, question.systems) == (Intent.CONTRACT, until, ())


@pytest.mark.parametrize(
    ("text", "department", "unit"),
    [
        ("vilka system har socialförvaltningen", "Social- och äldreförvaltningen", None),
        ("vad finns på SBF för system", "Stadsbyggnadsförvaltningen", None),
        ("lista skolans system", "Utbildningsförvaltningen", None),
        ("the culture department's systems", "Kultur- och fritidsförvaltningen", None),
        ("vilka system använder hemtjänsten", None, "Hemtjänsten"),
        ("systems of the finance department", None, "Ekonomiavdelningen"),
    ],
)
def test_places(text, department, unit):
    question = ask(text)
    assert (question.intent, question.department, question.unit) == (Intent.BY_DEPARTMENT, department, unit)


def test_a_word_for_a_place_in_a_need_is_no_place():
    question = ask("system för utbildning av personal")
    assert (question.intent, question.department) == (Intent.FIND_BY_FUNCTION, None)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("finns det något system för att hyra ut lokaler?", "hyra ut lokaler"),
        ("Hej! Jag undrar om vi har ett verktyg för nyhetsbrev, tack på förhand", "nyhetsbrev"),
        ("do we have a tool for building permits?", "building permits"),
        ("vilket ekonomisystem använder vi", "ekonomisystem"),
        ("library system", "library system"),
    ],
)
def test_the_need_keeps_its_words_and_loses_the_asking(text, need):
    question = ask(text)
    assert (question.intent, question.need) == (Intent.FIND_BY_FUNCTION, need)


def test_counts_keep_their_filters():
    assert ask("hur många system har vi från Microsoft").supplier == "Microsoft"
    assert ask("hur många system avvecklas").phase is LifecyclePhase.RETIREMENT
    assert ask("hur många system har KSF").department == "Kommunstyrelseförvaltningen"
    assert ask("hur många lärplattformar har vi").need == "lärplattformar"
    assert ask("hur många system har vi totalt").need in (None, "totalt")


def test_duties_name_role_phase_and_activity():
    question = ask("vad gör systemspecialisten under införandet?")
    assert (question.role, question.phase) == (Role.SYSTEM_SPECIALIST, LifecyclePhase.INTRODUCTION)
    assert ask("vem ansvarar för avtalsuppföljning i användningsfasen?").phase is LifecyclePhase.OPERATION
    assert ask("who is responsible for training of users?").topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("hej!", "greeting"),
        ("tack så mycket", "thanks"),
        ("vem är du?", "identity"),
        ("hur mår du?", "feeling"),
        ("hejdå", "bye"),
        ("you are useless", "complaint"),
        ("min dator startar inte", "it_support"),
        ("jag vill begära ut en allmän handling", "public_records"),
        ("vilka system har de kommunala bolagen?", "municipal_company"),
        ("använd den här kanalen för påminnelser", "reminders"),
        ("use this channel for IT alerts", "it_alerts"),
    ],
)
def test_topics(text, topic):
    assert ask(text).topic == topic


@pytest.mark.parametrize("name", ["Slack", "Salesforce", "ServiceNow", "Dropbox", "Workday"])
@pytest.mark.parametrize("frame", ["använder vi {}?", "finns {} i kommunen?", "do we use {}", "{}"])
def test_an_unknown_name_is_no_search_for_a_function(name, frame):
    question = ask(frame.format(name))
    assert (question.intent, question.systems, question.topic) == (Intent.FIND_BY_NAME, (), name)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("vem äger Zoom", "sv"),
        ("who owns Zoom", "en"),
        ("payroll", "en"),
        ("upphandlingsverktyg", "sv"),
        ("Tietoevry systems", "en"),
        ("Zoom", "sv"),
    ],
)
def test_the_language(text, language):
    assert ask(text).language == language


def test_a_name_alone_keeps_the_language_of_the_conversation():
    assert ask("Zoom", Memory(language="en")).language == "en"


def test_the_asking_sentence_of_a_long_message_decides():
    text = (
        "Hej!\nJag är ny på kansliet och vi hade ett möte i går om digitalisering.\n"
        "Där nämnde någon att allt ska samlas.\nVem är systemägare för Troman?\nMvh Siv"
    )
    question = ask(text)
    assert (question.intent, names(question.systems)) == (Intent.OWNER, ["Troman"])


def test_a_pronoun_finds_its_name_in_the_same_message():
    question = ask("Vi använder Mashie i köket. Vem äger det?")
    assert (question.intent, names(question.systems)) == (Intent.OWNER, ["Mashie"])


def test_an_ordinary_word_inside_a_sentence_is_no_name():
    assert ask("hur rapporterar vi lex sarah").intent is Intent.FIND_BY_FUNCTION
    assert names(ask("vem äger Lex?").systems) == ["Lex"]
    assert ask("har vi en plan för digital skyltning i simhallen och vision om framtiden").systems == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("vem äger Zebraflux?", "Zebraflux"),
        ("när går avtalet för Zebraflux Plusso ut?", "Zebraflux Plusso"),
        ("who owns Zebraflux?", "Zebraflux"),
        ("avvecklas Zebraflux?", "Zebraflux"),
        ("vad kostar zebraflux", "zebraflux"),
    ],
)
def test_a_name_that_the_register_lacks_is_told(text, name):
    assert ask(text).topic == name


def test_the_owner_of_a_function_is_no_unlisted_name():
    assert ask("vem äger ekonomisystemet?").topic is None


@pytest.mark.parametrize(
    "text",
    ["hur många system håller på att avvecklas?", "hur många är under avveckling", "hur många avvecklas just nu?"],
)
def test_systems_in_a_phase_are_counted_without_a_need(text):
    question = ask(text)
    assert question.intent is Intent.COUNT
    assert question.phase is LifecyclePhase.RETIREMENT
    assert question.need is None


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("do several systems overlap in procurement?", "procurement"),
        ("dubbelt upp inom enkätverktyg", "enkätverktyg"),
        ("vilka system överlappar varandra inom bygglov", "bygglov"),
    ],
)
def test_the_need_of_an_overlap_reads_well(text, need):
    question = ask(text)
    assert question.intent is Intent.OVERLAP
    assert question.need == need


@pytest.mark.parametrize(
    "text", ["vilka frågor fick inget svar?", "obesvarade frågor", "unanswered questions", "sökningar utan träffar"]
)
def test_questions_that_missed_are_asked_for(text):
    assert ask(text).intent is Intent.MISSED_SEARCHES


def test_an_abbreviation_ends_no_sentence():
    question = ask("vem hör jag av mig till ang. Mashie")
    assert question.intent is Intent.OWNER


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("en ilsken medborgare vill klaga på bemötandet i receptionen", Intent.FIND_BY_FUNCTION),
        ("jag har glömt mitt lösenord", Intent.FIND_BY_FUNCTION),
        ("jag har glömt min pinkod", Intent.OUT_OF_SCOPE),
        ("min skrivare fungerar inte", Intent.OUT_OF_SCOPE),
    ],
)
def test_who_tells_more_than_what_the_bot_is_not_for_is_searched_for(text, intent):
    assert ask(text).intent is intent


def test_a_verb_alone_is_swedish_beside_a_name():
    assert ask("avvecklas Castor?").language == "sv"
