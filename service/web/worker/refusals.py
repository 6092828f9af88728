"""Requests that never reach the application: what gunicorn's parser or the loop refuses, as a problem on the wire."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from time import perf_counter
from typing import Any

from flask import Flask
from gunicorn.http import errors

from service.render.json_text import json_bytes
from service.web import logs
from service.web.headers import HEADERS
from service.web.limits import Limits
from service.web.problems import (
    ADDRESS_TOO_LONG,
    BAD_REQUEST,
    CROWDED,
    EXPECTATION,
    HEADERS_TOO_LARGE,
    INTERNAL,
    MEDIA_TYPE,
    TOO_LARGE,
    TOO_SLOW,
    Kind,
    stated,
)
from service.web.request_id import HEADER, new_id
from service.web.worker.framing import TooLarge


class TooSlow(errors.ParseException):  # type: ignore[misc]  # gunicorn ships no types
    """A request did not come whole within the time that it may take."""


class Crowded(errors.ParseException):  # type: ignore[misc]
    """Slow clients have sent more than is kept for them."""


Detail = Callable[[Any, Limits], str]
_REFUSALS: tuple[tuple[type[Exception], Kind, Detail], ...] = (
    (TooSlow, TOO_SLOW, lambda _, limits: f"A request has to come whole within {limits.client_seconds} seconds."),
    (Crowded, CROWDED, lambda *_: "Too much is on its way here at the moment. Try again."),
    (TooLarge, TOO_LARGE, lambda _, limits: f"The limit is {limits.body_bytes:,} bytes."),
    (errors.LimitRequestLine, ADDRESS_TOO_LONG, lambda _, limits: f"The limit of a request's first line is {limits.address_bytes:,} bytes."),
    (
        errors.LimitRequestHeaders,
        HEADERS_TOO_LARGE,
        lambda _, limits: f"The limit is {limits.headers} headers of {limits.header_bytes:,} bytes each.",
    ),
    (errors.ExpectationFailed, EXPECTATION, lambda *_: "The only expectation that is met is 100-continue."),
    (errors.InvalidRequestMethod, BAD_REQUEST, lambda *_: "The method is none: 3 to 20 capital letters are."),
    (errors.InvalidHTTPVersion, BAD_REQUEST, lambda *_: "Only HTTP/1.1 and HTTP/1.0 are spoken here."),
    (errors.InvalidRequestLine, BAD_REQUEST, lambda *_: "The first line is no request of HTTP/1.1. Write what is not ASCII as %XX."),
    (errors.UnsupportedTransferCoding, BAD_REQUEST, lambda *_: "The only Transfer-Encoding that is read is chunked."),
    (errors.InvalidHeader, BAD_REQUEST, lambda error, _: _header(error.hdr)),
    (errors.InvalidHeaderName, BAD_REQUEST, lambda error, _: _header(error.hdr)),
    (errors.ObsoleteFolding, BAD_REQUEST, lambda *_: "A header may not go on in a second line."),
    (errors.InvalidChunkSize, BAD_REQUEST, lambda *_: "The payload's chunks are none, or hold next to nothing each."),
    (errors.ParseException, BAD_REQUEST, lambda *_: "It is not as HTTP/1.1 asks for, or not whole."),
)
"""What a refusal is, by the error that it comes from; the first that fits."""


def refusal(error: BaseException, app: Flask, limits: Limits) -> bytes:
    """The whole answer, counted and logged. It closes the connection: where the next request begins is not known."""
    start = perf_counter()
    kind, detail = next(
        ((kind, detail(error, limits)) for known, kind, detail in _REFUSALS if isinstance(error, known)),
        (INTERNAL, "The fault is ours."),
    )
    request_id = new_id()
    content = json_bytes(stated(kind, detail, request_id))
    app.extensions["metrics"].answered("", "", kind.status, perf_counter() - start)
    logs.request_line(lambda: {"id": request_id, "method": None, "route": None, "status": kind.status, "outcome": kind.name, "sent": len(content)})
    head = {
        "Content-Type": MEDIA_TYPE,
        "Content-Length": str(len(content)),
        "Connection": "close",
        HEADER: request_id,
        **HEADERS,
    }
    lines = [f"HTTP/1.1 {kind.status} {HTTPStatus(kind.status).phrase}", *(f"{name}: {value}" for name, value in head.items())]
    return "\r\n".join([*lines, "", ""]).encode() + content


def _header(stated_header: object) -> str:
    """Which header is wrong. gunicorn gives its name, or the whole line: its value may be a secret."""
    name = str(stated_header).partition(":")[0][:40]
    return f"A header is malformed, or stands twice where it may stand once: “{name}”."
