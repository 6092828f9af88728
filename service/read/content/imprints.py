"""Lines that say who helped to write, edit or own the text: "Editing by …", "责任编辑：…", "Riproduzione riservata"."""

from __future__ import annotations

from functools import cache

from service.read.content.lists import content_data

LONGEST = 200
"""Characters: a longer text is prose."""


def is_imprint(text: str) -> bool:
    """Whether a line starts as such lines do. Raises none."""
    return len(text) <= LONGEST and text.lower().startswith(_imprints())


@cache
def _imprints() -> tuple[str, ...]:
    starts = {start for language in content_data()["imprints"].values() for start in language}
    return tuple(sorted(starts | {opening + start for opening in "([（【" for start in starts}))
