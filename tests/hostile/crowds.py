"""More pages that are meant to hurt: a crowd of each thing that one reader looks for; `size` as in pages.py."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.hostile.markup import ITEM, graph
from tests.hostile.shapes import LINE, NODE, SENTENCE, deep, json_ld, numbered, page

FIGURE = '<figure><img src="/#.jpg"><figcaption>A pier. Photo: Jo Lund/EPA (2026)</figcaption></figure>'
ANSWER = f"<p>{SENTENCE}</p>"


def faq(pairs: str) -> str:
    """A page that has these pairs under the label of an FAQ."""
    return page(f"{LINE}<h2>FAQ</h2>{pairs}")


PAGES: dict[str, Callable[[int], str]] = {
    "spans in spans": lambda size: page(deep("<span>", size, "</span>", SENTENCE)),
    "bold in italics": lambda size: page("<p>" + deep("<b><i>", size, "</i></b>", SENTENCE) + "</p>"),
    "candidates of many srcsets": lambda size: page(f'<img src="/a.jpg" srcset="{numbered("/#.jpg #w, ", 20)}">' * (size // 40)),
    "candidates of one picture": lambda size: page(f"<picture>{numbered('<source srcset=/#.jpg>', size // 10)}<img src=/a.jpg></picture>"),
    "pictures of one name": lambda size: page(head=numbered('<meta property="og:image" content="/i.jpg?v=#">', size // 10)),
    "pictures in many widths": lambda size: page(numbered('<img src="/i-#x100.jpg" width="#">', size // 10)),
    "pictures of many attributes": lambda size: page(f'<img src="/a.jpg" {numbered("data-src#=/#.jpg ", size // 5)}>'),
    "pictures without scripts": lambda size: page('<noscript><img src="/a.jpg"></noscript>' * (size // 5)),
    "captions with credits": lambda size: page(LINE + numbered(FIGURE, size // 20)),
    "credits in one caption": lambda size: page(f"<figure><img src=/a.jpg><figcaption>{'Photo: Jo Lund/EPA. ' * size}</figcaption></figure>"),
    "runs of one caption": lambda size: page(f"<figure><img src=/a.jpg><figcaption>{'<b>A</b> <i>pier</i> ' * size}</figcaption></figure>"),
    "alternative texts": lambda size: page(numbered(f'<img src="/#.jpg" alt="{SENTENCE} Foto: Jo">', size // 10)),
    "an attribute": lambda size: page(f'<div data-a="{"a" * size}">{LINE}</div>'),
    "an attribute of entities": lambda size: page(f'<div title="{"&amp;" * size}">{LINE}</div>'),
    "class names": lambda size: page(f'<div class="{numbered("c# ", size)}">{LINE}</div>'),
    "class names of by-lines": lambda size: page(f'<p class="{"byline author " * size}">By Ann Lee</p>{LINE}'),
    "names of the page's parts": lambda size: page(numbered('<div class="related nav-# sidebar share"><p>A ferry</p></div>', size // 10)),
    "boxes for an address": lambda size: page(LINE * 9 + numbered('<div class="c#"><input type="email"></div>', size // 10) + LINE * 2),
    "boxes for an address, with words": lambda size: page(
        LINE * 9 + numbered('<div class="c#"><p>Letters by mail.</p><input type="email"></div>', size // 10) + LINE * 2
    ),
    "styles": lambda size: page(f'<p style="{"color: red; " * size}">{SENTENCE}</p>'),
    "trails of breadcrumbs": lambda size: page('<nav class="breadcrumb"><a href="/a">A</a></nav>' * (size // 10) + LINE),
    "a trail of breadcrumbs": lambda size: page(f'<nav class="breadcrumb">{numbered("<a href=/#>A#</a>", size // 5)}</nav>{LINE}'),
    "breadcrumbs out of order": lambda size: graph(
        NODE, {"@type": "BreadcrumbList", "itemListElement": [{"position": size - n, "name": f"a{n}"} for n in range(size // 10)]}
    ),
    "pairs of headings": lambda size: faq(f"<h3>Who left?</h3>{ANSWER}" * (size // 20)),
    "pairs of a definition list": lambda size: faq("<dl>" + "<dt>Who left?</dt><dd>All.</dd>" * (size // 10) + "</dl>"),
    "pairs that open": lambda size: faq("<details><summary>Who left?</summary>All.</details>" * (size // 10)),
    "pairs of bold lines": lambda size: faq("<p><b>Who left?</b></p><p>All.</p>" * (size // 10)),
    "pairs in a paragraph": lambda size: faq(f"<p>{'<b>Q: Who left?</b><br>A: All.<br>' * (size // 10)}</p>"),
    "pairs of buttons": lambda size: faq(numbered('<button aria-expanded=false aria-controls=a#>Who?</button><div id="a#">All.</div>', size // 15)),
    "pairs in tables": lambda size: faq(f"<table>{'<tr><td>Who left?</td><td>All.</td></tr>' * (size // 10)}</table>"),
    "pairs in lists in lists": lambda size: faq(deep("<ul><li>Who left?<p>All.</p>", size // 10, "</li></ul>", "")),
    "labels of an FAQ": lambda size: page("<h2>FAQ</h2><p>Who left?</p>" * (size // 10)),
    "labels in labels": lambda size: page(deep('<div class="faq"><h2>FAQ</h2>', size // 10, "</div>", LINE)),
    "stated pairs that are shown": lambda size: page(
        numbered("<h3>Who left #?</h3><p>All #.</p>", size // 20),
        '<script type="application/ld+json">'
        + json.dumps(
            {"@type": "FAQPage", "mainEntity": [{"name": f"Who left {n}?", "acceptedAnswer": {"text": f"All {n}."}} for n in range(size // 20)]}
        )
        + "</script>",
    ),
    "pairs of microdata": lambda size: page(
        '<div itemscope itemtype="https://schema.org/FAQPage">'
        + "<div itemscope itemprop=mainEntity itemtype=https://schema.org/Question><b itemprop=name>Who?</b></div>" * (size // 20)
        + "</div>"
    ),
    "updates of a live blog": lambda size: graph(
        {
            "@type": "LiveBlogPosting",
            "headline": "Ferry",
            "liveBlogUpdate": [{"headline": f"a{n}", "articleBody": SENTENCE} for n in range(size // 20)],
        }
    ),
    "updates shown": lambda size: page(
        numbered(f'<article id="a#"><time datetime="2026-03-02">10:0#</time><h3>Left #</h3>{LINE}</article>', size // 30)
    ),
    "updates of microdata": lambda size: page(
        f"<div {ITEM}>" + "<div itemprop=liveBlogUpdate itemscope><p itemprop=articleBody>It left.</p></div>" * (size // 15) + "</div>"
    ),
    "tables in cells": lambda size: page(deep("<table><tr><td>a</td><td>", size // 10, "</td></tr></table>", LINE)),
    "heads of a table": lambda size: page(f"<table>{'<tr><th>a</th><td>By Ann Lee</td></tr>' * (size // 10)}</table>"),
    "options": lambda size: page(f"<select>{'<option>2 March 2026' * (size // 5)}</select>{LINE}"),
    "frames": lambda size: page('<iframe src="https://video.example/embed/1"></iframe>' * (size // 10) + LINE),
    "films": lambda size: page('<video src="/a.mp4" poster="/a.jpg"></video>' * (size // 10) + LINE),
    "films in JSON-LD": lambda size: graph(
        {**NODE, "video": [{"@type": "VideoObject", "name": f"a{n}", "contentUrl": f"/{n}.mp4"} for n in range(size // 10)]}
    ),
    "tags of topics": lambda size: page(LINE + numbered('<a rel="tag" class="tag" href="/tag/#">Ferry #</a>', size // 10)),
    "links to authors": lambda size: page(numbered('<a rel="author" href="/a/#">Ann Lee #</a>', size // 10) + LINE),
    "names in one by-line": lambda size: page(f'<p class="byline">By {"Ann Lee and Jo Lund, " * size}</p>{LINE}'),
    "by-lines in spans": lambda size: page(f'<p class="byline">{"<span>By</span> <a>Ann Lee</a>, " * (size // 4)}</p>{LINE}'),
    "addresses of people": lambda size: page("<address>By Ann Lee, 2 March 2026</address>" * (size // 5) + LINE),
    "dates in one line": lambda size: page(f'<p class="date">{"Published 2 March 2026, updated 3 March 2026 | " * (size // 5)}</p>{LINE}'),
    "times of nothing": lambda size: page("<time>soon</time><time datetime=x></time>" * (size // 5) + LINE),
    "kickers in a heading": lambda size: page(f"<h1>{'<span class=kicker>Port</span>' * (size // 5)}Ferry leaves</h1>{LINE}"),
    "a heading of spans": lambda size: page(f"<h1>{deep('<span>', size, '</span>', 'Ferry leaves')}</h1>{LINE}"),
    "titles with bars": lambda size: page(head=f'<meta property="og:title" content="{"Ferry - Port | " * (size // 5)}">' * 2),
    "headings that are cut": lambda size: page(numbered("<h2>Ferry leaves harbour number #…</h2>", size // 10) + LINE),
    "escapes of escapes": lambda size: graph({**NODE, "headline": "&" + "amp;" * size, "description": "&" + "amp;" * size + "lt;b&gt;"}),
    "tags in a headline": lambda size: graph({**NODE, "headline": "<b>" * 100, "description": "<b " * size}),
    "spans in a description": lambda size: graph({**NODE, "description": "</span><span " * size}),
    "quotes in JSON-LD": lambda size: json_ld('{"@type": "NewsArticle", "headline": "' + 'a "b" ' * size + '"}'),
    "line ends in JSON-LD": lambda size: json_ld('{"@type": "NewsArticle", "headline": "' + "a\n" * size + '"}'),
    "commas in JSON-LD": lambda size: json_ld('{"@type": "NewsArticle", "keywords": [' + '"a",,' * size + '], "headline": "Ferry"}'),
    "commas missing in JSON-LD": lambda size: json_ld('{"@type": "NewsArticle", "keywords": [' + '"a" ' * size + '], "headline": "Ferry"}'),
    "apostrophes in JSON-LD": lambda size: json_ld("{'@type': 'NewsArticle', " + numbered("'a#': 'b', ", size // 5) + "'headline': 'Ferry'}"),
    "backslashes in JSON-LD": lambda size: json_ld('{"@type": "NewsArticle", "headline": "' + "\\x" * size + '"}'),
    "JSON-LD behind JSON-LD": lambda size: json_ld('{"@type": "NewsArticle", "headline": "Ferry"}' * (size // 20)),
    "terms of a context": lambda size: json_ld(
        json.dumps({"@context": ["https://schema.org", {f"t{n}": f"schema:a{n}" for n in range(size // 5)}], **NODE})
    ),
    "contexts": lambda size: json_ld(json.dumps({"@context": ["https://schema.org", {"@vocab": "https://schema.org/"}] * (size // 10), **NODE})),
    "contexts in contexts": lambda size: json_ld('{"@context": ' * (size // 10) + '"https://schema.org"' + "}" * (size // 10)),
    "contexts that name each other": lambda size: json_ld(
        json.dumps({"@context": {f"t{n}": {"@id": f"t{(n + 1) % (size // 10)}:a", "@context": {}} for n in range(size // 10)}, **NODE})
    ),
    "graphs in graphs": lambda size: json_ld('{"@graph": [' * 30 + ",".join([json.dumps(NODE)] * (size // 10)) + "]}" * 30),
    "parts": lambda size: graph({**NODE, "hasPart": [{"@type": "WebPageElement", "cssSelector": f".a{n} > b"} for n in range(size // 10)]}),
    "images of one address": lambda size: graph({**NODE, "image": [{"url": "/i.jpg", "width": n, "caption": f"a{n}"} for n in range(size // 10)]}),
    "creators of images": lambda size: graph({**NODE, "image": [{"url": f"/{n}.jpg", "creator": {"@id": "#a"}} for n in range(size // 10)]}),
    "terms as keywords": lambda size: graph({**NODE, "keywords": [{"@type": "DefinedTerm", "name": f"a{n}"} for n in range(size // 10)]}),
    "names that are lists": lambda size: graph({**NODE, "author": [{"name": ["Ann Lee"] * 100}] * (size // 200)}),
    "ids of everything": lambda size: graph(NODE, *({"@id": f"#{n}", "@type": "Person", "name": f"Ann {n}"} for n in range(size // 10))),
    "languages": lambda size: graph({**NODE, "headline": [{"@language": f"l{n}", "@value": f"Ferry {n}"} for n in range(size // 10)]}),
    "types of an item": lambda size: page(f'<div itemscope itemtype="{numbered("https://schema.org/T# ", size // 10)}"><b itemprop=name>a</b></div>'),
    "properties of an element": lambda size: page(f'<div {ITEM}><b itemprop="{numbered("p# ", size // 3)}">a</b></div>'),
    "prefixes of many elements": lambda size: page(numbered('<div prefix="a#: https://a.example/#"><b property="a#:b">a</b></div>', size // 20)),
    "vocabularies": lambda size: page(numbered('<div vocab="https://a.example/#/" typeof="T"><b property="a">a</b></div>', size // 20)),
    "bodies": lambda size: f"<html>{'<body><head>' * size}<h1>Ferry leaves</h1>{LINE}",
    "bases": lambda size: page(head=numbered('<base href="https://a.example/#/">', size // 10)),
    "names with colons": lambda size: page("<a:b:c>" * size + LINE),
    "elements of many names": lambda size: page(numbered("<x-#>a</x-#>", size // 5) + LINE),
    "drawings in drawings": lambda size: page(deep("<svg><title>a</title>", size, "</svg>") + LINE),
    "what is plain": lambda size: page(LINE + "<plaintext>" + "<p>a" * size),
    "text areas": lambda size: page("<textarea><p>a</textarea>" * size + LINE),
    "soft hyphens": lambda size: page(f"<p>{SENTENCE}</p><p>{'a' + chr(0xAD) * size}</p>"),
    "surrogates": lambda size: page(f"<p>{'&#xd800;&#0;' * size}</p>{LINE}"),
    "numbers of characters": lambda size: page(f"<p>{'&#8217;&#x1F6A2;' * size}</p>{LINE}"),
    "zeros": lambda size: page(f"<p>{SENTENCE}{chr(0) * size}</p>"),
}

TEXTS: dict[str, Callable[[int], str]] = {
    "nothing but question marks": lambda size: "?" * size,
    "blank lines": lambda size: f"Ferry leaves\n{SENTENCE}" + "\n" * size + SENTENCE,
    "blank lines of blanks": lambda size: f"Ferry leaves\n{SENTENCE}\n" + " \t\u00a0\n" * size,
    "bullets alone": lambda size: "Ferry leaves\n" + "•\n" * size,
    "numbered lines": lambda size: f"Ferry leaves\n{SENTENCE}\n" + numbered("#. The pier?\n", size // 5),
    "lines like credits": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "(Photo by Jo Lund/EPA)\n" * (size // 5),
    "credits of agencies": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "A pier (EPA)\n" * (size // 4),
    "notices": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "© 2026 The Ledger. All rights reserved.\n" * (size // 8),
    "questions and no answers": lambda size: "Ferry leaves\nFAQ\n" + "Q: Who left?\n" * (size // 4),
    "answers and no questions": lambda size: "Ferry leaves\nFAQ\n" + "A: All.\n" * (size // 3),
    "questions in one line": lambda size: "Ferry leaves\nFAQ\n" + "Q: Who left? A: All. " * (size // 5),
    "labels of an FAQ": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "FAQ\nWho left?\nAll.\n" * (size // 5),
    "underlines": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "The pier\n========\n" * (size // 5),
    "rules": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "* * *\n" * (size // 3),
    "pictures of Markdown": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "![A pier](https://a.example/i.jpg)\n*A pier. Photo: Jo*\n" * (size // 12),
    "links of Markdown": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "[" * size + "](x)" * 20,
    "links in one line": lambda size: "Ferry leaves\n" + "[pier](https://a.example) " * (size // 5),
    "quotations": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "> The pier\n" * (size // 3),
    "quotations in quotations": lambda size: f"Ferry leaves\n{SENTENCE}\n" + ">" * size + " The pier",
    "wrapped lines": lambda size: (
        "Ferry leaves\n" + ("The ferry left the old harbour at nine on Monday with all on board and\n" + "sailed on,\n") * (size // 20)
    ),
    "rows of tables": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "|-|-|\n" * (size // 3),
    "dates alone": lambda size: "Ferry leaves\n" + "2 March 2026\nUpdated: 3 March 2026\n" * (size // 8),
    "heads of mails": lambda size: "From: Ann Lee\nSubject: Ferry leaves\nDate: 2 March 2026\n" * (size // 12) + SENTENCE,
    "by-lines of many": lambda size: "Ferry leaves\nBy " + "Ann Lee and " * size + f"Jo Lund\n{SENTENCE}",
    "embargoes": lambda size: "EMBARGOED until 2 March 2026 10:00\n" * (size // 8) + f"Ferry leaves\n{SENTENCE}",
    "returns": lambda size: f"Ferry leaves\r{SENTENCE}\r" + "a\r" * size,
    "breaks of all kinds": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "a\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029" * (size // 8),
    "what nobody sees": lambda size: f"Ferry leaves\n{SENTENCE}\n" + "\u200b\u202e\u2066" * size,
    "entities": lambda size: f"Ferry leaves\n{'&amp;' * size}",
    "escapes of escapes": lambda size: f"Ferry leaves\n&{'amp;' * size} it left.",
    "tags": lambda size: f"Ferry leaves\n{'<b>' * size} it left.",
    "East Asian questions": lambda size: "渡船出発\nよくある質問\n" + "誰が出発しましたか？\n全員です。\n" * (size // 10),
    "East Asian by-lines": lambda size: "渡船出発\n" + "来源：新华社 作者：王小明 编辑：李雷\n" * (size // 10) + "渡船昨天出发了。\n",
}
FORMS: dict[str, Callable[[int], str]] = {
    "a key of any length": lambda size: json.dumps({"k" * size: 1}),
    "keys of any length": lambda size: json.dumps({"headline": "x", "authors": [{"k" * (size // 2): 1}, {"k" * (size // 2): 2}]}),
    "one member often": lambda size: '{"headline":"a"' + ',"headline":"a"' * size + "}",
    "brackets in a text": lambda size: json.dumps({"headline": "[{" * size}),
    "escaped quotes": lambda size: '{"headline":"' + '\\"[' * size + '"}',
    "blanks": lambda size: '{"headline":' + " " * size + '"a"}',
    "zeros of a number": lambda size: '{"headline":"a","images":[{"url":"https://a.example/i.jpg","width":1' + "0" * size + "}]}",
    "exponents": lambda size: '{"headline":[' + "1e400," * size + "-0]}",
    "surrogates": lambda size: '{"headline":"' + "\\ud800" * size + '"}',
    "zeros": lambda size: '{"headline":"a' + "\\u0000" * size + '"}',
    "selectors": lambda size: json.dumps({"headline": "x", "paywallSelectors": [f".a{n} > b:not(.c)" for n in range(size // 10)]}),
    "a selector": lambda size: json.dumps({"headline": "x", "paywallSelectors": [":not(" * size]}),
    "breadcrumbs": lambda size: json.dumps({"headline": "x", "breadcrumbs": [{"name": f"a{n}"} for n in range(size // 10)]}),
    "films": lambda size: json.dumps({"headline": "x", "video": [{"name": f"a{n}"} for n in range(size // 10)]}),
    "addresses that it is the same as": lambda size: json.dumps(
        {"headline": "x", "authors": [{"name": "Ann Lee", "sameAs": [f"https://a.example/{n}" for n in range(size // 10)]}]}
    ),
    "lines of a body": lambda size: json.dumps({"headline": "x", "articleBody": "a\n" * size}),
    "escapes of escapes": lambda size: json.dumps({"headline": "x", "articleBody": f"&{'amp;' * size} <b> it left."}),
    "pictures of a text": lambda size: json.dumps(
        {"text": "x\n" + "A pier. Photo: Jo\n" * (size // 5), "images": [{"url": "https://a.example/i.jpg"}]}
    ),
}
