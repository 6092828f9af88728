"""What markup a payload states already, for the checker: nothing is weighed, nothing is mended."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from service.model.bundle import Item, Node, Tag
from service.model.finding import Finding
from service.model.media_types import JSON_LD
from service.model.payload import Payload
from service.model.refusal import Reason, Refusal
from service.model.shown import Shown
from service.model.types import ARTICLE_TYPES, types_of
from service.read.markup import graph_members, read_markup
from service.read.page import Page
from service.read.scripts import MAX_SCRIPT_DEPTH, fault_of, json_ld_scripts, script_finding
from service.read.shown import shown_of
from service.read.strict_json import parse_json, too_deep_at

_OPEN_GRAPH = frozenset({"og", "article", "fb", "profile", "book", "music", "video"})
"""What stands before the colon in the names of Open Graph's tags, and of Facebook's own. Source: https://ogp.me/#types"""


@dataclass(frozen=True, slots=True)
class Stated:
    """The items of a page or document and, for a page, its Open Graph and X tags in page order, and what it shows."""

    items: tuple[Item, ...]
    open_graph: tuple[Tag, ...] = ()
    twitter_card: tuple[Tag, ...] = ()
    findings: tuple[Finding, ...] = ()
    shown: Shown | None = None


def read_stated(payload: Payload) -> Stated:
    """The markup that stands in a page or in a JSON-LD document.

    Errors: Refusal(MALFORMED) for JSON that is none, Refusal(UNSUPPORTED_TYPE) for a media type that holds no markup.
    """
    if payload.media_type in ("text/html", "application/xhtml+xml"):
        return _of_page(Page(payload.content, payload.charset, payload.url))
    if payload.media_type in ("application/ld+json", "application/json"):
        return Stated(tuple(_of_document(parse_json(payload.content, payload.charset))))
    raise Refusal(Reason.UNSUPPORTED_TYPE, f"“{payload.media_type}” holds no markup. Send text/html or application/ld+json.")


def _of_page(page: Page) -> Stated:
    scripts = [(script.get("type") or "", script.text or "") for script in json_ld_scripts(page.tree)]  # reading the items tidies the types
    markup = read_markup(page.tree, page.data, page.base_url, whole=True)
    broken = {broken.number for broken in markup.broken}
    deep = {f"/{number}" for number, (_, text) in enumerate(scripts) if too_deep_at(text, MAX_SCRIPT_DEPTH) is not None}
    items = tuple(item for item in markup.items if item.syntax != "json-ld" or f"/{item.at.split('/')[1]}" not in deep)
    open_graph, card, misnamed = _tags(page)
    findings = [*_on_scripts(scripts, broken | {int(at[1:]) for at in deep}), *_on_names(misnamed), *_on_articles(items)]
    return Stated(items, tuple(open_graph), tuple(card), tuple(findings), shown_of(page, items))


def _tags(page: Page) -> tuple[list[Tag], list[Tag], list[tuple[int, str]]]:
    """The Open Graph tags, the X tags, and the numbers and names of the Open Graph tags that stand in `name`."""
    open_graph, card, misnamed = list[Tag](), list[Tag](), list[tuple[int, str]]()
    for element in page.tree.iter("meta"):
        stated = element.get("property")
        name = (stated or element.get("name") or "").strip()
        prefix = name.partition(":")[0].lower()
        if prefix in _OPEN_GRAPH:
            if not stated:
                misnamed.append((len(open_graph), name))
            open_graph.append(Tag(name, element.get("content") or ""))
        elif prefix == "twitter":
            card.append(Tag(name, element.get("content") or ""))
    return open_graph, card, misnamed


def _on_scripts(scripts: Sequence[tuple[str, str]], left_out: Collection[int]) -> Iterator[Finding]:
    for number, (kind, text) in enumerate(scripts):
        if fault := fault_of(text):
            yield script_finding("schema_org.json-ld.syntax", "error", number, fault, "/items", is_read=number not in left_out)
        if kind != JSON_LD:
            yield Finding(
                rule="mastodon.script-type",
                level="warning",
                consumer="mastodon",
                message=f"JSON-LD script no. {number + 1} of the page has the type “{kind[:80]}”. Mastodon and others look for {JSON_LD} alone.",
                at="/items",
                see="https://github.com/mastodon/mastodon/blob/main/app/lib/link_details_extractor.rb",
            )


def _on_names(misnamed: Sequence[tuple[int, str]]) -> Iterator[Finding]:
    if misnamed:
        number, name = misnamed[0]
        others = f", and {len(misnamed) - 1} more tags do" if len(misnamed) > 1 else ""
        yield Finding(
            rule="open_graph.name-for-property",
            level="warning",
            consumer="open_graph",
            message=f'{name[:80]} stands in the attribute “name”{others}. Write property="{name[:80]}": not every reader looks elsewhere.',
            property=name,
            at=f"/openGraph/{number}",
            see="https://ogp.me/#metadata",
        )


def _on_articles(items: Iterable[Item]) -> Iterator[Finding]:
    if not any(ARTICLE_TYPES.intersection(types_of(node)) for item in items for node in _told(item)):
        yield Finding(
            rule="google.article.markup-missing",
            level="info",
            consumer="google",
            message="The page has no JSON-LD, microdata or RDFa of an article. If it is one, state it as a NewsArticle.",
            at="/items",
            see="https://developers.google.com/search/docs/appearance/structured-data/article",
        )


def _told(item: Item) -> Iterator[Node]:
    """The item, and what it is mainly about."""
    yield item.node
    main = item.node.get("mainEntity")
    yield from (node for node in (main if isinstance(main, list) else [main]) if isinstance(node, dict))


def _of_document(document: Any) -> list[Item]:
    if not isinstance(document, (dict, list)):
        raise Refusal(Reason.INVALID, f"A JSON-LD document is an object or an array, not {json.dumps(document)[:40]}.")
    roots = document if isinstance(document, list) else [document]
    places = [f"/{number}" for number in range(len(roots))] if isinstance(document, list) else [""]
    return [item for root, at in zip(roots, places, strict=True) for item in graph_members(root, at)]
