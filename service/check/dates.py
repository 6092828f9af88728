"""Dates as markup states them: are they ISO 8601, in the form that consumers ask for, and whole?

Sources: https://schema.org/DateTime, https://ogp.me/#data_types,
https://developers.google.com/search/docs/appearance/publication-dates
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

from service.check.values import TextCondition, ValueCondition
from service.model.formats import parse_date, parse_offset

_LONGEST = 80
_DAYS_OF_YEAR = 366
_RECOMMENDED = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)?)?\Z", re.ASCII)
_ISO = re.compile(
    r"[+-]?(?P<year>\d{4})"
    r"(?:-?W(?P<week>\d\d)(?:-?(?P<weekday>[1-7]))?|-(?P<ordinal>\d{3})|-(?P<month>\d\d)(?:-(?P<day>\d\d))?|(?P<month_>\d\d)(?P<day_>\d\d))?"
    r"(?:T(?P<hour>\d\d)(?::?(?P<minute>\d\d)(?::?(?P<second>\d\d))?)?(?:[.,]\d{1,9})?(?P<offset>Z|[+-]\d\d(?::?\d\d)?)?)?\Z",
    re.ASCII | re.IGNORECASE,
)
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?\Z", re.ASCII)
_MAIL = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|UTC|[+-](?!0000)\d{4})\Z", re.ASCII)
_MIDNIGHT = re.compile(r"[T ]00:?00(?::?00(?:[.,]0+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?\Z", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """How a date is written. is_iso: ISO 8601 of any kind; is_readable: or near enough to be read without guessing."""

    is_readable: bool
    is_iso: bool
    is_recommended: bool
    has_time: bool
    has_offset: bool


UNREADABLE = Stated(False, False, False, False, False)


@lru_cache(maxsize=1024)
def stated(text: str) -> Stated:
    """How this text states a date; UNREADABLE for what is no date, a day that no calendar has included."""
    if len(text) > _LONGEST:
        return UNREADABLE
    match = _ISO.match(text)
    if match is None or not _is_possible(match):
        read = parse_date(text)
        return Stated(True, False, False, "T" in read, _offset_stands(read)) if read else UNREADABLE
    return Stated(True, True, bool(_RECOMMENDED.match(text)), bool(match["hour"]), bool(match["offset"]))


def moment_of(text: str) -> str | None:
    """ISO 8601 of a moment that mail or a clock writes so that it can mean no other: with its offset from UTC, or in
    seconds or milliseconds since 1970."""
    if _SECONDS.match(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
    if not _MAIL.match(text):
        return None
    try:
        return parsedate_to_datetime(text).isoformat()
    except ValueError:
        return None


def _offset_stands(read: str) -> bool:
    return "T" in read and (read.endswith("Z") or read[-6] in "+-")


def _is_possible(match: re.Match[str]) -> bool:
    """Whether calendar and clock have what an ISO 8601 text states."""
    part = {name: int(digits) for name, digits in match.groupdict().items() if digits and digits.isdecimal()}
    if not _is_day(part) or not 1 <= part.get("ordinal", 1) <= _DAYS_OF_YEAR:
        return False
    offset = match["offset"]
    return _is_time(part.get("hour", 0), part.get("minute", 0), part.get("second", 0)) and (not offset or parse_offset(offset) is not None)


def _is_day(part: Mapping[str, int]) -> bool:
    try:
        if "week" in part:
            date.fromisocalendar(part["year"], part["week"], part.get("weekday", 1))
        else:
            date(part["year"], part.get("month", part.get("month_", 1)), part.get("day", part.get("day_", 1)))
    except ValueError:
        return False
    return True


def _is_time(hour: int, minute: int, second: int) -> bool:
    """ISO 8601 writes the end of a day as 24:00, and a leap second as 60."""
    return (hour < 24 and minute < 60 and second <= 60) or (hour, minute, second) == (24, 0, 0)


def whole_day(text: str) -> date | None:
    """The day that a date without a time states, or None."""
    read = parse_date(text) if len(text) <= _LONGEST else None
    return date.fromisoformat(read) if read and "T" not in read else None


@lru_cache(maxsize=256)
def instant(text: str) -> datetime | None:
    """The moment that a date-time with an offset states, in UTC; None where only a day or a local time is stated."""
    if len(text) > _LONGEST or not (read := parse_date(text)) or not _offset_stands(read):
        return None
    try:
        return datetime.fromisoformat(read).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def date_readable() -> ValueCondition:
    """A text that is a date or nearly one; numbers, booleans and nodes are none."""
    return lambda value: stated(value).is_readable if isinstance(value, str) else value is None


def date_iso() -> TextCondition:
    """A date that can be read at all is ISO 8601."""
    return lambda value: (form := stated(value)).is_iso or not form.is_readable


def date_recommended() -> TextCondition:
    """An ISO 8601 date has the form YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with Z or ±hh:mm. A time without an offset is
    left to date_offset, which asks for the same form."""
    return lambda value: (form := stated(value)).is_recommended or not form.is_iso or (form.has_time and not form.has_offset)


def date_offset() -> TextCondition:
    """A time of day comes with its offset from UTC."""
    return lambda value: (form := stated(value)).has_offset or not form.has_time


def date_with_time() -> TextCondition:
    """A date comes with a time of day."""
    return lambda value: (form := stated(value)).has_time or not form.is_readable


def date_not_midnight() -> TextCondition:
    """The time of day is not 00:00:00, which is what a date without a time is turned into."""
    return lambda value: not _MIDNIGHT.search(value[-24:])
