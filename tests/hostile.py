"""Payloads that are meant to hurt: deep, wide, broken, repeated. `size` is roughly how many of the thing that each one repeats."""

from __future__ import annotations

import json
from collections.abc import Callable

HTML, TEXT, JSON = "text/html", "text/plain", "application/json"
SENTENCE = "The ferry left the old harbour at nine on Monday with all on board."
LINE = f"<p>{SENTENCE}</p>"
NODE = {"@type": "NewsArticle", "headline": "Ferry leaves"}


def page(body: str = LINE, head: str = "") -> str:
    return f"<html><head><title>Ferry leaves</title>{head}</head><body><h1>Ferry leaves</h1>{body}</body></html>"


def json_ld(text: str) -> str:
    return page(head=f'<script type="application/ld+json">{text}</script>')


def deep(opening: str, size: int, closing: str = "", core: str = "1") -> str:
    return opening * size + core + closing * size


def numbered(pattern: str, size: int) -> str:
    return "".join(pattern.replace("#", str(number)) for number in range(size))


PAGES: dict[str, Callable[[int], str]] = {
    "divs in divs": lambda size: page(deep("<div>", size, core=LINE)),
    "spans in a paragraph": lambda size: page(deep("<p>" + "<span>", size, core=SENTENCE)),
    "tables in tables": lambda size: page(deep("<table><tr><td>", size, core=LINE)),
    "opening brackets": lambda size: page("<" * size * 5),
    "comments without end": lambda size: page("<!--" * size),
    "scripts": lambda size: page(head=f'<script type="application/ld+json">{json.dumps(NODE)}</script>' * (size // 20)),
    "broken scripts": lambda size: page(head='<script type="application/ld+json">{</script>' * (size // 10)),
    "deep JSON-LD": lambda size: json_ld(deep('{"@type":"NewsArticle","author":', size, "}")),
    "deep JSON-LD list": lambda size: json_ld(deep("[", size, "]")),
    "deep graphs": lambda size: json_ld(deep('{"@graph":[', size, "]}")),
    "many authors": lambda size: json_ld(json.dumps({**NODE, "author": [{"@type": "Person", "name": f"Ann B{n}"} for n in range(size // 10)]})),
    "many images": lambda size: json_ld(json.dumps({**NODE, "image": [f"https://a.example/{n}.jpg" for n in range(size // 10)]})),
    "nodes that refer to one node": lambda size: json_ld(
        json.dumps({"@graph": [{**NODE, "@id": f"#{n}", "author": {"@id": f"#{(n + 1) % 99}"}} for n in range(size // 20)]})
    ),
    "a node that is its own author": lambda _: json_ld('{"@id":"#a","@type":"NewsArticle","author":{"@id":"#a"},"image":{"@id":"#a"}}'),
    "numbers that are none": lambda size: json_ld(
        '{"@type":"NewsArticle","image":{"url":"/i.jpg","width":1e999,"height":NaN,"x":' + "9" * size + "}}"
    ),
    "values of odd types": lambda _: json_ld(
        '{"@type":["NewsArticle",1,{}],"headline":{"a":[1,{}]},"author":[1,null,[["x"]],{"name":{"@value":["a"]}}],"datePublished":[[]],"image":[[{}]],'
        '"publisher":[[1]],"mainEntityOfPage":[{}],"keywords":{"a":1},"video":3,"articleSection":[[[]]],"isAccessibleForFree":[{}],"hasPart":"x"}'
    ),
    "items in items": lambda size: page(deep('<div itemscope itemtype="https://schema.org/NewsArticle" itemprop="author">', size, core=LINE)),
    "items that refer to items": lambda size: page(
        "".join(
            f'<i id="i{n}" itemscope itemprop=x itemref="i{n + 1} i{n + 2}" itemtype="https://schema.org/NewsArticle"></i>' for n in range(size // 20)
        )
    ),
    "RDFa in RDFa": lambda size: page(deep('<div vocab="https://schema.org/" typeof="NewsArticle" property="author">', size // 20, core=LINE)),
    "metas": lambda size: page(
        head=numbered('<meta name="author" content="Ann B#"><meta property="og:image" content="https://a.example/#.jpg">', size // 10)
    ),
    "figures": lambda size: page(numbered(f'{LINE}<figure><img src="/#.jpg"><figcaption>A pier. Photo: Jo Lund</figcaption></figure>', size // 50)),
    "a long srcset": lambda size: page(f'{LINE}<img srcset="{numbered("/#.jpg #w,", size // 5)}">'),
    "links": lambda size: page(LINE + '<a href="/x">READ ALSO: the ferry</a>' * (size // 5)),
    "questions": lambda size: page("<h2>FAQ</h2>" + "<h3>Who left the harbour?</h3><p>The ferry did.</p>" * (size // 10)),
    "lines by br": lambda size: page("<p>" + "Q: who?<br>A: me<br>" * (size // 3) + "</p>"),
    "one long paragraph": lambda size: page("<p>" + "The ferry left. " * size),
    "one long word": lambda size: page("<p>" + "a" * size * 10),
    "a title of blanks": lambda size: page(head=f'<title>{" " * size * 10}x</title><meta property="og:title" content="{" |" * size}">'),
    "dates without end": lambda size: page(f'<time>{"1 " * size}</time><p class="date">{"12." * size}</p>{LINE}'),
    "a by-line without end": lambda size: page(f'<p class="byline">{"By Ann Lee, and " * size}</p>{LINE}'),
    "a credit without end": lambda size: page(f'{LINE}<figure><img src="/a.jpg"><figcaption>{"Photo: (" * size}</figcaption></figure>'),
}
TEXTS: dict[str, Callable[[int], str]] = {
    "lines": lambda size: f"Ferry leaves\n{(SENTENCE + chr(10)) * (size // 4)}",
    "one line": lambda size: "Ferry leaves\n" + "The ferry left. " * size,
    "blanks": lambda size: "Ferry leaves\n" + " " * size * 10 + "\n" * size + "x",
    "questions": lambda size: f"Ferry leaves\n{SENTENCE}\nFAQ\n" + "Q: who?\nA: me\n" * (size // 2),
    "teasers": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "READ ALSO\nA teaser\n" * (size // 2),
    "names": lambda size: "Ferry leaves\nBy " + "Ann Lee, " * size + f"\n{SENTENCE}",
    "credits": lambda size: "Ferry leaves\nA pier. Image Credit: " + "EPA via " * size + f"\n{SENTENCE}",
    "dates": lambda size: "Ferry leaves\n" + "2026-01-01 10:00 " * size + f"\n{SENTENCE}",
    "control characters": lambda _: "Ferry\0 leaves\nThe\ufffe ferry\x01 left.",
}
FORMS: dict[str, Callable[[int], str]] = {
    "deep": lambda size: '{"headline":' + deep("[", size, "]") + "}",
    "unknown members": lambda size: json.dumps({f"x{n}": 1 for n in range(size)}),
    "a long number": lambda size: '{"headline":' + "9" * size + "}",
    "a lone surrogate": lambda _: '{"headline":"a\\ud800b"}',
    "a member named by a lone surrogate": lambda _: '{"\\ud800":"a"}',
    "a deep page": lambda size: json.dumps({"html": deep("<div>", size, core=LINE)}),
    "many authors": lambda size: json.dumps({"headline": "x", "authors": [{"name": f"Ann {n}"} for n in range(size // 5)]}),
    "many images": lambda size: json.dumps(
        {"text": "x\nA pier. Photo: B\nIt left.", "images": [{"url": f"https://a.example/{n}.jpg"} for n in range(size // 5)]}
    ),
    "many faults": lambda size: json.dumps({"headline": "x", "images": [{"url": n} for n in range(size // 5)]}),
}
KINDS = {HTML: PAGES, TEXT: TEXTS, JSON: FORMS}
NAMED = [(media_type, name) for media_type, payloads in KINDS.items() for name in payloads]
