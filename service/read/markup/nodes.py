"""The markup that a page already has: JSON-LD, microdata and RDFa, all in JSON-LD's shape (extruct reads them).

Every extractor works on the page's one tree, and only where the page has attributes of its kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import orjson
from lxml.html import HtmlElement

from service.model.bundle import Item, Node
from service.model.media_types import is_json_ld
from service.model.types import types_of
from service.read.markup import MAX_DEPTH
from service.read.markup.properties import MICRODATA, properties_by_item
from service.read.markup.traces import KNOWN_VOCABULARY, has_rdfa, tells_in_microdata

_GRAPHS_IN_GRAPHS = 8


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
    if tells_in_microdata(tree):
        from service.read.markup.microdata import microdata_items

        items += (item for item, _ in microdata_items(tree, base_url, properties_by_item(tree, *MICRODATA)))
    if has_rdfa(tree):
        from service.read.markup.rdfa import read_rdfa

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
        from service.read.json.almost import roots_of

        return roots_of(script)
    return read if isinstance(read, list) else [read]


def graph_members(root: Any, at: str) -> Iterator[Item]:
    """A JSON-LD root and the members of its @graph, each with its pointer; a value that is no object has none."""
    if not isinstance(root, dict):
        return
    graph = root.get("@graph")
    if graph is None or "@type" in root:
        yield Item(root, at, "json-ld")
    for number, node in enumerate(graph if isinstance(graph, list) else [graph]):
        yield from _members_of(node, f"{at}/@graph/{number}", root.get("@context"), _GRAPHS_IN_GRAPHS)


def _members_of(node: Any, at: str, context: Any, deeper: int) -> Iterator[Item]:
    """A member of a @graph; where it is a list, or a graph of its own, the members of that."""
    if isinstance(node, list):
        inner, way = node, at
    elif isinstance(node, dict) and "@graph" in node and "@type" not in node:
        graph = node["@graph"]
        inner, way, context = graph if isinstance(graph, list) else [graph], f"{at}/@graph", node.get("@context", context)
    else:
        inner, way = [], at
        if isinstance(node, dict):
            yield Item(node, at, "json-ld", context)
    for number, one in enumerate(inner if deeper else ()):
        yield from _members_of(one, f"{way}/{number}", context, deeper - 1)


def is_of_known_vocabulary(node: Node) -> bool:
    """Whether a node has a type of schema.org's, however it is spelled, or of a vocabulary that went before."""
    return any("://" not in kind or KNOWN_VOCABULARY.search(kind) for kind in types_of(node))


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
