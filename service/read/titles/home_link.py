"""What the link to the site's front page says: the name of the site, as the text of the link or of the logo in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from service.read.data import load
from service.read.document import Document
from service.read.fold import fold_letters

MOST_LINKS = 80
"""Links of a page that are looked at: the one to the front page is among the first."""
MOST_INSIDE = 20
MOST_WORDS = 5
LONGEST = 60


def home_names(page: Document) -> tuple[str, ...]:
    """What the page's first links to its site's front page are called, folded, without words like "logo" and "home"."""
    own = _host_of(page.base_url or "")
    names = [name for link in islice(page.tree.iter("a"), MOST_LINKS) if _leads_home(link, own) for name in _said(link)]
    return tuple(dict.fromkeys(filter(None, map(_name, names))))


def _leads_home(link: HtmlElement, own: str) -> bool:
    href = (link.get("href") or "").strip()
    if href == "/":
        return True
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return parts.path in ("", "/") and not parts.query and parts.netloc == own != ""


def _host_of(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def _said(link: HtmlElement) -> Iterator[str]:
    yield " ".join(link.itertext())
    for element in islice(link.iter(), MOST_INSIDE):
        yield from filter(None, (element.get(name) for name in ("aria-label", "title", "alt")))


def _name(text: str) -> str:
    if not 0 < len(text) <= LONGEST:
        return ""
    words = [word for word in fold_letters(text).split() if word not in _furniture()]
    return " ".join(words) if len(words) <= MOST_WORDS else ""


@cache
def _furniture() -> frozenset[str]:
    words: list[str] = load("headline.json")["homeWords"]
    return frozenset(word for text in words for word in fold_letters(text).split())
