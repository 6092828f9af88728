"""Every place's title of a page, and which of them are spellings of one headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from lxml.html import HtmlElement

from service.read.candidates import stated_at
from service.read.clean import MARKUP_TAKEN_OFF, without_markup
from service.read.data import load
from service.read.fields.values import text_of
from service.read.fold import fold, squash
from service.read.page import Page
from service.read.titles.heading_parts import Heading
from service.read.titles.site_name import MOST_WORDS, starts_of

LONGEST = 400
"""Characters: what is longer is a text that stands in the wrong place."""
CUT_LENGTHS = range(105, 111)
"""A headline of so many characters that another one starts with is that one cut short, even without an ellipsis: Google
once asked for no more than 110."""
KICKER_SHARE = 0.4
"""A heading may have this share of letters more than the headline that it shows: a kicker or a sub-head."""
HEADING = "html heading"
DOCUMENT = "html title"
SOCIAL = "meta og:title"

_IDENTIFIER = re.compile(r"[a-z0-9]{1,40}(?:[-_][a-z0-9]{1,40}){2,40}\Z")
"""What a system calls an article: "ferry-sails-empty-81726". Of words alone it has four or more: there are "hide-and-seek"s."""
SYSTEM_JOINTS = 3
_ELLIPSIS = re.compile(r"\s*(?:…|\.{3,})\s*\Z")


class Place(NamedTuple):
    """A row of the data file. property: what it states a title as: a property of the markup is one in whatever syntax."""

    name: str
    source: str
    where: str
    property: str
    weight: int


class Title(NamedTuple):
    """One place's title: the place, where in it, the text without the site's name, the letters of the text, and of the
    headline that it is a spelling of."""

    place: Place
    at: str | HtmlElement
    text: str
    letters: str
    key: str
    rule: str | None


def titles_of(page: Page) -> list[Title]:
    """What a page states and shows as its title, place by place, the most trusted first. Titles that differ only in marks,
    in the site's name, in a kicker, or in being cut short have one key. A name that is given to the site is a title where the
    page has no other and it has more words than names have: templates put the headline there. What a system calls the
    article is one where there is nothing else."""
    found = list(_titles(page, page.site.names))
    worded = [title for title in found if title.place.name == HEADING or not _is_identifier(title.text)]
    titles = worded or list(_titles(page, frozenset(), MOST_WORDS)) or found
    if len({title.key for title in titles}) < 2:
        return titles
    spellings = _Spellings.of(page, titles)
    return [title._replace(key=spellings.key_of(title)) for title in titles]


@cache
def _places() -> tuple[Place, ...]:
    weights: dict[str, int] = load("headline.json")["weights"]
    rows = ((name, name.partition(" "), weight) for name, weight in weights.items())
    return tuple(Place(name, source, where, name if source in ("meta", "html") else where, weight) for name, (source, _, where), weight in rows)


def _titles(page: Page, names: frozenset[str], words: int = 0) -> Iterator[Title]:
    for place in _places():
        for at, value in _stated(page, place):
            if not 0 < len(value) <= LONGEST:
                continue
            line = without_markup(value)
            text, key = page.bare(line)
            if key and key not in names and text.count(" ") >= words:
                yield Title(place, at, text, key, key, None if line == value else MARKUP_TAKEN_OFF)


def _is_identifier(text: str) -> bool:
    return _IDENTIFIER.match(text) is not None and (len(re.findall("[-_]", text)) >= SYSTEM_JOINTS or any(map(str.isdigit, text)))


def _stated(page: Page, place: Place) -> Iterable[tuple[str | HtmlElement, str]]:
    if place.source != "html":
        return [(candidate.at, text_of(candidate.value) or "") for candidate in stated_at(page, place.source, place.where)]
    if place.name == HEADING:
        return [] if page.main_heading is None else [(page.main_heading.element, page.main_heading.title)]
    return [title for title in page.titles if title[0].tag == place.where]


@dataclass(frozen=True, slots=True)
class _Spellings:
    """What decides which titles are one headline.

    keys: every title's letters. shown: the heading's. with_kicker: the same with the kicker that stands in the heading as
    an element of its own, "" where none does. stated: what the markup has as the headline. social: the same for og:title.
    is_apart: whether that kicker is no part of the headline. is_told: whether og:title starts with all of the heading. cut:
    the titles that an ellipsis cuts short, or that only the document's title has where the heading, which has no parts, goes on.
    quoted: those that end where the heading has a straight quotation mark, which ended the attribute that states them.
    """

    keys: tuple[str, ...]
    shown: str
    with_kicker: str
    stated: frozenset[str]
    social: frozenset[str]
    is_apart: bool
    is_told: bool
    cut: frozenset[str]
    quoted: frozenset[str]

    @classmethod
    def of(cls, page: Page, titles: list[Title]) -> _Spellings:
        heading = page.main_heading
        whole = squash(heading.text) if heading and heading.title != heading.text else ""
        social = frozenset(title.key for title in titles if title.place.name == SOCIAL)
        shown = next((title.key for title in titles if title.place.name == HEADING), "")
        return cls(
            tuple(dict.fromkeys(title.key for title in titles)),
            shown,
            whole,
            frozenset(title.key for title in titles if title.place.property == "headline"),
            social,
            bool(whole) and (whole not in social or len({fold(title.text) for title in titles if title.key == whole}) > 1),
            any(title.place.name == SOCIAL and shown in map(squash, starts_of(title.text)) for title in titles),
            frozenset(title.key for title in titles if _ELLIPSIS.search(title.text)) | _shortened(titles, heading),
            frozenset(title.key for title in titles if heading and heading.title.startswith(f'{title.text}"')),
        )

    def key_of(self, title: Title) -> str:
        """A kicker belongs to the headline where og:title has it too, unless another place joins the two otherwise."""
        if key := self._cut_of(title):
            return key
        if title.place.name == HEADING:
            return self._of_heading(title.key)
        if self.is_apart and title.key.endswith(self.shown) and len(title.key) < 2 * len(self.shown):
            return self.shown
        return self._without_tail(title) if self.shown and title.key not in self.stated else title.key

    def _of_heading(self, key: str) -> str:
        if self.with_kicker and not self.is_apart:
            return self.with_kicker
        if key in self.social or self.is_told:
            return key
        return next((stated for stated in self.keys if stated not in self.cut | self.quoted and _holds(key, stated)), key)

    def _cut_of(self, title: Title) -> str | None:
        if _ELLIPSIS.search(title.text) is None and len(title.text) not in CUT_LENGTHS and title.key not in self.quoted:
            return None
        return next((key for key in self.keys if len(key) > len(title.key) and key.startswith(title.key)), None)

    def _without_tail(self, title: Title) -> str:
        """A meta that starts with what the heading says, where the markup does not state it as it is, has the site's name,
        or a section's, behind it, even if nothing else tells that name."""
        if not title.key.startswith(self.shown):
            return title.key
        return self.shown if self.shown in map(squash, starts_of(title.text)) else title.key


def _shortened(titles: list[Title], heading: Heading | None) -> set[str]:
    """Documents' titles are cut at a comma to be short; a heading that is one text has no sub-head that they leave out."""
    if heading is None or len(heading.element):
        return set()
    told = {title.key for title in titles if title.place.name not in (DOCUMENT, HEADING)}
    return {title.key for title in titles if title.place.name == DOCUMENT and squash(heading.title).startswith(title.key)} - told


def _holds(heading: str, key: str) -> bool:
    extra = len(heading) - len(key)
    return 0 < extra <= KICKER_SHARE * len(heading) and (heading.startswith(key) or heading.endswith(key))
