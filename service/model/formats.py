"""Formats that reading and checking both hold values to: addresses, dates, languages."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

MAX_URL = 8000
"""Characters of the longest address that is taken: RFC 9110, 4.1, asks every server to support 8000."""
_FORBIDDEN_IN_URL = re.compile(r"[\s<>\"{}|\\^`\x00-\x1f\x7f\ud800-\udfff]")
_PLAIN_URL = re.compile(r"\A(?i:https?)://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?:[/?#][!#-;=?-\[\]_a-z~]*)?\Z")
"""What needs no taking apart: a host without credentials or port, then only characters that an address may hold.
Letters of both cases are spelled out: to ignore the case of each character takes three times as long."""
_HOST = re.compile(r"[^\s%/?#@\\|^`!*()'=+,;&$]+\Z")
_LONGEST_TAG = 60
_LANGUAGE = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3})){0,4}"
    r"(?P<more>-[a-z0-9]-[a-z0-9-]{2,30})?|(?P<private>[xi]-[a-z0-9-]{1,50}))\Z",
    re.IGNORECASE | re.ASCII,
)
_OFFSET = re.compile(r"(?i:z|(?:utc|gmt)?\s?(?:(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?)?)\Z", re.ASCII)


def parse_url(text: str) -> str | None:
    """The text as an absolute http or https address, or None.

    Blanks inside are percent-encoded as browsers do; anything that could end an attribute or a script (quotes, angle
    brackets, controls) makes it no address, and so do half a character and what `web_host` takes for no host.
    Source: RFC 3986, https://url.spec.whatwg.org
    """
    text = text.strip().replace(" ", "%20")
    if len(text) > MAX_URL:
        return None
    if _PLAIN_URL.match(text):
        return text
    return text if web_host(text) and not _FORBIDDEN_IN_URL.search(text) else None


def is_plain_url(text: str) -> bool:
    """Whether the text is an address that needs no taking apart: see _PLAIN_URL."""
    return _PLAIN_URL.match(text) is not None


def web_host(address: str) -> str | None:
    """The host that an absolute http or https address names, in lower case; None where it names none that can be asked.

    An empty label ("cdn..example"), a port that there is not (99999) and a user name before the host make it none:
    what is shown to everybody has no password. Source: RFC 3986, 3.2; RFC 9110, 4.2.4
    """
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port  # the port is read for its errors
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    return host if _HOST.match(host) and ".." not in host and host[0] != "." else None


def parse_language(text: str) -> str | None:
    """A BCP 47 tag as it is usually written ("en-GB", "zh-Hant"), or None. "en_GB" and "EN" are understood.

    A private tag ("x-default") is a tag, but no language that anybody else knows: None. Source: RFC 5646, 2.1.1
    """
    text = text.strip().replace("_", "-")
    match = _tag(text)
    if match is None or match["private"]:
        return None
    more = match["more"] or ""
    first, *rest = text.removesuffix(more).split("-")
    return "-".join([first.lower(), *(_subtag(part) for part in rest)]) + more.lower()


def is_language_tag(text: str) -> bool:
    """Whether the text is a BCP 47 tag as it stands: "en-GB" and "x-klingon" are, "en_GB" is not. Source: RFC 5646."""
    return _tag(text) is not None


def _tag(text: str) -> re.Match[str] | None:
    return _LANGUAGE.match(text) if len(text) <= _LONGEST_TAG else None


def _subtag(part: str) -> str:
    if len(part) == 2:
        return part.upper()
    return part.title() if len(part) == 4 and part.isalpha() else part.lower()


_MACHINE_DATE = re.compile(
    r"(?P<year>\d{4})(?:(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})|(?P<month_>\d{2})(?P<day_>\d{2}))"
    r"(?:(?:T|\s{1,3}|(?<=\d{8})(?=\d{4}))(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2}))?|(?P<minute_>\d{2})(?P<second_>\d{2})?)"
    r"(?:[.,]\d{1,9})?\s{0,2}(?P<zone>Z|UTC|GMT|(?:(?:UTC|GMT)?[+-]\d{2}(?::?\d{2})?))?(?:\s?UTC|\[[\w/+-]{1,40}\])?)?\Z",
    re.IGNORECASE | re.ASCII,
)
_LONGEST_DATE = 79
FIRST_YEAR = 1600
"""The oldest year that is taken for a date: the first newspaper is of 1605, and "0001-01-01" means that there is none."""


def parse_date(text: str) -> str | None:
    """A machine-written date or date-time as ISO 8601's extended format ("2026-11-23T08:00:00+01:00"), or None.

    Read are ISO 8601 and what stands for it in pages: a blank for the "T", "+0100", the basic format, "/" or "." in
    a date that starts with its year, fractions of a second (dropped). The offset stays as stated ("UTC" is "Z"), a
    time without one stays without, a date without a time stays a date; nothing is filled in. Impossible dates give
    None. A result is read as itself. Source: ISO 8601-1:2019, RFC 3339.
    """
    return _date(text) if len(text) <= _LONGEST_DATE else None


@lru_cache(maxsize=64)
def _date(text: str) -> str | None:
    """Kept, as one article states its dates in several places and each stage reads them."""
    match = _MACHINE_DATE.match(text.strip())
    if match is None:
        return None
    part = match.groupdict()
    day = calendar_day(int(part["year"]), int(part["month"] or part["month_"]), int(part["day"] or part["day_"]))
    if day is None or part["hour"] is None:
        return day
    time = clock_time(int(part["hour"]), int(part["minute"] or part["minute_"]), part["second"] or part["second_"])
    zone = parse_offset(part["zone"]) if part["zone"] else ""
    return f"{day}T{time}{zone}" if time and zone is not None else None


def calendar_day(year: int, month: int, day: int) -> str | None:
    """The three numbers as "YYYY-MM-DD", or None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat() if year >= FIRST_YEAR else None
    except ValueError:
        return None


def clock_time(hour: int, minute: int, second: str | None) -> str | None:
    """A time of day as "hh:mm", or "hh:mm:ss" where the seconds are stated; None where no clock shows it."""
    if hour > 23 or minute > 59 or int(second or 0) > 59:
        return None
    return f"{hour:02}:{minute:02}" + (f":{int(second):02}" if second else "")


def parse_offset(text: str) -> str | None:
    """An offset from UTC ("+0100", "GMT+3", "UTC", "Z") as "+01:00" or "Z", or None where there is no such offset."""
    match = _OFFSET.match(text)
    if match is None:
        return None
    if match["sign"] is None:
        return "Z"
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    if hours > 14 or minutes > 59:
        return None
    stated = f"{match['sign']}{hours:02}:{minutes:02}"
    return "Z" if stated == "-00:00" else stated  # RFC 3339, 4.3: the instant is known, the place is not
