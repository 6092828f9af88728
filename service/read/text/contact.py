"""Whom the press may ask: the block under a press release that names people, telephones and addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from service.read.data import load
from service.read.fold import fold_letters
from service.read.text.lines import Line

MOST_LINES = 15
"""Lines of the block."""
LONGEST_LINE = 150
"""Characters of a line in it: a longer one is prose."""

_REACHED = re.compile(r"\S@\S|(?:\d[\s()/.-]{0,3}){6}|www\.|https?://")
"""An address for mail or of a page, or the figures of a telephone."""


def contact_start(lines: Sequence[Line]) -> int:
    """Where the block starts that ends the text; the number of lines where none does.

    It starts with a label, "Press contact:", holds short lines alone and says how somebody can be reached.
    """
    for at in range(max(1, len(lines) - MOST_LINES), len(lines)):
        block = [line.text for line in lines[at:]]
        if _is_label(block[0]) and max(map(len, block)) <= LONGEST_LINE and any(map(_REACHED.search, block)):
            return at
    return len(lines)


def _is_label(text: str) -> bool:
    label = re.split("[:：]", text, maxsplit=1)[0]
    return fold_letters(label).strip(" .") in _labels()


@cache
def _labels() -> frozenset[str]:
    return frozenset(fold_letters(label) for labels in load("contact_labels.json").values() for label in labels)
