"""Text as a person would retype it: white space folded, control and invisible characters gone.

Input may hold anything that Unicode has; the result is one line (`clean_line`) or lines joined by "\\n" (`clean_lines`).
Entities are resolved by the HTML parser; `unescape_twice` mends values that a CMS escaped once too often.
"""

from __future__ import annotations

import re
from html import unescape

# C0 and C1 controls but white space, zero-width and bidi marks, the soft hyphen, the byte-order mark, lone surrogates.
# Zero-width joiners (200C, 200D) stay: Persian, Hindi and emoji need them.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ud800-\udfff]")
_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_BREAKING_TAG = re.compile(r"</?(?:br|p)\b[^<>]*>|</span>(?=<span\b)", re.I)
_NUMBERED = re.compile(r"&#[xX]?[0-9a-fA-F]{1,8};?")
_CLOSED = "a|em|i|b|strong|span|sup|sub|cite|q|mark|u|font|small"
_INLINE_TAG = re.compile(rf"</?(?:{_CLOSED}|wbr)\b[^<>]*>", re.I)
_TAG_AS_WORD = re.compile(rf"<({_CLOSED})>(?=[\s.,;:!?)]|\Z)", re.I)
_LIKE_A_TAG = re.compile("<[a-zA-Z/!?]")
MARKUP_TAKEN_OFF = "markup-taken-off"
"""The rule that provenance names for a text that `without_markup` has shortened."""
REPLACED = "\ufffd"
"""Stands where bytes or a reference were no character."""
MOST_ESCAPES = 8
"""How often a text may have been escaped."""


def clean_line(text: str) -> str:
    """The text on one line: runs of white space (line breaks and no-break spaces too) become one space."""
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:  # most texts are clean as they stand
        return text
    line = " ".join(text.split())
    if line.isprintable():  # no control, format or other invisible character, and much cheaper than the pattern
        return line
    return " ".join(without_invisible(line).split())


def without_invisible(text: str) -> str:
    """The text without control characters and marks that nobody sees: right only for what is one line."""
    return _INVISIBLE.sub("", text)


def clean_lines(text: str) -> str:
    """The text's non-empty lines, each cleaned, joined by "\\n"."""
    lines = (clean_line(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def unescape_twice(text: str) -> str:
    """Text whose entities stand as text ("Q&amp;amp;A" in the source, "Q&amp;A" once parsed), with them resolved: as
    often as there are any, since what is read here is written and read again. References to what is no character
    ("&#0;", half a pair) say nothing, and go."""
    for _ in range(MOST_ESCAPES):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = unescape(_NUMBERED.sub(lambda match: unescape(match[0]).replace(REPLACED, ""), text) if "&#" in text else text)
    return text


def without_markup(text: str) -> str:
    """A line that is written in HTML ("The <em>Fram</em> sails") as a page shows it.

    Where anything else like a tag is left ("How to use <details>", "</script> <b>"), or a tag stands as a word that no
    other closes ("Why the <b> tag is back"), the tags are what the line is about, and all of it stands as it is written.
    """
    if "<" not in text or _speaks_of_a_tag(text):
        return text
    line = _INLINE_TAG.sub("", _BREAKING_TAG.sub(" ", text))
    return text if _LIKE_A_TAG.search(line) else clean_line(line)


def _speaks_of_a_tag(text: str) -> bool:
    words, lowered = {tag[1].lower() for tag in _TAG_AS_WORD.finditer(text)}, text.lower()
    return any(f"</{word}" not in lowered for word in words)
