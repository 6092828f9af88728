"""The content model: which part of the page is the article's own text."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or quote of the article, in page order. `text` is one clean line."""

    kind: str
    text: str
    element: HtmlElement


@dataclass(frozen=True, slots=True)
class Content:
    """The smallest element that holds the article's text (None where the page has none), and the text's blocks."""

    root: HtmlElement | None
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The blocks' texts joined by line breaks: articleBody."""
        return "\n".join(block.text for block in self.blocks)


def find_content(tree: HtmlElement) -> Content:
    """Find the article's text in a parsed page. Takes nothing out of the tree."""
    return Content(None, ())
