"""The FAQ of a page: found cheaply where there is none, with care where there may be one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from lxml import etree
from lxml.html import HtmlElement

from service.read.content import Content
from service.read.content.root import find_scope
from service.read.faq.flow import Kind, Part, read_flow
from service.read.faq.found import FoundFaq, Section
from service.read.faq.names import is_kicker, names_other_kind
from service.read.faq.sections import find_groups, find_labelled, find_of_page, find_stated
from service.read.faq.words import LONGEST_LABEL, is_label, with_trace
from service.read.page import Page

HEADINGS = ("h2", "h3", "h4", "h5", "h6")
OPENERS = ("summary", "dt", "button")
MOST_LEVELS = 4
"""How many elements above the article's text its <article> or <main> is looked for."""
LONGEST_NAME = 200
"""Characters of an attribute that are read."""
MOST_BESIDE = 2
"""Elements before and after the headline that are looked at for a kicker or standfirst."""
MOST_CHILDREN = 3
"""Elements that a kicker or standfirst holds."""
LONGEST_STANDFIRST = 600
LONGEST_KICKER = 80
"""Characters of a line above the article's text: a longer one is its first paragraph."""
WHOLE = 0.5
"""The share of the article's text from which stated pairs are the article itself, and stay in its body."""

# From each attribute to its element: to ask every element for all of this in one predicate takes three times as long.
_FIND_OPENERS = etree.XPath(
    "descendant::summary | descendant::dt | (descendant::*/@aria-expanded | descendant::*/@aria-controls)/.."
    " | descendant::*/@class[contains(., 'accordion') or contains(., 'toggle')]/..",
    smart_strings=False,
)
_FIND_LOOSE = etree.XPath("descendant::div[not(*)]/text() | descendant::span[not(*)]/text()", smart_strings=False)
"""Text in elements that say nothing of it, as some pages have the label above questions that are headings."""
_FAQ_BLOCK = re.compile("schema-faq|rank-math-(?:answer|faq)|uagb-faq")
_PANEL = {
    "class": re.compile("accordion|toggle|collaps|panel|tab-content|answer|faq", re.I),
    "role": re.compile(r"\A(?:region|tabpanel)", re.I),
    "aria-labelledby": re.compile(""),
    "hidden": re.compile(""),
}
"""What an element's attributes say where it may be the panel of an entry's answer."""
_MARK = re.compile("[?？؟\u037e՞¿]|[;か]\\W*\\Z")
_CLAUSES = re.compile(r"[.!?:;|,–—]\s+|[.。！？]")


def find_faq(page: Page, content: Content) -> FoundFaq:
    """Find the pairs that the page presents as its FAQ; none where it presents none.

    Signals: a label of a section or of the page; a block made for FAQs; an accordion, list or details with two questions
    or more; FAQPage markup whose questions are shown. Interviews, quizzes, forums and what stands around the article
    are none. Raises none; time is linear in the page.
    """
    scope = _scope(page, content)
    labels_page = _labels_page(page, content)
    stated = _stated_questions(page)
    if not (labels_page or stated or _may_hold(page, content, scope)):
        return FoundFaq()
    flow = read_flow(scope)
    parts = _below_headline(page, flow)
    sections = find_labelled(parts)
    if not _is_other_kind(page, flow):
        sections = sorted(sections + find_groups(parts, sections), key=lambda section: section.start)
        if not sections and labels_page:
            return _found(page, parts, find_of_page(parts), is_article=True)
        if not sections and stated:
            sections = find_stated(parts, stated)
            return _found(page, parts, sections, is_article=_is_most(parts, sections, content))
    return _found(page, parts, sections, is_article=False)


def _scope(page: Page, content: Content) -> HtmlElement:
    """The element that holds the article with its headline and what follows its text."""
    if content.root is None:
        body = page.tree.find("body")
        return page.tree if body is None else body
    scope = find_scope(content.root, page.elements["h1"])
    for outer in islice(scope.iterancestors(), MOST_LEVELS):
        if outer.tag in ("article", "main"):
            return outer
    return scope


def _below_headline(page: Page, parts: list[Part]) -> list[Part]:
    """The parts behind the headline: a label that is the headline, kicker or standfirst opens no section of its own."""
    headline = page.heading
    start = next((at + 1 for at, part in enumerate(parts) if part.element is headline), 0)
    start = start or next((at + 1 for at, part in enumerate(parts) if part.level == 1), 0)
    while start < len(parts) and parts[start].kind == Kind.LINE and is_label(parts[start].text, of_page=True):
        start += 1
    return parts[start:]


