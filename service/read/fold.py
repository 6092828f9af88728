"""Texts folded so that they compare as a reader would: same letters, no matter how they are typed."""

from __future__ import annotations

import re
import unicodedata

_MARKS = {
    **dict.fromkeys("‘’‚‛`´′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u200b\u200c\u200d\ufeff\u00ad", ""),
    "…": "...",
    "İ": "i",  # its own fold is an "i" with a mark behind it, which Turkish readers do not see
}
_LETTERS = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"}
# Few of these stand in a text: to look for them takes a third of the time of asking a table for every letter.
_MARK = re.compile(f"[{''.join(_MARKS)}]")
_SPECIAL_LETTER = re.compile(f"[{''.join(_LETTERS)}]")
_ACCENT = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u0591-\u05c7]")
_NO_LETTERS = re.compile(r"[\W_]+")
_NO_ASCII_LETTERS = {code: None for code in range(128) if not chr(code).isalnum()}
_COMBINING = "".join(chr(code) for code in range(0x300, 0x1100) if unicodedata.category(chr(code)).startswith("M"))
LETTER = rf"(?:[^\W\d_]|[{_COMBINING}])"
"""A pattern for one letter of any script. `\\w` alone misses the vowel signs of Thai and of India's scripts."""


def fold(text: str) -> str:
    """Compatibility forms, case, white space, quotes and dashes folded: two texts with the same fold say the same."""
    if text.isascii():
        return " ".join(text.replace("`", "'").split()).casefold()
    return " ".join(_MARK.sub(_of_mark, unicodedata.normalize("NFKC", text)).split()).casefold()


def fold_letters(text: str) -> str:
    """`fold`, and accents and vowel points gone as well: "KASIM", "Kasım" and "kasim" are one word."""
    folded = fold(text)
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", _SPECIAL_LETTER.sub(_of_letter, folded))))


def squash(text: str) -> str:
    """Only the letters and figures of a text, folded: what is left is equal where two spellings name the same thing."""
    if text.isascii():
        return text.lower().translate(_NO_ASCII_LETTERS)
    return _NO_LETTERS.sub("", fold_letters(text))


def _of_mark(match: re.Match[str]) -> str:
    return _MARKS[match[0]]


def _of_letter(match: re.Match[str]) -> str:
    return _LETTERS[match[0]]
