"""The content model: which part of the page is the article's own text."""

from __future__ import annotations

from lxml.html import HtmlElement

from service.read.content.keep import keep
from service.read.content.model import Block, Content
from service.read.content.root import Mass, find_core, find_scope
from service.read.content.walk import walk

__all__ = ["Block", "Content", "find_content"]


def find_content(tree: HtmlElement) -> Content:
    """Find the article's text in a parsed page. Takes nothing out of the tree."""
    mass = Mass(tree)
    core = find_core(tree, mass)
    if core is None:
        return Content(None, ())
    scope = find_scope(tree, core)
    runs = keep(walk(scope, core, mass.is_boilerplate), "")
    return Content(core, tuple(Block(run.kind, run.text, run.element) for run in runs))
