"""The author whose page `article:author` names, where a link of the page to it says who that is."""

from __future__ import annotations

from itertools import islice
from urllib.parse import urlsplit

from service.model.article import Agent
from service.read.authors.byline import is_name, is_organisation
from service.read.authors.shown_authors import ShownAuthors
from service.read.clean import clean_line
from service.read.page import Page

MOST_AUTHORS = 10
"""Addresses that are looked for: each costs a walk over the links."""


def linked_author(page: Page) -> ShownAuthors | None:
    """The people whose names are the whole texts of links to the addresses in `article:author`; None where there are none.

    Only pages of the site itself count: a link to a network says "Follow Us" as well.
    """
    found: dict[str, Agent] = {}
    at = ""
    for stated in islice(page.meta.get("article:author", ()), MOST_AUTHORS):
        url = page.absolute(stated) if "/" in stated else None
        if not url or urlsplit(url).hostname != urlsplit(page.base_url or "").hostname:
            continue
        for link in page.tree.iter("a"):
            name = clean_line(link.text or "") if (href := link.get("href")) and page.absolute(href) == url else ""
            if is_name(name) and not is_organisation(name):
                found.setdefault(url, Agent(name, url=url))
                at = at or page.place(link)
    return ShownAuthors(tuple(found.values()), at) if found else None
