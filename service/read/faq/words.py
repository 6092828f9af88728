"""The words of FAQs: labels, and the markers of questions and answers (`data/faq.json`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from service.read.data import load
from service.read.fold import LETTER, fold_letters

LONGEST_LABEL = 120
"""Characters of a label; a longer text is a sentence that mentions an FAQ."""
MOST_WORDS = 9
"""Words that may stand beside a label in a heading: "Measles in Thornshire: frequently asked questions"."""
LONGEST_QUESTION = 300
"""Characters of a question."""
LONGEST_END = 12
"""Characters at the end of a question among which its mark stands, before quotes, brackets and emoji."""
LONGEST_LEAD = 40
"""Characters among which a marker stands before its text."""

_QUESTION_END = re.compile("[?？؟\u037e՞⁇‽]['\"”’»›」』）)\\]*_\\s\u200b-\u200f\ufe0f\U0001f300-\U0001faff]*\\Z")
_GREEK_QUESTION = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]['\"”’»)]*\s?;\Z")
_JAPANESE_QUESTION = re.compile(r"か[。」』]?\Z")
_STOP = re.compile(r"[?？؟;.!。！…]['\"”’»)]*\s*(?=\S)")
_PLAIN_WORD = re.compile(r"\w+")
_SPACELESS = re.compile("[\u0e00-\u0eff\u3000-\u9fff]")
_WIDE = re.compile("[\u0e00-\u9fff]")
_EDGE = re.compile(r"^[\W_]+|[\W_]+\Z")
_LEAD = re.compile(rf"\W{{0,4}}({LETTER}{{1,12}}(?:\s{LETTER}{{1,8}})?)\s?(?:no\.?\s?)?#?\d{{0,2}}\s?(?:[.:：．)）、/\]】]|[-–—]\s)[*_]{{0,2}}\s*")
_WIDE_LEAD = re.compile(r"\W{0,4}([QA問问答])\s?(?:[0-9０-９]{1,2}[\s.:：．)）、/\]】]|[.:：．)）、/\]】])\s*")
_NUMBER = re.compile(r"(?:#\s?)?[0-9０-９]{1,2}\s?(?:[.)、．）](?!\d)|[:：]\s)\s*")
_SEPARATORS = (":", "|", "-", "/", "(", "!", ",", "•", "·", "【", "「")


@dataclass(frozen=True, slots=True)
class _Words:
    label: re.Pattern[str]
    first_words: frozenset[str]
    spaceless: tuple[str, ...]
    leading: frozenset[str]
    tails: frozenset[str]
    interview: frozenset[str]
    pairs: tuple[tuple[str, str], ...]
    asking: frozenset[str]
    answering: frozenset[str]


def is_label(text: str, *, of_page: bool = False) -> bool:
    """Whether a heading, a bold line or a line of its own calls what follows an FAQ.

    of_page: the text is the headline, kicker or standfirst, which has to begin or end with the label: "FAQ: the new
    zones" labels a page, "Ministry deletes FAQ on pensions" does not. "Q&A" and an FAQ "with NAME" are interviews.
    """
    return 0 < len(text) <= LONGEST_LABEL and _is_label(text, of_page)


@lru_cache(maxsize=2048)
def _is_label(text: str, of_page: bool) -> bool:
    if not has_trace(text):
        return False
    words = _words()
    folded = _EDGE.sub("", fold_letters(text))
    match = words.label.search(folded)
    if match is None or (text.rstrip().endswith((".", "。", "।")) and folded != match[0]):
        return False
    before, after = folded[: match.start()].strip(), folded[match.end() :].strip()
    return _may_precede(before, after, of_page, words) and _may_follow(before, after, of_page, words)


def has_trace(text: str) -> bool:
    """Whether a label's first word stands in a text of any length."""
    return bool(_traces(text.lower()))


def with_trace(texts: Sequence[str]) -> list[str]:
    """Those of the texts in which a label's first word may stand: of most pages one look at all texts leaves none."""
    found = _traces("\n".join(texts).lower())
    return [text for text in texts if any(map(text.lower().__contains__, found))] if found else []


def _traces(lowered: str) -> list[str]:
    """The first words of labels, and the labels of scripts without spaces, that stand in the text."""
    words = _words()
    found = list(words.first_words.intersection(_PLAIN_WORD.findall(lowered)))
    return found + [label for label in words.spaceless if label in lowered] if _WIDE.search(lowered) else found


def _may_precede(before: str, after: str, of_page: bool, words: _Words) -> bool:
    if not before or before.endswith(_SEPARATORS):
        return True
    listed = before.split()
    if all(word.strip("',") in words.leading or word.isdigit() for word in listed):
        return True
    return not of_page and not after and len(listed) <= MOST_WORDS


