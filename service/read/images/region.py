"""The part of a page that holds the headline and the text, and where its pictures stand in it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from lxml.html import HtmlElement

from service.read.content.tags import PICTURES
from service.read.images.words import image_data
from service.read.page import Page

ABOVE, AT_START, WITHIN = 0, 1, 2
"""Where a picture stands: before the article's text, behind its first paragraph (often the standfirst), further down."""
MAX_IMAGES = 200
"""Pictures of one page that are looked at."""
MAX_BEFORE = 40
"""Pictures before the article that are looked at for its lead picture."""
MAX_HEADINGS = 8
_MIN_TEXT = int(image_data()["min_text"])


class Region:
    """scope: the smallest <article>, or else element, that holds the text and the headline nearest to it.

    holders: the elements that hold the text as a whole: the text's root, what is above it, and whatever holds several
    blocks of it. What is named in them is no sign against a picture.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.blocks = page.content.blocks
        self.root = _root(page)
        self.holders = _holders(self.root, [block.element for block in self.blocks])
        self.scope = self._scope()

    def _scope(self) -> HtmlElement:
        best, best_depth = self.root, -1
        lower = [self.page.heading] if self.page.heading is not None and self.page.heading.tag != "h1" else []
        for number, heading in enumerate([*lower, *self.page.elements["h1"]]):
            above = heading.getparent()
            while above is not None and above not in self.holders:
                above = above.getparent()
            depth = sum(1 for _ in above.iterancestors()) if above is not None else -1
            if depth >= max(best_depth, 0):
                best, best_depth = above, depth
            if number == MAX_HEADINGS:
                break
        best = next(above for above in (best, *best.iterancestors()) if above is self.root or _is_inside(self.root, above))
        return next((above for above in (best, *best.iterancestors()) if above.tag == "article"), best)

    def images(self) -> list[tuple[HtmlElement, int]]:
        """The scope's pictures with their zone, in page order; behind the text's end only those that its root holds."""
        starts = list(islice((block.element for block in self.blocks if len(block.text) >= _MIN_TEXT), 2))
        end = self.blocks[-1].element if self.blocks else None
        ends_inside = end is not None and (end is self.root or _is_inside(end, self.root))
        texts = set(starts) if end is None else {*starts, end}
        zone, passed = ABOVE if starts else WITHIN, False
        found: list[tuple[HtmlElement, int]] = []
        for element in self.scope.iter(*_askable({*PICTURES, *(text.tag for text in texts)})):
            if element in texts:
                if starts and element is starts[0]:
                    zone = AT_START if zone == ABOVE else WITHIN
                    starts.pop(0)
                passed = passed or element is end
            elif element.tag in PICTURES:
                is_held = not passed or _is_inside(element, self.root)
                if is_held:
                    found.append((element, zone))
                if len(found) == MAX_IMAGES or (not is_held and ends_inside):
                    break
        return found

    def images_before(self) -> list[HtmlElement]:
        """The page's pictures before the scope, where a lead picture stands that is wider than the article."""
        found: list[HtmlElement] = []
        for element in self.page.tree.iter(*_askable({*PICTURES, self.scope.tag})):
            if element is self.scope or len(found) == MAX_BEFORE:
                break
            if element.tag in PICTURES:
                found.append(element)
        return found


def _root(page: Page) -> HtmlElement:
    """The text's root; where the page has no text, its <main>, <article> or body."""
    root = page.content.root
    if root is None:
        root = next(page.tree.iter("main", "article"), None)
    return page.tree.body if root is None else root


def _holders(root: HtmlElement, blocks: list[HtmlElement]) -> set[HtmlElement]:
    held = {root, *root.iterancestors()}
    once: set[HtmlElement] = set()
    for element in blocks:
        above = element
        while above is not None and above not in held:
            if above in once:
                held.add(above)
            once.add(above)
            above = above.getparent()
    return held


def _is_inside(element: HtmlElement, other: HtmlElement) -> bool:
    return other in element.iterancestors()


def _askable(tags: Iterable[str]) -> list[str]:
    """The names that lxml can be asked for: a broken page's may hold control characters, at which it raises."""
    return sorted(tag for tag in tags if tag.isprintable())
