"""What a page shows and says of itself beside its markup, for the checker: cheap to see, and nothing weighed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from lxml import etree
from lxml.cssselect import CSSSelector, ExpressionError, SelectorError

from service.model.bundle import Item
from service.model.shown import Said, Shown
from service.read.stated.page_source import PageSource

_TAG = re.compile(r"(?:og|article|twitter|fb|profile|book|music|video):", re.IGNORECASE)
_SELECTORS = {"cssSelector": "css", "xpath": "xpath", "xPath": "xpath"}
_SIMPLE = re.compile(r"([a-z]{0,20})([.#])([A-Za-z_][\w-]{0,100})\Z", re.ASCII)
"""A selector of a class or an id, which needs no tree."""
_TITLE = frozenset({"/html/head/title", "html > head > title", "head > title"})
"""What the title is read aloud by, as Google's own example has it; it needs no tree either.
Source: https://developers.google.com/search/docs/appearance/structured-data/speakable"""
_NAMING = {"itemtype": re.compile(rb"item[tT]ype(?=\s*=)"), "vocab": re.compile(rb"vocab(?=\s*=)")}
"""The attributes of microdata and RDFa that name a vocabulary, as nearly all write them: in any case takes ten times as long."""
_MOST_VOCABULARIES = 500
_BEFORE_HEADING, _AFTER_HEADING = 4_000, 12_000
"""Bytes within which an article's date stands; a lead picture may stand between."""
_MOST_HEADINGS = 20
_MOST_SELECTORS = 50
_LONGEST_SELECTOR = 200
_DEEPEST = 30


def shown_of(page: PageSource, items: Iterable[Item]) -> Shown:
    """The facts of a page that the items and tags on it are compared with. Nothing is fetched."""
    return Shown(
        page,
        url=page.url,
        title=page.title,
        headings=tuple(page.headings),
        times=tuple(_times(page)),
        canonical=tuple(Said("canonical", address, link.span) for link in page.canonicals if (address := page.absolute(link.get("href") or ""))),
        canonical_written=tuple(Said("canonical", (link.get("href") or "").strip(), link.span) for link in page.canonical_links),
        language=page.language,
        vocabularies=tuple(islice(_vocabularies(page), _MOST_VOCABULARIES)),
        metas=tuple(said for said, _ in page.said if said.name and not _TAG.match(said.name)),
        in_body=tuple(said for said, meta in page.said if meta.get("itemprop") is None and meta.tag.start > page.head_end),
        first={said.name: said.span for said, _ in reversed(page.said)},
        selected=_selected(page, items),
    )


def _times(page: PageSource) -> Iterator[str]:
    """What the `<time>` elements around the first-level headings state; all of a page without such. Those further down are
    of comments, of embedded posts and of other articles."""
    headings = [heading.tag.start for heading in islice(page.elements(b"h1"), _MOST_HEADINGS)]
    for time in page.elements(b"time"):
        is_near = any(-_BEFORE_HEADING <= time.tag.start - at <= _AFTER_HEADING for at in headings)
        if (is_near or not headings) and (stated := time.get("datetime")):
            yield stated.strip()


def _vocabularies(page: PageSource) -> Iterator[Said]:
    for name, pattern in _NAMING.items():
        for element in page.with_attribute(pattern) if page.may_have(name.encode()) else ():
            if stated := (element.get(name) or "").strip():
                yield Said(name, stated, element.span)


def _selected(page: PageSource, items: Iterable[Item]) -> Mapping[str, int | None]:
    stated: dict[str, str] = {}
    for item in items:
        for kind, selector in _stated(item.node, 0):
            if len(stated) < _MOST_SELECTORS and len(selector) <= _LONGEST_SELECTOR:
                stated.setdefault(selector, kind)
    return {selector: _count(page, kind, selector) for selector, kind in stated.items()}


def _stated(value: Any, depth: int) -> Iterator[tuple[str, str]]:
    """The selectors in a node, each with its language."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _stated(one, depth + 1)
    elif isinstance(value, dict):
        for name, member in value.items():
            kind = _SELECTORS.get(name)
            for one in member if isinstance(member, list) else [member]:
                if kind and isinstance(one, str):
                    yield kind, one
                elif isinstance(one, (dict, list)):
                    yield from _stated(one, depth + 1)


def _count(page: PageSource, kind: str, selector: str) -> int | None:
    """How many elements it leads to, or 1 where it is known to lead to any; None where it cannot be read."""
    if kind == "css" and (simple := _SIMPLE.match(selector)):
        if _is_there(page, *simple.groups()):
            return 1
        if not page.holds(simple[3]):
            return 0
    elif selector in _TITLE and page.title:
        return 1
    try:
        found = CSSSelector(selector, translator="html")(page.tree) if kind == "css" else etree.XPath(selector)(page.tree)
    except (SelectorError, ExpressionError, etree.XPathError):
        return None
    return len(found) if isinstance(found, list) else int(bool(found))


def _is_there(page: PageSource, tag: str, mark: str, name: str) -> bool:
    for element in page.elements_with(name):
        named = (element.get("class") or "").split() if mark == "." else [element.get("id")]
        if name in named and tag in ("", element.tag.name.decode("ascii", "replace")):
            return True
    return False
