"""The connections that the worker's loop waits for, with what each goes on with, and how many bytes are kept for them."""

from __future__ import annotations

import selectors
import socket
from collections.abc import Callable, Iterator
from functools import partial

from service.web.worker.connection import Connection

Resume = Callable[[Connection], None]


class Waiting:
    """held: the bytes that are kept for all of them. Whoever changes what a connection keeps while it waits tells it here."""

    def __init__(self, poller: selectors.BaseSelector) -> None:
        self._poller = poller
        self._conns: set[Connection] = set()
        self.held = 0

    def __iter__(self) -> Iterator[Connection]:
        return iter(tuple(self._conns))

    def __bool__(self) -> bool:
        return bool(self._conns)

    def add(self, conn: Connection, event: int, resume: Resume) -> None:
        """Wait until the client's socket is readable or writable, then go on."""
        self._conns.add(conn)
        self.held += conn.held()
        self._poller.register(conn.peer, event, partial(self._resume, conn, resume))

    def _resume(self, conn: Connection, resume: Resume, _peer: socket.socket) -> None:
        if conn in self._conns:  # it may have been parted with since the poller saw it
            resume(conn)

    def drop(self, conn: Connection) -> None:
        """Wait for it no longer."""
        self._conns.discard(conn)
        self.held -= conn.held()
        self._poller.unregister(conn.peer)

    def largest(self) -> Connection:
        """The one for which most is kept."""
        return max(self._conns, key=Connection.held)

    def longest(self) -> Connection:
        """The one whose time is up first."""
        return min(self._conns, key=lambda conn: conn.deadline)
