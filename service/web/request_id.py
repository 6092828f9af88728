"""The id of a request: the caller's own where it is a sane one, else a new one. It names the request in logs and problems."""

from __future__ import annotations

import re
from uuid import uuid4

from flask import g, request

HEADER = "X-Request-Id"

_SANE = re.compile(r"[A-Za-z0-9._~-]{1,128}\Z")
"""Unreserved characters of RFC 3986: an id is also a problem's `instance`, which is a URI reference."""


def new_id() -> str:
    """An id that no other request has."""
    return uuid4().hex


def request_id() -> str:
    """The id of the request at hand, the same each time it is asked for."""
    if "request_id" not in g:
        stated = request.headers.get(HEADER, "")
        g.request_id = stated if _SANE.match(stated) else new_id()
    name: str = g.request_id
    return name
