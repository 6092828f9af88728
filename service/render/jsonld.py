"""JSON-LD as text: one document of the whole graph, and scripts that are safe to paste into a page."""

from __future__ import annotations

from typing import Any

from service.model.bundle import Bundle, Node
from service.model.types import CONTEXT
from service.render.json_text import json_bytes

_ESCAPES = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))


def graph_json(bundle: Bundle) -> dict[str, Any]:
    """The `application/ld+json` answer: one document with an "@graph"."""
    return {"@context": CONTEXT, "@graph": list(bundle.graph)}


def script(node: Node) -> str:
    """The node in a `<script>`: no value of it can end the script, open a comment or be taken for an entity.

    `<`, `>` and `&` are written as JSON escapes: browsers end a script at "</script" wherever it stands, and Mastodon
    decodes HTML entities before it parses. Source: https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements
    """
    text = json_bytes(node).decode()
    for character, escape in _ESCAPES:
        text = text.replace(character, escape)
    return f'<script type="application/ld+json">{text}</script>'
