"""The parts of a name and what stands behind it: elements of their own, whose page a link leads to, who did other work."""

from __future__ import annotations

import re
from functools import cache

from lxml.html import HtmlElement

from service.read.authors.byline import is_name
from service.read.authors.name_words import byline_starts, name_words
from service.read.fold import fold
from service.read.near_article import LONGEST_LINE, labels_of
from service.read.shown_text import pieces_within

MOST_PARTS = 3

_LABEL_BEHIND = r"(?<=\w)[\s／|｜]+[\u3040-\u9fff]{1,6}\s?[:：=＝].*"
"""A label behind a name and whom it names, who did something else: "森本 由紀／写真＝…"."""


def with_whole_names(line: HtmlElement, pieces: list[str]) -> list[str]:
    """The pieces, those put together that are the given and the family name of one: each stands in its own element."""
    for element in line.iter("a", "span", "address", "div") if len(pieces) > 1 else ():
        parts = [" ".join((part.text or "").split()) for part in element]
        if not 2 <= len(parts) <= MOST_PARTS or not all(parts) or (element.text or "").strip():
            continue
        if all(any(name in labels_of(part) for name in name_words()["nameParts"]) for part in element) and is_name(whole := " ".join(parts)):
            starts = [at for at in range(len(pieces)) if pieces[at : at + len(parts)] == parts]
            for at in reversed(starts):
                pieces = [*pieces[:at], whole, *pieces[at + len(parts) :]]
    return pieces


def is_told_by(link: HtmlElement) -> bool:
    """Whether a link's name for those who do not see it says whose page it is: "All articles by Nora Falk" of "Nora Falk"."""
    told = link.get("title") or link.get("aria-label") or ""
    if not 0 < len(told) <= LONGEST_LINE or " " not in told:
        return False
    name = fold("".join(pieces_within(link, LONGEST_LINE)))
    before = fold(told).removesuffix(name).split()
    return bool(name and before) and fold(told).endswith(name) and before[-1] in byline_starts()


def without_other_work(text: str) -> str:
    """The text up to where it goes on with who did something else: "Nora Falk Translation by Per Stein"."""
    return _other_work().sub("", text)


@cache
def _other_work() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in name_words()["otherWork"])
    return re.compile(rf"{_LABEL_BEHIND}|(?<=\w)[\s,;|/·•–—-]+(?:{phrases})\s+\w.*", re.I)
