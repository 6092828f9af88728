"""A page's JSON-LD scripts: which they are, and what keeps a strict parser from one of them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from service.model.finding import Finding, Level
from service.model.media_types import JSON_LD
from service.model.refusal import Refusal
from service.read.strict_json import parse_json

MAX_SCRIPT_DEPTH = 300
"""How deep a script may be nested to be checked. Deep nesting is no fault of syntax; a report that repeats it has to be written, though."""


def json_ld_scripts(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Scripts of the JSON-LD type in page order, also where it is in capitals or has parameters."""
    for script in tree.iter("script"):
        kind = script.get("type") or ""
        if "ld+json" in kind.lower() and kind.split(";")[0].strip().lower() == JSON_LD:
            yield script


def fault_of(text: str) -> str | None:
    """What a strict parser says of a script's text, in plain words; None where it reads it, or where there is nothing."""
    if not text.strip("\ufeff \t\r\n\f"):
        return None
    try:
        parse_json(text.encode("utf-8", "replace"), most_depth=MAX_SCRIPT_DEPTH)
    except Refusal as refusal:
        return refusal.detail
    return None


def script_finding(rule: str, level: Level, number: int, fault: str, at: str, *, is_read: bool) -> Finding:
    """The finding on a script that no strict parser reads. number: the script's, from 0. is_read: whether it was read all the same."""
    done = "Lenient readers take it; Google and others see nothing of it" if is_read else "It was left out, and consumers see nothing of it"
    return Finding(
        rule=rule,
        level=level,
        consumer="schema.org",
        message=f"JSON-LD script no. {number + 1} of the page is not sound. {fault} {done}: mend its syntax.",
        at=at,
        see="https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents",
    )
