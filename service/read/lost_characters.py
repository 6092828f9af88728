"""Characters that were lost on their way: bytes that are none in the payload's encoding, references to none ("&#0;")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import orjson

from service.model.article import Agent, Article, Breadcrumb, Image, Publisher, Question, Video
from service.model.finding import Finding
from service.model.form import form_name
from service.read.clean import REPLACED

RULE = "read.character-lost"


def lost_characters(article: Article) -> Iterator[Finding]:
    """A finding for each field whose value has U+FFFD where a character stood, or was sent with it.

    Source: https://encoding.spec.whatwg.org/#error-mode
    """
    for field in fields(article) if _may_have_lost(article) else ():
        if _has_lost(getattr(article, field.name)):
            name = form_name(field.name)
            yield Finding(
                rule=RULE,
                level="warning",
                consumer="schema.org",
                message=f"A character of {name} is lost: U+FFFD stands where the payload has bytes that are none in its encoding, or has lost"
                " it already. Send the text in UTF-8, and say so.",
                type="NewsArticle",
                property=name,
                at=f"/article/{name}",
                see="https://encoding.spec.whatwg.org/#error-mode",
            )


def _may_have_lost(article: Article) -> bool:
    """Whether the character stands in it at all: nearly no article has it, and its JSON tells that at once."""
    try:
        return REPLACED.encode() in orjson.dumps(article)
    except orjson.JSONEncodeError:  # half a character, which UTF-8 cannot hold
        return True


def _has_lost(value: Any) -> bool:
    if value is None or isinstance(value, (bool, int)):
        return False
    if isinstance(value, str):
        return REPLACED in value
    members = value if isinstance(value, tuple) else (getattr(value, name) for name in _MEMBERS[type(value)])
    return any(map(_has_lost, members))


_MEMBERS = {kind: tuple(field.name for field in fields(kind)) for kind in (Agent, Breadcrumb, Image, Publisher, Question, Video)}
"""The members of what an article holds: to ask for them each time costs more than to look into them."""
