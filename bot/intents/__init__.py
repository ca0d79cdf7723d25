"""One file for each thing a user can ask or press, and the explicit table of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from bot.context import Context
from bot.domain.answers import Reply
from bot.domain.questions import Intent, Question
from bot.intents.confirm_facts import confirm_facts
from bot.intents.count_systems import count_systems
from bot.intents.decide_contract import decide_contract
from bot.intents.decline import decline
from bot.intents.find_by_function import find_by_function
from bot.intents.find_by_name import find_by_name
from bot.intents.find_document import find_document
from bot.intents.find_overlap import find_overlap
from bot.intents.follow_nyttokalkyl import follow_nyttokalkyl
from bot.intents.follow_request import follow_request
from bot.intents.handle_alerts import handle_alerts
from bot.intents.handle_retirement import handle_retirement
from bot.intents.learn_from_use import missed_searches, search_was_wrong
from bot.intents.list_by_department import list_by_department
from bot.intents.list_by_function import list_by_function
from bot.intents.list_by_supplier import list_by_supplier
from bot.intents.list_my_systems import list_my_systems
from bot.intents.set_channel_purpose import set_channel_purpose
from bot.intents.set_preferences import set_preferences
from bot.intents.show_about_me import show_about_me
from bot.intents.show_audit import show_audit
from bot.intents.show_contract import show_contract
from bot.intents.show_help import show_help
from bot.intents.show_hidden_overlaps import show_hidden_overlaps
from bot.intents.show_lifecycle import show_lifecycle
from bot.intents.show_meeting import show_meeting
from bot.intents.show_owner import show_owner
from bot.intents.show_period import show_period
from bot.intents.show_person import show_person
from bot.intents.show_reminders import show_reminders
from bot.intents.show_responsibility import show_responsibility
from bot.intents.show_unsure_deliveries import show_unsure_deliveries
from bot.intents.small_talk import small_talk
from bot.intents.start_nyttokalkyl import start_nyttokalkyl
from bot.intents.take_request import take_request
from bot.intents.work_on_agenda import work_on_agenda
from bot.intents.work_on_nyttokalkyl import work_on_nyttokalkyl

Handler = Callable[[Question, Context], Awaitable[Reply]]

HANDLERS: Mapping[Intent, Handler] = {
    Intent.FIND_BY_FUNCTION: find_by_function,
    Intent.FIND_BY_NAME: find_by_name,
    Intent.OWNER: show_owner,
    Intent.PERSON: show_person,
    Intent.CONTRACT: show_contract,
    Intent.BY_DEPARTMENT: list_by_department,
    Intent.BY_VENDOR: list_by_supplier,
    Intent.BY_FUNCTION: list_by_function,
    Intent.LIFECYCLE: show_lifecycle,
    Intent.COUNT: count_systems,
    Intent.OVERLAP: find_overlap,
    Intent.RESPONSIBILITY: show_responsibility,
    Intent.DOCUMENT: find_document,
    Intent.MEETING: show_meeting,
    Intent.NYTTOKALKYL_START: start_nyttokalkyl,
    Intent.REQUEST: take_request,
    Intent.HELP: show_help,
    Intent.SMALLTALK: small_talk,
    Intent.OUT_OF_SCOPE: decline,
    Intent.MY_SYSTEMS: list_my_systems,
    Intent.CHANNEL_SETUP: set_channel_purpose,
    Intent.SEARCH_WRONG: search_was_wrong,
    Intent.MISSED_SEARCHES: missed_searches,
    Intent.NYTTOKALKYL_DRAFT: work_on_nyttokalkyl,
    Intent.NYTTOKALKYL_MATTER: follow_nyttokalkyl,
    Intent.HIDDEN_OVERLAPS: show_hidden_overlaps,
    Intent.MY_REMINDERS: show_reminders,
    Intent.ABOUT_ME: show_about_me,
    Intent.UPCOMING: show_period,
    Intent.PREFERENCES: set_preferences,
    Intent.CONTRACT_DECISION: decide_contract,
    Intent.REQUEST_MATTER: follow_request,
    Intent.AUDIT_LOG: show_audit,
    Intent.ALERTS: handle_alerts,
    Intent.AGENDA: work_on_agenda,
    Intent.UNSURE_DELIVERIES: show_unsure_deliveries,
    Intent.RETIREMENT: handle_retirement,
    Intent.QUALITY: confirm_facts,
}
"""Every intent has exactly one handler. MORE is the exception: the router asks the last question's next page."""
