"""The text of elements that hold nothing but text and inline tags, as one piece, and how much of it is links."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from service.read.content.prose import string_of
from service.read.content.tags import INLINE, is_custom_inline
from service.read.content.vocabulary import BOILERPLATE, role_of_words

MOST_INLINE = 50
"""Elements inside an inline one that are looked through: in deep nests each would be looked through again and again."""

_UNDRAWN = etree.XPath("descendant::*[not(ancestor-or-self::svg)]")
_UNDRAWN_TEXT = etree.XPath("descendant::text()[not(ancestor::svg)]")
_NOTING = frozenset(("span", "em", "small"))
_IN_LINKS = INLINE | {"br", "meta"}
"""What a link may hold and be a part of its line: a `<meta>` in it states something for machines and shows nothing."""


def plain_text(element: HtmlElement) -> tuple[str, int] | None:
    """The text, and how much of it is links, of an element that holds nothing but text and inline tags; else None."""
    text = element.text or ""
    if not len(element):
        return text, 0
    links = 0
    for child in element.iterchildren():
        if (child.tag not in INLINE and not is_custom_inline(child.tag, element.tag)) or (len(child) and not _is_inline(child)):
            return None
        if not is_unseen(child) and not is_mark(child):
            inner = string_of(child) if len(child) else child.text or ""
            text += inner
            links += linked(child, inner)
        if tail := child.tail:
            text += tail
    return text, links


def plain_row(row: HtmlElement) -> tuple[str, int] | None:
    """The text of a table row, a bar between its cells, where no cell holds more than text and inline tags."""
    texts, links = [], 0
    for cell in row.iterchildren("td", "th"):
        plain = plain_text(cell)
        if plain is None:
            return None
        if plain[0] and not plain[0].isspace():
            texts.append(plain[0])
            links += plain[1]
    return (" | ".join(texts), links) if texts else None


def linked(element: HtmlElement, text: str) -> int:
    """How many characters of an inline element lead elsewhere: an anchor without an address does not."""
    if element.tag == "a":
        return len(text.strip()) if element.get("href") else 0
    return sum(len(string_of(link)) for link in element.iter("a") if link.get("href")) if len(element) else 0


def link_text(link: HtmlElement) -> str:
    """The text of a link that holds inline tags, line breaks and drawn signs alone; nothing where it holds more, as teasers do."""
    if any(inner.tag not in _IN_LINKS for inner in _UNDRAWN(link)):
        return ""
    seen = (text for text in _UNDRAWN_TEXT(link) if text.is_tail or not is_unseen(text.getparent()))
    return "".join(f" {text}" if text.is_tail and text.getparent().tag == "br" else text for text in seen)


def is_unseen(element: HtmlElement) -> bool:
    """Whether an inline element is text for screen readers alone, a caption or a note: "sr-only", "tooltip"."""
    return element.tag in _NOTING and bool(name := element.get("class")) and role_of_words(name) == BOILERPLATE


def is_mark(link: HtmlElement) -> bool:
    """Whether it is a link to a place of this page that is no word of its text: the "#" or "¶" behind a heading."""
    if link.tag != "a" or len(link) or not (text := (link.text or "").strip()) or len(text) > 1 or text.isalnum():
        return False
    return "#" in (link.get("href") or "")


def _is_inline(element: HtmlElement) -> bool:
    """Whether it holds inline tags alone; False where it holds so many that looking on would cost more than it saves."""
    return all(number <= MOST_INLINE and inner.tag in INLINE for number, inner in enumerate(element.iterdescendants()))
