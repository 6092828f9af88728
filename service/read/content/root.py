"""Finds the element that holds the article's text."""

from __future__ import annotations

from collections import Counter

from lxml import etree
from lxml.html import HtmlElement

from service.read.content.walk import SKIPPED, string_of
from service.read.content.words import NOTHING, STRONG, WEAK, role_of

_LONG_TEXTS = etree.XPath("//div/text()[string-length()>60]/..")
_CARD_STARTS = frozenset(("a","div","article","p","img","figure","ul","ol","span","h2","h3","h4","button","section","svg","picture","script","time"))
_OWN_TEXT = etree.XPath("text()", smart_strings=False)


class Mass:
    """How much paragraph text stands in each element, and which elements are boilerplate."""

    def __init__(self, tree: HtmlElement) -> None:
        self.raw: dict[HtmlElement, int] = {}
        self.units: list[tuple[HtmlElement, int]] = []
        self.by_class: dict[str, int] = {}
        self.roles: dict[HtmlElement, int] = {}
        for unit in tree.iter("p"):
            if weight := _prose(unit, string_of(unit), unit.iter("a")):
                self.units.append((unit.getparent(), weight))
        for unit in tree.iter("li"):
            if unit.text and not unit.text.isspace():
                if weight := _prose(unit, string_of(unit), unit.iter("a")):
                    self.units.append((unit.getparent(), weight))
        loose = _LONG_TEXTS(tree)
        loose += list(dict.fromkeys(br.getparent() for br in tree.iter("br") if br.getparent().tag not in ("p", "div")))
        for unit in loose:
            if weight := _prose(unit, " ".join(_OWN_TEXT(unit)), unit.iterchildren("a")):
                self.units.append((unit, weight))
        _sum_up(self.units, self.raw)
        whole = self.total = self.raw.get(tree, 0)
        self.total = max(1, sum(weight for place, weight in self.units if self.chain_role(place, whole) != STRONG))
        for element, weight in self.raw.items():
            if name := element.get("class"):
                self.by_class[name] = self.by_class.get(name, 0) + weight

    def role(self, element, whole=0):
        role = self.roles.get(element)
        if role is None:
            role = STRONG if element.tag in SKIPPED else role_of(element)
            if role == STRONG and self.raw.get(element, 0) > 0.7 * self.total:
                role = WEAK
            self.roles[element] = role
        return role

    def chain_role(self, place, whole):
        return max((self.role(node, whole) for node in (place, *place.iterancestors()) if node.tag not in ("body", "html")), default=NOTHING)

    def is_boilerplate(self, element: HtmlElement) -> bool:
        """Whether tag, class and id say so, and, where they only hint at it, the element does not hold the page's text."""
        role = self.role(element)
        if role != WEAK:
            return role == STRONG
        weight = self.raw.get(element, 0)
        if weight > 0.4 * self.total:
            return False
        return not weight or self.by_class.get(element.get("class") or "", 0) < 0.6 * self.total

    def in_boilerplate(self, element: HtmlElement) -> bool:
        return any(self.is_boilerplate(node) for node in (element, *element.iterancestors()) if node.tag not in ("body", "html"))


def _discount(place):
    """Text in a link, a list item or an article inside an article is more often a teaser."""
    tags = [place.tag, *(a.tag for a in place.iterancestors())]
    return (10 if "a" in tags else 1) * (3 if "li" in tags else 1) * (3 if tags.count("article") > 1 else 1)


def _prose(unit: HtmlElement, text: str, links) -> int:
    text = text.strip()
    weight = weight_of(text)
    if weight < 40:
        return 0
    length = sum(len(string_of(link)) for link in links)
    return 0 if length * 3 > len(text) else weight


def _sum_up(units: list[tuple[HtmlElement, int]], total: dict[HtmlElement, int]) -> None:
    for place, weight in units:
        while place is not None:
            total[place] = total.get(place, 0) + weight
            place = place.getparent()


def weight_of(text: str) -> int:
    """Characters, a character of a script without spaces counted as three."""
    if text.isascii():
        return len(text)
    return len(text) + 2 * sum(1 for character in text[:200] if "\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7af")


def find_core(tree: HtmlElement, mass: Mass) -> HtmlElement | None:
    """The lowest element that holds most of the page's paragraphs."""
    total: dict[HtmlElement, int] = {}
    alive = [(place, weight) for place, weight in mass.units if not mass.in_boilerplate(place)]
    count = Counter(place for place, _ in alive)
    _sum_up([(place, weight // (1 if count[place] > 1 or weight > 300 else 4) // _discount(place)) for place, weight in alive], total)
    if not total:
        return None
    titled = {a for h1 in tree.iter("h1") for a in h1.iterancestors()}
    node = tree
    while True:
        best = max(node.iterchildren(), key=lambda child: total.get(child, 0), default=None)
        if best is not None and total.get(best, 0) >= 0.7 * total[node]:
            node = best
            continue
        articles = [e for e in node.iter("article") if e is not node and total.get(e,0) > 0.1 * total[node]]
        if len(articles) > 1 and articles[0] in titled and total[articles[0]]>0.2*total[node]:
            node = articles[0]
            continue
        return node


def find_scope(tree: HtmlElement, core: HtmlElement) -> HtmlElement:
    """The lowest element that holds the core and the h1 nearest to it."""
    chain = [core, *core.iterancestors()]
    places = {element: number for number, element in enumerate(chain)}
    best = len(chain)
    for h1 in tree.iter("h1"):
        node = h1
        while node is not None and node not in places:
            node = node.getparent()
        if node is not None:
            best = min(best, places[node])
    if best == len(chain) or chain[best].tag in ("html",):
        return next((e for e in chain if e.tag in ("article", "main")), core)
    return chain[best]
