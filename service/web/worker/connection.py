"""A client's connection: what came in and is not yet a request, what goes out and is not yet taken."""

from __future__ import annotations

import socket
from time import monotonic
from typing import Any

from gunicorn.http.errors import ParseException
from gunicorn.http.parser import RequestParser
from gunicorn.http.unreader import Unreader

from service.web.limits import Limits
from service.web.worker.framing import Framing

PIECE = 65_536
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


class Incomplete(ParseException):  # type: ignore[misc]  # gunicorn ships no types
    """The parser wants more than what was taken for the whole request."""


class _Whole(Unreader):  # type: ignore[misc]
    """Gives gunicorn's parser the bytes of a request that are all there. gunicorn's own copies all that is left at each step."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._content = content
        self._at = 0

    def read(self, size: int | None = None, read_ahead: int | None = None) -> bytes:
        if size == 0:
            return b""
        piece = self._content[self._at : self._at + (size or PIECE)]
        if not piece or len(piece) < (size or 0):
            raise Incomplete
        self._at += len(piece)
        return piece

    def unread(self, data: bytes) -> None:
        self._at -= len(data)

    def take_buffered(self) -> bytes:
        rest, self._at = self._content[self._at :], len(self._content)
        return rest


class Outlet:
    """Stands for the socket while a thread answers: takes the answer at once, and sends it when the loop can.

    It has those of a socket's methods that gunicorn calls.
    """

    def __init__(self, peer: socket.socket) -> None:
        self._peer = peer
        self.left = bytearray()

    def sendall(self, data: bytes) -> None:
        """Take it."""
        self.left += data

    def send(self, data: bytes) -> int:
        """Take it, unless it says to continue."""
        if data != CONTINUE:  # the loop has said so already, where it had to wait
            self.left += data
        return len(data)

    def setblocking(self, _flag: bool) -> None:
        """It never blocks."""

    def shutdown(self, _how: int) -> None:
        """The loop closes."""
        raise OSError

    def close(self) -> None:
        """The loop closes."""

    def flush(self) -> bool:
        """Send what the client takes now; whether it took all. Errors: OSError where it is gone."""
        try:
            while self.left:
                del self.left[: self._peer.send(self.left)]
        except BlockingIOError:
            return False
        return True


class Connection:
    """One client. The members that gunicorn's ThreadWorker.handle reads are named as it names them."""

    initialized = data_ready = True
    is_http2 = False

    def __init__(self, cfg: Any, peer: socket.socket, client: Any, server: Any, limits: Limits) -> None:
        peer.setblocking(False)
        self.cfg, self.client, self.server, self.limits = cfg, client, server, limits
        self.peer = peer
        self.sock = Outlet(peer)
        self.inbox = bytearray()
        self.framing = Framing(limits)
        self.parser: RequestParser | None = None
        self.deadline = monotonic() + limits.client_seconds
        self.keeps = False
        self.told_to_continue = False

    def init(self) -> None:
        """The whole request goes to a parser of its own."""
        self.parser = RequestParser(self.cfg, (), self.client)
        self.parser.unreader = _Whole(bytes(self.inbox))
        self.inbox.clear()

    def next_request(self) -> None:
        """The answer is sent: what was read behind its request begins the next."""
        if self.parser is not None:
            self.inbox += self.parser.unreader.take_buffered()
        self.parser = None
        self.framing = Framing(self.limits)
        self.told_to_continue = False
        self.deadline = monotonic() + (self.limits.client_seconds if self.inbox else self.cfg.keepalive)

    def held(self) -> int:
        """How many bytes are kept for this client."""
        return len(self.inbox) + len(self.sock.left)
