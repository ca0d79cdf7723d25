"""What somebody tells of the register, by slots: which fact, its new value, when. Not by a list of phrases.

Returns inputs as a request's form has them («kind», «a_value» …). «when» is the asker's own words for a day, because
only who knows today's date can read them. An empty form means that nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.search import statement_words as words
from bot.search.evidence import Evidence
from bot.search.said import Said, said_in
from bot.search.tokens import folded

Form = tuple[tuple[str, str], ...]


def told(e: Evidence) -> Form:
    """What a sentence tells of a system or asks IT-enheten for; empty where it is a question about the register."""
    plain = " ".join(token.folded for token in e.sentence.tokens)
    word = words.SYNONYM.search(e.sentence.text)
    asks = e.sentence.asks or bool(words.ASKS.match(plain)) or bool(words.WHO.search(plain))
    # «Kan du notera att …?» is an order.
    asks = asks and not (words.ORDER.match(plain) and not words.WHO.search(plain))
    # «När vi säger … menar vi …» begins like a question.
    asks = asks and not (word is not None and any(word.groups()))
    # «Här är länken …» begins like one too: who gives an address or a class does not ask for it.
    asks = asks and not words.URL.search(e.sentence.text) and not words.KRT.search(plain)
    # Most of what is said is a question, and of those only a wish for support is told: no more is read of the others.
    if asks and not (words.IT.search(plain) or any(pattern.search(plain) for _, pattern in words.TOPICS)):
        return ()
    said = said_in(e)
    spared = said.has(words.LIST) or words.URL.search(said.text) or word
    if said.has(words.TROUBLE) and not spared:
        return ()
    found = next((form for reads in (_WISHES if asks else _STATEMENTS) if (form := reads(said))), ())
    return (*found, ("when", said.text)) if found else ()


def subject_of(e: Evidence) -> Form:
    """Which fact a wish for a change is about, where the sentence does not say what it is to be."""
    said = said_in(e)
    if said.has(words.TROUBLE):
        return (("kind", "trouble"),)
    role = said.role
    if role:
        return (("kind", role), *_value(said.people.new))
    for kind, pattern in (
        ("notice_period", words.NOTICE),
        ("contract_end", words.CONTRACT),
        ("description", words.DESCRIPTION),
        ("new_system", re.compile(r"\b(?:nytt|new|eget) (?:it )?(?:system|verktyg|program|app|tool)\b")),
        ("plan", re.compile(r"\b\w*plan(?:en)?\b")),
        ("classification", re.compile(r"\b\w*klass\w*\b")),
        ("support", words.IT),
    ):
        if said.has(pattern):
            return (("kind", kind),)
    return (("kind", "role"), *_value(said.people.new)) if role is not None or said.has(words.TAKES_OVER) else ()


def _value(value: str) -> Form:
    return (("a_value", value),) if value else ()


def _support(said: Said) -> Form:
    topic = next((name for name, pattern in words.TOPICS if said.has(pattern)), "")
    needs = said.has(words.NEEDS) and (topic == "integration" or said.has(words.IT))
    about = bool(topic) and (said.has(words.HELP) or needs) and (said.has(words.IT) or said.named)
    if (
        not (about or said.has(words.FROM_IT))
        or said.has(words.VACANT)
        or (said.role is not None and not said.has(words.IT))
    ):
        return ()
    return (("kind", "support"), ("a_topic", topic or "advice"), ("a_text", said.text.strip()))


def _new_system(said: Said) -> Form:
    if said.named or said.role is not None:
        return ()
    unlisted = said.has(words.LIST, words.LACKING) and (said.has(words.THING) or said.has(words.UNLISTED))
    match = words.NAME.search(said.text)
    if reported := words.REPORTED.search(said.text) or words.ENTERED.search(said.text):
        return (("kind", "new_system"), *_value(reported["name"].strip()))
    begun = match and said.has(words.THING) and words.USES.search(said.plain)
    if not (unlisted or begun):
        return ()
    name = match["name"].strip() if match else said.people.new
    name = re.split(r"\s+(?:som|och|men|i|på|för|that|and|which|but|saknas|finns|inte)\b", name)[0]
    return (("kind", "new_system"), *_value("" if folded(name) in {"inte finns", "inte", "finns"} else name))


def _plan(said: Said) -> Form:
    match = words.URL.search(said.text)
    if match is None or not (said.named or re.search(r"\bplan", said.plain)):
        return ()
    return (("kind", "plan"), ("a_value", match[0].rstrip(".,;:!?)")))


def _classification(said: Said) -> Form:
    match = words.KRT.search(said.plain)
    if match is None or not said.named:
        return ()
    return (("kind", "classification"), ("a_value", f"K{match[1]} R{match[2]} T{match[3]}"))


def _person(said: Said) -> Form:
    """Who takes the role: somebody by name, or the speaker; and who leaves it."""
    old = (("old", said.people.old),) if said.people.old else ()
    if said.has(words.MYSELF):
        return (("myself", "yes"), *old)
    return (*_value(said.people.new), *old)


def _taken_over(said: Said) -> Form:
    if said.has(words.SUCCESSOR) and said.people.new and (said.named or said.role is not None):
        return (("kind", said.role or "role"), ("mine", "yes"), *_value(said.people.new))
    people = said.people
    somebody = people.new or people.old or people.several or said.role is not None
    if not said.has(words.TAKES_OVER) or not (
        somebody or said.has(words.AFTER_ME) or said.has(words.MYSELF) or said.has(words.COLLEAGUE)
    ):
        return ()
    if not said.named and said.role is None and not said.has(words.AFTER_ME):
        return ()
    mine = (("mine", "yes"),) if said.has(words.AFTER_ME) and not said.has(words.MYSELF) else ()
    return (("kind", said.role or "role"), *mine, *_person(said))


def _leaving(said: Said) -> Form:
    if not said.has(words.LEAVING):
        return ()
    return (("kind", said.role or "leaving"), ("mine", "yes"), *_value(said.people.new))


def _vacant(said: Said) -> Form:
    removed = said.has(words.REMOVED) and not said.has(words.INSTEAD)
    if not (said.has(words.VACANT) or removed) or not said.named:
        return ()
    tended = next((name for name, pattern in words.TENDS if said.has(pattern)), None)
    role = said.role if said.role is not None else tended
    if role is None:
        return ()
    leaves = said.people.old or said.people.new
    return (("kind", "vacant"), ("a_role", role), *((("old", leaves),) if removed and leaves else ()))


def _role(said: Said) -> Form:
    role, person = said.role, _person(said)
    somebody = bool(said.people.new) or said.people.several or said.has(words.MYSELF)
    tends = next((name for name, pattern in words.TENDS if said.has(pattern)), None)
    if tends is not None and somebody and said.named:
        return (("kind", tends or role or "role"), *person)
    if role is None or not said.has(words.BECOMES) or not (said.named or somebody) or (role == "" and not somebody):
        return ()
    mine = (("mine", "yes"),) if said.has(words.AFTER_ME) and not said.has(words.MYSELF) else ()
    return (("kind", role or "role"), *mine, *person)


def _contract(said: Said) -> Form:
    if not said.named:
        return ()
    return next((form for reads in (_notice_period, _renewal, _contract_end) if (form := reads(said))), ())


def _notice_period(said: Said) -> Form:
    if not said.has(words.NOTICE):
        return ()
    months = words.MONTHS.search(said.plain)
    word = next((count for name, count in words.WORD_MONTHS.items() if re.search(rf"\b{name} man", said.plain)), None)
    number = months[1] if months else str(word or "")
    return (("kind", "notice_period"), *_value(number)) if number else ()


def _renewal(said: Said) -> Form:
    if match := words.AUTOMATIC.search(said.plain):
        return (("kind", "renewal"), ("a_value", f"automatisk {match[1]} mån"))
    if match := words.OPTION_YEARS.search(said.plain):
        years = words.YEARS_IN_WORDS.get(match[1], match[1])
        return (("kind", "renewal"), ("a_value", f"{years} x 12 mån"))
    if match := words.OPTIONS.search(said.plain):
        return (("kind", "renewal"), ("a_value", f"{match[1]} x {match[2]} mån"))
    return ()


def _contract_end(said: Said) -> Form:
    if said.has(words.OPEN_ENDED):
        return (("kind", "contract_end"), ("a_value", "tillsvidare"))
    if _dated(said.text) and said.has(words.ENDS) and (said.has(words.CONTRACT) or said.has(words.RUNS)):
        return (("kind", "contract_end"), ("ends", "yes"))
    return (("kind", "contract_end"),) if said.has(words.CONTRACT, words.SETTLED) else ()


def _dated(text: str) -> bool:
    return bool(
        re.search(
            r"20\d\d|\d{1,2}/\d{1,2}|\b\d{1,2} ?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)|årsskifte",
            text.casefold(),
        )
    )


def _usage(said: Said) -> Form:
    match = words.USERS.search(said.plain)
    number = next(filter(None, match.groups())) if match else ""
    return (("kind", "usage"), ("a_value", number.replace(" ", ""))) if number and said.named else ()


def _alias(said: Said) -> Form:
    if said.named and (called := words.SAID_OF.search(said.text)):
        return (("kind", "alias"), ("a_value", called["name"].strip()))
    match = words.ALIAS.search(folded(said.text))
    if match is None or not said.named:
        return ()
    rest = said.text[-len(match["rest"]) :] if match["rest"] else ""
    rest = re.split(r"\b(?:för|as)\b", rest)[-1]
    quoted = re.search(r"[«\"'”“](?P<name>[^«»\"'”“]{2,60})[»\"'”“]", said.text)
    plain = words.ALIAS_EDGE.sub("", folded(rest))
    return (
        ("kind", "alias"),
        *_value(quoted["name"] if quoted else rest[len(rest) - len(plain) :].strip() if plain else ""),
    )


def _description(said: Said) -> Form:
    if not said.named or not said.has(words.DESCRIPTION):
        return ()
    return (("kind", "description"), *_value(said.text.partition(":")[2].strip()))


def _synonym(said: Said) -> Form:
    match = words.SYNONYM.search(said.text)
    if match is None:
        return ()
    found = {name: (value or "").strip(" »\"'”“") for name, value in match.groupdict().items()}
    said_as = found["said"] or found["word"] or found["name"] or found["wish"] or found["quoted"]
    return (
        ("kind", "synonym"),
        ("a_said", said_as),
        (
            "a_function",
            next((found[name] for name in ("meant", "function", "sense", "gives", "purpose") if found[name]), ""),
        ),
    )


_STATEMENTS: Sequence[Callable[[Said], Form]] = (
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
_WISHES: Sequence[Callable[[Said], Form]] = (_support,)
"""What may be asked for in a question."""
