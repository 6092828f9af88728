"""The element of a page that an item of microdata or RDFa, or one of its properties, stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from lxml import etree
from lxml.html import HtmlElement

from service.model.bundle import Item
from service.model.source import Span
from service.model.types import short_name
from service.read.json.members import Steps
from service.read.markup.properties import MICRODATA, RDFA
from service.read.markup.traces import typed_elements
from service.read.stated.page_source import PageSource
from service.read.stated.reader import Stated
from service.read.stated.tags_in_source import COMMENT, SourceTag, tags_around, tags_in

_ATTRIBUTES = {
    "microdata": (
        etree.XPath("/descendant::*[@itemscope|@itemprop]"),
        re.compile(rb"item(?:[sS]cope|[pP]rop)"),
        re.compile(rb"[\s\"'/]item(?:scope|prop)", re.IGNORECASE),
    ),
    "rdfa": (
        etree.XPath("/descendant::*[@typeof|@property]"),
        re.compile(rb"(?:typeof|property)"),
        re.compile(rb"[\s\"'/](?:typeof|property)", re.IGNORECASE),
    ),
}
"""The elements that a syntax is about: in the tree, and in the source by the names of their attributes as nearly all write them, and as any may."""
_STATING = {"microdata": MICRODATA, "rdfa": RDFA}


class Elements:
    """Looks up elements and their tags in the source: what is needed of a syntax is made once."""

    def __init__(self, stated: Stated) -> None:
        self._stated = stated
        self._tags: dict[str, Mapping[HtmlElement, SourceTag]] = {}
        self._properties: dict[str, Mapping[HtmlElement, Sequence[HtmlElement]]] = {}
        self._by_name: dict[tuple[str, HtmlElement], dict[str, list[HtmlElement]]] = {}

    def span(self, item: Item, steps: Steps) -> Span | None:
        """The start tag of the element that a member of the item stands in, or of the nearest around it; None where it is
        not known for certain."""
        page = self._stated.page
        element = (self._stated.elements if item.syntax == "microdata" else self._rdfa).get(item.at)
        if page is None or element is None:
            return None
        tag = self._tags_of(item.syntax, page).get(self._descended(element, steps, item.syntax))
        return Span(tag.start, tag.end) if tag else None

    def _tags_of(self, syntax: str, page: PageSource) -> Mapping[HtmlElement, SourceTag]:
        if syntax not in self._tags:
            self._tags[syntax] = _tags_by_element(page, syntax)
            self._properties[syntax] = page.properties(*_STATING[syntax])
        return self._tags[syntax]

    @cached_property
    def _rdfa(self) -> Mapping[str, HtmlElement]:
        """The elements of the RDFa items: the first of a type is the first element that is given this type, and so on."""
        typed: dict[frozenset[str], list[HtmlElement]] = {}
        for element in typed_elements(self._stated.page.tree) if self._stated.page else ():
            typed.setdefault(frozenset(map(short_name, element.get("typeof").split())), []).append(element)
        items: dict[frozenset[str], list[str]] = {}
        for item in self._stated.items:
            if item.syntax == "rdfa":
                items.setdefault(_types(item), []).append(item.at)
        fitting = ((alike, typed[kinds]) for kinds, alike in items.items() if len(typed.get(kinds, ())) == len(alike))
        return {at: element for alike, elements in fitting for at, element in zip(alike, elements, strict=True)}

    def _named(self, element: HtmlElement, syntax: str) -> Mapping[str, Sequence[HtmlElement]]:
        """The elements of an item's properties, by the properties' short names."""
        if (syntax, element) not in self._by_name:
            named = self._by_name[syntax, element] = {}
            for one in self._properties[syntax].get(element, ()):
                for name in dict.fromkeys(map(short_name, one.get(_STATING[syntax][0]).split())):
                    named.setdefault(name, []).append(one)
        return self._by_name[syntax, element]

    def _descended(self, element: HtmlElement, steps: Steps, syntax: str) -> HtmlElement:
        for place, step in enumerate(steps):
            if step.isdecimal():
                continue
            named = self._named(element, syntax).get(step, ())
            number = int(steps[place + 1]) if place + 1 < len(steps) and steps[place + 1].isdecimal() else 0
            if number >= len(named):
                break
            element = named[number]
        return element


def _types(item: Item) -> frozenset[str]:
    stated = item.node.get("@type")
    return frozenset(map(str, stated if isinstance(stated, list) else [stated]))


def _tags_by_element(page: PageSource, syntax: str) -> dict[HtmlElement, SourceTag]:
    """The elements of a syntax with their tags; none where these are not found for certain."""
    path, names, pattern = _ATTRIBUTES[syntax]
    elements = path(page.tree)
    found = _paired(elements, tags_around(page.data, names))
    if found and all(_is_of(page.data, tag, element) for element, tag in found.items()):
        return found
    return _paired(elements, _tags_with(page.data, pattern))


def _is_of(data: bytes, tag: SourceTag, element: HtmlElement) -> bool:
    """Whether a tag is an element's: it has the start of its first attribute."""
    value = next(iter(element.attrib.values()), "")
    return value.partition("&")[0].encode("utf-8", "replace") in data[tag.start : tag.end]


def _paired(elements: Sequence[HtmlElement], tags: Iterator[SourceTag]) -> dict[HtmlElement, SourceTag]:
    """The elements with their tags, where one after the other has the same name; else none."""
    found = list(tags)
    is_same = [tag.name.decode("utf-8", "replace") for tag in found] == [element.tag for element in elements]
    return dict(zip(elements, found, strict=True)) if is_same else {}


def _tags_with(data: bytes, pattern: re.Pattern[bytes]) -> Iterator[SourceTag]:
    return (tag for tag in tags_in(data, every=True) if tag.name != COMMENT and pattern.search(data, tag.start, tag.end))
