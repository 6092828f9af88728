"""What the tag, class and attributes of an element say about its part in a flow (`data/faq_page.json`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from lxml.html import HtmlElement

from service.read.content.vocabulary import BOILERPLATE, role_of_words
from service.read.data import load
from service.read.fold import fold_letters

PARAGRAPHS = 5
"""Paragraphs that make a form the page's."""
LONGEST = 400
"""Characters of an attribute that are read: generated class lists run to kilobytes."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

_PLAIN_WORD = re.compile(r"\w+")
_TITLE_END = re.compile(r"[:|：｜]|\s[–—-]\s")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")


@dataclass(frozen=True, slots=True)
class _Names:
    faq_questions: frozenset[str]
    questions: frozenset[str]
    items: frozenset[str]
    triggers: frozenset[str]
    skipped: frozenset[str]
    asides: frozenset[str]
    unseen: frozenset[str]


def opens_answer(element: HtmlElement) -> bool:
    """Whether the element is the question of an entry: by its tag, by the class that a block gives it, or by ARIA.

    Source: https://html.spec.whatwg.org (summary, dt), https://www.w3.org/WAI/ARIA/apg/patterns/accordion/
    """
    names = _names()
    tag = element.tag
    if tag in ("summary", "dt"):
        return True
    if (name := element.get("class")) and not (names.questions.isdisjoint(_classes(name)) and names.faq_questions.isdisjoint(_classes(name))):
        return True
    return (tag in names.triggers or tag in HEADINGS) and (element.get("aria-controls") is not None or element.get("aria-expanded") is not None)


def opens_faq_answer(element: HtmlElement) -> bool:
    """Whether it is a question in a block that is made for FAQs, as Yoast, Rank Math and Spectra have."""
    return not _names().faq_questions.isdisjoint(_classes(element.get("class") or ""))


def closes_answer(element: HtmlElement) -> bool:
    """Whether an entry's answer ends with the element, as far as tag and class tell."""
    return element.tag in ("details", "dl") or not _names().items.isdisjoint(_classes(element.get("class") or ""))


def is_left_out(element: HtmlElement) -> bool:
    """Whether the element's text is not the article's: by its tag, or by the words of its class or id."""
    if element.tag in _names().skipped:
        return not _wraps_article(element)
    return any(_says_aside(value) for value in (element.get("class"), element.get("id")) if value)


def is_unseen(element: HtmlElement) -> bool:
    """Whether it is an icon, or text for screen readers alone. A button's text is a question's where it stands in one."""
    if element.get("aria-hidden") == "true" or (element.tag in _names().skipped and element.tag != "button"):
        return True
    if element.tag == "a" and not len(element) and (element.get("href") or "")[:1] == "#" and not any(map(str.isalnum, element.text or "")):
        return True  # the link to a heading that some publishers set behind it: "¶"
    return bool(name := element.get("class")) and not _names().unseen.isdisjoint(_words(name))


def is_bold(element: HtmlElement) -> bool:
    """Whether its text is set in bold type."""
    return element.tag in ("b", "strong") or bool((style := element.get("style")) and _BOLD_STYLE.search(style[:LONGEST]))


def leads_elsewhere(element: HtmlElement) -> bool:
    """Whether it is a link that leaves the page."""
    return element.tag == "a" and (element.get("href") or "#")[0] != "#"


def _wraps_article(element: HtmlElement) -> bool:
    """Whether a form is the whole page's, as some servers make it."""
    return element.tag == "form" and sum(1 for _ in zip(range(PARAGRAPHS), element.iter("p"), strict=False)) == PARAGRAPHS


@lru_cache(maxsize=4096)
def _says_aside(attribute: str) -> bool:
    return role_of_words(attribute) == BOILERPLATE or not _names().asides.isdisjoint(_words(attribute))


def _words(attribute: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(attribute[:LONGEST])]


def _classes(attribute: str) -> list[str]:
    return attribute[:LONGEST].split()


def is_kicker(text: str) -> bool:
    """Whether a line, or what stands before its colon, is the name of another kind: "Umfrage", "Interview: …"."""
    folded = fold_letters(text)
    return not _kinds()[0].isdisjoint((folded, _TITLE_END.split(folded, maxsplit=1)[0].strip()))


def names_other_kind(title: str) -> bool:
    """Whether a headline or heading says that what follows is an interview, a quiz, a poll, a forum and so on."""
    _, openings, words = _kinds()
    listed = _PLAIN_WORD.findall(fold_letters(title))
    return is_kicker(title) or f"{' '.join(listed)} ".startswith(openings) or any(word in words or word.endswith("quiz") for word in listed)


@cache
def _kinds() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    names = page_names()
    openings = tuple(f"{' '.join(_PLAIN_WORD.findall(fold_letters(words)))} " for words in names["quiz_headings"])
    return frozenset(map(fold_letters, names["kickers"])), openings, frozenset(map(fold_letters, names["headline_words"]))


@cache
def page_names() -> dict[str, list[str]]:
    """The lists of `faq_page.json`: classes, tags and words."""
    names: dict[str, list[str]] = load("faq_page.json")
    return names


@cache
def _names() -> _Names:
    names = page_names()
    return _Names(
        frozenset(names["faq_question_classes"]),
        frozenset(names["question_classes"]),
        frozenset(names["item_classes"]),
        frozenset(names["trigger_tags"]),
        frozenset(names["skipped_tags"]),
        frozenset(names["aside_words"]),
        frozenset(names["unseen_words"]),
    )
