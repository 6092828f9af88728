"""A heading and what it says: all of its text, and without the kicker and the sub-head that stand in it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lxml.html import HtmlElement

from service.read.data import load
from service.read.shown_text import one_line

LONGEST_HEADING = 1000
"""Characters, white space included."""

_MARKS = " -–—|·•:/~：／"


class Heading(NamedTuple):
    """element: the heading. text: all of it, on one line. title: without the kicker and the sub-head that stand in it as
    elements of their own; the text where it has none."""

    element: HtmlElement
    text: str
    title: str


def heading_of(element: HtmlElement, text: str) -> Heading:
    """The heading that an element is. text: all that it shows, on one line."""
    return Heading(element, text, _without_parts(element, text) if len(element) and len(text) <= LONGEST_HEADING else text)


def _without_parts(heading: HtmlElement, text: str) -> str:
    """The heading's text without the elements that their makers call a kicker or a sub-head."""
    left_out: set[HtmlElement] = set()
    for element in heading.iterdescendants():
        if element not in left_out and _is_part(element):
            left_out.update(element.iter())
    if not left_out:
        return text
    pieces = [heading.text]
    for element in heading.iterdescendants():
        pieces.append(None if element in left_out else element.text)
        pieces.append(None if element.getparent() in left_out else element.tail)
    return one_line([piece for piece in pieces if piece]).strip(_MARKS) or text


def _is_part(element: HtmlElement) -> bool:
    """Whether class, id or the name of an attribute says so."""
    names = f"{element.get('class') or ''} {element.get('id') or ''} {' '.join(element.keys())}"
    return _part_names().search(names.lower()) is not None


@cache
def _part_names() -> re.Pattern[str]:
    names: list[str] = load("headline.json")["parts"]
    return re.compile("|".join(map(re.escape, names)))
