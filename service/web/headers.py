"""The headers of safety that every answer has, unless its route knows better."""

from __future__ import annotations

from flask import Response

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Answers are data: a browser that is led to open one has nothing to load, frame or tell.

Source: https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html
"""


def secure(answer: Response) -> Response:
    """The answer with those of the headers that it has not."""
    stated = {name.lower() for name, _ in answer.headers}
    for name, value in HEADERS.items():
        if name.lower() not in stated:
            answer.headers.add(name, value)
    return answer
