"""Dates that a page tells in a sentence: "This entry was posted on Tuesday, November 18th, 2025 at 9:04 pm and is filed
under Harbour", as themes of weblogs have it, or the line before the first one, "NORDHAVEN, Nov. 18, 2025 (Agency) -- "."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from lxml.html import HtmlElement

from service.read.authors.byline import is_agency
from service.read.authors.byline_words import byline_words
from service.read.dates.shown_dates import ShownDate
from service.read.dates.written_date import date_words, parse_written_date
from service.read.fold import fold
from service.read.near_article import AFTER_TEXT, following
from service.read.page import Page
from service.read.shown_text import pieces_within

LONGEST = 600
"""Characters of a paragraph that may be such a sentence."""
MOST_WORDS = 12
"""Words of a date with its time."""
MOST_PARAGRAPHS = 400
MOST_DATELINES = 40
"""Blocks of the text that are looked at for more days of which each opens one."""
FEET = frozenset({"div", "span", "small", "footer", "li", "em"})
FIRST_YEAR = "1991"
"""Of the first web page: an earlier date in a bracket is when somebody was born, "Helen Young (5 May 1950) – the poet …"."""

_PLACE = r"[^\W\d_][\w.'’-]{1,24}(?:[ /-][\w.'’-]{1,24}){0,2}"
_RELEASE = re.compile(rf"(?P<place>{_PLACE}),?\s?\((?P<day>[^()]{{8,24}})\)\s?[.:–—-]+\s(?=\W{{0,2}}(?P<next>\w))")
_DATELINE = re.compile(
    rf"(?:(?P<place>{_PLACE}(?:,\s[^\W\d_][\w. ]{{1,20}})?)\s?[,–—]\s?)?(?P<day>[^–—()/]{{8,24}}?)"
    r"\s?[(/](?P<agency>[^()/]{2,40})[)/](?:\s?(?:--|[–—])\s?|\s-\s)(?=\W{0,2}(?P<next>\w))"
)
"""The day with its place or without, and the agency: what follows is a sentence of its own, and no aside. Without an agency
it may be when something is on: "Harbour Hall, 5 May 2026 – Doors open at seven"."""


def told_date(page: Page, language: str | None) -> ShownDate | None:
    """The day of publication that one sentence of the page tells, whose subject is the article; None where several days
    are told. `language`: the BCP 47 tag by which figures are read. Raises none."""
    found: dict[str, HtmlElement] = {}
    for element in (*page.elements["p"][:MOST_PARAGRAPHS], *_feet(page)):
        text = " ".join("".join(pieces_within(element, LONGEST)).split())
        if value := _of_sentence(text, page, language):
            found.setdefault(value, element)
    if not found and page.content.blocks:
        days = [_of_dateline(block.text, page, language) for block in page.content.blocks[:MOST_DATELINES]]
        if days[0] and not any(days[1:]):  # else they are entries, of a diary or of a history
            found[days[0]] = page.content.blocks[0].element
    if len(found) != 1:
        return None
    value, element = next(iter(found.items()))
    return ShownDate("published", value, page.place(element), rule="written-date")


def _feet(page: Page) -> Iterator[HtmlElement]:
    """What stands behind the text and opens with the words of such a sentence: themes have it in a foot of its own."""
    if page.content.blocks:
        for element in islice(following(page.content.blocks[-1].element), AFTER_TEXT):
            if element.tag in FEET and element.text and fold(element.text[:LONGEST].strip()).startswith(_subjects()):
                yield element


@cache
def _agencies() -> re.Pattern[str]:
    """Words of agencies, and of those who send releases out: "PRNewswire"."""
    told = date_words("written_dates.json")["told"]
    words, ends = ("|".join(map(re.escape, told[row])) for row in ("agencies", "agencyEnds"))
    return re.compile(rf"(?:\b(?:{words})|(?:{ends}))\b", re.I)


@cache
def _in_places() -> frozenset[str]:
    return frozenset(map(fold, date_words("written_dates.json")["told"]["inPlaces"])) | byline_words().particles


@cache
def _subjects() -> tuple[str, ...]:
    return tuple(map(fold, date_words("written_dates.json")["told"]["subjects"]))


def _of_sentence(text: str, page: Page, language: str | None) -> str | None:
    match = _sentence().search(text)
    if match is None or not (match["own"] or _is_title(text[: match.start("verb")], page)):
        return None
    words = text[match.end() :].split()
    for count in range(min(MOST_WORDS, len(words)), 0, -1):
        if value := parse_written_date(" ".join(words[:count]).strip(" ,."), language):
            ends = date_words("written_dates.json")["told"]["ends"].get(fold(match["verb"]))
            rest = [word.strip(".,") for word in fold(" ".join(words[count : count + 3])).split()]
            return value if ends is None or any(fold(end) in rest for end in ends) else None
    return None


def _of_dateline(text: str, page: Page, language: str | None) -> str | None:
    match = _RELEASE.match(text) or _DATELINE.match(text)
    if match is None or match["next"].islower() or not _is_place(match["place"] or ""):
        return None
    if match.re is _DATELINE and not _signs(match["agency"].strip(), page):
        return None
    value = parse_written_date(match["day"].strip(), language)
    return value if value and value >= FIRST_YEAR else None


def _is_place(text: str) -> bool:
    """Whether what stands before the day may be a place alone: "Frankfurt am Main", but not "Born in London"."""
    return all(not word[0].islower() or fold(word) in _in_places() for word in text.split())


def _signs(name: str, page: Page) -> bool:
    """Whether who stands behind the day sends reports out, or is the site: a hall may be where something is on."""
    return is_agency(name) or page.site.is_name(name) or _agencies().search(name) is not None


def _is_title(subject: str, page: Page) -> bool:
    return page.main_heading is not None and fold(subject).strip(' "“”„«»') in {fold(page.main_heading.text), fold(page.main_heading.title)}


@cache
def _sentence() -> re.Pattern[str]:
    """own: a subject that is the article itself, "this entry". verb: what stands between it and the date."""
    told = date_words("written_dates.json")["told"]
    own, verbs = ("|".join(map(re.escape, sorted(told[row], key=len, reverse=True))) for row in ("subjects", "verbs"))
    return re.compile(rf"(?:\A(?P<own>{own})\s+|(?<=\s))(?P<verb>{verbs})\s+", re.I)
