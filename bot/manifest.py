"""The Teams app package: manifest, translation and icons in a zip, checked before it is written.

The official schema (v1.29) is what Teams checks; `faults` finds what it misses: titles that are cut, addresses that are
not https, icons of another size, translations of nothing, permissions that Teams does not know.
"""

from __future__ import annotations

import io
import ipaddress
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "manifest"
MANIFEST = "manifest.json"
MOST_TITLE = 32
MOST_COMMANDS = 10
ICON_SIZES = {"color": 192, "outline": 32}
RSC = frozenset({"File.Read.Group", "ChannelMessage.Read.Group", "TeamMember.Read.Group", "ChannelSettings.Read.Group"})
"""Resource-specific permissions that the product could have a use for, as Teams spells them (docs/permissions.md)."""

_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}")
_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
_LEFT = re.compile(r"\{\{\w+\}\}")
_PLACE = re.compile(r"[^.\[\]]+|\[\d+\]")
_EPOCH = (2020, 1, 1, 0, 0, 0)  # the same package from the same input, byte for byte


class ManifestFault(ValueError):  # noqa: N818 - told to an administrator, who mends it
    """Everything that is wrong, a line each."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


def package(
    *, app_id: str, domain: str, version: str, developer: str, plan_domains: Sequence[str] = ()
) -> dict[str, bytes]:
    """The files of the package. `plan_domains` are where maintenance plans lie, for cards of pasted links.

    Raises ManifestFault.
    """
    wrong = list(_input_faults(app_id, domain, version, developer, plan_domains))
    if wrong:
        raise ManifestFault(wrong)
    values = {"app_id": app_id.lower(), "domain": domain, "version": version, "developer": developer}
    text = (FOLDER / MANIFEST).read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"{{{{{name}}}}}", json.dumps(value, ensure_ascii=False)[1:-1])
    manifest = json.loads(text)
    if plan_domains:
        link = {"type": "link", "value": {"domains": sorted(set(plan_domains))}}
        manifest["composeExtensions"][0]["messageHandlers"] = [link]
    files = {MANIFEST: _written(manifest), "en.json": (FOLDER / "en.json").read_bytes()}
    files |= {f"{name}.png": (FOLDER / f"{name}.png").read_bytes() for name in ICON_SIZES}
    wrong = list(faults(files))
    if wrong:
        raise ManifestFault(wrong)
    return files


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The package as Teams takes it: all files at the top."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def faults(files: Mapping[str, bytes]) -> Iterator[str]:
    """What the schema does not find, in Swedish, a line each."""
    manifest = json.loads(files[MANIFEST])
    yield from (f"{MANIFEST}: {left} är inte ifyllt." for left in _LEFT.findall(files[MANIFEST].decode()))
    yield from _address_faults(manifest)
    yield from _command_faults(manifest)
    yield from _permission_faults(manifest)
    yield from _file_faults(manifest, files)


def _input_faults(app_id: str, domain: str, version: str, developer: str, plan_domains: Sequence[str]) -> Iterator[str]:
    if not _GUID.fullmatch(app_id):
        yield "Appens id ska vara ett GUID, som 1c3f6a9e-0b52-4a77-9d1e-5b8f0c2d4e6a."
    for host in (domain, *plan_domains):
        if not _is_public_host(host):
            yield f"{host} är inget domännamn. Skriv det utan https:// och utan sökväg, som bot.kommun.se."
    if not _VERSION.fullmatch(version):
        yield "Versionen ska vara tre tal, som 1.0.0."
    if not 1 <= len(developer.strip()) <= MOST_TITLE:
        yield f"Utgivarens namn ska ha 1–{MOST_TITLE} tecken."


def _is_public_host(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return bool(_HOST.fullmatch(host)) and not host.endswith((".local", ".localhost", ".internal"))
    return False


def _address_faults(manifest: dict[str, Any]) -> Iterator[str]:
    for name, value in manifest["developer"].items():
        if name.endswith("Url") and not value.startswith("https://"):
            yield f"developer.{name} ska börja med https://."


def _command_faults(manifest: dict[str, Any]) -> Iterator[str]:
    seen: set[str] = set()
    for commands in manifest["bots"][0]["commandLists"]:
        titles = [command["title"] for command in commands["commands"]]
        yield from (f"Kommandot «{title}» är längre än {MOST_TITLE} tecken." for title in titles if _cut(title))
        if len(titles) > MOST_COMMANDS or len(set(titles)) < len(titles):
            yield f"En kommandolista ska ha högst {MOST_COMMANDS} kommandon, alla olika."
        if seen & set(commands["scopes"]):
            yield "Två kommandolistor gäller på samma plats."
        seen |= set(commands["scopes"])


def _cut(title: str) -> bool:
    return len(title) > MOST_TITLE


def _permission_faults(manifest: dict[str, Any]) -> Iterator[str]:
    granted = manifest.get("authorization", {}).get("permissions", {}).get("resourceSpecific", [])
    yield from (f"Behörigheten {one['name']} finns inte." for one in granted if one["name"] not in RSC)
    if granted and not manifest.get("webApplicationInfo"):
        yield "Behörigheter för en resurs kräver webApplicationInfo."


def _file_faults(manifest: dict[str, Any], files: Mapping[str, bytes]) -> Iterator[str]:
    for name, size in ICON_SIZES.items():
        content = files.get(manifest["icons"][name])
        if content is None or _size(content) != (size, size):
            yield f"Ikonen {name} ska vara {size} × {size} bildpunkter."
        elif name == "outline" and not _is_white(content):
            yield "Konturikonen ska vara vit på genomskinlig botten."
    for language in manifest.get("localizationInfo", {}).get("additionalLanguages", []):
        content = files.get(language["file"])
        if content is None:
            yield f"Översättningen {language['file']} saknas."
            continue
        translated = {key: text for key, text in json.loads(content).items() if key != "$schema"}
        yield from (f"{language['file']}: {key} finns inte." for key in translated if _at(manifest, key) is None)
        yield from (
            f"{language['file']}: {key} är längre än {MOST_TITLE} tecken."
            for key, text in translated.items()
            if key.endswith("title") and _cut(text)
        )


def _at(manifest: Any, place: str) -> object:
    """What stands at «bots[0].commandLists[0]», or None."""
    for part in _PLACE.findall(place):
        key = int(part[1:-1]) if part.startswith("[") else part
        try:
            manifest = manifest[key]
        except (KeyError, IndexError, TypeError):
            return None
    return manifest if isinstance(manifest, str) else None


def _written(manifest: dict[str, Any]) -> bytes:
    return json.dumps(manifest, ensure_ascii=False, indent=2).encode()


def _size(png: bytes) -> tuple[int, int] | None:
    if png[:8] != b"\x89PNG\r\n\x1a\n":
        return None
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def _is_white(png: bytes) -> bool:
    """True for an 8-bit RGBA picture in which whatever is not see-through is white, and something is see-through."""
    if png[24:26] != b"\x08\x06":
        return False
    width, _ = struct.unpack(">II", png[16:24])
    pixels = list(_pixels(zlib.decompress(_data(png)), width))
    return all(pixel[:3] == b"\xff\xff\xff" for pixel in pixels if pixel[3]) and not all(p[3] for p in pixels)


def _data(png: bytes) -> bytes:
    found, place = b"", 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        if png[place + 4 : place + 8] == b"IDAT":
            found += png[place + 8 : place + 8 + length]
        place += length + 12
    return found


def _pixels(raw: bytes, width: int) -> Iterator[bytes]:
    """The pixels of an RGBA picture (PNG specification, filters 0–4)."""
    stride, above = width * 4, bytearray(width * 4)
    for start in range(0, len(raw), stride + 1):
        kind, line = raw[start], bytearray(raw[start + 1 : start + 1 + stride])
        for i in range(stride):
            left, up = line[i - 4] if i >= 4 else 0, above[i]
            corner = above[i - 4] if i >= 4 else 0
            line[i] = (line[i] + (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind]) & 0xFF
        above = line
        yield from (bytes(line[i : i + 4]) for i in range(0, stride, 4))


def _paeth(left: int, up: int, corner: int) -> int:
    return min((left, up, corner), key=lambda one: abs(left + up - corner - one))
