"""A receiver of deliveries: a small real HTTP server that remembers every call, and fails where it is told to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from standardwebhooks import Webhook

SECRET = "whsec_c3RhbmRmaXJzdA=="
Behaviour = Callable[[BaseHTTPRequestHandler, int], int | None]
"""Called with the call and its number; gives the status to answer with, None for one that has been answered (or will never be)."""


@dataclass
class Receiver:
    """Where it listens, and what came in: each a webhook-id, the sequence and the verified payload."""

    url: str
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)


@contextmanager
def receiver(behave: Behaviour = lambda _, __: 200, secret: str = SECRET) -> Iterator[Receiver]:
    """A receiver on a free port of this machine, which verifies what it gets and answers as it is told."""
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            payload = Webhook(secret).verify(body, dict(self.headers.items()))
            with lock:
                found.calls.append((self.headers["webhook-id"], payload))
                number = len(found.calls)
            status = behave(self, number)
            if status is not None:
                if 200 <= status < 300:
                    with lock:
                        found.taken.add(self.headers["webhook-id"])
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

        def do_GET(self) -> None:
            raise AssertionError("a redirect was followed")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found = Receiver(f"http://127.0.0.1:{server.server_port}/hooks")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def redirect(handler: BaseHTTPRequestHandler, _: int) -> None:
    handler.send_response(302)
    handler.send_header("Location", "/elsewhere")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def drip(handler: BaseHTTPRequestHandler, _: int) -> None:
    """An answer that sends a byte now and then and never ends."""
    for _ in range(100):
        try:
            handler.wfile.write(b"H")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.1)


def flood(handler: BaseHTTPRequestHandler, _: int) -> None:
    """A good answer with a body without end."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(10_000):
        try:
            handler.wfile.write(b"x" * 100_000)
        except OSError:
            return


def hang_up(handler: BaseHTTPRequestHandler, _: int) -> None:
    handler.close_connection = True


def text_of(payload: dict[str, Any]) -> str:
    return json.dumps(payload, sort_keys=True)
