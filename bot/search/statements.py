"""What somebody tells of the register, by slots: which fact, its new value, when. Not by a list of phrases.

Returns inputs as a request's form has them («kind», «a_value» …). «when» is the asker's own words for a day, because
only who knows today's date can read them. An empty form means that nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.search.evidence import Evidence
from bot.search.names import Kind, Mention, Strength
from bot.search.person_names import Named, named_persons
from bot.search.tokens import folded

Form = tuple[tuple[str, str], ...]

_SYSTEM = "\N{BULLET}"
_BEFORE_SYSTEM = frozenset({"for", "pa", "i", "av", "till", "med", "of", "in", "systemet"})
_ASKS = re.compile(
    r"^(?:(?:hej|hello|hi|forresten|jag undrar|undrar|kan du saga|vet du)[ ,]*)*"
    r"(?:vem|vilka|vilken|vilket|vad|nar|hur|var|varfor|har|ar|finns|gar|galler|har|anvander|saknar"
    r"|stammer|vet|visa|lista"
    r"|sok|hitta|who|which|what|when|where|how|why|is|are|does|do|did|has|have|show|list|find)\b"
)
_WHO = re.compile(r"\b(?:vem|vilka|vilken|vilket|vems|hur manga|who|which|whose|how many)\b")
_ROLE_WORDS = (
    ("owner", re.compile(r"\b(?:system)?(?:agare\w*|agarskap\w*|owner\w*)\b")),
    ("specialist", re.compile(r"\b(?:system)?(?:specialist\w*|administrator\w*)\b")),
    ("manager", re.compile(r"\b(?:system)?(?:forvaltar\w*|forvaltarskap\w*|forvaltarroll\w*|manager\w*)\b")),
    ("", re.compile(r"\b(?:system)?(?:ansvarig\w*|kontaktperson\w*|roll(?:en)?|contact person|responsible)\b")),
)
_TAKES_OVER = re.compile(
    r"\b(?:tar|ta|tagit|tog|tas) (?:\w+ ){0,3}?(?:over|vid)\b|\b(?:overtar|overta|overtagit|eftertrader"
    r"|eftertradde|ersatter|"
    r"ersatts av|eftertrads av|avloser)\b|\blamna\w* (?:\w+ ){0,4}?(?:over|ifran|vidare)\b"
    r"|\boverlamna\w*\b|\boverlat\w*\b|"
    r"\b(?:takes?|taking|took|taken) (?:\w+ ){0,3}?over\b|\b(?:succeeds|replaces|hands? over|handing over)\b"
)
_AFTER_ME = re.compile(
    r"\b(?:efter|fran|after|from|for) (?:mig|me)\b|\bmin roll\b|\bjag (?:lamnar|overlater)\b|\bi hand\b"
)
_COLLEAGUE = re.compile(r"\b(?:kolleg\w*|chef\w*|vikari\w*|ersattar\w*|eftertradar\w*|colleague|successor|boss)\b")
_LEAVING = re.compile(
    r"(?<!nar )(?<!om )(?<!when )(?<!if )(?<!can )"
    r"\b(?:jag|i|i m|i am) (?:\w+ ){0,2}?(?:slutar|slutat|sluta|gar i pension|byter (?:jobb|tjanst|arbete)"
    r"|blir tjanstledig"
    r"|ar tjanstledig|gar pa (?:foraldraledighet|tjanstledighet)|blir foraldraledig|ar foraldraledig"
    r"|leaving|leave|quit|retire"
    r"|retiring)\b|\b(?:min|my) (?:sista|last) (?:arbetsdag|dag|day)\b"
)
_MYSELF = re.compile(
    r"\bjag (?:\w+ ){0,2}?(?:tar (?:\w+ )?over|ta (?:\w+ )?over|tar vid|tagit over|overtar|overtagit"
    r"|eftertrader|ersatter|blir|bli"
    r"|tilltrader|ar (?:nu |den )*nya?)\b|\b(?:ar|blir) det jag som\b|\bdet (?:blir|ar) jag som\b|\blagg\w* till mig\b"
    r"|\bi (?:am|will|m) (?:\w+ ){0,2}?(?:taking over|take over|the new)\b"
)
_TENDS = (
    ("owner", re.compile(r"\b(?:ager|ags av|owns|owned by)\b")),
    ("manager", re.compile(r"\b(?:forvaltar|forvaltas av|manages|managed by)\b")),
    ("", re.compile(r"\b(?:ansvarar for|skoter|skots av|har hand om)\b")),
)
_UNLISTED = re.compile(
    r"\b(?:hittar|finns|star|ser|find|see) (?:\w+ ){0,4}?(?:inte|not)|\b(?:hittar|finns|star|ser) inte\b"
)
_VACANT = re.compile(
    r"\b(?:saknar|saknas|vakant\w*|vakans\w*|obemannad\w*|obesatt\w*|tillsatt inte|lacks|lacking|missing|vacant)\b"
    r"|\b(?:ingen|utan|inte nagon|no) (?:\w+ ){0,2}?(?:system)?(?:agare|forvaltare|specialist|ansvarig"
    r"|owner|manager)\w*"
    r"|\b(?:agaren?|forvaltaren?|systemagaren?|systemforvaltaren?) (?:\w+ ){0,2}?(?:saknas|finns inte)\b"
)
_BECOMES = re.compile(
    r"\b(?:ar|blir|bli|blev|blivit|vara|heter|utse\w*|tilltrader|byt\w*|andr\w*|ny|nya|gar over|to be|is"
    r"|becomes?|become"
    r"|appointed|changed?|new|slutar|slutat|lamnar|lagg\w*|registrera\w*|uppdatera\w*|fel|update|add|wrong)\b"
)
_ENDS = re.compile(
    r"\b(?:forlang\w*|forny\w*|galler|loper|lopa|gar ut|slutar|upphor|sagts upp|sager upp|sagt upp|tecknat"
    r"|skriv\w*|slutdatum\w*"
    r"|avtalsslut\w*|avtalstid\w*|till och med|ar till|extended|renewed|runs|ends?|expires?|valid)\b"
)
_RUNS = re.compile(r"\b(?:galler|loper|gar ut|runs)\b")
_SETTLED = re.compile(r"\b(?:forlangt|forlangts|fornyat|sagts upp|extended)\b")
_CONTRACT = re.compile(
    r"\b(?:\w*avtal\w*|kontrakt\w*|slutdatum\w*|forlang\w*|contract\w*|agreement\w*|extended|renewed)\b"
)
_OPEN_ENDED = re.compile(r"\btills ?vidare\b|\bopen ended\b|\buntil further notice\b")
_NOTICE = re.compile(r"\b(?:uppsagningstid\w*|notice period)\b")
_MONTHS = re.compile(r"\b(\d{1,3}) (?:manader|manad|man|months?)\b")
_WORD_MONTHS = {"en": 1, "tre": 3, "fyra": 4, "sex": 6, "nio": 9, "tolv": 12, "three": 3, "six": 6, "twelve": 12}
_AUTOMATIC = re.compile(r"\bautomat\w* (?:\w+ ){0,4}?(\d{1,3}) (?:man\w*|months?)")
_OPTIONS = re.compile(r"\b(\d{1,2}) ?x ?(\d{1,3}) (?:man\w*|months?)")
_URL = re.compile(r"https?://[^\s<>\"«»]+", re.IGNORECASE)
_KRT = re.compile(r"\bk ?([1-4])[\s,/]*r ?([1-4])[\s,/]*t ?([1-4])\b")
_USERS = re.compile(r"\b(\d[\d ]{0,9}) (?:anvandare|users)\b")
_ALIAS = re.compile(
    r"\b(?:kallas|kallar|kallat|kalla|forkortas|smeknamn\w*|alias\w*|called|known as|nickname)\b(?P<rest>.*)"
)
_ALIAS_EDGE = re.compile(
    r"^(?:(?:ocksa|aven|for|ofta|brukar|det|den|vi|also|is|ar|som|till|i dagligt tal|har|systemet|\W)\s*)+"
)
_DESCRIPTION = re.compile(r"\b(?:beskrivning\w*|description)\b")
_IT = re.compile(r"\b(?:it|it enheten|it enhetens|it avdelningen|itenheten|it unit|it department)\b")
_HELP = re.compile(
    r"\b(?:hjalp\w*|stod|stotta|bista|rad|radgivning|support|radgora|help|advice|assist\w*|bolla|vagledning)\b"
)
_FROM_IT = re.compile(
    r"\b(?:hjalp\w*|stod\w*|rad|radgivning|help|advice|support) (?:\w+ )?(?:fran|av|from|of) (?:the )?it\b"
    r"|\bit(?: enheten| avdelningen| unit)? (?:\w+ ){0,2}?(?:hjalpa|hjalper|stotta|stottar|stodja|bista"
    r"|help us|help me|assist)\b"
)
_NEEDS = re.compile(
    r"\b(?:behover|vill|onskar|skulle|kan|kunna|bestall\w*|onskemal|need|want|would like|could|can|please)\b"
)
_TOPICS = (
    (
        "integration",
        re.compile(r"\b(?:integrer\w*|integration\w*|koppla\w*|koppling\w*|api\w*|filoverforing\w*|connect\w*)\b"),
    ),
    ("requirements", re.compile(r"\b(?:tekniska krav|krav\w*|kravspec\w*|teknisk\w*|requirements?|technical)\b")),
    ("contract", re.compile(r"\b(?:avtal\w*|avtalsfrag\w*|leverantor\w*|licens\w*|contract\w*)\b")),
)
_TROUBLE = re.compile(
    r"\b(?:nere|sonder|kraschar|kraschat|krangl\w*|strul\w*|logga in|losenord\w*|behorighet\w*|konto"
    r"|inloggning\w*|atkomst|"
    r"fungerar inte|funkar inte|kommer inte in|access|password|account|down|broken|log in|login|error"
    r"|problem\w*|felanmal\w*|"
    r"rapporter\w*|fel (?:i|pa|med)|dator\w*|skrivare\w*|startar inte)\b"
)
_LIST = re.compile(r"\b(?:systemlist\w*|list\w*|systemregist\w*|regist\w*|forteckning\w*|register)\b")
_LACKING = re.compile(
    r"\b(?:inte|ej|saknas|saknar|aldrig|not|missing|isn t|isnt|lagg\w* (?:till|in)|registrera\w*|anmal\w*|add|report)\b"
)
_THING = re.compile(
    r"\b(?:\w*system|systemet|verktyg\w*|program\w*|app|appen|applikation\w*|tjanst|tjansten|\w*tool|application)\b"
)
_NEW = re.compile(
    r"\b(?:anmal\w*|registrera\w*|lagg\w* (?:till|in)|rapportera|register|report"
    r"|add)\b(?: \w+){0,4} (?:nytt|ny|okant|eget|new|unknown)?"
)
_NAME = re.compile(
    r"(?:som )?(?:heter|kallas|vid namn|named|called)\s+[«\"'”“]?(?P<name>[^«»\"'”“,.;!?\n]{2,60})", re.IGNORECASE
)
_SYNONYM = re.compile(
    r"(?:med|när vi säger|by)\s+[«\"'”“]?(?P<said>[^«»\"'”“,]{2,60}?)[»\"'”“]?,?\s+(?:menar|avser"
    r"|mean)\s*(?:vi|jag|man|we|i)?\s+"
    r"[«\"'”“]?(?P<meant>[^«»\"'”“.!?]{2,80})|\bsynonym\w*\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:fr\.? ?o\.? ?m\.?|från och med|från|f\.?r\.?o\.?m|from|starting|as of|den|vid|på|om|i|nästa|on"
    r"|in|sista|last)\b.*|\d.*",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence as the readers look at it: folded words with each system's name as one bullet, and the original."""

    e: Evidence
    plain: str
    named: bool
    people: Named

    def has(self, *patterns: re.Pattern[str]) -> bool:
        return all(pattern.search(self.plain) for pattern in patterns)

    @property
    def text(self) -> str:
        return self.e.sentence.text

    @property
    def role(self) -> str | None:
        """The role that is spoken of; «» where the word does not say which, None without any."""
        return next((role for role, pattern in _ROLE_WORDS if pattern.search(self.plain)), None)


