"""Lexical, the rich text of Ghost's editor: `{"root": {"children": [{"type": "paragraph", "children": […]}]}}`.

Source: https://lexical.dev/docs/concepts/nodes, https://github.com/TryGhost/Koenig (kg-default-nodes)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service.read.cms.ghost_cards import write_card
from service.read.cms.rich import Rich, objects, text
from service.read.cms.words import inner, string

TAGS: Mapping[str, str] = {"paragraph": "p", "quote": "blockquote", "aside": "blockquote", "listitem": "li", "list": "ul", "heading": "h2"}


def fits(value: Any) -> bool:
    """Whether a value is such a document."""
    return isinstance(value, dict) and isinstance(inner(value, "root").get("children"), list)


def write(value: Any, at: str, rich: Rich) -> None:
    """Write a document: elements have children, cards have none."""
    for number, node in objects(value["root"]["children"]):
        if "children" in node:
            rich.html.append(_html(node))
        else:
            write_card(string(node.get("type")), node, f"{at}/root/children/{number}", rich)


def _html(node: Mapping[str, Any]) -> str:
    """An element, or a run of text; Ghost's own kinds of both start with "extended-"."""
    kind = string(node.get("type")).removeprefix("extended-")
    if kind == "linebreak":
        return "<br>"
    inside = text(node.get("text")) + "".join(_html(child) for _, child in objects(node.get("children")))
    tag = TAGS.get(kind)
    return f"<{tag}>{inside}</{tag}>" if tag else inside
