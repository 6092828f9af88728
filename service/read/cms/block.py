"""A block of a type that the operator made: told by its type's name and its members' names whether it is text, picture or FAQ."""

from __future__ import annotations

from typing import Any

from service.read.cms.faq_pairs import is_faq
from service.read.cms.rich import Rich
from service.read.cms.words import fields_of, squashed, words

HEADINGS = frozenset(("heading", "title", "headline", "subheading"))


def write_block(kind: str, members: dict[str, Any], at: str, rich: Rich) -> None:
    """Write what a block holds: an FAQ's pairs, a picture's or gallery's pictures, else its heading and texts.

    kind: the type's name ("article.faq", "imageBlock", "paragraph--quote"). What is known to stand beside an article's
    text (a newsletter's form, related stories, an embedded post) is left out.
    """
    name = squashed(kind)
    if is_faq(kind):
        rich.add_pairs(members, at)
    elif any(word in name for word in words("picture_blocks")):
        rich.add_pictures(members, at)
    elif not any(word in name for word in words("aside_blocks")):
        _write_texts(members, at, rich)


def _write_texts(members: dict[str, Any], at: str, rich: Rich) -> None:
    fields = fields_of(members, at)
    for name in words("block_texts"):
        if name in fields:
            found = fields[name]
            rich.write(found.value, found.at, rich, "h2" if name in HEADINGS else None)
