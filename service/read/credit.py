"""Captions and credits told apart: "The hall. Image Credit: EPA" is the caption "The hall" and the credit "EPA".

A credit is split off only where the text says that it is one: a label ("Photo:", "Crédit photo :", "写真："), a phrase
("Photo by", "courtesy of"), a copyright sign, or a closing agency ("(AP)", "EFE/ J. Mora"). The words stand in
`data/credit.json`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from service.read.authors.byline import is_name, is_organisation
from service.read.brackets import CLOSING, OPENING, bracket_before, closing, unbracketed
from service.read.credit_words import CreditWords, credit_words, folded, said
from service.read.fold import squash

MAX_CAPTION = 2000
"""Characters: what is longer is prose, and no caption."""
MAX_CREDIT = 150
"""Characters that a label may be followed by: what is longer describes the picture."""

MAX_CREDITS = 4
"""Credits one after the other: what holds more is a list of pictures, and no caption."""
MAX_SMALL_WORDS = 1
"""Words without a capital that a credit at the start of a text may have."""

MAX_SMALL_IN_AGENCY = 1
"""The same, in a credit that only its agency tells: "He spoke to AFP" is a sentence."""

_BREAK = " \t\n|｜/／,;，；–—-·•▲△▼"
_BOUNDARY = OPENING + CLOSING + '|｜/／,;，；.。!！?？:：–—-·•"”»’』」…▲△▼\n'
_SMALL_AGENCIES = ("dpa", "imago")
_JOINTS = (*_SMALL_AGENCIES, "via", "for", "and", "und", "et", "y", "of", "the", "de", "la", "von")
_SIGNS = ("©", "ⓒ")
_QUOTES = '"“„«‘'
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-–]\s*\d{2,4})?\s*(?:by\s+)?,?\s+", re.I)
_PARTS = re.compile(r"\s*(?:[/／|｜;；,，、–—]|\bvia\b|\bfor\b|\bund\b|\band\b)\s*", re.I)
_SEGMENT = re.compile(r"(?:[.!?。！？…][\"”»’]?|[|｜–—▲△])\s+|[|｜＝]|(?<=[。！？])")
_SLASH = re.compile(r"(?<=[.!?…])\s*/\s*([^/]{4,60})\Z")
_WHO, _PAPER = r"([^()/]{4,40}?)(?:/[^()/]{3,30})?", r"The(?: [A-Z][\w.&-]+){1,4}"
_NEWSROOM = re.compile(rf"(?<=[.!?…\"”»’])\s+\(({_WHO}(?:/\s?| for )(?:[A-Z]{{2,6}}(?: News)?|{_PAPER}))\)\s*\Z|\A({_WHO} for {_PAPER})\Z")
_LAST_STOP = re.compile(r"(?<=[^\W_]{5})\.\Z")


def split_credit(text: str) -> tuple[str | None, str | None]:
    """Split one line of text under a picture into (caption, creditText).

    The label is no part of the credit, and the caption loses the full stop before it. Text that states no credit is
    the caption as it stands; several credits are joined by " | " in the text's order. Splitting a caption again changes
    nothing. Raises none.
    """
    caption: str | None = text.strip()
    found: list[str] = []
    while caption and len(caption) <= MAX_CAPTION and len(found) <= MAX_CREDITS:
        rest, credit = _split_once(caption)
        if credit is None:
            break
        caption = rest
        found.append(credit)
    if len(found) > MAX_CREDITS:
        return text.strip(), None
    stated = _without_repeats(sorted(found, key=text.find)) if len(found) > 1 else found
    return caption or None, " | ".join(stated) or None


def _without_repeats(found: list[str]) -> list[str]:
    """The credits whose letters are no part of another one's; of equal ones the first."""
    different: dict[str, str] = {}
    for credit in found:
        different.setdefault(squash(credit), credit)
    return [credit for letters, credit in different.items() if not any(letters != other and letters in other for other in different)]


def has_picture_credit(text: str) -> bool:
    """Whether the text states a picture's credit by a label, a phrase or a copyright sign; "Source: …" may be anything's."""
    if len(text) > MAX_CAPTION or (found := _by_marker(text)) is None:
        return False
    label = credit_words().marker.search(text, max(found[0] - 1, 0))
    return label is not None and label.group().strip(" :：=＝").lower() not in credit_words().sources


