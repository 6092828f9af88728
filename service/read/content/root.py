"""Finds the element that holds the article's text."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from service.read.content.walk import SKIPPED, string_of
from service.read.content.words import STRONG, WEAK, role_of

_LONG_TEXTS = etree.XPath("//div/text()[string-length()>80]/..")


class Mass:
    """How much paragraph text stands in each element, and which elements are boilerplate."""

    def __init__(self, tree: HtmlElement) -> None:
        self.raw: dict[HtmlElement, int] = {}
        self.units: list[tuple[HtmlElement, int]] = []
        self.dead: dict[HtmlElement, bool] = {}
        for unit in list(tree.iter("p")) + _LONG_TEXTS(tree):
            if weight := _prose(unit):
                place = unit if unit.tag == "div" else unit.getparent()
                self.units.append((place, weight))
        _sum_up(self.units, self.raw)
        self.total = self.raw.get(tree, 0)

    def is_boilerplate(self, element: HtmlElement) -> bool:
        """Whether tag, class and id say so, and, where they only hint at it, the element does not hold the page's text."""
        if element.tag in SKIPPED:
            return True
        role = role_of(element)
        share = self.raw.get(element, 0) / (self.total or 1)
        return share < (0.4 if role == WEAK else 0.7) if role else False

    def in_boilerplate(self, element: HtmlElement) -> bool:
        chain = []
        verdict = False
        node = element
        while node is not None:
            if (seen := self.dead.get(node)) is not None:
                verdict = seen
                break
            chain.append(node)
            node = node.getparent()
        for node in reversed(chain):
            verdict = verdict or (node.tag not in ("body", "html") and self.is_boilerplate(node))
            self.dead[node] = verdict
        return verdict


def _prose(unit: HtmlElement) -> int:
    text = string_of(unit).strip()
    weight = _weight(text)
    if weight < 40:
        return 0
    links = sum(len(string_of(link)) for link in unit.iter("a"))
    return 0 if links * 3 > len(text) else weight


def _sum_up(units: list[tuple[HtmlElement, int]], total: dict[HtmlElement, int]) -> None:
    for place, weight in units:
        while place is not None:
            total[place] = total.get(place, 0) + weight
            place = place.getparent()


def _weight(text: str) -> int:
    """Characters, a character of a script without spaces counted as three."""
    if text.isascii():
        return len(text)
    return len(text) + 2 * sum(1 for character in text[:200] if "\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7af")


def find_root(tree: HtmlElement, mass: Mass) -> HtmlElement | None:
    """The lowest element that holds most of the page's paragraphs."""
    total: dict[HtmlElement, int] = {}
    _sum_up([(place, weight) for place, weight in mass.units if not mass.in_boilerplate(place)], total)
    if not total:
        return None
    node = tree
    while True:
        best = max(node.iterchildren(), key=lambda child: total.get(child, 0), default=None)
        if best is None or total.get(best, 0) < 0.7 * total[node]:
            return node
        node = best
