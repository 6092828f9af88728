"""The words by which names and by-lines are told (`data/names.json`, `data/byline.json`)."""

from __future__ import annotations

from functools import cache
from typing import Any

from service.read.data import load
from service.read.fold import fold


@cache
def name_words() -> dict[str, Any]:
    """The words of `names.json`, loaded once: those of handles are what templates hold where the own one was to stand."""
    words: dict[str, Any] = load("names.json")
    return words


@cache
def byline_starts() -> frozenset[str]:
    """The first words of what by-lines start with, folded: "by", "von", "text"."""
    return frozenset(phrase.split()[0].rstrip(":/") for phrase in byline_openings())


@cache
def byline_openings() -> frozenset[str]:
    """What by-lines start with, folded: "by", "written by", "text von"."""
    words = load("byline.json")
    listed = [*name_words()["leading"], *name_words()["leadingUnsure"]]
    listed += [word for row in ("by", "labels") for of_language in words[row].values() for word in of_language]
    return frozenset(fold(word).rstrip(":/") for word in listed)
