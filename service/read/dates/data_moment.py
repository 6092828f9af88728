"""Moments that an element keeps in a `data-` attribute for the script that is to write them out for the reader:
`<span class="meta-time" data-date="2025-11-18T14:05:00+01:00"></span>`."""

from __future__ import annotations

from functools import cache

from lxml.html import HtmlElement

from service.model.formats import parse_date
from service.read.dates.stated_date import UNIX_TIME
from service.read.dates.written_date import date_words
from service.read.near_article import LONGEST_LINE, labels_of
from service.read.shown_text import pieces_within

MOST_CHILDREN = 4


def data_moment(element: HtmlElement) -> str:
    """The text of the attribute, in ISO 8601 or Unix time; "" where the element is not named for a date, has a `datetime`, or holds
    more than a line: a list or a whole story keeps such moments for other ends. Raises none."""
    if (
        not (names := moment_names(element))
        or element.get("datetime")
        or (element.tag != "time" and not any(part in labels_of(element) for part in _parts()))
    ):
        return ""
    if len(element) > MOST_CHILDREN or (not pieces_within(element, LONGEST_LINE) and next(element.itertext(), None) is not None):
        return ""
    stated = (element.get(name, "").strip() for name in names)
    return next((text for text in stated if parse_date(text) or UNIX_TIME.match(text)), "")


def moment_names(element: HtmlElement) -> list[str]:
    """The names of an element's attributes that hold moments: "data-published-at" says of what as well."""
    names = element.keys()
    return [] if _attributes().isdisjoint(names) else [name for name in names if name in _attributes()]


@cache
def _attributes() -> frozenset[str]:
    return frozenset(date_words("written_dates.json")["momentAttributes"])


@cache
def _parts() -> tuple[str, ...]:
    return tuple(date_words("written_dates.json")["momentNames"])
