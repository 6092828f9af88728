"""The small lines around an article's heading and text, where a page says who wrote it and when.

What stands in menus, comments, teasers, captions and the like belongs to something else and is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

from service.read.heading import article_heading
from service.read.page import Page

BEFORE_HEADING = 30
"""Elements: what stands farther above the heading is the site's, not the article's."""
AFTER_HEADING = 80
"""Elements below the heading that are looked at where the article's text is not known to start earlier."""
INTO_TEXT = 12
"""Elements below the first paragraph: it is often a standfirst with the by-line below it."""
AFTER_TEXT = 60
"""Elements below the article's last paragraph."""
MOST_IN_MARGIN = 2
"""Places that an `<aside>` or `<footer>` may hold to be the article's own: one with more lists other articles."""
MOST_PLACES = 40
"""Places that are looked at in one page."""
AFTER = 2
"""The rank of what stands after the text."""
LONGEST_PIECE = 500
"""Characters of a line as it stands in the source, its white space unfolded."""
LONGEST_LINE = 120
"""Characters of a line; what is longer is prose."""

_SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "select", "textarea"})
_OTHER_TAGS = frozenset({"nav", "figure", "figcaption", "blockquote", "form", "table"})
_MARGINS = frozenset({"aside", "footer"})

Finder = Callable[[HtmlElement], Iterator[tuple[HtmlElement, str]]]
"""Gives the elements, with a text of theirs, that an element of the page makes worth a look."""


@dataclass(frozen=True, slots=True)
class Place:
    """An element near the article that may say something of it.

    rank: 0 below the heading, 1 above it, AFTER the text. text: what was found in it. line: the largest element around
    it that still is one line.
    """

    rank: int
    element: HtmlElement
    text: str
    line: HtmlElement


def places_near_article(page: Page, find: Finder, other_names: tuple[str, ...]) -> Iterator[Place]:
    """What `find` finds near the article, the nearest to its heading first. Walks the page's body once.

    other_names: parts of class, id and itemprop that say that an element belongs to something else than the article.
    """
    heading = article_heading(page)
    blocks = page.content.blocks
    ends = (heading, blocks[0].element, blocks[-1].element) if blocks else (heading, None, None)
    found, (at_heading, first, last) = _walk(page, find, ends)
    ranked = [(rank, *place) for number, *place in found if (rank := _rank(number, at_heading, first, last)) is not None]
    ranked.sort(key=lambda place: place[0])
    own = frozenset() if heading is None else frozenset(heading.iterancestors())
    margins = Counter(margin for _, element, _ in ranked if (margin := _margin(element)) is not None)
    others = _any_of(other_names)
    for rank, element, text in ranked[:MOST_PLACES]:
        if margins.get(_margin(element), 0) <= MOST_IN_MARGIN and not _is_of_other(element, own, others):
            yield Place(rank, element, text, _line_around(element, own))


def line_of(element: HtmlElement) -> str:
    """The text of an element on one line, the texts of different elements apart from each other by bars."""
    return " | ".join(line for piece in element.itertext() if (line := " ".join(piece.split())))


def is_short(element: HtmlElement) -> bool:
    """Whether the element is one line, and no prose."""
    return len("".join(element.itertext())) <= LONGEST_PIECE and len(line_of(element)) <= LONGEST_LINE


def names_of(element: HtmlElement) -> str:
    """Class, id and itemprop, in lower case: what the page's makers call the element."""
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}".lower()


def _walk(page: Page, find: Finder, ends: tuple[HtmlElement | None, ...]) -> tuple[list[tuple[int, HtmlElement, str]], list[int]]:
    """What is found in the body, up to some elements below the last of `ends`, by number, and the ends' numbers (-1: none)."""
    numbers: dict[HtmlElement, int] = {}
    found: list[tuple[int, HtmlElement, str]] = []
    stop = None
    for number, element in enumerate(page.tree.find("body").iter()):
        if element in ends:
            numbers[element] = number
            stop = number + AFTER_TEXT if element is ends[-1] else stop
        elif stop is not None and number > stop:
            break
        found += [(number, owner, text) for owner, text in find(element)]
    return found, [numbers.get(end, -1) if end is not None else -1 for end in ends]


def _rank(number: int, heading: int, first: int, last: int) -> int | None:
    """0: between the heading and the text. 1: above the heading. AFTER: after the text. None: elsewhere."""
    if heading >= 0:
        below = max(first + INTO_TEXT, heading + AFTER_HEADING if first < heading else 0)
        if heading <= number <= below:
            return 0
        if heading - BEFORE_HEADING <= number < heading:
            return 1
    elif first - BEFORE_HEADING <= number <= first:
        return 0
    return AFTER if 0 <= last < number <= last + AFTER_TEXT else None


def _margin(element: HtmlElement) -> HtmlElement | None:
    return next(element.iterancestors(*_MARGINS), None)


def _is_of_other(element: HtmlElement, own: frozenset[HtmlElement], others: re.Pattern[str]) -> bool:
    """Whether an element around, up to the one that holds the heading as well, is a teaser's, a comment's, a menu's …"""
    while element is not None and element not in own:
        if element.tag in _SKIPPED or element.tag in _OTHER_TAGS or others.search(names_of(element)):
            return True
        element = element.getparent()
    return False


def _line_around(element: HtmlElement, own: frozenset[HtmlElement]) -> HtmlElement:
    """The largest line around: a date's day, time and label, or a name and its role, often have their own elements."""
    for _ in range(3):
        parent = element.getparent()
        if parent is None or parent in own or parent.tag in ("body", "ul", "ol") or not is_short(parent):
            break
        element = parent
    return element


@lru_cache(maxsize=8)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, names)))
