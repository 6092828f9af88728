"""The names of a page's site, and headlines without them: "Storm hits coast | The Daily Ledger" is "Storm hits coast".

A piece of a title is taken off only on evidence in the page: it is the site's name as the page states it somewhere
else, or the host's, or the section's, or a step of the address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

from service.model.types import ORGANIZATION_TYPES, types_of
from service.read.data import load
from service.read.document import Document
from service.read.fold import fold_letters, squash
from service.read.titles.home_link import home_names

SITE_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher", "copyright", "article:publisher_name")
SECTION_METAS = ("article:section", "section", "parsely-section", "og:article:section")
MOST_WORDS = 5
"""A name of a site with what stands after it ("CNN Politics", "Mirror Online") has no more words than this."""
MOST_NAMES = 5
"""How often a title is stripped, until it stays as it is."""

LONGEST_SECTION = 40
SHORTEST_HOST = 3
SHORTEST_OPENING = 3
"""Words of a part of the site's name that stands for all of it: a section or a town may be called as its first two are."""
MOST_STATED = 20
"""How many of the names that a page gives its site are asked what they start with."""
DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "ß": "ss"})
"""Letters that addresses write as two."""

_DANGLING = " -–—|·•»›«‹/~"
_AROUND = f"{_DANGLING}:"
_BREAK = re.compile(
    r"\s*[|｜¦]+\s*|\s+[-–—−‒·•:»›«‹→/~]+\s+|\s*(?:::+|：)\s*"
    r"|(?<=[\u3040-\u9fff\uff00-\uffef\uac00-\ud7af」』”])[-_－—]+(?=\S)|_+(?=[\u3040-\u9fff\uac00-\ud7af])"
)
_DOMAIN = re.compile(r"(?:[\w-]{2,40}\.){1,3}\w{2,6}\Z")
_OWNED = re.compile(r"([^\s'|:]{1,30}(?: [^\s'|:]{1,30}){1,3})(?:'s|(?<=s)') \w")
"""A site named after the person whose it is, folded: "nora falk's notebook"."""
_INDEX = re.compile(r"/(?:index|default)\.[a-z]{3,5}\Z", re.I)
_LIST_BREAKS = "|｜¦»›«‹"
_OWNERS = ORGANIZATION_TYPES | {"WebSite"}


@dataclass(frozen=True, slots=True)
class Site:
    """What a page calls its site and its sections, squashed, and the names' first words. hosts: what its address calls it.
    steps: those of its path. ending: its host's last, ".de". short: what the names start with, folded."""

    names: frozenset[str]
    openings: tuple[str, ...]
    sections: frozenset[str]
    hosts: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()
    ending: str = ""
    short: frozenset[str] = frozenset()

    def is_name(self, text: str) -> bool:
        """Whether a text is one of the site's names, with or without a word after it ("CNN Politics"), or a host of its domain."""
        if squash(text) in self.names or (self.ending and text.lower().endswith(self.ending) and _DOMAIN.match(text)):
            return True
        folded = fold_letters(text)
        words = folded.split()
        if len(words) > MOST_WORDS:
            return False
        return (folded.startswith(self.openings) and self.openings != ()) or self._spells_host(words)

    def _is_name_in_title(self, piece: str) -> bool:
        """Whether a piece of a title is the site's name, or what one starts with: "The Daily Ledger" of "The Daily Ledger Online"."""
        return self.is_name(piece) or fold_letters(piece) in self.short

    def is_whole_name(self, text: str) -> bool:
        """Whether a text is one of the site's names and nothing else, an article before it aside."""
        article, _, rest = text.partition(" ")
        return squash(text) in self.names or (rest != "" and fold_letters(article) in _articles() and squash(rest) in self.names)

    def is_part(self, text: str) -> bool:
        """Whether a text is a name of the site of several words with a word behind it: "Harbour Post Insights"."""
        return any(" " in opening[:-1] and fold_letters(text).startswith(opening) for opening in self.openings)

    def is_host(self, text: str) -> bool:
        """Whether a text is the page's host with its ending: "DailyLedger.com"."""
        return squash(text) in self.hosts and _DOMAIN.match(text) is not None

    def _spells_host(self, words: list[str]) -> bool:
        """Whether the first words, an article before them aside, are the host's name: "The Mirror", "The West Australian"."""
        starts = [0, 1] if words[:1] and words[0] in _articles() else [0]
        return any(squash("".join(words[start:end])) in self.hosts for start in starts for end in range(start + 1, len(words) + 1))

    def _ends_in_host(self, text: str) -> bool:
        """Whether a text is the host's name with what it is before it: "Kanzlei Sommerfeld", "Stadt Hafenau"."""
        kind, _, name = text.rpartition(" ")
        return 0 < len(kind.split()) < MOST_WORDS - 2 and squash(name) in self.hosts

    def is_step(self, text: str) -> bool:
        """Whether a text is a section's name as the address has it: "Landkreis München" of "/landkreis-muenchen/"."""
        if len(text) > LONGEST_SECTION or not self.steps:
            return False
        return squash(text) in self.steps or squash(text.casefold().translate(DIGRAPHS)) in self.steps

    def _end_of_opening(self, title: str) -> int:
        """Where the headline starts behind the site's name and a colon: "Over the Wall: What to do with forty quinces"."""
        name, colon, _ = title.partition(": ")
        return len(name) + len(colon) if colon and squash(name) in self.names else 0

    def strip(self, title: str) -> str:
        """The title without the names of the site and its sections at its end or, where it opens with one, its start."""
        for _ in range(MOST_NAMES):
            stripped = _without_dangling(self._strip_once(title)) or title
            if stripped == title:
                break
            title = stripped
        return title

    def name_beside(self, title: str) -> str:
        """What `strip` takes off a title's end, or else its start, without the signs around it; "" for nothing, or for what
        any site may call a part of it, such as "News"."""
        headline = self.strip(title)
        start, _, end = title.partition(headline)
        name = end.strip(_AROUND) or start.strip(_AROUND)
        return "" if fold_letters(name) in _no_site_names() else name

    def _strip_once(self, title: str) -> str:
        breaks = [(match.start(), match.end(), match[0].strip()) for match in _BREAK.finditer(title)]
        end = len(title)
        stripped = False
        for start, stop, sign in reversed(breaks):
            piece = title[stop:end]
            is_listed = sign[:1] in _LIST_BREAKS
            is_section = (stripped or is_listed) and squash(piece) in self.sections
            if not is_section and not (is_listed and self._ends_in_host(piece)) and not self._is_name_in_title(piece) and not self.is_step(piece):
                break
            end, stripped = start, True
        begin = self._end_of_opening(title)
        for start, stop, _ in breaks:
            if stop >= end or squash(title[begin:start]) not in self.names:
                break
            begin = stop
        return title[begin:end].strip() or title


