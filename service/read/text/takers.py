"""What stands around an article's text: by-line, dates, captions, labelled lines, teasers. Each taker takes lines of one kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from service.model.article import Image
from service.model.finding import Finding
from service.read.authors.dated_byline import read_dated_byline
from service.read.content.appeals import is_appeal
from service.read.credit import split_credit
from service.read.data import load
from service.read.dates.date_line import WrittenDate, read_dates
from service.read.dates.written_date import date_words
from service.read.fold import fold_letters
from service.read.teaser import is_ending, is_furniture, read_teaser
from service.read.text.dateline import opens_paragraph
from service.read.text.embargo import take_embargo
from service.read.text.front import Front
from service.read.text.lines import Line
from service.read.text.people import keep_byline, take_byline, take_names, take_role
from service.read.text.pictures import take_agency_picture, take_copyright, take_markdown_picture, take_picture

LONGEST_APPEAL = 120
"""Characters of a line that asks the reader to follow or subscribe; a longer one is prose."""
DATE_UNREADABLE = "read.date-unreadable"

LONGEST_DATED = 200
"""Characters of a line that states a date beside a by-line or a place."""

_DAY = re.compile(r"\d{4}|\d[年년]|\d\s?[./-]\s?\d{1,2}\s?[./-]\s?\d")
_LABELLED = re.compile(r"([^\W\d_][^:：]{1,24}?)\s?[:：]\s*(\S.*)\Z")
_PIECES = re.compile(r"\s*[|•·]\s*|\s[–—-]\s")
_COMMA = re.compile(r"\s*[,،，|•·]\s*|\s[–—-]\s|\s+(?=\d)")
_LATE_BY = re.compile(r"\s(?:by|von|par|por|di|door|av|af)\s", re.I)
_PLACE = re.compile(r"[^\W\d_][\w.'’-]*(?:[ -][^\W\d_][\w.'’-]*){0,3}\Z")
_ADDRESS = r"(?:(?:https?://|www\.)[^\s<>,;|]{1,500}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4})"
_ADDRESSES = re.compile(rf"<?{_ADDRESS}(?:[\s,;|<>]{{1,4}}{_ADDRESS}){{0,3}}>?\Z")
_LIST = re.compile(r"\s*[,;，；、|،]\s*|\s+(?=#)")


def take_teaser(line: Line, front: Front) -> bool:
    """Teasers, the page's furniture and the mark of the end: of no use, and no text."""
    text = line.text
    return read_teaser(text) is not None or is_furniture(text) or is_ending(text) or (len(text) <= LONGEST_APPEAL and is_appeal(text))


def take_address(line: Line, front: Front) -> bool:
    """A line that is nothing but addresses, of a page or for mail: "nora.falk@ledger.example"."""
    return _ADDRESSES.match(line.text) is not None


def take_stated_date(line: Line, front: Front) -> bool:
    """A line of dates below the text, with the word that says what they are: "Published: 18 November 2025"."""
    words = fold_letters(line.text).split()
    return bool(words) and words[0].strip(":,.") in _date_labels() and bool(read_dates(line.text, front.language)) and take_date(line, front)


def take_date(line: Line, front: Front) -> bool:
    """A line of dates, with or without labels, a place or a by-line: "Von Jana Wittlich, 02.03.2026"."""
    text = line.text
    if len(text) > LONGEST_DATED or not _DAY.search(text):
        return _is_unreadable_date(line, front)
    if opens_paragraph(text):
        return False
    if line_of_both := read_dated_byline(text, front.language):
        keep_byline(line_of_both.byline, line, front)
        dates = line_of_both.dates
    elif dates := read_dates(text, front.language):
        for piece in (*_PIECES.split(text), _before_label(text)):
            take_names(piece, line, front)
    else:
        dates = _dates_behind(text, line, front)
    for date in dates:
        _keep_date(date, line, front)
    return bool(dates) or _is_unreadable_date(line, front)


