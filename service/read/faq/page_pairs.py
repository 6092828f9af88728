"""The pairs of a page: what belongs to each question and to its answer, as plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.model.article import Question
from service.read.content.appeals import is_appeal
from service.read.faq.flow import Kind, Part
from service.read.faq.words import is_question, split_marked, without_answer_marker, without_number, without_question_marker
from service.read.fold import fold
from service.read.teaser import Teaser, read_teaser
from service.read.text.lines import without_bullet

_SIGN = r"[\s+\-\u2010-\u2015\u2022\u00b7\u2190-\u2bff\u3030\ufe0f\u200d\U0001f000-\U0001faff]"
_ICONS = re.compile(rf"^{_SIGN}+|(?<=[?？؟;]){_SIGN}+\Z")
"""Bullets, arrows, pictograms and the like around a question."""
_CLOSING = {"entry": (Kind.END, Kind.ENTRY), "line": (Kind.HEADING, Kind.RULE), "cell": (Kind.END,), "heading": ()}
"""What ends the answer of a question of each shape; of a heading, a heading of its level or above."""


def read_pairs(parts: Sequence[Part], starts: Sequence[int], end: int, markers: tuple[str, str] | None) -> tuple[tuple[Question, ...], int]:
    """The pairs of the questions that start there, and where the last answer ends."""
    pairs: list[Question] = []
    last = 0
    for start, following in zip(starts, [*starts[1:], end], strict=False):
        stop = _answer_end(parts, start, following)
        question, answer = question_text(parts[start], markers), _answer_text(parts, start, stop, markers)
        if question and answer:
            pairs.append(Question(question, answer))
            last = stop
    return tuple(pairs), last


def _answer_end(parts: Sequence[Part], start: int, following: int) -> int:
    question = parts[start]
    closing = _CLOSING["cell" if question.element.tag in ("td", "th") else question.kind.value]
    heading = following
    for at in range(start + 1, following):
        part = parts[at]
        if part.kind in closing:
            return at
        if part.kind == Kind.HEADING:
            if question.kind == Kind.HEADING and part.level <= question.level:
                return at
            heading = min(heading, at)
    is_open = question.kind == Kind.ENTRY and (following == len(parts) or parts[following].kind != Kind.ENTRY)
    return heading if is_open else following  # the last entry's answer, of which nothing says where it ends


def question_text(part: Part, markers: tuple[str, str] | None) -> str:
    """The question that the part asks, without marker, number and pictograms."""
    text = without_question_marker(_split(part, markers)[0], markers)
    return without_number(_ICONS.sub("", text)).strip()


def _split(part: Part, markers: tuple[str, str] | None) -> tuple[str, str]:
    """The question of a part, and what of its answer stands on the same line: behind bold type, or behind a marker."""
    if part.kind != Kind.LINE:
        return part.text, ""
    if part.strong and (markers is None or is_question(part.strong)):
        return part.strong, part.text[len(part.strong) :].strip()
    return (markers and split_marked(part.text, markers[0])) or (part.text, "")


def _answer_text(parts: Sequence[Part], start: int, stop: int, markers: tuple[str, str] | None) -> str:
    texts = [_split(parts[start], markers)[1]]
    skip_next = False
    for part in parts[start + 1 : stop]:
        teaser = read_teaser(part.text)
        if part.text and not (teaser or is_appeal(part.text) or (skip_next and part.is_link)):
            texts.append(without_bullet(part.text))
        skip_next = teaser in (Teaser.MARKER, Teaser.ANNOUNCES)
    texts = [text for text in texts if text]
    if texts:
        texts[0] = without_answer_marker(texts[0], markers)
    return "\n".join(text for text in texts if text)


def key_of(text: str) -> str:
    """A question as it is compared with another one."""
    return fold(without_number(without_question_marker(text, None))).rstrip(" ?？؟")
