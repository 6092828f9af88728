"""Where a request ends, told from its bytes as they come in: a thread gets a request when all of it is there.

This decides only when a request is handed on, and which limits it breaks; what it means is for gunicorn's parser to say.
Each byte is looked at once, however small the pieces are that it comes in. Source: RFC 9112, 2, 6 and 7.
"""

from __future__ import annotations

import re

from gunicorn.http.errors import InvalidChunkSize, InvalidHeader, LimitRequestHeaders, LimitRequestLine, ParseException

from service.web.limits import Limits

_LENGTH = re.compile(rb"\ncontent-length:[ \t]*(\d{1,18})[ \t]*\r\n", re.IGNORECASE)
_CHUNKED = re.compile(rb"\ntransfer-encoding:[ \t]*chunked[ \t]*\r\n", re.IGNORECASE)
_EXPECTS = re.compile(rb"\nexpect:[ \t]*100-continue[ \t]*\r\n", re.IGNORECASE)
_CHUNK_SIZE = re.compile(rb"([0-9a-f]{1,15})[ \t]*(?:;.*)?", re.IGNORECASE)
_MOST_CHUNK_LINE = 8190
FREE_CHUNKS, LEAST_CHUNK = 1000, 16
"""Bytes that the chunks of a payload have to hold on average, beyond the first chunks: each costs as much as a hundred bytes."""


class TooLarge(ParseException):  # type: ignore[misc]  # gunicorn ships no types
    """A chunked payload is larger than payloads may be; one that states its length is left to the application."""


class Framing:
    """Of one request. `expects` turns true when its sender waits to be told to go on."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._line_start = self._searched = self._lines = 0
        self._body_at: int | None = None
        self._end: int | None = None
        self._next_chunk: int | None = None
        self._chunks = self._size = 0
        self.expects = False

    def is_whole(self, inbox: bytearray) -> bool:
        """Whether the request ends within these bytes. They are those of the last call and what came since.

        Errors: gunicorn's ParseException for a request that breaks a limit, or whose end cannot be known.
        """
        if self._body_at is None and not self._head_ends(inbox):
            return False
        if self._end is None and self._next_chunk is not None:
            self._read_chunks(inbox)
        return self._end is not None and len(inbox) >= self._end

    def _head_ends(self, inbox: bytearray) -> bool:
        while (at := inbox.find(b"\n", self._searched)) >= 0:
            if inbox[at - 1 : at] != b"\r":
                raise InvalidHeader("bare LF as line terminator")
            is_blank = at - self._line_start == 1
            self._check_line(at - self._line_start - 1)
            self._line_start = self._searched = at + 1
            if is_blank and self._lines:  # RFC 9112, 2.2: one empty line may stand before the request's first
                self._begin_body(inbox)
                return True
            self._lines += not is_blank
        self._searched = len(inbox)
        self._check_line(len(inbox) - self._line_start)
        return False

    def _check_line(self, size: int) -> None:
        if self._lines == 0 and size > self._limits.address_bytes:
            raise LimitRequestLine(size, self._limits.address_bytes)
        if self._lines and size > self._limits.header_bytes:
            raise LimitRequestHeaders("size")
        if self._lines > self._limits.headers + 1:
            raise LimitRequestHeaders("number")

    def _begin_body(self, inbox: bytearray) -> None:
        self._body_at = self._end = self._line_start
        head = bytes(inbox[: self._line_start])
        length = int(found[1]) if (found := _LENGTH.search(head)) else 0
        if _CHUNKED.search(head):
            self._next_chunk, self._end = self._body_at, None
        elif length <= self._limits.body_bytes:
            self._end = self._body_at + length
        self.expects = _EXPECTS.search(head) is not None and length <= self._limits.body_bytes

    def _read_chunks(self, inbox: bytearray) -> None:
        """Step from chunk to chunk as far as they have come."""
        while self._end is None and self._next_chunk is not None:
            line_end = inbox.find(b"\r\n", self._next_chunk, self._next_chunk + _MOST_CHUNK_LINE)
            if line_end < 0:
                if len(inbox) - self._next_chunk >= _MOST_CHUNK_LINE:
                    raise InvalidChunkSize(b"")
                return
            stated = _CHUNK_SIZE.fullmatch(inbox, self._next_chunk, line_end)
            if stated is None:
                raise InvalidChunkSize(bytes(inbox[self._next_chunk : line_end][:20]))
            size = int(stated[1], 16)
            if not size:
                self._end_trailers(inbox, line_end)
                return
            self._step(size, line_end + 2)

    def _step(self, size: int, chunk_at: int) -> None:
        self._chunks += 1
        self._size += size
        if self._size > self._limits.body_bytes:
            raise TooLarge
        if self._chunks > FREE_CHUNKS + self._size // LEAST_CHUNK:
            raise InvalidChunkSize(b"too small")
        self._next_chunk = chunk_at + size + 2

    def _end_trailers(self, inbox: bytearray, last_line_end: int) -> None:
        """The last chunk's line ends there, and trailers may follow: where they have not come whole, this is asked again."""
        end = inbox.find(b"\r\n\r\n", last_line_end)
        if end >= 0:
            self._end = end + 4
        elif len(inbox) - last_line_end > self._limits.header_bytes:
            raise LimitRequestHeaders("size")
