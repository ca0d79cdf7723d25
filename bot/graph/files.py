"""The files of a Teams channel, or of a drive of its own, through Graph.

Needs Files.Read.All, or the team's own consent File.Read.Group, or Sites.Selected with a drive in the settings; to
upload, Files.ReadWrite.All or Sites.Selected with the right to write (docs/permissions.md).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from bot.graph.client import GraphAccess
from bot.graph.requests import GraphFault, get_json, put_bytes
from bot.policies.files import FilePolicy
from bot.ports import ChannelFile
from bot.ports.files import FileReading, FilesUnavailableError

FindTeam = Callable[[], Awaitable[tuple[str, str] | None]]
"""Gives the Entra group of the team and the id of the channel that was chosen in Teams, or None."""

_FIELDS = "id,name,webUrl,lastModifiedDateTime,cTag,eTag,file,folder,deleted,parentReference,root"
_NO_DELTA = frozenset({400, 404, 405, 501})
_MOST_PAGES = 500
_MOST_FOLDERS = 500
_UNREADABLE = frozenset({400, 404, 500})

_WEB_SAFE = "%/:=&?~#+!$,;'@()*[]"  # all that an address holds beside letters; what is quoted stays so

NO_PERMISSION = "permission"
NO_CHANNEL = "channel"
NO_FOLDER = "folder"
NO_WRITE = "write"
EXPIRED = 410


class GraphFiles:
    """Implements bot.ports.files.FileSource."""

    def __init__(self, access: GraphAccess, policy: FilePolicy, chosen: FindTeam) -> None:
        self._access = access
        self._policy = policy
        self._chosen = chosen
        self._roots: dict[str, tuple[str, str]] = {}

    async def place(self) -> str | None:
        """The drive or the team and channel of the settings, otherwise the channel that was chosen in Teams."""
        policy = self._policy
        if policy.drive:
            return f"drive:{policy.drive}:{policy.folder}"
        if policy.team and policy.channel:
            return f"channel:{policy.team}:{policy.channel}"
        found = await self._chosen()
        return None if found is None else f"channel:{found[0]}:{found[1]}"

    async def read(self, place: str, token: str | None) -> FileReading:
        """All files below the folder, or with a token what has changed since."""
        try:
            if token is not None:
                return await self._since(place, token)
            return await self._all(place)
        except GraphFault as fault:
            self._roots.pop(place, None)
            raise _unavailable(fault) from fault

    async def upload(self, place: str, name: str, content: bytes) -> ChannelFile:
        """Put a file in the channel's folder; Graph finds a free name."""
        try:
            drive, folder = await self._root(place)
            path = f"/drives/{_part(drive)}/items/{_part(folder)}:/{_part(name)}:/content"
            item = await put_bytes(self._access, f"{path}?@microsoft.graph.conflictBehavior=rename", content)
        except GraphFault as fault:
            reason = NO_WRITE if fault.status == 403 else _unavailable(fault).reason
            raise FilesUnavailableError(reason, fault.retry_after) from fault
        return _file(item, "")

    async def _root(self, place: str) -> tuple[str, str]:
        """The drive and the id of the folder. Some channel names make Graph fail: the settings can name a drive."""
        if place not in self._roots:
            kind, _, rest = place.partition(":")
            first, _, second = rest.partition(":")
            if kind == "drive":
                below = f"root:/{quote(second.strip('/'))}" if second.strip("/") else "root"
                path = f"/drives/{_part(first)}/{below}"
            else:
                path = f"/teams/{_part(first)}/channels/{_part(second)}/filesFolder"
            try:
                item = await get_json(self._access, path)
            except GraphFault as fault:
                if fault.status in _UNREADABLE:
                    raise FilesUnavailableError(NO_FOLDER if kind == "drive" else NO_CHANNEL) from fault
                raise
            drive = first if kind == "drive" else (item.get("parentReference") or {}).get("driveId")
            if not drive or not item.get("id"):
                raise FilesUnavailableError(NO_CHANNEL)
            self._roots[place] = (str(drive), str(item["id"]))
        return self._roots[place]

    async def _all(self, place: str) -> FileReading:
        drive, folder = await self._root(place)
        base = f"/drives/{_part(drive)}/items/{_part(folder)}"
        try:
            items, _, link = await self._pages(f"{base}/delta", {"$select": _FIELDS})
        except GraphFault as fault:
            # A team's own consent may allow to look in the folder and not to follow its changes.
            if fault.status not in _NO_DELTA | {403}:
                raise
            return FileReading(await self._walked(drive, folder))
        return FileReading(_placed(items, folder), token=link)

    async def _since(self, place: str, token: str) -> FileReading:
        try:
            items, removed, link = await self._pages(token)
        except GraphFault as fault:
            # The token is too old, or the folder is another: everything is read anew and compared.
            if fault.status == EXPIRED or fault.status in _NO_DELTA:
                self._roots.pop(place, None)
                return await self._all(place)
            raise
        _, folder = await self._root(place)
        items = [item for item in items if item["id"] != folder]
        # A folder that is renamed or moved changes where its files lie, of which Graph says nothing.
        if not link or any(
            (item.get("parentReference") or {}).get("id") != folder or "folder" in item for item in items
        ):
            return await self._all(place)
        files = [_file(item, "") for item in items if "file" in item]
        return FileReading(files, frozenset(removed), whole=False, token=link)

    async def _pages(
        self, link: str, query: dict[str, str] | None = None
    ) -> tuple[list[dict[str, Any]], set[str], str | None]:
        """Items, ids of those that were deleted, and the link to go on from; the last word of an item counts."""
        items: dict[str, dict[str, Any]] = {}
        removed: set[str] = set()
        for _ in range(_MOST_PAGES):
            page = await get_json(self._access, link, query)
            query = None
            for item in page.get("value") or ():
                identity = str(item.get("id") or "")
                items.pop(identity, None)
                removed.discard(identity)
                if "deleted" in item:
                    removed.add(identity)
                elif identity:
                    items[identity] = item
            following = page.get("@odata.nextLink")
            if not following:
                return list(items.values()), removed, page.get("@odata.deltaLink")
            link = following
        raise GraphFault(0, "too many pages")

    async def _walked(self, drive: str, folder: str) -> list[ChannelFile]:
        """All files below a folder, folder by folder."""
        found: list[ChannelFile] = []
        waiting = [(folder, "")]
        for _ in range(_MOST_FOLDERS):
            if not waiting:
                break
            inside, path = waiting.pop(0)
            children, _, _ = await self._pages(f"/drives/{_part(drive)}/items/{_part(inside)}/children")
            for item in children:
                if "folder" in item:
                    waiting.append((str(item["id"]), f"{path}/{item.get('name', '')}".strip("/")))
                elif "file" in item:
                    found.append(_file(item, path))
        return found


