"""Lines that state dates with what they are the dates of: "Published 18 Nov 2025, 14:05 | Updated 19 Nov 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from service.read.dates.written_date import date_words, parse_written_date
from service.read.fold import LETTER, fold_letters
from service.read.scripts import LAST_SPACED

Kind = Literal["published", "modified", "created"]
LONGEST_LINE = 250
"""Characters of a line of dates: a longer text is prose, whose dates are not the article's."""

LONGEST_OTHER = 40
"""Characters that another label than a date's may have: who wrote the text, where it comes from, how often it was read."""

_COLON = re.compile(r"(?<=\w\w)\s?[:：]")
_BEFORE_LABEL = " \u3000\t0123456789|()[]"
_STOPS = ("。", "！", "？", "!", "?")
_FIGURE = re.compile(r"\d")
_WORD = re.compile(rf"{LETTER}+\.?")
_PIECES = re.compile(r"[|│•·/\n]|\s[-–—>»›]\s")
_EDGES = " \t:：.,;|│•·-–—/()[]"
_OPEN_END = re.compile(r"(?<=\d) (?:in|by|under|von|par|dans|por|en)\s*\Z")
"""What joins a date to a link behind it: "January 29th, 2013 in" before the topic."""
_INITIALS = re.compile(r"(?<=\d)\s?\([a-z]{1,4}(?:/[a-z]{1,4}){0,2}\)(?=\s*\Z)")
"""Who wrote a report, as newsrooms sign it behind the date: "18.11.2025 (nf)"."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in ISO 8601 and what its label says that it is; None where it has no label."""

    kind: Kind | None
    value: str


def read_dates(text: str, language: str | None = None) -> tuple[WrittenDate, ...]:
    """The dates that a line states, in order; none where it has other words than labels, a date and its parts.

    A part is what stands between two labels or two bars: "By A. Writer | 18 Nov 2025" gives one date without a label.
    Input: one line; `language`: its BCP 47 tag. Raises none. The labels stand in `data/written_dates.json`.
    """
    if len(text) > LONGEST_LINE or not _FIGURE.search(text):
        return ()
    folded = fold_letters(text)
    found: list[WrittenDate] = []
    for kind, part in _parts(folded):
        if value := _date_of(part, language):
            found.append(WrittenDate(kind, value))
    return tuple(found)


def has_label(text: str, kind: Kind) -> bool:
    """Whether a line has a label of that kind, with a date behind it or without: "Updated two hours ago". Raises none."""
    return len(text) <= LONGEST_LINE and any(label == kind for label, _ in _parts(fold_letters(text)))


def label_at_end(text: str) -> Kind | None:
    """What the last words of a line say that the date behind it is: "Updated at" is no label, "Updated:" is. Raises none."""
    parts = list(_parts(fold_letters(text))) if len(text) <= LONGEST_LINE else []
    return parts[-1][0] if parts and not parts[-1][1].strip(_EDGES) else None


def read_whole_dates(text: str, language: str | None = None) -> tuple[WrittenDate, ...]:
    """The dates of a line that is nothing but dates, labels and bars; none for any other line. Raises none."""
    if len(text) > LONGEST_LINE or not _FIGURE.search(text):
        return ()
    found: list[WrittenDate] = []
    for kind, part in _parts(fold_letters(text)):
        stripped = part.strip(_EDGES)
        whole = parse_written_date(stripped, language)
        values = [whole] if whole else [parse_written_date(piece.strip(_EDGES), language) for piece in _PIECES.split(stripped) if piece.strip(_EDGES)]
        if None in values:
            return ()
        found += [WrittenDate(kind, value) for value in values if value]
    return tuple(found)


def _date_of(part: str, language: str | None) -> str | None:
    if value := _signed_date(part, language):
        return value
    pieces = [piece.strip(_EDGES) for piece in _PIECES.split(part)]
    for at, piece in enumerate(_PIECES.split(part)):
        if value := _signed_date(piece, language):
            return parse_written_date(" ".join(pieces[at : at + 2]), language) or value  # its time may stand apart
    return None


def _signed_date(piece: str, language: str | None) -> str | None:
    if value := parse_written_date(piece.strip(_EDGES), language):
        return value
    unsigned = _INITIALS.sub("", _OPEN_END.sub("", piece))
    return parse_written_date(unsigned.strip(_EDGES), language) if unsigned != piece else None


def _parts(folded: str) -> Iterator[tuple[Kind | None, str]]:
    """The line cut at its labels: what each label is followed by, and first what stands before them all. What a short text
    of an East Asian line has another label for ("来源：…") is left out, and all of one that names a place of an event."""
    words = [(match.start(), match.end(), match[0].rstrip(".")) for match in _WORD.finditer(folded)]
    kind: Kind | None = None
    start = at = 0
    is_other = False
    if not folded.isascii() and _event_places() & {word for _, _, word in words}:
        return
    while at < len(words):
        count, label = _label_at(words, at, folded)
        is_wide = label is None and words[at][2][-1] > LAST_SPACED and _is_other_label(folded, *words[at][:2])
        if label is None and not is_wide:
            at += 1
            continue
        if not is_other or words[at][0] - start > LONGEST_OTHER:
            yield kind, folded[start : words[at][0]]
        count = count or 1
        kind, start, at, is_other = label, words[at + count - 1][1], at + count, is_wide
    if not is_other or len(folded) - start > LONGEST_OTHER:
        yield kind, folded[start:]


def _is_other_label(folded: str, start: int, end: int) -> bool:
    """Whether a word is a label by its colon, apart from what stands before it: no part of a sentence."""
    return _COLON.match(folded, end) is not None and not folded[start - 1 : start].strip(_BEFORE_LABEL) and not folded.endswith(_STOPS)


def _label_at(words: list[tuple[int, int, str]], at: int, folded: str) -> tuple[int, Kind | None]:
    """How many words a label at this word has, and its kind: the longest that fits."""
    labels, first_words, longest = _labels()
    if words[at][2] not in first_words:
        return 0, None
    for count in range(min(longest, len(words) - at), 0, -1):
        taken = words[at : at + count]
        if folded[taken[0][0] : taken[-1][1]].count(" ") == count - 1 and (kind := labels.get(" ".join(word for _, _, word in taken))):
            return count, kind
    return 0, None


@cache
def _event_places() -> frozenset[str]:
    return frozenset(date_words("written_dates.json")["eventPlaces"])


@cache
def _labels() -> tuple[dict[str, Kind], frozenset[str], int]:
    """The labels with their kinds, their first words, and the number of words of the longest."""
    words = date_words("written_dates.json")
    kinds: tuple[Kind, ...] = ("published", "created", "modified")
    labels = {label: kind for kind in kinds for label in words[kind]}
    return labels, frozenset(label.partition(" ")[0] for label in labels), max(label.count(" ") + 1 for label in labels)
