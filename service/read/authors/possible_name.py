"""What cannot be a name wherever it stands: "admin", "12", a sentence, the words of a button."""

from __future__ import annotations

import re
from functools import cache

from service.read.authors.name_words import name_words
from service.read.fold import fold

LONGEST_NAME = 80
LONGEST_LABEL = 6
"""Characters of a button or a heading that stands in a script without spaces where a name should."""
MOST_WORDS = 8

_IMPOSSIBLE = re.compile(r"[{}<>=\\|]")


def is_possible(name: str, kind: str | None = None) -> bool:
    """Whether a text may be a name at all. kind: the type that the markup gives the named, or None."""
    if not 0 < len(name) <= LONGEST_NAME or len(name.split()) > MOST_WORDS or _IMPOSSIBLE.search(name):
        return False
    if len(name) <= LONGEST_LABEL and not name.isascii() and any(_is_button(name, part, kind) for part in name_words()["noNameParts"]):
        return False
    return fold(name) not in _no_names() and any(map(str.isalpha, name))


def _is_button(name: str, part: str, kind: str | None) -> bool:
    """Whether a word of buttons makes a text one: behind a family name of one sign it may be a given name ("王更多")."""
    return name == part or (kind != "Person" and name.find(part) not in (-1, 1))


@cache
def _no_names() -> frozenset[str]:
    return frozenset(map(fold, name_words()["noNames"]))
