"""Payloads whose bytes, JSON or markup are odd: every property with every odd value, every charset with every odd text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle, product
from typing import Any

from tests.hostile.case import ARTICLE, HTML, JSON, JSON_LD, PAGE, PARAGRAPH, TEXT, Case, sent, table, to_both

STATED = table("content")
BYTES = {
    "nothing": b"",
    "a zero": b"\x00",
    "zeros": b"\x00" * 5000,
    "ones": b"\xff" * 5000,
    "every byte": bytes(range(256)) * 20,
    "a lone lead byte": ARTICLE.encode() + b"\xe2\x82",
    "overlong": b"<p>\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf" + ARTICLE.encode(),
    "surrogates": b"\xed\xa0\x80\xed\xbf\xbf" * 100 + ARTICLE.encode(),
    "beyond Unicode": b"\xf4\x90\x80\x80\xf7\xbf\xbf\xbf" * 50 + ARTICLE.encode(),
    "marks of order": b"\xef\xbb\xbf" * 50 + ARTICLE.encode(),
    "marks of both orders": b"\xff\xfe\xfe\xff" + ARTICLE.encode("utf-16-le"),
    "half a UTF-16": b"\xff\xfe" + ARTICLE.encode("utf-16-le")[:-1],
    "UTF-16 without a mark": ARTICLE.encode("utf-16-be"),
    "UTF-32": ARTICLE.encode("utf-32"),
    "UTF-7": "<p>Fähre & Möwe</p>".encode("utf-7") * 20,
    "a mark of UTF-32 before UTF-8": b"\xff\xfe\x00\x00" + ARTICLE.encode(),
    "a mark of UTF-7": b"\x2b\x2f\x76\x38" + ARTICLE.encode(),
    "GB 18030 cut short": "渡船出发了。€".encode("gb18030")[:-1] + b"\x81\x30" + ARTICLE.encode(),
    "Shift JIS cut short": "渡船が出た。\n".encode("shift_jis") * 20 + b"\x81",
    "ISO-2022-JP cut short": "渡船が出た。\n".encode("iso-2022-jp") * 20 + b"\x1b$B\x24",
    "windows-1251": "Паром вышел из порта в девять.\n".encode("windows-1251") * 20,
    "two encodings": ARTICLE.encode("utf-16-le") + "Die Fähre.\n".encode() * 20 + "Die Fähre.\n".encode("latin-1") * 20,
    "EBCDIC": ARTICLE.encode("cp037"),
    "escapes of ISO-2022": b"\x1b$B\x1b(J\x1b$@" * 100 + ARTICLE.encode(),
    "zeros between": ARTICLE.replace(" ", "\x00").encode(),
    "control characters": "".join(map(chr, range(1, 32))).encode() * 20 + ARTICLE.encode(),
    "a page": PAGE.encode(),
}
LIST_LIKE = '{"headline": "Harbour reopens", "text": %s}'


def cases() -> Iterator[Case]:
    """Every case of content."""
    for (name, content), media_type in product(BYTES.items(), (HTML, TEXT, JSON)):
        yield from to_both(name, content, media_type)
    pairs = product(BYTES.items(), STATED["charsets"])
    for ((name, content), charset), media_type in zip(pairs, cycle((HTML, TEXT, JSON)), strict=False):
        yield sent(f"{name} as {charset[:20]!r}", content, f"{media_type}; charset={charset}")
    for charset in STATED["charsets"]:
        yield sent(f"meta charset {charset[:20]!r}", f'<meta charset="{charset}">{PAGE}', HTML)
    for text in STATED["json"]:
        yield from to_both(f"json {text[:40]}", text, JSON)
        yield sent(f"script {text[:40]}", PAGE.replace("</head>", f'<script type="application/ld+json">{text}</script></head>'), HTML)
    yield from _properties()
    for html in STATED["html"]:
        yield from to_both(f"html {html[:40]}", html + f"<h1>Harbour reopens</h1><p>{PARAGRAPH}</p>")
        yield from to_both(f"html behind {html[:40]}", f"<h1>Harbour reopens</h1><p>{PARAGRAPH}</p>" + html)
    for text in STATED["texts"]:
        yield sent(f"text {text[:40]}", text, TEXT)
        yield sent(f"text behind {text[:40]}", f"{ARTICLE}\n{text}", TEXT)


def _properties() -> Iterator[Case]:
    """Each property of an article with all odd values, in the article form and in JSON-LD."""
    values = [json.loads(text) for text in STATED["values"]]
    for name in STATED["form"]:
        for number, value in enumerate(values):
            form: dict[str, Any] = {"headline": "Harbour reopens", "articleBody": PARAGRAPH, name: value}
            yield sent(f"{name} {number}", json.dumps(form), JSON)
    for name in STATED["properties"]:
        nodes = [{"@type": "NewsArticle", "headline": "Harbour reopens", name: value} for value in values]
        yield sent(f"{name} with all odd values", json.dumps({"@context": "https://schema.org", "@graph": nodes}), JSON_LD, path="/v1/check")
        script = f'<script type="application/ld+json">{json.dumps(nodes)}</script>'.replace("</s", "<\\/s")
        yield from to_both(f"{name} with all odd values", PAGE.replace("</head>", f"{script}</head>"))
