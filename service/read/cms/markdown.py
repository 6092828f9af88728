"""Texts: HTML as it is, Markdown made HTML. Source: https://spec.commonmark.org, with tables"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from markdown_it import MarkdownIt

from service.read.cms.rich import Rich

_HTML = re.compile(r"<(?:p|div|h[1-6]|ul|ol|li|br|blockquote|figure|img|table|section|article|span|strong|em|b|i|a)\b[^<>]*>|</[a-z]", re.I)


def is_html(text: str) -> bool:
    """Whether a text holds HTML's own tags; Markdown with a few of them is not told from it, and reads the same."""
    return _HTML.search(text) is not None


def fits(value: Any) -> bool:
    """Whether a value is a text at all."""
    return isinstance(value, str)


def write(value: Any, at: str, rich: Rich) -> None:
    """Write a text: Markdown unless it holds HTML."""
    rich.html.append(value if is_html(value) else str(_markdown().render(value)))


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")
