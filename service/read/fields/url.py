"""url: the article's canonical address."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from service.model.provenance import Picked
from service.read.candidates import Candidate, candidates, first_readable
from service.read.fields.values import url_of
from service.read.page import Page


def pick_url(page: Page) -> Picked[str]:
    """The address that the page states for itself (canonical link, og:url, markup), else the caller's.

    A canonical address that is a site's home page is a template's mistake where the article stands deeper.
    Source: RFC 6596, https://ogp.me
    """
    return first_readable(_stated_and_given(page), lambda candidate: _own_address(page, candidate))


def _stated_and_given(page: Page) -> Iterator[Candidate]:
    yield from candidates(page, "url")
    if page.url:
        yield Candidate("request", "url", page.url)


def _own_address(page: Page, candidate: Candidate) -> str | None:
    url = url_of(page, candidate.value)
    if not url or candidate.source == "request":
        return url
    url = url.partition("#")[0]
    deeper = page.url and urlsplit(page.url).path.strip("/")
    return None if deeper and not urlsplit(url).path.strip("/") and not urlsplit(url).query else url
