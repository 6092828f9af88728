"""Markup that is meant to hurt: graphs and lists without end, microdata that refers, RDFa that prefixes; `size` as in pages.py."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.hostile.shapes import LINE, NODE, SENTENCE, deep, json_ld, numbered, page

ITEM = 'itemscope itemtype="https://schema.org/NewsArticle"'
RDFA = 'vocab="https://schema.org/" typeof="NewsArticle"'


def graph(*nodes: dict[str, Any]) -> str:
    return json_ld(json.dumps({"@context": "https://schema.org", "@graph": nodes}))


def chain(size: int, member: str) -> list[dict[str, Any]]:
    """Nodes each of which refers to the next, the last to the first."""
    return [{**NODE, "@id": f"#{number}", member: {"@id": f"#{(number + 1) % size}"}} for number in range(size)]


PAGES: dict[str, Callable[[int], str]] = {
    "a chain of authors": lambda size: graph(*chain(size // 10, "author")),
    "a chain of wholes": lambda size: graph(*chain(size // 10, "isPartOf")),
    "a chain of main entities": lambda size: graph(*chain(size // 10, "mainEntity")),
    "each node refers to all": lambda size: graph(
        *({**NODE, "@id": f"#{n}", "author": [{"@id": f"#{m}"} for m in range(int(size**0.5))]} for n in range(int(size**0.5)))
    ),
    "one id for all nodes": lambda size: graph(*({**NODE, "@id": "#a", "image": f"/{n}.jpg"} for n in range(size // 10))),
    "one author for all articles": lambda size: graph(
        {"@id": "#a", "name": "Ann B"}, *({**NODE, "author": {"@id": "#a"}} for _ in range(size // 10))
    ),
    "articles": lambda size: graph(*({**NODE, "headline": f"Ferry {n}", "url": f"/{n}"} for n in range(size // 10))),
    "organisations": lambda size: graph(NODE, *({"@type": "NewsMediaOrganization", "name": f"Ledger {n}"} for n in range(size // 10))),
    "breadcrumbs": lambda size: graph(
        NODE, {"@type": "BreadcrumbList", "itemListElement": [{"position": n, "name": f"a{n}", "item": f"/{n}"} for n in range(size // 10)]}
    ),
    "questions of a FAQPage": lambda size: graph(
        NODE,
        {"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": f"a{n}?", "acceptedAnswer": {"text": "b"}} for n in range(size // 10)]},
    ),
    "keywords": lambda size: graph({**NODE, "keywords": [f"a{n}" for n in range(size)]}),
    "keywords with commas": lambda size: graph({**NODE, "keywords": "a, b; c | " * size}),
    "addresses that it is the same as": lambda size: graph(
        {**NODE, "author": {"name": "Ann B", "sameAs": [f"https://a.example/{n}" for n in range(size)]}}
    ),
    "types": lambda size: graph({**NODE, "@type": [f"Type{n}" for n in range(size)] + ["NewsArticle"]}),
    "members": lambda size: graph({**NODE, **{f"member{n}": n for n in range(size)}}),
    "a long type": lambda size: graph({**NODE, "@type": "NewsArticle/" * size}),
    "a long date": lambda size: graph({**NODE, "datePublished": "2026-01-" * size}),
    "long names": lambda size: graph({**NODE, "author": "By Ann and " * size, "publisher": "The Ledger, " * size}),
    "a long body": lambda size: graph({**NODE, "articleBody": "The ferry left.\n" * size}),
    "entities in JSON-LD": lambda size: json_ld(json.dumps({**NODE, "headline": "&amp;lt;b&gt; " * size})),
    "comments in JSON-LD": lambda size: json_ld("/* a */ // b\n" * size + json.dumps(NODE)),
    "openings of comments in JSON-LD": lambda size: json_ld("<!--" * size),
    "CDATA in JSON-LD": lambda size: json_ld("<![CDATA[" * size + json.dumps(NODE) + "]]>" * size),
    "items": lambda size: page(f'<div {ITEM}><b itemprop="headline">A ferry</b></div>' * (size // 10)),
    "properties of an item": lambda size: page(f"<div {ITEM}>" + numbered('<b itemprop="p#">a</b>', size // 5) + "</div>"),
    "authors of an item": lambda size: page(f"<div {ITEM}>" + numbered('<b itemprop="author">Ann B#</b>', size // 5) + "</div>"),
    "many references to one element": lambda size: page(f'<i id=a itemprop=author>Ann</i><p {ITEM} itemref="{"a " * size}">a</p>'),
    "many items with one reference": lambda size: page("<i id=a itemprop=author>Ann</i>" + f'<p {ITEM} itemref="a">a</p>' * (size // 10)),
    "references to nothing": lambda size: page(f'<p {ITEM} itemref="{numbered("x# ", size)}">a</p>'),
    "references in a ring": lambda size: page(
        "".join(f'<i id="r{n}" {ITEM} itemprop="author" itemref="r{(n + 1) % (size // 20)}"></i>' for n in range(size // 20))
    ),
    "a property in items": lambda size: page(deep(f"<div {ITEM} itemprop=author><b itemprop=name>A</b>", size // 50, "</div>", LINE)),
    "RDFa nodes": lambda size: page(f'<div {RDFA}><b property="headline">A ferry</b></div>' * (size // 50)),
    "RDFa prefixes": lambda size: page(f'<div prefix="{numbered("a#: https://a.example/# ", size // 5)}" {RDFA}>{LINE}</div>'),
    "RDFa properties": lambda size: page(f"<div {RDFA}>" + '<b property="author name headline">Ann</b>' * (size // 20) + "</div>"),
    "RDFa terms in an attribute": lambda size: page(f'<div {RDFA}><b property="{numbered("a# ", size // 10)}">Ann</b></div>'),
    "RDFa words that are no terms": lambda size: page(
        f'<div {RDFA} prefix="{"a " * size}"><b property="{", " * size}" rel="{"() " * size}">Ann</b></div>'
    ),
    "RDFa relations of many resources": lambda size: page(
        f'<div {RDFA}><div rel="author editor image video">{numbered("<i resource=#r#>Ann</i>", size // 20)}</div></div>'
    ),
    "RDFa prefixes of one name": lambda size: page(numbered('<i prefix="a: https://a.example/#/" property="a:b">Ann</i>', size // 20)),
    "RDFa copies in a ring": lambda size: page(
        f"<div {RDFA}>"
        + "".join(
            f'<b resource="p{n}" typeof="rdfa:Pattern"><i property="rdfa:copy" href="p{(n + 1) % (size // 50)}"></i><i property="name">{n}</i></b>'
            for n in range(size // 50)
        )
        + "</div>"
    ),
    "RDFa markup as a value": lambda size: page(deep(f'<div {RDFA} property="name" datatype="rdf:XMLLiteral">', 200, "</div>", "<b>a</b> c" * size)),
    "RDFa resources in a ring": lambda size: page(
        f'<div vocab="https://schema.org/">{numbered("<i typeof=NewsArticle resource=#r# rel=author href=#r1></i>", size // 50)}</div>'
    ),
    "RDFa lists": lambda size: page(f"<div {RDFA}>" + '<b property=author inlist="">Ann</b>' * (size // 20) + "</div>"),
    "metas of one property": lambda size: page(head='<meta property="og:title" content="Ferry leaves">' * (size // 5)),
    "metas of many properties": lambda size: page(head=numbered('<meta property="og:p#" content="a#">', size // 5)),
    "a meta of many properties": lambda size: page(head=f'<meta property="{"og:title " * size}" content="a">'),
    "long metas": lambda size: page(head=f'<meta property="og:title" content="{"The ferry - left | " * size}">'),
    "article tags": lambda size: page(head=numbered('<meta property="article:tag" content="a#">', size // 5)),
    "link elements": lambda size: page(head=numbered('<link rel="alternate" hreflang="de" href="/#">', size // 5)),
    "canonicals": lambda size: page(head=numbered('<link rel="canonical" href="/#">', size // 5)),
    "a long canonical": lambda size: page(head=f'<link rel="canonical" href="{"../a/" * size}">'),
    "a long base": lambda size: page(head=f'<base href="https://a.example/{"a/" * size}">'),
    "sentence after sentence": lambda size: graph({**NODE, "description": f"{SENTENCE} " * size}),
}
