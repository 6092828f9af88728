"""gunicorn's worker for this service: one loop that waits for clients, and threads that only compute.

gunicorn's own threads read from and write to the sockets: a few clients that send a byte a second hold all of them, and one
that does not close its end stops the loop for two seconds. Here a thread gets a request when all of it has come, and its
answer is sent by the loop. The states of a connection: receiving, answered by a thread, sending, closing.
"""

from __future__ import annotations

import errno
import selectors
import socket
import sys
from concurrent.futures import CancelledError, Future
from io import BytesIO
from time import monotonic
from typing import Any

from gunicorn.http.errors import ParseException
from gunicorn.http.message import Request
from gunicorn.workers.gthread import ThreadWorker

from service.web.worker.connection import CONTINUE, PIECE, Connection
from service.web.worker.refusals import Crowded, TooSlow, refusal
from service.web.worker.waiting import Waiting

SWITCH_SECONDS = 0.05
"""How long a thread computes before another may take over: most pages are done by then, so that all are answered in the
order in which they came, and the few that take long are passed by the others."""
LOOK_EVERY = 0.5
"""Seconds between two looks at who has waited too long."""
CLOSING_SECONDS = 2.0
"""How long a client may go on sending after its last answer: closed at once, it might never see that answer."""
HELD_PAYLOADS = 8
"""A process keeps as many bytes for clients that are slow as this many of the largest payloads have."""
_NO_ROOM = (errno.EMFILE, errno.ENFILE)
_GONE = (errno.EAGAIN, errno.ECONNABORTED)  # another worker was quicker, or the client has left


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn ships no types
    """Overridden is what touches clients' sockets; the rest of gunicorn's worker (signals, threads, graceful stop) is as it was."""

    def run(self) -> None:
        """Serve until told to stop."""
        self.limits = self.wsgi.config["LIMITS"]
        sys.setswitchinterval(SWITCH_SECONDS)
        self._waiting = Waiting(self.poller)
        self._look_at = 0.0
        super().run()

    def set_accept_enabled(self, enabled: bool) -> None:
        """Stopping, take in who has connected already before the door is shut: they would lose what they have sent."""
        super().set_accept_enabled(enabled)
        if not enabled and not self.alive:
            for listener in self.sockets:
                while self._take_in(listener):
                    pass
                listener.close()

    def accept(self, listener: socket.socket) -> None:
        """A client has connected."""
        self._take_in(listener)

    def _take_in(self, listener: socket.socket) -> bool:
        """Whether there was someone: in place of who has kept us waiting longest, where there are as many as there may be."""
        try:
            peer, client = listener.accept()
        except OSError as error:
            if error.errno in _NO_ROOM:
                return self._make_room()
            if error.errno in _GONE:
                return False
            raise
        self.nr_conns += 1
        if self.nr_conns > self.limits.connections:
            self._make_room()
        conn = Connection(self.cfg, peer, client, listener.getsockname(), self.limits)
        self._waiting.add(conn, selectors.EVENT_READ, self._receive)
        self._receive(conn)
        return True

    def handle(self, conn: Connection) -> bool:
        """In a thread: answer the request, and send what the client takes at once."""
        keeps = bool(super().handle(conn))
        try:
            conn.sock.flush()
        except OSError:
            return False
        return keeps

    def handle_request(self, req: Request, conn: Connection) -> bool:
        """In a thread: the payload is there, so that the application never waits for it."""
        stated = next((int(value) for name, value in req.headers if name == "CONTENT-LENGTH"), 0)
        if stated > self.limits.body_bytes:
            req.force_close()
            req.body = BytesIO()
        else:
            req.body = BytesIO(req.body.read())
        return bool(super().handle_request(req, conn))

    def handle_error(self, _req: Any, client: Any, _addr: Any, error: BaseException) -> None:
        """In a thread: what the parser refuses is a problem like any other. The application's own failures never come here."""
        if not isinstance(error, ParseException):
            self.log.error("answering failed", exc_info=error)
        client.sendall(refusal(error, self.wsgi, self.limits))

    def finish_request(self, conn: Connection, done: Future[bool]) -> None:
        """The thread is done: send the rest, then wait for the next request or close."""
        try:
            conn.keeps = done.result()
        except (CancelledError, OSError):
            conn.keeps = False
        if conn.sock.left:
            conn.deadline = monotonic() + self.limits.client_seconds
            self._waiting.add(conn, selectors.EVENT_WRITE, self._send)
        else:
            self._answered(conn)

    def murder_keepalived(self, force: bool = False) -> None:
        """Part with those that have waited too long; with all, where the process ends."""
        now = monotonic()
        if now < self._look_at and not force:
            return
        self._look_at = now + LOOK_EVERY
        for conn in self._waiting:
            if conn.deadline > now and not force:
                continue
            if conn.inbox and not conn.sock.left and not force:
                self._refuse(conn, TooSlow())
            else:
                self._part(conn)

    def murder_pending(self) -> None:
        """There are no others."""

    def _cap_keepalive(self, deadline: float) -> None:
        for conn in self._waiting:
            if not conn.held():
                conn.deadline = min(conn.deadline, deadline)

    def _receive(self, conn: Connection) -> None:
        try:
            piece = conn.peer.recv(PIECE)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        if not piece:
            self._part(conn)
            return
        if not conn.inbox:
            conn.deadline = monotonic() + self.limits.client_seconds
        conn.inbox += piece
        self._waiting.held += len(piece)
        self._go_on(conn)
        if self._waiting and self._waiting.held > HELD_PAYLOADS * self.limits.body_bytes:
            self._refuse(self._waiting.largest(), Crowded())

    def _go_on(self, conn: Connection) -> None:
        try:
            is_whole = conn.framing.is_whole(conn.inbox)
        except ParseException as error:
            self._refuse(conn, error)
            return
        if is_whole:
            self._waiting.drop(conn)
            self.enqueue_req(conn)
        elif conn.framing.expects and not conn.told_to_continue:
            conn.told_to_continue = True
            self._tell_to_continue(conn)

    def _tell_to_continue(self, conn: Connection) -> None:
        try:
            conn.peer.send(CONTINUE)
        except OSError:
            self._part(conn)

    def _refuse(self, conn: Connection, error: ParseException) -> None:
        self._waiting.drop(conn)
        conn.inbox.clear()
        conn.keeps = False
        conn.sock.left += refusal(error, self.wsgi, self.limits)
        conn.deadline = monotonic() + CLOSING_SECONDS
        self._waiting.add(conn, selectors.EVENT_WRITE, self._send)
        self._send(conn)

    def _send(self, conn: Connection) -> None:
        before = conn.held()
        try:
            took_all = conn.sock.flush()
        except OSError:
            self._waiting.held -= before - conn.held()
            self._part(conn)
            return
        self._waiting.held -= before - conn.held()
        if took_all:
            self._waiting.drop(conn)
            self._answered(conn)

    def _answered(self, conn: Connection) -> None:
        if conn.keeps:
            conn.next_request()
            self._waiting.add(conn, selectors.EVENT_READ, self._receive)
            self._go_on(conn)
        else:
            self._close(conn)

    def _close(self, conn: Connection) -> None:
        """Say that nothing more comes, and throw away what still does. Source: RFC 9112, 9.6."""
        conn.inbox.clear()
        conn.deadline = monotonic() + CLOSING_SECONDS
        self._waiting.add(conn, selectors.EVENT_READ, self._throw_away)
        try:
            conn.peer.shutdown(socket.SHUT_WR)
        except OSError:
            self._part(conn)

    def _throw_away(self, conn: Connection) -> None:
        try:
            gone = not conn.peer.recv(PIECE)
        except BlockingIOError:
            return
        except OSError:
            gone = True
        if gone:
            self._part(conn)

    def _part(self, conn: Connection) -> None:
        self._waiting.drop(conn)
        self.nr_conns -= 1
        conn.peer.close()

    def _make_room(self) -> bool:
        if self._waiting:
            self._part(self._waiting.longest())
        return bool(self._waiting)
