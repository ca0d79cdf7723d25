"""A fake Microsoft Graph over HTTP: strict routes, scripted faults. Holds the few users and files a test gives it."""

from __future__ import annotations

from collections import deque
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.fakes.graph_drive import FakeDrive


class FakeGraph:
    """Users by object id or user name, and which groups they belong to."""

    def __init__(self) -> None:
        self.users: dict[str, dict[str, Any]] = {}
        self.groups: dict[str, set[str]] = {}
        self.faults: deque[int] = deque()
        self.asked: list[str] = []
        self.managers: dict[str, str] = {}
        self.drive = FakeDrive()
        self.calendars: dict[str, list[dict[str, Any]]] = {}
        self.page = 2

    def add(self, object_id: str, name: str, *, groups: tuple[str, ...] = (), **more: Any) -> None:
        self.users[object_id] = {
            "id": object_id,
            "displayName": name,
            "accountEnabled": True,
            "userType": "Member",
            **more,
        }
        self.groups[object_id] = set(groups)

    async def serve(self) -> TestServer:
        app = web.Application(middlewares=[self.drive.guard])
        app.router.add_routes(self.drive.routes())
        app.router.add_get("/v1.0/users", self._named)
        app.router.add_get("/v1.0/users/{user}", self._user)
        app.router.add_get("/v1.0/users/{user}/manager", self._manager)
        app.router.add_post("/v1.0/users/{user}/checkMemberGroups", self._check)
        app.router.add_get("/v1.0/users/{mailbox}/calendarView", self._calendar)
        server = TestServer(app)
        await server.start_server()
        return server

    async def _user(self, request: web.Request) -> web.Response:
        self.asked.append(request.path_qs)
        if self.faults:
            return _error(self.faults.popleft(), "scripted")
        wanted = request.match_info["user"]
        user = next((u for u in self.users.values() if wanted in {u["id"], u.get("userPrincipalName")}), None)
        if user is None:
            return _error(404, "Request_ResourceNotFound")
        selected = request.query["$select"].split(",")
        return web.json_response({name: value for name, value in user.items() if name in selected})

    async def _named(self, request: web.Request) -> web.Response:
        self.asked.append(request.path_qs)
        selected = request.query["$select"].split(",")
        if "$filter" not in request.query:
            found = [{name: user[name] for name in selected if name in user} for user in self.users.values()]
            return web.json_response({"value": found[: int(request.query["$top"])]})
        asked = request.query["$filter"]
        if self.faults:
            return _error(self.faults.popleft(), "scripted")
        if asked.startswith("startswith(displayName,'"):
            begins = asked.removeprefix("startswith(displayName,'").removesuffix("')").replace("''", "'")
            found = [
                {name: value for name, value in user.items() if name in selected}
                for user in self.users.values()
                if user["displayName"].casefold().startswith(begins.casefold())
            ]
            return web.json_response({"value": found[: int(request.query["$top"])]})
        name = asked.removeprefix("displayName eq '").removesuffix("'").replace("''", "'")
        found = [
            {name: value for name, value in user.items() if name in selected}
            for user in self.users.values()
            if user["displayName"].casefold() == name.casefold()
        ]
        return web.json_response({"value": found[: int(request.query["$top"])]})

    async def _manager(self, request: web.Request) -> web.Response:
        self.asked.append(request.path_qs)
        if self.faults:
            return _error(self.faults.popleft(), "scripted")
        manager = self.users.get(self.managers.get(request.match_info["user"], ""))
        if manager is None:
            return _error(404, "Request_ResourceNotFound")
        return web.json_response({"@odata.type": "#microsoft.graph.user", "id": manager["id"]})

    async def _calendar(self, request: web.Request) -> web.Response:
        """Occurrences that touch the time asked for, a few a page, as Graph gives them: in UTC, with seven decimals."""
        self.asked.append(request.path_qs)
        if self.faults:
            return _error(self.faults.popleft(), "scripted")
        events = self.calendars.get(request.match_info["mailbox"])
        if events is None:
            return _error(404, "ErrorInvalidUser")
        begin, end = request.query["startDateTime"], request.query["endDateTime"]
        assert begin.endswith("Z")
        assert end.endswith("Z")
        inside = [one for one in events if one["start"]["dateTime"] < end and one["end"]["dateTime"] > begin]
        skip = int(request.query.get("$skip", "0"))
        answer: dict[str, Any] = {"value": inside[skip : skip + self.page]}
        if skip + self.page < len(inside):
            following = request.url.update_query({"$skip": str(skip + self.page)})
            answer["@odata.nextLink"] = str(following)
        return web.json_response(answer)

    async def _check(self, request: web.Request) -> web.Response:
        self.asked.append(request.path_qs)
        wanted = (await request.json())["groupIds"]
        if len(wanted) > 20:
            return _error(400, "Request_BadRequest")
        member = self.groups[request.match_info["user"]]
        return web.json_response({"value": [group for group in wanted if group in member]})


def _error(status: int, code: str) -> web.Response:
    return web.json_response({"error": {"code": code, "message": code}}, status=status)
