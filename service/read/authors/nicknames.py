"""Names that hold what somebody is called in a bracket or in quotes: "Nora (Nell) Falk", "Richard (R.J.) Stein"."""

from __future__ import annotations

import re

from service.read.authors.name_words import byline_starts

_INNER = r"(?:[^\W\d_]\.){1,4}|[^\W\d_]{1,12}"
_NICKNAME = re.compile(rf"(?:[(（](?:{_INNER})[)）]|[\"“„«](?:{_INNER})[\"”“»])\Z")
_INITIAL = re.compile(r"[^\W\d_]\.\Z")
_STOPS = (",", ";", ":", "|", "/", "&", "·", "•", "，", "、", "；", "：")


def is_nickname(word: str) -> bool:
    """Whether a word in the middle of a name is what somebody is called beside it: "(R.J.)", "“Nell”". Raises none."""
    return _NICKNAME.match(word) is not None and word[1].isupper()


def without_brackets(text: str, brackets: re.Pattern[str]) -> str:
    """The text without its brackets, but for those between somebody's given name and family name.

    What two names stand before is a place or an employer: "Nora Falk (Oslo), Per Stein".
    """
    return brackets.sub(lambda match: match[0] if _is_within_name(match) else "", text)


def _is_within_name(match: re.Match[str]) -> bool:
    if not is_nickname(match[0].strip()) or not re.match(r"\s+[^\W\d_]", rest := match.string[match.end() :]) or not rest.lstrip()[0].isupper():
        return False
    words = match.string[: match.start()].split()[-3:]
    if len(words) > 1 and _INITIAL.match(words[-1]):
        words.pop()
    if not words or not words[-1][0].isupper() or words[-1].endswith(_STOPS):
        return False
    before = words[-2] if len(words) > 1 else ""
    return not before or before.endswith(_STOPS) or before[0].islower() or before.casefold() in byline_starts()
