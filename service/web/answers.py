"""Answers: values as JSON bytes, and the head snippet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from flask import Response

from service.model.media_types import HTML, JSON

_SANDBOX = "default-src 'none'; sandbox"
"""The head snippet is shown as text/html from our own origin: a browser that opens it must run none of it."""


def json_answer(value: Any, media_type: str = JSON, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """The value as compact UTF-8 JSON."""
    answer = Response(json_bytes(value), status, content_type=media_type)
    if headers:
        answer.headers.update(headers)
    return answer


def html_answer(text: str) -> Response:
    """A piece of HTML, for a client that will paste it."""
    answer = Response(text.encode("utf-8", "replace"), content_type=f"{HTML}; charset=utf-8")
    answer.headers["Content-Security-Policy"] = _SANDBOX
    return answer


def json_bytes(value: Any) -> bytes:
    """Compact JSON in UTF-8. What JSON or UTF-8 cannot hold does not pass: NaN and infinities are null, lone surrogates are escapes."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except ValueError:
        finite = json.loads(json.dumps(value), parse_constant=lambda _: None)
        text = json.dumps(finite, ensure_ascii=False, separators=(",", ":"))
    try:
        return text.encode()
    except UnicodeEncodeError:
        return json.dumps(json.loads(text), separators=(",", ":")).encode()