def _may_follow(before: str, after: str, of_page: bool, words: _Words) -> bool:
    if not after or after.startswith(_SEPARATORS):
        return True
    first = after.split(maxsplit=1)[0]
    if first in words.interview:
        return False
    return first in words.tails or (not of_page and not before and after.count(" ") < MOST_WORDS)


def is_question(text: str) -> bool:
    """Whether the text is a question: by its closing mark, or in Japanese by its last word."""
    if not text or len(text) > LONGEST_QUESTION:
        return False
    if text[0] == "¿" or _QUESTION_END.search(text[-LONGEST_END:]):
        return True
    return not text.isascii() and (_JAPANESE_QUESTION.search(text) or _GREEK_QUESTION.search(text)) is not None


def lead_word(text: str) -> tuple[str, str] | None:
    """The word that stands before a colon or stop as a marker may ("Q1.", "Frage:"), folded, and the text after it."""
    match = _LEAD.match(text) or _WIDE_LEAD.match(text)
    return (fold_letters(match[1]), text[match.end() :]) if match else None


def split_marked(text: str, marker: str) -> tuple[str, str] | None:
    """A question and its answer that share a line, "Q: Who pays? A: The state."; None where no answer's marker follows.

    marker: the lead word of the question.
    """
    for stop in _STOP.finditer(text, 0, LONGEST_QUESTION):
        lead = lead_word(text[stop.end() : stop.end() + LONGEST_LEAD])
        if lead and (marker, lead[0]) in _words().pairs:
            return text[: stop.end()].rstrip(), text[stop.end() :]
    return None


def without_question_marker(text: str, markers: tuple[str, str] | None) -> str:
    """A question without the marker before it: the one that the questions have, or any where none is known."""
    lead = lead_word(text)
    if lead and (lead[0] == markers[0] if markers else lead[0] in _words().asking):
        return lead[1]
    return text


def without_answer_marker(text: str, markers: tuple[str, str] | None) -> str:
    """An answer without the marker before it: the one that goes with the questions', or any where these have none."""
    lead = lead_word(text)
    if lead and ((markers[0], lead[0]) in _words().pairs if markers else lead[0] in _words().answering):
        return lead[1]
    return text


def without_number(text: str) -> str:
    """The text without the number that stands before it: "3. Who pays?" is "Who pays?"."""
    return _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text


def is_numbered(text: str) -> bool:
    """Whether a number stands before the text."""
    return _NUMBER.match(text) is not None


def find_markers(leads: list[str]) -> tuple[str, str] | None:
    """Which pair of markers the lines use for questions and answers: ("q", "a"), ("frage", "antwort"); None for none.

    leads: the lead words of the lines that have one, in order.
    """
    if not leads:
        return None
    pairs = [pair for pair in _words().pairs if pair[0] in leads]
    both = next((pair for pair in pairs if pair[1] in leads and leads.index(pair[0]) < leads.index(pair[1])), None)
    return both or next((pair for pair in pairs if leads.count(pair[0]) > 1), None)


def _spellings(labels: list[str]) -> list[str]:
    """The labels as they may stand in a text that was only put into lower case: Turkish capitals lose their dots."""
    return sorted({spelling for label in labels for spelling in (label, fold_letters(label), label.upper().lower())})


@cache
def _words() -> _Words:
    data = load("faq.json")
    listed = [label for labels in data["labels"].values() for label in labels]
    labels = sorted({fold_letters(label) for label in listed}, key=lambda label: (-len(label), label))
    spaceless = tuple(label for label in labels if _SPACELESS.match(label))
    spaced = "|".join(re.escape(label) for label in labels if label not in spaceless)
    wide = "|".join(map(re.escape, spaceless))
    pairs = tuple((fold_letters(question), fold_letters(answer)) for question, answer in data["pairs"])
    return _Words(
        re.compile(rf"(?<!\w)(?:{spaced})(?!\w)|{wide}"),
        frozenset(_PLAIN_WORD.findall(label)[0] for label in _spellings(listed)),
        tuple(label for label in _spellings(listed) if _SPACELESS.match(label)),
        frozenset(map(fold_letters, data["leading"])),
        frozenset(map(fold_letters, data["tails"])),
        frozenset(map(fold_letters, data["interview"])),
        pairs,
        frozenset(question for question, _ in pairs),
        frozenset(answer for _, answer in pairs if len(answer) > 1 or answer == "a" or answer >= "\u2e80"),
    )
