"""The content model: which part of the page is the article's own text."""

from __future__ import annotations

from lxml.html import HtmlElement

from service.read.content.keep import keep
from service.read.content.model import Block, Content
from service.read.content.prose import loose_prose, paragraph_prose
from service.read.content.root import find_core, find_scope
from service.read.content.spread import Spread
from service.read.content.walk import walk

__all__ = ["Block", "Content", "find_content"]


def find_content(tree: HtmlElement) -> Content:
    """Find the article's text in a parsed page. Takes nothing out of the tree, and reads nothing of its head.

    Raises none; a page without an article's text has no root and no blocks. Time is linear in the page.
    """
    paragraphs: list[HtmlElement] = []
    breaks: list[HtmlElement] = []
    h1s: list[HtmlElement] = []
    sorted_by_tag = {"p": paragraphs, "li": paragraphs, "br": breaks, "h1": h1s}
    for element in tree.iter("p", "li", "br", "h1"):
        sorted_by_tag[element.tag].append(element)
    spread = Spread(paragraph_prose(paragraphs) + loose_prose(tree, breaks))
    core = find_core(spread, h1s)
    if core is None:
        return Content(None, ())
    runs = keep(walk(find_scope(core, h1s), core, spread.is_boilerplate))
    return Content(core, tuple(Block(run.kind, run.text, run.element) for run in runs))
