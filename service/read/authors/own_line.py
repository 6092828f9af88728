"""By-lines that stand on a line of their own within a larger block: "<p>By Nora Falk<br>The ferry …", behind a standfirst."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

from service.read.near_article import Place

MOST_CHILDREN = 40
"""Elements of a block among which the text is sought."""

_BREAKS = frozenset({"br", "hr", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "header", "section", "ul", "ol", "table", "figure", "aside", "nav"})
_BLOCKS = _BREAKS | {"td", "li", "article", "main", "body", "footer"}
_CLOSED = ("/", "|", "•", "·", "–", "—")
"""What a line ends with before a link that belongs to something else: "by Nora Falk / 3 March 2026 / Leave a comment"."""


def has_own_line(place: Place) -> bool:
    """Whether the text of a place starts where a line does and ends where one does: no part of a sentence."""
    element, text = place.element, place.text
    if element.text == text:
        starts, behind = element.tag in _BLOCKS, element[0] if len(element) else None
    else:
        before = next((child for child in islice(element, MOST_CHILDREN) if child.tail == text), None)
        if before is None:
            return False
        starts, behind = before.tag in _BREAKS, before.getnext()
    return starts and (_is_break(behind) or text.rstrip().endswith(_CLOSED))


def _is_break(element: HtmlElement | None) -> bool:
    return element is None or element.tag in _BREAKS