def _placed(items: list[dict[str, Any]], root: str) -> list[ChannelFile]:
    """The files, each with the path of its folder below the root. Those that lie elsewhere are left out."""
    folders = {str(item["id"]): item for item in items if "folder" in item}
    found = []
    for item in items:
        if "file" in item:
            path = _path(item, folders, root)
            if path is not None:
                found.append(_file(item, path))
    return found


def _path(item: dict[str, Any], folders: dict[str, dict[str, Any]], root: str) -> str | None:
    names: list[str] = []
    parent = (item.get("parentReference") or {}).get("id")
    while parent != root:
        folder = folders.get(str(parent))
        if folder is None or len(names) > len(folders):
            return None
        names.append(str(folder.get("name") or ""))
        parent = (folder.get("parentReference") or {}).get("id")
    return "/".join(reversed(names))


def _file(item: dict[str, Any], folder: str) -> ChannelFile:
    return ChannelFile(
        key=str(item.get("id") or ""),
        name=str(item.get("name") or ""),
        url=quote(str(item.get("webUrl") or ""), safe=_WEB_SAFE),
        changed_at=_moment(item.get("lastModifiedDateTime")),
        # The cTag differs when the content does; the eTag also when somebody only renames the file.
        revision=str(item.get("cTag") or item.get("eTag") or item.get("lastModifiedDateTime") or ""),
        folder=folder,
    )


def _moment(written: object) -> datetime:
    try:
        moment = datetime.fromisoformat(str(written))
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _part(text: str) -> str:
    return quote(text, safe="")


def _unavailable(fault: GraphFault) -> FilesUnavailableError:
    if fault.status in {401, 403}:
        return FilesUnavailableError(NO_PERMISSION, fault.retry_after)
    if fault.status == 404:
        return FilesUnavailableError(NO_CHANNEL)
    return FilesUnavailableError(str(fault.status or fault.code), fault.retry_after)