def starts_of(title: str) -> Iterator[str]:
    """What stands before each break of a title, the longest first."""
    for match in reversed(list(_BREAK.finditer(title))):
        yield title[: match.start()]


def _without_dangling(title: str) -> str:
    """The title without the signs that are left behind its last word, apart from it."""
    kept = title.rstrip(_DANGLING)
    return kept if title[len(kept) : len(kept) + 1].isspace() else title


def site_of(page: Document) -> Site:
    """Collect the names that a page gives its site: metas, the publisher and the WebSite in its markup, its host."""
    stated = dict.fromkeys(content for meta in SITE_METAS for content in page.meta.get(meta, ()))
    stated |= dict.fromkeys(_names_in_markup(page))
    stated |= dict.fromkeys(bare for text in stated if text.endswith(")") and (bare := text.partition("(")[0].strip()))
    hosts = tuple(_host_names(page))
    sections = [content for meta in SECTION_METAS for content in page.meta.get(meta, ())]
    sections += [text for item in page.articles for text in _texts(item.node.get("articleSection"))]
    folded = [fold_letters(text) for text in stated]
    owners = {squash(match[1]) for text in folded if (match := _OWNED.match(text))}
    names = frozenset({squash(text) for text in folded} | set(hosts)) - {""} - owners
    openings = tuple(f"{text} " for text in (*folded, *hosts) if text)
    ending = f".{_host(page).rpartition('.')[2]}" if hosts else ""
    if not stated:
        names |= {squash(name) for name in page.once(home_names)} - {""}
    told = frozenset(host for host in hosts if len(host) >= SHORTEST_HOST)
    return Site(names, openings, frozenset(squash(text) for text in dict.fromkeys(sections)), told, _steps(page), ending, _short_names(folded))


def _short_names(names: list[str]) -> frozenset[str]:
    """What the first of these names start with, as far as it may stand for a name: neither too few words nor all of them."""
    listed = [name.split()[: MOST_WORDS + 1] for name in names[:MOST_STATED]]
    return frozenset(" ".join(words[:end]) for words in listed for end in range(SHORTEST_OPENING, len(words)))


def _steps(page: Document) -> frozenset[str]:
    """The steps of the page's path above the page itself: they are often its sections. An index is the step above it."""
    own = page.url or next(iter(page.stated_addresses), None) or page.base_url or ""
    try:
        steps = _INDEX.sub("", unquote(urlsplit(own).path)).rstrip("/").split("/")[:-1]
    except ValueError:
        return frozenset()
    return frozenset(map(squash, steps)) - {""}


@cache
def _articles() -> frozenset[str]:
    return frozenset(load("headline.json")["articles"])


@cache
def _no_site_names() -> frozenset[str]:
    return frozenset(map(fold_letters, load("headline.json")["noSiteNames"]))


def _names_in_markup(page: Document) -> Iterator[str]:
    for item in page.articles:
        stated = page.markup.resolve(item.node.get("publisher"))
        yield from _texts(stated)
        for owner in _nodes(stated):
            yield from _texts(owner.get("name"))
    for item in page.markup.items:
        if not _OWNERS.isdisjoint(types_of(item.node)):
            yield from _texts(item.node.get("name"))
            yield from _texts(item.node.get("alternateName"))


def _nodes(value: Any) -> list[dict[str, Any]]:
    return [member for member in (value if isinstance(value, list) else [value]) if isinstance(member, dict)]


def _texts(value: Any) -> Iterator[str]:
    for member in value if isinstance(value, list) else [value]:
        if isinstance(member, str):
            yield member


def _host_names(page: Document) -> Iterator[str]:
    """The host without "www." ("bildde") and its longest label ("bild"): what a site is called by its address."""
    labels = _host(page).removeprefix("www.").split(".")
    if len(labels) > 1:
        names = ("".join(labels), "".join(labels[-2:]), max(labels[:-1], key=len), "www" + "".join(labels))
        yield from dict.fromkeys(name.replace("-", "") for name in names)


def _host(page: Document) -> str:
    try:
        return urlsplit(page.base_url or "").hostname or ""
    except ValueError:
        return ""
