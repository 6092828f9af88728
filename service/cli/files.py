"""The files that a command is to go through: named, in folders, or in a list."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from service.cli.inputs import BY_SUFFIX, STANDARD_INPUT, content_of
from service.model.media_types import HTML, JSON, JSON_LD

MARKUP = tuple(suffix for suffix, media_type in BY_SUFFIX.items() if media_type in (HTML, JSON, JSON_LD))
"""The endings of files that are looked at in a folder."""


def files_of(given: Iterable[str], listed: str | None) -> Iterator[str]:
    """The files given, in their order; a folder stands for the pages and JSON files in it, and in its folders, by name.

    listed: a file with one name a line ("-": standard input), which come last. Raises Refused where that cannot be read.
    """
    yield from (file for name in given for file in _within(name))
    if listed is not None:
        lines = content_of(listed).decode("utf-8", "surrogateescape").splitlines()
        yield from (file for line in lines if line.strip() for file in _within(line.strip()))


def _within(name: str) -> Iterator[str]:
    if name == STANDARD_INPUT or not Path(name).is_dir():
        yield name
        return
    for folder, folders, files in os.walk(name):
        folders.sort()
        yield from (str(Path(folder, file)) for file in sorted(files) if Path(file).suffix.lower() in MARKUP)