def ends_with_photographer(text: str) -> bool:
    """Whether the text ends with who took the picture, as East Asian captions do: "夜间的泳池。李四 摄"."""
    return len(text) <= MAX_CAPTION and _by_suffix(text) is not None


def _split_once(text: str) -> tuple[str | None, str | None]:
    words, inside = credit_words(), said(text)
    is_marked = not words.openers.isdisjoint(inside)
    found = (_by_marker(text) if is_marked else None) or _by_suffix(text) or _by_slash(text) or (_by_bare_label(text) if is_marked else None)
    if found is None and not words.agency_words.isdisjoint(inside):
        found = _by_agency(text)
    if found is None:
        return text, None
    start, end, credit = found
    before = text[:start].rstrip(_BREAK + OPENING + "、")
    after = text[end:].lstrip(_BREAK + CLOSING).lstrip(".。 ")
    if before.endswith((".", "。")) and not before.endswith("..."):
        before = before[:-1].rstrip()
    return " ".join(part for part in (before, after) if part) or None, credit


@lru_cache(maxsize=512)
def _by_marker(text: str) -> tuple[int, int, str] | None:
    """Start, end and words of the first credit that a marker states."""
    words = credit_words()
    markers = [match for match in _markers(text, words) if _stands_free(text, match, words)]
    for number, match in enumerate(markers):
        bracket = bracket_before(text, match.start())
        end = len(text) if bracket is None else closing(text, bracket)
        next_start = markers[number + 1].start() if number + 1 < len(markers) else end
        segment = text[match.end() : min(end, max(next_start, match.end()))]
        credit = _clean(text[match.end() : end])
        is_heading = match.start() == 0 and _describes(segment) and not _is_signed(match.group(), segment)
        if credit and 0 < len(segment.strip()) <= MAX_CREDIT and not is_heading:
            return (match.start() if bracket is None else bracket), end, credit
    return None


def _markers(text: str, words: CreditWords) -> Iterator[re.Match[str]]:
    """The markers in a text, one behind the other. They are looked for only where their first words stand: the pattern
    is hundreds of words long."""
    end = 0
    for word in words.word.finditer(text):
        if word.start() >= end and folded(word[0]) in words.openers and (match := words.marker.match(text, word.start())):
            end = match.end()
            yield match


def _is_signed(marker: str, text: str) -> bool:
    """Whether names in small letters stand behind a copyright sign, each of two words at most: "© stockhouse / ana lima"."""
    return marker.startswith(_SIGNS) and all(len(part.split()) <= 2 for part in text.split("/"))


def _describes(text: str) -> bool:
    """Whether it is no credit: "Photo: a man walks over the bridge in the rain" labels a description."""
    return _small_words(text) > MAX_SMALL_WORDS and not _names_agency(text)


def _small_words(text: str) -> int:
    return sum(word[0].islower() and "." not in word and word not in _JOINTS for word in text.split())


def _stands_free(text: str, match: re.Match[str], words: CreditWords) -> bool:
    """Not inside a sentence: "the photo: a man" states no credit, "(photo: AP)" and "gesperrt Foto: AFP" do."""
    before = text[: match.start()].rstrip(" ")
    if text[match.start() - 1 : match.start()] in _QUOTES:
        return match.start() == 0
    if not before or before[-1] in _BOUNDARY or match.group().startswith(_SIGNS):
        return True
    if match.group().lower().startswith("(c)"):
        return "(b)" not in text
    label = match.group().rstrip(" :：=＝.…/／")
    is_label = match.group().rstrip().endswith((":", "：", "=", "＝", "...", "…"))
    return is_label and label.lower() not in words.sources and not label[:1].islower()


def _by_suffix(text: str) -> tuple[int, int, str] | None:
    """A marker that follows the name: "（警視庁提供）"."""
    match = credit_words().suffix.search(text)
    return (match.start(), match.end(), next(filter(None, match.groups())).strip()) if match else None


