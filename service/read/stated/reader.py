"""What markup a payload states already, for the checker: nothing is weighed, and only mended where its meaning is plain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

from service.model.bounds import Bounds
from service.model.bundle import Item, Node, Tag
from service.model.finding import Finding
from service.model.media_types import HTML, JSON, JSON_LD, XHTML
from service.model.payload import Payload
from service.model.reading_rules import on_reading
from service.model.refusal import Reason, Refusal
from service.model.shown import Shown
from service.model.source import Source, Span
from service.model.types import ARTICLE_TYPES, types_of
from service.read.bounds import refuse_crowded
from service.read.json.strict import json_text, refuse_depth
from service.read.markup.nodes import graph_members, is_of_known_vocabulary
from service.read.markup.properties import MICRODATA
from service.read.markup.traces import has_microdata, has_rdfa
from service.read.stated.page_source import PageSource
from service.read.stated.scripts import AT, Script, on_nested, on_other_scripts, on_root, on_script, scripts_of
from service.read.stated.shown import shown_of

_OPEN_GRAPH = frozenset({"og", "article", "fb", "profile", "book", "music", "video"})
"""What stands before the colon in the names of Open Graph's tags, and of Facebook's own. Source: https://ogp.me/#types"""


@dataclass(frozen=True)
class Stated:
    """The items of a page or document and, for a page, its Open Graph and X tags in page order, and what it shows.

    scripts: the page's JSON-LD scripts, or the document. page: None for a document.
    metas: where the tags of open_graph and twitter_card stand. elements: of each item of microdata.
    """

    source: Source
    items: tuple[Item, ...]
    scripts: tuple[Script, ...]
    findings: tuple[Finding, ...] = ()
    open_graph: tuple[Tag, ...] = ()
    twitter_card: tuple[Tag, ...] = ()
    metas: tuple[Sequence[Span], Sequence[Span]] = ((), ())
    page: PageSource | None = None
    elements: Mapping[str, HtmlElement] = field(default_factory=dict)
    shown: Shown | None = None


def read_stated(payload: Payload) -> Stated:
    """The markup that stands in a page or in a JSON-LD document. Whatever is wrong with how it is written is a finding.

    Errors: Refusal(MALFORMED) for a charset that is not read and a document that nests too deep, Refusal(OVER_LIMIT) for too many tags,
        Refusal(UNSUPPORTED_TYPE) for a media type that holds no markup.
    """
    if payload.media_type in (HTML, XHTML):
        refuse_crowded(payload.content, payload.bounds)
        return _of_page(PageSource(payload.content, payload.charset, payload.url), payload.bounds)
    if payload.media_type in (JSON_LD, JSON):
        return _of_document(payload)
    raise Refusal(Reason.UNSUPPORTED_TYPE, f"“{payload.media_type}” holds no markup. Send {HTML} or {JSON_LD}.")


def _of_document(payload: Payload) -> Stated:
    text, encoding, broken_at = json_text(payload.content, payload.charset)
    refuse_depth(text, payload.bounds.json_ld_depth)
    source, script = Source(text.encode("utf-8", "replace")), Script(text)
    findings: list[Finding] = []
    items = _read_script(script, "", 0, findings)
    if broken_at is not None:
        at = source.data.find("\ufffd".encode())
        findings.insert(0, on_reading("schema_org.json-ld.encoding", AT, value=encoding.upper(), span=Span(at, at + 3)))
    return Stated(source, tuple(items), (script,), tuple(findings))


def _read_script(script: Script, at: str, number: int, findings: list[Finding]) -> list[Item]:
    """The items of a script, after the findings on how it is written. number: how many items stand before it in the report."""
    root, items, nested = script.reading.value, list[Item](), list[Finding]()
    for place, node in enumerate(root if isinstance(root, list) else [root]):
        before = len(items)
        for way, member in _flat(node, f"{at}/{place}" if isinstance(root, list) else at):
            items += graph_members(member, way)
        if isinstance(node, list) and not nested:
            nested.append(on_nested(script, f"{AT}/{number + before}" if len(items) > before else AT, place))
    findings += (*on_script(script, f"{AT}/{number}" if items else AT), *nested)
    if script.reading.is_read and not isinstance(root, (dict, list)):
        findings.append(on_root(script, AT))
    return items


