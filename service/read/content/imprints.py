"""Lines that say who helped to write, edit or own the text: "Editing by …", "责任编辑：…", "Riproduzione riservata"."""

from __future__ import annotations

from functools import cache

from service.read.content.lists import content_data

SIGNS = ":：/／|｜丨 \u3000"
"""What stands between such a label and a name; a space only where the script has none between words."""
HANGUL = "\uac00"
MARKS = "▲△▼*※★●■◆"
LONGEST = 200
"""Characters: a longer text is prose."""


def is_imprint(text: str) -> bool:
    """Whether a line starts as such lines do, behind a mark or not. Raises none."""
    return len(text) <= LONGEST and text.lower().lstrip(MARKS).startswith(_imprints())


@cache
def _imprints() -> tuple[str, ...]:
    starts = {start for language in content_data()["imprints"].values() for start in language}
    labels = {label for language in content_data()["imprint_labels"].values() for label in language}
    starts |= {label + sign for label in labels for sign in (SIGNS if label < HANGUL else SIGNS.rstrip())}
    return tuple(sorted(starts | {opening + start for opening in "([（【" for start in starts}))
