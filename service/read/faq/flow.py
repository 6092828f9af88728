"""The article's part of a page as a flow: headings, entries of accordions and lists, lines, rules, in page order.

What a reader sees closed is in it, as one click opens it; what is not the article (adverts, comments, forms) is not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from importlib.resources import files

from lxml import etree
from lxml.html import HtmlElement

from service.read.clean import clean_line
from service.read.content.tags import INLINE
from service.read.content.vocabulary import BOILERPLATE, role_of_words

PARAGRAPHS = 5
"""Paragraphs that make a form the page's."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
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

    level: of a heading, 1 to 6. strong: the bold text that the line starts with, all of it where the line is bold.
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


@dataclass(frozen=True, slots=True)
class _Names:
    faq_questions: frozenset[str]
    questions: frozenset[str]
    items: frozenset[str]
    triggers: frozenset[str]
    skipped: frozenset[str]
    asides: frozenset[str]
    unseen: frozenset[str]


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
        names = _names()
        tag = element.tag
        if tag in HEADINGS:
            self._take_heading(element)
        elif self._is_question(element):
            self._take_entry(element, element)
        elif (tag in names.skipped and not _wraps_article(element)) or _is_aside(element):
            if tag == "input" and (element.get("type") or "").lower() in _QUESTION_CHOICES:
                self._put(Part(Kind.CHOICE, "", element))
        elif tag == "tr":
            self._put(Part(Kind.LINE, " | ".join(text for cell in element.iterchildren("td", "th") if (text := shown_text(cell))), element))
        elif tag in ("br", "hr"):
            self._flush()
            if tag == "hr":
                self._put(Part(Kind.RULE, "", element))
        else:
            return False
        return True

    def _take_heading(self, element: HtmlElement) -> None:
        trigger = element if self._is_question(element) else next((inner for inner in element.iterdescendants() if self._is_question(inner)), None)
        if trigger is not None:
            self._take_entry(element, trigger)
            return
        links = sum(len(shown_text(link)) for link in element.iter("a") if (link.get("href") or "#")[0] != "#")
        self._put(Part(Kind.HEADING, shown_text(element), element, int(element.tag[1]), links=links))

    def _take_entry(self, element: HtmlElement, trigger: HtmlElement) -> None:
        classes = _classes(trigger.get("class") or "")
        self._put(Part(Kind.ENTRY, shown_text(element), element, is_faq=not _names().faq_questions.isdisjoint(classes)))

    def _is_question(self, element: HtmlElement) -> bool:
        """Whether the element opens an answer: by its tag, by the class that a block gives it, or by ARIA."""
        names = _names()
        tag = element.tag
        if tag in ("summary", "dt"):
            return True
        classes = element.get("class")
        if classes and not (names.questions.isdisjoint(_classes(classes)) and names.faq_questions.isdisjoint(_classes(classes))):
            return True
        return (tag in names.triggers or tag in HEADINGS) and (element.get("aria-controls") is not None or element.get("aria-expanded") is not None)

    def _start(self, element: HtmlElement) -> None:
        if element.tag in INLINE:
            self._bold += _is_bold(element)
            self._links += _is_link(element)
        else:
            self._flush()
            self._blocks.append(element)
        if element.text:
            self._add(element.text)

    def _end(self, element: HtmlElement) -> None:
        if element.tag in INLINE:
            self._bold -= _is_bold(element)
            self._links -= _is_link(element)
            return
        self._flush()
        self._blocks.pop()
        if (
            element.tag in ("details", "dl")
            or element.get("id") in self._panels
            or not _names().items.isdisjoint(_classes(element.get("class") or ""))
        ):
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
        if event != "start":
            pieces.append(inner.tail or "")
        elif _is_unseen(inner):
            walker.skip_subtree()
        else:
            pieces.append(" " if inner.tag == "br" else inner.text or "")
    return clean_line("".join(pieces))


def _leading_bold(pieces: list[tuple[str, bool, bool]]) -> Iterator[str]:
    for text, is_bold, _ in pieces:
        if not is_bold and not text.isspace():
            return
        yield text


def _is_unseen(element: HtmlElement) -> bool:
    if element.get("aria-hidden") == "true":
        return True
    if element.tag in _names().skipped and element.tag != "button":
        return True
    return bool(name := element.get("class")) and not _names().unseen.isdisjoint(_class_words(name))


def _wraps_article(element: HtmlElement) -> bool:
    """Whether a form is the whole page's, as some servers make it."""
    return element.tag == "form" and sum(1 for _ in zip(range(PARAGRAPHS), element.iter("p"), strict=False)) == PARAGRAPHS


def _is_aside(element: HtmlElement) -> bool:
    """Whether the words of its class or id say that it is not the article's."""
    return any(_says_aside(value) for value in (element.get("class"), element.get("id")) if value)


@lru_cache(maxsize=4096)
def _says_aside(attribute: str) -> bool:
    return role_of_words(attribute) == BOILERPLATE or not _names().asides.isdisjoint(_class_words(attribute))


def _class_words(attribute: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(attribute[:400])]


def _classes(attribute: str) -> list[str]:
    return attribute[:400].split()


def _is_bold(element: HtmlElement) -> bool:
    return element.tag in ("b", "strong") or bool((style := element.get("style")) and _BOLD_STYLE.search(style[:400]))


def _is_link(element: HtmlElement) -> bool:
    return element.tag == "a" and (element.get("href") or "#")[0] != "#"


@cache
def page_names() -> dict[str, list[str]]:
    """The lists of `faq_page.json`: classes, tags and words."""
    names: dict[str, list[str]] = json.loads(files("service.read.data").joinpath("faq_page.json").read_text("utf-8"))
    return names


@cache
def _names() -> _Names:
    names = page_names()
    return _Names(
        frozenset(names["faq_question_classes"]),
        frozenset(names["question_classes"]),
        frozenset(names["item_classes"]),
        frozenset(names["trigger_tags"]),
        frozenset(names["skipped_tags"]),
        frozenset(names["aside_words"]),
        frozenset(names["unseen_words"]),
    )
