"""A folder on this machine in the place of the channel's files, and the door that opens them in local mode."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import quote

from aiohttp import web

from bot.ports import ChannelFile
from bot.ports.files import FileReading, FilesUnavailableError

DEMO_DOCUMENTS = Path(__file__).parents[1] / "storage" / "demo" / "documents"
_PATH = "/channel-files/"
_MOST_FILES = 2_000
_HEADERS = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox"}


class FolderFiles:
    """Implements bot.ports.files.FileSource. Without an `address` to open them at, files are file links."""

    def __init__(self, folder: Path, address: str | None = None, *, writable: bool = True) -> None:
        self._writable = writable
        self._folder = folder.absolute()
        self._address = address

    async def place(self) -> str | None:
        """The folder, and where its files are opened."""
        return f"folder:{self._folder}:{self._address or ''}"

    async def read(self, place: str, token: str | None) -> FileReading:
        """All files; a folder has no token to go on from."""
        del place, token
        return FileReading(await asyncio.to_thread(self._listed))

    async def upload(self, place: str, name: str, content: bytes) -> ChannelFile:
        """Write a file under a name that is free."""
        del place
        if not self._writable:
            raise FilesUnavailableError("write")
        return await asyncio.to_thread(self._written, name, content)

    def routes(self) -> list[web.RouteDef]:
        """`GET /channel-files/…`, in local mode only."""
        return [web.get(f"{_PATH}{{path:.+}}", self._open)]

    def _listed(self) -> list[ChannelFile]:
        if not self._folder.is_dir():
            raise FilesUnavailableError("folder")
        inside = [path for path in sorted(self._folder.rglob("*")) if self._is_shown(path)]
        return [self._file(path) for path in inside[:_MOST_FILES]]

    def _is_shown(self, path: Path) -> bool:
        parts = path.relative_to(self._folder).parts
        hidden = any(part.startswith((".", "~$")) for part in parts)
        return not hidden and path.is_file() and path.resolve().is_relative_to(self._folder.resolve())

    def _written(self, name: str, content: bytes) -> ChannelFile:
        plain = Path(name.replace("\\", "/")).name
        if not plain.strip(". "):
            raise FilesUnavailableError("name")
        self._folder.mkdir(parents=True, exist_ok=True)
        path, number = self._folder / plain, 1
        while True:
            try:
                with path.open("xb") as file:
                    file.write(content)
                return self._file(path)
            except FileExistsError:
                path = self._folder / f"{Path(plain).stem} {number}{Path(plain).suffix}"
                number += 1

    def _file(self, path: Path) -> ChannelFile:
        inside = path.relative_to(self._folder)
        written = inside.as_posix()
        return ChannelFile(
            key=written,
            name=inside.name,
            url=f"{self._address}{_PATH}{quote(written)}" if self._address else path.as_uri(),
            changed_at=datetime.fromtimestamp(int(path.stat().st_mtime), UTC),
            revision=sha256(path.read_bytes()).hexdigest()[:32],
            folder=inside.parent.as_posix() if len(inside.parts) > 1 else "",
        )

    async def _open(self, request: web.Request) -> web.StreamResponse:
        path = self._folder / request.match_info["path"]
        # Resolved on both sides: neither «..» nor a link leads out of the folder.
        if not path.resolve().is_relative_to(self._folder.resolve()) or not path.is_file() or not self._is_shown(path):
            raise web.HTTPNotFound
        kind = guess_type(path.name)[0] or "application/octet-stream"
        # What is written here is UTF-8, which a browser would not guess.
        kind = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
        return web.FileResponse(path, headers={**_HEADERS, "Content-Type": kind})
