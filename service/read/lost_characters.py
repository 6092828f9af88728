"""Characters that were lost on their way: bytes that are none in the payload's encoding, references to none ("&#0;")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from service.model.article import Article
from service.model.finding import Finding
from service.model.form import form_name
from service.read.clean import REPLACED

RULE = "read.character-lost"


def lost_characters(article: Article) -> Iterator[Finding]:
    """A finding for each field whose value has U+FFFD where a character stood, or was sent with it.

    Source: https://encoding.spec.whatwg.org/#error-mode
    """
    for field in fields(article):
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


def _has_lost(value: Any) -> bool:
    if isinstance(value, str):
        return REPLACED in value
    if isinstance(value, tuple):
        return any(map(_has_lost, value))
    return is_dataclass(value) and any(_has_lost(getattr(value, field.name)) for field in fields(value))
