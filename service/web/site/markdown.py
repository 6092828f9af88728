"""The documents' Markdown as HTML: markdown-it-py, with links that lead to where the service shows what they name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

import docs
import schemas

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

ORDER = ("start", "api", "cli", "checking", "cms", "store", "settings", "findings", "rules", "operate", "extending", "architecture", "decisions")
"""What comes first in the navigation; other documents follow by name, before `LAST`."""
LAST = ("extending", "architecture", "decisions")
SLUGS = {"api": "api-guide"}
"""Of documents that are not shown under their own name: `/docs/api` is the reference."""
_NO_LETTERS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the second level: its text and the fragment that leads to it."""

    text: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its name, its title, what it holds as HTML, and its headings."""

    name: str
    title: str
    html: str
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the navigation: a document, and what its address ends in."""

    name: str
    slug: str
    title: str


@cache
def navigation() -> tuple[Entry, ...]:
    """Every document, in the order in which they are listed."""
    first = [name for name in ORDER if name in docs.names() and name not in LAST]
    last = [name for name in LAST if name in docs.names()]
    others = [name for name in docs.names() if name not in ORDER]
    return tuple(Entry(name, SLUGS.get(name, name), _title(docs.text(name))) for name in (*first, *others, *last))


@cache
def rendered(name: str) -> Document:
    """The document of that name as HTML. Errors: KeyError for a name that is none."""
    text = docs.text(name)
    tokens = _parser().parse(text)
    headings = tuple(_headings(tokens))
    html: str = _parser().renderer.render(tokens, _parser().options, {})
    return Document(name, _title(text), html, headings)


def _title(text: str) -> str:
    return next((line.removeprefix("# ").replace("`", "") for line in text.splitlines() if line.startswith("# ")), "")


def _headings(tokens: Sequence[Token]) -> list[Heading]:
    found, taken = [], set[str]()
    for opening, inline in itertools.pairwise(tokens):
        if opening.type != "heading_open":
            continue
        text = "".join(part.content for part in inline.children or ())
        fragment = _NO_LETTERS.sub("-", text.lower()).strip("-")
        while fragment in taken:
            fragment += "-"
        taken.add(fragment)
        opening.attrSet("id", fragment)
        if opening.tag == "h2":
            found.append(Heading(text, fragment))
    return found


def target(href: str) -> str | None:
    """Where a link of a document leads on the service; None where the service does not show what it names."""
    if href.startswith(("http://localhost:8000/", "http://localhost:8000")):
        return href.removeprefix("http://localhost:8000") or "/"
    if href.startswith(("#", "https://", "http://")):
        return href
    path, _, fragment = href.partition("#")
    name, suffix = path.rpartition("/")[2].removesuffix(".md"), f"#{fragment}" if fragment else ""
    if name in docs.names() and path.endswith(".md"):
        return f"/docs/{SLUGS.get(name, name)}{suffix}"
    if path.startswith("examples/") and path.removeprefix("examples/") in docs.examples():
        return f"/docs/{path}"
    schema = name.removesuffix(".json")
    return f"/v1/schemas/{schema}" if path.startswith("../schemas/") and schema in schemas.NAMES else None


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    for kind, rule in (("html_block", _nothing), ("html_inline", _nothing), ("fence", _code), ("code_block", _code), ("link_open", _link)):
        parser.add_render_rule(kind, rule)
    parser.add_render_rule("table_open", _table)
    parser.add_render_rule("table_close", lambda *_: "</table></div>\n")
    return parser


def _table(_self: Any, _tokens: Sequence[Token], _index: int, _options: Any, env: Any) -> str:
    """A table in a frame of its own, which scrolls sideways, by the keyboard too; each has another name, for screen readers."""
    env["tables"] = env.get("tables", 0) + 1
    return f'<div class="wide" role="region" aria-label="Table {env["tables"]}" tabindex="0"><table>\n'


def _nothing(_self: Any, _tokens: Sequence[Token], _index: int, _options: Any, _env: Any) -> str:
    """The comments that `make docs` finds its tables by, and any other HTML."""
    return ""


def _link(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """A link that leads nowhere here is text: its element stays, without an address."""
    token = tokens[index]
    href = target(str(token.attrGet("href") or ""))
    token.attrs = {} if href is None else {"href": href}
    return str(self.renderToken(tokens, index, options, env))


def _code(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    """Code; in a console the commands stand out from what they print."""
    token = tokens[index]
    lines = token.content.splitlines()
    if token.info == "console":
        shown = [f'<b class="command">{escape(line)}</b>' if line.startswith("$ ") else escape(line) for line in lines]
    else:
        shown = [escape(line) for line in lines]
    code = "\n".join(shown)
    return f'<div class="code" data-copies><pre tabindex="0"><code>{code}</code></pre></div>\n'
