"""datePublished and dateModified: when the article was published and when it was last changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from service.model.finding import Finding
from service.model.formats import calendar_day, parse_date
from service.model.provenance import Other, Picked, Provenance
from service.read.candidates import SYNTAXES, Candidate, places_in, stated_at
from service.read.dates.date_line import Kind
from service.read.dates.shown_dates import ShownDate, shown_dates, without_series
from service.read.dates.stated_date import UNIX_TIME, read_stated_date
from service.read.dates.told_date import told_date
from service.read.fields.language import host_territory, html_language, pick_language
from service.read.fields.values import listed, text_of_scalar
from service.read.page import Page
from service.read.text.language import detect_language

MOST_TIMES = 60
"""`<time>` elements of one page that are compared with the picked moment."""
MOST_BLOCKS = 20
"""Paragraphs by which the language is told of a page that does not state it."""
WIDEST_OFFSETS = timedelta(hours=14)
HALF_HOUR = timedelta(minutes=30)
MINUTE = timedelta(minutes=1)
DAY, CLOCK = len("2026-11-23"), len("2026-11-23T21:04")
UNSET = "1970-01-01"
"""The first day of Unix time: what a date becomes that nobody has set."""
LAST_RESORTS = ("html", "url")
"""Sources that are looked at only where nothing before them in `places.json` states a date; other types' nodes as well.
What the page shows with a label of the same kind may also tell the time on a stated day."""

_PATH_DATE = re.compile(r"(?<![0-9])((?:19|20)\d\d)(?:([/-])(\d{1,2})\2(\d{1,2})|(\d\d)(\d\d))(?![0-9])")
_HAS_SECONDS = re.compile(r"T\d\d:\d\d:")


@dataclass(frozen=True, slots=True)
class _Stated:
    candidate: Candidate
    value: str
    rule: str | None = None


def pick_date_published(page: Page) -> Picked[str]:
    """Pick the first readable date of publication that the page states, in the order of `places.json`.

    Input: a parsed Page. Nothing is fetched and the clock is not read. Where another place states the same moment more
    fully (with an offset, with a time), its spelling is taken.
    Units: ISO 8601. The UTC offset stays as stated; a date without a time stays a date.
    Returns: value, provenance, findings. The value is None if no place states a readable date; dateCreated and
        dateModified never stand in for it.
    Errors: raises none. A stated text that is no date gives the finding "read.date-unreadable".
    Source: https://schema.org/datePublished and https://ogp.me/#type_article
    """
    return _pick(page, "datePublished", "published")


def pick_date_modified(page: Page) -> Picked[str]:
    """Pick the date of the last change, as `pick_date_published` does; the date of publication never stands in for it.

    Source: https://schema.org/dateModified and https://ogp.me/#type_article
    """
    return _pick(page, "dateModified", "modified")


def _pick(page: Page, field: str, kind: Kind) -> Picked[str]:
    found: list[_Stated] = []
    findings: list[Finding] = []
    for source, where in places_in(field, page.syntaxes):
        if found and (where[0].isupper() or (source in LAST_RESORTS and (source == "url" or len(found[0].value) > DAY))):
            continue
        if source in LAST_RESORTS:
            found += _of_address(page) if source == "url" else _labelled(page, kind) if found else _shown(page, kind)
            continue
        for candidate in stated_at(page, source, where):
            for text in filter(None, map(text_of_scalar, listed(candidate.value))):
                if stated := _read(page, candidate, text):
                    found.append(stated)
                elif source in SYNTAXES:
                    findings.append(_unreadable(candidate, field, text))
    found = [stated for stated in found if not stated.value.startswith(UNSET)]
    if not found:
        return Picked(findings=tuple(findings))
    winner = _fullest(page, _confirmed(page, kind, found), found)
    others = dict.fromkeys(Other(stated.candidate.source, stated.value) for stated in found if stated.value != winner.value)
    return Picked(winner.value, Provenance(winner.candidate.source, winner.candidate.at, winner.rule, tuple(others)), tuple(findings))


def _read(page: Page, candidate: Candidate, text: str) -> _Stated | None:
    """The date in a stated text, with the rule that derives it where it is not machine-written."""
    if value := parse_date(text):
        return _Stated(candidate, value)
    value = read_stated_date(text, page.once(date_language))
    return _Stated(candidate, value, "unix-time" if UNIX_TIME.match(text) else "written-date") if value else None


def _shown(page: Page, kind: Kind) -> list[_Stated]:
    """Dates on the page: those labelled as what is sought; for the publication, else those without a label, of which
    one that the address contradicts is none."""
    if kind == "published" and _is_first_page(page):
        return []
    labelled = _labelled(page, kind)
    if labelled or kind != "published":
        return labelled
    days = [stated.value for stated in _of_address(page)]
    shown = without_series([date for date in page.once(_all_shown) if date.kind is None])
    fitting = [date for date in shown if all(_days_apart(date.value, day) < 2 for day in days)]
    told = None if fitting else told_date(page, page.once(date_language))
    fitting += [told] if told and all(_days_apart(told.value, day) < 2 for day in days) else []
    return list(map(_as_stated, fitting))


def _is_first_page(page: Page) -> bool:
    """Whether the page is the site's first one, whose dates are those of the stories that it leads to."""
    address = urlsplit(page.url or "")
    return bool(address.netloc) and address.path in ("", "/") and not address.query


def _labelled(page: Page, kind: Kind) -> list[_Stated]:
    """Dates that the page itself says are of that kind: one without a label may be that of an event, or of a change."""
    return list(map(_as_stated, without_series([date for date in page.once(_all_shown) if date.kind == kind])))