def _by_bare_label(text: str) -> tuple[int, int, str] | None:
    """A label without a sign before nothing but names: "(Photo Claude Petit/AFP)", "The quay. Foto Leo Brandt"."""
    if len(text) > MAX_CAPTION:
        return None
    for bracket in credit_words().bracketed_label.finditer(text):
        if _is_names(bracket[1]):
            return bracket.start(), bracket.end(), bracket[1].strip()
    segments = list(_SEGMENT.finditer(text.rstrip(" .")))
    start = segments[-1].end() if segments else 0
    label = credit_words().name_label.match(text, start)
    return (start, len(text), _clean(text[label.end() :])) if label and _is_names(text[label.end() :]) else None


def _by_slash(text: str) -> tuple[int, int, str] | None:
    """Names behind a full stop and a slash, or a name and a newsroom's letters in brackets: "The hall. / ANA LIMA", "The hall. (Ana Lima/KXLD)"."""
    match = _SLASH.search(text) if "/" in text else None
    if match and _is_names(match[1]):
        return match.start(), match.end(), match[1].strip()
    match = _NEWSROOM.search(text) if "/" in text or " for " in text else None
    return (match.start(), match.end(), match[1] or match[3]) if match and is_name((match[2] or match[4]).strip()) else None


def _is_names(text: str) -> bool:
    """Whether all of a short text is names of people and agencies, of which no company's is one."""
    parts = [part.strip(" .") for part in _PARTS.split(text)] if len(text) <= MAX_CREDIT else []
    agencies = credit_words().agencies
    return bool(parts) and all(part.casefold() in agencies or (is_name(part) and part[0].isupper() and not is_organisation(part)) for part in parts)


def _by_agency(text: str) -> tuple[int, int, str] | None:
    """An agency named last: in brackets, after the sentence, or before a slash and a name."""
    stripped = text.rstrip()
    inner = stripped.rstrip(".")
    if inner.endswith(tuple(CLOSING)):
        opening = max(inner.rfind(mark) for mark in OPENING)
        credit = inner[opening + 1 : -1].strip()
        if opening >= 0 and _names_agency(credit) and not _abbreviates(credit, text[:opening]):
            start = _name_before(text, opening)
            return start, len(text), credit if start == opening else inner[start:]
    segments = list(_SEGMENT.finditer(stripped))
    start = segments[-1].end() if segments else 0
    if _names_agency(credit := _unlabelled(stripped[start:])) and _small_words(credit) <= MAX_SMALL_IN_AGENCY:
        return start, len(text), _clean(credit)
    match = credit_words().agency_first.search(stripped) if "/" in stripped else None
    return (match.start(1), len(text), match.group(1)) if match else None


def _unlabelled(text: str) -> str:
    match = credit_words().bare_label.match(text)
    return text[match.end() :] if match else text


def _names_agency(text: str) -> bool:
    text = text.strip(" .")
    if not text or len(text) > MAX_CREDIT or (text.islower() and text not in _SMALL_AGENCIES):
        return False
    agencies = credit_words().agencies
    return text.casefold() in agencies or any(part.strip(" .()").casefold() in agencies for part in _PARTS.split(text)[-4:])


def _name_before(text: str, opening: int) -> int:
    """Where the photographer's name starts that stands alone between a full stop and "(REUTERS)"; else `opening`."""
    segments = list(_SEGMENT.finditer(text, 0, opening))
    start = segments[-1].end() if segments else 0
    words = text[start:opening].split()
    is_name = start > 0 and 1 < len(words) <= 4 and all(word[0].isupper() for word in words)
    return start if is_name else opening


def _abbreviates(text: str, before: str) -> bool:
    """Whether it only explains a name: "Environmental Protection Agency (EPA)" credits nobody."""
    initials = "".join(part[0] for part in re.split(r"[\s\-]+", before[-120:]) if part and part[0].isupper())
    return len(text) > 1 and text.isupper() and initials.endswith(text)


def _clean(credit: str) -> str:
    credit = credit.strip(_BREAK)
    credit = _YEAR.sub("", credit, count=1) if _YEAR.match(credit) else credit
    credit = unbracketed(credit)
    while credit and credit[-1] in CLOSING and sum(credit.count(mark) for mark in OPENING) < sum(credit.count(mark) for mark in CLOSING):
        credit = credit[:-1].rstrip()
    return _LAST_STOP.sub("", credit.rstrip(" ,;|"))
