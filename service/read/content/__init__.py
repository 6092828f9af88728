"""The content model: which part of the page is the article's own text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml.html import HtmlElement

from service.read.content.keep import keep
from service.read.content.model import Block, Content
from service.read.content.prose import Prose, loose_prose, paragraph_prose, short_prose, stray_prose
from service.read.content.root import find_core, find_scope
from service.read.content.spread import Spread
from service.read.content.walk import walk

__all__ = ["Block", "Content", "find_content"]


SOLID = 1000
"""Weight of paragraphs that are surely the article where their place says so; text loose in other elements is not sought then."""


def find_content(tree: HtmlElement, elements: Mapping[str, Sequence[HtmlElement]]) -> Content:
    """Find the article's text in a parsed page. Takes nothing out of the tree, and reads nothing of its head.

    Input: the root element and, in page order, its elements of the tags p, li, br and h1.
    Raises none; a page without an article's text has no root and no blocks. Time is linear in the page.
    """
    h1s = elements["h1"]
    for pieces, is_enough in _sources(tree, elements):
        spread = Spread(pieces, h1s)
        core = find_core(spread)
        if core is not None and (is_enough or spread.is_solid(core, SOLID)):
            runs = keep(walk(find_scope(core, h1s), core, spread, next(iter(h1s), None)), core)
            return Content(core, tuple(Block(run.kind, run.text, run.element) for run in runs))
    return Content(None, ())


def _sources(tree: HtmlElement, elements: Mapping[str, Sequence[HtmlElement]]) -> Iterator[tuple[list[Prose], bool]]:
    """Where prose is sought, one place after the other, and whether any of it there is enough."""
    prose = paragraph_prose(elements["p"], elements["li"])
    yield prose, False
    yield prose + loose_prose(tree, elements["br"]), True
    yield stray_prose(tree), True
    yield short_prose(elements["p"], elements["h1"]), True
