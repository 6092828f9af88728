"""Contentful's rich text: `{"nodeType": "document", "content": […]}`.

Source: https://www.contentful.com/developers/docs/concepts/rich-text
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service.read.cms.block import write_block
from service.read.cms.rich import Rich, objects, text
from service.read.cms.words import inner, is_link

TAGS: Mapping[str, str] = {
    **{f"heading-{level}": f"h{level}" for level in range(1, 7)},
    "paragraph": "p",
    "blockquote": "blockquote",
    "unordered-list": "ul",
    "ordered-list": "ol",
    "list-item": "li",
    "table": "table",
    "table-row": "tr",
    "table-cell": "td",
    "table-header-cell": "th",
}
EMBEDDED = frozenset(("embedded-asset-block", "embedded-entry-block", "embedded-resource-block"))
PLAIN = frozenset(("p", *(f"h{level}" for level in range(1, 7))))


def fits(value: Any) -> bool:
    """Whether a value is such a document."""
    return isinstance(value, dict) and value.get("nodeType") == "document"


def write(value: Any, at: str, rich: Rich) -> None:
    """Write a document, or the content of any node of one."""
    for number, node in objects(value.get("content")):
        where = f"{at}/content/{number}"
        kind = str(node.get("nodeType"))
        if kind in EMBEDDED:
            _write_embedded(node, where, rich)
        elif (tag := TAGS.get(kind)) in PLAIN:
            rich.add(str(tag), _inline(node, where, rich))
        elif tag:
            rich.html.append(f"<{tag}>")
            write(node, where, rich)
            rich.html.append(f"</{tag}>")


def _inline(node: Mapping[str, Any], at: str, rich: Rich) -> str:
    pieces = []
    for number, child in objects(node.get("content")):
        if child.get("nodeType") == "text":
            pieces.append(text(child.get("value")))
        elif child.get("nodeType") == "embedded-entry-inline":
            _write_embedded(child, f"{at}/content/{number}", rich)
        else:
            pieces.append(_inline(child, f"{at}/content/{number}", rich))
    return "".join(pieces)


def _write_embedded(node: Mapping[str, Any], at: str, rich: Rich) -> None:
    """What is embedded, where it was sent: webhooks send the link alone."""
    data = node.get("data")
    target = data.get("target") if isinstance(data, dict) else None
    if is_link(target):
        rich.unresolved.append(f"{at}/data/target")
    elif isinstance(target, dict) and isinstance(target.get("fields"), dict):
        kind = "image" if "file" in target["fields"] else str(inner(target, "sys", "contentType", "sys").get("id") or "")
        write_block(kind, target["fields"], f"{at}/data/target/fields", rich)
