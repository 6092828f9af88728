"""Authors whom a page shows to its readers: by-lines near the article's heading, or after its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from lxml.html import HtmlElement

from service.model.article import Agent
from service.read.authors.beside_role import names_beside_role
from service.read.authors.byline import Byline, has_role, is_agency, is_name, is_role, read_byline, split_names
from service.read.authors.byline_marks import continues_byline, lines_of_teasers, marks_byline, name_of_own_page
from service.read.authors.byline_words import byline_words
from service.read.authors.dated_byline import ANY_LANGUAGE, cut_dates, read_dated_byline
from service.read.authors.name_parts import with_whole_names
from service.read.authors.name_words import byline_openings, byline_starts, name_words
from service.read.authors.names import agents_of, joint_at_edge, without_contacts
from service.read.authors.own_line import has_own_line
from service.read.authors.possible_name import is_possible
from service.read.dates.date_line import read_dates, read_whole_dates
from service.read.fields.language import pick_language
from service.read.fold import fold, squash
from service.read.near_article import AFTER, LONGEST_LINE, LONGEST_PIECE, Place, line_of, places_near_article
from service.read.page import Page
from service.read.scripts import LAST_SPACED
from service.read.shown_text import pieces_within

_BAR = " \t\n|│•·–—-"
_EDGES = f"{_BAR},;:/"
LONGEST_ROLE = 60
"""Characters of a role that stands on its own: "Local government correspondent"."""

_CONTACT_PAGE = re.compile(r"/(?:e-?mail|contact|kontakt|feedback)(?:[-_.][^/]{0,40})?\Z", re.I)
_LABEL = re.compile(r"(?<![^\W\d])([\u3040-\u9fff\uac00-\ud7af]{1,6})[：:=＝/／]")
_LABEL_AT_END = re.compile(r"\s([\u3040-\u9fff\uac00-\ud7af]{1,6})[:：]?\Z")
_STEPS = (">", "›", "»")
_DASHES, _BARS = (" -", " –", " —"), ("| ", "· ", "• ")


@dataclass(frozen=True, slots=True)
class ShownAuthors:
    """The authors of one by-line, and the XPath of its element."""

    authors: tuple[Agent, ...]
    at: str


def shown_authors(page: Page) -> ShownAuthors | None:
    """The authors in the by-line nearest to the article's heading; None where the page shows no by-line.

    A by-line is a line that says "By" or the like, or an element that is marked as one (rel, class, itemprop).
    Several such elements beside each other are one by-line. A newsroom that a person stands beside is no author.
    """
    first: Place | None = None
    found: dict[Agent, None] = {}
    places = list(places_near_article(page, _find, tuple(name_words()["otherNames"])))
    teasers = lines_of_teasers(places)
    for place in places:
        if place.line in teasers or (first is not None and not continues_byline(place, first)):
            continue
        authors = _of_place(page, place) or _of_own_page(page, place)
        if authors and first is None:
            first = place
        found |= dict.fromkeys(_with_pages(page, authors, place.line))
    if first is None:
        return None
    return ShownAuthors(tuple(found), page.place(first.element))


def _of_place(page: Page, place: Place) -> list[Agent]:
    """The authors whom an element names that is marked as a by-line; else those of the line around it."""
    is_marked = not place.text
    own = line_of(place.element) if is_marked and place.element.tag != "a" and place.element is not place.line else ""
    line = line_of(place.line)
    if not line and not is_marked and has_own_line(place):
        return _authors(page, [" ".join(place.text.split())], is_marked=False)
    pieces = with_whole_names(place.line, line.split(" | "))
    return (own and _authors(page, with_whole_names(place.element, own.split(" | ")), is_marked=True)) or _authors(page, pieces, is_marked=is_marked)


def _of_own_page(page: Page, place: Place) -> list[Agent]:
    """Who signs with one word, as the address of the linked author's page has it; "Staff" and "Editor" are nobody."""
    name = name_of_own_page(place.element) if place.rank < AFTER and not place.text else ""
    named = agents_of(name, page.site) if name and not has_role(name) else ()
    return [agent for agent in named if agent.type == "Person" and not page.site.is_name(agent.name)]