def told(e: Evidence) -> Form:
    """What a sentence tells of a system or asks IT-enheten for; empty where it is a question about the register."""
    said = _read(e)
    asks = e.sentence.asks or bool(_ASKS.match(said.plain)) or bool(_WHO.search(said.plain))
    if said.has(_TROUBLE) and not said.has(_LIST) and not _URL.search(said.text):
        return ()
    found = next((form for reads in (_WISHES if asks else _STATEMENTS) if (form := reads(said))), ())
    return (*found, ("when", said.text)) if found else ()


def subject_of(e: Evidence) -> Form:
    """Which fact a wish for a change is about, where the sentence does not say what it is to be."""
    said = _read(e)
    if said.has(_TROUBLE):
        return (("kind", "trouble"),)
    role = said.role
    if role:
        return (("kind", role), *_value(said.people.new))
    for kind, pattern in (
        ("notice_period", _NOTICE),
        ("contract_end", _CONTRACT),
        ("description", _DESCRIPTION),
        ("new_system", re.compile(r"\b(?:nytt|new|eget) (?:it )?(?:system|verktyg|program|app|tool)\b")),
        ("plan", re.compile(r"\b\w*plan(?:en)?\b")),
        ("classification", re.compile(r"\b\w*klass\w*\b")),
        ("support", _IT),
    ):
        if said.has(pattern):
            return (("kind", kind),)
    return (("kind", "role"), *_value(said.people.new)) if role is not None or said.has(_TAKES_OVER) else ()


