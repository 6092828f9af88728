"""Walks an element in page order and cuts its text into runs, boilerplate left out. No recursion: pages nest deep."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from lxml.html import HtmlElement

from service.read.clean import clean_line
from service.read.content.prose import SENTENCE_ENDS, string_of
from service.read.content.tags import INLINE, KINDS, SKIPPED
from service.read.content.vocabulary import BOILERPLATE, is_note, role_of_words

LONG_LINK = 400
"""Characters: a link around blocks that is shorter is a teaser's card, a longer one was never closed. So with its heading."""

LONG_LINE = 100
"""Characters: the text before a line break is a paragraph then, and not a line of an address or a poem."""
MOST_INLINE = 50
"""Elements inside an inline one that are looked through: in deep nests each would be looked through again and again."""

_NOTE_TAGS = frozenset(("p", "h2", "h3", "h4", "h5", "h6"))
_CARDS = frozenset(("article", "div", "li", "section"))
_CARD_HEADINGS = ("h2", "h3", "h4", "h5")
_NOTING = frozenset(("span", "em", "small"))
_BREAK = "\n"


class Zone(IntEnum):
    """Where a run stands: before the element that holds the article's text, in it, or after it."""

    LEAD = 0
    CORE = 1
    TAIL = 2


@dataclass(slots=True)
class Run:
    """A run of text: one clean line, how many of its characters are links, the element whose text it is."""

    kind: str
    text: str
    element: HtmlElement
    links: int
    zone: Zone


class _Walk:
    def __init__(self, core: HtmlElement, is_boilerplate: Callable[[HtmlElement], bool]) -> None:
        self.runs: list[Run] = []
        self._core = core
        self._is_boilerplate = is_boilerplate
        self._zone = Zone.LEAD
        self._pieces: list[str] = []
        self._links = 0
        self._stack: list[tuple[HtmlElement, Iterator[HtmlElement], str]] = []

    def over(self, root: HtmlElement) -> list[Run]:
        self._open(root, KINDS.get(root.tag, "paragraph"))
        while self._stack:
            element, children, kind = self._stack[-1]
            child = next(children, None)
            if child is None:
                self._close(element, kind)
            elif not self._visit(child, element, kind) and child.tail:
                self._pieces.append(child.tail)
        return self.runs

    def _open(self, element: HtmlElement, kind: str) -> None:
        if element is self._core:
            self._zone = Zone.CORE
        if element.text:
            self._pieces.append(element.text)
        self._stack.append((element, element.iterchildren(), kind))

    def _close(self, element: HtmlElement, kind: str) -> None:
        self._stack.pop()
        if element.tag not in INLINE or not self._stack:
            self._flush(kind, element)
        if element is self._core:
            self._zone = Zone.TAIL
        if self._stack and element.tail:
            self._pieces.append(element.tail)

    def _visit(self, child: HtmlElement, parent: HtmlElement, kind: str) -> bool:
        """Take in one child of an open element; whether it was opened itself."""
        tag = child.tag
        if tag in INLINE:
            return self._visit_inline(child, kind)
        if tag == "br":
            self._break_line(kind, parent)
        elif not isinstance(tag, str) or tag in SKIPPED:
            pass
        elif tag == "h1":
            self._flush(kind, parent)
            if self._zone == Zone.LEAD:
                self.runs.clear()
        else:
            return self._visit_block(child, parent, kind)
        return False

    def _visit_block(self, child: HtmlElement, parent: HtmlElement, kind: str) -> bool:
        self._flush(kind, parent)
        tag = child.tag
        if tag in _NOTE_TAGS:
            left_out = is_note(child.get("class") or "")
        elif tag == "figure":
            left_out = child.find(".//blockquote") is None
        elif child is self._core:
            left_out = False
        elif tag in _CARDS and self._zone == Zone.CORE and _is_card(child):
            left_out = True
        else:
            left_out = self._is_boilerplate(child) and child.find("blockquote") is None
        if left_out:
            return False
        if tag == "tr" and (row := _plain_row(child)):
            self._add("table-row", child, *row)
            return False
        inner = KINDS.get(tag, kind)
        if child is not self._core and (plain := _plain_text(child)):
            text, links = plain
            if links and inner == "heading" and not any(map(_leads_away, child.iter("a"))):
                links = 0
            self._add(inner, child, text, links)
            return False
        self._open(child, inner)
        return True

    def _visit_inline(self, child: HtmlElement, kind: str) -> bool:
        if child.tag in _NOTING and _is_unseen(child):
            return False
        if plain := _plain_text(child):
            text, links = plain
            self._pieces.append(text)
            self._links += _linked(child, text) or links
            return False
        if child.tag == "a" and child.get("href") and len(string_of(child)) < LONG_LINK:
            return False
        self._open(child, kind)
        return True

    def _break_line(self, kind: str, element: HtmlElement) -> None:
        """Two breaks end a paragraph, and one does after a long sentence; else it is white space."""
        for piece in reversed(self._pieces):
            if piece is _BREAK:
                self._flush(kind, element)
                return
            if not piece.isspace():
                if len(piece) >= LONG_LINE and piece.rstrip().endswith(SENTENCE_ENDS):
                    self._flush(kind, element)
                break
        self._pieces.append(_BREAK)

    def _flush(self, kind: str, element: HtmlElement) -> None:
        if self._pieces:
            self._add(kind, element, "".join(self._pieces), self._links)
            self._pieces.clear()
        self._links = 0

    def _add(self, kind: str, element: HtmlElement, text: str, links: int) -> None:
        if line := clean_line(text):
            self.runs.append(Run(kind, line, element, links, self._zone))


