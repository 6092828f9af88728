"""Whether something stands in a page's text, or in a tag, told from the source alone: a page is not made text for each name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from service.read.stated.source_text import SourceElement, element_of
from service.read.stated.tags_in_source import CLOSED_ATTRIBUTES, SourceTag, tag_at

_TEXT = re.compile(rb"[^<]*+(?:<(?:/?[a-zA-Z]" + CLOSED_ATTRIBUTES + rb"|[!?/][^>]*+>|[^a-zA-Z!?/])[^<]*+)*+")
"""Text and whole tags: it ends in text, or where a tag begins that does not end any more."""
_BLANK = re.compile(rb"(?:\s++|&nbsp;|--!?>|<(?:/?[a-zA-Z]" + CLOSED_ATTRIBUTES + rb"|[!?/][^>]*+>))*+")
_MOST, _MOST_WALKED = 30, 10
"""How many places of one text are looked at, and how many times a page's length is walked for all: what is asked for
beyond that is not told, and the page's whole text or its tree has to be asked."""


class Occurrences:
    """Looks for bytes in a page. tags: those of the page in which no other begins, at least."""

    def __init__(self, data: bytes, tags: Sequence[SourceTag]) -> None:
        self._data, self._tags = data, tags
        self._starts = [tag.start for tag in tags]
        self._left = _MOST_WALKED * len(data)

    @property
    def has_words(self) -> bool:
        """Whether any text stands outside of scripts, titles and the like."""
        at = 0
        for start, close in (*((tag.start, tag.close) for tag in self._tags), (len(self._data), 0)):
            if _end(_BLANK, self._data, at, start) < start:
                return True
            at = close
        return False

    def in_text(self, text: str) -> bool:
        """Whether the text stands in the page's in one piece. It may stand there otherwise, with tags in it or entities."""
        return any(at == around for at, around in self._of(text.encode("utf-8", "replace")))

    def elements(self, value: str) -> Iterator[SourceElement]:
        """The first elements in whose start tag the value stands."""
        for at, around in self._of(value.encode("utf-8", "replace")):
            if around < at and (tag := tag_at(self._data, around)):
                yield element_of(self._data, tag)

    def _of(self, wanted: bytes) -> Iterator[tuple[int, int]]:
        return islice(self._all(wanted), _MOST)

    def _all(self, wanted: bytes) -> Iterator[tuple[int, int]]:
        """Where it stands outside of scripts and the like, each with the start of the tag that it stands in, or itself."""
        at = self._data.find(wanted) if wanted else -1
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            tag = self._tags[number] if number >= 0 else SourceTag(b"", 0, 0, 0)
            if at < tag.end:
                yield at, tag.start
            elif at >= tag.close:
                self._left -= at - tag.close
                if self._left < 0:
                    return
                yield at, _end(_TEXT, self._data, tag.close, at)
            at = self._data.find(wanted, max(at + 1, tag.close))


def _end(pattern: re.Pattern[bytes], data: bytes, start: int, end: int) -> int:
    found = pattern.match(data, start, end)
    return found.end() if found else start
