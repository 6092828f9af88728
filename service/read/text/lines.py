"""A text cut into lines, each with the style that it is written in: "## Title", a title underlined, "**Bold**", CAPITALS."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from service.read.clean import clean_line

WRAPPED = (40, 100)
"""Widths in characters at which texts are wrapped."""
MIN_WRAPPED = 3
"""Lines that run on into the next one before a text counts as wrapped."""

_HASHES = re.compile(r"(#{1,6})\s+(?=\S)|(#{1,6})(?=[^\W\d])(?!\w+\Z)")
_RULE = re.compile(r"(?:[*\-_=~–—•⁂·+][ \t]*){3,}\Z|⁂\Z")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^\n]+?)(?<=\S)\1(?P<colon>[:：]?)\Z")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,2})(?=[^\s*])([^*]{1,300})(?<=\S)\1(?![\w*])|(?<!\w)(_)(?=[^\s_])([^_]{1,300})(?<=\S)_(?!\w)")
_LINK = re.compile(r"(?<!!)\[([^\[\]]{1,300})\]\([^\s()]{1,2000}\)")
_QUOTE = re.compile(r"(?:>\s?)+(?=\S)")
_BULLET = re.compile(r"[•·‣◦▪■●▶►*+]\s+|・|[-–—]\s+")
_UNDERLINES = {"=": 1, "-": 2, "~": 3}


@dataclass(frozen=True, slots=True)
class Line:
    """One line that says something.

    number: of the line in the text, from 1. text: one clean line without the marks of its style. gap: a blank line or
    a rule stands before it. after_rule: a rule does. level: of a heading, from 1, where the text marks it as one, else 0.
    is_italic: all of it is written "*so*", as captions are.
    """

    number: int
    text: str
    gap: bool = False
    after_rule: bool = False
    level: int = 0
    is_bold: bool = False
    is_italic: bool = False

    @property
    def is_capitals(self) -> bool:
        """Whether it is written in capitals: two words at least, as "FAQ" is always written so."""
        return " " in self.text and self.text.isupper()

    @property
    def style(self) -> tuple[int, bool, bool] | None:
        """What sets the line apart from plain paragraphs; None where nothing does."""
        return (self.level, self.is_bold, self.is_capitals) if self.level or self.is_bold or self.is_capitals else None

    @property
    def is_speech(self) -> bool:
        """Whether it may be a speech rather than an entry of a list: a dash stands before it."""
        return self.text[0] in "-–—"

    @property
    def is_bullet(self) -> bool:
        """Whether it is an entry of a list."""
        return _BULLET.match(self.text) is not None

    @property
    def without_bullet(self) -> str:
        """The text without the bullet before it."""
        return without_bullet(self.text)


def without_bullet(text: str) -> str:
    """The text without the bullet before it."""
    return _BULLET.sub("", text, count=1) if _BULLET.match(text) else text


def cut_lines(text: str) -> list[Line]:
    """The lines of a text that say something, in order. Any line end is understood: "\\r\\n", "\\r", U+2028."""
    lines: list[Line] = []
    gap = rule = False
    for number, raw in enumerate(text.splitlines(), start=1):
        stripped = clean_line(raw)
        if not stripped:
            gap = True
        elif _RULE.match(stripped):
            if lines and not gap and (level := _underline(stripped, lines[-1])):
                lines[-1] = replace(lines[-1], level=level)
            else:
                gap = rule = True
        else:
            lines.append(_styled(Line(number, stripped, gap, rule)))
            gap = rule = False
    return lines


def _underline(marks: str, line: Line) -> int:
    """The level that a row of marks under a line makes it a heading of; 0 where it is a rule."""
    is_row = len(set(marks)) == 1 and marks[0] in _UNDERLINES
    is_title = line.level == 0 and len(line.text) <= 120 and abs(len(marks) - len(line.text)) <= max(5, len(line.text) // 2)
    return _UNDERLINES[marks[0]] if is_row and (is_title or marks[0] == "=") else 0


def _styled(line: Line) -> Line:
    text, level = line.text if _BOLD.match(line.text) else _without_marks(line.text), 0
    if match := _HASHES.match(text):
        level = len(match[1] or match[2])
        text = text[match.end() :].rstrip("# ") or text
    if match := _BOLD.match(text):
        return replace(line, text=match[2] + match["colon"], level=level, is_bold=True)
    is_italic = text == line.text[1:-1]
    return replace(line, text=text, level=level, is_italic=is_italic) if text is not line.text or level else line


def _without_marks(text: str) -> str:
    """The text without Markdown's marks of a quotation, of emphasis and of links: what a reader of the page sees."""
    if text[0] == ">":
        text = _QUOTE.sub("", text, count=1)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(lambda match: match[2] or match[4], text)
    return clean_line(text)


def unwrap(lines: list[Line]) -> list[Line]:
    """The lines of a text that was wrapped at a fixed width, put together into paragraphs; other texts as they are.

    A text is wrapped where sentences run on from line to line, each time within a block of about the same width.
    """
    running = [one for one, two in pairwise(lines) if _runs_on(one, two)]
    if len(running) < MIN_WRAPPED or len(running) * 3 < len(lines):
        return lines
    width = max(len(line.text) for line in running)
    joined: list[tuple[Line, list[str]]] = []
    for line in lines:
        is_full = bool(joined) and (len(joined[-1][1][-1]) * 3 > width * 2 or line.text[0].islower())
        if is_full and not (line.gap or line.is_bullet or line.style or joined[-1][0].style):
            joined[-1][1].append(line.text)
        else:
            joined.append((line, [line.text]))
    return [replace(line, text=" ".join(parts)) if len(parts) > 1 else line for line, parts in joined]


def _runs_on(one: Line, two: Line) -> bool:
    return not two.gap and two.text[0].islower() and WRAPPED[0] <= len(one.text) <= WRAPPED[1] and one.text[-1] not in ".!?:…。"
