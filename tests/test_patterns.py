"""Law 6, for each pattern: its worst text ten times as long takes ten times as long."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest

from tests.patterns import patterns, worst_texts

SIZE, TIMES = 400, 10
MOST_TIMES = 40
"""The square would be a hundred."""
TOO_SHORT_TO_TELL = 0.02
PATTERNS = sorted(patterns(), key=lambda named: (named[0], str(named[1].pattern)))  # in one order in every process
LINE = "reads single lines as clean_line leaves them, where no two blanks stand in a row"
BOUNDED = {
    "service.check.fixes._CLASS": "is matched at the start of a type's name",
    "service.check.told._SUGGESTING": "reads the messages of rules, which are ours",
    "service.read.cms.wordpress._BLOCK": "is matched at the start of a paragraph",
    "service.read.cms.wordpress._LONE_ADDRESS": "is matched at the start of a paragraph",
    "service.read.json.faults._BY_MESSAGE": "are matched where the JSON goes wrong",
    "service.read.json.faults._COLON": "is matched where a text ends",
    "service.read.stated.scripts._SCHEMA_ORG": "is matched at the start of a script",
    "service.read.text.takers._LIST": LINE,
    "service.read.text.takers._PLACE": "is matched at the start of a line",
    "service.read.titles.stated_titles._ELLIPSIS": LINE,
    "service.web.settings._BARE_KEY": "reads the operator's own keys",
    "service.check.addresses._SCHEME": "is matched at the start of an address, never looked for",
    "service.read.authors.byline._BARS": LINE,
    "service.read.authors.byline._BRACKETS": LINE,
    "service.read.authors.byline._LABELS": LINE,
    "service.read.authors.byline._WORD": "reads by-lines, which are bounded",
    "service.read.authors.names._BRACKETS": LINE,
    "service.read.authors.names._HOST": "is matched at the start of a word of a by-line",
    "service.read.authors.names._PARTS": LINE,
    "service.read.authors.names._SOFT_BREAK": LINE,
    "service.read.cms.storyblok._TRANSLATED": "is matched at the start of a member's name",
    "service.read.credit._PARTS": LINE,
    "service.read.images.addresses._PIXELS": "is matched at the start of an attribute",
    "service.read.images.caption._JOINT": LINE,
    "service.read.titles.site_name._BREAK": LINE,
    "service.read.text.lines._BOLD": "is matched at the start of a line",
    "service.read.text.lines._RULE": "is matched at the start of a line",
    "service.read.text.takers._ADDRESSES": "is matched at the start of a line",
    "service.read.text.takers._COMMA": LINE,
    "service.read.text.takers._PIECES": LINE,
}
"""Patterns that would take too long if they looked through a long text of the worst kind, and why they never do.
`tests/test_hostile.py` holds the readers that use them to the line."""


def seconds(pattern: re.Pattern[Any], text: Any) -> float:
    """The time that finding all takes."""
    start = time.thread_time()
    for _ in pattern.finditer(text):
        pass
    return time.thread_time() - start


def test_there_are_patterns_and_each_exception_is_one() -> None:
    assert len(PATTERNS) > 100
    assert BOUNDED.keys() <= {name.partition(" ")[0] for name, _ in PATTERNS}


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=[name for name, _ in PATTERNS])
def test_a_pattern_takes_time_in_proportion_to_its_worst_text(name: str, pattern: re.Pattern[Any]) -> None:
    if name.partition(" ")[0] in BOUNDED:
        return
    for short, long in zip(worst_texts(pattern, SIZE), worst_texts(pattern, SIZE * TIMES), strict=True):
        if seconds(pattern, long) > TOO_SHORT_TO_TELL:
            best_short, best_long = (min(seconds(pattern, text) for _ in range(3)) for text in (short, long))
            assert best_long < max(MOST_TIMES * best_short, TOO_SHORT_TO_TELL), short[:80]