def _with_pages(page: Page, authors: list[Agent], line: HtmlElement) -> list[Agent]:
    """The authors with the addresses of the links whose whole texts are their names, but for forms to write to them."""
    pages: dict[str, str] = {}
    for link in line.iter("a") if authors else ():
        address = (link.get("href") or "").strip()
        if not address or _CONTACT_PAGE.search(address) or not (url := page.absolute(address)):
            continue
        if "#" not in url or url.partition("#")[0] not in (page.url, page.base_url):  # else it leads to a place on the very page
            pages.setdefault(fold("".join(pieces_within(link, LONGEST_LINE))), url)
    return [replace(author, url=pages.get(fold(author.name))) for author in authors]


def _find(element: HtmlElement) -> list[tuple[HtmlElement, str]]:
    found = []
    if marks_byline(element):
        found.append((element, ""))
    elif (text := element.text) and (_starts(text) or _is_role_line(text) or _has_role_beside(text)):
        found.append((element, text))
    if (text := element.tail) and _starts(text):
        found.append((element.getparent(), text))
    return found


def _starts(text: str) -> bool:
    """Whether a text starts as a by-line does, or has a label with an author in it: "18.11.2025 作者：王小明"."""
    if len(text) > LONGEST_PIECE or not (words := text.lstrip(_BAR).split(None, 1)):
        return False
    return words[0].rstrip(":：").casefold() in byline_starts() or (not text.isascii() and len(text) <= LONGEST_LINE and _starts_within(text))


def _is_role_line(text: str) -> bool:
    """Whether a text is a role and nothing else, before which a name may stand."""
    return len(text) <= LONGEST_ROLE and is_role(text.strip())


def _has_role_beside(text: str) -> bool:
    """Whether a text is names with their role in a script without capitals: "김철수 기자"."""
    return len(text) <= LONGEST_ROLE and not text.isascii() and bool(names_beside_role(text.strip()))


def _starts_within(text: str) -> bool:
    return any(label[1] in byline_starts() for label in _LABEL.finditer(text))


def _authors(page: Page, pieces: Sequence[str], *, is_marked: bool) -> list[Agent]:
    """The names in the pieces of a line; none where the line is a picture's or a trail."""
    if fold(pieces[0]).partition(" ")[0].rstrip(":") in name_words()["pictureWords"] or sum(piece.startswith(_STEPS) for piece in pieces) > 1:
        return []
    apart = _unlabelled(pieces)
    joined = _joined(apart)
    found = _in_order(page, joined, is_marked=is_marked) or (_in_order(page, apart, is_marked=is_marked) if joined != apart else [])
    return _without_newsroom(page, found)


def _unlabelled(pieces: Sequence[str]) -> list[str]:
    """The pieces without those that a label of something else stands before ("来源： | 南港日报"), and without places."""
    labelled = {at + 1 for at, piece in enumerate(pieces) if piece.endswith((":", "：")) and not _opens(piece.rstrip(" :："))}
    rest = [piece for at, piece in enumerate(pieces) if at not in labelled and at + 1 not in labelled]
    return [piece for at, piece in enumerate(rest) if not (at and is_name(rest[at - 1]) and _is_place(piece, "".join(rest[at + 1 : at + 2])))]


def _is_place(piece: str, following: str) -> bool:
    """Whether what is written together with its dash or, where a date follows, its bar is a place: "<b>Nora Falk</b> | Oslo | 18 Nov 2025".
    Two words that may be a name are the second author behind a bar."""
    if piece.endswith(_DASHES):
        return True
    return piece.startswith(_BARS) and bool(read_whole_dates(following, ANY_LANGUAGE)) and not (piece.count(" ") == 2 and is_name(piece[2:]))


def _joined(pieces: Sequence[str]) -> list[str]:
    """The pieces, those put together between which a by-word, a comma or an "and" stands: "By | Nora Falk | and | Per Stein"."""
    found: list[str] = []
    joint = joint_at_edge()
    for piece in pieces:
        is_named = found and _opens(found[-1]) and not read_whole_dates(piece, ANY_LANGUAGE)
        if found and (joint.search(piece) or joint.search(found[-1]) or is_named):
            is_label = is_named and piece[0] > LAST_SPACED < found[-1].rstrip()[-1:]  # no space says there that a label ends
            found[-1] += piece if piece[0] == "," else f"：{piece}" if is_label else f" {piece}"
        else:
            found.append(piece)
    return found


