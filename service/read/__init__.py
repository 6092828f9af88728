"""Reading: a payload in, an article out, each value with its source."""

from __future__ import annotations

from collections.abc import Callable

from service.model.media_types import HTML, JSON, TEXT, XHTML, is_json
from service.model.payload import Payload, Reading
from service.model.refusal import Reason, Refusal
from service.read.bounds import refuse_crowded
from service.read.cms import read_cms
from service.read.complete import complete
from service.read.form.json_form import read_form
from service.read.html import read_html
from service.read.stated.places import placed
from service.read.stated.reader import Stated, read_stated
from service.read.text import read_text

__all__ = ["READERS", "Stated", "placed", "read", "read_stated"]

READERS: dict[str, Callable[[Payload], Reading]] = {
    HTML: read_html,
    XHTML: read_html,
    TEXT: read_text,
    JSON: read_form,
}
"""One reader a media type. A new kind of payload is a new line here and its file."""


def read(payload: Payload) -> Reading:
    """Read the payload with the reader of its media type, then add what the publisher's profile knows.

    A CMS's payload is read by the CMS's reader.
    Errors: Refusal for a media type that no reader takes, for malformed or invalid JSON, for what is over a bound, for a payload without an article.
    """
    reader = READERS.get(payload.media_type)
    if payload.cms is not None:
        reader = read_cms if is_json(payload.media_type) else None
    if reader is None:
        raise Refusal(Reason.UNSUPPORTED_TYPE, f"No reader takes “{payload.media_type}”. Send one of: {', '.join(READERS)}.")
    if payload.media_type != TEXT and payload.cms is None:  # a CMS's payload is held to the bounds where it is opened
        refuse_crowded(payload.content, payload.bounds)
    return complete(reader(payload), payload)
