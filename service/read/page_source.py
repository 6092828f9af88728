"""The tags of a page's tree, each with the tag of the source that it comes from. The source is looked through only as far as is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree
from lxml.html import HtmlElement

from service.read.tags_in_source import COMMENT, SourceTag, tags_around, tags_in

SCRIPT, META, LINK = "script", "meta", "link"
_ATTRIBUTES = {
    "microdata": (
        etree.XPath("//*/@itemscope/.. | //*/@itemprop/.."),
        re.compile(rb"item(?:[sS]cope|[pP]rop)"),
        re.compile(rb"[\s\"'/]item(?:scope|prop)", re.IGNORECASE),
    ),
    "rdfa": (
        etree.XPath("//*/@typeof/.. | //*/@property/.."),
        re.compile(rb"(?:typeof|property)"),
        re.compile(rb"[\s\"'/](?:typeof|property)", re.IGNORECASE),
    ),
}
"""The elements that a syntax is about: in the tree, and in the source by the names of their attributes as nearly all write them, and as any may."""


class PageSource:
    """A page's scripts, metas and links, and where they stand in the source. A tag that is not found for certain is None."""

    def __init__(self, tree: HtmlElement, elements: Mapping[str, Sequence[HtmlElement]], data: bytes) -> None:
        """tree: the page's. elements: its scripts, metas and links, in page order. data: its bytes in UTF-8."""
        self.tree, self.elements, self.data = tree, elements, data
        self._start(every=False)

    def _start(self, *, every: bool) -> None:
        self._is_thorough = every
        self._ahead: Iterator[SourceTag] = tags_in(self.data, every=every)
        self._found: dict[bytes, list[SourceTag]] = {name: [] for name in (COMMENT, b"script", b"meta", b"link")}

    def tag(self, name: str, number: int) -> SourceTag | None:
        """The tag of the page's script, meta or link of that number."""
        tag = self._numbered(name.encode(), number)
        if tag is None or not self._is_of(tag, self.elements[name][number]):
            if self._is_thorough:
                return None
            self._start(every=True)  # a tag in another's attribute was taken for one
            return self.tag(name, number)
        return tag

    def content(self, tag: SourceTag) -> str:
        """The text in a script's element as it stands in the source."""
        return self.data[tag.end : tag.close].decode("utf-8", "replace")

    def comments(self) -> Sequence[SourceTag]:
        """All comments of the page, from their start to their end."""
        self._numbered(COMMENT, len(self.data))
        return self._found[COMMENT]

    def of_syntax(self, syntax: str) -> dict[HtmlElement, SourceTag]:
        """The elements of "microdata" or "rdfa" with their tags; none where these are not found for certain."""
        path, names, pattern = _ATTRIBUTES[syntax]
        elements = path(self.tree)
        found = _paired(elements, tags_around(self.data, names))
        if found and all(self._is_of(tag, element) for element, tag in found.items()):
            return found
        return _paired(elements, _tags_with(self.data, pattern))

    def _numbered(self, name: bytes, number: int) -> SourceTag | None:
        found = self._found[name]
        while len(found) <= number and (tag := next(self._ahead, None)) is not None:
            if tag.name in self._found:
                self._found[tag.name].append(tag)
        return found[number] if number < len(found) else None

    def _is_of(self, tag: SourceTag, element: HtmlElement) -> bool:
        """Whether a tag is an element's: a script has its text, any other the start of its first attribute."""
        if element.tag == SCRIPT:
            return _with_lf(self.content(tag)) == _with_lf(element.text or "")
        value = next(iter(element.attrib.values()), "")
        return value.partition("&")[0].encode("utf-8", "replace") in self.data[tag.start : tag.end]


def _paired(elements: Sequence[HtmlElement], tags: Iterator[SourceTag]) -> dict[HtmlElement, SourceTag]:
    """The elements with their tags, where one after the other has the same name; else none."""
    found = list(tags)
    is_same = [tag.name.decode("utf-8", "replace") for tag in found] == [element.tag for element in elements]
    return dict(zip(elements, found, strict=True)) if is_same else {}


def _tags_with(data: bytes, pattern: re.Pattern[bytes]) -> Iterator[SourceTag]:
    return (tag for tag in tags_in(data, every=True) if tag.name != COMMENT and pattern.search(data, tag.start, tag.end))


def _with_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
