"""Lines that say who helped to write, edit or own the text: "Editing by …", "责任编辑：…", "Riproduzione riservata"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from service.read.content.lists import content_data

SIGNS = ":：/／|｜丨 \u3000"
"""What stands between such a label and a name; a space only where the script has none between words."""
HANGUL = "\uac00"
MARKS = "▲△▼*※★●■◆"
LONGEST = 200
"""Characters: a longer text is prose."""
OPENING = 1
"""Characters of the shortest such start, "©"."""


def is_imprint(text: str) -> bool:
    """Whether a line starts as such lines do, behind a mark or not. Raises none."""
    if len(text) > LONGEST:
        return False
    lowered = text.lower().lstrip(MARKS)
    return lowered.startswith(_imprints().get(lowered[:OPENING], ()))


@cache
def _imprints() -> Mapping[str, tuple[str, ...]]:
    """The starts of such lines by their first characters: there are more than a thousand."""
    starts = {start for language in content_data()["imprints"].values() for start in language}
    labels = {label for language in content_data()["imprint_labels"].values() for label in language}
    starts |= {label + sign for label in labels for sign in (SIGNS if label < HANGUL else SIGNS.rstrip())}
    starts |= {opening + start for opening in "([（【" for start in starts}
    return {opening: tuple(start for start in starts if start.startswith(opening)) for opening in {start[:OPENING] for start in starts}}
