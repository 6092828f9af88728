"""Lines among the article's that are none of its text: dates, addresses, teasers, captions, appeals, imprints."""

from __future__ import annotations

import re

from service.read.content.appeals import is_appeal
from service.read.content.captions import is_caption
from service.read.content.imprints import is_imprint
from service.read.content.prose import SENTENCE_ENDS
from service.read.content.walk import Run
from service.read.teaser import is_furniture, read_teaser

SHORT = 60
"""Characters: a teaser's mark ("READ ALSO") stands in a line as short as this or links to what it teases."""
UNLINKED = 160
"""Characters: a longer text that appeals to the reader links to what it wants."""
LONGEST_ASIDE = 300
"""Characters of the longest of these lines: most paragraphs are longer and need no look."""
LONGEST_LINE, DATE_DIGITS, DATE_SHARE = 80, 4, 0.2
"""A line no longer, with at least so many digits and such a share of them, is a date, a time or a number, and no sentence."""
COUNTED = frozenset(("list-item", "heading", "table-row"))
"""Kinds of runs that may be a name or a number and nothing else."""

_PHRASE = re.compile("[\u3040-\u9fff\uac00-\ud7af]{6}|[0-9A-Za-z]{30}")
"""More than a label in a script without spaces, where a sentence has few characters to a number; or a checksum."""
_ADDRESS = re.compile(r"[\w.+-]@[\w-]{1,63}\.\w")


def is_aside(run: Run) -> bool:
    """Whether a line is none of the article's text, as far as the line tells. Raises none."""
    if len(run.text) > LONGEST_ASIDE:
        return False
    return (
        not any(map(str.isalnum, run.text))
        or _is_date(run)
        or _is_contact(run)
        or _is_teaser(run)
        or is_caption(run)
        or _is_appeal(run)
        or is_imprint(run.text)
        or _is_reading_time(run)
    )


def _is_appeal(run: Run) -> bool:
    return (run.links > 0 or len(run.text) <= UNLINKED) and is_appeal(run.text)


def _is_reading_time(run: Run) -> bool:
    return run.kind not in COUNTED and is_furniture(run.text) and any(map(str.isdigit, run.text))


def _is_teaser(run: Run) -> bool:
    return (run.links > 0 or len(run.text) <= SHORT) and read_teaser(run.text) is not None


def _is_contact(run: Run) -> bool:
    """Whether it is a line with somebody's address."""
    return "@" in run.text and len(run.text) <= LONGEST_LINE and _ADDRESS.search(run.text) is not None


def _is_date(run: Run) -> bool:
    text = run.text
    if len(text) > LONGEST_LINE or run.kind in COUNTED or text.endswith(SENTENCE_ENDS):
        return False
    digits = sum(map(str.isdigit, text))
    return digits >= DATE_DIGITS and digits > DATE_SHARE * len(text) and not _PHRASE.search(text)
