"""The small lines around an article's heading and text, where a page says who wrote it and when.

What stands in menus, comments, teasers, captions and the like belongs to something else and is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice
from operator import itemgetter

from lxml.html import HtmlElement

from service.read.content.model import Block
from service.read.margins import margin_names
from service.read.page import Page
from service.read.shown_text import pieces_within

BEFORE_HEADING = 60
"""Elements: what stands farther above the heading is the site's, not the article's."""
AFTER_HEADING = 80
"""Elements below the heading that are looked at where the article's text is not known to start earlier."""
INTO_TEXT = 12
"""Elements below the first paragraph: it is often a standfirst with the by-line below it."""
FARTHEST_TEXT = 300
"""Elements below the heading within which its text is looked for."""
AFTER_TEXT = 60
"""Elements below the article's last paragraph."""
MOST_LEADS = 6
"""Blocks among which the text starts, behind titles and what stands in other elements than most of its paragraphs."""
MOST_COUNTED = 40
MOST_IN_MARGIN = 2
"""Places that an `<aside>` or `<footer>` may hold to be the article's own: one with more lists other articles."""
MOST_PLACES = 40
"""Places of one rank that are looked at in one page."""
AFTER = 2
"""The rank of what stands after the text."""
LONGEST_PIECE = 500
"""Characters of a line as it stands in the source, its white space unfolded."""
LONGEST_LINE = 120
"""Characters of a line; what is longer is prose."""

NAMING = frozenset({"class", "id", "itemprop", "data-testid", "data-test-id", "data-test", "data-qa", "data-component", "data-component-name"})
"""Attributes that name an element."""

_SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "select", "textarea", "button", "label"})
_OTHER_TAGS = frozenset({"nav", "figure", "figcaption", "blockquote", "form", "table"})
_HARMLESS = re.compile(
    r"\b(?:vcard|h-card)\b|pointer-events|elementor-widget|\b(?:no|without|hide|has-no)-[a-z]+"
    r"|(?:\b|_)(?:with|has|wrapper)[-_](?:image|photo|picture|foto|bild)\b"
)
"""Names that have a word of other things in them and are none: a microformat's class for who wrote something, a class for
what the mouse does, a page builder's for each of its parts, classes for what is not there or stands beside it."""
_COUNTED = frozenset({"comment", "kommentar"})
"""What a line about the article may count: "12 comments" beside its date."""
_ABOVE = frozenset({"topbar", "top-bar"})
"""What stands at the top of a site above its heading; below one it is the article's."""
_TITLES = frozenset({"h1", "h2", "h3", "h4"})
_MARGINS = frozenset({"aside", "footer"})

Finder = Callable[[HtmlElement], list[tuple[HtmlElement, str]]]
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
    """What `find` finds near the article: below its heading first, then above it, then after the text.

    other_names: parts of class, id and itemprop, beside those of the site's margins, that say that an element belongs to
    something else than the article.
    """
    ranked = groupby(_near(page), key=itemgetter(0))
    found = [place for rank, near in ranked for place in islice(((rank, *place) for _, element in near for place in find(element)), MOST_PLACES)]
    others = _any_of(margin_names() + other_names)
    blocks = page.content.blocks  # the first may be a standfirst that stands outside the article's element
    around_text = frozenset(above for block in (*blocks[:1], *blocks[-1:]) for above in block.element.iterancestors())
    own = around_text if page.heading is None else frozenset(page.heading.iterancestors())
    found = [(rank, element, text) for rank, element, text in found if not _is_of_other(element, own, around_text, others, rank)]
    around = [_margin(element) for _, element, _ in found]
    margins = Counter(around)
    for (rank, element, text), margin in zip(found, around, strict=True):
        if margin is None or margins[margin] <= MOST_IN_MARGIN:
            yield Place(rank, element, text, _line_around(element, own))


def line_of(element: HtmlElement) -> str:
    """The text of an element on one line, the texts of different elements apart from each other by bars; "" for prose."""
    line = " | ".join(line for piece in pieces_within(element, LONGEST_PIECE) if (line := " ".join(piece.split())))
    return line if len(line) <= LONGEST_LINE else ""


def labels_of(element: HtmlElement) -> str:
    """What the page's makers call the element, in lower case: class, id and itemprop, and the names that tests and
    components know it by, since classes are often made by machines."""
    return " ".join([value for name, value in element.items() if name in NAMING]).lower()


