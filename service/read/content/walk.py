"""Walks an element in page order and cuts its text into runs, boilerplate left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from service.read.clean import clean_line
from service.read.content.words import is_side_note

_STRING = etree.XPath("string()", smart_strings=False)
SKIPPED = frozenset(
    "script style noscript template button input select option textarea label fieldset menu iframe object embed "
    "svg math canvas video audio picture img figcaption map area head meta link title h1 time progress meter rp rt address".split()
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q ruby rb s samp small span strike strong sub sup tt u var wbr".split()
)
NOT_PLAIN = tuple(
    SKIPPED
    | set("br p div section article main header ul ol li dl dt dd table tr td th tbody thead blockquote pre h2 h3 h4 h5 h6 center details summary hr".split())
)
KINDS = {"li": "list-item", "blockquote": "quote", "pre": "code", "dt": "list-item", "dd": "list-item", **dict.fromkeys(HEADINGS, "heading")}
LEAD, CORE, TAIL = 0, 1, 2


@dataclass(slots=True)
class Run:
    """A run of text: its kind, element, text, how many of its characters are links, and the zone of the page."""

    kind: str
    text: str
    element: HtmlElement
    links: int
    zone: int


def string_of(element: HtmlElement) -> str:
    """All text inside an element, comments left out."""
    return str(_STRING(element))


class _Walk:
    def __init__(self, core: HtmlElement, after: HtmlElement | None) -> None:
        self.runs: list[Run] = []
        self.pieces: list[str] = []
        self.links = 0
        self.zone = LEAD
        self.core = core

    def flush(self, kind: str, element: HtmlElement) -> None:
        if self.pieces:
            text = "".join(self.pieces)
            if text and not text.isspace():
                if line := clean_line(text):
                    self.runs.append(Run(kind, line, element, self.links, self.zone))
        self.pieces = []
        self.links = 0

    def line_break(self, kind: str, element: HtmlElement) -> None:
        """One break is white space, two end a paragraph."""
        last = next((piece for piece in reversed(self.pieces) if piece == "\n" or not piece.isspace()), None)
        if last == "\n":
            self.flush(kind, element)
        else:
            self.pieces.append("\n")

    def inline(self, element: HtmlElement) -> None:
        text = string_of(element)
        self.pieces.append(text)
        self.links += len(text.strip()) if element.tag == "a" else sum(len(string_of(a)) for a in element.iter("a"))


def walk(root: HtmlElement, core: HtmlElement, is_boilerplate: Callable[[HtmlElement], bool]) -> list[Run]:
    """The runs of text inside `root`, in page order."""
    state = _Walk(core, None)
    state.pieces.append(root.text or "")
    if root is core:
        state.zone = CORE
    stack = [(root, root.iterchildren(), KINDS.get(root.tag, "paragraph"))]
    while stack:
        parent, children, kind = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if parent.tag not in INLINE:
                state.flush(kind, parent)
            if parent is core:
                state.zone = TAIL
            if stack and parent.tail:
                state.pieces.append(parent.tail)
            continue
        tag = child.tag
        if tag == "br":
            state.line_break(kind, parent)
        elif tag == "h1" and state.zone == LEAD:
            state.flush(kind, parent)
            state.runs.clear()
        elif not isinstance(tag, str) or tag in SKIPPED:
            pass
        elif tag in INLINE:
            if next(child.iter(*NOT_PLAIN), None) is None:
                state.inline(child)
            elif tag == "a" and child.get("href") and len(string_of(child)) < 400:
                pass
            else:
                if child.text:
                    state.pieces.append(child.text)
                stack.append((child, child.iterchildren(), kind))
                continue
        else:
            state.flush(kind, parent)
            out = is_side_note(child.get("class") or "") if tag in ("p", "h2", "h3", "h4") else child is not core and is_boilerplate(child)
            if tag == "figure" and child.find(".//blockquote") is None:
                out = True
            if not out:
                if child is core:
                    state.zone = CORE
                inner = KINDS.get(tag, kind)
                state.pieces.append(child.text or "")
                stack.append((child, child.iterchildren(), inner))
                continue
        if child.tail:
            state.pieces.append(child.tail)
    return state.runs
