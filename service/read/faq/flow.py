"""The article's part of a page as a flow: headings, entries of accordions and lists, lines, rules, in page order.

What a reader sees closed is in it, as one click opens it; what is not the article (adverts, comments, forms) is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from lxml import etree
from lxml.html import HtmlElement

from service.read.clean import clean_line
from service.read.content.tags import INLINE
from service.read.faq.names import HEADINGS, closes_answer, is_bold, is_left_out, is_unseen, leads_elsewhere, opens_answer, opens_faq_answer
from service.read.faq.words import is_question

CELL_BREAK = " | "
"""What stands between the cells of a table's row."""
_QUESTION_CHOICES = ("radio", "checkbox")


class Kind(Enum):
    """What a part is. END closes the answer of the entry before it; CHOICE is a box to tick, as quizzes have them."""

    HEADING = "heading"
    ENTRY = "entry"
    LINE = "line"
    RULE = "rule"
    END = "end"
    CHOICE = "choice"


@dataclass(slots=True)
class Part:
    """One part of the flow.

    level: of a heading, 1 to 6. strong: the bold text that the line starts with, all of it where the line is bold, or the
    cell of a table that asks, with the answer in the one beside it.
    links: characters of the text that link elsewhere. is_faq: the entry of a block that is made for FAQs.
    """

    kind: Kind
    text: str
    element: HtmlElement
    level: int = 0
    strong: str = ""
    links: int = 0
    is_faq: bool = False

    @property
    def is_link(self) -> bool:
        """Whether the text mostly leads elsewhere."""
        return self.links * 2 > len(self.text)


def read_flow(scope: HtmlElement) -> list[Part]:
    """The parts of an element, in page order. No recursion, one visit of each element, nothing changed."""
    return _Flow(scope).parts


class _Flow:
    def __init__(self, scope: HtmlElement) -> None:
        self.parts: list[Part] = []
        self._scope = scope
        self._pieces: list[tuple[str, bool, bool]] = []
        self._blocks: list[HtmlElement] = [scope]
        self._bold = self._links = 0
        self._row: HtmlElement | None = None
        self._panels = {name for element in scope.iterfind(".//*[@aria-controls]") for name in (element.get("aria-controls") or "").split()}
        self._walk(scope)
        self._flush()

    def _walk(self, scope: HtmlElement) -> None:
        whole: HtmlElement | None = None
        walker = etree.iterwalk(scope, events=("start", "end", "comment"))
        for event, element in walker:
            if event == "start":
                if element is not scope and self._is_taken_whole(element):
                    whole = element
                    walker.skip_subtree()
                else:
                    self._start(element)
                continue
            if event == "end" and element is not whole:
                self._end(element)
            if element is not scope and element.tail:
                self._add(element.tail)

    def _is_taken_whole(self, element: HtmlElement) -> bool:
        """Whether nothing inside the element needs a visit: it is left out, or its whole text is one part."""
        tag = element.tag
        if tag in HEADINGS:
            self._take_heading(element)
        elif self._row is not None and self.parts[-1].element is element:
            pass  # the cell that asks is a part by now
        elif opens_answer(element):
            self._take_entry(element, element)
        elif is_left_out(element) and not self._is_opened(element):
            if tag == "input" and (element.get("type") or "").lower() in _QUESTION_CHOICES:
                self._put(Part(Kind.CHOICE, "", element))
        elif tag == "tr":
            return self._take_row(element)
        elif tag in ("br", "hr"):
            self._flush()
            if tag == "hr":
                self._put(Part(Kind.RULE, "", element))
        else:
            return False
        return True

    def _take_row(self, row: HtmlElement) -> bool:
        """A row is one line, but for a question with its answer in the cell beside it: that cell is walked."""
        cells = [(cell, text) for cell in row.iterchildren("td", "th") if (text := shown_text(cell))]
        if self._row is not None or len(cells) != 2 or not is_question(cells[0][1]):
            self._put(Part(Kind.LINE, CELL_BREAK.join(text for _, text in cells), row))
            return True
        self._row = row
        self._put(Part(Kind.LINE, cells[0][1], cells[0][0], strong=cells[0][1]))
        return False

    def _is_opened(self, element: HtmlElement) -> bool:
        """Whether the question right before it opens it: it is the answer then, whatever its class says ("dropdown")."""
        last = self.parts[-1] if self.parts else None
        return last is not None and last.kind == Kind.ENTRY and element.get("id") in self._panels and is_question(last.text)

    def _take_heading(self, element: HtmlElement) -> None:
        trigger = element if opens_answer(element) else next((inner for inner in element.iterdescendants() if opens_answer(inner)), None)
        if trigger is not None:
            self._take_entry(element, trigger)
            return
        links = sum(len(shown_text(link)) for link in element.iter("a") if leads_elsewhere(link))
        self._put(Part(Kind.HEADING, shown_text(element), element, int(element.tag[1]), links=links))

    def _take_entry(self, element: HtmlElement, trigger: HtmlElement) -> None:
        self._put(Part(Kind.ENTRY, shown_text(element), element, is_faq=opens_faq_answer(trigger)))

    def _start(self, element: HtmlElement) -> None:
        if element.tag in INLINE:
            self._bold += is_bold(element)
            self._links += leads_elsewhere(element)
        else:
            self._flush()
            self._blocks.append(element)
        if element.text:
            self._add(element.text)

    def _end(self, element: HtmlElement) -> None:
        if element.tag in INLINE:
            self._bold -= is_bold(element)
            self._links -= leads_elsewhere(element)
            return
        self._flush()
        self._blocks.pop()
        if element is self._row:
            self._row = None
        elif not closes_answer(element) and element.get("id") not in self._panels:
            return
        self._put(Part(Kind.END, "", element))

    def _add(self, text: str) -> None:
        self._pieces.append((text, self._bold > 0, self._links > 0))

    def _flush(self) -> None:
        text = clean_line("".join(piece for piece, _, _ in self._pieces))
        if text:
            strong = clean_line("".join(_leading_bold(self._pieces)))
            links = sum(len(piece.strip()) for piece, _, is_link in self._pieces if is_link)
            self.parts.append(Part(Kind.LINE, text, self._blocks[-1], strong=strong, links=links))
        self._pieces.clear()

    def _put(self, part: Part) -> None:
        self._flush()
        if part.text or part.kind not in (Kind.HEADING, Kind.ENTRY, Kind.LINE):
            self.parts.append(part)


def shown_text(element: HtmlElement) -> str:
    """The text of an element on one line, without icons, buttons, and text for screen readers alone."""
    if not len(element):
        return clean_line(element.text or "")
    pieces = [element.text or ""]
    walker = etree.iterwalk(element, events=("start", "end", "comment"))
    for event, inner in walker:
        if inner is element:
            continue
        if event != "comment" and inner.tag not in INLINE and "-" not in inner.tag:
            pieces.append(" ")
        if event != "start":
            pieces.append(inner.tail or "")
        elif is_unseen(inner):
            walker.skip_subtree()
        else:
            pieces.append(inner.text or "")
    return clean_line("".join(pieces))


def _leading_bold(pieces: list[tuple[str, bool, bool]]) -> Iterator[str]:
    for text, in_bold, _ in pieces:
        if not in_bold and not text.isspace():
            return
        yield text
