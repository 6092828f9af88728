"""The words by which a credit is told, out of `data/credit.json`, as patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from service.read.data import load

_RUN = re.compile(r"\w+")
_WIDE = r"\u3040-\u30ff\u3400-\u9fff々"


@dataclass(frozen=True, slots=True)
class CreditWords:
    """The words of `data/credit.json` as patterns, and what tells a text without a credit from its single words.

    word: a word or sign of a text. openers: the first words, as `said` has them, of all that marks a credit: nothing
    else can be its start. agency_words: at least one of these stands in the name of each agency.
    """

    word: re.Pattern[str]
    openers: frozenset[str]
    agency_words: frozenset[str]
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
    data = load("credit.json")
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
    return CreditWords(
        re.compile(rf"\(c\)|{_any_of(signs)}|{_any_of(spelled)}|\w+", re.I),
        frozenset({"(c)", *signs, *(_RUN.findall(folded(word))[0] for word in (*labels, *sources, *phrases, *spelled))}),
        _telling_words(data["agencies"]),
        re.compile(marker, re.I),
        frozenset(sources),
        re.compile(
            rf"(?:[（(]([^（()）]{{1,60}}?)\s?(?:{suffixes})[)）]|(?<=[。！？])\s*([^。！？\s][^。！？]{{1,40}}?)\s?(?:{suffixes})"
            rf"|(?<=[、，])\s*([{_WIDE}]{{2,8}}(?:[・\s][{_WIDE}]{{1,8}})?)(?<![でにてがをは])撮影|(?<=[.。\]])\s*([가-힣]{{2,4}})\s?(?:사진)?기자)。?\s*\Z"
        ),
        re.compile(rf"(?:{_any_of(labels)})\s+", re.I),
        re.compile(rf"(?:{bare})\s+", re.I),
        re.compile(rf"[(（\[]\s?(?:{bare})\s+([^()（）\[\]]{{2,80}})[)）\]]", re.I),
        frozenset(agency.casefold() for agency in data["agencies"]),
        re.compile(rf"(?<=\s)((?:{agencies})(?:\s?/\s?[^/.\s][^/]{{1,40}}){{1,3}})\Z"),
    )


def folded(text: str) -> str:
    """The text in lower case, and letters that a pattern takes for the same whatever their case made one."""
    lowered = text.lower()
    return lowered if lowered.isascii() else lowered.replace("i\u0307", "i").replace("ı", "i").replace("ſ", "s").replace("ς", "σ")


def said(text: str) -> set[str]:
    """The words and signs of a text, folded."""
    return set(credit_words().word.findall(folded(text)))


def _telling_words(names: list[str]) -> frozenset[str]:
    """Of each name one word at least; of names that have one in common only that."""
    found: set[str] = set()
    for words in sorted((_RUN.findall(folded(name)) for name in names), key=len):
        if found.isdisjoint(words):
            found.add(max(words, key=len))
    return frozenset(found)


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda word: (-len(word), word)))
