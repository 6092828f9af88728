"""Datelines: the place, day and agency that an agency's report starts with, "BERLIN, Nov 18 (Reuters) – "."""

from __future__ import annotations

import re

MOST_SMALL_WORDS = 2
"""Words without a capital that a dateline may have ("18 de noviembre")."""

FEWEST_WORDS = 6
"""Words behind a dateline that are a paragraph."""

_DATELINE = re.compile(
    r"(?P<dateline>(?P<place>[^\W\d_][\w.'’-]{1,24}(?:[ /-][^\W\d_][\w.'’-]{0,24}){0,3})(?P<day>\s\d{1,2})?"
    r"(?P<rest>(?:,\s?[^,()–—:;!?\"“”]{1,30}){0,3}?)(?P<agency>\s?[(（][^()（）]{2,40}[)）])?)(?(agency)\.?)\s*(?:[–—]|--?(?=\s))\s?(?=\S)"
)
_AGENCY_FIRST = re.compile(r"[(（][A-Z][^()（）]{1,20}[)）]\s?[–—-]\s?(?=[^\W\d_])")
"""An agency before the place, as ANSA writes it: "(ANSA) - ROMA, 18 NOV - "."""
_AGENCY_IN_SLASHES = re.compile(
    r"[^\W\d_][\w’'-]{1,24}(?:[ -][^\W\d_][\w’'-]{1,24}){0,2}(?:,\s?\d{1,2}\s[^\W\d_]{3,12})?\.?\s?"
    r"/[^\W\d_][\w .-]{1,20}/\.?\s*(?:(?:--?|[–—])\s*)?(?=\S)"
)
"""As TASS writes it: "МОСКВА, 18 ноября. /ТАСС/. "."""
_EASTERN = re.compile(r"[\u3400-\u9fff]{2,14}\d{1,2}(?:月\d{1,2})?日(?:[电電]|\s)(?:\s?[（(][^()（）]{2,20}[)）])?\s*(?=\S)")


def split_dateline(text: str) -> tuple[str | None, str]:
    """The dateline of an article's first paragraph, or None, and the paragraph without it. Raises none.

    A place alone has to be in capitals, "BERLIN – "; before an agency or a day it may be spelled as usual.
    """
    if match := _EASTERN.match(text):
        return match[0].strip(), text[match.end() :]
    if (match := _AGENCY_IN_SLASHES.match(text)) and text.split(maxsplit=1)[0].strip(",.").isupper():
        return match[0].rstrip(" –—-"), text[match.end() :]
    agency = _AGENCY_FIRST.match(text)
    match = _DATELINE.match(text, agency.end() if agency else 0)
    if match is None or not _is_dateline(match):
        return None, text
    return text[: match.end("dateline")].rstrip(" -"), text[match.end() :]


def opens_paragraph(text: str) -> bool:
    """Whether a dateline stands before a paragraph, not alone on its line with a time behind it."""
    dateline, rest = split_dateline(text)
    return dateline is not None and len(rest.split()) >= FEWEST_WORDS


def _is_dateline(match: re.Match[str]) -> bool:
    place, rest = match["place"], match["rest"]
    small = sum(word[0].islower() for word in f"{place} {rest}".split())
    if not place[0].isupper() or small > MOST_SMALL_WORDS:
        return False
    if match["agency"] or any(character.isdigit() for character in rest):
        return True
    return place.isupper() and len(place) > 3 and not match["day"] and not _has_second_dash(match)


def _has_second_dash(match: re.Match[str]) -> bool:
    """ "NASA — the agency — said": an aside, and no dateline."""
    return re.search(r"[–—]|\s--?\s", match.string[match.end() : match.end() + 120]) is not None
