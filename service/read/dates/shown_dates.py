"""Dates that a page shows to its readers: near the article's heading, or after its text with a label that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from lxml.html import HtmlElement

from service.model.formats import parse_date
from service.read.authors.byline import is_name
from service.read.authors.byline_marks import marks_byline
from service.read.authors.dated_byline import cut_dates, read_dated_byline
from service.read.authors.name_words import byline_openings
from service.read.dates.data_moment import data_moment, moment_names
from service.read.dates.date_line import Kind, WrittenDate, has_label, label_at_end, read_dates, read_whole_dates
from service.read.dates.stated_date import UNIX_TIME, read_stated_date
from service.read.dates.written_date import date_words
from service.read.fold import fold
from service.read.near_article import AFTER, LONGEST_PIECE, Place, labels_of, line_of, places_near_article
from service.read.page import Page

SHORTEST = 6
"""Characters of the shortest date: "1.1.26"."""

MOST_WRAPS = 3
"""Elements around a date whose names are read."""
FEWEST_IN_SERIES = 3
"""Days: an article may show two of its own, of its publication and of a change."""

_NUMBER = re.compile(r"\[\d+\]")
_HAS_DATE = re.compile(r"\d{4}|\d[./-]\s?\d{1,2}[./-]\s?\d\d")
_KINDS: tuple[Kind, ...] = ("created", "modified", "published")


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date with the XPath of the element that shows it. kind: what its label or the element's names say it is.

    rule: "written-date" where it is read from a text for people, "unix-time" where a machine counted the seconds; None for
    what a machine wrote in ISO 8601.
    """

    kind: Kind | None
    value: str
    at: str
    rule: str | None


def shown_dates(page: Page, language: str | None) -> Iterator[ShownDate]:
    """The article's own dates among those that the page shows, the likeliest first.

    After the text only those with a label or a name that says what they are. `language`: the BCP 47 tag by which dates
    in figures are read.
    """
    seen: dict[HtmlElement, set[str]] = {}
    behind: list[ShownDate] = []
    for place in places_near_article(page, _find, tuple(date_words("written_dates.json")["otherNames"])):
        is_time = _is_timed(place.element)
        if place.line in seen and not is_time:
            dates = _beside(place, language, seen[place.line])
        else:
            dates = _of_time(place, language) if is_time else _of_text(page, place, language)
        if line_of(place.line):
            seen.setdefault(place.line, set()).update(date.value[:10] for date in dates)
        for date in dates:
            kind = date.kind or (_kind_by_name(place) or _kind_by_link(page, place) if len(dates) == 1 else None)
            shown = ShownDate(kind, date.value, page.place(place.element), _rule(place.element, date.value) if is_time else "written-date")
            if place.rank < AFTER or date.kind is not None:
                yield shown
            elif kind is not None:
                behind.append(shown)
    yield from (date for date in behind if all(other.value == date.value for other in behind if other.kind == date.kind))


def without_series(dates: list[ShownDate]) -> list[ShownDate]:
    """The dates, or none where the first is one of many days that stand in the same place of neighbouring elements: the
    entries of a list of articles."""
    shapes = [_NUMBER.sub("", date.at) for date in dates]
    days = {date.value[:10] for date, shape in zip(dates, shapes, strict=True) if shape == shapes[0]}
    return [] if len(days) >= FEWEST_IN_SERIES else dates


def _find(element: HtmlElement) -> list[tuple[HtmlElement, str]]:
    found = []
    if _is_timed(element):
        found.append((element, ""))
    elif (text := element.text) and _has_date(text):
        found.append((element, text))
    if (text := element.tail) and _has_date(text):
        found.append((element.getparent(), text))
    return found


def _is_timed(element: HtmlElement) -> bool:
    """Whether it is a `<time>`, an `<abbr>` with a moment in its title, as it was written before that, or keeps one for a script.

    Source: https://microformats.org/wiki/datetime-design-pattern
    """
    if element.tag == "abbr":
        return parse_date(_moment(element)) is not None
    return element.tag == "time" or data_moment(element) != ""


def _moment(element: HtmlElement) -> str:
    return element.get("title" if element.tag == "abbr" else "datetime") or data_moment(element)


def _rule(element: HtmlElement, value: str) -> str | None:
    """By which rule the moment of a `<time>` became this value: by none where it states it, its text may have it."""
    moment = _moment(element).strip()
    if parse_date(moment) == value:
        return None
    return "unix-time" if UNIX_TIME.match(moment) and read_stated_date(moment) == value else "written-date"


def _has_date(text: str) -> bool:
    return SHORTEST <= len(text) <= LONGEST_PIECE and not text.isspace() and _HAS_DATE.search(text) is not None


