"""RDFa in JSON-LD's shape. extruct hands the tree to pyRdfa, thirty times the cost of parsing the page: it is imported
and called only where the page types something that an article's fields could stand in (traces.py)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from threading import local
from typing import Any

import pyRdfa
from extruct.rdfa import Options, PyRdfa
from extruct.xmldom import DomHtmlElementClassLookup
from lxml import etree
from lxml.html import HtmlElement
from pyRdfa import termorcurie
from pyRdfa.transform.prototype import handle_prototypes
from rdflib import Graph, URIRef

from service.model.bundle import Item, Node
from service.model.types import short_name
from service.read.parse import ELEMENTS

MAX_TELLING = 2000
"""Elements with RDFa that are read: pyRdfa takes a tenth of a second for as many, and far longer where they refer to each other."""
MAX_WORDS = 8
"""Types, properties or relations that one element names. A relation's names are stated anew of each element that stands in it."""
MAX_ALL_WORDS = 2 * MAX_TELLING
"""Those of a page: pyRdfa takes as long for each as for an element."""
MAX_COPIES = 20
"""Copies (rdfa:copy) that a page asks for. Patterns that copy patterns take the cube of their number."""
MAX_PREFIXES = 100
"""Prefixes that a page declares: rdflib numbers those of one name, and looks through them for each further one."""
_COPY = URIRef("http://www.w3.org/ns/rdfa#copy")
_LISTS = ("typeof", "property", "rel", "rev")
_FAULTS = (ValueError, TypeError, AttributeError, LookupError, AssertionError, RecursionError)
"""pyRdfa raises what it stumbles on; a page whose RDFa it cannot read has none."""


_TELLING = etree.XPath("/*/body/descendant-or-self::*[@typeof or @property or @about or @resource or @vocab or @prefix or contains(@rel, ':')]")


class _Silent(Options):  # type: ignore[misc]  # pyRdfa ships no types
    """pyRdfa keeps each warning in a graph, which takes ten times as long as what it warns of; nobody asks for them here."""

    def add_warning(self, *_: Any, **__: Any) -> None:
        """No warning is kept."""

    def add_error(self, *_: Any, **__: Any) -> None:
        """No error either."""


class _BlankNames(local):
    """The blank nodes of one page: pyRdfa keeps those of all pages for ever, and shares them between threads."""

    def __init__(self) -> None:
        self.nodes: dict[str, Any] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.nodes

    def __getitem__(self, name: str) -> Any:
        return self.nodes[name]

    def __setitem__(self, name: str, node: Any) -> None:
        self.nodes[name] = node


def _copied(graph: Graph) -> None:
    if sum(1 for _ in graph.triples((None, _COPY, None))) <= MAX_COPIES:
        handle_prototypes(graph)


_blank_names = termorcurie._bnodes = _BlankNames()  # noqa: SLF001  # there is no other way in
pyRdfa.handle_prototypes = _copied


def read_rdfa(tree: HtmlElement, data: bytes, base_url: str | None) -> list[Item]:
    """The typed RDFa nodes of a parsed page, in page order. `data`: its bytes in UTF-8.

    rdflib keeps nodes and values in sets and names blank nodes at random: both are put in the order in which their text
    first stands in the page. A page with more of it than the limits above has none.
    """
    if len(_TELLING(tree)) > MAX_TELLING:
        return []
    try:
        with _as_dom(tree):
            found = _expanded(_bare(tree), base_url or "")
    except _FAULTS:
        return []
    nodes = {str(expanded.get("@id")): _node(expanded) for expanded in found if isinstance(expanded, dict)}
    lowered = data.lower()
    telling = {name: _telling_text(node) for name, node in nodes.items()}

    def place(value: Any) -> tuple[int, str]:
        name = value.get("@id") if isinstance(value, dict) else None
        text = telling.get(str(name), str(name)) if name else str(value)
        at = lowered.find(text.partition("\n")[0].strip()[:80].lower().encode("utf-8", "replace"))
        return (at if at >= 0 else len(lowered), text)

    for node in nodes.values():
        node.update((term, sorted(value, key=place)) for term, value in node.items() if isinstance(value, list) and term != "@type")
    ordered = sorted(nodes.values(), key=lambda node: place({"@id": node["@id"]}))
    _rename_blanks(ordered)
    return [Item(node, f"/{number}", "rdfa") for number, node in enumerate(node for node in ordered if "@type" in node)]


