"""What stands around an article's text: by-line, dates, captions, labelled lines, teasers. Each taker takes lines of one kind."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from service.model.article import Agent, Image
from service.model.finding import Finding
from service.model.formats import parse_url
from service.read.byline import is_role, read_byline
from service.read.credit import has_picture_credit, split_credit
from service.read.date_line import WrittenDate, read_dates
from service.read.fold import fold, fold_letters
from service.read.teaser import is_ending, is_furniture, read_teaser
from service.read.text_lines import Line
from service.read.written_date import date_words

LONGEST_CAPTION = 500
"""Characters of a caption in a text; a longer line is a paragraph that names a picture."""
LONGEST_AGENCY_CAPTION = 250
"""Characters of a caption whose credit has no label: "A hall in Brest (EPA)"."""
LONGEST_CREDIT = 100
DATE_UNREADABLE = "read.date-unreadable"

LONGEST_DATED = 200
"""Characters of a line that states a date beside a by-line or a place."""

_DAY = re.compile(r"\d{4}|\d[年년]|\d\s?[./-]\s?\d{1,2}\s?[./-]\s?\d")
_LABELLED = re.compile(r"([^\W\d_][^:：]{1,24}?)\s?[:：]\s*(\S.*)\Z")
_PIECES = re.compile(r"\s*[|•·]\s*|\s[–—-]\s")
_COMMA = re.compile(r"\s*[,،，|•·]\s*|\s[–—-]\s|\s+(?=\d)")
_PLACE = re.compile(r"[^\W\d_][\w.'’-]*(?:[ -][^\W\d_][\w.'’-]*){0,3}\Z")
_MARKDOWN_IMAGE = re.compile(r"!\[([^\]]{0,300})\]\((\S{1,2000}?)(?:\s\"[^\"]{0,300}\")?\)\Z")
_LIST = re.compile(r"\s*[,;，；、|،]\s*|\s+(?=#)")


@dataclass(slots=True)
class Front:
    """What the takers have found so far, and at which line. `places`: the article form's name to the line's number."""

    language: str | None
    authors: list[Agent] = field(default_factory=list)
    editors: list[Agent] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    keywords: tuple[str, ...] = ()
    date_published: str | None = None
    date_modified: str | None = None
    section: str | None = None
    description: str | None = None
    headline: str | None = None
    dateline: str | None = None
    findings: list[Finding] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    last_kind: str = ""

    def found(self, name: str, line: Line) -> None:
        """Note where a field stands: at its first line."""
        self.places.setdefault(name, line.number)


def take_teaser(line: Line, front: Front) -> bool:
    """Teasers, the page's furniture and the mark of the end: of no use, and no text."""
    return read_teaser(line.text) is not None or is_furniture(line.text) or is_ending(line.text)


def take_date(line: Line, front: Front) -> bool:
    """A line of dates, with or without labels, a place or a by-line: "Von Jana Wittlich, 02.03.2026"."""
    text = line.text
    if len(text) > LONGEST_DATED or not _DAY.search(text):
        return _is_unreadable_date(line, front)
    dates = read_dates(text, front.language)
    if dates:
        for piece in _PIECES.split(text):
            _take_names(piece, line, front)
    else:
        dates = _dates_behind(text, line, front)
    for date in dates:
        _keep_date(date, line, front)
    return bool(dates) or _is_unreadable_date(line, front)


def _dates_behind(text: str, line: Line, front: Front) -> tuple[WrittenDate, ...]:
    """The dates that follow a by-line or a place on the line."""
    for cut in list(_COMMA.finditer(text))[:4]:
        before, dates = text[: cut.start()], read_dates(text[cut.end() :], front.language)
        if dates and _take_names(before, line, front):
            return dates
        if dates and _PLACE.match(before) and before[0].isupper():
            if before.isupper() or " " not in before:  # "Jan Kowalski, 18 November 2025" may name a person
                front.dateline = front.dateline or text
                front.found("dateline", line)
            return dates
    return ()


def _keep_date(date: WrittenDate, line: Line, front: Front) -> None:
    if date.kind == "modified":
        front.date_modified = front.date_modified or date.value
        front.found("dateModified", line)
    elif date.kind != "created":
        front.date_published = front.date_published or date.value
        front.found("datePublished", line)


def _is_unreadable_date(line: Line, front: Front) -> bool:
    match = _LABELLED.match(line.text)
    if match is None or fold_letters(match[1]) not in date_words("written_dates.json")["published"]:
        return False
    message = f"Line {line.number} says when the article was published, but no date can be read from it: “{line.text[:80]}”."
    front.findings.append(Finding(DATE_UNREADABLE, "warning", "schema.org", message, "NewsArticle", "datePublished"))
    return True


