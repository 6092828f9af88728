"""How a page's prose is spread over its elements, and which elements are boilerplate by that."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from service.read.content.prose import Prose
from service.read.content.tags import SKIPPED
from service.read.content.vocabulary import BOILERPLATE, DOUBTFUL, NOTHING, is_body, role_of

MOST = 0.7
"""A share of the prose that no boilerplate has: what holds more is the article's container, whatever it is called."""
MUCH = 0.4
"""The same for what is doubtful ("sidebar-grid", an aside, a form around the page)."""
SAME_CLASS = 0.6
"""Doubtful elements of one class that together hold more than this are the article in pieces ("article-widget")."""
SAME_STYLE = 0.4
"""Paragraphs of one class that together have more than this are the article's, wherever they stand."""


class Spread:
    """The prose of a page, summed up for every element that holds some."""

    def __init__(self, pieces: Sequence[Prose]) -> None:
        self.pieces = pieces
        self._parents: dict[HtmlElement, HtmlElement | None] = {}
        for piece in pieces:
            self._climb(piece.place)
        self._whole = self.sums([(piece.place, piece.weight) for piece in pieces])
        self._roles = {element: self._role(element) for element in self._parents}
        self._total = self._weigh()
        self._rescued = self._styled_like_most()
        self._by_class = self._sum_classes()
        self._boilerplate = {element: self._judge(element) for element in self._parents}
        self._dead = self._inherit()

    def is_boilerplate(self, element: HtmlElement) -> bool:
        """Whether what the element says of itself is borne out by how little of the prose it holds."""
        known = self._boilerplate.get(element)
        return role_of(element) != NOTHING if known is None else known

    def living(self) -> list[Prose]:
        """The pieces that stand in no boilerplate."""
        return [piece for piece in self.pieces if not self._dead[piece.place]]

    def is_solid(self, element: HtmlElement, least: int) -> bool:
        """Whether it holds that much prose and stands in what is said to be the article."""
        if self._whole.get(element, 0) < least:
            return False
        places = (element, *element.iterancestors())
        return any(place.tag in ("article", "main") or _is_said_to_be_body(place) for place in places)

    def sums(self, weights: Sequence[tuple[HtmlElement, int]]) -> dict[HtmlElement, int]:
        """The weight under each element that holds one of the places."""
        total: dict[HtmlElement, int] = {}
        for place, weight in weights:
            total[place] = total.get(place, 0) + weight
        for element in reversed(self._parents):
            parent = self._parents[element]
            if parent is not None and element in total:
                total[parent] = total.get(parent, 0) + total[element]
        return total

    def children(self) -> dict[HtmlElement, list[HtmlElement]]:
        """The children of each element that hold prose."""
        found: dict[HtmlElement, list[HtmlElement]] = {}
        for element, parent in self._parents.items():
            if parent is not None:
                found.setdefault(parent, []).append(element)
        return found

    def bodies(self) -> set[HtmlElement]:
        """The elements that are said to be the article's body, and all prose places inside them."""
        found: set[HtmlElement] = set()
        for element, parent in self._parents.items():
            if parent in found or _is_said_to_be_body(element):
                found.add(element)
        return found

    def _climb(self, place: HtmlElement) -> None:
        """Add the place and its ancestors, the outermost first: a parent always stands before its children."""
        chain = []
        node: HtmlElement | None = place
        while node is not None and node not in self._parents:
            chain.append(node)
            node = node.getparent()
        parent = node
        for node in reversed(chain):
            self._parents[node] = parent
            parent = node

    def _role(self, element: HtmlElement) -> int:
        if element.tag in ("html", "body"):
            return NOTHING
        return BOILERPLATE if element.tag in SKIPPED else role_of(element)

    def _weigh(self) -> int:
        """The weight of all prose that does not stand in sure boilerplate."""
        whole = sum(piece.weight for piece in self.pieces)
        sure: dict[HtmlElement | None, bool] = {None: False}
        for element, parent in self._parents.items():
            if self._roles[element] == BOILERPLATE and self._whole[element] > MOST * whole and element.tag not in SKIPPED:
                self._roles[element] = DOUBTFUL
            sure[element] = sure[parent] or self._roles[element] == BOILERPLATE
        return sum(piece.weight for piece in self.pieces if not sure[piece.place]) or 1

    def _styled_like_most(self) -> set[HtmlElement]:
        """The places, and what holds them, of paragraphs whose class most of the prose has."""
        styles: dict[str, int] = {}
        for piece in self.pieces:
            styles[piece.style] = styles.get(piece.style, 0) + piece.weight
        most = {style for style, weight in styles.items() if style and weight > SAME_STYLE * self._total}
        found: set[HtmlElement] = set()
        for piece in self.pieces:
            node: HtmlElement | None = piece.place if piece.style in most else None
            while node is not None and node not in found:
                found.add(node)
                node = self._parents[node]
        return found

    def _sum_classes(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for element, role in self._roles.items():
            if role == DOUBTFUL:
                name = element.get("class") or ""
                found[name] = found.get(name, 0) + self._whole[element]
        return found

    def _judge(self, element: HtmlElement) -> bool:
        role = self._roles[element]
        if role != DOUBTFUL:
            return role == BOILERPLATE
        if element in self._rescued or self._whole[element] > MUCH * self._total:
            return False
        name = element.get("class") or ""
        return not name or self._by_class[name] < SAME_CLASS * self._total

    def _inherit(self) -> dict[HtmlElement | None, bool]:
        dead: dict[HtmlElement | None, bool] = {None: False}
        for element, parent in self._parents.items():
            dead[element] = dead[parent] or self._boilerplate[element]
        return dead


def _is_said_to_be_body(element: HtmlElement) -> bool:
    return any(name in ("class", "id", "itemprop") and is_body(value) for name, value in element.items())