def _expanded(tree: HtmlElement, base_url: str) -> list[Any]:
    """What pyRdfa finds, as expanded JSON-LD."""
    if not _within_limits(tree):
        return []
    _blank_names.nodes.clear()
    options = _Silent(embedded_rdf=False, vocab_cache=False)
    graph = PyRdfa(options, base=base_url).graph_from_DOM(tree, graph=Graph())
    found: list[Any] = json.loads(graph.serialize(format="json-ld", auto_compact=False))
    return found


def _within_limits(tree: HtmlElement) -> bool:
    prefixes = words = 0
    for element in tree.iter(etree.Element):
        for name, value in element.items():
            if name in _LISTS:
                here = len(value.split())
                words += here
                if here > MAX_WORDS:
                    return False
            prefixes += name.startswith("xmlns:") + (name == "prefix") * len(value.split()) // 2
    return prefixes <= MAX_PREFIXES and words <= MAX_ALL_WORDS


@contextmanager
def _as_dom(tree: HtmlElement) -> Iterator[None]:
    """Give copies that are made of a parsed page the elements that extruct's extractor needs: slow ones, with a DOM's members."""
    parser = tree.getroottree().parser
    parser.set_element_class_lookup(DomHtmlElementClassLookup())
    try:
        yield
    finally:
        parser.set_element_class_lookup(ELEMENTS)


def _bare(tree: HtmlElement) -> HtmlElement:
    """A copy of the tree with nothing in it that RDFa is not about: pyRdfa's time goes with the number of elements."""
    copy = deepcopy(tree)
    for time in copy.iter("time"):
        if "property" in time.attrib and "datetime" in time.attrib and "content" not in time.attrib:
            time.set("content", time.get("datetime"))  # pyRdfa takes the words that are shown
    kept = {around for element in _TELLING(copy) for around in (element, *element.iterancestors())}
    for element in kept:
        if "datatype" in element.attrib:
            element.set("datatype", "")  # a text; an XML literal would be the markup of all that stands in it, and so again inside it
        if "datetime" in element.attrib and "content" not in element.attrib:
            element.set("content", element.get("datetime"))  # as HTML's RDFa has it, which pyRdfa does not know
        if "property" in element.attrib and "content" not in element.attrib:
            if not kept.isdisjoint(element):
                continue  # a property's text goes around the others that stand in it
            element.text = "".join(element.itertext())
        for child in [child for child in element if child not in kept]:
            element.remove(child)
    return copy


def _node(expanded: dict[str, Any]) -> Node:
    """An expanded JSON-LD node with schema.org's short names; terms of other vocabularies keep their address."""
    node: Node = {"@id": str(expanded.get("@id"))}
    for term in sorted(expanded.keys() - {"@id"}):
        values = expanded[term]
        listed = [_value(value) for value in (values if isinstance(values, list) else [values])]
        name = short_name(term)
        node[name] = sorted(map(short_name, listed)) if name == "@type" else listed[0] if len(listed) == 1 else listed
    return node


def _value(value: Any) -> Any:
    return value["@value"] if isinstance(value, dict) and "@value" in value else value


def _telling_text(node: Node) -> str:
    """What tells a node from the others whatever rdflib named it: its texts and addresses, the longest first."""
    texts = {str(member.get("@id") if isinstance(member, dict) else member) for value in node.values() for member in _members(value)}
    return "\n".join(sorted((text for text in texts if not text.startswith("_:")), key=lambda text: (-len(text), text)))


def _members(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _rename_blanks(nodes: list[Node]) -> None:
    """Give blank nodes names by their order in the page, in place of the random ones."""
    names = {node["@id"]: f"_:{number}" for number, node in enumerate(nodes) if node["@id"].startswith("_:")}
    for node in nodes:
        node["@id"] = names.get(node["@id"], node["@id"])
        for member in (member for value in node.values() for member in _members(value)):
            if isinstance(member, dict) and member.get("@id") in names:
                member["@id"] = names[member["@id"]]