def _of_text(page: Page, place: Place, language: str | None) -> tuple[WrittenDate, ...]:
    own = " ".join(place.text.split())
    around = (place.element, place.element.getparent())
    if any(one is not None and one.tag == "p" and not line_of(one) for one in around):  # "… was first released on 3 December 2008" is prose
        return read_whole_dates(own, language)
    texts = dict.fromkeys((line_of(place.line), own))
    dates = next(filter(None, (read_dates(text, language) for text in texts)), ())
    if dates:
        return dates
    byline = next(filter(None, (read_dated_byline(text, language) for text in texts)), None)
    if byline is None:
        is_marked = marks_byline(place.element) or _kind_by_name(place) is not None
        cuts = cut_dates(own, language)
        return next((dates for rest, dates in cuts if page.site.is_name(rest) or (is_marked and is_name(rest)) or _signs(rest)), ())
    return byline.dates


def _signs(text: str) -> bool:
    """Whether it is a by-word and one more word, which need not be a name: "by nfalk", as weblogs name who is logged in."""
    word, _, login = text.partition(" ")
    return login.isalnum() and not login.isdigit() and fold(word) in byline_openings()


def _beside(place: Place, language: str | None, days: set[str]) -> tuple[WrittenDate, ...]:
    """What an element of a line says that was read already and that is nothing but a date: themes of weblogs put the hidden
    moment of the change before the day that they show."""
    dates = read_whole_dates(" ".join(place.text.split()), language)
    return dates if len(dates) == 1 and dates[0].value[:10] not in days else ()


def _of_time(place: Place, language: str | None) -> tuple[WrittenDate, ...]:
    """The date of a `<time>`: what it is stands in its own text, or before it on its line."""
    shown = read_dates(line_of(place.element), language)
    stated = read_stated_date(_moment(place.element), language)
    if stated is None or (shown and data_moment(place.element) and _is_of_other_day(shown[0].value, stated)):
        stated = shown[0].value if shown else None
    if stated is None:
        return ()
    around = read_dates(line_of(place.line), language)
    day = (shown[0].value if shown else stated)[:10]  # as the line has it: the machine's may be the next day in UTC
    kinds = {date.kind for date in around if date.value[:10] == day}
    own_kind = shown[0].kind if shown else _kind_of_label(place.element)
    if len(stated) == len(day):  # the element may hold the day alone, and the time stands beside it
        stated = next((date.value for date in around if date.value.startswith(stated)), stated)
    return (WrittenDate(own_kind or (kinds.pop() if len(kinds) == 1 else None), stated),)


def _is_of_other_day(shown: str, stated: str) -> bool:
    """Whether a moment that is kept for a script is not of the day that is shown: that of the page's making, or of a change."""
    return abs((datetime.fromisoformat(shown[:10]) - datetime.fromisoformat(stated[:10])).days) > 1


def _kind_of_label(element: HtmlElement) -> Kind | None:
    """What the text of an element without a date says of it ("Updated two hours ago"), else the text right before it."""
    line = line_of(element)
    return next((kind for kind in _KINDS if line and has_label(line, kind)), None) or label_at_end(_text_before(element))


def _text_before(element: HtmlElement) -> str:
    """The text right before an element, of the element before it where nothing stands between them."""
    before, parent = element.getprevious(), element.getparent()
    if before is None:
        return (parent.text if parent is not None else None) or ""
    tail = (before.tail or "").strip()
    return tail or (line_of(before) if isinstance(before.tag, str) else "")


def _kind_by_name(place: Place) -> Kind | None:
    """What the names of the element say, else those of the ones around it.

    Themes of weblogs add a microformat's "updated" to the date of publication: "entry-date published updated". An element
    that is named so for the change that its text tells without a date says nothing of the date before: "18 Nov 2025,
    updated two hours ago".
    """
    element = place.element
    if element.tag == "time" and element.get("pubdate") is not None:  # as HTML 5 had it at first
        return "published"
    own = " ".join((labels_of(element), *moment_names(element)))
    for names in (own, *_names_around(element)):
        kinds = [kind for kind in _KINDS if _names(kind).search(names)]
        if kinds == ["modified", "published"] and "updated" in names.split():
            return "published"
        if kinds:
            return None if kinds[0] == "modified" and has_label(line_of(place.line), "modified") else kinds[0]
    return None


def _names_around(element: HtmlElement) -> Iterator[str]:
    """The names of the element around it, and of those around that which hold nothing else: systems wrap a field in several."""
    for _ in range(MOST_WRAPS):
        parent = element.getparent()
        if parent is None:
            return
        yield labels_of(parent)
        if len(parent) > 1 or (parent.text or "").strip() or (element.tail or "").strip():
            return
        element = parent


def _kind_by_link(page: Page, place: Place) -> Kind | None:
    """A date behind the text that is the link to the very page, as weblogs have it, says when that page appeared."""
    link = next((one for one in (place.element, place.element.getparent()) if one is not None and one.tag == "a"), None)
    if link is None or "bookmark" not in (link.get("rel") or "").lower().split():
        return None
    href = (link.get("href") or "").strip()
    return "published" if href.startswith("#") or page.absolute(href) in (page.url, page.base_url) else None


@cache
def _names(kind: Kind) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, date_words("written_dates.json")[f"{kind}Names"])))
