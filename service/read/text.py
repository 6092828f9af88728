"""The reader of plain text."""

from __future__ import annotations

from service.model.article import Article
from service.model.payload import Payload, Reading
from service.model.refusal import Reason, Refusal
from service.read.decode import decode_text


def read_text(payload: Payload) -> Reading:
    """Read an article out of plain text."""
    text = decode_text(payload.content, payload.charset)
    if not text.strip():
        raise Refusal(Reason.NO_ARTICLE, "The text is empty.")
    return Reading(Article(url=payload.url), {})
