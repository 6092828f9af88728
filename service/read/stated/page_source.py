"""A page as its bytes tell of it: its scripts, metas, links, titles and times, each with its place, found in one walk without a tree.

The tree costs three times as much: it is made for those who need it, and only then.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from lxml.html import HtmlElement

from service.model.shown import Said
from service.read.decode import html_as_utf_8
from service.read.markup.properties import properties_by_item
from service.read.markup.traces import KNOWN_VOCABULARY, is_navigation
from service.read.metas import Metas, names_of_meta
from service.read.parse import parse_page
from service.read.stated.addressed import Addressed
from service.read.stated.occurrences import Occurrences
from service.read.stated.source_text import SourceElement, element_of, text_of, without_hidden
from service.read.stated.tags_in_source import COMMENT, SourceTag, tags_around, tags_in

_KNOWN_TYPE = re.compile(rf"itemtype\s{{0,100}}=[^>]{{0,1000}}?(?:{KNOWN_VOCABULARY.pattern}|&)".encode())
_RDFA_TYPES = re.compile(rb"typeof\s{0,100}=\s{0,100}(?:\"([^\"]*+)|'([^']*+)|([^\s>]*+))")
_HEADING_END = re.compile(rb"</h[1-6][\s/>]", re.IGNORECASE)
_IN_HEAD = frozenset({COMMENT, b"base", b"html", b"link", b"meta", b"noframes", b"script", b"style", b"title"})
_WITHIN_HEAD = re.compile(
    rb"(?:\s++|--!?>|<(?:[!?]|/?(?:html|head|script|style|title|noframes|bgsound|basefont)(?=[\s/>])|/(?:noscript|template)(?=[\s/>]))[^>]*+>"
    rb"|<(noscript|template)(?=[\s/>])(?:[^<]++|<(?!/\1))*+(?:</\1[^>]*+>)?)*+",
    re.IGNORECASE,
)
"""What may stand between the tags of a head without ending it. Source: https://html.spec.whatwg.org/#parsing-main-inhead"""


