"""Warming up: what first calls would load is loaded once a server listens, before its workers are forked, so that they share it."""

from __future__ import annotations

import json

from service.pipeline import check, generate
from service.render.envelope import bundle_json, report_json
from service.render.json_text import json_bytes
from service.web.memory import leave_out_of_collection

_LINES = ("A first article", "By Nora Falk", "18 November 2025, 14:05 GMT+3", "A lead. It has two sentences.", "FAQ", "Q: Is it read?", "A: It is.")
_TEXT = "\n".join(_LINES)
_PAGE = (
    "<html lang=en><head><title>A first article</title></head><body><article><h1>A first article</h1><p class=byline>By Nora Falk, 18 November 2025"
    "<figure><img src=https://a.example/1.jpg width=900><figcaption>A hall. Photo: Leo Brandt</figcaption></figure>"
    + "<p>A lead, which is long enough to be taken for the text of an article. It has two sentences, and commas, too." * 4
    + "<h2>FAQ</h2><h3>Is it read?</h3><p>It is.</p></article></body></html>"
)
_RARE_PAGE = (
    "<html><body><main vocab=https://schema.org/ typeof=NewsArticle><h1 property=headline>A first article</h1></main>"
    "<div itemscope itemtype=https://schema.org/NewsArticle><h2 itemprop=headline>A first article</h2></div>"
    "<script type=application/ld+json>{'@type': 'NewsArticle',}</script></body></html>"
)


def warm_up() -> None:
    """Generate and check a text, an article form and pages, then leave what they loaded out of garbage collection.

    Without it each worker's first calls pay for patterns, word lists and what reads microdata and RDFa, and each full
    collection looks through all of them again.
    """
    contents = ((_TEXT, "text/plain"), (json.dumps({"text": _TEXT}), "application/json"), (_PAGE, "text/html"), (_RARE_PAGE, "text/html"))
    for content, media_type in contents:
        json_bytes(bundle_json(generate(content, media_type)))
    for page in (_PAGE, _RARE_PAGE):
        report_json(check(page))
    leave_out_of_collection()