def take_byline(line: Line, front: Front) -> bool:
    """A by-line."""
    return _take_names(line.text, line, front)


def _take_names(text: str, line: Line, front: Front) -> bool:
    byline = read_byline(text)
    if byline is None:
        return False
    for named, name, people in ((byline.authors, "authors", front.authors), (byline.editors, "editors", front.editors)):
        known = {fold(agent.name) for agent in people}
        people.extend(agent for agent in named if fold(agent.name) not in known)
        if named:
            front.found(name, line)
    return True


def take_role(line: Line, front: Front) -> bool:
    """The role of the one author, on the line under the by-line."""
    if front.last_kind != "byline" or not is_role(line.text) or len(front.authors) != 1:
        return False
    if front.authors[0].job_title is None:
        front.authors[0] = replace(front.authors[0], job_title=line.text)
    return True


def take_labelled(line: Line, front: Front) -> bool:
    """Keywords, section, caption and so on, with the label of each before a colon."""
    match = _LABELLED.match(line.text)
    kind = _labels().get(fold_letters(match[1])) if match else None
    if match is None or kind is None:
        return False
    text = match[2]
    if kind == "caption":
        caption, credit = split_credit(text)
        _keep_image(Image(caption=caption, credit_text=credit), line, front)
        return True
    if kind == "keywords" and not front.keywords:
        front.keywords = tuple(dict.fromkeys(word.lstrip("#").strip(" .") for word in _LIST.split(text) if word.strip(" .#")))
    elif kind != "keywords" and getattr(front, kind) is None:
        setattr(front, kind, text)
    front.found(kind, line)
    return True


def take_copyright(line: Line, front: Front) -> bool:
    """The notice under the text: "© 2025 The Daily Ledger. All rights reserved." is no picture's."""
    return len(line.text) <= LONGEST_CAPTION and line.text.lower().startswith(("©", "(c)", "copyright")) and split_credit(line.text)[0] is None


def take_picture(line: Line, front: Front) -> bool:
    """A caption with its credit, or a credit alone, which belongs to the caption above it."""
    if not _is_caption(line.text):
        return False
    caption, credit = split_credit(line.text)
    _keep_image(Image(caption=caption, credit_text=credit), line, front)
    return True


def take_markdown_picture(line: Line, front: Front) -> bool:
    """A picture in Markdown, "![alt](address)": an address that is not absolute leads nowhere from a text."""
    match = _MARKDOWN_IMAGE.match(line.text)
    if match is None:
        return False
    if url := parse_url(match[2]):
        _keep_image(Image(url=url, alt=match[1] or None), line, front)
    return True


def take_agency_picture(line: Line, front: Front) -> bool:
    """A caption whose credit is an agency without a label: it is told from prose only above the text."""
    caption, credit = split_credit(line.text) if len(line.text) <= LONGEST_AGENCY_CAPTION else (None, None)
    if credit is None or (caption and len(credit) > LONGEST_CREDIT) or not (has_picture_credit(line.text) or line.text.endswith((")", "）"))):
        return False
    _keep_image(Image(caption=caption, credit_text=credit), line, front)
    return True


def _is_caption(text: str) -> bool:
    if len(text) > LONGEST_CAPTION or not has_picture_credit(text):
        return False
    credit = split_credit(text)[1]
    return credit is not None and len(credit) <= LONGEST_CREDIT


def _keep_image(image: Image, line: Line, front: Front) -> None:
    last = front.images[-1] if front.images and front.last_kind == "picture" else None
    if image.caption is None and last is not None and last.credit_text is None:
        front.images[-1] = replace(last, credit_text=image.credit_text)
    else:
        front.images.append(image)
    front.found("images", line)


Taker = Callable[[Line, Front], bool]
ABOVE: tuple[tuple[str, Taker], ...] = (
    ("teaser", take_teaser),
    ("date", take_date),
    ("byline", take_byline),
    ("role", take_role),
    ("labelled", take_labelled),
    ("markdown", take_markdown_picture),
    ("picture", take_picture),
    ("picture", take_agency_picture),
)
"""The takers above the text, in the order in which they are asked."""
WITHIN: tuple[tuple[str, Taker], ...] = (("teaser", take_teaser), ("markdown", take_markdown_picture), ("picture", take_picture))
"""The takers between the paragraphs: no date and no name there is the article's."""
BELOW: tuple[tuple[str, Taker], ...] = (("teaser", take_teaser), ("copyright", take_copyright), ("byline", take_byline), ("labelled", take_labelled))
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
def _labels() -> dict[str, str]:
    data = json.loads(files("service.read.data").joinpath("text_labels.json").read_text("utf-8"))
    return {fold_letters(word): kind for kind, words in data.items() for word in words}