class PageSource(Addressed):
    """One HTML payload.

    data: the page as UTF-8 bytes. url: its address as the caller states it, or None.
    """

    def __init__(self, content: bytes, charset: str | None = None, url: str | None = None) -> None:
        super().__init__(url)
        self.data = html_as_utf_8(content, charset)
        self._properties: dict[tuple[str, str], Mapping[HtmlElement, Sequence[HtmlElement]]] = {}

    @cached_property
    def tree(self) -> HtmlElement:
        """The root element of the parsed page."""
        return parse_page(self.data)

    def properties(self, name: str, scope: str) -> Mapping[HtmlElement, Sequence[HtmlElement]]:
        """As `properties_by_item` finds them in the tree: once for those who read the items and those who say where they stand."""
        if (name, scope) not in self._properties:
            self._properties[name, scope] = properties_by_item(self.tree, name, scope)
        return self._properties[name, scope]

    @cached_property
    def _tags(self) -> Sequence[SourceTag]:
        return tuple(tags_in(self.data))

    @cached_property
    def _by_name(self) -> Mapping[bytes, Sequence[SourceTag]]:
        found: dict[bytes, list[SourceTag]] = {}
        for tag in self._tags:
            found.setdefault(tag.name, []).append(tag)
        return found

    @cached_property
    def _outside_scripts(self) -> bytes:
        return without_hidden(self.data, self._tags)

    @cached_property
    def _in_small_letters(self) -> bytes:
        return self._outside_scripts.lower()

    def may_have(self, attribute: bytes) -> bool:
        """Whether what may be the name of an attribute stands outside of scripts; no attribute is missed."""
        return attribute in self._in_small_letters

    @property
    def may_have_microdata(self) -> bool:
        """Whether an attribute may name a type of a vocabulary that is read; an entity in it may stand for anything."""
        return self.may_have(b"itemtype") and _KNOWN_TYPE.search(self._in_small_letters) is not None

    @property
    def may_have_rdfa(self) -> bool:
        """Whether an attribute may give a type that is no step of the navigation."""
        stated = _RDFA_TYPES.findall(self._in_small_letters) if self.may_have(b"typeof") else ()
        return any(b"&" in types or not is_navigation(types.decode("utf-8", "replace")) for types in map(b"".join, stated))

    def holds(self, text: str) -> bool:
        """Whether this stands anywhere outside of scripts, in tags and comments too."""
        return text.encode("utf-8", "replace") in self._outside_scripts

    def elements(self, name: bytes) -> Iterator[SourceElement]:
        """The page's elements of one of the tags that are told (tags_in), in page order."""
        return (element_of(self.data, tag) for tag in self._by_name.get(name, ()))

    def content(self, tag: SourceTag) -> str:
        """The text in an element in which no other begins, as it stands in the source."""
        return self.data[tag.end : tag.close].decode("utf-8", "replace")

    def comments(self) -> Sequence[SourceTag]:
        """All comments of the page, from their start to their end."""
        return self._by_name.get(COMMENT, ())

    @cached_property
    def metas(self) -> Sequence[SourceElement]:
        """The page's metas."""
        return tuple(self.elements(b"meta"))

    @cached_property
    def said(self) -> Sequence[tuple[Said, SourceElement]]:
        """What each meta says under its `property`, or its `name` where it has none, beside the meta."""
        return [(Said(_name_of(meta), meta.get("content") or "", meta.span), meta) for meta in self.metas]

    @cached_property
    def scripts(self) -> Sequence[tuple[SourceTag, str]]:
        """The page's scripts, each with its type; "" for none."""
        return [(tag, self._type_of(tag)) for tag in self._by_name.get(b"script", ())]

    def _type_of(self, script: SourceTag) -> str:
        is_typed = b"type" in self.data[script.start : script.end].lower()
        return element_of(self.data, script).get("type") or "" if is_typed else ""

    @cached_property
    def canonicals(self) -> Sequence[SourceElement]:
        """The `<link rel=canonical>` elements that have an address."""
        return tuple(link for link in self.canonical_links if (link.get("href") or "").strip())

    @cached_property
    def canonical_links(self) -> Sequence[SourceElement]:
        """All `<link rel=canonical>` elements."""
        links = (tag for tag in self._by_name.get(b"link", ()) if b"canonical" in self.data[tag.start : tag.end].lower())
        elements = (element_of(self.data, tag) for tag in links)
        return tuple(link for link in elements if "canonical" in (link.get("rel") or "").lower().split())

    def with_attribute(self, names: re.Pattern[bytes]) -> Iterator[SourceElement]:
        """The elements that have one of these attributes, in page order; what stands in scripts and comments is none."""
        closed = [tag for tag in self._tags if tag.close > tag.end or tag.name == COMMENT]
        starts = [tag.start for tag in closed]
        for tag in tags_around(self.data, names):
            before = bisect(starts, tag.start) - 1
            if before < 0 or closed[before].close <= tag.start or closed[before].start == tag.start:
                yield element_of(self.data, tag)

    @property
    def bases(self) -> Iterator[str]:
        """The addresses of the `<base>` elements."""
        return (base.get("href") or "" for base in self.elements(b"base"))

    @property
    def stated_addresses(self) -> Iterator[str]:
        """The addresses that the page gives for itself."""
        yield from (link.get("href") or "" for link in self.canonicals)
        yield from Metas([(names_of_meta(meta), meta.get("content") or "") for meta in self.metas]).get("og:url")

    @cached_property
    def head_end(self) -> int:
        """The byte at which the head ends, by its own end or by an element that does not belong into it."""
        at = 0
        for tag in self._tags:
            if tag.name not in _IN_HEAD or not _WITHIN_HEAD.fullmatch(self.data, at, tag.start):
                break
            at = tag.close
        return at

    @property
    def title(self) -> str:
        """The text of the head's title."""
        title = next(iter(self._by_name.get(b"title", ())), None)
        return text_of(self.data[title.end : title.close]) if title and title.start < self.head_end else ""

    @property
    def language(self) -> str | None:
        """What `<html lang>` says."""
        root = next(self.elements(b"html"), None)
        return root.get("lang") if root else None

    @property
    def headings(self) -> Iterator[str]:
        """The texts of the first-level headings."""
        tags = self._by_name.get(b"h1", ())
        for tag, following in zip(tags, [*(tag.start for tag in tags), len(self.data)][1:], strict=True):
            end = _HEADING_END.search(self.data, tag.end, following)
            yield text_of(self.data[tag.end : end.start() if end else following])

    @cached_property
    def text(self) -> str:
        """All text but that of scripts, styles and titles."""
        return text_of(self._outside_scripts)

    @cached_property
    def _occurrences(self) -> Occurrences:
        return Occurrences(self.data, self._tags)

    @property
    def has_words(self) -> bool:
        """Whether any text stands outside of scripts, titles and the like."""
        return self._occurrences.has_words

    def in_text(self, text: str) -> bool:
        """Whether this stands in the text in one piece: it may stand there otherwise, with tags in it or entities."""
        return self._occurrences.in_text(text)

    def elements_with(self, value: str) -> Iterator[SourceElement]:
        """The first elements in whose start tag the value stands."""
        return self._occurrences.elements(value)


def _name_of(meta: SourceElement) -> str:
    return (meta.get("property") or meta.get("name") or "").strip()