def systems_of(e: Evidence) -> tuple[str, ...]:
    """Keys of the systems that a statement is about: also those whose names are ordinary words, but no surnames."""
    return tuple(dict.fromkeys(one.keys[0] for one in _systems(e) if len(one.keys) == 1))


def _systems(e: Evidence) -> list[Mention]:
    taken = {place for one in e.mentions for place in range(one.start, one.end)}
    spans = named_persons(e.sentence, taken, _loose(e)).spans
    soft = [one for one in e.soft if _written_as_name(one, e)]
    sure = [one for one in e.mentions if one.kind is Kind.SYSTEM and not (soft and one.strength is Strength.SLIP)]
    free = [one for one in (*sure, *soft) if not any(a <= one.start and one.end <= b for a, b in spans)]
    return sorted(free, key=lambda one: one.start)


def _loose(e: Evidence) -> set[int]:
    """Tokens that are only a part of some name: «Holm» in «Lisa Holm» is no system."""
    weak = [one for one in e.mentions if one.strength <= Strength.PART]
    return {place for one in weak for place in range(one.start, one.end)}


def _written_as_name(one: Mention, e: Evidence) -> bool:
    words = e.sentence.tokens
    before = words[one.start - 1].folded if one.start else ""
    return one.start == 0 or words[one.start].capital or before in _BEFORE_SYSTEM


