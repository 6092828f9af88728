"""Every format of rich text on one list, and a body read from any of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from service.read.cms import contentful_text, drupal_text, lexical, markdown, mobiledoc, portable_text, storyblok_text, strapi_blocks
from service.read.cms.block import write_block
from service.read.cms.body import Body
from service.read.cms.html_body import lines_in, read_html_body
from service.read.cms.pictures import Also
from service.read.cms.rich import Rich, objects, text


class Format(NamedTuple):
    """A format of rich text: which values are of it, and how it is written into a Rich."""

    fits: Callable[[Any], bool]
    write: Callable[[Any, str, Rich], None]


def _fits_components(value: Any) -> bool:
    return isinstance(value, list) and any("__component" in member for _, member in objects(value))


def _write_components(value: Any, at: str, rich: Rich) -> None:
    for number, member in objects(value):
        write_block(str(member.get("__component") or ""), member, f"{at}/{number}", rich)


def _fits_texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(member, str) for member in value)


def _write_texts(value: Any, at: str, rich: Rich) -> None:
    for member in value:
        markdown.write(member, at, rich)


FORMATS: tuple[Format, ...] = (
    Format(markdown.fits, markdown.write),
    Format(contentful_text.fits, contentful_text.write),
    Format(storyblok_text.fits, storyblok_text.write),
    Format(drupal_text.fits, drupal_text.write),
    Format(_fits_components, _write_components),
    Format(drupal_text.fits_paragraphs, drupal_text.write_paragraphs),
    Format(storyblok_text.fits_bloks, storyblok_text.write_bloks),
    Format(portable_text.fits, portable_text.write),
    Format(strapi_blocks.fits, strapi_blocks.write),
    Format(lexical.fits, lexical.write),
    Format(mobiledoc.fits, mobiledoc.write),
    Format(_fits_texts, _write_texts),
)
"""To read another format, add its file and its line."""


def new_rich(also: Also | None = None) -> Rich:
    """An empty Rich. also: the CMS's own names of a picture's texts."""
    return Rich(write_rich, also or {})


def write_rich(value: Any, at: str, rich: Rich, tag: str | None = None) -> None:
    """Write a value of any format; what is of none is left out. tag: the element that a plain text becomes."""
    if tag and isinstance(value, str) and not markdown.is_html(value):
        rich.add(tag, text(value))
        return
    for form in FORMATS:
        if form.fits(value):
            form.write(value, at, rich)
            return


def body_of(rich: Rich, at: str) -> Body:
    """The lines, pictures and pairs of what was written. at: the pointer to it."""
    body = read_html_body("".join(rich.html), at)
    found, body.pictures = body.pictures, []
    for picture in (*rich.pictures, *found):
        body.add_picture(picture)
    for pair in rich.pairs:
        body.add_pair(plain(pair.question), plain(pair.answer), pair.at)
    body.unresolved += rich.unresolved
    return body


def plain(value: Any) -> str:
    """The lines of a value of any format; schema.org's Answer is its text."""
    if isinstance(value, dict) and isinstance(value.get("text"), str):
        value = value["text"]
    rich = new_rich()
    write_rich(value, "", rich)
    return "\n".join(lines_in("".join(rich.html)))