def _may_hold(page: Page, content: Content, scope: HtmlElement) -> bool:
    """Whether a heading or a short line is a label, or the scope has a block made for FAQs, or questions that open answers."""
    headings = [_raw_text(heading) for level in HEADINGS for heading in page.elements[level]]
    lines = [block.text for block in content.blocks if len(block.text) <= LONGEST_LABEL]
    if any(map(is_label, with_trace([*headings, *lines]))):
        return True
    if _two_ask(headings) and any(map(is_label, with_trace([" ".join(text.split()) for text in _FIND_LOOSE(scope)]))):
        return True
    paragraphs = page.elements["p"]
    places = dict.fromkeys(paragraph.getparent() for paragraph in paragraphs)
    attributes = {(name, value) for place in places for name in _PANEL if (value := place.get(name)) is not None}
    classes = {paragraph.get("class", "") for paragraph in paragraphs}
    if any(map(_names_faq_block, (*classes, *(value for _, value in attributes)))):
        return True
    openers = (_raw_text(opener) for tag in OPENERS for opener in page.elements[tag])
    if not any(_names_panel(name, value) for name, value in attributes) and not _two_ask(chain(headings, openers)):
        return False
    return _two_ask(_raw_text(opener) for opener in _FIND_OPENERS(scope))


@lru_cache(maxsize=4096)
def _names_faq_block(attribute: str) -> bool:
    return _FAQ_BLOCK.search(attribute) is not None


@lru_cache(maxsize=4096)
def _names_panel(name: str, value: str) -> bool:
    return _PANEL[name].search(value[:LONGEST_NAME]) is not None


def _two_ask(texts: Iterable[str]) -> bool:
    return sum(1 for _ in islice(filter(_MARK.search, texts), 2)) == 2


def _labels_page(page: Page, content: Content) -> bool:
    """Whether the headline, or what stands right beside it, calls the page an FAQ."""
    headline = page.heading
    texts = [] if headline is None else [_raw_text(headline), *_beside(headline)]
    texts += [next((block.text for block in content.blocks if block.kind != "heading"), "")]
    texts = [text for text in texts if len(text) <= LONGEST_STANDFIRST]
    return any(is_label(text, of_page=True) or _has_label_clause(text) for text in with_trace(texts))


def _beside(headline: HtmlElement) -> Iterator[str]:
    """The texts right before and after a headline: kicker and standfirst."""
    for element in (headline, headline.getparent()):
        if element is not None and element.tag not in ("article", "main", "body"):
            for siblings in (element.itersiblings(preceding=True), element.itersiblings()):
                for sibling in islice(siblings, MOST_BESIDE):
                    if len(sibling) <= MOST_CHILDREN:
                        yield _raw_text(sibling)


def _raw_text(element: HtmlElement) -> str:
    if not len(element):
        return " ".join((element.text or "").split())
    return " ".join(etree.tostring(element, encoding="unicode", method="text", with_tail=False).split())


def _has_label_clause(text: str) -> bool:
    """Whether a clause of a standfirst is a label: "How to protect oneself, an FAQ."""
    return any(is_label(clause.strip(), of_page=True) for clause in _CLAUSES.split(text))


def _stated_questions(page: Page) -> list[str]:
    """The questions of the page's FAQPage nodes."""
    found: list[str] = []
    for item in page.markup.of_type("FAQPage"):
        entities = item.node.get("mainEntity")
        for entity in entities if isinstance(entities, list) else [entities]:
            node = page.markup.resolve(entity)
            name = node.get("name") if isinstance(node, dict) else None
            if isinstance(name, str):
                found.append(name)
    return found


def _is_other_kind(page: Page, parts: Sequence[Part]) -> bool:
    """Whether the page says of itself that it is an interview, a quiz, a forum and so on."""
    if any(names_other_kind(title) for _, title in page.titles[-1:]):
        return True
    first_text = next((at for at, part in enumerate(parts) if len(part.text) > LONGEST_KICKER), len(parts))
    return any(is_kicker(part.text) for part in parts[:first_text] if part.kind in (Kind.LINE, Kind.HEADING))


def _is_most(parts: Sequence[Part], sections: Sequence[Section], content: Content) -> bool:
    told = sum(len(pair.question) + len(pair.answer) for section in sections for pair in section.questions)
    return told > WHOLE * max(len(content.text), 1)


def _found(page: Page, parts: Sequence[Part], sections: Sequence[Section], *, is_article: bool) -> FoundFaq:
    questions = tuple(pair for section in sections for pair in section.questions)
    if not questions:
        return FoundFaq()
    elements = () if is_article else (part.element for section in sections for part in parts[section.start : section.end])
    return FoundFaq(questions, frozenset(elements), page.place(parts[sections[0].start].element))
