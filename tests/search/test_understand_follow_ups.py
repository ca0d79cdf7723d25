"""Questions that lean on what was said before."""

import pytest

from bot.domain.questions import Intent, Memory
from tests.search.test_understand import ask, names


def after(*texts):
    memory = Memory()
    for text in texts:
        question = ask(text, memory)
        memory = Memory(subjects=question.systems or memory.subjects, last=question, language=question.language)
    return memory


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("och vem äger det?", Intent.OWNER),
        ("och systemförvaltaren?", Intent.OWNER),
        ("vem är kontaktperson", Intent.OWNER),
        ("när går avtalet ut?", Intent.CONTRACT),
        ("vad kostar den", Intent.CONTRACT),
        ("and the notice period?", Intent.CONTRACT),
        ("är det under avveckling?", Intent.LIFECYCLE),
        ("kan du skapa en förvaltningsplan för det", Intent.DOCUMENT),
        ("boka förvaltningsmöte om det", Intent.MEETING),
        ("who owns it?", Intent.OWNER),
    ],
)
def test_a_follow_up_is_about_the_same_system(text, intent):
    question = ask(text, after("vad är Artvise?"))
    assert (question.intent, names(question.systems)) == (intent, ["Artvise"])


@pytest.mark.parametrize("text", ["och vem äger det?", "när går avtalet ut?", "vad kostar den?"])
def test_a_follow_up_to_nothing_names_no_system(text):
    question = ask(text)
    assert question.intent in (Intent.OWNER, Intent.CONTRACT)
    assert question.systems == ()


@pytest.mark.parametrize("text", ["och Lifecare då?", "men Lifecare?", "what about Lifecare?"])
def test_a_new_subject_repeats_the_question(text):
    question = ask(text, after("vem äger Artvise?"))
    assert (question.intent, names(question.systems)) == (Intent.OWNER, ["Lifecare"])


def test_a_new_department_repeats_the_question():
    question = ask("och på KSF?", after("hur många system har SBF?"))
    assert (question.intent, question.department) == (Intent.COUNT, "Kommunstyrelseförvaltningen")


def test_another_language_repeats_the_answer():
    question = ask("på engelska?", after("vem äger Artvise?"))
    assert (question.intent, question.language, names(question.systems)) == (Intent.OWNER, "en", ["Artvise"])


@pytest.mark.parametrize(
    "text", ["vilka avtal går ut i år?", "vilka system har SBF?", "finns det något för tolkbokning?", "mina system"]
)
def test_a_full_question_inherits_nothing(text):
    assert ask(text, after("vem äger Artvise?")).systems == ()
