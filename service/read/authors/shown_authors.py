"""Authors whom a page shows to its readers: by-lines near the article's heading, or after its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from lxml.html import HtmlElement

from service.model.article import Agent
from service.read.authors.byline import Byline, is_agency, is_name, is_role, read_byline
from service.read.authors.dated_byline import ANY_LANGUAGE, cut_dates, read_dated_byline
from service.read.authors.names import byline_starts, name_words, names_of
from service.read.dates.date_line import read_dates, read_whole_dates
from service.read.fold import fold
from service.read.heading import pieces_within
from service.read.near_article import LONGEST_LINE, LONGEST_PIECE, NAMING, Place, line_of, places_near_article
from service.read.page import Page
from service.read.site_name import squash

_EDGES = " \t,;:/–—-"


@dataclass(frozen=True, slots=True)
class ShownAuthors:
    """The authors of one by-line, and the XPath of its element."""

    authors: tuple[Agent, ...]
    at: str


def shown_authors(page: Page) -> ShownAuthors | None:
    """The authors in the by-line nearest to the article's heading; None where the page shows no by-line.

    A by-line is a line that says "By" or the like, or an element that is marked as one (rel, class, itemprop).
    Several such elements beside each other are one by-line. A newsroom that a person stands beside is no author.
    """
    first: Place | None = None
    found: dict[Agent, None] = {}
    for place in places_near_article(page, _find, tuple(name_words()["otherNames"])):
        if first is not None and not _continues(place, first):
            continue
        authors = _authors(page, line_of(place.line).split(" | "), is_marked=not place.text)
        if authors and first is None:
            first = place
        found |= dict.fromkeys(_with_pages(page, authors, place.line))
    if first is None:
        return None
    return ShownAuthors(tuple(found), page.place(first.element))


def _with_pages(page: Page, authors: list[Agent], line: HtmlElement) -> list[Agent]:
    """The authors with the addresses of the links whose whole texts are their names."""
    pages: dict[str, str] = {}
    for link in line.iter("a") if authors else ():
        address = (link.get("href") or "").strip()
        if address and not address.startswith("#") and (url := page.absolute(address)):
            pages.setdefault(fold("".join(pieces_within(link, LONGEST_LINE))), url)
    return [replace(author, url=pages.get(fold(author.name))) for author in authors]


def _continues(place: Place, first: Place) -> bool:
    """Whether a place is the by-line's next element: the same tag and class under the same element."""
    one, other = first.element, place.element
    return place.rank == first.rank and one.tag == other.tag and one.get("class") == other.get("class") and one.getparent() is other.getparent()


def _find(element: HtmlElement) -> list[tuple[HtmlElement, str]]:
    found = []
    if marks_byline(element):
        found.append((element, ""))
    elif (text := element.text) and _starts(text) and isinstance(element.tag, str):
        found.append((element, text))
    if (text := element.tail) and _starts(text):
        found.append((element.getparent(), text))
    return found


def marks_byline(element: HtmlElement) -> bool:
    """Whether the page's makers call the element a by-line or an author, or it links to an author's page."""
    if element.get("rel") == "author" or any(_names_author(value) for name, value in element.items() if name in NAMING and name != "id"):
        return True
    return element.tag == "a" and _leads_to_author(element.get("href") or "")


@lru_cache(maxsize=4096)
def _names_author(attribute: str) -> bool:
    return _marks().search(attribute.lower()) is not None


@lru_cache(maxsize=4096)
def _leads_to_author(address: str) -> bool:
    """Whether a step of the path says so, with the author's name behind it: "/authors/nora-falk"."""
    return not _author_steps().isdisjoint(address.lower().partition("?")[0].rstrip("/").split("/")[:-1])


@cache
def _author_steps() -> frozenset[str]:
    return frozenset(name_words()["authorSteps"])


def _starts(text: str) -> bool:
    """Whether a text starts as a by-line does, or has a label with an author in it: "18.11.2025 作者：王小明"."""
    if len(text) > LONGEST_PIECE or text.isspace() or not (words := text.split(None, 1)):
        return False
    return words[0].rstrip(":：").casefold() in byline_starts() or ("：" in text and len(text) <= LONGEST_LINE and _starts_within(text))


def _starts_within(text: str) -> bool:
    return any(word.partition("：")[0] in byline_starts() for word in text.split()[1:] if "：" in word)


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, name_words()["authorNames"])))


def _authors(page: Page, pieces: Sequence[str], *, is_marked: bool) -> list[Agent]:
    """The names in the pieces of a line; none where the line is a picture's."""
    if fold(pieces[0]).partition(" ")[0].rstrip(":") in name_words()["pictureWords"]:
        return []
    if len(pieces) > 1 and (line := read_byline(" ".join(pieces))):
        return list(line.authors)
    stripped = (piece.strip(_EDGES) for piece in pieces if len(piece) <= LONGEST_LINE)
    return _without_newsroom(page, _in_order(page, [piece for piece in stripped if piece], is_marked=is_marked))


def _in_order(page: Page, pieces: Sequence[str], *, is_marked: bool) -> list[Agent]:
    """The names behind a by-word and, in a marked line, from its start: up to the first piece that is none."""
    found: list[Agent] = []
    is_open = is_marked
    for piece in pieces:
        if line := _byline_of(piece):
            found += line.authors
            is_open = True
        elif _opens(piece):
            is_open = True
        elif found and (read_dates(piece) or not _take(page, piece, found)):
            break
        elif is_open and not found:
            _take_first(page, piece, found)
    return found


def _byline_of(piece: str) -> Byline | None:
    if line := read_byline(piece):
        return line
    dated = read_dated_byline(piece, ANY_LANGUAGE)
    return dated.byline if dated else None


def _opens(piece: str) -> bool:
    """Whether a name follows in the next element: "By", "Posted on 3 March 2026 by"."""
    return fold(piece) in byline_starts() or any(fold(rest) in byline_starts() for rest, _ in cut_dates(piece, ANY_LANGUAGE))


def _take_first(page: Page, piece: str, found: list[Agent]) -> None:
    """Take the names of a piece, alone or beside a date: "Nora Falk on 18 November 2025"; none of "Updated 18 November"."""
    if not read_whole_dates(piece) and not _take(page, piece, found):
        any(_take(page, rest, found) for rest, _ in cut_dates(piece, ANY_LANGUAGE))


def _take(page: Page, piece: str, found: list[Agent]) -> bool:
    """Whether a piece is a name, which is put to those found, or the role of the last of them."""
    named = names_of(piece, page.site)
    if named and all(is_name(agent.name) or is_agency(agent.name) or squash(agent.name) in page.site.names for agent in named):
        found += named
        return True
    if found and is_role(piece) and found[-1].job_title is None and found[-1].type == "Person":
        found[-1] = replace(found[-1], job_title=piece)
        return True
    return False


def _without_newsroom(page: Page, found: list[Agent]) -> list[Agent]:
    people = [agent for agent in found if agent.type == "Person" and not page.site.is_name(agent.name)]
    return people or found
