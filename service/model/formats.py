"""Formats that reading and checking both hold values to: addresses, dates, languages."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_FORBIDDEN_IN_URL = re.compile(r"[\s<>\"{}|\\^`\x00-\x1f\x7f]")
_LANGUAGE = re.compile(r"(?:[a-zA-Z]{2,3})(?:[-_][a-zA-Z0-9]{2,8}){0,3}\Z")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")


def parse_url(text: str) -> str | None:
    """The text as an absolute http or https address, or None.

    Blanks inside are percent-encoded as browsers do; anything that could end an attribute or a script (quotes, angle
    brackets, controls) makes it no address. Source: RFC 3986, https://url.spec.whatwg.org
    """
    text = text.strip().replace(" ", "%20")
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or _FORBIDDEN_IN_URL.search(text):
        return None
    return text


def parse_language(text: str) -> str | None:
    """A BCP 47 tag as it is usually written ("en-GB", "zh-Hant"), or None. "en_GB" and "EN" are understood."""
    text = text.strip()
    if not _LANGUAGE.match(text):
        return None
    first, *rest = text.replace("_", "-").split("-")
    return "-".join([first.lower(), *(_subtag(part) for part in rest)])


def _subtag(part: str) -> str:
    if len(part) == 2:
        return part.upper()
    return part.title() if len(part) == 4 and part.isalpha() else part.lower()