def _read(e: Evidence) -> _Said:
    systems = _systems(e)
    spans = [(one.start, one.end) for one in (*e.mentions, *systems)]
    taken = {place for start, end in spans for place in range(start, end)}
    starts, inside = {one.start for one in systems}, {p for one in systems for p in range(one.start, one.end)}
    words = [
        _SYSTEM if place in starts else "" if place in inside else token.folded
        for place, token in enumerate(e.sentence.tokens)
    ]
    plain = " ".join(filter(None, words))
    return _Said(e, plain, bool(systems or e.near_systems), named_persons(e.sentence, taken, _loose(e)))


def _value(value: str) -> Form:
    return (("a_value", value),) if value else ()


def _support(said: _Said) -> Form:
    topic = next((name for name, pattern in _TOPICS if said.has(pattern)), "")
    needs = said.has(_NEEDS) and (topic == "integration" or said.has(_IT))
    about = bool(topic) and (said.has(_HELP) or needs) and (said.has(_IT) or said.named)
    if not (about or said.has(_FROM_IT)) or said.has(_VACANT) or (said.role is not None and not said.has(_IT)):
        return ()
    return (("kind", "support"), ("a_topic", topic or "advice"), ("a_text", said.text.strip()))


def _new_system(said: _Said) -> Form:
    if said.named or said.role is not None:
        return ()
    unlisted = said.has(_LIST, _LACKING) and (said.has(_THING) or said.has(_UNLISTED))
    match = _NAME.search(said.text)
    begun = (
        match and said.has(_THING) and re.search(r"\b(?:vi|we) (?:\w+ ){0,2}?(?:har|anvander|use|have)\b", said.plain)
    )
    if not (unlisted or begun):
        return ()
    name = match["name"].strip() if match else said.people.new
    name = re.split(r"\s+(?:som|och|men|i|på|för|that|and|which|but|saknas|finns|inte)\b", name)[0]
    return (("kind", "new_system"), *_value("" if folded(name) in {"inte finns", "inte", "finns"} else name))


def _plan(said: _Said) -> Form:
    match = _URL.search(said.text)
    if match is None or not (said.named or re.search(r"\bplan", said.plain)):
        return ()
    return (("kind", "plan"), ("a_value", match[0].rstrip(".,;:!?)")))


def _classification(said: _Said) -> Form:
    match = _KRT.search(said.plain)
    if match is None or not said.named:
        return ()
    return (("kind", "classification"), ("a_value", f"K{match[1]} R{match[2]} T{match[3]}"))


def _person(said: _Said) -> Form:
    """Who takes the role: somebody by name, or the speaker; and who leaves it."""
    old = (("old", said.people.old),) if said.people.old else ()
    if said.has(_MYSELF):
        return (("myself", "yes"), *old)
    return (*_value(said.people.new), *old)


