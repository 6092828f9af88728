"""A page's microdata in JSON-LD's shape. Imported only where a page has some: to load extruct takes as long as to load the rest of reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extruct.w3cmicrodata import MicrodataExtractor
from lxml import etree
from lxml.html import HtmlElement

from service.model.bundle import Item, Node
from service.model.types import short_name
from service.read.markup import MAX_DEPTH

Properties = Mapping[HtmlElement, Sequence[HtmlElement]]
_TEXTS = etree.XPath("descendant-or-self::*[not(self::script or self::style)]/text()")


_VALUED_BY = {
    "time": "datetime",
    **dict.fromkeys(("a", "area", "link"), "href"),
    **dict.fromkeys(("audio", "embed", "img", "source", "video"), "src"),
}
"""The attribute that is the value of an element: https://html.spec.whatwg.org/multipage/microdata.html#values"""


class _PlainMicrodata(MicrodataExtractor):  # type: ignore[misc]  # extruct ships no types
    """extruct's extractor, but for six things; one for each page.

    Texts: it copies and cleans each property's element, which takes half of its time, and our fields are one line each.
    Properties: it goes through the page anew for each item; one walk finds those of all.
    Depth: it recurses into items without end, and where Python cuts that short inside one of lxml's XPaths, the XPath
    stays locked, so that the next page would wait for it for ever.
    References: it follows one as often as an item states it; a set of tokens has each once.
    Times: a <time> without a datetime states its text, which extruct takes for nothing.
    Addresses: an <a>, <link> or <img> without its attribute states its `content` or nothing; extruct takes the page's address.
    """

    def __init__(self, properties: Properties) -> None:
        super().__init__()
        self.depth = 0
        self._followed: set[tuple[HtmlElement, str]] = set()
        self.roots: list[HtmlElement] = []
        self._properties = properties

    def _extract_properties(self, node: HtmlElement, **context: Any) -> Iterator[tuple[str, Any]]:
        for element in self._properties.get(node, ()):
            yield from self._extract_property(element, **context)

    def _extract_property_refs(self, node: HtmlElement, refid: str, **context: Any) -> Iterator[tuple[str, Any]]:
        if (node, refid) not in self._followed:
            self._followed.add((node, refid))
            yield from super()._extract_property_refs(node, refid, **context)

    def _extract_property_value(self, node: HtmlElement, **context: Any) -> Any:
        attribute = _VALUED_BY.get(node.tag)
        if attribute and node.get(attribute) is None and node.get("itemscope") is None:
            return self._extract_textContent(node) if node.tag == "time" else node.get("content", "")
        return super()._extract_property_value(node, **context)

    def _extract_textContent(self, node: HtmlElement) -> str:  # noqa: N802  # extruct's own name
        return " ".join(_TEXTS(node)).strip()

    def _extract_item(self, node: HtmlElement, **context: Any) -> Any:
        if self.depth >= MAX_DEPTH:
            return None
        self.depth += 1
        try:
            item = super()._extract_item(node, **context)
        finally:
            self.depth -= 1
        if item and not self.depth:
            self.roots.append(node)
        return item


def microdata_items(
    tree: HtmlElement, base_url: str | None, properties: Properties, *, named_by_text: bool = True
) -> Iterator[tuple[Item, HtmlElement]]:
    """The items of the page's microdata that have properties, in page order, each with its element.

    properties: those of each item, as `properties_by_item` finds them. named_by_text: an item inside another that has no
    properties is named by its text, as its makers mean it; what microdata states is an item without a name.
    """
    extractor = _PlainMicrodata(properties)
    items = extractor.extract_items(tree, base_url)
    for number, (item, element) in enumerate(zip(items, extractor.roots, strict=True)):
        if isinstance(item, dict) and item.get("properties"):
            yield Item(_microdata_node(item, 0, named_by_text), f"/{number}", "microdata"), element


def _microdata_node(item: Any, depth: int, named_by_text: bool) -> Any:
    """extruct's {"type", "properties", "id"} in JSON-LD's shape."""
    if isinstance(item, list):
        return [_microdata_node(member, depth + 1, named_by_text) for member in item]
    if not isinstance(item, dict):
        return item
    if depth > MAX_DEPTH:
        return {}
    kinds = item.get("type") or []
    node: Node = {}
    if kinds:
        node["@type"] = short_name(kinds) if isinstance(kinds, str) else [short_name(kind) for kind in kinds]
    if "id" in item:
        node["@id"] = item["id"]
    for name, value in item.get("properties", {}).items():
        node[short_name(name)] = _microdata_node(value, depth + 1, named_by_text)
    if named_by_text and item.get("value") and not item.get("properties"):
        node["name"] = item["value"]
    return node
