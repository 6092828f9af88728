"""How a page's prose is spread over its elements, and which elements are boilerplate by that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement

from service.read.content.prose import Prose
from service.read.content.tags import SKIPPED
from service.read.content.vocabulary import BOILERPLATE, DOUBTFUL, NOTHING, is_body, role_of, role_of_words
from service.read.images.words import outside_words

LONG = 300
"""Weight of a piece that is a text of its own, even where it stands alone in its place."""
ALONE = 4
"""What other pieces that stand alone in their place are divided by: teasers do."""
IN_LINK, IN_LIST, IN_NESTED_ARTICLE = 10, 3, 3
"""What pieces are divided by for each link, list item, or article in an article, around them: teasers stand there."""
MOST = 0.7
"""A share of the prose that nothing doubtful has: what holds more is the article's container, whatever it is called."""
MUCH = 0.4
"""The same for what holds an `<h1>` as well."""
LEAST_KEPT = 0.3
"""The share of the prose without which it is not believed that the other paragraphs are boilerplate by their class."""
SAME_CLASS = 0.6
"""Doubtful elements of one class that together hold more than this are the article in pieces ("article-widget")."""
SAME_STYLE = 0.4
"""Paragraphs of one class that together have more than this are the article's, wherever they stand."""
READ_ON = {"readmore"}
"""What a link to another article is called, and the rest of this one behind a button."""

Sums = dict[HtmlElement, int]


