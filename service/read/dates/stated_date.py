"""Dates that markup and metas state, in all the spellings that are found there."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from service.model.formats import parse_date
from service.read.dates.written_date import parse_written_date

UNIX_TIME = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?\Z", re.ASCII)
"""Seconds, or milliseconds, since 1970: ten digits are the years from 2001 to 2286, and no other spelling of a date."""

_GLUED = re.compile(r"(?<=\d)T(?=\d)")
_ZONE_BEFORE_YEAR = re.compile(r"(?:\w{3} )?(\w{3} \d{1,2}) (\d\d:\d\d:\d\d) (\w{1,5}|[+-]\d{4}) (\d{4})\Z")
"""As C and Java print a date of their own accord: "Tue Nov 18 14:05:28 CET 2025"."""


def read_stated_date(text: str, language: str | None = None) -> str | None:
    """A date that a page states in its markup, as ISO 8601, or None.

    Read are ISO 8601 and its look-alikes, a zone's name for the offset ("2020-09-25T16:02:50CDT"), RFC 2822 and other
    written dates, what C and Java print, and Unix time (which is UTC).
    """
    text = text.strip()
    if match := UNIX_TIME.match(text):
        return datetime.fromtimestamp(int(match[1]), UTC).isoformat().replace("+00:00", "Z")
    return parse_date(text) or parse_written_date(_ZONE_BEFORE_YEAR.sub(r"\1 \4 \2 \3", _GLUED.sub(" ", text)), language)
