"""Document: the HTML of a page, parsed once. Everything that reads a page reads this one tree.

What is costly is made on first use and kept: the metas, the links, the markup's nodes, the content model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Self, TypeVar

from lxml.html import HtmlElement

from service.model.bundle import Item
from service.read.content import Content, find_content
from service.read.decode import html_as_utf_8
from service.read.markup.main_article import choose_articles
from service.read.markup.nodes import Markup, read_markup
from service.read.metas import Metas, names_of_meta
from service.read.parse import parse_page
from service.read.shown_text import one_line, pieces_within
from service.read.stated.addressed import Addressed

T = TypeVar("T")

INDEXED = ("base", "meta", "link", "script", "h1", "h2", "h3", "h4", "h5", "h6", "time", "p", "li", "br", "summary", "dt", "button")
LONGEST_TITLE = 2000
"""Characters, white space included."""


class Document(Addressed):
    """One HTML payload.

    data: the page as UTF-8 bytes. tree: the root element. url: the page's address as the caller states it, or None.
    """

    def __init__(self, content: bytes, charset: str | None = None, url: str | None = None) -> None:
        """Parse the bytes. Never raises: what libxml2 cannot read at all is an empty page."""
        super().__init__(url)
        self.data = html_as_utf_8(content, charset)
        self.tree = parse_page(self.data)
        self._made: dict[Callable[[Self], Any], Any] = {}

    @cached_property
    def elements(self) -> Mapping[str, Sequence[HtmlElement]]:
        """The page's elements of the INDEXED tags, in page order: found in one walk, since each walk costs a sixth of a parse."""
        found: dict[str, list[HtmlElement]] = {tag: [] for tag in INDEXED}
        for element in self.tree.iter(*INDEXED):
            found[element.tag].append(element)
        return found

    @property
    def bases(self) -> Iterator[str]:
        """The addresses of the `<base>` elements."""
        return (base.get("href") or "" for base in self.elements["base"])

    @property
    def stated_addresses(self) -> Iterator[str]:
        """The addresses that the page gives for itself."""
        yield from self.links.get("canonical", ())
        yield from self.meta.get("og:url")

    @cached_property
    def metas(self) -> tuple[tuple[Sequence[str], str], ...]:
        """Of each meta in page order its lower-case `property`, `name`, `itemprop` and `http-equiv`, and its content as written.

        Early cards stated it in `value`, and many templates still do: it counts where there is no content.
        """
        return tuple((names_of_meta(element), element.get("content") or element.get("value", "")) for element in self.elements["meta"])

    @cached_property
    def meta(self) -> Metas:
        """Contents of the metas by each of their names, in page order."""
        return Metas(self.metas)

    @cached_property
    def links(self) -> dict[str, tuple[str, ...]]:
        """Addresses of the `<link>` elements as written, by lower-case `rel` word, in page order."""
        found: dict[str, list[str]] = {}
        for element in self.elements["link"]:
            if href := (element.get("href") or "").strip():
                for rel in (element.get("rel") or "").lower().split():
                    found.setdefault(rel, []).append(href)
        return {rel: tuple(hrefs) for rel, hrefs in found.items()}

    @cached_property
    def markup(self) -> Markup:
        """The page's JSON-LD, microdata and RDFa nodes."""
        return read_markup(self.tree, self.elements["script"], self.data, self.base_url)

    @cached_property
    def syntaxes(self) -> frozenset[str]:
        """The syntaxes that the page has markup in."""
        return frozenset(item.syntax for item in self.markup.items)

    @cached_property
    def articles(self) -> tuple[Item, ...]:
        """The nodes of the markup that state the page's own article, the most telling first."""
        addresses = [*([self.url] if self.url else []), *self.links.get("canonical", ()), *self.meta.get("og:url", ())]
        titles = [*self.meta.get("og:title", ()), *self.meta.get("twitter:title", ()), *(text for _, text in self.titles)]
        return choose_articles(self.markup.items, addresses, titles)

    @cached_property
    def titles(self) -> tuple[tuple[HtmlElement, str], ...]:
        """The document's title and its first-level headings with their texts, in page order, empty ones left out."""
        elements = (*self.tree.iterfind("head/title"), *self.elements["h1"])
        found = ((element, shown_line(element)) for element in elements)
        return tuple((element, text) for element, text in found if text)

    @cached_property
    def content(self) -> Content:
        """Where the article's own text stands, and its blocks."""
        return find_content(self.tree, self.elements)

    def once(self, make: Callable[[Self], T]) -> T:
        """What a function finds in the page: several fields need it, and it is found on first use and kept."""
        if make not in self._made:
            self._made[make] = make(self)
        found: T = self._made[make]
        return found

    def place(self, element: HtmlElement) -> str:
        """The XPath of an element, for provenance."""
        return str(element.getroottree().getpath(element))


def shown_line(element: HtmlElement) -> str:
    """The text of a title on one line, "" for one that is no line at all."""
    return one_line(pieces_within(element, LONGEST_TITLE))
