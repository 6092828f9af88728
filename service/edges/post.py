"""One POST to a receiver: no redirect is followed, and nothing of it takes longer, or holds more, than it may."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Event, Timer
from urllib.parse import urlsplit

READ_AT_MOST = 64_000
"""Bytes of an answer that are read, so that a receiver that counts on it has had its say. None of them is kept."""


class PostError(Exception):
    """No answer came. The message is a sentence that says why."""


def post(url: str, headers: Mapping[str, str], body: bytes, timeout_seconds: float) -> int:
    """The status of the receiver's answer. timeout_seconds: for connecting, sending and the whole answer together.

    Errors: PostError.
    """
    parts = urlsplit(url)
    connection = _connection(parts.scheme, parts.hostname or "", parts.port, timeout_seconds)
    is_late = Event()
    watchdog = Timer(timeout_seconds, lambda: _cut(connection, is_late))
    watchdog.daemon = True
    watchdog.start()
    try:
        connection.request("POST", parts.path + (f"?{parts.query}" if parts.query else "") or "/", body, dict(headers))
        answer = connection.getresponse()
        answer.read(READ_AT_MOST)
        return answer.status
    except (OSError, HTTPException) as error:
        if is_late.is_set() or isinstance(error, TimeoutError):
            raise PostError(f"The receiver took longer than {timeout_seconds:g} s.") from error
        reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
        raise PostError(f"The receiver could not be reached, or broke off ({reason}).") from error
    finally:
        watchdog.cancel()
        connection.close()


def _connection(scheme: str, host: str, port: int | None, timeout_seconds: float) -> HTTPConnection:
    if scheme == "https":
        return HTTPSConnection(host, port, timeout=timeout_seconds, context=_trusted())
    return HTTPConnection(host, port, timeout=timeout_seconds)


@cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


def _cut(connection: HTTPConnection, is_late: Event) -> None:
    """A socket's own time-out starts anew with each byte: one that drips would never end."""
    is_late.set()
    held = connection.sock
    if held is not None:
        with suppress(OSError):
            held.shutdown(socket.SHUT_RDWR)
