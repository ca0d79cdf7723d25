"""«Mina inställningar»: in which language and from what hour the asker is reminded, and when not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.access import Place
from bot.context import Context, message_reply
from bot.domain.answers import FormAnswer, FormField, Press, Reply
from bot.domain.preferences import EARLIEST_HOUR, LATEST_HOUR, Pause, Preferences
from bot.domain.questions import Language, Question
from bot.search.days import day_in
from bot.search.tokens import folded
from bot.texts import all_languages, texts_for

_ANY_HOUR = "any"
_HOUR = re.compile(r"(\d{1,2})(?:[.:]00)?(?: ?([ap])m)?")
_THROUGH = re.compile(r"\b(?:till och med|t\.? ?o\.? ?m\.?|through|until and including|sista dag)\b", re.IGNORECASE)
_FOR = re.compile(r"^(?:i|for|in) (?=\S+ (?:dag|veck|man|day|week|month))")


async def set_preferences(question: Question, context: Context) -> Reply:
    """Only in personal chat: they are the asker's own."""
    if context.viewer.place is not Place.PERSONAL:
        heading = context.say("preferences-heading")
        return message_reply(context, question, context.say("preferences-here"), heading=heading)
    now = await context.stores.preferences.of(context.viewer.person.aad_object_id)
    form = dict(question.form)
    wanted, faults = _wanted(question.topic or "show", form, now, context)
    if faults or question.topic == "show":
        return _form(question, context, now, form, faults)
    if wanted != now:
        await context.stores.preferences.save(context.viewer.person.aad_object_id, wanted)
        context.stores.bell.ring()
    return _told(question, context, now, wanted)


def _wanted(
    topic: str, form: Mapping[str, str], now: Preferences, context: Context
) -> tuple[Preferences, dict[str, str]]:
    """What the person wants, and what is wrong with what was written, by input."""
    typed = form.get("typed", "")
    if topic == "save":
        return _of_form(form, now, context)
    if topic == "pause":
        last, fault = _last_day(typed, now, context)
        return (now, {"pause": fault}) if last is None else (_paused(now, last, context.today), {})
    if topic == "resume":
        return _resumed(now, context.today), {}
    if topic == "hour":
        hour = _hour(typed)
        return (now, {"hour": context.say("preferences-wrong-hour")}) if hour is None else (replace(now, hour=hour), {})
    if topic == "language":
        english = folded(typed).startswith(("engelsk", "english"))
        return replace(now, language="en" if english else "sv"), {}
    return now, {}


def _of_form(form: Mapping[str, str], now: Preferences, context: Context) -> tuple[Preferences, dict[str, str]]:
    language: Language | None = next((one for one in all_languages() if one == form.get("language")), None)
    chosen = form.get("hour", "").strip()
    hour = _hour(chosen) if chosen not in ("", _ANY_HOUR) else None
    faults = {"hour": context.say("preferences-wrong-hour")} if hour is None and chosen not in ("", _ANY_HOUR) else {}
    until = form.get("pause", "").strip()
    last, fault = _last_day(f"through {until}", now, context) if until else (None, "")
    if fault:
        faults["pause"] = fault
    wanted = replace(now, language=language or now.language, hour=hour)
    return (_paused(wanted, last, context.today) if last else _resumed(wanted, context.today)), faults


def _last_day(said: str, now: Preferences, context: Context) -> tuple[date | None, str]:
    """The last day of a pause, or what is wrong with it. «Till 10 augusti» ends with the 9th."""
    today, say = context.today, context.say
    day = day_in(_FOR.sub("om ", folded(said)), today)
    if day is None:
        return None, say("preferences-pause-when")
    last = day if _THROUGH.search(said) else day - timedelta(days=1)
    first = now.pause.first if now.pause is not None and now.pause.covers(today) else today
    latest = first + timedelta(weeks=context.policy.notices.longest_pause_weeks)
    if last < today:
        return None, say("preferences-pause-past")
    if last > latest:
        return None, say("preferences-pause-long", latest=str(latest))
    return last, ""


