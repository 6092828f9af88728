"""url: the article's canonical address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from service.model.finding import Finding
from service.model.provenance import Picked
from service.read.candidates import Candidate, candidates, first_readable
from service.read.fields.values import url_of
from service.read.page import Page

_HOME = re.compile(r"https?://[^/?]*/*\??\Z", re.I)
NAMELESS = frozenset(("ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "ne", "net", "or", "org"))
"""Second labels of host names under which others register: "a.co.uk" and "b.co.uk" are two sites."""


def pick_url(page: Page) -> Picked[str]:
    """The address that the page states for itself (canonical link, og:url, markup), else the caller's.

    A canonical address that is a site's home page is a template's mistake where the article stands deeper. One of
    another site than the caller's address is believed, with the finding "read.address-differs".
    Source: RFC 6596, https://ogp.me
    """
    picked = first_readable(_stated_and_given(page), lambda candidate: _own_address(page, candidate))
    if page.url is None or picked.value is None or _is_same_site(picked.value, page.url):
        return picked
    return replace(picked, findings=(_differs(picked.value, page.url),))


def _stated_and_given(page: Page) -> Iterator[Candidate]:
    yield from candidates(page, "url")
    if page.url:
        yield Candidate("request", "url", page.url)


def _own_address(page: Page, candidate: Candidate) -> str | None:
    url = url_of(page, candidate.value)
    if not url or candidate.source == "request":
        return url
    url = url.partition("#")[0]
    is_home = _HOME.match(url) and page.url and urlsplit(page.url).path.strip("/")
    return None if is_home else url


def _is_same_site(one: str, other: str) -> bool:
    """Whether two addresses have one host, or hosts of one site: "www.ledger.example" and "m.ledger.example"."""
    hosts = [(urlsplit(url).hostname or "").split(".") for url in (one, other)]
    if hosts[0] == hosts[1]:
        return True
    shared = []
    for label, same in zip(reversed(hosts[0]), reversed(hosts[1]), strict=False):
        if label != same:
            break
        shared.append(label)
    return any(label not in NAMELESS for label in shared[1:])


def _differs(stated: str, given: str) -> Finding:
    return Finding(
        rule="read.address-differs",
        level="warning",
        consumer="schema.org",
        message=f"The page says that its address is {stated[:200]}, but it was sent as {given[:200]}, another site's. The stated one is used:"
        " readers are sent there. If the article is this site's own, mend the canonical link.",
        type="NewsArticle",
        property="url",
        at="/newsArticle/url",
        see="https://www.rfc-editor.org/rfc/rfc6596",
    )
