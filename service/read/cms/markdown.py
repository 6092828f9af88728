"""Texts: HTML as it is, Markdown made HTML. Source: https://spec.commonmark.org, with tables"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from service.read.cms.rich import Rich, text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

LONGEST = 200_000
"""Characters of a text that is read as Markdown: no article is longer."""
MOST_BRACKETS = 200
"""Brackets that open in a text where they are more than a tenth of it: each that stays open costs forty looks at what is behind it."""
_HTML = re.compile(r"<(?:p|div|h[1-6]|ul|ol|li|br|blockquote|figure|img|table|section|article|span|strong|em|b|i|a)\b[^<>]*>|</[a-z]", re.I)
_WHOLE = re.compile(r"<(?:!--|(?:p|div|h[1-6]|ul|ol|blockquote|figure|table|section|article|br|img)\b)", re.I)


def is_html(value: str) -> bool:
    """Whether a text holds HTML's own tags, as Markdown does too."""
    return _HTML.search(value) is not None


def fits(value: Any) -> bool:
    """Whether a value is a text at all."""
    return isinstance(value, str)


def write(value: Any, at: str, rich: Rich) -> None:
    """Write a text: HTML that starts with a block or marks its paragraphs, else Markdown, which may hold tags such as <u> and
    <figure>; one that is too long for that, or too full of brackets, is paragraphs between blank lines."""
    is_long = len(value) > LONGEST or value.count("[") > max(MOST_BRACKETS, len(value) // 10)
    if is_html(value) and (is_long or _WHOLE.match(value.lstrip()) or "</p>" in value):
        rich.html.append(value)
    elif not is_long:
        rich.html.append(str(_markdown().render(value)))
    else:
        rich.html += [f"<p>{text(part)}</p>" for part in value.split("\n\n")]


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # a start of the service or the command without Markdown does without it

    return MarkdownIt("commonmark").enable("table")
