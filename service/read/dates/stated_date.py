"""Dates that markup and metas state, in all the spellings that are found there."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from service.model.formats import parse_date
from service.read.dates.written_date import parse_written_date

UNIX_TIME = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?\Z", re.ASCII)
"""Seconds, or milliseconds, since 1970: ten digits are the years from 2001 to 2286, and no other spelling of a date."""

_GLUED = re.compile(r"(?<=\d)T(?=\d)")


def read_stated_date(text: str, language: str | None = None) -> str | None:
    """A date that a page states in its markup, as ISO 8601, or None.

    Read are ISO 8601 and its look-alikes, a zone's name for the offset ("2020-09-25T16:02:50CDT"), RFC 2822 and other
    written dates, and Unix time (which is UTC).
    """
    text = text.strip()
    if match := UNIX_TIME.match(text):
        return datetime.fromtimestamp(int(match[1]), UTC).isoformat().replace("+00:00", "Z")
    return parse_date(text) or parse_written_date(_GLUED.sub(" ", text), language)
