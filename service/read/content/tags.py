"""How each HTML tag takes part in the text. Source: https://html.spec.whatwg.org/multipage/dom.html#kinds-of-content"""

from __future__ import annotations

from service.read.content.lists import content_data, words

SKIPPED = words("skipped_tags")
"""Tags with no text of the article inside."""

PICTURES = ("img", "amp-img")
"""Tags of a picture itself."""

INLINE = words("inline_tags")
"""Tags inside a line; what is neither of these two starts a new one, but for `is_custom_inline`."""

KINDS: dict[str, str] = content_data()["kinds"]
"""The kind of block that a tag makes; text in none of these is a paragraph."""

TEXT_BLOCKS = words("text_tags")
"""Tags that are meant for text; text that stands loose in others is suspect where a page has these."""


def is_custom_inline(tag: str, parent: str) -> bool:
    """Whether it is a custom element inside a line: "a <ticker-symbol>HRB</ticker-symbol> share" in a paragraph.

    Browsers show custom elements in the line; where they hold paragraphs, a style says so.
    """
    return "-" in tag and (parent in TEXT_BLOCKS or parent in INLINE)
