"""By-lines with a date on the same line: "By Nora Falk on 18 November 2025", "18. November 2025 | Von Nora Falk".

A date is cut off where the rest of the line is nothing but a date with its labels, so that names can be read from the
other part. Which cut is right, only the names tell ("Jo Sun, 3 March 2026"): all of them are given, the longest date first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from service.read.authors.byline import LONGEST, Byline, read_byline
from service.read.dates.date_line import WrittenDate, read_whole_dates
from service.read.dates.written_date import date_words
from service.read.fold import fold

ANY_LANGUAGE = "en-GB"
"""By this tag "03/04/2026" is a date: where only the names beside it are sought, its order does not matter."""
MOST_WORDS = 6
"""Words of a date before its first figure or after its last ("published on Tuesday, den", "Uhr MEZ"), and separators."""
SHORTEST_WEEKDAY = 6
"""Letters: shorter weekdays are names of people as well ("Jo Sun")."""
EDGES = " \t,،、;|│•·/–—-"

_FIGURES = re.compile(r"\d{4}|\d[年년]|\d\s?[./-]\s?\d{1,2}\s?[./-]\s?\d")
_STARTS = re.compile(r"(?<!\S)\S|(?<=[,，、|│•·])\S")
_ENDS = re.compile(r"(?<=\S)(?!\S)|(?<=\S)(?=[,，、|│•·])")


@dataclass(frozen=True, slots=True)
class DatedByline:
    """Who a line names and the dates that it states."""

    byline: Byline
    dates: tuple[WrittenDate, ...]


@lru_cache(maxsize=256)
def read_dated_byline(text: str, language: str | None = None) -> DatedByline | None:
    """Who a line says that the article is by, and when; None where it is not a by-line and dates as a whole. Raises none.

    Input: one clean line; `language`: its BCP 47 tag, by which figures are read.
    """
    for rest, dates in cut_dates(text, language):
        if byline := read_byline(rest):
            return DatedByline(byline, dates)
    return None


def cut_dates(text: str, language: str | None = None) -> Iterator[tuple[str, tuple[WrittenDate, ...]]]:
    """What may be left of a line once the dates at its end or start are cut off, and these. Nothing for a line without both."""
    if len(text) > LONGEST or not _FIGURES.search(text):
        return
    figures = [at for at, character in enumerate(text) if character.isdigit()]
    starts = [match.start() for match in _STARTS.finditer(text, 0, figures[0] + 1)][-MOST_WORDS:]
    for at in starts:
        if at and (rest := text[:at].strip(EDGES)) and not _ends_in_weekday(rest) and (dates := read_whole_dates(text[at:], language)):
            yield rest, dates
    ends = [match.start() for match in _ENDS.finditer(text, figures[-1] + 1)][:MOST_WORDS]
    for at in reversed(ends):
        if (rest := text[at:].strip(EDGES)) and (dates := read_whole_dates(text[:at], language)):
            yield rest, dates


def _ends_in_weekday(text: str) -> bool:
    """Whether the last word belongs to the date behind it: "Redaktion Dienstag", 18. November 2025."""
    word = fold(text.rpartition(" ")[2]).strip(".,")
    return len(word) >= SHORTEST_WEEKDAY and word in date_words("month_names.json")["weekdays"]


def is_about_article(text: str) -> bool:
    """Whether the whole line only says who wrote the article or when: a by-line, dates with their labels, or both."""
    if not 0 < len(text) <= LONGEST:
        return False
    byline = read_byline(text)
    return bool(byline and byline.authors) or bool(read_whole_dates(text, ANY_LANGUAGE)) or read_dated_byline(text, ANY_LANGUAGE) is not None
