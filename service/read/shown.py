"""What a page shows and says of itself beside its markup, for the checker: cheap to see, and nothing weighed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree
from lxml.cssselect import CSSSelector, ExpressionError, SelectorError
from lxml.html import HtmlElement

from service.model.bundle import Item, Tag
from service.model.shown import Shown
from service.read.page import Page

_ALL_TEXT = etree.XPath("string(/*)", smart_strings=False)
_TAG = re.compile(r"(?:og|article|twitter|fb|profile|book|music|video):", re.IGNORECASE)
_TIMED = (b"og:title", b"og:description", b"og:url", b"og:image")
_SELECTORS = {"cssSelector": "css", "xpath": "xpath", "xPath": "xpath"}
_MOST_SELECTORS = 50
_LONGEST_SELECTOR = 200
_DEEPEST = 30


def shown_of(page: Page, items: Iterable[Item]) -> Shown:
    """The facts of a page that the items and tags on it are compared with. Nothing is fetched."""
    elements = page.elements
    return Shown(
        url=page.url,
        text=_text(page),
        title=page.tree.findtext("head/title") or "",
        headings=tuple("".join(heading.itertext()) for heading in elements["h1"]),
        times=tuple(stated.strip() for time in elements["time"] if (stated := time.get("datetime"))),
        canonical=tuple(address for stated in page.links.get("canonical", ()) if (address := page.absolute(stated))),
        language=page.tree.get("lang"),
        metas=tuple(_metas(page)),
        in_body=tuple(_name_of(meta) for meta in elements["meta"] if meta.get("itemprop") is None and _is_in_body(meta)),
        selected=_selected(page, items),
        late={name.decode(): at for name in _TIMED if (at := page.data.find(name)) > 0},
    )


def _text(page: Page) -> str:
    """All text but that of scripts and styles. The whole is asked for at once, and what is not shown cut out of it in its
    order: to ask for one text after the other takes five times as long."""
    whole, shown, at = _ALL_TEXT(page.tree), list[str](), 0
    for element in page.tree.iter("script", "style", "title"):
        hidden = element.text or ""
        start = whole.find(hidden, at) if hidden else -1
        if start >= 0:
            shown.append(whole[at:start])
            at = start + len(hidden)
    return "".join([*shown, whole[at:]])


def _metas(page: Page) -> Iterator[Tag]:
    """The metas that are no tags."""
    for meta in page.elements["meta"]:
        name = _name_of(meta)
        if name and not _TAG.match(name):
            yield Tag(name, meta.get("content") or "")


def _is_in_body(meta: HtmlElement) -> bool:
    return meta.getparent().tag != "head" and next(meta.iterancestors("body"), None) is not None


def _name_of(meta: HtmlElement) -> str:
    return (meta.get("property") or meta.get("name") or "").strip()


def _selected(page: Page, items: Iterable[Item]) -> Mapping[str, int | None]:
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


def _count(page: Page, kind: str, selector: str) -> int | None:
    """How many elements it leads to; None where it cannot be read."""
    try:
        found = CSSSelector(selector, translator="html")(page.tree) if kind == "css" else etree.XPath(selector)(page.tree)
    except (SelectorError, ExpressionError, etree.XPathError):
        return None
    return len(found) if isinstance(found, list) else int(bool(found))