def _plain_text(element: HtmlElement) -> tuple[str, int] | None:
    """The text, and how much of it is links, of an element that holds nothing but text and inline tags; else None."""
    text = element.text or ""
    if not len(element):
        return text, 0
    links = 0
    for child in element.iterchildren():
        if isinstance(tag := child.tag, str):
            if tag not in INLINE or (len(child) and not _is_inline(child)):
                return None
            if not (tag in _NOTING and _is_unseen(child)):
                inner = string_of(child) if len(child) else child.text or ""
                text += inner
                links += _linked(child, inner)
        if tail := child.tail:
            text += tail
    return text, links


def _plain_row(row: HtmlElement) -> tuple[str, int] | None:
    """The text of a table row, a bar between its cells, where no cell holds more than text and inline tags."""
    texts, links = [], 0
    for cell in row.iterchildren("td", "th"):
        plain = _plain_text(cell)
        if plain is None:
            return None
        if plain[0] and not plain[0].isspace():
            texts.append(plain[0])
            links += plain[1]
    return (" | ".join(texts), links) if texts else None


def _linked(element: HtmlElement, text: str) -> int:
    """How many characters of an inline element lead elsewhere: an anchor without an address does not."""
    if element.tag == "a":
        return len(text.strip()) if element.get("href") else 0
    return sum(len(string_of(link)) for link in element.iter("a") if link.get("href")) if len(element) else 0


def _is_card(element: HtmlElement) -> bool:
    """Whether it is a teaser: a heading that is a link, and little else."""
    heading = next(element.iter(*_CARD_HEADINGS), None)
    if heading is None or len(string_of(element)) > LONG_LINK:
        return False
    return any(_leads_away(link) for link in (*heading.iter("a"), *heading.iterancestors("a")))


def _leads_away(link: HtmlElement) -> bool:
    """Whether to another article: not to an entry of a live blog, nor to a shop or source that a listing reviews."""
    address = link.get("href")
    return bool(address) and "#" not in address and link.get("target") != "_blank" and "nofollow" not in (link.get("rel") or "")


def _is_unseen(span: HtmlElement) -> bool:
    """Whether it is text for screen readers alone, a caption or a note: "sr-only", "visually-hidden", "tooltip"."""
    return bool(name := span.get("class")) and role_of_words(name) == BOILERPLATE


def _is_inline(element: HtmlElement) -> bool:
    """Whether it holds inline tags alone; False where it holds so many that looking on would cost more than it saves."""
    for number, inner in enumerate(element.iterdescendants()):
        if number > MOST_INLINE or (isinstance(inner.tag, str) and inner.tag not in INLINE):
            return False
    return True


def walk(root: HtmlElement, core: HtmlElement, is_boilerplate: Callable[[HtmlElement], bool]) -> list[Run]:
    """The runs of text inside `root`, in page order; what stands before the last `<h1>` ahead of the core is left out."""
    return _Walk(core, is_boilerplate).over(root)
