"""People from Entra: profile, whether the account is enabled, and the groups that give insight.

Needs User.Read.All and GroupMember.Read.All (application). A fault of Graph never gives more insight
than an employee has, and never keeps a turn waiting: known people are served from memory meanwhile.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.people import Person
from bot.ports import Clock
from bot.ports.people import MOST_NAMED

if TYPE_CHECKING:
    from msgraph.graph_service_client import GraphServiceClient

log = logging.getLogger(__name__)

_FRESH_FOR = timedelta(minutes=5)
_USABLE_FOR = timedelta(hours=1)
_ANSWER_WITHIN = 3.0  # seconds: Teams asks again after fifteen
_REST_AFTER_FAULT = timedelta(seconds=30)
_MOST_PEOPLE = 5_000
_PROFILE = ["id", "displayName", "mail", "userPrincipalName", "jobTitle", "department", "accountEnabled", "userType"]
_NOT_FOUND = 404


@dataclass(frozen=True, slots=True)
class _Known:
    person: Person
    at: datetime


class GraphDirectory:
    """Implements bot.ports.Directory. `groups` maps our group names to Entra group ids."""

    def __init__(self, client: GraphServiceClient, groups: Mapping[str, str], clock: Clock) -> None:
        self._client = client
        self._groups = dict(groups)
        self._clock = clock
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._resting_until: datetime | None = None

    async def warm(self) -> None:
        """Load the SDK's models, which takes a second: before the first turn, not in it."""
        await asyncio.to_thread(self._load)

    def _load(self) -> None:
        from kiota_abstractions import base_request_configuration  # noqa: F401, PLC0415 - loading is the point
        from msgraph.generated.models.user import User  # noqa: PLC0415
        from msgraph.generated.users.item import user_item_request_builder  # noqa: F401, PLC0415
        from msgraph.generated.users.item.check_member_groups import (  # noqa: PLC0415
            check_member_groups_post_request_body,  # noqa: F401
        )
        from msgraph.generated.users.users_request_builder import UsersRequestBuilder  # noqa: F401, PLC0415

        User().get_field_deserializers()  # imports the models of everything that a user can have
        _ = self._client.users.by_user_id("x").check_member_groups

    async def person(self, aad_object_id: str | None, fallback_name: str | None) -> Person:
        """The person with that id. Without an answer from Graph, an employee without groups or roles."""
        del fallback_name  # a name that a client claims gives no rights
        if not aad_object_id:
            return Person(aad_object_id="unknown", name="")
        known, now = self._known.get(aad_object_id), self._clock()
        if known is not None and now - known.at < _FRESH_FOR:
            return known.person
        # After a fault Graph is left alone for a while, or every turn would wait for it in turn.
        person = None if self._resting(now) else await self._asked(aad_object_id, now)
        if person is None:
            if known is not None and now - known.at < _USABLE_FOR:
                return known.person
            return Person(aad_object_id=aad_object_id, name="")
        self._known[aad_object_id] = _Known(person, now)
        if len(self._known) > _MOST_PEOPLE:
            self._known.popitem(last=False)
        return person

    async def by_email(self, email: str) -> Person | None:
        """The person with that address or user name, or None. Faults of Graph are raised: an administrator asks."""
        return await self._fetch_if_there(email)

    async def named(self, name: str) -> Sequence[Person]:
        """Members with an active account whose display name begins so. Without an answer from Graph, nobody."""
        if self._resting(self._clock()) or not name.strip():
            return ()
        try:
            begins = f"startswith(displayName,'{_escaped(name.strip())}')"
            found = await asyncio.wait_for(self._with_name(begins), _ANSWER_WITHIN)
            return [person for person in found if person.active]
        except Exception as error:  # noqa: BLE001 - the SDK's faults have no common base; each means "no answer"
            log.warning("graph did not answer", extra={"fault": type(error).__name__})
            self._resting_until = self._clock() + _REST_AFTER_FAULT
            return ()

    async def bearers(self, name: str) -> Sequence[Person] | None:
        """All members with exactly that name. Raises OSError where Graph does not answer."""
        if self._resting(self._clock()):
            raise OSError("graph is left alone for a while")
        try:
            return await asyncio.wait_for(self._with_name(f"displayName eq '{_escaped(name)}'"), _ANSWER_WITHIN)
        except Exception as error:
            self._resting_until = self._clock() + _REST_AFTER_FAULT
            raise OSError(type(error).__name__) from error

    async def manager_of(self, person_id: str) -> Person | None:
        """The manager with an active account. Raises OSError where Graph does not answer."""
        if self._resting(self._clock()):
            raise OSError("graph is left alone for a while")
        try:
            return await asyncio.wait_for(self._manager(person_id), _ANSWER_WITHIN)
        except Exception as error:
            self._resting_until = self._clock() + _REST_AFTER_FAULT
            raise OSError(type(error).__name__) from error

    async def _manager(self, person_id: str) -> Person | None:
        from msgraph.generated.models.o_data_errors.o_data_error import ODataError  # noqa: PLC0415

        try:
            found = await self._client.users.by_user_id(person_id).manager.get()
        except ODataError as error:
            if error.response_status_code == _NOT_FOUND:
                return None
            raise
        # The manager comes without the fields that tell whether the account is open.
        manager = await self._fetch_if_there(found.id) if found is not None and found.id else None
        return manager if manager is not None and manager.active else None

    async def _with_name(self, condition: str) -> list[Person]:
        """Members that meet a condition on the name. Enough to choose by: whoever is chosen is read anew."""
        from kiota_abstractions.base_request_configuration import RequestConfiguration  # noqa: PLC0415
        from msgraph.generated.users.users_request_builder import UsersRequestBuilder  # noqa: PLC0415

        query = UsersRequestBuilder.UsersRequestBuilderGetQueryParameters(
            filter=condition, select=_PROFILE, top=MOST_NAMED
        )
        found = await self._client.users.get(request_configuration=RequestConfiguration(query_parameters=query))
        return [
            Person(
                aad_object_id=one.id,
                name=one.display_name or "",
                email=one.mail or one.user_principal_name,
                title=one.job_title,
                department=one.department,
                active=one.account_enabled is True,
                sole_bearer=False,
            )
            for one in (found.value or () if found is not None else ())
            if one.id and one.user_type == "Member"
        ]

    def _resting(self, now: datetime) -> bool:
        return self._resting_until is not None and now < self._resting_until

    async def _asked(self, aad_object_id: str, now: datetime) -> Person | None:
        try:
            return await asyncio.wait_for(self._fetch(aad_object_id), _ANSWER_WITHIN)
        except Exception as error:  # noqa: BLE001 - the SDK's faults have no common base; each means "no answer"
            log.warning("graph did not answer", extra={"fault": type(error).__name__, "person": aad_object_id})
            self._resting_until = now + _REST_AFTER_FAULT
            return None

    async def _fetch(self, aad_object_id: str) -> Person:
        person = await self._fetch_if_there(aad_object_id)
        # Not found means that the account is deleted: the person has left.
        return person or Person(aad_object_id=aad_object_id, name="", active=False)

    async def _fetch_if_there(self, user: str) -> Person | None:
        from kiota_abstractions.base_request_configuration import RequestConfiguration  # noqa: PLC0415 - loads 100 ms
        from msgraph.generated.models.o_data_errors.o_data_error import ODataError  # noqa: PLC0415
        from msgraph.generated.users.item.user_item_request_builder import UserItemRequestBuilder  # noqa: PLC0415

        query = UserItemRequestBuilder.UserItemRequestBuilderGetQueryParameters(select=_PROFILE)
        builder = self._client.users.by_user_id(user)
        try:
            profile = await builder.get(request_configuration=RequestConfiguration(query_parameters=query))
        except ODataError as error:
            if error.response_status_code == _NOT_FOUND:
                return None
            raise
        if profile is None or profile.id is None:
            return None
        return Person(
            aad_object_id=profile.id,
            name=profile.display_name or "",
            email=profile.mail or profile.user_principal_name,
            title=profile.job_title,
            department=profile.department,
            groups=await self._groups_of(profile.id),
            # Only a clear yes counts: without permission to read the field, nobody is known to be active.
            active=profile.account_enabled is True,
            sole_bearer=profile.user_type == "Member" and await self._alone(profile.display_name),
        )

    async def _alone(self, name: str | None) -> bool:
        """True if nobody else in the tenant has that name."""
        from kiota_abstractions.base_request_configuration import RequestConfiguration  # noqa: PLC0415
        from msgraph.generated.users.users_request_builder import UsersRequestBuilder  # noqa: PLC0415

        if not name:
            return False
        query = UsersRequestBuilder.UsersRequestBuilderGetQueryParameters(
            filter=f"displayName eq '{_escaped(name)}'", select=["id"], top=2
        )
        found = await self._client.users.get(request_configuration=RequestConfiguration(query_parameters=query))
        return found is not None and found.value is not None and len(found.value) == 1

    async def _groups_of(self, user: str) -> frozenset[str]:
        from msgraph.generated.users.item.check_member_groups.check_member_groups_post_request_body import (  # noqa: PLC0415
            CheckMemberGroupsPostRequestBody,
        )

        if not self._groups:
            return frozenset()
        body = CheckMemberGroupsPostRequestBody(group_ids=list(self._groups.values()))
        answer = await self._client.users.by_user_id(user).check_member_groups.post(body)
        member_of = set(answer.value or []) if answer is not None else set()
        return frozenset(name for name, group in self._groups.items() if group in member_of)


def _escaped(name: str) -> str:
    """A name as it stands between apostrophes in a filter."""
    return name.replace("'", "''")
