"""The words by which a credit is told, out of `data/credit.json`, as patterns."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MIN_TRACE = 4
"""Characters of a word that a phrase is looked for by; shorter ones are too common to be a trace."""


@dataclass(frozen=True, slots=True)
class CreditWords:
    """The words of `data/credit.json` as patterns, and the traces without which no marker can stand in a text."""

    traces: tuple[str, ...]
    marker: re.Pattern[str]
    sources: frozenset[str]
    suffix: re.Pattern[str]
    bare_label: re.Pattern[str]
    name_label: re.Pattern[str]
    bracketed_label: re.Pattern[str]
    agencies: frozenset[str]
    agency_first: re.Pattern[str]


@cache
def credit_words() -> CreditWords:
    """The words, loaded once."""
    data = json.loads(files("service.read.data").joinpath("credit.json").read_text("utf-8"))
    labels = sorted({word for words in data["labels"].values() for word in words})
    sources = sorted({word for words in data["sources"].values() for word in words})
    bare = _any_of([word for word in labels if word not in data["never_bare"]])
    phrases = [word for words in data["phrases"].values() for word in words]
    dotted = [word for word in labels if word.endswith(".")]
    wide = [word for word in labels if not word[0].isascii() and ord(word[0]) > 0x3000]
    signs = [word for word in data["copyright"] if not word[0].isalpha()]
    spelled = [word for word in data["copyright"] if word[0].isalpha()]
    label = rf"(?:{_any_of(labels + sources)})\s{{0,2}}(?:[:：=＝]|\.\.\.|…)|(?:{_any_of(wide)})\s?[/／]|(?:{_any_of(dotted)})(?=\s)"
    sign = rf"(?:{_any_of(signs)})|\(c\)(?=\s*(?:[12]\d{{3}}|(?-i:[A-Z])))|(?:{_any_of(spelled)})\s*(?:©|\(c\)|[:：]|by\b|(?=[12]\d{{3}}))"
    marker = rf"(?<!\w)(?:(?:{label}|(?:{_any_of(phrases)})(?=\s)|{sign})\s*)+|©\s*"
    agencies, suffixes = _any_of(data["agencies"]), _any_of(data["suffixes"])
    first_words = {word: word.split()[0] for word in phrases}
    slashed = [f"{word}{slash}" for word in wide for slash in ("/", " /")]
    traces = sorted({*(first if len(first) > MIN_TRACE else word for word, first in first_words.items()), *slashed, *dotted, *spelled, "(c)"})
    return CreditWords(
        tuple(trace for trace in traces if not any(other in trace and other != trace for other in traces)),
        re.compile(marker, re.I),
        frozenset(sources),
        re.compile(rf"(?:[（(]([^（()）]{{1,60}}?)\s?(?:{suffixes})[)）]|(?<=[。！？])\s*([^。！？\s][^。！？]{{1,40}}?)\s?(?:{suffixes}))。?\s*\Z"),
        re.compile(rf"(?:{_any_of(labels)})\s+", re.I),
        re.compile(rf"(?:{bare})\s+", re.I),
        re.compile(rf"[(（\[]\s?(?:{bare})\s+([^()（）\[\]]{{2,80}})[)）\]]", re.I),
        frozenset(agency.casefold() for agency in data["agencies"]),
        re.compile(rf"(?<=\s)((?:{agencies})(?:\s?/\s?[^/.\s][^/]{{1,40}}){{1,3}})\Z"),
    )


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda word: (-len(word), word)))