def _flat(node: Any, at: str) -> Iterator[tuple[str, Any]]:
    """The members of a list and of the lists in it, each with its pointer; what is no list is its own only one."""
    if not isinstance(node, list):
        yield at, node
        return
    for place, member in enumerate(node):
        yield from _flat(member, f"{at}/{place}")


def _of_page(page: PageSource, bounds: Bounds) -> Stated:
    findings: list[Finding] = []
    scripts = scripts_of(page, bounds.json_ld_depth)
    items: list[Item] = []
    for number, script in enumerate(scripts):
        items += _read_script(script, f"/{number}", len(items), findings)
    findings += on_other_scripts(page)
    microdata = _microdata(page)
    items += (*(item for item, _ in microdata), *_rdfa(page))
    open_graph, card, misnamed = _tags(page)
    findings += [*_on_names(misnamed, open_graph), *_on_articles(items)]
    return Stated(
        Source(page.data),
        tuple(items),
        tuple(scripts),
        tuple(findings),
        tuple(tag for tag, _ in open_graph),
        tuple(tag for tag, _ in card),
        ([span for _, span in open_graph], [span for _, span in card]),
        page,
        {item.at: element for item, element in microdata},
        shown_of(page, items),
    )


def _microdata(page: PageSource) -> list[tuple[Item, HtmlElement]]:
    if not page.may_have_microdata or not has_microdata(page.tree):
        return []
    from service.read.markup.microdata import microdata_items

    return list(microdata_items(page.tree, page.base_url, page.properties(*MICRODATA), named_by_text=False))


def _rdfa(page: PageSource) -> list[Item]:
    if not page.may_have_rdfa or not has_rdfa(page.tree, of_any_type=True):
        return []
    from service.read.markup.rdfa import read_rdfa

    return [item for item in read_rdfa(page.tree, page.data, page.base_url) if is_of_known_vocabulary(item.node) and _says_anything(item.node)]


def _says_anything(node: Node) -> bool:
    """Whether it has properties: themes type every page's element and state nothing of it."""
    return len(node.keys() - {"@id", "@type"}) > 0


Placed = list[tuple[Tag, Span]]


def _tags(page: PageSource) -> tuple[Placed, Placed, list[int]]:
    """The Open Graph tags and the X tags, each with its place, and the numbers in the first of those that stand in `name`."""
    open_graph, card, misnamed = Placed(), Placed(), list[int]()
    for (name, content, span), meta in page.said:
        prefix = name.partition(":")[0].lower()
        if prefix in _OPEN_GRAPH:
            if not meta.get("property"):
                misnamed.append(len(open_graph))
            open_graph.append((Tag(name, content), span))
        elif prefix == "twitter":
            card.append((Tag(name, content), span))
    return open_graph, card, misnamed


def _on_names(misnamed: Sequence[int], open_graph: Placed) -> Iterator[Finding]:
    for number in misnamed:
        yield on_reading("open_graph.name-for-property", f"/openGraph/{number}", name=open_graph[number][0].name)


def _on_articles(items: Iterable[Item]) -> Iterator[Finding]:
    if not any(ARTICLE_TYPES.intersection(types_of(node)) for item in items for node in _told(item)):
        yield on_reading("google.article.markup-missing", AT)


def _told(item: Item) -> Iterator[Node]:
    """The item, and what it is mainly about."""
    yield item.node
    main: Any = item.node.get("mainEntity")
    yield from (node for node in (main if isinstance(main, list) else [main]) if isinstance(node, dict))