def _taken_over(said: _Said) -> Form:
    somebody = said.people.new or said.people.old or said.role is not None
    if not said.has(_TAKES_OVER) or not (somebody or said.has(_AFTER_ME) or said.has(_MYSELF) or said.has(_COLLEAGUE)):
        return ()
    if not said.named and said.role is None and not said.has(_AFTER_ME):
        return ()
    mine = (("mine", "yes"),) if said.has(_AFTER_ME) and not said.has(_MYSELF) else ()
    return (("kind", said.role or "role"), *mine, *_person(said))


def _leaving(said: _Said) -> Form:
    if not said.has(_LEAVING):
        return ()
    return (("kind", said.role or "leaving"), ("mine", "yes"), *_value(said.people.new))


def _vacant(said: _Said) -> Form:
    if not said.has(_VACANT) or said.role is None or not said.named:
        return ()
    return (("kind", "vacant"), ("a_role", said.role))


def _role(said: _Said) -> Form:
    role, person = said.role, _person(said)
    somebody = bool(said.people.new) or said.has(_MYSELF)
    tends = next((name for name, pattern in _TENDS if said.has(pattern)), None)
    if tends is not None and somebody and said.named:
        return (("kind", tends or role or "role"), *person)
    if role is None or not said.has(_BECOMES) or not (said.named or somebody) or (role == "" and not somebody):
        return ()
    return (("kind", role or "role"), *person)


def _contract(said: _Said) -> Form:
    if not said.named:
        return ()
    return next((form for reads in (_notice_period, _renewal, _contract_end) if (form := reads(said))), ())


def _notice_period(said: _Said) -> Form:
    if not said.has(_NOTICE):
        return ()
    months = _MONTHS.search(said.plain)
    word = next((count for name, count in _WORD_MONTHS.items() if re.search(rf"\b{name} man", said.plain)), None)
    number = months[1] if months else str(word or "")
    return (("kind", "notice_period"), *_value(number)) if number else ()


def _renewal(said: _Said) -> Form:
    if match := _AUTOMATIC.search(said.plain):
        return (("kind", "renewal"), ("a_value", f"automatisk {match[1]} mån"))
    if match := _OPTIONS.search(said.plain):
        return (("kind", "renewal"), ("a_value", f"{match[1]} x {match[2]} mån"))
    return ()


def _contract_end(said: _Said) -> Form:
    if said.has(_OPEN_ENDED):
        return (("kind", "contract_end"), ("a_value", "tillsvidare"))
    if _dated(said.text) and said.has(_ENDS) and (said.has(_CONTRACT) or said.has(_RUNS)):
        return (("kind", "contract_end"), ("ends", "yes"))
    return (("kind", "contract_end"),) if said.has(_CONTRACT, _SETTLED) else ()


def _dated(text: str) -> bool:
    return bool(
        re.search(
            r"20\d\d|\d{1,2}/\d{1,2}|\b\d{1,2} ?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)|årsskifte",
            text.casefold(),
        )
    )


def _usage(said: _Said) -> Form:
    match = _USERS.search(said.plain)
    return (("kind", "usage"), ("a_value", match[1].replace(" ", ""))) if match and said.named else ()


def _alias(said: _Said) -> Form:
    match = _ALIAS.search(folded(said.text))
    if match is None or not said.named:
        return ()
    rest = said.text[-len(match["rest"]) :] if match["rest"] else ""
    rest = re.split(r"\b(?:för|as)\b", rest)[-1]
    quoted = re.search(r"[«\"'”“](?P<name>[^«»\"'”“]{2,60})[»\"'”“]", said.text)
    plain = _ALIAS_EDGE.sub("", folded(rest))
    return (
        ("kind", "alias"),
        *_value(quoted["name"] if quoted else rest[len(rest) - len(plain) :].strip() if plain else ""),
    )


def _description(said: _Said) -> Form:
    if not said.named or not said.has(_DESCRIPTION):
        return ()
    return (("kind", "description"), *_value(said.text.partition(":")[2].strip()))


def _synonym(said: _Said) -> Form:
    match = _SYNONYM.search(said.text)
    if match is None:
        return ()
    found = match.groupdict()
    return (("kind", "synonym"), ("a_said", found["said"] or ""), ("a_function", (found["meant"] or "").strip()))


_STATEMENTS: Sequence[Callable[[_Said], Form]] = (
    _synonym,
    _plan,
    _classification,
    _new_system,
    _support,
    _vacant,
    _taken_over,
    _leaving,
    _role,
    _contract,
    _usage,
    _alias,
    _description,
)
_WISHES: Sequence[Callable[[_Said], Form]] = (_support,)
"""What may be asked for in a question."""
