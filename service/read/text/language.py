"""The language that a text is written in, told from the text alone: by its script, its letters, or their frequencies."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from resiliparse.parse.lang import detect_fast

from service.read.data import load

RULE = "language-detection"
"""The rule that provenance names for a language that no source states."""
SAMPLE = 4000
"""Characters that are looked at: more do not change the answer."""
SHORTEST = 60
"""Characters of a Latin text below which frequencies say nothing."""
SURE = 700
"""Characters from which all languages compete; below, only those that most news is written in, which the detector keeps apart."""
MOST_OTHER_WORDS = 12
"""Of how many words of a short text one at least has to be one of its language's commonest."""
NEAREST = 10
"""Languages that are compared by their commonest words."""
FARTHEST, FARTHEST_PER_CHARACTER = 330, 60000
"""The greatest distance from a language's profile that is believed: it shrinks as the text grows."""
SHARE = 0.3
"""The share of a script's letters in all letters that makes it the text's script."""

_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_NOT_LATIN = re.compile("[\u0370-\u1dff\u2e80-\uffef]")


@dataclass(frozen=True, slots=True)
class _Signs:
    languages: tuple[tuple[re.Pattern[str], str], ...]
    letters_range: re.Pattern[str]
    letters: tuple[tuple[re.Pattern[str], str | None], ...]
    words_range: re.Pattern[str]
    words: tuple[tuple[frozenset[str], str], ...]
    common: list[str]
    function_words: dict[str, frozenset[str]]


def detect_language(text: str) -> str | None:
    """The BCP 47 language of a text, or None where that is not sure. Raises none.

    Chinese is "zh": a text does not say for whom it is written. Norwegian is "no". Source of the frequencies: resiliparse.
    """
    sample = text[:SAMPLE]
    if sample.isascii() or not (found := _by_script(sample)):
        return _by_frequency(sample)
    return found[0]


def is_misstated(language: str, text: str) -> bool:
    """Whether a text is stated as English and has hardly a Latin letter: templates state it for any language. Raises none."""
    sample = text[:SAMPLE]
    if language.partition("-")[0] != "en" or 2 * len(sample.encode("ascii", "ignore")) > len(sample):
        return False
    letters = _LETTER.findall(sample)
    return len(letters) >= SHORTEST and sum(map(str.isascii, letters)) < SHARE * len(letters)


def _by_script(sample: str) -> tuple[str | None] | None:
    """The language in a tuple of its own, as it may be None: the script is known and the language is not."""
    signs = _signs()
    letters = len(_LETTER.findall(sample))
    if len(_NOT_LATIN.findall(sample)) < letters * SHARE:
        return None
    for pattern, language in signs.languages:
        if len(pattern.findall(sample)) >= letters * (0.05 if language == "ja" else SHARE):
            return (language,)
    if len(signs.letters_range.findall(sample)) >= letters * SHARE:
        return (next((language for pattern, language in signs.letters if len(pattern.findall(sample)) * 300 > letters), None),)
    if len(signs.words_range.findall(sample)) >= letters * SHARE:
        words = sample.split()
        counts = [(sum(word in listed for word in words), language) for listed, language in signs.words]
        best = max(counts, key=lambda count: count[0])
        return (best[1] if best[0] * 20 > len(words) else None,)
    return (None,)


def _by_frequency(sample: str) -> str | None:
    """By the frequencies of letters; a short text also has to have the language's commonest words, and more than of any other."""
    if len(sample) >= SURE:
        ranked = _ranked(sample, None)
        return ranked[0][0] if ranked and ranked[0][1] <= FARTHEST + FARTHEST_PER_CHARACTER // len(sample) else None
    if len(sample) < SHORTEST:
        return None
    words = Counter(_WORD.findall(sample.lower()))
    counts = [(_said(words, _signs().function_words.get(language, frozenset())), language) for language, _ in _ranked(sample, _signs().common)]
    counts.sort(key=lambda count: -count[0])
    is_clear = counts and counts[0][0] * MOST_OTHER_WORDS >= words.total() and (len(counts) == 1 or counts[0][0] > counts[1][0])
    return counts[0][1] if is_clear else None


def _said(words: Counter[str], listed: frozenset[str]) -> int:
    """How often the text says words of the list."""
    return sum(words[word] for word in listed & words.keys())


def _ranked(sample: str, languages: list[str] | None) -> list[tuple[str, int]]:
    ranked = detect_fast(sample, n_results=NEAREST, langs=languages)
    return [entry for entry in ranked if isinstance(entry, tuple)]


@cache
def _signs() -> _Signs:
    data = load("scripts.json")
    return _Signs(
        tuple((re.compile(pattern), language) for pattern, language in data["languages"]),
        re.compile(data["scriptRanges"]["letters"]),
        tuple((re.compile(pattern), language) for pattern, language in data["letters"]),
        re.compile(data["scriptRanges"]["words"]),
        tuple((frozenset(words.split()), language) for words, language in data["words"]),
        data["common"],
        {language: frozenset(words.split()) for language, words in data["functionWords"].items()},
    )
