"""articleBody: the article's own text, paragraphs joined by line breaks."""

from __future__ import annotations

from collections.abc import Collection

from lxml.html import HtmlElement

from service.model.provenance import Picked, Provenance
from service.read.page import Page


def pick_article_body(page: Page, left_out: Collection[HtmlElement]) -> Picked[str]:
    """Pick the article's text as the page shows it.

    Input: a parsed Page; `left_out`: elements whose text is another field's (a FAQ section's entries).
    Returns: paragraphs, sub-heads, list items and quotes joined by "\\n"; None where the page shows no article text.
    Source: https://schema.org/articleBody
    """
    content = page.content
    owned = set(left_out)
    lines = [
        block.text
        for block in content.blocks
        if block.element not in owned and (not owned or owned.isdisjoint(block.element.iterancestors()))
    ]
    if content.root is None or not lines:
        return Picked()
    return Picked("\n".join(lines), Provenance("html", page.place(content.root)))
