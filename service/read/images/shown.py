"""The pictures that the page shows with the article, each with what speaks against its being the article's own."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cached_property
from typing import NamedTuple
from urllib.parse import parse_qsl

from lxml.html import HtmlElement

from service.read.images.addresses import Sized, chosen_address
from service.read.images.furniture import is_furniture, is_of_theme, is_sign, is_small
from service.read.images.region import ABOVE, WITHIN, Region
from service.read.images.same_file import file_key
from service.read.images.words import OF_FILM, OUTSIDE, OUTSIDE_WEAK, flags_of, image_data, outside_words
from service.read.page import Page

_DATA = image_data()
_OUTSIDE_TAGS = frozenset(_DATA["outside_tags"])
_ARTICLE_PARAMETERS = frozenset(_DATA["article_parameters"])
_AUTHOR_WORDS = frozenset(_DATA["author_link_words"])
_LINK_WORDS = frozenset((*_DATA["author_link_words"], *_DATA["outside_link_words"]))
_WORD = re.compile(r"[a-z]+")
_FILE_ENDING = re.compile(rf"\.(?:{'|'.join(_DATA['source_endings'])})(?:[?#]|\Z)", re.I)

_APART = OUTSIDE | OF_FILM

OWN, IF_CAPTIONED, IF_DECLARED = 0, 1, 2
"""Whether a picture is the article's: nothing speaks against it; only with a caption; only where the markup states it."""


class Shown(NamedTuple):
    """One picture of the page: its element, its chosen address, its file's key, where it stands, how far it is trusted.

    place: its number among the page's pictures. zone: ABOVE, AT_START or WITHIN the text.
    """

    element: HtmlElement
    sized: Sized
    key: str
    place: int
    zone: int
    trust: int


class Gallery:
    """The pictures of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.region = Region(page)
        self._known: dict[HtmlElement, tuple[int, HtmlElement | None]] = dict.fromkeys(self.region.holders, (0, None))
        self._path = _path_of(page.base_url or "")
        self._parameters = _parameters_of(page.base_url or "")

    def shown(self, stated: Set[str]) -> list[Shown]:
        """The region's pictures in page order, furniture left out. The same file may come more than once.

        stated: the keys that the markup states; without any, no picture is looked at that needs to be stated.
        """
        found = []
        for number, (element, zone) in enumerate(self.region.images()):
            flags, link = self._surroundings(element)
            if flags & _APART and (zone == WITHIN or not stated):
                continue
            if (one := self._look_at(element, number, zone, flags, link)) is not None:
                found.append(one)
        return found

    def find_before(self, key: str) -> Shown | None:
        """The picture of that file that stands before the region, where a lead picture wider than the article stands."""
        for element in self.region.images_before():
            flags, link = self._surroundings(element)
            one = None if flags else self._look_at(element, -1, ABOVE, flags, link)
            if one is not None and one.key == key and one.trust == OWN:
                return one
        return None

    def portraits(self) -> frozenset[str]:
        """The keys of the authors' portraits: they stand in a by-line or the like and lead to the author's page."""
        found = set()
        for element, _ in self.region.images():
            flags, link = self._surroundings(element)
            if flags & OUTSIDE and link is not None and not _AUTHOR_WORDS.isdisjoint(_WORD.findall((link.get("href") or "").lower())):
                sized = chosen_address(self.page, element)
                found.add(file_key(sized.address) if sized else "")
        return frozenset(found)

    @cached_property
    def _named(self) -> frozenset[str]:
        """Words in the names of what holds the text: "sidebar-grid" around an article is no sidebar."""
        names = (element.get(name) for element in self.region.holders for name in ("class", "id"))
        return frozenset(word for name in names if name for word in outside_words(name))

    def _look_at(self, element: HtmlElement, place: int, zone: int, flags: int, link: HtmlElement | None) -> Shown | None:
        sized = chosen_address(self.page, element)
        if sized is None or is_small(element, sized) or is_furniture(sized.address):
            return None
        key = file_key(sized.address)
        trust = self._trust(flags, link, key, zone)
        in_doubt = _is_still(element) or is_of_theme(sized.address, sized.width) or (zone == ABOVE and is_sign(sized))
        return Shown(element, sized, key, place, zone, max(trust, IF_CAPTIONED) if in_doubt else trust)

    def _trust(self, flags: int, link: HtmlElement | None, key: str, zone: int) -> int:
        is_weak = bool(flags & OUTSIDE_WEAK)
        if flags & _APART or (is_weak and zone != ABOVE):
            return IF_DECLARED
        if link is None or not self._leads_away(link, key):
            return IF_CAPTIONED if is_weak else OWN
        names_outside = not _LINK_WORDS.isdisjoint(_WORD.findall((link.get("href") or "").lower()))
        return IF_DECLARED if is_weak or names_outside else IF_CAPTIONED

    def _surroundings(self, element: HtmlElement) -> tuple[int, HtmlElement | None]:
        """The flags of the picture and of all between it and what holds the text, and the outermost link among them."""
        known = self._known
        path = []
        above = element.getparent()
        while above is not None and above not in known:
            path.append(above)
            above = above.getparent()
        flags, link = (0, None) if above is None else known[above]
        for above in reversed(path):
            tag = above.tag
            flags |= self._verdict(above, tag)
            if link is None and tag == "a" and above.get("href"):
                link = above
            known[above] = (flags, link)
        return flags | self._verdict(element, element.tag), link

    def _verdict(self, element: HtmlElement, tag: str) -> int:
        if tag in _OUTSIDE_TAGS:
            return OUTSIDE
        flags = flags_of(element) & (_APART | OUTSIDE_WEAK)
        if flags and self._named:
            words = {word for name in ("class", "id") if (value := element.get(name)) for word in outside_words(value)}
            flags = flags if words - self._named else flags & OF_FILM
        return flags

    def _leads_away(self, link: HtmlElement, key: str) -> bool:
        """Whether it leads to another page, and not to the picture itself, to a larger one or to a gallery of this page."""
        href = (link.get("href") or "").strip()
        if href.startswith("#") or _FILE_ENDING.search(href):
            return False
        address = self.page.absolute(href)
        if address is None:
            return bool(href) and ":" not in href
        if file_key(address) == key:
            return False
        return len(self._path) < 2 or not _path_of(address).startswith(self._path) or self._is_beside(address)

    def _is_beside(self, address: str) -> bool:
        """Whether it differs from the page's own by which article a parameter names: "/view.php?article=12" beside "/view.php?article=7"."""
        own = self._parameters
        return bool(own) and any(own.get(name, value) != value for name, value in _parameters_of(address).items())


def _is_still(element: HtmlElement) -> bool:
    """Whether a film stands beside it, of which it is the first picture."""
    return any(beside is not None and beside.tag == "video" for beside in (element.getnext(), element.getprevious()))


def _path_of(address: str) -> str:
    return "/" + address.partition("//")[2].partition("/")[2].partition("?")[0].partition("#")[0]


def _parameters_of(address: str) -> dict[str, str]:
    """Those that name an article."""
    pairs = parse_qsl(address.partition("?")[2].partition("#")[0]) if "?" in address else []
    return {name: value for name, value in pairs if name.lower() in _ARTICLE_PARAMETERS}
