"""The topics that a page shows as links beside its article: what a publisher tags an article with, where no meta says it."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from service.read.clean import clean_line
from service.read.data import load
from service.read.margins import is_in_margin
from service.read.near_article import following
from service.read.page import Page

MAX_LINK_TEXT = 60
BEHIND_TEXT = 60
"""Elements behind the text among which its topics are sought where none stand around it."""
MAX_SENTENCE = 60
"""A paragraph around a link that is longer is running text."""
_TITLES = frozenset(("h1", "h2", "h3"))
"""Links in a heading are the titles of teasers and of series; small headings (<h4>) also hold single topics."""


_ARROWS = " «»‹›<>←→⟵⟶↑|"

_MAYBE_TAGGED = etree.XPath("/descendant::a[contains(@rel, 'tag')]")


@cache
def _topic_steps() -> tuple[frozenset[str], re.Pattern[str]]:
    """The words that name a topic as a step of a path ("/topics/nato", "/thema/ukraine"), and the addresses with such a step."""
    words = load("topic_links.json")["path_steps"]
    return frozenset(words), re.compile(rf"/(?:{'|'.join(map(re.escape, words))})/[^/?#]+", re.IGNORECASE)


@cache
def _pager_words() -> frozenset[str]:
    """What links to the pages before and behind are called, which may lie under a topic."""
    return frozenset(load("topic_links.json")["pager_words"])


def topic_links(page: Page) -> list[HtmlElement]:
    """The links that show the article's topics, in page order: those that say rel="tag", else those around the article's
    text that lead to a topic's page. Links in running text, navigation and asides are none."""
    if tagged := [link for link in _MAYBE_TAGGED(page.tree) if "tag" in link.get("rel").split() and _is_short(link)]:
        return tagged
    if page.content.root is None:
        return []
    return [link for link in whole_article(page.content.root).iter("a") if _is_topic(link)] or _behind_text(page)


def _behind_text(page: Page) -> list[HtmlElement]:
    """The first box behind the text whose links all lead to topics: no teaser's, which has other links beside its topic."""
    around = set(page.content.blocks[-1].element.iterancestors()) if page.content.blocks else set()
    for element in islice(following(page.content.blocks[-1].element), BEHIND_TEXT) if around else ():
        if element.tag == "a" and _is_topic(element):
            box = element
            while (above := box.getparent()) is not None and above not in around and all(map(_is_topic, above.iter("a"))):
                box = above
            return list(box.iter("a"))
    return []


def _is_topic(link: HtmlElement) -> bool:
    if not _names_topic(link.get("href") or "") or not _is_short(link) or link.get("rel") == "author":
        return False
    return not _is_elsewhere(link) and clean_line("".join(link.itertext())).strip(_ARROWS).lower() not in _pager_words()


def _names_topic(address: str) -> bool:
    words, path = _topic_steps()
    return not words.isdisjoint(address.lower().split("/")) and path.search(address) is not None


def _is_elsewhere(link: HtmlElement) -> bool:
    return is_in_margin(link) or any(map(_is_no_place_of_topics, link.iterancestors()))


def _is_no_place_of_topics(element: HtmlElement) -> bool:
    return element.tag in _TITLES or "byline" in (element.get("class") or "") or _is_running_text(element)


def _is_running_text(element: HtmlElement) -> bool:
    return element.tag == "p" and len(clean_line("".join(element.itertext()))) > MAX_SENTENCE


def _is_short(link: HtmlElement) -> bool:
    return 1 < len(clean_line("".join(link.itertext()))) <= MAX_LINK_TEXT


def whole_article(root: HtmlElement) -> HtmlElement:
    """The article element that holds the text, else the text's container's parent: topics stand under the text."""
    around = next(root.iterancestors("article", "main"), None)
    if root.tag == "article" or root.tag == "body":
        return root
    above = around if around is not None else root.getparent()
    return root if above is None else above
