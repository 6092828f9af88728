"""What a tag and the text between tags say in a page's bytes: attributes by name, and entities as HTML means them in each.

Source: https://html.spec.whatwg.org/#tokenization
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape
from html.entities import html5
from typing import NamedTuple

from service.model.source import Span
from service.read.stated.tags_in_source import ATTRIBUTES, SourceTag

_ATTRIBUTE = re.compile(r"([^\s/>=][^\s/>=]*+)\s*+(?:=\s*+(?:\"([^\"]*+)\"?|'([^']*+)'?|([^\s>]*+)))?", re.ASCII)
_REFERENCE = re.compile(r"&(?:#(?:[0-9]++|[xX][0-9a-fA-F]++);?|([a-zA-Z][a-zA-Z0-9]*+;?)(=?))")
_COMMON = (("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"))
"""What whole JSON documents in an attribute are full of; none of these characters is part of another reference."""
_MARKUP = re.compile(rb"<(?:/?[a-zA-Z]" + ATTRIBUTES + rb"|!--(?:-?>|[^-]*+(?:-(?!-!?>)[^-]*+)*+(?:--!?>)?)|[!?/][^>]*+>?)")
_HIDDEN = frozenset({b"script", b"style", b"title"})


class SourceElement(NamedTuple):
    """A start tag with its attributes as written: of each the first, by its name in small letters."""

    tag: SourceTag
    written: Mapping[str, str]

    def get(self, name: str, default: str | None = None) -> str | None:
        """The value of an attribute."""
        written = self.written.get(name)
        return default if written is None else value_of(written)

    @property
    def span(self) -> Span:
        """Where the tag stands."""
        return Span(self.tag.start, self.tag.end)


def element_of(data: bytes, tag: SourceTag) -> SourceElement:
    """The element that a tag of this page begins."""
    found = _ATTRIBUTE.findall(data[tag.start + 1 + len(tag.name) : tag.end].decode("utf-8", "replace"))
    return SourceElement(tag, {name.lower(): double or single or bare for name, double, single, bare in reversed(found)})


def value_of(written: str) -> str:
    """An attribute's value: an entity without its semicolon is none where more letters or "=" follow, as in "?a=1&copy=2"."""
    written = written.replace("\r\n", "\n").replace("\r", "\n") if "\r" in written else written
    if "&" not in written:
        return written
    for reference, character in _COMMON:
        written = written.replace(reference, character)
    return _REFERENCE.sub(_meant, written)


def _meant(reference: re.Match[str]) -> str:
    name, equals = reference.groups()
    return unescape(reference[0]) if name is None or (name in html5 and (not equals or name[-1] == ";")) else reference[0]


def text_of(data: bytes) -> str:
    """The text of a piece of a page that holds no script or style."""
    text = _MARKUP.sub(b"", data).decode("utf-8", "replace")
    return unescape(text) if "&" in text else text


def without_hidden(data: bytes, tags: Iterable[SourceTag]) -> bytes:
    """A page without the contents of its scripts, styles and titles, in which no other tag begins. tags: these at least."""
    pieces, at = [], 0
    for tag in tags:
        if tag.name in _HIDDEN:
            pieces.append(data[at : tag.end])
            at = tag.close
    return b"".join([*pieces, data[at:]])
