"""Every payload that is meant to hurt, by media type and name, at any size."""

from __future__ import annotations

from tests.hostile import crowds, markup
from tests.hostile.case import HTML, JSON, TEXT
from tests.hostile.pages import PAGES
from tests.hostile.texts import FORMS, TEXTS

KINDS = {HTML: {**PAGES, **markup.PAGES, **crowds.PAGES}, TEXT: {**crowds.TEXTS, **TEXTS}, JSON: {**FORMS, **crowds.FORMS}}
NAMED = [(media_type, name) for media_type, payloads in KINDS.items() for name in payloads]


def sized(media_type: str, name: str, size: int) -> bytes:
    """The payload of this name, of about this many bytes; one that does not grow as it is."""
    make = KINDS[media_type][name]
    few, many = len(make(400)), len(make(800))
    count = 400 if many == few else max(1, (size - few) * 400 // (many - few) + 400)
    return make(count).encode("utf-8", "surrogatepass")[:size]
