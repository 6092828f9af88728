"""Lines that say who helped to write, edit or own the text: "Editing by …", "责任编辑：…", "Riproduzione riservata"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from service.read.content.lists import content_data

SIGNS = ":：/／|｜丨 \u3000"
"""What stands between such a label and a name; a space only where the script has none between words."""
HANGUL = "\uac00"
MARKS = "▲△▼*※★●■◆"
LONGEST, LONGEST_IN_BRACKETS = 200, 300
"""Characters: a longer text is prose. Agencies name everybody in one line, which stands in brackets."""
BRACKETS = "([（【"
AFTER = " .)]*"
"""What may stand behind the words that such a line ends with."""
OPENING = 1
"""Characters of the shortest such start, "©"."""


def is_imprint(text: str) -> bool:
    """Whether a line starts as such lines do, behind a mark or not. Raises none."""
    if len(text) > (LONGEST_IN_BRACKETS if text.startswith(tuple(BRACKETS)) else LONGEST):
        return False
    lowered = text.lower().lstrip(MARKS)
    return lowered.startswith(_imprints().get(lowered[:OPENING], ()))


def thanks_for_help(text: str) -> bool:
    """Whether a line ends by saying that those whom it names helped: "… contributed to this report." Prose may as well, so
    that this tells something of the last line alone. Raises none."""
    return len(text) <= LONGEST and text.lower().rstrip(AFTER).endswith(_endings())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(end for language in content_data()["imprint_ends"].values() for end in language)


@cache
def _imprints() -> Mapping[str, tuple[str, ...]]:
    """The starts of such lines by their first characters: there are more than a thousand."""
    starts = {start for language in content_data()["imprints"].values() for start in language}
    labels = {label for language in content_data()["imprint_labels"].values() for label in language}
    starts |= {label + sign for label in labels for sign in (SIGNS if label < HANGUL else SIGNS.rstrip())}
    starts |= {opening + start for opening in BRACKETS for start in starts}
    return {opening: tuple(start for start in starts if start.startswith(opening)) for opening in {start[:OPENING] for start in starts}}
