"""The author whose page `article:author` names, where a link of the page to it says who that is."""

from __future__ import annotations

from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from service.model.article import Agent
from service.read.authors.byline import is_name
from service.read.authors.names import agents_of
from service.read.authors.shown_authors import ShownAuthors
from service.read.clean import clean_line
from service.read.margins import is_in_margin, margin_names
from service.read.near_article import labels_of
from service.read.page import Page

MOST_AUTHORS = 10
"""Addresses that are looked for: each costs a walk over the links."""


def linked_author(page: Page) -> ShownAuthors | None:
    """The people whose names are the whole texts of links to the addresses in `article:author`; None where there are none.

    Only pages of the site itself count, its first one not: a link to a network says "Follow Us", one to the first page
    says what the site is called.
    """
    found: dict[str, Agent] = {}
    at = ""
    for stated in islice(page.meta.get("article:author", ()), MOST_AUTHORS):
        url = page.absolute(stated) if "/" in stated else None
        if not url or not _is_inner_page(page, url):
            continue
        for link in page.tree.iter("a"):
            name = clean_line(link.text or "") if (href := link.get("href")) and page.absolute(href) == url else ""
            if _names_person(page, name) and not _is_of_site(link):
                found.setdefault(url, Agent(name, url=url))
                at = at or page.place(link)
    return ShownAuthors(tuple(found.values()), at) if found else None


def _is_inner_page(page: Page, url: str) -> bool:
    """Whether an address is the site's and not that of its first page."""
    address = urlsplit(url)
    return address.hostname == urlsplit(page.base_url or "").hostname and address.path.strip("/") != ""


def _is_of_site(link: HtmlElement) -> bool:
    around = list(link.iterancestors())[:-2]  # the body's class says what the whole page is
    return is_in_margin(link) or any(name in labels_of(one) for one in around for name in margin_names())


def _names_person(page: Page, text: str) -> bool:
    """Whether a text is one person's name and nothing else, and not the site's."""
    return is_name(text) and agents_of(text, page.site) == (Agent(text),) and not page.site.is_name(text)