class Spread:
    """The prose of a page, what is like a teaser weighed less, summed up for every element that holds some.

    titled: the elements that hold an `<h1>`.
    """

    def __init__(self, pieces: Sequence[Prose], h1s: Iterable[HtmlElement]) -> None:
        self.titled = {ancestor for h1 in h1s for ancestor in h1.iterancestors()}
        self._parents: dict[HtmlElement, HtmlElement | None] = {}
        pieces = _unlabelled(pieces)
        for piece in pieces:
            self._climb(piece.place)
        self._pieces = self._discounted(pieces)
        self._whole = self._sums((piece.place, piece.weight) for piece in self._pieces)
        self._roles = {element: self._role(element) for element in self._parents}
        self._total = self._weigh_unsure()
        self._boilerplate = self._judge()
        self._dead = self._inherited(self._boilerplate)
        self._boxes: Counter[tuple[HtmlElement | None, str, str | None]] | None = None

    def is_boilerplate(self, element: HtmlElement) -> bool:
        """Whether what the element says of itself is borne out by how little of the prose it holds."""
        known = self._boilerplate.get(element)
        return role_of(element) != NOTHING if known is None else known

    def weight_in(self, element: HtmlElement) -> int:
        """How much prose it holds."""
        return self._whole.get(element, 0)

    def is_one_of_several(self, block: HtmlElement) -> bool:
        """Whether the text stands in several boxes of one class, of which this is one."""
        if self.weight_in(block) == 0:
            return False
        if self._boxes is None:
            weighed = ((element, parent) for element, parent in self._parents.items() if self.weight_in(element) > 0)
            self._boxes = Counter((parent, element.tag, element.get("class")) for element, parent in weighed)
        return self._boxes[self._parents[block], block.tag, block.get("class")] > 1

    def is_solid(self, element: HtmlElement, least: int) -> bool:
        """Whether it holds that much prose and stands in what is said to be the article."""
        if self.weight_in(element) < least:
            return False
        places = (element, *element.iterancestors())
        return any(is_said_to_be_article(place) for place in places)

    def living(self, body_bonus: int) -> Sums:
        """The weight of prose that is in no boilerplate, under each element, times the bonus in what is said to be the body."""
        bodies = self._inherited({element: is_said_to_be_body(element) for element in self._parents})
        alive = (piece for piece in self._pieces if not self._dead[piece.place])
        return self._sums((piece.place, piece.weight * (body_bonus if bodies[piece.place] else 1)) for piece in alive)

    def gathered(self) -> Sums:
        """The same without bonus and without the pieces that stand alone in their place."""
        return self._sums((piece.place, piece.weight) for piece in self._pieces if not self._dead[piece.place] and piece.place not in self._alone)

    def children(self) -> dict[HtmlElement | None, list[HtmlElement]]:
        """The children of each element that hold prose; those of None are the outermost."""
        found: dict[HtmlElement | None, list[HtmlElement]] = {}
        for element, parent in self._parents.items():
            found.setdefault(parent, []).append(element)
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

    def _discounted(self, pieces: Sequence[Prose]) -> list[Prose]:
        divisors: dict[HtmlElement | None, int] = {None: 1}
        in_article = self._inherited({element: element.tag == "article" for element in self._parents})
        for element, parent in self._parents.items():
            tag = element.tag
            divisor = IN_LIST if tag == "li" else IN_LINK if tag == "a" else 1
            divisors[element] = divisors[parent] * (IN_NESTED_ARTICLE if tag == "article" and in_article[parent] else divisor)
        count = Counter(piece.place for piece in pieces)
        self._alone = {piece.place for piece in pieces if count[piece.place] == 1 and piece.weight <= LONG}
        found = []
        for place, weight, style in pieces:
            divisor = divisors[place] * (ALONE if place in self._alone else 1)
            found.append(Prose(place, max(1, weight // divisor), style))
        return found

    def _sums(self, weights: Iterable[tuple[HtmlElement, int]]) -> Sums:
        total: Sums = {}
        for place, weight in weights:
            total[place] = total.get(place, 0) + weight
        for element in reversed(self._parents):
            parent = self._parents[element]
            if parent is not None and element in total:
                total[parent] = total.get(parent, 0) + total[element]
        return total

    def _role(self, element: HtmlElement) -> int:
        tag = element.tag
        return NOTHING if tag in ("html", "body") else BOILERPLATE if tag in SKIPPED else role_of(element)

    def _weigh_unsure(self) -> int:
        """The weight of all prose that does not stand in sure boilerplate.

        What holds most of it is not sure where it holds the title as well, or is alone said to be the body: hidden until a
        script has seen who reads.
        """
        whole = sum(piece.weight for piece in self._pieces)
        for element, role in self._roles.items():
            if role == BOILERPLATE and self._whole[element] > MOST * whole and (element in self.titled or self._is_only_body(element)):
                self._roles[element] = DOUBTFUL
        sure = self._inherited({element: role == BOILERPLATE for element, role in self._roles.items()})
        return sum(piece.weight for piece in self._pieces if not sure[piece.place]) or 1

    def _is_only_body(self, element: HtmlElement) -> bool:
        if not is_said_to_be_body(element):
            return False
        others = set(self._parents).difference(element.iterancestors(), element.iter())
        return not any(map(is_said_to_be_body, others))

    def _judge(self) -> dict[HtmlElement, bool]:
        doubtful = [element for element, role in self._roles.items() if role == DOUBTFUL]
        classes: Counter[str] = Counter()
        for element in doubtful:
            classes[element.get("class") or ""] += self._whole[element]
        cleared = self._holders_of_common_style() if doubtful else set()
        together = self._holders_of_several() if doubtful else set()
        verdict = {element: role == BOILERPLATE for element, role in self._roles.items()}
        for element in doubtful:
            share = self._whole[element] / self._total
            name = element.get("class") or ""
            holds = share > MOST or (share > MUCH and element in self.titled) or (name and classes[name] > SAME_CLASS * self._total)
            is_rest = share >= LEAST_KEPT and element in together and _is_rest_of_article(element)
            verdict[element] = not (holds or is_rest or element in cleared)
        return verdict

    def _holders_of_several(self) -> set[HtmlElement]:
        """What holds two paragraphs or more in one place."""
        count = Counter(piece.place for piece in self._pieces if piece.weight > 0)
        found: set[HtmlElement] = set()
        for place in (place for place, number in count.items() if number > 1):
            node: HtmlElement | None = place
            while node is not None and node not in found:
                found.add(node)
                node = self._parents[node]
        return found

    def _holders_of_common_style(self) -> set[HtmlElement]:
        styles: Counter[str] = Counter()
        for piece in self._pieces:
            styles[piece.style] += piece.weight
        common = {style for style, weight in styles.items() if style and weight > SAME_STYLE * self._total}
        found: set[HtmlElement] = set()
        for piece in self._pieces:
            node: HtmlElement | None = piece.place if piece.style in common else None
            while node is not None and node not in found:
                found.add(node)
                node = self._parents[node]
        return found

    def _inherited(self, own: dict[HtmlElement, bool]) -> dict[HtmlElement | None, bool]:
        """For each element whether it, or anything around it, is so."""
        found: dict[HtmlElement | None, bool] = {None: False}
        for element, parent in self._parents.items():
            found[element] = found[parent] or own[element]
        return found


def _unlabelled(pieces: Sequence[Prose]) -> Sequence[Prose]:
    """The pieces without those whose own class says that they are comments, captions and the like, unless most of them do."""
    kept = [piece for piece in pieces if not piece.style or role_of_words(piece.style) != BOILERPLATE]
    return kept if len(kept) == len(pieces) or sum(piece.weight for piece in kept) >= LEAST_KEPT * sum(piece.weight for piece in pieces) else pieces


def _is_rest_of_article(element: HtmlElement) -> bool:
    """Whether nothing makes it doubtful but its name for reading on: not a sidebar, a promotion, an `<aside>`."""
    outside = {word for name in ("class", "id") if (value := element.get(name)) for word in outside_words(value)}
    return element.tag != "aside" and outside == READ_ON and any(is_said_to_be_article(above) for above in element.iterancestors())


def is_said_to_be_article(element: HtmlElement) -> bool:
    """Whether its tag, class, id or itemprop calls it the article or the article's body."""
    return element.tag in ("article", "main") or is_said_to_be_body(element)


def is_said_to_be_body(element: HtmlElement) -> bool:
    """Whether its class, id or itemprop calls it the article's body."""
    return any((value := element.get(name)) and is_body(value) for name in ("class", "id", "itemprop"))
