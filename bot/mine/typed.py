"""What somebody types about themselves: their reminders, what is to happen, how they want to be reminded.

Wordings as wholes: a sentence that merely contains one of them is about something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.questions import Intent, Language, Question
from bot.search.spoken_spans import spoken_span

_REMINDERS, _UPCOMING, _PREFERENCES = Intent.MY_REMINDERS, Intent.UPCOMING, Intent.PREFERENCES
_POLITE = re.compile(
    r"^(?:hej|hi|hello|snälla|please|kan du|can you|could you)[,!]? |[,]? (?:tack|please|snälla)$", re.IGNORECASE
)
_MY = r"(?:min |mina |alla |my |all |the )?"
_NOTICES = rf"{_MY}påminnelser(?:na)?"
_CALENDAR = rf"{_MY}(?:kalender|kalendern|kalenderfil|kalenderfilen|ics|ics-fil)"


@dataclass(frozen=True, slots=True)
class _Command:
    """One row: intent and topic, and the wordings in each language. `rest` in one is what the handler reads."""

    intent: Intent
    topic: str
    swedish: str
    english: str


_COMMANDS = (
    _Command(
        Intent.ABOUT_ME,
        "show",
        r"(?:vad|vilka uppgifter|vilka personuppgifter|vilken information|vad för uppgifter) (?:vet|har|lagrar|sparar) "
        r"(?:du|ni|boten) (?:lagrat |sparat |lagrade |sparade )?om mig|(?:mitt |ett )?registerutdrag"
        r"|(?:visa|hämta|exportera|ge mig) (?:alla )?(?:mina (?:person)?uppgifter|mitt registerutdrag)",
        r"what do you (?:know|store|have|keep)(?: stored)? (?:about|on) me"
        r"|what (?:personal )?data do you have (?:about|on) me"
        r"|(?:show|export|give me|get) (?:all )?my (?:personal )?data",
    ),
    _Command(
        _REMINDERS,
        "list",
        r"(?:visa )?(?:mina|mina kommande|kommande|mina nästa) påminnelser"
        r"|vilka påminnelser (?:får|har|väntar) (?:jag|mig)(?: på)?|vad (?:kommer|ska) jag bli påmind om"
        r"|när blir jag påmind(?: nästa gång)?|när kommer (?:min )?nästa påminnelse|vad kommer du att påminna mig om",
        r"(?:show |list )?my (?:upcoming |next )?reminders|when will i be reminded(?: next)?"
        r"|what will you remind me (?:of|about)|(?:show )?upcoming reminders",
    ),
    _Command(
        _REMINDERS,
        "calendar",
        rf"(?:(?:visa|hämta|ladda ner|exportera|ge mig|skapa) )?{_CALENDAR}"
        r"|(?:lägg|lägga|få|få in) (?:in )?mina (?:datum|avtal|påminnelser|system) i (?:min |outlook-)?kalender(?:n)?",
        r"(?:(?:show|get|download|export|give me|create) )?(?:my |the |a )?(?:calendar|calendar file|ics|ics file)"
        r"|(?:put|add) my (?:dates|contracts|deadlines|reminders) (?:in|into|to) (?:my|the) calendar",
    ),
    _Command(
        _PREFERENCES,
        "pause",
        rf"(?:pausa|pausa med|stäng av|stoppa|skicka inga) {_NOTICES}(?P<rest> .+)?|påminn mig inte(?P<until> .+)?",
        r"(?:pause|stop|mute|turn off|send no) (?:all |my |the )?reminders(?P<rest> .+)?"
        r"|do not remind me(?P<until> .+)?",
    ),
    _Command(
        _PREFERENCES,
        "resume",
        rf"(?:starta|återuppta|slå på|sätt på|sätt igång|aktivera) {_NOTICES}(?: igen)?|(?:avsluta|ta bort) pausen",
        r"(?:start|resume|restart|unpause|turn on) (?:all |my |the )?reminders(?: again)?|(?:end|remove) the pause",
    ),
    _Command(
        _PREFERENCES,
        "hour",
        rf"(?:påminn mig|skicka {_NOTICES})(?: helst)? (?:klockan|kl|kl\.|från|från klockan|efter|efter klockan)"
        r"(?P<rest> \S+)(?: på (?:morgonen|förmiddagen|eftermiddagen|dagen|kvällen))?",
        r"(?:remind me|send (?:my |the )?reminders)(?: only)? (?:at|from|after)(?P<rest> \S+(?: ?[ap]m)?)",
    ),
    _Command(
        _PREFERENCES,
        "language",
        rf"(?:påminn mig|skicka {_NOTICES}|{_NOTICES}|jag vill ha {_NOTICES}) på(?P<rest> engelska| svenska)",
        r"(?:remind me|send (?:me )?(?:my |the )?reminders|(?:my )?reminders) in(?P<rest> english| swedish)",
    ),
    _Command(
        _PREFERENCES,
        "show",
        rf"(?:(?:visa|ändra|öppna) )?(?:mina |inställningar för )?(?:inställningar|{_NOTICES} inställningar)"
        rf"|(?:hur )?(?:ändrar|ställer) jag (?:in )?{_NOTICES}(?: in)?|inställningar för {_NOTICES}",
        r"(?:(?:show|change|open) )?(?:my )?(?:settings|preferences)|(?:my )?reminder (?:settings|preferences)",
    ),
)
_WITH = r"(?: (?:med |för |i |kring )?(?:(?:mina|våra|alla|de) )?(?:avtal(?:en)?|system(?:en)?|upphandlingar(?:na)?))?"
_OF = r"(?: (?:with |for |in )?(?:(?:my|our|all|the) )?(?:contracts|systems|procurements))?"
_WHAT_HAPPENS: tuple[tuple[Language, str], ...] = (
    (
        "sv",
        rf"(?:vad|va) (?:händer|är på gång|är på väg|väntar|kommer att hända|ska hända){_WITH}(?P<when>.*)",
    ),
    (
        "en",
        rf"what(?:.s|s)? (?:happens|(?:is )?happening|(?:is )?coming(?: up)?|is due|will happen){_OF}(?P<when>.*)",
    ),
)


def _compiled(command: _Command) -> tuple[tuple[_Command, Language, re.Pattern[str]], ...]:
    wordings: tuple[tuple[Language, str], ...] = (("sv", command.swedish), ("en", command.english))
    return tuple((command, language, re.compile(pattern, re.IGNORECASE)) for language, pattern in wordings)


_PATTERNS = tuple(row for command in _COMMANDS for row in _compiled(command))
_PERIODS: tuple[tuple[Language, re.Pattern[str]], ...] = tuple(
    (language, re.compile(pattern, re.IGNORECASE)) for language, pattern in _WHAT_HAPPENS
)
_LONGEST = 200


def own_question(text: str) -> Question | None:
    """The question about oneself in a typed text, or None where it is about something else."""
    said = text.strip()[:_LONGEST]
    bare = _POLITE.sub("", " ".join(said.split()).rstrip(" .?!"))
    for command, language, pattern in _PATTERNS:
        if match := pattern.fullmatch(bare):
            rest = next((found.strip() for found in match.groupdict().values() if found), "")
            return Question(command.intent, language, said, topic=command.topic, form=(("typed", rest),))
    for language, pattern in _PERIODS:
        match = pattern.fullmatch(bare)
        period = spoken_span(match["when"]) if match else None
        if period is not None:
            return Question(_UPCOMING, language, said, topic=period)
    return None
