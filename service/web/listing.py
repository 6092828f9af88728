"""Lists: the parameters that they take, and their pages. A page starts below a number that no write changes."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import Response, request

from service.web.answers import json_answer
from service.web.query import URL, Parameter

if TYPE_CHECKING:
    from service.edges.desk import Page

DEFAULT_LIMIT = 50


def _number_from(least: int, most: int) -> Callable[[str], int | None]:
    """A reader of whole numbers from `least` to `most`."""
    return lambda text: int(text) if re.fullmatch(r"[0-9]{1,9}", text) and least <= int(text) <= most else None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.strip().replace(" ", "+"))  # a "+" that was not escaped arrives as a blank
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def cursor_of(number: int) -> str:
    """A cursor: where the next page of a list starts, in a form that nobody is tempted to count with."""
    return urlsafe_b64encode(f"below {number}".encode()).decode().rstrip("=")


def _number_of(cursor: str) -> int | None:
    try:
        found = re.fullmatch(rb"below ([0-9]{1,18})", urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except ValueError:
        return None
    return int(found[1]) if found else None


CURSOR = Parameter("cursor", _number_of, "the cursor of a page's “next”", {"type": "string"}, "Where the page starts: taken from the page before.")
LIMIT = Parameter(
    "limit",
    _number_from(1, 200),
    "a number from 1 to 200",
    {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
    "How many members a page has at most.",
)
SOURCE = Parameter("source", lambda text: text or None, "a source's name", {"type": "string"}, "Only those of one source of the settings.")
STATUS = Parameter(
    "status",
    {name: name for name in ("published", "unpublished", "draft")}.get,
    "“published”, “unpublished” or “draft”",
    {"enum": ["published", "unpublished", "draft"]},
    "Only articles that stand so.",
)
SINCE = Parameter(
    "since",
    _moment,
    "an ISO 8601 time with its offset, as 2026-11-23T08:00:00Z",
    {"type": "string", "format": "date-time"},
    "Only articles whose state has changed at that moment or later.",
)
STATE = Parameter(
    "state",
    {name: name for name in ("pending", "delivered", "dead")}.get,
    "“pending”, “delivered” or “dead”",
    {"enum": ["pending", "delivered", "dead"]},
    "Only deliveries that stand so.",
)
ARTICLE_URL = replace(URL, description="Only the article with this address.")
FROM = Parameter("from", _number_from(1, 10**9), "the number of a version", {"type": "integer", "minimum": 1}, "The version to start from.")
TO = Parameter("to", _number_from(1, 10**9), "the number of a version", {"type": "integer", "minimum": 1}, "The version to arrive at.")


def page_answer(name: str, page: Page) -> Response:
    """A page of a list under this name, with the address of the next one in the body and in `Link`."""
    following = None
    if page.next is not None:
        stated = {key: value for key, value in request.args.items() if key != "cursor"}
        following = f"{request.path}?{urlencode({**stated, 'cursor': cursor_of(page.next)})}"
    answer = json_answer({name: page.members, "next": following})
    answer.headers["Cache-Control"] = "no-store"
    if following is not None:
        answer.headers["Link"] = f'<{following}>; rel="next"'
    return answer
