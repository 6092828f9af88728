"""Walks an element in page order and cuts its text into runs, boilerplate left out. No recursion: pages nest deep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice

from lxml.html import HtmlElement

from service.read.authors.dated_byline import is_about_article
from service.read.clean import clean_line
from service.read.content.cards import LONG_LINK, is_card, leads_away
from service.read.content.plain import is_mark, is_unseen, link_text, linked, plain_row, plain_text
from service.read.content.prose import SENTENCE_ENDS, length_of, string_of
from service.read.content.spread import Spread
from service.read.content.tags import INLINE, KINDS, SKIPPED, is_custom_inline
from service.read.content.vocabulary import is_note
from service.read.images.words import CAPTION, CREDIT, holds_only

LONGEST_NOTE = 250
"""Characters: a longer paragraph is text, whatever the class of the one element in it."""

LONG_LINE = 100
"""Characters: the text before a line break is a paragraph then, and not a line of an address or a poem."""

LINE_PARTS = 12
"""Elements, and pieces of text, that are looked at to tell whether something is a by-line."""

_NOTE_TAGS = frozenset(("p", "h2", "h3", "h4", "h5", "h6"))
_CARDS = frozenset(("article", "div", "li", "section"))
_BREAK = "\n"
_PICTURE_POST = "instagram-media"
"""The class of what stands in for a picture with a line on who posted it."""


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
    def __init__(self, core: HtmlElement, spread: Spread, title: HtmlElement | None) -> None:
        self.runs: list[Run] = []
        self._core = core
        self._title = title
        self._spread = spread
        self._zone = Zone.LEAD
        self._has_paragraph = False
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
            self._flush(kind, element)  # a <span> may hold all of the text
            self._zone = Zone.CORE
        if element.text:
            self._pieces.append(element.text)
        self._stack.append((element, element.iterchildren(), kind))

    def _close(self, element: HtmlElement, kind: str) -> None:
        self._stack.pop()
        if element.tag not in INLINE or element is self._core or not self._stack:
            self._flush(kind, element)
        if element is self._core:
            self._zone = Zone.TAIL
        if self._stack and element.tail:
            self._pieces.append(element.tail)

    def _visit(self, child: HtmlElement, parent: HtmlElement, kind: str) -> bool:
        """Take in one child of an open element; whether it was opened itself."""
        tag = child.tag
        if tag in INLINE or (is_custom_inline(tag, parent.tag) and plain_text(child)):
            return self._visit_inline(child, kind)
        if tag == "br":
            if self._pieces and _ends_bold_line(child, parent):
                self._flush(kind, parent)
            else:
                self._break_line(kind, parent)
        elif tag == "h1" and not self._is_sub_head(child):
            self._flush(kind, parent)
            if self._zone == Zone.LEAD:
                self.runs.clear()
        elif tag not in SKIPPED:
            return self._visit_block(child, parent, kind)
        return False

    def _is_sub_head(self, h1: HtmlElement) -> bool:
        """Whether it stands within the text, behind the first of its paragraphs and with another title before it, and is no
        teaser and no caption."""
        if self._zone != Zone.CORE or h1 is self._title or next(h1.iter("a"), None) is not None or length_of(h1) > LONG_LINE:
            return False
        return self._has_paragraph and not _has_byline(h1)

    def _visit_block(self, child: HtmlElement, parent: HtmlElement, kind: str) -> bool:
        if self._pieces:
            self._flush(kind, parent)
        tag = child.tag
        if child is not self._core and self._is_left_out(child):
            return False
        if tag == "tr" and (row := plain_row(child)):
            self._add("table-row", child, *row)
            return False
        inner = KINDS.get(tag, kind)
        if child is not self._core and (plain := plain_text(child)):
            text, links = plain
            if links and inner == "heading" and not any(map(leads_away, child.iter("a"))):
                links = 0
            self._add(inner, child, text, links)
            return False
        self._open(child, inner)
        return True

    def _is_left_out(self, block: HtmlElement) -> bool:
        tag = block.tag
        if tag == "blockquote" and _PICTURE_POST in (block.get("class") or ""):
            return True
        if tag in _NOTE_TAGS:
            return is_note(block.get("class") or "") or (tag == "p" and _is_picture_note(block))
        if tag == "figure":
            return block.find(".//blockquote") is None
        if tag in _CARDS and self._zone == Zone.CORE and self._spread.weight_in(block) <= LONG_LINK:
            if any(entry.get("type") == "email" for entry in block.iter("input")) and not self._spread.is_one_of_several(block):
                return True
            if is_card(block):
                self._drop_heading_of(block)
                return True
        return self._spread.is_boilerplate(block) and block.find("blockquote") is None

    def _drop_heading_of(self, card: HtmlElement) -> None:
        """Take out the heading before a teaser, where both stand in a box of the text without prose: "More like this"."""
        if self.runs and self.runs[-1].kind == "heading":
            box = self.runs[-1].element.getparent()
            if box is not self._core and box.find("p") is None and self._spread.weight_in(box) <= LONG_LINK and box in card.iterancestors():
                self.runs.pop()

    def _visit_inline(self, child: HtmlElement, kind: str) -> bool:
        if is_unseen(child) or is_mark(child):
            return False
        if plain := plain_text(child):
            text, links = plain
            self._pieces.append(text)
            self._links += linked(child, text) or links
            return False
        if child.tag == "a" and child.get("href") and len(string_of(child)) < LONG_LINK:
            if text := link_text(child):
                self._pieces.append(text)
                self._links += len(text.strip())
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
            if element.tag in INLINE:  # a line may break off within a <span> of its paragraph
                element = next((opened for opened, _, _ in reversed(self._stack) if opened.tag not in INLINE), element)
            self._add(kind, element, "".join(self._pieces), self._links)
            self._pieces.clear()
            self._links = 0

    def _add(self, kind: str, element: HtmlElement, text: str, links: int) -> None:
        if line := clean_line(text):
            self.runs.append(Run(kind, line, element, links, self._zone))
            self._has_paragraph = self._has_paragraph or (self._zone == Zone.CORE and len(line) >= LONG_LINE)


def _is_picture_note(paragraph: HtmlElement) -> bool:
    return holds_only(paragraph, CAPTION | CREDIT) and len(string_of(paragraph)) <= LONGEST_NOTE


def _has_byline(h1: HtmlElement) -> bool:
    """Whether a by-line or a time follows it: it is the headline of another article on the page."""
    after = h1.getnext()
    if after is None:
        return False
    text = clean_line("".join(islice(after.itertext(), LINE_PARTS)))
    if len(text) <= LONG_LINE and any(part.tag == "time" for part in islice(after.iter(), LINE_PARTS)):
        return True
    return is_note(after.get("class") or "") or is_about_article(text)


def _ends_bold_line(line_break: HtmlElement, parent: HtmlElement) -> bool:
    """Whether nothing stands before it but what is set in bold: a sub-head in the paragraph that it heads."""
    before = line_break.getprevious()
    if before is None or before.tag not in ("b", "strong") or before.getprevious() is not None:
        return False
    return not (before.tail or "").strip() and not (parent.text or "").strip()


def walk(root: HtmlElement, core: HtmlElement, spread: Spread, title: HtmlElement | None = None) -> list[Run]:
    """The runs of text inside `root`, in page order; what stands before the last `<h1>` ahead of the core is left out.

    title: the page's first `<h1>`; another one within the text is a sub-head.
    """
    return _Walk(core, spread, title).over(root)
