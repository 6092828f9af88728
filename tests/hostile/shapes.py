"""What hostile payloads are put together from."""

from __future__ import annotations

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
