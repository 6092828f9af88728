"""The files of the pages: scripts, styles, examples. Each is read once, when it is first asked for."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
TEXT = "text/plain; charset=utf-8"
"""Of every other file: an example that is a page is shown as its source, never as a page of ours."""
_ROOT = files("service.web.site") / "files"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent: its bytes, the same compressed, and its media type."""

    content: bytes
    compressed: bytes
    media_type: str


@cache
def release() -> str:
    """A name for the files as they are now. Addresses hold it, so that a browser may keep a file for ever."""
    digest = sha256()
    for path, file in sorted(_all(_ROOT, "")):
        digest.update(f"{path}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def base() -> str:
    """The address that all of the files stand under."""
    return f"/static/{release()}"


@cache
def paths() -> tuple[str, ...]:
    """Where each file stands under the base."""
    return tuple(path for path, _ in sorted(_all(_ROOT, ""), key=lambda found: found[0]))


@cache
def asset(path: str) -> Asset:
    """The file of that path. Errors: KeyError where there is none."""
    if path not in paths():
        raise KeyError(path)
    content = _ROOT.joinpath(*path.split("/")).read_bytes()
    return Asset(content, gzip.compress(content, 9, mtime=0), MEDIA_TYPES.get(PurePosixPath(path).suffix, TEXT))


def _all(folder: Traversable, at: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        found += _all(entry, f"{at}{entry.name}/") if entry.is_dir() else [(at + entry.name, entry)]
    return found