def _as_stated(date: ShownDate) -> _Stated:
    return _Stated(Candidate("html", date.at, date.value), date.value, date.rule)


def _all_shown(page: Page) -> list[ShownDate]:
    return list(shown_dates(page, page.once(date_language)))


def _of_address(page: Page) -> list[_Stated]:
    """The last day that stands in the address's path: an archive's own comes before the address that it keeps."""
    try:
        path = urlsplit(page.base_url or "").path
    except ValueError:
        return []
    days = (calendar_day(int(one[1]), int(one[3] or one[5]), int(one[4] or one[6])) for one in _PATH_DATE.finditer(path.rpartition("://")[2]))
    return [_Stated(Candidate("url", "path", day), day, "date-in-address") for day in list(filter(None, days))[-1:]]


def _days_apart(one: str, other: str) -> int:
    return abs((datetime.fromisoformat(one[:10]) - datetime.fromisoformat(other[:10])).days)


def _confirmed(page: Page, kind: Kind, found: list[_Stated]) -> _Stated:
    """The first date, or another one that shows the same clock at another offset, where the page's own times are for that:
    some templates state local time as UTC, and others UTC as local time."""
    first = found[0]
    rival = next((stated for stated in found if _is_same_clock(first.value, stated.value)), None)
    if rival is None:
        return first
    local = rival if _fullness(rival.value) > _fullness(first.value) else first
    for evidence in (*_times(page), *_shown(page, kind)):
        if _fullness(evidence.value) == 1 and _is_same(local.value, evidence.value, exact=True):
            return local
        for stated in (first, rival):
            if _fullness(evidence.value) > 1 and _is_same(stated.value, evidence.value, exact=True):
                return stated
    return first


def _is_same_clock(one: str, other: str) -> bool:
    """Whether both state the same clock, one in UTC and one at the offset of a place."""
    return {_fullness(one), _fullness(other)} == {2, 3} and one[:CLOCK] == other[:CLOCK]


def _fullest(page: Page, first: _Stated, found: list[_Stated]) -> _Stated:
    """The first date, or its fullest spelling: one that states the same moment with a time, an offset, the local offset.
    What is fuller may have a fuller one in its turn: a day its time, and the time its offset."""
    same = [first, *(stated for stated in found if _is_same(first.value, stated.value, exact=False))]
    if _fullness(first.value) in (1, 2):
        same += [stated for stated in _times(page) if _is_same(first.value, stated.value, exact=True)]
    fuller = max(same, key=lambda stated: _fullness(stated.value))
    return _fullest(page, fuller, found) if _fullness(fuller.value) > _fullness(first.value) else fuller


def _times(page: Page) -> Iterator[_Stated]:
    for element in page.elements["time"][:MOST_TIMES]:
        if value := parse_date(element.get("datetime") or ""):
            yield _Stated(Candidate("html", page.place(element), value), value)


def _fullness(value: str) -> int:
    """0: a day. 1: a time without an offset. 2: a time in UTC. 3: a time with the offset of its place."""
    if len(value) == DAY:
        return 0
    if value.endswith(("Z", "+00:00")):
        return 2
    return 3 if "+" in value or value.count("-") > 2 else 1


def _is_same(one: str, other: str, *, exact: bool) -> bool:
    """Whether the second value states the moment of the first one, and says as much of it.

    exact: two times of which one has no offset must show the same clock; else the offset may be what sets them apart.
    """
    if len(one) == DAY or len(other) == DAY:
        return len(one) == DAY and one in (other[:DAY], _day_in_utc(other))
    a, b = datetime.fromisoformat(one), datetime.fromisoformat(other)
    if a.tzinfo and b.tzinfo:
        return abs(a - b) < MINUTE and (_HAS_SECONDS.search(other) is not None or _HAS_SECONDS.search(one) is None)
    apart = abs(a.replace(tzinfo=None) - b.replace(tzinfo=None))
    return apart < MINUTE or (not exact and apart <= WIDEST_OFFSETS and apart % HALF_HOUR < MINUTE)


def _day_in_utc(value: str) -> str:
    """The day that machines write of a moment, which may be the next one or the one before."""
    moment = datetime.fromisoformat(value)
    return moment.astimezone(UTC).isoformat()[:DAY] if moment.tzinfo else value[:DAY]


def date_language(page: Page) -> str | None:
    """The language tag by which the page writes dates in figures: English without a sure region stays without one.

    The region is what the language tag says, or the host's country; "en-US" of a host of another English-speaking
    country is what templates leave behind, and says nothing.
    """
    language = html_language(page) or page.once(pick_language).value or _language_of_text(page)
    if language is None or language.partition("-")[0] != "en":
        return language
    region = host_territory(page)
    if language == "en":
        return f"en-{region}" if region else "en"
    return "en" if language == "en-US" and region not in (None, "US") else language


def _language_of_text(page: Page) -> str | None:
    return detect_language(" ".join(block.text for block in page.content.blocks[:MOST_BLOCKS]))


def _unreadable(candidate: Candidate, field: str, text: str) -> Finding:
    return Finding(
        rule="read.date-unreadable",
        level="warning",
        consumer="schema.org",
        message=f"“{text[:80]}” is no date that can be read, so it is left out. State it in ISO 8601: “2026-11-23T08:00:00+01:00”.",
        type="NewsArticle",
        property=field,
        at=candidate.at,
        see=f"https://schema.org/{field}",
    )
