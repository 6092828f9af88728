"""Dates that a page shows to its readers: near the article's heading, or after its text with a label that says so.

Dates of comments, teasers, events and the like stand elsewhere or under a name that says what they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml.html import HtmlElement

from service.read.date_line import Kind, WrittenDate, read_dates
from service.read.heading import article_heading
from service.read.page import Page
from service.read.stated_date import read_stated_date
from service.read.written_date import date_words

BEFORE_HEADING = 30
"""Elements: a date that stands farther above the heading is the site's, not the article's."""
AFTER_HEADING = 80
"""Elements below the heading that are looked at where the article's text is not known to start earlier."""
INTO_TEXT = 12
"""Elements below the first paragraph: it is often a standfirst with the by-line below it."""
AFTER_TEXT = 60
"""Elements below the article's last paragraph."""
MOST_IN_MARGIN = 2
"""Dates that an `<aside>` or `<footer>` may hold to be the article's own: one with more lists other articles."""
MOST_DATES = 40
"""Places that are looked at in one page."""
AFTER = 2
"""The rank of what stands after the text."""
LONGEST_PIECE = 500
"""Characters of a line as it stands in the source, its white space unfolded."""
LONGEST_LINE = 120
"""Characters of a line that holds a date; what is longer is prose."""

_HAS_DATE = re.compile(r"\d{4}|\d[./-]\s?\d{1,2}[./-]\s?\d\d")
_SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "select", "textarea", "head"})
_OTHER_TAGS = frozenset({"nav", "figure", "figcaption", "blockquote", "form", "table"})
_MARGINS = frozenset({"aside", "footer"})


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date with the XPath of the element that shows it. kind: what its label or the element's names say it is."""

    kind: Kind | None
    value: str
    at: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A text that may hold a date, the element that it stands in, and that element's number in the page."""

    number: int
    element: HtmlElement
    text: str


def shown_dates(page: Page, language: str | None) -> tuple[ShownDate, ...]:
    """The article's own dates among those that the page shows, the likeliest first.

    Order: below the heading, above it, after the text (there only with a label or a name that says what it is).
    `language`: the BCP 47 tag by which dates in figures are read. Walks the page once.
    """
    heading = article_heading(page)
    blocks = page.content.blocks
    ends = (heading, blocks[0].element, blocks[-1].element) if blocks else (heading, None, None)
    places, (at_heading, first, last) = _walk(page, ends)
    ranked = [(rank, place) for place in places if (rank := _rank(place.number, at_heading, first, last)) is not None]
    ranked.sort(key=lambda place: place[0])
    own = set() if heading is None else set(heading.iterancestors())
    return tuple(_dates(page, ranked[:MOST_DATES], own, language))


def _walk(page: Page, ends: tuple[HtmlElement | None, ...]) -> tuple[list[_Place], list[int]]:
    """The places in the page's body that may hold a date, up to some elements below the last of `ends`, and the ends'
    numbers (-1 for one that there is none of)."""
    numbers: dict[HtmlElement, int] = {}
    places: list[_Place] = []
    stop = None
    for number, element in enumerate(page.tree.find("body").iter()):
        if element in ends:
            numbers[element] = number
            stop = number + AFTER_TEXT if element is ends[-1] else stop
        elif stop is not None and number > stop:
            break
        if element.tag == "time":
            places.append(_Place(number, element, ""))
        elif (text := element.text) and isinstance(element.tag, str) and _has_date(text):
            places.append(_Place(number, element, text))
        if (text := element.tail) and _has_date(text):
            places.append(_Place(number, element.getparent(), text))
    return places, [numbers.get(end, -1) for end in ends]


def _has_date(text: str) -> bool:
    return 5 < len(text) <= LONGEST_PIECE and _HAS_DATE.search(text) is not None


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


def _dates(page: Page, places: list[tuple[int, _Place]], own: set[HtmlElement], language: str | None) -> Iterator[ShownDate]:
    seen: set[HtmlElement] = set()
    margins = Counter(margin for _, place in places if (margin := _margin(place.element)) is not None)
    for rank, place in places:
        line = _line_around(place.element, own)
        is_time = place.element.tag == "time"
        if (line in seen and not is_time) or _is_of_other(place.element, own) or margins.get(_margin(place.element), 0) > MOST_IN_MARGIN:
            continue
        if _is_short(line):
            seen.add(line)
        for date in _of_time(place.element, line, language) if is_time else _of_text(place, line, language):
            kind = date.kind or _kind_by_name(place.element)
            if rank < AFTER or kind is not None:
                yield ShownDate(kind, date.value, page.place(place.element))


def _of_text(place: _Place, line: HtmlElement, language: str | None) -> tuple[WrittenDate, ...]:
    shown = read_dates(_text(line), language) if _is_short(line) else ()
    return shown or read_dates(" ".join(place.text.split()), language)


def _of_time(element: HtmlElement, line: HtmlElement, language: str | None) -> tuple[WrittenDate, ...]:
    """The date of a `<time>`: what it is stands in its own text, or before it on its line."""
    shown = read_dates(_text(element), language)
    stated = read_stated_date(element.get("datetime") or "", language) or (shown[0].value if shown else None)
    if stated is None:
        return ()
    around = read_dates(_text(line), language) if _is_short(line) else ()
    kinds = {date.kind for date in around if date.value[:10] == stated[:10]}
    own_kind = shown[0].kind if shown else None
    return (WrittenDate(own_kind or (kinds.pop() if len(kinds) == 1 else None), stated),)


def _is_short(line: HtmlElement) -> bool:
    return len("".join(line.itertext())) <= LONGEST_PIECE and len(_text(line)) <= LONGEST_LINE


def _line_around(element: HtmlElement, own: set[HtmlElement]) -> HtmlElement:
    """The largest element around that still is one line: a date's day, time and label often stand in their own elements."""
    for _ in range(3):
        parent = element.getparent()
        if parent is None or parent in own or parent.tag in ("body", "ul", "ol") or not _is_short(parent):
            break
        element = parent
    return element


def _text(element: HtmlElement) -> str:
    return " | ".join(line for piece in element.itertext() if (line := " ".join(piece.split())))


def _margin(element: HtmlElement) -> HtmlElement | None:
    return next(element.iterancestors(*_MARGINS), None)


def _is_of_other(element: HtmlElement, own: set[HtmlElement]) -> bool:
    """Whether an element around, up to the one that holds the heading as well, is a teaser's, a comment's, a menu's …"""
    names = _names("otherNames")
    while element is not None and element not in own:
        if element.tag in _SKIPPED or element.tag in _OTHER_TAGS or names.search(_name_of(element)):
            return True
        element = element.getparent()
    return False


def _kind_by_name(element: HtmlElement) -> Kind | None:
    parent = element.getparent()
    name = f"{_name_of(element)} {'' if parent is None else _name_of(parent)}"
    kinds: tuple[Kind, ...] = ("created", "modified", "published")
    return next((kind for kind in kinds if _names(f"{kind}Names").search(name)), None)


def _name_of(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}".lower()


@cache
def _names(row: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, date_words("written_dates.json")[row])))
