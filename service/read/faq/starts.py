"""Where the questions of a stretch of parts start: entries, headings or lines, whichever shape it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from service.read.faq.flow import Kind, Part
from service.read.faq.words import find_markers, is_label, is_question, lead_word
from service.read.teaser import read_teaser

LONGEST_ENTRY = 250
"""Characters of a bold line that is an entry though it does not ask."""
MOST_INTRO = 3
"""Parts below a label among which its first entry stands, where none asks."""

Found = tuple[list[int], tuple[str, str] | None]


def find_entries(parts: Sequence[Part], start: int, end: int) -> Found | None:
    """The entries of an accordion or a list, where the first of them stands before any question in another shape."""
    for at in range(start, end):
        if parts[at].kind == Kind.ENTRY:
            return [number for number in range(at, end) if parts[number].kind == Kind.ENTRY], None
        if parts[at].kind == Kind.HEADING and is_question(parts[at].text):
            return None
    return None


def find_headings(parts: Sequence[Part], start: int, end: int, *, of_page: bool) -> Found | None:
    """All headings of the level of the first that asks; of a whole page, of the level at which most ask."""
    headings = [at for at in range(start, end) if parts[at].kind == Kind.HEADING and not parts[at].is_link]
    levels = Counter(parts[at].level for at in headings if is_question(parts[at].text))
    if not levels:
        return None
    level = levels.most_common(1)[0][0] if of_page else next(iter(levels))
    return [at for at in headings if parts[at].level == level], None


def find_lines(parts: Sequence[Part], start: int, end: int) -> Found:
    """Lines with markers, else bold ones, else those that ask."""
    lines = [at for at in range(start, end) if parts[at].kind == Kind.LINE and not parts[at].is_link]
    leads = {at: lead[0] for at in lines if (lead := lead_word(parts[at].text))}
    if markers := find_markers(list(leads.values())):
        return [at for at, lead in leads.items() if lead == markers[0]], markers
    if any(is_question(parts[at].strong) for at in lines):
        return [at for at in lines if is_question(parts[at].strong) or _is_bold_entry(parts[at])], None
    return [at for at in lines if is_question(parts[at].text)], None


def find_titles(parts: Sequence[Part], start: int, end: int) -> list[int]:
    """Entries of which none asks, "I have lost my card": headings of one level or bold lines, two at least, right below the label."""
    if not is_label(parts[start - 1].text, of_page=True):  # "FAQ was wrong" is prose
        return []
    first = next((at for at in range(start, min(start + MOST_INTRO, end)) if parts[at].kind == Kind.HEADING or _is_bold_entry(parts[at])), None)
    if first is None:
        return []
    level = parts[first].level
    if not level:
        end = next((at for at in range(first, end) if parts[at].kind in (Kind.HEADING, Kind.RULE)), end)
    titles = [at for at in range(first, end) if parts[at].level == level and (level or _is_bold_entry(parts[at])) and not parts[at].is_link]
    return titles if len(titles) > 1 and all(two - one > 1 for one, two in pairwise([*titles, end])) else []


def _is_bold_entry(part: Part) -> bool:
    return (
        part.kind == Kind.LINE
        and bool(part.strong)
        and part.strong == part.text
        and len(part.text) <= LONGEST_ENTRY
        and read_teaser(part.text) is None
    )
