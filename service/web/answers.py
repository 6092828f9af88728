"""Answers: values as JSON bytes, and the head snippet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response

from service.model.media_types import HTML, JSON, TEXT
from service.render.json_text import json_bytes

_SANDBOX = "default-src 'none'; sandbox"
"""The head snippet is shown as text/html from our own origin: a browser that opens it must run none of it."""


def json_answer(value: Any, media_type: str = JSON, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """The value as compact UTF-8 JSON."""
    answer = Response(json_bytes(value), status, content_type=media_type)
    if headers:
        answer.headers.update(headers)
    return answer


def html_answer(text: str | bytes) -> Response:
    """A piece of HTML, for a client that will paste it. Bytes are UTF-8."""
    answer = Response(text.encode("utf-8", "replace") if isinstance(text, str) else text, content_type=f"{HTML}; charset=utf-8")
    answer.headers["Content-Security-Policy"] = _SANDBOX
    return answer


def text_answer(text: str) -> Response:
    """Plain text, for people."""
    return Response(text.encode("utf-8", "replace"), content_type=f"{TEXT}; charset=utf-8")
