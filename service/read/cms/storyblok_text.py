"""Storyblok's rich text: a ProseMirror document, `{"type": "doc", "content": […]}`.

Source: https://www.storyblok.com/docs/concepts/fields (Richtext), https://github.com/storyblok/richtext
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service.read.cms.block import write_block
from service.read.cms.rich import Rich, objects, text

TAGS: Mapping[str, str] = {
    "paragraph": "p",
    "blockquote": "blockquote",
    "bullet_list": "ul",
    "bulletList": "ul",
    "ordered_list": "ol",
    "orderedList": "ol",
    "list_item": "li",
    "listItem": "li",
    "table": "table",
    "tableRow": "tr",
    "tableCell": "td",
    "tableHeader": "th",
    "details": "div",
    "detailsContent": "div",
    "code_block": "pre",
    "codeBlock": "pre",
}
"""Both spellings that its editors write."""


def fits(value: Any) -> bool:
    """Whether a value is such a document."""
    return isinstance(value, dict) and value.get("type") == "doc"


def write(value: Any, at: str, rich: Rich) -> None:
    """Write a document, or what stands inside a node of one."""
    for number, node in objects(value.get("content")):
        where = f"{at}/content/{number}"
        kind, attrs = str(node.get("type")), _attrs(node)
        if kind == "image":
            rich.add_pictures(attrs, f"{where}/attrs")
        elif kind == "blok":
            write_bloks(attrs.get("body"), f"{where}/attrs/body", rich)
        elif kind == "heading":
            level = attrs.get("level")
            _write_element(f"h{level}" if level in range(1, 7) else "h2", node, where, rich)
        elif tag := TAGS.get(kind):
            _write_element(tag, node, where, rich)
        elif kind == "hard_break":
            rich.html.append("<br>")
        else:
            rich.html.append(_run(kind, node, attrs))


def _write_element(tag: str, node: dict[str, Any], at: str, rich: Rich) -> None:
    rich.html.append(f"<{tag}>")
    write(node, at, rich)
    rich.html.append(f"</{tag}>")


def _run(kind: str, node: Mapping[str, Any], attrs: Mapping[str, Any]) -> str:
    return text(attrs.get("emoji")) if kind == "emoji" else text(node.get("text"))


def _attrs(node: Mapping[str, Any]) -> dict[str, Any]:
    attrs = node.get("attrs")
    return attrs if isinstance(attrs, dict) else {}


def fits_bloks(value: Any) -> bool:
    """Whether a value is a list of bloks, Storyblok's components."""
    return isinstance(value, list) and any("component" in member for _, member in objects(value))


def write_bloks(value: Any, at: str, rich: Rich) -> None:
    """Write a list of bloks."""
    for number, blok in objects(value):
        write_block(str(blok.get("component") or ""), blok, f"{at}/{number}", rich)
