"""The markup that a page already has: JSON-LD, microdata and RDFa, all in JSON-LD's shape (extruct reads them).

Every extractor works on the page's one tree, and only where the page has attributes of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import orjson
from extruct.jsonld import JsonLdExtractor
from extruct.w3cmicrodata import MicrodataExtractor
from lxml import etree
from lxml.html import HtmlElement

from service.model.bundle import Item, Node
from service.model.types import short_name, types_of
from service.read.properties import properties_by_item
from service.read.rdfa import has_rdfa, read_rdfa
from service.read.scripts import is_json_ld

MAX_DEPTH = 60
"""How deep a node may be nested before the rest is left out: no honest markup comes near."""

# Most microdata marks up a page's furniture (WPHeader, SiteNavigationElement); only these types tell of an article.
_TELLING_TYPE = re.compile("article|posting|breadcrumb|faq|imageobject|videoobject|report", re.IGNORECASE)
_KNOWN_VOCABULARY = re.compile(r"schema\.org|data-vocabulary\.org", re.IGNORECASE)
# "//@itemtype" says the same and takes twice the time: it looks for attributes of texts as well.
_MICRODATA_TYPES = etree.XPath("//*/@itemtype", smart_strings=False)

_TEXTS = etree.XPath("descendant-or-self::*[not(self::script or self::style)]/text()")


class _PlainMicrodata(MicrodataExtractor):  # type: ignore[misc]  # extruct ships no types
    """extruct's extractor, but for four things; one for each page.

    Texts: it copies and cleans each property's element, which takes half of its time, and our fields are one line each.
    Properties: it goes through the page anew for each item; one walk finds those of all.
    Depth: it recurses into items without end, and where Python cuts that short inside one of lxml's XPaths, the XPath
    stays locked, so that the next page would wait for it for ever.
    References: it follows one as often as an item states it; a set of tokens has each once.
    """

    def __init__(self, tree: HtmlElement) -> None:
        super().__init__()
        self.depth = 0
        self._followed: set[tuple[HtmlElement, str]] = set()
        self.roots: list[HtmlElement] = []
        self._properties = properties_by_item(tree, "itemprop", "itemscope")

    def _extract_properties(self, node: HtmlElement, **context: Any) -> Iterator[tuple[str, Any]]:
        for element in self._properties.get(node, ()):
            yield from self._extract_property(element, **context)

    def _extract_property_refs(self, node: HtmlElement, refid: str, **context: Any) -> Iterator[tuple[str, Any]]:
        if (node, refid) not in self._followed:
            self._followed.add((node, refid))
            yield from super()._extract_property_refs(node, refid, **context)

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


class _JsonLd(JsonLdExtractor):  # type: ignore[misc]  # extruct ships no types
    """extruct's extractor, for a script whose type is in any spelling, and with what is empty in its array."""

    def roots(self, script: HtmlElement) -> Iterator[Any]:
        """What a script holds, or the members of its array. Errors: ValueError, RecursionError for what is no JSON."""
        return self._extract_items(script)  # type: ignore[no-any-return]


_json_ld = _JsonLd()


@dataclass(frozen=True, slots=True)
class Broken:
    """A JSON-LD script that cannot be read: its number on the page, from 0, and its text."""

    number: int
    text: str


@dataclass(frozen=True)
class Markup:
    """A page's nodes, in order: JSON-LD first, then microdata, then RDFa.

    items: the nodes at the roots of scripts, in their arrays and @graphs, and the microdata and RDFa roots.
    broken: the scripts that were left out.
    """

    items: tuple[Item, ...]
    broken: tuple[Broken, ...]

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """Every node of the page that has an "@id" and says something beside it; the first, where several share one."""
        found: dict[str, Node] = {}
        for item in self.items:
            _index(item.node, found, 0)
        return found

    @cached_property
    def _by_type(self) -> dict[str, list[Item]]:
        found: dict[str, list[Item]] = {}
        for item in self.items:
            for kind in types_of(item.node):
                found.setdefault(kind, []).append(item)
        return found

    def of_type(self, kind: str) -> Sequence[Item]:
        """The items of that schema.org type, by its short name; subtypes do not count."""
        return self._by_type.get(kind, ())

    def resolve(self, value: Any) -> Any:
        """The value, or the node that it points at where it is only a reference ({"@id": …})."""
        if isinstance(value, dict) and "@id" in value and len(value) <= 2:
            return self.by_id.get(value["@id"], value) if isinstance(value["@id"], str) else value
        return value


