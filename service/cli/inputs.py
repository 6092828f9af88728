"""What a command is given: the bytes of a file or of standard input, and what they hold."""

from __future__ import annotations

import sys
from pathlib import Path

from service.cli.refusals import Refused
from service.model.media_types import HTML, JSON, JSON_LD, TEXT

STANDARD_INPUT = "-"
BY_SUFFIX = {".html": HTML, ".htm": HTML, ".xhtml": HTML, ".txt": TEXT, ".text": TEXT, ".md": TEXT, ".json": JSON, ".jsonld": JSON_LD}


def content_of(file: str) -> bytes:
    """The bytes of a file; "-" is standard input. Raises Refused for a file that cannot be read."""
    try:
        return sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
    except OSError as error:
        raise Refused(f"{file}: {error.strerror}") from error


def guess_type(name: str, content: bytes) -> str:
    """The media type of a file by its suffix, else by its first bytes: "<" is a page, "{" or "[" is JSON, all else is text."""
    if known := BY_SUFFIX.get(Path(name).suffix.lower()):
        return known
    first = content.lstrip(b"\xef\xbb\xbf \t\r\n\f")[:1]
    return {b"<": HTML, b"{": JSON, b"[": JSON}.get(first, TEXT)
