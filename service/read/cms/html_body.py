"""A body in HTML: the article and nothing else, so that all its text is kept, but captions, controls and FAQ blocks."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from lxml.html import HtmlElement

from service.read.clean import clean_line, clean_lines
from service.read.cms.beside import beside
from service.read.cms.body import Body
from service.read.cms.html_pictures import credits_of, pictures_of
from service.read.cms.words import words
from service.read.content.prose import string_of
from service.read.content.tags import INLINE
from service.read.faq import find_faq
from service.read.page import Page

LEFT_OUT = frozenset(
    (
        *("script", "style", "noscript", "template", "iframe", "object", "svg", "button", "form", "figcaption"),
        *("audio", "video", "picture", "img", "select", "head", "nav"),
    )
)
"""Elements whose text is no text of the article."""
BREAK = " \n"
"""What stands for a <br>, told from a text by being this very object: Python has one object only for "\\n"."""
TOGGLE = "kg-toggle-card"
"""Ghost's toggle: a question to be opened. Source: Ghost's card reference (kg-default-nodes, toggle)."""


def read_html_body(html: str, at: str) -> Body:
    """Read a body of HTML. at: the pointer to the text in the payload.

    Never raises: what is no markup is text. The pictures' addresses stay as sent.
    """
    body = Body()
    if not html.strip():
        return body
    page = Page(html.encode("utf-8", "replace"), "utf-8")
    faq = find_faq(page, page.content)
    toggles = [element for element in page.tree.iter("div") if TOGGLE in (element.get("class") or "").split()]
    credited = credits_of(page.tree)
    aside = beside(page.tree)
    left_out = {*faq.elements, *toggles, *credited.values(), *aside}
    for line in lines_of(page.tree.find("body"), left_out):
        body.add_line(line)
    for question in faq.questions:
        body.add_pair(question.question, question.answer, at)
    for toggle in (toggle for toggle in toggles if faq.elements.isdisjoint(toggle.iter())):
        body.add_pair(_part(toggle, "kg-toggle-heading", aside), _part(toggle, "kg-toggle-content", aside), at)
    for picture in pictures_of(page.tree, credited, aside):
        body.add_picture(picture)
    return body


def lines_in(html: str) -> list[str]:
    """The lines of a piece of a text, such as an answer or a caption: there are many, and none holds an FAQ of its own."""
    if not html.strip():
        return []
    tree = Page(html.encode("utf-8", "replace"), "utf-8").tree
    lines = map(clean_line, lines_of(tree.find("body"), {*credits_of(tree).values(), *beside(tree)}))
    return [line for line in lines if line]


def text_of(html: Any) -> str:
    """The text of a short piece of HTML (a title, an excerpt, a caption) on one line; "" for what is no text."""
    if not isinstance(html, str):
        return ""
    if "<" not in html and "&" not in html:
        return clean_line(html)
    page = Page(f"<div>{html}</div>".encode("utf-8", "replace"), "utf-8")
    return clean_line(" ".join(lines_of(page.tree.find("body"), beside(page.tree))))


def _part(toggle: HtmlElement, name: str, aside: Collection[HtmlElement]) -> str:
    part = next((element for element in toggle.iter("div") if name in (element.get("class") or "").split()), None)
    return clean_lines("\n".join(lines_of(part, aside))) if part is not None else ""


def lines_of(root: HtmlElement, left_out: Collection[HtmlElement]) -> Iterator[str]:
    """The texts of the blocks inside an element in order. No recursion: bodies nest deep.

    A line break ends a line only where two stand together, as editors write paragraphs.
    """
    pieces: list[str] = []
    stack: list[tuple[HtmlElement, Iterator[HtmlElement]]] = [(root, root.iterchildren())]
    pieces.append(root.text or "")
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if element.tag not in INLINE:
                yield _flushed(pieces)
            pieces.append((element.tail or "") if stack else "")
            continue
        if child.tag == "br":
            if _ends_with_break(pieces):
                yield _flushed(pieces)
            pieces.append(BREAK)
        elif child.tag == "tr":
            yield _flushed(pieces)
            yield _row(child)
        elif child not in left_out and not _is_left_out(child):
            if child.tag not in INLINE:
                yield _flushed(pieces)
            pieces.append(child.text or "")
            stack.append((child, child.iterchildren()))
            continue
        pieces.append(child.tail or "")
    yield _flushed(pieces)


def _row(row: HtmlElement) -> str:
    """The cells of a table's row on one line."""
    cells = (clean_line(string_of(cell)) for cell in row.iterchildren("td", "th"))
    return " | ".join(cell for cell in cells if cell)


def _is_left_out(element: HtmlElement) -> bool:
    if element.tag in LEFT_OUT:
        return True
    classes = element.get("class")
    return bool(classes) and not _left_out_classes().isdisjoint(classes.split())


@cache
def _left_out_classes() -> frozenset[str]:
    """What editors' blocks call that which is shown beside a text: cards of other pages, buttons, posts of others, captions."""
    return frozenset(words("left_out_classes"))


def _ends_with_break(pieces: list[str]) -> bool:
    said = next((piece for piece in reversed(pieces) if piece is BREAK or piece.strip()), "")
    return said is BREAK


def _flushed(pieces: list[str]) -> str:
    text = "".join(pieces)
    pieces.clear()
    return text
