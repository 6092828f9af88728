"""What a route takes and gives: the media types and size of requests, and `Accept` for answers."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request
from werkzeug.datastructures import MIMEAccept
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge

from service.model.refusal import Reason
from service.web.problems import BY_REASON, NOT_ACCEPTABLE, Problem

_UNSUPPORTED = BY_REASON[Reason.UNSUPPORTED_TYPE]


@dataclass(frozen=True, slots=True)
class Received:
    """The body of a request: its bytes, its media type (one of those the route takes) and the charset that the header states."""

    content: bytes
    media_type: str
    charset: str | None


def receive(taken: tuple[str, ...]) -> Received:
    """Read the body of the request at hand where it is of one of these media types.

    Errors: Problem 415 for another or no Content-Type and for a compressed body; 413 over MAX_CONTENT_LENGTH.
    """
    media_type = request.mimetype
    if media_type not in taken:
        said = f"“{media_type}” is not read here" if media_type else "The request states no Content-Type"
        raise Problem(_UNSUPPORTED, f"{said}; send {_listed(taken)}.", headers={"Accept-Post": ", ".join(taken)})
    if request.headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity"):
        raise Problem(_UNSUPPORTED, "Send the payload without a Content-Encoding.", headers={"Accept-Encoding": "identity"})
    return Received(whole_content(), media_type, request.mimetype_params.get("charset"))


def whole_content() -> bytes:
    """The body of the request at hand, whole. Errors: 413 over the request's limit, before it is read where its length is stated."""
    length, most, stream = request.content_length, request.max_content_length, request.environ["wsgi.input"]
    if length is None:
        content = request.get_data(cache=False)
        # Werkzeug cuts a chunked body off at the limit without a word: half an article would pass for the whole.
        if most is not None and len(content) >= most and stream.read(1):
            raise RequestEntityTooLarge
        return content
    if most is not None and length > most:
        raise RequestEntityTooLarge
    content = bytes(stream.read(length))  # whole: Werkzeug's own stream copies a page piece by piece, a twentieth of its parse
    if len(content) < length:
        raise ClientDisconnected
    return content


def negotiate(given: tuple[str, ...]) -> str:
    """The media type to answer in: the one that `Accept` likes best, the first of `given` where it does not care.

    A range's parameters other than `q` (a charset, a JSON-LD profile) make no difference: each type has one form here.
    Errors: Problem 406. Source: RFC 9110, 12.5.1.
    """
    header = request.headers.get("Accept", "").strip()
    if header in ("", "*/*"):
        return given[0]
    if header in given:
        return header
    ranges = MIMEAccept([(value.partition(";")[0].strip(), quality) for value, quality in request.accept_mimetypes])
    best = ranges.best_match(given)
    if best is None:
        raise Problem(NOT_ACCEPTABLE, f"This address gives {_listed(given)}.", headers={"Vary": "Accept"})
    return best


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
