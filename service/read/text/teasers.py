"""Teasers taken out of a text, with the titles that they announce."""

from __future__ import annotations

from collections.abc import Sequence

from service.read.faq.words import is_label, is_question, lead_word
from service.read.teaser import Teaser, read_teaser
from service.read.text.lines import Line

LONGEST_TITLE = 120
MOST_TITLES = 6
"""Entries of a list under "READ ALSO": a longer list is the article's."""


def without_teasers(lines: Sequence[Line]) -> list[Line]:
    """The lines but the teasers: the marker, and what it announces.

    A marker with a colon announces the next line, or the list under it. One without is often a link whose title was
    lost, so the title behind it is a sub-head of the article, unless another one follows or a blank line closes them off.
    """
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        teaser = read_teaser(lines[at].text)
        if teaser is None:
            kept.append(lines[at])
        at += 1
        if teaser in (Teaser.MARKER, Teaser.ANNOUNCES):
            at += _announced(lines[at : at + MOST_TITLES + 1], certain=teaser is Teaser.ANNOUNCES)
    return kept


def _announced(following: Sequence[Line], *, certain: bool) -> int:
    """How many of the lines behind a marker are titles of other articles."""
    bullets = next((at for at, line in enumerate(following) if not line.is_bullet), len(following))
    if 0 < bullets <= MOST_TITLES:
        return bullets
    titles = next((at for at, line in enumerate(following) if not _is_title(line)), len(following))
    is_block = 0 < titles < len(following) and following[titles].gap and not any(line.gap for line in following[:titles])
    return titles if is_block else max(titles - 1, int(certain and titles > 0))


def _is_title(line: Line) -> bool:
    text = line.text
    is_short = len(text) <= LONGEST_TITLE and not text.endswith((".", "。", ":", "：", ",", "”", "“", "»", '"', ";"))
    return is_short and not is_label(text) and not line.level and lead_word(text) is None and not is_question(text)