def _dates_behind(text: str, line: Line, front: Front) -> tuple[WrittenDate, ...]:
    """The dates that follow a by-line or a place on the line."""
    for cut in list(_COMMA.finditer(text))[:4]:
        before, dates = text[: cut.start()], read_dates(text[cut.end() :], front.language)
        if dates and take_names(before, line, front):
            return dates
        if dates and _PLACE.match(before) and before[0].isupper():
            if before.isupper() or " " not in before:  # "Jan Kowalski, 18 November 2025" may name a person
                front.dateline = front.dateline or text
                front.found("dateline", line)
            return dates
    if (
        (by := _LATE_BY.search(text))
        and (dates := read_dates(text[: by.start()], front.language))
        and take_names(text[by.start() :].strip(), line, front)
    ):
        return dates
    return ()


def _before_label(text: str) -> str:
    """What stands before the word that says what the date is: "By Nora Falk" of "By Nora Falk Published 18 November 2025"."""
    words = text.split()
    label = next((at for at, word in enumerate(words) if fold_letters(word).strip(":,.") in _date_labels()), 0)
    return " ".join(words[:label])


def _keep_date(date: WrittenDate, line: Line, front: Front) -> None:
    if date.kind == "modified":
        front.date_modified = front.date_modified or date.value
        front.found("dateModified", line)
    elif date.kind != "created":
        front.date_published = front.date_published or date.value
        front.found("datePublished", line)
    if date.value not in line.text:
        front.derived.add(line.number)


def _is_unreadable_date(line: Line, front: Front) -> bool:
    match = _LABELLED.match(line.text)
    if match is None or fold_letters(match[1]) not in date_words("written_dates.json")["published"]:
        return False
    message = f"Line {line.number} says when the article was published, but no date can be read from it: “{line.text[:80]}”."
    front.findings.append(Finding(DATE_UNREADABLE, "warning", "schema.org", message, "NewsArticle", "datePublished"))
    return True


def labels(line: Line, kind: str) -> bool:
    """Whether the line is labelled as this kind: "headline", "keywords" and so on."""
    match = _LABELLED.match(line.text)
    return match is not None and _labels().get(fold_letters(match[1])) == kind


def take_labelled(line: Line, front: Front) -> bool:
    """Keywords, section, caption and so on, with the label of each before a colon."""
    match = _LABELLED.match(line.text)
    kind = _labels().get(fold_letters(match[1])) if match else None
    if match is None or kind is None:
        return False
    text = match[2]
    if kind == "caption":
        caption, credit = split_credit(text)
        front.keep_image(Image(caption=caption, credit_text=credit), line)
        return True
    if kind == "keywords" and not front.keywords:
        front.keywords = tuple(dict.fromkeys(word.lstrip("#").strip(" .") for word in _LIST.split(text) if word.strip(" .#")))
    elif kind != "keywords" and getattr(front, kind) is None:
        setattr(front, kind, text)
    front.found(kind, line)
    return True


Taker = Callable[[Line, Front], bool]
ABOVE: tuple[tuple[str, Taker], ...] = (
    ("teaser", take_teaser),
    ("address", take_address),
    ("teaser", take_embargo),
    ("date", take_date),
    ("byline", take_byline),
    ("role", take_role),
    ("markdown", take_markdown_picture),
    ("picture", take_picture),
    ("labelled", take_labelled),
    ("picture", take_agency_picture),
)
"""The takers above the text, in the order in which they are asked."""
WITHIN: tuple[tuple[str, Taker], ...] = (
    ("teaser", take_teaser),
    ("address", take_address),
    ("markdown", take_markdown_picture),
    ("picture", take_picture),
)
"""The takers between the paragraphs: no date and no name there is the article's."""
BELOW: tuple[tuple[str, Taker], ...] = (
    ("teaser", take_teaser),
    ("address", take_address),
    ("copyright", take_copyright),
    ("date", take_stated_date),
    ("byline", take_byline),
    ("labelled", take_labelled),
)
"""The takers below the text."""


def take(line: Line, front: Front, takers: tuple[tuple[str, Taker], ...]) -> str | None:
    """The kind of the taker that took the line; None where it is text."""
    for kind, taker in takers:
        if taker(line, front):
            front.last_kind = "picture" if kind == "labelled" and front.places.get("images") == line.number else kind
            return kind
    front.last_kind = ""
    return None


@cache
def _date_labels() -> frozenset[str]:
    words = date_words("written_dates.json")
    return frozenset(label.split()[0] for name in ("published", "modified") for label in words[name])


@cache
def _labels() -> dict[str, str]:
    data = load("text_labels.json")
    return {fold_letters(word): kind for kind, words in data.items() for word in words}
