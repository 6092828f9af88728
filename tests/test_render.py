"""Rendering: what stands in the head, escaped, and the JSON answers' shapes."""

from __future__ import annotations

import json

import html5lib
import pytest

from service.model.bundle import Tag
from service.render.head import head
from service.render.jsonld import script

HOSTILE = [
    "</script><script>alert(1)</script>",
    "</SCRIPT\n>",
    "<!-- <script>",
    "--><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='x",
    "&quot;&lt;/script&gt;",
    "]]>",
    "line\u2028separator\u2029s",
    "<title></title>",
    "back\\slash \\u003c/script>",
    "😀 \u202e right to left",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    snippet = head(text, [{"@type": "NewsArticle", "headline": text}], [Tag("og:title", text)], [Tag("twitter:title", text)])
    page = html5lib.parse(f"<!doctype html><html><head>{snippet}</head><body><p></p></body></html>", namespaceHTMLElements=False)
    top, body = page.find("head"), page.find("body")
    assert [child.tag for child in top] == ["title", "script", "meta", "meta"]
    assert [child.tag for child in body] == ["p"]
    assert json.loads(top.find("script").text)["headline"] == text
    assert [meta.get("content") for meta in top.iter("meta")] == [text, text]
    assert top.find("title").text == text


@pytest.mark.parametrize("text", HOSTILE)
def test_script_holds_no_character_that_html_or_mastodon_would_read(text: str) -> None:
    inside = script({"headline": text}).removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inside) & set("<>&\u2028\u2029")


def test_order_of_the_head() -> None:
    snippet = head("T", [{"@type": "NewsArticle"}, {"@type": "FAQPage"}], [Tag("og:type", "article")], [Tag("twitter:card", "summary")])
    assert snippet.split("\n") == [
        "<title>T</title>",
        '<script type="application/ld+json">{"@type":"NewsArticle"}</script>',
        '<script type="application/ld+json">{"@type":"FAQPage"}</script>',
        '<meta property="og:type" content="article">',
        '<meta name="twitter:card" content="summary">',
    ]


def test_nothing_is_an_empty_head() -> None:
    assert head(None, [], [], []) == ""
