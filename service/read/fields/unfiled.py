"""What a CMS files an article under that nobody filed: "Uncategorized" is neither a section nor a keyword."""

from __future__ import annotations

from functools import cache

from service.read.data import load
from service.read.fold import fold_letters

LONGEST = 30
"""Characters of the longest of these words."""


def is_unfiled(text: str) -> bool:
    """Whether a section or keyword only says that there is none, in the words of the CMS. Raises none."""
    return len(text) <= LONGEST and fold_letters(text) in _unfiled()


@cache
def _unfiled() -> frozenset[str]:
    return frozenset(map(fold_letters, load("keywords.json")["unfiled"]))