def _hour(said: str) -> int | None:
    match = _HOUR.fullmatch(folded(said).strip())
    if match is None:
        return None
    hour = int(match[1]) + (12 if match[2] == "p" and int(match[1]) < 12 else 0)
    return hour if EARLIEST_HOUR <= hour <= LATEST_HOUR else None


def _paused(now: Preferences, last: date, today: date) -> Preferences:
    # A pause that is moved began when it began: what fell due in it is still to be told.
    first = now.pause.first if now.pause is not None and now.pause.covers(today) else today
    return replace(now, pause=Pause(first, last))


def _resumed(now: Preferences, today: date) -> Preferences:
    if now.pause is None or not now.pause.covers(today):
        return now
    yesterday = today - timedelta(days=1)
    return replace(now, pause=Pause(now.pause.first, yesterday) if now.pause.first <= yesterday else None)


def _form(
    question: Question, context: Context, now: Preferences, written: Mapping[str, str], faults: Mapping[str, str]
) -> Reply:
    say, notices = context.say, context.policy.notices
    paused = now.pause is not None and now.pause.covers(context.today)
    hours = range(EARLIEST_HOUR, min(LATEST_HOUR, notices.send_until.hour - 1) + 1)
    usual = (_ANY_HOUR, say("preferences-hour-any", hour=f"{notices.send_from:%H:%M}"))
    weeks = notices.longest_pause_weeks
    fields = (
        FormField(
            "language",
            say("preferences-language"),
            value=written.get("language") or now.language or "sv",
            choices=tuple((language, say(f"preferences-language-{language}")) for language in all_languages()),
            missing=say("preferences-missing"),
        ),
        FormField(
            "hour",
            say("preferences-hour"),
            value=written.get("hour") or (str(now.hour) if now.hour is not None else _ANY_HOUR),
            choices=(usual, *((str(hour), say("preferences-hour-from", hour=str(hour))) for hour in hours)),
            fault=faults.get("hour", ""),
            missing=say("preferences-missing"),
        ),
        FormField(
            "pause",
            say("preferences-pause"),
            required=False,
            value=written.get("pause") or (str(now.pause.last) if paused and now.pause else ""),
            date=True,
            fault=faults.get("pause", ""),
        ),
    )
    explained = say("preferences-pause-explained", weeks=weeks, days=notices.urgent_within_days)
    resume = (context.press("preferences.resume", "preferences-press-resume"),) if paused else ()
    answer = FormAnswer(
        heading=say("preferences-heading"),
        progress="",
        paragraphs=(say("preferences-intro"), explained),
        fields=fields,
        send=Press("preferences.save", say("preferences-press-save"), {"preferences": 1}),
        actions=(*resume, context.press("reminders.mine", "mine-press-reminders")),
    )
    text = " ".join((*faults.values(), *_as_it_is(now, context), say("preferences-typed")))
    return Reply(question.intent, context.language, text, answer)


def _told(question: Question, context: Context, before: Preferences, now: Preferences) -> Reply:
    """What holds now. In the language that was chosen: what is pressed next is answered in it too."""
    language = now.language if now.language and now.language != before.language else context.language
    context = replace(context, say=texts_for(language))
    say = context.say
    lines = [*_as_it_is(now, context)]
    if now.pause is not None and now.pause.covers(context.today):
        lines.append(say("preferences-pause-urgent", days=context.policy.notices.urgent_within_days))
    text = " ".join((say("preferences-saved"), *lines))
    return message_reply(
        context,
        question,
        text,
        heading=say("preferences-heading"),
        paragraphs=(say("preferences-saved"), *lines),
        actions=(
            context.press("preferences.show", "preferences-press-show"),
            context.press("reminders.mine", "mine-press-reminders"),
        ),
    )


def _as_it_is(now: Preferences, context: Context) -> tuple[str, ...]:
    say, pause = context.say, now.pause
    opens = now.opens(context.policy.notices.send_from, context.policy.notices.send_until)
    when = say("preferences-now", language=say(f"preferences-in-{now.language or 'sv'}"), hour=f"{opens:%H:%M}")
    if pause is None or not pause.covers(context.today):
        return (when,)
    again = pause.last + timedelta(days=1)
    return (when, say("preferences-now-paused", last=str(pause.last), again=str(again)))
