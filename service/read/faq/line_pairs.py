"""FAQs in plain lines: a label, then questions and answers, each on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from service.model.article import Question
from service.read.faq.found import Section
from service.read.faq.words import (
    find_markers,
    is_label,
    is_numbered,
    is_question,
    lead_word,
    split_marked,
    without_answer_marker,
    without_number,
    without_question_marker,
)
from service.read.text.lines import Line

_ON_ONE_LINE = re.compile(
    r"((?:[^?？؟]{6,200}|[^?？؟\x00-\u2e7f]{2,200})[?？؟]|[^;\u037e]{5,200}[\u0370-\u03ff\u1f00-\u1fff][;\u037e])\s*(?:[–—-]\s+)?(?=[^\s?？؟])(.+)\Z"
)
"""A question of six characters or more, of two where a script writes words in one, and its answer behind it."""


def find_sections(lines: Sequence[Line]) -> list[Section]:
    """Every FAQ section of a text: a label of its own with at least one pair under it. Headlines are not looked at."""
    sections: list[Section] = []
    at = 0
    while at < len(lines):
        if is_label(lines[at].text):
            end = _section_end(lines, at)
            if pairs := read_pairs(lines[at + 1 : end]):
                sections.append(Section(pairs, at, end))
                at = end
                continue
        at += 1
    return sections


def _section_end(lines: Sequence[Line], label: int) -> int:
    """Where the section ends: at a rule, at the next label, or at a line in the label's style that is no question."""
    style = lines[label].style
    for at in range(label + 1, len(lines)):
        line = lines[at]
        if at > label + 1 and (line.after_rule or is_label(line.text)):
            return at
        if style is not None and line.style == style and not _may_ask(line.text):
            return at
        if style is not None and 0 < line.level < style[0]:
            return at
    return len(lines)


def _may_ask(text: str) -> bool:
    return is_question(text) or lead_word(text) is not None or is_numbered(text)


def read_pairs(lines: Sequence[Line], *, only_questions: bool = False) -> tuple[Question, ...]:
    """The pairs in the lines under a label; none where most questions have no answer.

    only_questions: entries that do not ask are left out, as the label is the headline, and nothing else says that they ask.
    """
    leads = {at: lead[0] for at, line in enumerate(lines) if (lead := lead_word(line.text))}
    markers = find_markers(list(leads.values()))
    starts = [at for at, lead in leads.items() if lead == markers[0]] if markers else _unmarked(lines)
    if not starts:
        return _on_one_line(lines)
    found: list[Question] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        asked, rest = (markers and split_marked(lines[start].text, markers[0])) or (lines[start].without_bullet, "")
        question = without_number(without_question_marker(asked, markers).strip("* _")).strip()
        answer = _answer_text(rest, lines[start + 1 : end], markers)
        if answer and question and (not only_questions or is_question(question)):
            found.append(Question(question, answer))
    if len(found) * 2 >= len(starts):
        return tuple(found)
    return () if markers else _on_one_line(lines)  # in Spanish a mark says at the start of a line that it asks


def _unmarked(lines: Sequence[Line]) -> list[int]:
    """Where questions start that have no marker: at headings, bold lines, numbers, blocks, or wherever a line asks."""
    shapes: tuple[Callable[[Line], object], ...] = (
        lambda line: line.level or None,
        lambda line: line.is_bold or None,
        lambda line: is_numbered(line.text) or None,
    )
    for shape in shapes:
        asking = [line for line in lines if shape(line) and is_question(line.text)]
        if asking:
            return [at for at, line in enumerate(lines) if shape(line) == shape(asking[0])]
    starts = [at for at, line in enumerate(lines) if is_question(line.text)]
    return _blocks(lines) or [at for at in starts if not lines[at].is_bullet] or starts or _titles(lines)


def _titles(lines: Sequence[Line]) -> list[int]:
    """Entries of which none asks, "I have lost my card": headings or numbered lines, two at least, each with an answer."""
    shapes: tuple[Callable[[Line], object], ...] = (lambda line: line.level, lambda line: is_numbered(line.text))
    shape = next((shape for shape in shapes if lines and shape(lines[0])), None)
    titles = [at for at, line in enumerate(lines) if shape and shape(line) == shape(lines[0])]
    return titles if len(titles) > 1 and all(two - one > 1 for one, two in pairwise([*titles, len(lines)])) else []


def _blocks(lines: Sequence[Line]) -> list[int]:
    """The first lines of blocks of two lines or more, where most of them ask and no line that asks stands elsewhere."""
    firsts = [at for at, line in enumerate(lines[:-1]) if (line.gap or at == 0) and not lines[at + 1].gap]
    asking = {at for at in firsts if is_question(lines[at].text)}
    elsewhere = any(is_question(line.text) and (line.gap or len(firsts) == 1) and at not in asking for at, line in enumerate(lines))
    if len(asking) * 2 <= len(firsts) or elsewhere:
        return []
    return [at for at in firsts if at in asking or not lines[at].text.endswith((".", "。", ":", "："))]


def _on_one_line(lines: Sequence[Line]) -> tuple[Question, ...]:
    """Pairs whose answer follows on the question's line: "Can I walk? No." Most lines have to be such pairs."""
    found = [Question(without_number(match[1]), match[2]) for line in lines if (match := _ON_ONE_LINE.match(line.without_bullet))]
    return tuple(found) if len(found) > 1 and len(found) * 2 > len(lines) else ()


def _answer_text(first: str, lines: Sequence[Line], markers: tuple[str, str] | None) -> str:
    """first: what of the answer stands on the question's line."""
    texts = [first, *(line.without_bullet.strip("* _") if line.is_bold else line.without_bullet for line in lines)]
    texts = [text for text in texts if text]
    if texts:
        texts[0] = without_answer_marker(texts[0], markers)
    return "\n".join(text for text in texts if text)
