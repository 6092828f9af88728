"""What the content model says of a page: its root and its blocks."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the article's text, in page order.

    kind: "paragraph", "heading", "list-item", "quote" or "code". text: one clean line. element: what holds the text.
    """

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