def _near(page: Page) -> Iterator[tuple[int, HtmlElement]]:
    """The elements near the article with their rank, a few steps from the heading and the text each way."""
    blocks = [block for block in page.content.blocks if block.element is not page.heading]
    first, last = (blocks[0].element, blocks[-1].element) if blocks else (None, None)
    heading = first if page.heading is None else page.heading
    if heading is None:
        return
    for element in _below(heading, _starts_of_text(blocks) if blocks else [], last):
        yield 0, element
    for element in islice(_preceding(heading), BEFORE_HEADING):
        yield 1, element
    for element in islice(following(last), AFTER_TEXT) if last is not None else ():
        yield AFTER, element


def _starts_of_text(blocks: list[Block]) -> list[HtmlElement]:
    """The first block, the one behind a standfirst, the first paragraph behind titles and points, and the first that stands
    where most of the text does: the by-line is often between them."""
    elements = [block.element for block in blocks[:MOST_LEADS]]
    around = Counter(block.element.getparent() for block in blocks[:MOST_COUNTED])
    commonest = around.most_common(1)[0][0]
    main = next((element for element in elements if element.getparent() is commonest and element.tag not in _TITLES), elements[0])
    second = elements[:2][-1] if elements[0].getparent() is not elements[:2][-1].getparent() else elements[0]
    paragraph = next((element for element in elements if element.tag == "p"), main)
    return list(dict.fromkeys((elements[0], second, paragraph, main)))


def _below(heading: HtmlElement, starts: list[HtmlElement], last: HtmlElement | None) -> list[HtmlElement]:
    """What follows the heading, down into the text; only the next elements where the text does not follow at all."""
    found: list[HtmlElement] = []
    end = INTO_TEXT if heading in starts[:1] else None
    ahead = [start for start in starts if start is not heading]
    for number, element in enumerate(islice(following(heading), FARTHEST_TEXT)):
        if end is not None and number >= end and not ahead:
            break
        if element in ahead:
            ahead.remove(element)
            end = number + INTO_TEXT
        found.append(element)
        if element is last:
            break
    return found[: AFTER_HEADING if end is None else end]


def following(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements behind this one in page order, without those inside it."""
    for root in (element, *element.iterancestors()):
        for sibling in root.itersiblings():
            yield from sibling.iter()


def _preceding(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements before this one, the nearest first, without those around it."""
    for root in (element, *element.iterancestors()):
        for sibling in root.itersiblings(preceding=True) if root.tag != "body" else ():  # the head shows nothing
            opened: list[tuple[HtmlElement, bool]] = [(sibling, False)]
            while opened:
                node, is_done = opened.pop()
                if is_done or not len(node):
                    yield node
                else:
                    opened.append((node, True))
                    opened += [(child, False) for child in node]


def _margin(element: HtmlElement) -> HtmlElement | None:
    return next(element.iterancestors(*_MARGINS), None)


def _is_of_other(element: HtmlElement, own: frozenset[HtmlElement], around_text: frozenset[HtmlElement], others: re.Pattern[str], rank: int) -> bool:
    """Whether an element around, up to the one that holds the heading as well, is a teaser's, a comment's, a menu's …, or
    an article without the text. own, around_text: what stands around the heading and around the text."""
    is_address = element.tag == "address"
    while element is not None and element not in own:
        if (element.tag == "article" and element not in around_text) or (element.tag == "a" and _holds_heading(element)):
            return True
        if element.tag in _SKIPPED or (element.tag in _OTHER_TAGS and not is_address and not (element.tag == "table" and line_of(element))):
            return True
        named = others.search(_HARMLESS.sub("", labels_of(element)))
        if named and not (rank == 0 and (named[0] in _ABOVE or (named[0] in _COUNTED and line_of(element)))):
            return True
        element = element.getparent()
    return False


def _holds_heading(link: HtmlElement) -> bool:
    """Whether a link is a whole teaser, with a title of its own."""
    return len(link) > 0 and next(link.iter("h2", "h3", "h4", "h5"), None) is not None


def _line_around(element: HtmlElement, own: frozenset[HtmlElement]) -> HtmlElement:
    """The largest line around: a date's day, time and label, or a name and its role, often have their own elements."""
    for _ in range(3):
        parent = element.getparent()
        if parent is None or parent in own or parent.tag in ("body", "ul", "ol") or not line_of(parent):
            break
        element = parent
    return element


@lru_cache(maxsize=8)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, names)))
