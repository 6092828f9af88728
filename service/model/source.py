"""The text of a payload as it was sent, for places in it and for showing its lines.

A line ends with LF, CRLF or CR; a column is one Unicode code point; both count from 1. A byte-order mark is no character.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from service.model.place import Place

LF, CR, CRLF = b"\n", b"\r", b"\r\n"


class Span(NamedTuple):
    """What stands from one byte of the source up to, but not including, another."""

    start: int
    end: int


class Source:
    """A payload as UTF-8 without its byte-order mark; bytes that are no UTF-8 count as U+FFFD, as in browsers."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    @cached_property
    def _has_lone_cr(self) -> bool:
        return CR in self.data and self.data.count(CR) > self.data.count(CRLF)

    def places(self, spans: Iterable[Span]) -> dict[Span, Place]:
        """The place of each span; its length ends with its line. Time is linear in the source and the number of spans."""
        found: dict[Span, Place] = {}
        line, column, at = 1, 1, 0
        for span in sorted(spans):
            if breaks := self._breaks(at, span.start):
                line, column, at = line + breaks, 1, self._line_start(span.start)
            column, at = column + self._characters(at, span.start), span.start
            found[span] = Place(line, column, max(1, self._characters(at, self._line_end(at, span.end))))
        return found

    def line(self, number: int) -> str:
        """The text of a line, without what ends it; "" beyond the last."""
        start = 0
        for _ in range(number - 1):
            end = self._line_end(start)
            if end == len(self.data):
                return ""
            start = end + (2 if self.data.startswith(CRLF, end) else 1)
        return self.data[start : self._line_end(start)].decode("utf-8", "replace")

    def _breaks(self, start: int, end: int) -> int:
        breaks = self.data.count(LF, start, end)
        return breaks + self.data.count(CR, start, end) - self.data.count(CRLF, start, end) if self._has_lone_cr else breaks

    def _line_start(self, at: int) -> int:
        last = self.data.rfind(LF, 0, at)
        return max(last, self.data.rfind(CR, 0, at)) + 1 if self._has_lone_cr else last + 1

    def _line_end(self, at: int, within: int | None = None) -> int:
        """Where the line ends, or `within` if that comes first: a page may be one line of megabytes."""
        within = len(self.data) if within is None else min(within, len(self.data))
        end = self.data.find(LF, at, within)
        end = within if end < 0 else end
        cr = self.data.find(CR, at, end)
        return end if cr < 0 else cr

    def _characters(self, start: int, end: int) -> int:
        piece = self.data[start:end]
        return len(piece) if piece.isascii() else len(piece.decode("utf-8", "replace"))
