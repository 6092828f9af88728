"""The content model: which part of the page is the article's own text."""

from __future__ import annotations

from lxml.html import HtmlElement

from service.read.content.model import Block, Content
from service.read.content.root import Mass, find_root
from service.read.content.walk import walk
from service.read.content.words import content_data

__all__ = ["Block", "Content", "find_content"]

_TEASERS = tuple(content_data()["teaser_starts"])


def find_content(tree: HtmlElement) -> Content:
    """Find the article's text in a parsed page. Takes nothing out of the tree."""
    mass = Mass(tree)
    root = find_root(tree, mass)
    if root is None:
        return Content(None, ())
    blocks = [
        Block(run.kind, run.text, run.element)
        for run in walk(root, mass.is_boilerplate)
        if run.links * 2 < len(run.text) and not run.text.lower().startswith(_TEASERS)
    ]
    while blocks and blocks[-1].kind == "heading":
        blocks.pop()
    return Content(root, tuple(blocks))
