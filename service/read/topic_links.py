"""The topics that a page shows as links beside its article: what a publisher tags an article with, where no meta says it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from lxml import etree
from lxml.html import HtmlElement

from service.read.clean import clean_line
from service.read.page import Page

MAX_LINK_TEXT = 60
_TAG_LINKS = etree.XPath("//a[contains(concat(' ', normalize-space(@rel), ' '), ' tag ')]")
_LINKS = etree.XPath(".//a[@href][not(ancestor::nav or ancestor::aside or ancestor::footer or ancestor::p[string-length(normalize-space()) > 60])]")


@cache
def _topic_path() -> re.Pattern[str]:
    """An address whose path has a step that names a topic: "/topics/nato", "/thema/ukraine"."""
    words = json.loads(files("service.read.data").joinpath("topic_links.json").read_text("utf-8"))["path_steps"]
    return re.compile(rf"/(?:{'|'.join(map(re.escape, words))})/[^/?#]+", re.IGNORECASE)


def topic_links(page: Page) -> Iterator[HtmlElement]:
    """The links that show the article's topics, in page order: those that say rel="tag", else those around the article's
    text that lead to a topic's page. Links in running text, navigation and asides are none."""
    tagged = [link for link in _TAG_LINKS(page.tree) if _is_short(link)]
    yield from tagged
    if tagged or page.content.root is None:
        return
    pattern = _topic_path()
    for link in _LINKS(_whole_article(page.content.root)):
        if pattern.search(link.get("href", "")) and _is_short(link):
            yield link


def _is_short(link: HtmlElement) -> bool:
    return 1 < len(clean_line(str(link.text_content()))) <= MAX_LINK_TEXT


def _whole_article(root: HtmlElement) -> HtmlElement:
    """The article element that holds the text, else the text's container's parent: topics stand under the text."""
    around = next(root.iterancestors("article", "main"), None)
    if root.tag == "article" or root.tag == "body":
        return root
    return around if around is not None else root.getparent()
