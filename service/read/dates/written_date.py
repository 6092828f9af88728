"""Dates as people write them: "18 November 2025, 14:05 GMT+3", "18. November 2025 um 14:05 Uhr", "2025年11月18日".

A text is folded and its words become signs: M11 a month, A and P the halves of the day, H the hour's mark, Z<…> a
zone; words that only join vanish, and any other word makes the text no date. A day is then cut out by one of four
short patterns, and what is left must be a time of day as a whole. What is not stated is not filled in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import cache, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from service.model.formats import calendar_day, clock_time, parse_date, parse_offset
from service.read.data import load
from service.read.fold import LETTER, fold_letters

LONGEST = 100
"""No written date has more characters than this."""
BUDDHIST = range(2400, 2700)
"""Years that only the Thai calendar has; it counts 543 more than the common one."""

_FIGURE = re.compile(r"\d")
_WORD = re.compile(rf"{LETTER}+(?:\.{LETTER}+)*\.?")
_PLAIN_WORD = re.compile(r"(?<![a-z.])[a-z]{4,}(?![a-z.])")
"""A word of a text in ASCII that nothing else turns into another sign: with one that is unknown the text is no date."""
_EASTERN_UNITS = str.maketrans(
    {**dict.fromkeys("年년月월", "-"), **dict.fromkeys("日号號일秒초", " "), **dict.fromkeys("时時点點시", ":"), **dict.fromkeys("分분", ";")}
)
_THAI = re.compile("[\u0e00-\u0e7f]")
_SCRIPT_DATE = re.compile(r"(?<=gmt[+-]\d{4})\s?\([^()]*\)\Z")
_SPACED_HALF = re.compile(r"(?<=\d)\s?([ap])\s?\.?\s?m\b\.?")
_HOUR_LETTER = re.compile(r"(?<![\d:.])(\d{1,2})\s?[hu]\s?(\d{2})(?!\d)")
_TWO_NAMES = re.compile(r"(M\d{1,2}) ?/ ?\1(?!\d)")
"""A month by two names, as Arabic papers write it for readers of east and west: "آب/أغسطس"."""
_NOISE = re.compile(r"[@,،、|│•·()\[\]'’‘\"]|\s[-/–]\s|(?<=[a-z>])\.")
_DAYS = (
    re.compile(r"(?<![\d:])(?P<day>\d{1,2})[.\s/-]{0,3}[Mm]\s?(?P<month>\d{1,2})[.\s/-]{0,3}(?P<year>\d{4})(?!\d)"),
    re.compile(r"[Mm]\s?(?P<month>\d{1,2})[.\s/-]{1,3}(?P<day>\d{1,2})[.\s/-]{1,3}(?P<year>\d{4})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>\d{4})[.\s/-]{0,3}[Mm]\s?(?P<month>\d{1,2})[.\s/-]{0,3}(?P<day>\d{1,2})(?!\d|:)"),
    re.compile(r"(?<![\d:])(?P<one>\d{1,4})\s?(?P<mark>[./-])\s?(?P<two>\d{1,2})\s?(?P=mark)\s?(?P<three>\d{4}|\d{2}|\d)(?![\d:])"),
)
_TIME = re.compile(
    r"(?:(?P<early>[AP])\s?)?(?P<hour>\d{1,2})(?:\s?[:.]\s?(?P<minute>\d{2}|\d(?=;))?;?(?:\s?[:.]?\s?(?P<second>\d{2}))?|(?=\s?[APH]))"
    r"\s?H?\s?(?P<late>[AP])?\s?(?:Z<(?P<zone>[^>]{1,30})>)?\s?(?P<shift>[+-]\s?\d{1,2}(?::?\d{2})?)?"
)


@cache
def date_words(name: str) -> dict[str, Any]:
    """A data file of the words of dates, loaded once."""
    loaded: dict[str, Any] = load(name)
    return loaded


def parse_written_date(text: str, language: str | None = None) -> str | None:
    """A text that is a date, with or without a time of day, as ISO 8601; None for any other text.

    Input: a written or machine-written date with nothing else in it but its weekday. `language`: the BCP 47 tag of
    the text, which settles month names that two languages use differently and the order of "03/04/2025": without it
    such a date is None, unless one part is above 12. An offset is kept as stated, a zone's name gives its offset
    where the name has one meaning. Source of the names: CLDR (`data/month_names.json`).
    """
    if len(text) > LONGEST or not _FIGURE.search(text):
        return None
    return parse_date(text) or _parse_folded(fold_letters(text), language)


def _parse_folded(folded: str, language: str | None) -> str | None:
    signs = _signs(folded, language)
    if signs is None:
        return None
    for pattern in _DAYS:
        if match := pattern.search(signs):
            day = _numeric_day(match, language) if pattern is _DAYS[-1] else _named_day(match, folded)
            rest = f"{signs[: match.start()]} {signs[match.end() :]}".strip(" ./-:")
            return _with_time(day, rest) if day else None
    return None


def _signs(folded: str, language: str | None) -> str | None:
    """The folded text with signs for its words, or None where a word of it is no word of a date."""
    table = _table(language or "")
    text = _SCRIPT_DATE.sub("", folded)
    if not text.isascii():
        for written, word in _two_words().items() if "\u0643\u0627\u0646\u0648\u0646" in text or "\u062a\u0634\u0631\u064a\u0646" in text else ():
            text = text.replace(written, word)
        text = _eastern_pattern().sub(_eastern_word, text).translate(_EASTERN_UNITS)
    elif not table.keys() >= set(_PLAIN_WORD.findall(text)):
        return None
    text = _HOUR_LETTER.sub(r"\1:\2", _SPACED_HALF.sub(r" \1m", text))
    unknown: list[str] = []
    signs = _WORD.sub(_sign_of(table, unknown), text)
    if unknown:
        return None
    if "/" in signs and "M" in signs:
        signs = _TWO_NAMES.sub(r"\1", " ".join(signs.split()))
    if signs.count("M") and "m" in signs:  # "mar. 18 nov. 2025": a weekday that is a month's name elsewhere
        signs = re.sub(r"m\d+", " ", signs)
    return " ".join(_NOISE.sub(" ", signs).split())


def _sign_of(table: dict[str, str], unknown: list[str]) -> Callable[[re.Match[str]], str]:
    def sign(match: re.Match[str]) -> str:
        word = match[0].replace(".", "")
        found = table.get(word)
        if found is None:
            unknown.append(word)
            return " "
        if found in ("A", "P") and word == "am" and not match.string[: match.start()].rstrip()[-1:].isdigit():
            return " "  # German "am 18. November"
        return f" {found} "

    return sign


@cache
def _two_words() -> dict[str, str]:
    """Names of months in two words, and what the same month is called in one."""
    return {fold_letters(written): fold_letters(word) for written, word in date_words("written_dates.json")["twoWords"].items()}


@cache
def _eastern_pattern() -> re.Pattern[str]:
    words = date_words("written_dates.json")
    return re.compile(f"(?P<era>{'|'.join(words['eras'])})\\s?(?P<count>\\d{{1,3}})(?=年)|{words['easternWeekdays']}")


def _eastern_word(match: re.Match[str]) -> str:
    """A year counted from the start of an era as a common one; a weekday vanishes."""
    if match["era"]:
        return str(int(date_words("written_dates.json")["eras"][match["era"]]) + int(match["count"]))
    return " "


@lru_cache(maxsize=64)
def _table(language: str) -> dict[str, str]:
    """What each word of a date stands for in a language. Words of other languages count where they mean one thing."""
    names, words = date_words("month_names.json"), date_words("written_dates.json")
    months: dict[str, set[int]] = {}
    for listed in names["months"].values():
        for word, number in listed.items():
            months.setdefault(word, set()).add(number)
    sure = {word: min(numbers) for word, numbers in months.items() if len(numbers) == 1}
    sure |= names["months"].get(language.partition("-")[0], {})
    weekdays = set(names["weekdays"])
    table = dict.fromkeys((*weekdays, *words["joining"], *words["unsureZones"]), "")
    zones = words["zones"] | words["zonesOf"].get(language, {})
    table |= {word: f"Z<{zone}>" for word, zone in zones.items()} | dict.fromkeys(words["monthFollows"], "M")
    table |= dict.fromkeys(words["hourMarks"], "H") | dict.fromkeys(words["beforeNoon"], "A") | dict.fromkeys(words["afterNoon"], "P")
    return table | {word: f"{'m' if word in weekdays else 'M'}{number}" for word, number in sure.items()}


def _named_day(match: re.Match[str], folded: str) -> str | None:
    return calendar_day(_year(match["year"], folded), int(match["month"]), int(match["day"]))


def _year(text: str, folded: str) -> int:
    year = int(text)
    return year - 543 if year in BUDDHIST and _THAI.search(folded) else year


def _numeric_day(match: re.Match[str], language: str | None) -> str | None:
    """The day of "2025-11-18", "18.11.2025", "11/18/2025", "18.11.25": None where the order is not sure."""
    one, two, three = int(match["one"]), int(match["two"]), int(match["three"])
    if len(match["one"]) == 4:
        return calendar_day(_year(match["one"], match.string), two, three)
    if len(match["one"]) > 2 or len(match["three"]) < 2:
        return None
    order = day_first(language)
    if order is None and match["mark"] != "." and two > 12:  # "04/19/13": nobody else writes a day in the middle
        order = False
    if len(match["three"]) == 2:  # two figures may be a year of this century, where the language writes the year last
        return None if order is None else calendar_day(2000 + three, two if order else one, one if order else two)
    if match["mark"] == "." or one > 12 or one == two:  # nobody writes the month first with dots
        order = True
    elif two > 12:
        order = False
    return None if order is None else calendar_day(three, two if order else one, one if order else two)


def day_first(language: str | None) -> bool | None:
    """Whether a language and region writes 3 April 2025 as 03/04/2025 (True) or 04/03/2025 (False); None: not sure."""
    orders: dict[str, bool] = date_words("month_names.json")["dayFirst"]
    tag = language or ""
    while tag and tag not in orders:
        tag = tag.rpartition("-")[0]
    return orders.get(tag)


def _with_time(day: str, rest: str) -> str | None:
    if not rest:
        return day
    match = _TIME.fullmatch(rest)
    if match is None:
        return None
    hour, half = int(match["hour"]), match["early"] or match["late"]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "P" else 0)
    time = clock_time(hour, int(match["minute"] or 0), match["second"])
    return f"{day}T{time}{_offset(match, f'{day}T{time}')}" if time else None


def _offset(match: re.Match[str], local: str) -> str:
    """The offset that a time states, as a number or by the name of a zone; "" where it states none."""
    if match["shift"]:
        return parse_offset(match["shift"].replace(" ", "")) or ""
    zone = match["zone"] or ""
    if "/" not in zone:
        return zone
    moment = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone))
    return parse_offset(moment.strftime("%z")) or ""
