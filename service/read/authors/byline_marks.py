"""What marks an element as a by-line: what its makers call it, or where it leads to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from lxml.html import HtmlElement

from service.read.authors.name_parts import is_told_by
from service.read.authors.name_words import name_words
from service.read.fold import fold
from service.read.images.words import is_file_name
from service.read.near_article import AFTER, NAMING, Place, line_of

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TOKENS = re.compile(r"\s+|__")


def marks_byline(element: HtmlElement) -> bool:
    """Whether the page's makers call the element a by-line or an author, or it links to an author's page."""
    if (
        element.tag == "address"
        or element.get("rel") == "author"
        or any(_names_author(value) for name, value in element.items() if name in NAMING and name != "id")
    ):
        return True
    return element.tag == "a" and (_leads_to_author(element.get("href") or "") or is_told_by(element))


def continues_byline(place: Place, first: Place) -> bool:
    """Whether a place is the by-line's next element: the same tag and class under the same element."""
    one, other = first.element, place.element
    if place.rank != first.rank or one.tag != other.tag:
        return False
    return (one.get("class") == other.get("class") and one.getparent() is other.getparent()) or _is_in_list(one, other)


def _is_in_list(one: HtmlElement, other: HtmlElement) -> bool:
    """Whether two elements that share a class stand in points of one list that is marked as a by-line."""
    point, another = one.getparent(), other.getparent()
    if point is None or another is None or not point.tag == another.tag == "li" or (listed := point.getparent()) is not another.getparent():
        return False
    return marks_byline(listed) and not set((one.get("class") or "").split()).isdisjoint((other.get("class") or "").split())


def lines_of_teasers(places: Sequence[Place]) -> set[HtmlElement]:
    """The lines behind the text that are a link to an author's page with a date beside it, where there are several: a list of
    other articles, each with who wrote it and when."""
    lines = {
        place.line for place in places if place.rank == AFTER and not place.text and place.element.tag == "a" and _YEAR.search(line_of(place.line))
    }
    return lines if len(lines) > 1 else set()


def name_of_own_page(link: HtmlElement) -> str:
    """The text of a link to an author's page, where it is one word with a capital and the last step of the address is the
    same: "Nora" of "/author/nora/". "" for any other element."""
    name = (link.text or "").strip() if link.tag == "a" and not len(link) else ""
    if not name.isalpha() or not name[0].isupper() or not _leads_to_author(address := link.get("href") or ""):
        return ""
    return name if fold(address.partition("?")[0].rstrip("/").rpartition("/")[2]).removeprefix("@") == fold(name) else ""


@lru_cache(maxsize=8192)
def _names_author(attribute: str) -> bool:
    named = attribute.lower()
    return _marks().search(named) is not None or not _author_tokens().isdisjoint(_TOKENS.split(named))


@cache
def _author_tokens() -> frozenset[str]:
    return frozenset(name_words()["authorTokens"])


@lru_cache(maxsize=4096)
def _leads_to_author(address: str) -> bool:
    """Whether a step of the path says so, with the author's name behind it, or is a handle: "/authors/nora-falk", "/@nora"."""
    steps = address.lower().partition("?")[0].rstrip("/").split("/")
    if is_file_name(steps[-1]):
        return False  # the author's picture
    return not _author_steps().isdisjoint(steps[:-1]) or (len(steps) > 1 and steps[-1].startswith("@"))


@cache
def _author_steps() -> frozenset[str]:
    return frozenset(name_words()["authorSteps"])


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, name_words()["authorNames"])))
