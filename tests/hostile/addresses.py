"""Paths, queries, and what a request says of its payload and of the answer that it wants."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from tests.hostile.case import ARTICLE, HTML, PAGE, TEXT, Case, sent, table
from tests.served import get

STATED = table("addresses")
COMPRESSED = b"\x1f\x8b\x08\x00" + b"\x00" * 500


def cases() -> Iterator[Case]:
    """Every case of addresses and of headers with a meaning."""
    for method, path in [(method, path) for path in STATED["paths"] for method in ("GET", "POST")]:
        yield Case(f"{method} {path[:60]}", get(path).replace(b"GET", method.encode(), 1))
    for method, path in [(method, path) for method in STATED["methods"] for path in STATED["routes"]]:
        yield Case(f"{method} {path}", get(path).replace(b"GET", method.encode(), 1))
    for query in STATED["queries"]:
        yield from _both(f"query {query[:60]}", query)
    for address in STATED["values"]:
        yield from _both(f"address as a query {address[:60]!r}", "?url=" + quote(address.encode("utf-8", "surrogatepass")))
    for accept in STATED["accepts"]:
        yield from _both(f"accept {accept[:40]!r}", "", f"Accept: {accept}")
    for encoding in STATED["encodings"]:
        yield sent(f"encoding {encoding[:20]!r}", COMPRESSED, HTML, f"Content-Encoding: {encoding}", status=415)
    for media_type in STATED["media_types"]:
        for path in ("/v1/generate", "/v1/check"):
            yield sent("a media type", PAGE, media_type, path=path)


def _both(name: str, query: str, *headers: str) -> Iterator[Case]:
    yield sent(name, ARTICLE, TEXT, *headers, path=f"/v1/generate{query}")
    yield sent(name, PAGE, HTML, *headers, path=f"/v1/check{query}")
