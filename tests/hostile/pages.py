"""Pages that are meant to hurt: deep, wide, broken, repeated. `size` is roughly how many of the thing that each one repeats."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.hostile.shapes import LINE, NODE, SENTENCE, deep, json_ld, numbered, page

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
    "one element of many attributes": lambda size: page("<p " + numbered("a#=b ", size) + f">{SENTENCE}</p>"),
    "one attribute many times": lambda size: page("<p " + "a=b " * size + f">{SENTENCE}</p>"),
    "elements of many attributes": lambda size: page(f"<p {numbered('a#=b ', 20)}>{SENTENCE}</p>" * (size // 20)),
    "long classes": lambda size: page(f'<p class="{numbered("share-# ", size)}">{SENTENCE}</p>'),
    "a long id": lambda size: page(f'<p id="{"related-" * size}">{SENTENCE}</p>'),
    "top headings": lambda size: page("<h1>Ferry leaves</h1>" * (size // 3) + LINE),
    "top headings that differ": lambda size: page(numbered("<h1>Ferry # leaves</h1>", size // 3) + LINE),
    "headings of all levels": lambda size: page(("".join(f"<h{n}>Ferry</h{n}>" for n in range(1, 7)) + LINE) * (size // 20)),
    "a heading in headings": lambda size: page(deep("<h1>", size, "</h1>", "Ferry leaves") + LINE),
    "articles in a row": lambda size: page(f"<article><h1>Ferry leaves</h1>{LINE}</article>" * (size // 10)),
    "articles in articles": lambda size: page(deep("<article>", size, "</article>", LINE)),
    "sections in sections": lambda size: page(deep("<section><h2>a</h2>", size, "</section>", LINE)),
    "quotes in quotes": lambda size: page(deep("<blockquote>", size, "</blockquote>", LINE)),
    "lists in lists": lambda size: page(deep("<ul><li>", size, "</li></ul>", SENTENCE)),
    "list items": lambda size: page("<ul>" + "<li>The ferry left.</li>" * (size // 2) + "</ul>" + LINE),
    "definitions": lambda size: page("<h2>FAQ</h2><dl>" + "<dt>Who left?</dt><dd>The ferry.</dd>" * (size // 5) + "</dl>"),
    "details": lambda size: page("<h2>FAQ</h2>" + "<details><summary>Who left?</summary>The ferry.</details>" * (size // 5)),
    "questions without answers": lambda size: page("<h2>FAQ</h2>" + "<h3>Who left?</h3>" * (size // 2)),
    "one question, answers": lambda size: page("<h2>FAQ</h2><h3>Who left?</h3>" + "<p>The ferry did.</p>" * (size // 2)),
    "FAQ headings": lambda size: page("<h2>FAQ</h2>" * (size // 2) + "<h3>Who?</h3><p>The ferry.</p>"),
    "forms in tables": lambda size: page("<table><form><tr><form><td>" * (size // 5) + LINE),
    "cells": lambda size: page("<table>" + "<tr><td>a</td><td>The ferry left.</td></tr>" * (size // 5) + "</table>" + LINE),
    "text in tables": lambda size: page("<table>" + "a<tr>b<p>c" * (size // 3)),
    "formatting without end": lambda size: page("<b><i><p>" * (size // 3) + SENTENCE),
    "anchors unclosed": lambda size: page("<a href=/x>a<p>" * (size // 3) + SENTENCE),
    "closing tags": lambda size: page("</p></div></b></table>" * size + LINE),
    "entities": lambda size: page(f"<p>{'&amp;&lt;&nbsp;&#128512;' * size}</p>"),
    "entities without end": lambda size: page(f"<p>{'&amp' * size}&{'a' * size}</p>"),
    "comments": lambda size: page("<!-- a -->" * size + LINE),
    "CDATA": lambda size: page("<![CDATA[ a ]]>" * size + LINE),
    "instructions": lambda size: page("<?a b?>" * size + LINE),
    "declarations": lambda size: "<!DOCTYPE html [" + numbered('<!ENTITY a# "&a#;&a#;">', size // 3) + "]>" + page(),
    "templates": lambda size: page(deep("<template>", size, "</template>", LINE)),
    "drawings": lambda size: page(deep("<svg><g>", size, "</g></svg>", "<text>a</text>") + LINE),
    "scripts that are no data": lambda size: page(f"<script>{'if(a<b){c(d)}' * size}</script>{LINE}"),
    "small scripts": lambda size: page("<script>a()</script>" * (size // 2) + LINE),
    "pictures": lambda size: page(LINE + numbered('<img src="/#.jpg" width=900 height=600 alt="A pier">', size // 5)),
    "pictures without anything": lambda size: page(LINE + "<img>" * size),
    "pictures of one file": lambda size: page(LINE + '<img src="/a.jpg" width=900>' * (size // 3)),
    "pictures in links": lambda size: page(LINE + '<a href="/a"><img src="/a.jpg">The ferry</a>' * (size // 5)),
    "sources": lambda size: page(LINE + "<picture>" + numbered('<source srcset="/#.jpg 2x">', size // 3) + "<img src=/a.jpg></picture>"),
    "figures in figures": lambda size: page(LINE + deep("<figure>", size, "</figure>", "<img src=/a.jpg><figcaption>A pier</figcaption>")),
    "captions": lambda size: page(LINE + "<figure><img src=/a.jpg>" + "<figcaption>A pier. Photo: Jo Lund</figcaption>" * (size // 5) + "</figure>"),
    "a caption without end": lambda size: page(f"{LINE}<figure><img src=/a.jpg><figcaption>{'A pier, the sea and ' * size}</figcaption></figure>"),
    "by-lines": lambda size: page('<p class="byline">By Ann Lee</p>' * (size // 5) + LINE),
    "authors in links": lambda size: page('<a rel=author href="/ann">Ann Lee</a>, ' * (size // 5) + LINE),
    "times": lambda size: page('<time datetime="2026-01-01">1 January</time>' * (size // 5) + LINE),
    "dates in lines": lambda size: page("<p>Published 1 January 2026, updated 2 January 2026</p>" * (size // 5) + LINE),
    "short paragraphs": lambda size: page("<p>a</p>" * size),
    "empty paragraphs": lambda size: page("<p> </p>" * size + LINE),
    "breaks": lambda size: page(f"<p>{'a<br>' * size}</p>"),
    "blanks between": lambda size: page(f"<p>a{' ' * size * 10}b</p>{LINE}"),
    "marks of joining": lambda size: page(f"<p>{'e' + chr(0x301) * size}</p>{LINE}"),
    "directions": lambda size: page(f"<p>{chr(0x202E) * size} a</p>{LINE}"),
    "no blanks": lambda size: page(f"<p>{chr(0x4E2D) * size * 3}</p>"),
    "teasers": lambda size: page((LINE + "<p><b>READ ALSO</b> <a href=/a>The ferry left</a></p>") * (size // 10)),
    "a long title": lambda size: page(head=f"<title>{'Ferry leaves - ' * size}</title>"),
    "titles": lambda size: page(head="<title>Ferry leaves</title>" * (size // 2)),
}
