"""Teasers between the paragraphs: "READ ALSO", "Lesen Sie auch: …", "関連記事：…". The words stand in `data/teasers.json`."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, lru_cache

from service.read.data import load
from service.read.fold import fold

LONGEST = 300
"""Characters: a longer line is prose that happens to start like a teaser."""

_ORNAMENT = re.compile(r"[^\w(（＝]+")
_SEPARATOR = re.compile(r"[:：|›»>→/]|[-–—]\s")
_ONLY_MARKS = re.compile(r"[^\w]*\Z")


class Teaser(Enum):
    """What a line is to the teasers: their marker alone, a marker that announces the next line, or a teaser whole."""

    MARKER = "marker"
    ANNOUNCES = "announces"
    WHOLE = "whole"


def read_teaser(text: str) -> Teaser | None:
    """What teaser the line is; None for a line of the article. Raises none.

    "READ ALSO" is a marker, "READ ALSO:" announces what it is followed by, "READ MORE: Five walks" is whole.
    """
    return _read(text) if len(text) <= LONGEST else None


@lru_cache(maxsize=2048)
def _read(text: str) -> Teaser | None:
    folded = fold(text)
    if ornament := _ORNAMENT.match(folded):
        folded = folded[ornament.end() :]
    opening, closed = _markers()
    marker = _marker_of(folded, opening)
    is_open = marker is not None
    marker = marker or _marker_of(folded, closed)
    if marker is None:
        return None
    rest = folded[len(marker) :].strip()
    if _ONLY_MARKS.match(rest):
        return Teaser.ANNOUNCES if rest and rest[0] in ":›»>→" else Teaser.MARKER if rest.strip(".!…") == "" else None
    return Teaser.WHOLE if is_open or _SEPARATOR.match(rest) else None


def is_ending(text: str) -> bool:
    """Whether the line only says that the text is over: "###", "-ENDS-", "（完）"."""
    return len(text) <= 24 and fold(text).strip(" .") in _furniture()[0]


def is_furniture(text: str) -> bool:
    """Whether the line is the page's and not the article's: "4 min read", "Geschätzte Lesezeit: 3 Minuten", "Share"."""
    if len(text) > 40:
        return False
    folded = fold(text)
    _, tails, leads, times = _furniture()
    if folded in leads or folded in times:
        return True
    if folded[:1].isdigit() and folded.rstrip(".").endswith(tails):
        return True
    lead, mark, rest = folded.partition(":")
    return bool(mark) and rest.strip()[:1].isdigit() and (lead.strip() in leads or any(time in lead for time in times))


def _marker_of(folded: str, markers: tuple[str, ...]) -> str | None:
    if not folded.startswith(markers):
        return None
    for marker in markers:  # the longest come first
        if folded.startswith(marker):
            following = folded[len(marker) : len(marker) + 1]
            if not (following.isalnum() and marker[-1] < "\u3000"):
                return marker
    return None


@cache
def _markers() -> tuple[tuple[str, ...], tuple[str, ...]]:
    data = load("teasers.json")
    opening, closed = ({fold(word) for words in data[name].values() for word in words} for name in ("open", "closed"))
    return tuple(sorted(opening, key=_longest_first)), tuple(sorted(closed, key=_longest_first))


@cache
def _furniture() -> tuple[frozenset[str], tuple[str, ...], frozenset[str], tuple[str, ...]]:
    data = load("teasers.json")
    tails, leads, times = (tuple(map(fold, data[name])) for name in ("furniture", "furniture_lead", "reading_time"))
    return frozenset(fold(word).strip(" .") for word in data["ending"]), tails, frozenset(leads), times


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word
