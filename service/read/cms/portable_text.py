"""Portable Text, Sanity's rich text: a list of blocks with `_type`. Source: https://github.com/portabletext/portabletext"""

from __future__ import annotations

from typing import Any

from service.read.cms.block import write_block
from service.read.cms.rich import Rich, objects, text
from service.read.cms.words import is_link

HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
LISTS = {"bullet": "ul", "number": "ol"}


def fits(value: Any) -> bool:
    """Whether a value is a list of such blocks."""
    return isinstance(value, list) and any("_type" in member for _, member in objects(value))


def write(value: Any, at: str, rich: Rich) -> None:
    """Write the blocks. A list's items are blocks of their own; how deep they stand makes no difference to their text."""
    for number, block in objects(value):
        where = f"{at}/{number}"
        if block.get("_type") in ("block", "span"):
            _write_text(block, where, rich)
        elif is_link(block):
            rich.unresolved.append(where)
        else:
            write_block(str(block.get("_type") or ""), block, where, rich)


def _write_text(block: dict[str, Any], at: str, rich: Rich) -> None:
    pieces = [text(block.get("text"))]
    for number, child in objects(block.get("children")):
        if child.get("_type", "span") == "span":
            pieces.append(text(child.get("text")))
        else:
            write_block(str(child.get("_type")), child, f"{at}/children/{number}", rich)
    inner, style = "".join(pieces), str(block.get("style") or "normal")
    if block.get("listItem"):
        outer = LISTS.get(str(block["listItem"]), "ul")
        rich.html.append(f"<{outer}><li>{inner}</li></{outer}>")
    else:
        rich.add(style if style in HEADINGS else "blockquote" if style == "blockquote" else "p", inner)
