"""The files of a fake Graph: one team's channel, its drive, paging, deltas, and a place to download from."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from aiohttp import web

TEAM, CHANNEL, DRIVE, ROOT = "9a1c0000-0000-4000-8000-00000000000a", "19:general@thread.tacv2", "b!drive/1", "01ROOT"
_SELECTED = frozenset(
    [
        "id",
        "name",
        "webUrl",
        "lastModifiedDateTime",
        "cTag",
        "eTag",
        "file",
        "folder",
        "deleted",
        "parentReference",
        "root",
    ]
)


@dataclass
class Refusal:
    """What a request whose path holds `inside` meets, so many `times`."""

    status: int
    inside: str = ""
    retry_after: str | None = None
    times: int = 1_000_000


@dataclass
class FakeDrive:
    """`items` lie in folders by id; `log` holds the ids that changed, so that a token is a place in it."""

    page: int = 2
    items: dict[str, dict[str, Any]] = field(default_factory=dict)
    content: dict[str, bytes] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    oldest_token: int = 0
    _count: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        self.items[ROOT] = {"id": ROOT, "name": "General", "folder": {}, "parentReference": {"driveId": DRIVE}}

    def put(self, name: str, content: bytes = b"1", *, folder: str = ROOT, at: str = "2026-03-03T10:00:00Z") -> str:
        """Save a file, or save it again."""
        there = [
            i
            for i in self.items.values()
            if i["name"] == name and i["parentReference"].get("id") == folder and "deleted" not in i
        ]
        identity = there[0]["id"] if there else f"01FILE{next(self._count)}"
        number = next(self._count)
        self.content[identity] = content
        self.items[identity] = {
            "id": identity,
            "name": name,
            "file": {"mimeType": "application/octet-stream"},
            "webUrl": f"https://kommunen.example.invalid/{name.replace(' ', '%20')}",
            "lastModifiedDateTime": at,
            "cTag": f'"c:{identity},{number}"',
            "eTag": f'"{identity},{number}"',
            "parentReference": {"driveId": DRIVE, "id": folder},
        }
        self.log.append(identity)
        return identity

    def folder(self, name: str, parent: str = ROOT) -> str:
        identity = f"01FOLDER{next(self._count)}"
        above = {"driveId": DRIVE, "id": parent}
        self.items[identity] = {"id": identity, "name": name, "folder": {}, "parentReference": above}
        self.log.append(identity)
        return identity

    def change(self, identity: str, **facts: Any) -> None:
        """Something that is no new content: a name, a parent."""
        self.items[identity] = {**self.items[identity], "eTag": f'"e{next(self._count)}"', **facts}
        self.log.append(identity)

    def remove(self, identity: str) -> None:
        item = self.items[identity]
        self.items[identity] = {"id": identity, "name": item["name"], "parentReference": item["parentReference"]}
        self.items[identity]["deleted"] = {"state": "deleted"}
        self.log.append(identity)

    def routes(self) -> list[web.RouteDef]:
        drive = "/v1.0/drives/{drive}"
        return [
            web.get("/v1.0/teams/{team}/channels/{channel}/filesFolder", self._files_folder),
            web.get(f"{drive}/root", self._root),
            web.get(f"{drive}/root:/{{path:.+}}", self._root),
            web.get(f"{drive}/items/{{item}}/children", self._children),
            web.get(f"{drive}/items/{{item}}/delta", self._delta),
            web.get(f"{drive}/items/{{item}}/content", self._content),
            web.put(f"{drive}/items/{{parent}}:/{{name}}:/content", self._upload),
            web.get("/download/{item}", self._download),
        ]

    @web.middleware
    async def guard(self, request: web.Request, handler: Any) -> web.StreamResponse:
        """Refusals that the test has asked for."""
        self.asked.append((request.method, request.raw_path))
        for refusal in self.refusals:
            if refusal.inside in unquote(request.raw_path) and refusal.times > 0:
                refusal.times -= 1
                headers = {} if refusal.retry_after is None else {"Retry-After": refusal.retry_after}
                return _error(refusal.status, "accessDenied" if refusal.status == 403 else "scripted", headers)
        return await handler(request)

    async def _files_folder(self, request: web.Request) -> web.Response:
        if (request.match_info["team"], request.match_info["channel"]) != (TEAM, CHANNEL):
            return _error(404, "NotFound")
        return web.json_response(self.items[ROOT])

    async def _root(self, request: web.Request) -> web.Response:
        if request.match_info["drive"] != DRIVE:
            return _error(404, "itemNotFound")
        wanted = request.match_info.get("path")
        found = next((i for i in self.items.values() if i["name"] == (wanted or "General") and "folder" in i), None)
        return _error(404, "itemNotFound") if found is None else web.json_response(found)

    async def _children(self, request: web.Request) -> web.Response:
        inside = request.match_info["item"]
        found = [i for i in self.items.values() if i["parentReference"].get("id") == inside and "deleted" not in i]
        return self._page(request, found, None)

    async def _delta(self, request: web.Request) -> web.Response:
        token = request.query.get("token")
        if token is not None and int(token) < self.oldest_token:
            return _error(410, "resyncRequired")
        wanted = set(request.query["$select"].split(",")) if "$select" in request.query else _SELECTED
        assert wanted <= _SELECTED, wanted
        if token is None:
            found = [item for item in self.items.values() if "deleted" not in item]
        else:
            changed = dict.fromkeys(self.log[int(token) :])
            # Graph shows the folder itself whenever something in it has changed.
            found = [self.items[ROOT], *(self.items[identity] for identity in changed)] if changed else []
        return self._page(request, found, f"token={len(self.log)}")

    def _page(self, request: web.Request, found: list[dict[str, Any]], last: str | None) -> web.Response:
        start = int(request.query.get("$skiptoken", "0"))
        answer: dict[str, Any] = {"value": found[start : start + self.page]}
        here = request.url.with_query({})
        if start + self.page < len(found):
            kept = {name: value for name, value in request.query.items() if name != "$skiptoken"}
            answer["@odata.nextLink"] = str(here.with_query({**kept, "$skiptoken": str(start + self.page)}))
        elif last is not None:
            answer["@odata.deltaLink"] = f"{here}?{last}"
        return web.json_response(answer)

    async def _content(self, request: web.Request) -> web.StreamResponse:
        item = request.match_info["item"]
        if item not in self.content:
            return _error(404, "itemNotFound")
        raise web.HTTPFound(f"/download/{item}")

    async def _download(self, request: web.Request) -> web.Response:
        return web.Response(body=self.content[request.match_info["item"]])

    async def _upload(self, request: web.Request) -> web.Response:
        assert request.query["@microsoft.graph.conflictBehavior"] == "rename"
        if request.content_type != "application/octet-stream":
            return _error(400, "invalidRequest")
        name, parent = request.match_info["name"], request.match_info["parent"]
        taken = {i["name"] for i in self.items.values() if i["parentReference"].get("id") == parent}
        stem, _, ending = name.rpartition(".")
        for number in itertools.count(1):
            if name not in taken:
                break
            name = f"{stem} {number}.{ending}"
        return web.json_response(self.items[self.put(name, await request.read(), folder=parent)], status=201)


def _error(status: int, code: str, headers: dict[str, str] | None = None) -> web.Response:
    return web.json_response({"error": {"code": code, "message": code}}, status=status, headers=headers)
