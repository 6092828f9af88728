"""Strapi's blocks, the rich text of its newer editor: a list of `{"type": "paragraph", "children": […]}`.

Source: https://docs.strapi.io/cms/features/content-type-builder (Rich text (Blocks))
"""

from __future__ import annotations

from typing import Any

from service.read.cms.rich import Rich, objects, text
from service.read.cms.words import string

TYPES = frozenset(("paragraph", "heading", "list", "list-item", "quote", "code", "image", "link", "text"))


def fits(value: Any) -> bool:
    """Whether a value is a list of such blocks."""
    blocks = [member for _, member in objects(value) if "children" in member or "image" in member]
    return any(string(member.get("type")) in TYPES for member in blocks)


def write(value: Any, at: str, rich: Rich) -> None:
    """Write the blocks, lists inside lists too."""
    for number, block in objects(value):
        where = f"{at}/{number}"
        kind = block.get("type")
        if kind == "image":
            rich.add_pictures(block.get("image"), f"{where}/image")
        elif kind == "list":
            tag = "ol" if block.get("format") == "ordered" else "ul"
            rich.html.append(f"<{tag}>")
            write(block.get("children"), f"{where}/children", rich)
            rich.html.append(f"</{tag}>")
        else:
            rich.add(_tag(block), _inline(block))


def _tag(block: dict[str, Any]) -> str:
    kind, level = block.get("type"), block.get("level")
    if kind == "heading":
        return f"h{level}" if level in range(1, 7) else "h2"
    return {"quote": "blockquote", "code": "pre", "list-item": "li"}.get(str(kind), "p")


def _inline(node: dict[str, Any]) -> str:
    return "".join(text(child.get("text")) + _inline(child) for _, child in objects(node.get("children")))
