"""Whom the press may ask: the block under a press release that names people, telephones and addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from service.read.content.prose import SENTENCE_ENDS
from service.read.data import load
from service.read.fold import fold_letters
from service.read.text.lines import Line

MOST_LINES = 15
"""Lines of the block."""
LONGEST_LINE = 150
"""Characters of a line in it: a longer one is prose."""

WIDE_STOPS = ("。", "！", "？")
SENTENCE = 5
SMALL = 3
"""Words of a closed line, and those of them without a capital, that make it a sentence and not a name: "Falk & Stein Ltd."."""
WIDE_SENTENCE = 12
"""Characters of one in a script without spaces."""

_ADDRESS = re.compile(r"\S@\S|www\.|https?://")
_NUMBER = re.compile(r"\d(?:[\s()/.-]{0,3}\d){6,}")
"""The figures of a telephone."""
_DATE = re.compile(r"(?:\d\d?[\s()/.-]{1,3}){0,2}(?:19|20)\d\d(?:[\s()/.-]{1,3}(?:19|20)\d\d){0,3}(?:[\s()/.-]{1,3}\d\d?){0,2}\Z")
"""Figures that are years, or a day: "2019/2020", "28.11.2026", "2026-11-28"."""


def contact_start(lines: Sequence[Line]) -> int:
    """Where the block starts that ends the text; the number of lines where none does.

    It starts with a label, "Press contact:", holds short lines alone and says how somebody can be reached. A sentence that does not say it
    is the article's own.
    """
    for at in range(max(1, len(lines) - MOST_LINES), len(lines)):
        block = [line.text for line in lines[at:]]
        if not _is_label(block[0]) or max(map(len, block)) > LONGEST_LINE:
            continue
        reaching = [_tells_address(text) for text in block]
        if any(reaching) and not any(_is_sentence(text) for text, tells in zip(block, reaching, strict=True) if not tells):
            return at
    return len(lines)


def _is_label(text: str) -> bool:
    label = re.split("[:：]", text, maxsplit=1)[0]
    return fold_letters(label).strip(" .") in _labels()


def _tells_address(text: str) -> bool:
    return _ADDRESS.search(text) is not None or any(not _DATE.match(number) for number in _NUMBER.findall(text))


def _is_sentence(text: str) -> bool:
    if text.endswith(WIDE_STOPS):
        return len(text) >= WIDE_SENTENCE
    words = text.split()
    return text.endswith(SENTENCE_ENDS) and len(words) >= SENTENCE and sum(not word[0].isupper() for word in words) >= SMALL


@cache
def _labels() -> frozenset[str]:
    return frozenset(fold_letters(label) for labels in load("contact_labels.json").values() for label in labels)
