"""What markup a payload states already, for the checker: nothing is weighed, nothing is mended."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from service.model.bundle import Item, Tag
from service.model.finding import Finding
from service.model.payload import Payload
from service.model.refusal import Reason, Refusal
from service.read.markup import graph_members
from service.read.page import Page
from service.read.strict_json import parse_json


@dataclass(frozen=True, slots=True)
class Stated:
    """The items of a page or document and, for a page, its Open Graph and X tags in page order."""

    items: tuple[Item, ...]
    open_graph: tuple[Tag, ...] = ()
    twitter_card: tuple[Tag, ...] = ()
    findings: tuple[Finding, ...] = ()
    is_page: bool = False


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
    open_graph, card = [], []
    for element in page.tree.iter("meta"):
        name = (element.get("property") or element.get("name") or "").strip()
        prefix = name.partition(":")[0].lower()
        if prefix in ("og", "article"):
            open_graph.append(Tag(name, element.get("content") or ""))
        elif prefix == "twitter":
            card.append(Tag(name, element.get("content") or ""))
    findings = tuple(_broken(broken.at, broken.reason) for broken in page.markup.broken)
    return Stated(page.markup.items, tuple(open_graph), tuple(card), findings, is_page=True)


def _of_document(document: Any) -> list[Item]:
    if not isinstance(document, (dict, list)):
        raise Refusal(Reason.INVALID, f"A JSON-LD document is an object or an array, not {json.dumps(document)[:40]}.")
    roots = document if isinstance(document, list) else [document]
    places = [f"/{number}" for number in range(len(roots))] if isinstance(document, list) else [""]
    return [item for root, at in zip(roots, places, strict=True) for item in graph_members(root, at)]


def _broken(at: str, reason: str) -> Finding:
    return Finding(
        rule="schema_org.json-ld.syntax",
        level="error",
        consumer="schema.org",
        message=f"This JSON-LD script is no JSON ({reason}): consumers see nothing of it. Mend its syntax.",
        at=at,
        see="https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents",
    )
