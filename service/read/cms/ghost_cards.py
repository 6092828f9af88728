"""The cards of Ghost's editors, which stand between the paragraphs: pictures, toggles, HTML, Markdown.

Source: https://github.com/TryGhost/Koenig (kg-default-nodes, kg-default-cards)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service.read.cms.rich import Rich, text

TEXTS: Mapping[str, str] = {"html": "html", "markdown": "markdown", "card-markdown": "markdown", "callout": "calloutText"}
"""Cards that are text of the article, and the member that holds it. Any other that is not told below is none: what a
bookmark, a button, an embedded post or a newsletter's card says stands beside the text."""
CODE = frozenset(("code", "codeblock"))
PICTURES = frozenset(("image", "gallery"))


def write_card(kind: str, card: Mapping[str, Any], at: str, rich: Rich) -> None:
    """Write what a card holds. kind: the name of its type."""
    if kind in PICTURES:
        rich.add_pictures(card, at)
    elif kind == "toggle":
        rich.add_pairs(card, at)
    elif kind in CODE:
        rich.add("pre", text(card.get("code")))
    elif kind in TEXTS:
        rich.write(card.get(TEXTS[kind]), f"{at}/{TEXTS[kind]}", rich, None)
