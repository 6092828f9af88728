"""The heading under which the page's article stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from service.read.site_name import squash

if TYPE_CHECKING:
    from service.read.page import Page

LOWER_HEADINGS = ("h2", "h3")
LONGEST_HEADING = 1000
"""Characters, white space included."""


def main_heading(page: Page) -> tuple[HtmlElement, str] | None:
    """The first-level heading that stands nearest to the article's text, and its text; None where the page has none."""
    shown = [(element, text) for element, text in page.titles if element.tag == "h1"]
    return shown[0] if len(shown) == 1 else _nearest(page, shown)


def article_heading(page: Page) -> HtmlElement | None:
    """The heading of any level that shows the page's title, else the main one: the first level is often the site's name."""
    main = main_heading(page)
    stated = (*page.meta.get("og:title", ()), *(text for element, text in page.titles if element.tag == "title"))
    titles = {page.bare(title)[1] for title in stated} - {""}
    shown = "" if main is None else squash(main[1])
    if not any(shown and title and (shown in title or title in shown) for title in titles):
        for element in page.tree.iter(*LOWER_HEADINGS):
            if squash("".join(pieces_within(element, LONGEST_HEADING))) in titles:
                return element
    return None if main is None else main[0]


def _nearest(page: Page, headings: Sequence[tuple[HtmlElement, str]]) -> tuple[HtmlElement, str] | None:
    """The heading with the most ancestors that are the text's as well; the first of equals."""
    root = page.content.root
    around = set() if root is None else {root, *root.iterancestors()}
    return max(headings, key=lambda heading: sum(ancestor in around for ancestor in heading[0].iterancestors()), default=None)


def pieces_within(element: HtmlElement, most: int) -> list[str]:
    """The texts in an element, none where they are more than `most` characters: no more is looked at, since elements
    nested in each other would be read over and over."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        length += len(piece)
        if length > most:
            return []
        if piece:
            pieces.append(piece)
    return pieces