def read_markup(tree: HtmlElement, scripts: Sequence[HtmlElement], data: bytes, base_url: str | None) -> Markup:
    """Read the markup of a parsed page as far as it tells of an article. A broken script loses only itself.

    scripts: the page's. data: its bytes in UTF-8.
    """
    items: list[Item] = []
    broken: list[Broken] = []
    for number, script in enumerate(script for script in scripts if is_json_ld(script.get("type") or "")):
        try:
            items += _json_ld_items(script, f"/{number}")
        except (ValueError, RecursionError):
            broken.append(Broken(number, script.text or ""))
    if any(map(_TELLING_TYPE.search, _MICRODATA_TYPES(tree))):
        items += (item for item, _ in microdata_items(tree, base_url))
    if has_rdfa(tree):
        items += read_rdfa(tree, data, base_url)
    return Markup(tuple(items), tuple(broken))


def _json_ld_items(script: HtmlElement, at: str) -> Iterator[Item]:
    text = script.text or ""
    if not text.strip():
        return
    is_list = text.lstrip("\ufeff \t\r\n").startswith("[")
    for number, root in enumerate(_roots(script, text)):
        if root:
            yield from graph_members(root, f"{at}/{number}" if is_list else at)


def _roots(script: HtmlElement, text: str) -> list[Any]:
    """What a script holds. extruct reads those that are not quite JSON: in five times the time."""
    try:
        read = orjson.loads(text)
    except orjson.JSONDecodeError:
        return list(_json_ld.roots(script))
    return read if isinstance(read, list) else [read]


def graph_members(root: Any, at: str) -> Iterator[Item]:
    """A JSON-LD root and the members of its @graph, each with its pointer; a value that is no object has none."""
    if not isinstance(root, dict):
        return
    graph = root.get("@graph")
    if graph is None or "@type" in root:
        yield Item(root, at, "json-ld")
    for number, node in enumerate(graph if isinstance(graph, list) else [graph]):
        if isinstance(node, dict):
            yield Item(node, f"{at}/@graph/{number}", "json-ld", root.get("@context"))


def has_microdata(tree: HtmlElement) -> bool:
    """Whether a page states anything in microdata by a vocabulary that search engines read or have read."""
    return any(map(_KNOWN_VOCABULARY.search, _MICRODATA_TYPES(tree)))


def is_of_known_vocabulary(node: Node) -> bool:
    """Whether a node has a type of schema.org's, however it is spelled, or of a vocabulary that went before."""
    return any("://" not in kind or _KNOWN_VOCABULARY.search(kind) for kind in types_of(node))


def microdata_items(tree: HtmlElement, base_url: str | None) -> Iterator[tuple[Item, HtmlElement]]:
    """The items of the page's microdata that have properties, in page order, each with its element."""
    extractor = _PlainMicrodata(tree)
    items = extractor.extract_items(tree, base_url)
    for number, (item, element) in enumerate(zip(items, extractor.roots, strict=True)):
        if isinstance(item, dict) and item.get("properties"):
            yield Item(_microdata_node(item, 0), f"/{number}", "microdata"), element


def _microdata_node(item: Any, depth: int) -> Any:
    """extruct's {"type", "properties", "id"} in JSON-LD's shape."""
    if isinstance(item, list):
        return [_microdata_node(member, depth + 1) for member in item]
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
        node[short_name(name)] = _microdata_node(value, depth + 1)
    if "value" in item and not item.get("properties"):
        node["name"] = item["value"]
    return node


def _index(value: Any, by_id: dict[str, Node], depth: int) -> None:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for member in value:
            _index(member, by_id, depth + 1)
    elif isinstance(value, dict):
        name = value.get("@id")
        if isinstance(name, str) and len(value) > 2:
            by_id.setdefault(name, value)
        for member in value.values():
            if isinstance(member, (dict, list)):
                _index(member, by_id, depth + 1)
