"""The text that an element shows: in pieces, as its elements hold it, and on one line."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from service.read.clean import clean_line, unescape_twice
from service.read.scripts import SPACELESS

UNSHOWN = ("style", "script", "template")


def pieces_within(element: HtmlElement, most: int) -> list[str]:
    """The texts in an element, without its styles and scripts; none where they are more than `most` characters: no more
    is looked at, since elements nested in each other would be read over and over."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext() if not len(element) or next(element.iter(*UNSHOWN), None) is None else _shown_texts(element):
        length += len(piece)
        if length > most:
            return []
        if piece:
            pieces.append(piece)
    return pieces


def _shown_texts(element: HtmlElement) -> Iterator[str]:
    hidden = 0
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        is_hidden = inner.tag in UNSHOWN
        hidden += is_hidden if event == "start" else -is_hidden
        text = inner.text if event == "start" else inner.tail if inner is not element else None
        if text and not hidden:
            yield text


def one_line(pieces: list[str]) -> str:
    """Texts of neighbouring elements on one line, as markup would state them: entities that are shown were escaped twice.
    Words that only stand in different elements are different words all the same."""
    for number in range(len(pieces) - 1):
        last, first = pieces[number][-1], pieces[number + 1][0]
        if last.isalnum() and first.isalnum() and last < SPACELESS > first:
            pieces[number] += " "
    return clean_line(unescape_twice("".join(pieces)))
