"""Which parts of a page's flow are its FAQ: labelled sections, blocks and groups of entries, questions that markup states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from service.model.article import Question
from service.read.content.appeals import is_appeal
from service.read.faq.flow import CELL_BREAK, Kind, Part
from service.read.faq.names import page_names
from service.read.faq.words import find_markers, is_label, is_question, lead_word, may_ask, without_number
from service.read.fold import fold, fold_letters
from service.read.teaser import Teaser, read_teaser
from service.read.text.lines import without_bullet

LONGEST_PLAIN_LABEL = 60
"""Characters of a label that neither a heading nor bold type sets apart."""
LONGEST_ENTRY = 250
"""Characters of a bold line that is an entry though it does not ask."""
MOST_ABOVE = 4
"""Parts between entries and the heading that they stand under."""
BELOW_HEADINGS = 7
"""The level of a label that is no heading: every heading stands above it."""


@dataclass(frozen=True, slots=True)
class Section:
    """The pairs of one section, and its parts: parts[start:end]."""

    questions: tuple[Question, ...]
    start: int
    end: int


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
    wanted = {_key(question) for question in stated} - {""}
    starts = [at for at, part in enumerate(parts) if _key(part.text) in wanted or (part.strong and _key(part.strong) in wanted)]
    shown = {_key(parts[at].text) for at in starts} | {_key(parts[at].strong) for at in starts}
    if not starts or len(shown & wanted) * 2 < len(wanted):
        return []
    pairs, end = _pairs(parts, starts, len(parts), None)
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
    for at in range(label + 1, len(parts)):
        part = parts[at]
        if at > label + 1 and part.kind != Kind.ENTRY and _is_label(part):
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
    found = _entries(parts, start, end) or _headings(parts, start, end, of_page=accepts is not None)
    stop = end
    if found is None:
        stop = next((at for at in range(start, end) if parts[at].kind in (Kind.HEADING, Kind.RULE)), end) if accepts is None else end
        found = _lines(parts, start, stop)
    starts, markers = found
    if accepts is not None:
        starts = [at for at in starts if accepts(_question_text(parts[at], markers))]
    pairs, last = _pairs(parts, starts, stop, markers)
    return Section(pairs, start, max(last, stop) if accepts is None else last) if pairs and len(pairs) * 2 >= len(starts) else None


Found = tuple[list[int], tuple[str, str] | None]


def _entries(parts: Sequence[Part], start: int, end: int) -> Found | None:
    """The entries of an accordion or a list, where the first of them stands before any question in another shape."""
    for at in range(start, end):
        if parts[at].kind == Kind.ENTRY:
            return [number for number in range(at, end) if parts[number].kind == Kind.ENTRY], None
        if parts[at].kind == Kind.HEADING and is_question(parts[at].text):
            return None
    return None


def _headings(parts: Sequence[Part], start: int, end: int, *, of_page: bool) -> Found | None:
    """All headings of the level of the first that asks; of a whole page, of the level at which most ask."""
    headings = [at for at in range(start, end) if parts[at].kind == Kind.HEADING and not parts[at].is_link]
    levels = Counter(parts[at].level for at in headings if is_question(parts[at].text))
    if not levels:
        return None
    level = levels.most_common(1)[0][0] if of_page else next(iter(levels))
    return [at for at in headings if parts[at].level == level], None


def _lines(parts: Sequence[Part], start: int, end: int) -> Found:
    """Lines with markers, else bold ones, else those that ask."""
    lines = [at for at in range(start, end) if parts[at].kind == Kind.LINE and not parts[at].is_link]
    leads = {at: lead[0] for at in lines if (lead := lead_word(parts[at].text))}
    if markers := find_markers(list(leads.values())):
        return [at for at, lead in leads.items() if lead == markers[0]], markers
    if any(is_question(parts[at].strong) for at in lines):
        return [at for at in lines if is_question(parts[at].strong) or _is_bold_entry(parts[at])], None
    return [at for at in lines if is_question(parts[at].text)], None


def _is_bold_entry(part: Part) -> bool:
    return bool(part.strong) and part.strong == part.text and len(part.text) <= LONGEST_ENTRY and read_teaser(part.text) is None


def _group(parts: Sequence[Part], entries: list[int], end: int) -> list[Section]:
    asking = sum(is_question(parts[at].text) for at in entries)
    is_faq = any(parts[at].is_faq for at in entries)
    if not is_faq and (asking < 2 or asking * 2 < len(entries)):
        return []
    if any(part.kind == Kind.CHOICE for part in parts[entries[0] : end]) or (not is_faq and _is_quiz(parts, entries[0])):
        return []
    pairs, last = _pairs(parts, entries, end, None)
    return [Section(pairs, entries[0], last)] if pairs else []


def _is_quiz(parts: Sequence[Part], first: int) -> bool:
    """Whether the heading right above the entries says that they are a quiz: "Test your knowledge"."""
    heading = next((part.text for part in reversed(parts[max(0, first - MOST_ABOVE) : first]) if part.kind == Kind.HEADING), "")
    return bool(heading) and f"{fold_letters(heading)} ".replace(":", " ").startswith(_quiz_headings())


@cache
def _quiz_headings() -> tuple[str, ...]:
    return tuple(f"{fold_letters(words)} " for words in page_names()["quiz_headings"])


def _pairs(parts: Sequence[Part], starts: Sequence[int], end: int, markers: tuple[str, str] | None) -> tuple[tuple[Question, ...], int]:
    """The pairs of the questions that start there, and where the last answer ends."""
    pairs: list[Question] = []
    last = 0
    for start, following in zip(starts, [*starts[1:], end], strict=False):
        stop = _answer_end(parts, start, following)
        question, answer = _question_text(parts[start], markers), _answer_text(parts, start, stop, markers)
        if question and answer:
            pairs.append(Question(question, answer))
            last = stop
    return tuple(pairs), last


def _answer_end(parts: Sequence[Part], start: int, following: int) -> int:
    question = parts[start]
    if question.element.tag == "tr":  # the answer stands beside it
        return start + 1
    closing = {Kind.ENTRY: (Kind.END, Kind.ENTRY), Kind.LINE: (Kind.HEADING, Kind.RULE)}.get(question.kind, ())
    for at in range(start + 1, following):
        part = parts[at]
        is_higher = part.kind == question.kind == Kind.HEADING and part.level <= question.level
        if is_higher or part.kind in closing:
            return at
    return following


def _question_text(part: Part, markers: tuple[str, str] | None) -> str:
    text = part.text
    if part.kind == Kind.LINE and markers is None and part.strong:
        text = part.strong
    lead = lead_word(text)
    if lead and (lead[0] == markers[0] if markers else may_ask(lead[0])):
        text = lead[1]
    return without_number(text.lstrip("▶►▸▾▼+–—-• ")).strip()


def _answer_text(parts: Sequence[Part], start: int, stop: int, markers: tuple[str, str] | None) -> str:
    texts: list[str] = []
    first = parts[start]
    if first.kind == Kind.LINE and markers is None and first.strong and first.strong != first.text:
        texts.append(first.text[len(first.strong) :].removeprefix(CELL_BREAK).strip())
    skip_next = False
    for part in parts[start + 1 : stop]:
        teaser = read_teaser(part.text)
        if part.text and not (teaser or is_appeal(part.text) or (skip_next and part.is_link)):
            texts.append(without_bullet(part.text))
        skip_next = teaser in (Teaser.MARKER, Teaser.ANNOUNCES)
    texts = [text for text in texts if text]
    if texts and (lead := lead_word(texts[0])) and (lead[0] == markers[1] if markers else lead[0] in ("a", "answer")):
        texts[0] = lead[1]
    return "\n".join(text for text in texts if text)


def _key(text: str) -> str:
    lead = lead_word(text)
    if lead and may_ask(lead[0]):
        text = lead[1]
    return fold(without_number(text)).rstrip(" ?？؟")
