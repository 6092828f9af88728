"""The known name that a misspelt one was probably meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_LONGEST = 60
_SHORTEST = 3
_CHARACTERS_A_SLIP = 4
_MOST_SLIPS = 3
_FEWEST_WORDS = 2
_WORD = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+")


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The one of `known` that differs least from `name`, or None where none is near.

    Capitals, "_", "-", "." and ":" do not count. Otherwise a slip is a letter more, less or other, or two that changed places;
    one slip is allowed for each four letters, and three at most. Of equals the first wins.
    """
    if not _SHORTEST <= len(name) <= _LONGEST:
        return None
    folded = _folded(name)
    best, fewest = None, min(len(folded) // _CHARACTERS_A_SLIP, _MOST_SLIPS) + 1
    if len(folded) == _SHORTEST:
        fewest += 1  # "nme": one slip in three letters is still a slip
    for candidate in known:
        slips = slips_between(folded, _folded(candidate), fewest)
        if slips < fewest:
            best, fewest = candidate, slips
            if slips == 0:
                break
    return best


def _folded(name: str) -> str:
    return "".join(character for character in name.lower() if character not in "_-.: ")


def beginning_with(name: str, known: Iterable[str]) -> str | None:
    """The first of `known` that begins with `name`: "LiveBlog" for LiveBlogPosting."""
    folded = _folded(name)
    return next((candidate for candidate in known if len(name) >= _SHORTEST and candidate.lower().startswith(folded)), None)


def with_words_of(name: str, known: Iterable[str]) -> str | None:
    """The one of `known` that has all words of `name` and the fewest others, or None where there is none.

    Only names of several words are looked for: "publishedDate" is datePublished, "OpinionArticle" is OpinionNewsArticle.
    """
    words = _words(name)
    if len(words) < _FEWEST_WORDS or len(name) > _LONGEST:
        return None
    found = [candidate for candidate in known if _has_all(words, _words(candidate))]
    return min(found, key=lambda candidate: len(_words(candidate)), default=None)


def _words(name: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(name)]


def _has_all(words: Sequence[str], of: Sequence[str]) -> bool:
    return len(of) >= len(words) and all(any(one.startswith(word) for one in of) for word in words)


def slips_between(one: str, other: str, limit: int) -> int:
    """The number of slips that lead from one text to the other, or `limit` where there are as many or more.

    The distance of Damerau and Levenshtein, in its restricted form.
    """
    if abs(len(one) - len(other)) >= limit or len(set(one) ^ set(other)) >= 2 * limit:
        return limit
    before: list[int] = []
    row = list(range(len(other) + 1))
    for line, letter in enumerate(one, 1):
        before, last, row = row, before, [line]
        for column, against in enumerate(other, 1):
            least = min(before[column] + 1, row[column - 1] + 1, before[column - 1] + (letter != against))
            if last and column > 1 and letter == other[column - 2] and one[line - 2] == against:
                least = min(least, last[column - 2] + 1)
            row.append(least)
        if min(row) >= limit:
            return limit
    return min(row[-1], limit)
