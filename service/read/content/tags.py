"""How each HTML tag takes part in the text. Source: https://html.spec.whatwg.org/multipage/dom.html#kinds-of-content"""

from __future__ import annotations

SKIPPED = frozenset(
    "script style noscript template button input select option textarea label fieldset menu iframe object embed "
    "svg math canvas video audio picture img figcaption map area head meta link title progress meter rp rt address".split()
)
"""Tags with no text of the article inside."""

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q ruby rb s samp small span strike strong sub sup time tt u var wbr".split()
)

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

KINDS = {
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "list-item"),
    "summary": "heading",
    "blockquote": "quote",
    "pre": "code",
    "p": "paragraph",
}
"""The kind of block that a tag makes; what is in none of these is a paragraph."""

TEXT_BLOCKS = frozenset("p li blockquote h2 h3 h4 h5 h6 tr td th dd dt pre summary".split())
"""Tags that are meant for text; text that stands loose in others is suspect where a page has these."""
