"""Which parts of a page's flow are its FAQ: labelled sections, blocks and groups of entries, questions that markup states."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from service.read.faq.flow import Kind, Part
from service.read.faq.found import Section
from service.read.faq.names import names_other_kind
from service.read.faq.page_pairs import key_of, question_text, read_pairs
from service.read.faq.starts import find_entries, find_headings, find_lines, find_titles
from service.read.faq.words import is_label, is_question

LONGEST_PLAIN_LABEL = 60
"""Characters of a label that neither a heading nor bold type sets apart."""
MOST_ABOVE = 4
"""Parts between entries and the heading that they stand under."""
BELOW_HEADINGS = 7
"""The level of a label that is no heading: every heading stands above it."""


def find_labelled(parts: Sequence[Part]) -> list[Section]:
    """The sections that a label of their own opens."""
    sections: list[Section] = []
    at = 0
    while at < len(parts):
        section = _labelled(parts, at) if _is_label(parts[at]) else None
        if section:
            sections.append(section)
        at = section.end if section else at + 1
    return sections


def find_groups(parts: Sequence[Part], taken: Sequence[Section]) -> list[Section]:
    """Blocks made for FAQs, and accordions and lists with two questions or more, outside the sections found before."""
    inside = {at for section in taken for at in range(section.start, section.end)}
    sections: list[Section] = []
    group: list[int] = []
    is_open = False
    for at, part in enumerate([*parts, None]):
        if part is not None and part.kind == Kind.ENTRY and at not in inside:
            group.append(at)
            is_open = True
        elif part is not None and part.kind == Kind.END:
            is_open = False
        elif group and (part is None or part.kind == Kind.ENTRY or not is_open):
            sections += _group(parts, group, at)
            group = []
    return sections


def find_of_page(parts: Sequence[Part]) -> list[Section]:
    """The pairs of an article that is an FAQ as a whole: its entries that ask."""
    section = _section(parts, 0, len(parts), is_question)
    return [section] if section else []


def find_stated(parts: Sequence[Part], stated: Iterable[str]) -> list[Section]:
    """The pairs whose questions the page's FAQPage markup states, taken from what is shown."""
    wanted = {key_of(question) for question in stated} - {""}
    keys = [wanted & {key_of(part.text), key_of(part.strong)} for part in parts]
    starts = [at for at, shown in enumerate(keys) if shown]
    if not starts or len(set().union(*keys)) * 2 < len(wanted):
        return []
    pairs, end = read_pairs(parts, starts, len(parts), None)
    return [Section(pairs, starts[0], end)] if pairs else []


def _is_label(part: Part) -> bool:
    if part.is_link or part.kind not in (Kind.HEADING, Kind.LINE, Kind.ENTRY):
        return False
    if part.kind == Kind.LINE and part.strong != part.text:
        return len(part.text) <= LONGEST_PLAIN_LABEL and is_label(part.text, of_page=True)
    return is_label(part.text)


def _labelled(parts: Sequence[Part], label: int) -> Section | None:
    end = _section_end(parts, label)
    section = _section(parts, label + 1, end, None)
    return Section(section.questions, label, section.end) if section else None


def _section_end(parts: Sequence[Part], label: int) -> int:
    """Where a labelled section ends: at a heading of its level or above that does not ask, or at the next label."""
    level = parts[label].level or BELOW_HEADINGS
    is_entry = parts[label].kind == Kind.ENTRY
    for at in range(label + 1, len(parts)):
        part = parts[at]
        if at > label + 1 and (is_entry or part.kind != Kind.ENTRY) and _is_label(part):
            return at
        if part.kind != Kind.HEADING or part.level > level:
            continue
        if part.level < level < BELOW_HEADINGS or not is_question(part.text) or part.is_link:
            return at
    return len(parts)


def _section(parts: Sequence[Part], start: int, end: int, accepts: Callable[[str], bool] | None) -> Section | None:
    """The pairs of a stretch of parts. accepts: which questions count, where not all entries do."""
    if any(part.kind == Kind.CHOICE for part in parts[start:end]):
        return None
    found, stop = find_entries(parts, start, end) or find_headings(parts, start, end, of_page=accepts is not None), end
    if found is None:
        stop = next((at for at in range(start, end) if parts[at].kind in (Kind.HEADING, Kind.RULE)), end) if accepts is None else end
        found = find_lines(parts, start, stop)
    if not found[0] and accepts is None:
        found, stop = (find_titles(parts, start, end), None), end
    starts, markers = found
    if accepts is not None:
        starts = [at for at in starts if accepts(question_text(parts[at], markers))]
    pairs, last = read_pairs(parts, starts, stop, markers)
    return Section(pairs, start, max(last, stop) if accepts is None else last) if pairs and len(pairs) * 2 >= len(starts) else None


def _group(parts: Sequence[Part], entries: list[int], end: int) -> list[Section]:
    asking = sum(is_question(parts[at].text) for at in entries)
    is_faq = any(parts[at].is_faq for at in entries)
    if not is_faq and (asking < 2 or asking * 2 < len(entries)):
        return []
    if any(part.kind == Kind.CHOICE for part in parts[entries[0] : end]) or (not is_faq and _is_other_kind(parts, entries[0])):
        return []
    pairs, last = read_pairs(parts, entries, end, None)
    return [Section(pairs, entries[0], last)] if pairs else []


def _is_other_kind(parts: Sequence[Part], first: int) -> bool:
    """Whether the heading right above the entries says that they are a quiz or a poll: "Test your knowledge"."""
    heading = next((part.text for part in reversed(parts[max(0, first - MOST_ABOVE) : first]) if part.kind == Kind.HEADING), "")
    return names_other_kind(heading)
