"""Lines that say who helped to write, edit or own the text: "Editing by …", "责任编辑：…", "Riproduzione riservata"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from service.read.content.lists import content_data
from service.read.content.prose import SENTENCE_ENDS
from service.read.scripts import HANGUL, SPACELESS

SIGNS = ":：/／|｜丨"
"""What stands between such a label and a name; a space may as well where the script has none between words."""
MARKS = "▲△▼*※★●■◆"
LONGEST, LONGEST_IN_BRACKETS = 200, 300
"""Characters: a longer text is prose. Agencies name everybody in one line, which stands in brackets."""
BRACKETS, CLOSED_BY = "([（【", ")]）】"
QUOTES = "\"'”’」』》"
LONGEST_NAME, LONGEST_HOUSE, LONGEST_NAMES = 4, 12, 40
"""Characters of a name and of a newsroom's where neither word nor sign ends them, and of a sentence of names behind a label."""
AFTER = " .)]*"
"""What may stand behind the words that such a line ends with."""
OPENING = 1
"""Characters of the shortest such start, "©"."""

_OF = ("的", "の", "의")
"""What makes of the words before it a part of a sentence: "未经授权的拆除" is an unlawful demolition."""
_BETWEEN_NAMES = re.compile(r"[\s:：/／|｜丨、,，;；]+")


def is_imprint(text: str) -> bool:
    """Whether a line starts as such lines do, behind a mark or not. In a script without spaces a sentence may start so as
    well: there a label needs a sign or names behind it, and a whole sentence a word on rights or sources. Raises none."""
    if len(text) > (LONGEST_IN_BRACKETS if text.startswith(tuple(BRACKETS)) else LONGEST):
        return False
    lowered = text.lower().lstrip(MARKS)
    starts = _imprints().get(lowered[:OPENING], ())
    if not lowered.startswith(starts):
        return False
    start = max((start for start in starts if lowered.startswith(start)), key=len)
    word, rest = start.lstrip(BRACKETS + "<"), lowered[len(start) :]
    if word in _labels():
        return _names_somebody(word, rest, is_in_brackets=start != word)
    return word < SPACELESS or not (rest.startswith(_OF) or _is_sentence_on_else(rest, 0))


def _names_somebody(label: str, rest: str, *, is_in_brackets: bool) -> bool:
    """Whether names stand behind a label: behind a sign, a space, or in the label's brackets."""
    if rest.startswith(tuple(SIGNS)) or (rest[:1].isspace() and rest.lstrip().startswith(tuple(SIGNS))):
        return not _is_sentence_on_else(rest, LONGEST_NAMES)
    if label >= HANGUL or not (rest[:1].isspace() or (is_in_brackets and rest.endswith(tuple(CLOSED_BY)))):
        return False
    names = _BETWEEN_NAMES.split(rest.strip(" \u3000" + CLOSED_BY))
    return all(map(_may_be_name, names)) and not _is_sentence_on_else(rest, 0)


def _may_be_name(text: str) -> bool:
    if len(text) <= LONGEST_NAME or text.isascii() or "·" in text or text in _labels():
        return True
    return len(text) <= LONGEST_HOUSE and text.endswith(tuple(content_data()["imprint_house_ends"]))


def _is_sentence_on_else(rest: str, longest: int) -> bool:
    """Whether it ends as a sentence does, is longer than that, and speaks of no rights and sources."""
    is_sentence = len(rest) > longest and rest.rstrip(CLOSED_BY + QUOTES).endswith(SENTENCE_ENDS)
    return is_sentence and not any(word in rest for word in _words())


def thanks_for_help(text: str) -> bool:
    """Whether a line ends by saying that those whom it names helped: "… contributed to this report." Prose may as well, so
    that this tells something of the last line alone. Raises none."""
    return len(text) <= LONGEST and text.lower().rstrip(AFTER).endswith(_endings())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(end for language in content_data()["imprint_ends"].values() for end in language)


@cache
def _labels() -> frozenset[str]:
    return frozenset(label for language in content_data()["imprint_labels"].values() for label in language)


@cache
def _words() -> tuple[str, ...]:
    return tuple(word for language in content_data()["imprint_words"].values() for word in language)


@cache
def _imprints() -> Mapping[str, tuple[str, ...]]:
    """The starts of such lines by their first characters: there are hundreds."""
    starts = _labels().union(*content_data()["imprints"].values())
    starts |= {opening + start for opening in BRACKETS for start in starts}
    return {opening: tuple(start for start in starts if start.startswith(opening)) for opening in {start[:OPENING] for start in starts}}