def _in_order(page: Page, pieces: Sequence[str], *, is_marked: bool) -> list[Agent]:
    """The names behind a by-word and, in a marked line, from its start: up to the first piece that is none."""
    found: list[Agent] = []
    is_open = is_marked
    stripped = (piece.strip(_EDGES) for piece in pieces if len(piece) <= LONGEST_LINE)
    pieces = [piece for piece in stripped if piece]
    for piece, following in zip_longest(pieces, pieces[1:], fillvalue=""):
        if line := _byline_of(piece):
            found += [agent for agent in line.authors if is_possible(agent.name)]
            is_open = True
        elif _opens(piece):
            is_open = True
        elif found and not without_contacts(piece):
            continue
        elif found and (read_dates(piece) or not _is_like(piece, found[-1].name) or not _take(page, piece, found)):
            break
        elif not found and (is_open or (is_name(piece) and following and is_role(following))):
            _take_first(page, piece, found)
    return found


def _is_like(piece: str, name: str) -> bool:
    """Whether a text may be one more name beside this one: both in capitals or neither, and a script that has them."""
    return piece.isupper() == name.isupper() and piece.upper() != piece.lower()


def _byline_of(piece: str) -> Byline | None:
    if line := read_byline(piece):
        return line
    dated = read_dated_byline(piece, ANY_LANGUAGE)
    return dated.byline if dated else None


def _opens(piece: str) -> bool:
    """Whether a name follows in the next element: "By", "Posted on 3 March 2026 by"."""
    openings, piece = byline_openings(), piece.strip(_BAR)
    if (label := _LABEL_AT_END.search(piece)) and label[1] in openings:
        return True
    return fold(piece).rstrip(":/") in openings or any(fold(rest) in openings for rest, _ in cut_dates(piece, ANY_LANGUAGE))


def _take_first(page: Page, piece: str, found: list[Agent]) -> None:
    """Take the names of a piece, alone or beside a date: "Nora Falk on 18 November 2025"; none of "Updated 18 November"."""
    if not read_whole_dates(piece):
        rests = [rest for rest, _ in cut_dates(piece, ANY_LANGUAGE)]
        any(_take(page, rest, found) for rest in (*(rests or [piece]), *_behind_topic(piece)))


def _behind_topic(piece: str) -> list[str]:
    """The names behind the bar of a line that opens with a topic: "Politics · Nora Falk, Per Stein"."""
    topic, bar, names = piece.partition(" · ") if "·" in piece else piece.partition(" | ")
    return [names] if bar and " " not in topic.strip() and split_names(names) else []


def _take(page: Page, piece: str, found: list[Agent]) -> bool:
    """Whether a piece is a name, which is put to those found, or the role of the last of them."""
    named = agents_of(_without_by_word(page, piece), page.site)
    if named and all(is_name(agent.name) or is_agency(agent.name) or squash(agent.name) in page.site.names for agent in named):
        found += named
        return True
    if found and is_role(piece) and found[-1].job_title is None and found[-1].type == "Person":
        found[-1] = replace(found[-1], job_title=piece)
        return True
    return False


def _without_by_word(page: Page, piece: str) -> str:
    """A text without the by-word of the page's language before a name of one word: "Par Elba"."""
    word, _, name = piece.partition(" ")
    words = name_words()["leadingOf"].get((page.once(pick_language).value or "").partition("-")[0], ())
    is_particle = word[:1].isupper() and fold(word) in byline_words().particles  # "Di Maio", "Von Storch"
    return name if name and " " not in name and fold(word) in words and not is_particle else piece


def _without_newsroom(page: Page, found: list[Agent]) -> list[Agent]:
    people = [agent for agent in found if agent.type == "Person" and not page.site.is_name(agent.name)]
    return people or [replace(agent, type="Organization") if page.site.is_whole_name(agent.name) else agent for agent in found]
