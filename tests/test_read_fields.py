"""Headline, authors, editors and dates: each page of the cases, and the small readers that they stand on."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from service.model.provenance import Picked
from service.read.fields.authors import pick_authors, pick_editors
from service.read.fields.dates import date_language, pick_date_modified, pick_date_published
from service.read.fields.headline import pick_headline
from service.read.fields.language import pick_language
from service.read.fields.url import pick_url
from service.read.page import Page
from tests.expect import CASES, assert_expected, case_names, expected_of


def _page(stage: str, name: str) -> Page:
    return Page(Path(CASES / stage / name / "input.html").read_bytes())


def _told(picked: Picked[Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = {name: picked.value, "findings": [finding._asdict() for finding in picked.findings]}
    found |= asdict(picked.provenance) if picked.provenance else {}
    as_json: dict[str, Any] = json.loads(json.dumps(found))
    return as_json


@pytest.mark.parametrize("name", case_names("read_headline"))
def test_headline(name: str) -> None:
    assert_expected(_told(pick_headline(_page("read_headline", name)), "headline"), expected_of("read_headline", name))


@pytest.mark.parametrize("name", case_names("read_authors"))
def test_authors(name: str) -> None:
    page = _page("read_authors", name)
    authors, editors = pick_authors(page), pick_editors(page)
    found: dict[str, Any] = {"authors": list(map(asdict, authors.value or ())), "editors": list(map(asdict, editors.value or ()))}
    found |= asdict(authors.provenance) if authors.provenance else {}
    assert_expected(json.loads(json.dumps(found)), expected_of("read_authors", name))


@pytest.mark.parametrize("name", case_names("read_dates"))
def test_dates(name: str) -> None:
    page = _page("read_dates", name)
    found = {"published": _told(pick_date_published(page), "date"), "modified": _told(pick_date_modified(page), "date")}
    assert_expected(found, expected_of("read_dates", name))


@pytest.mark.parametrize(("path", "day"), [("", None), ("/", None), ("/?p=7", "2026-03-03"), ("/ferry", "2026-03-03")])
def test_the_first_page_of_a_site_shows_the_days_of_its_stories_only(path: str, day: str | None) -> None:
    page = b'<html lang="en"><body><main><h1>Harbour news, ferries and tides</h1><p class="date">3 March 2026</p><p>The ferry calls again.</p></main>'
    assert pick_date_published(Page(page, url=f"https://harbour-post.example{path}")).value == day


@pytest.mark.parametrize(
    ("stated", "given", "rules"),
    [
        ("https://ledger.example/a", "https://post.example/a", ["read.address-differs"]),
        ("https://ledger.co.uk/a", "https://post.co.uk/a", ["read.address-differs"]),
        ("https://ledger.example/a", "https://ledger.org/a", ["read.address-differs"]),
        ("https://www.ledger.example/a", "https://m.ledger.example/a?utm=1", []),
        ("https://news.ledger.co.uk/a", "https://ledger.co.uk/b", []),
        ("/a", "https://post.example/a?page=2", []),
    ],
)
def test_address_of_another_site_is_a_finding(stated: str, given: str, rules: list[str]) -> None:
    picked = pick_url(Page(f"<link rel=canonical href='{stated}'><h1>Ferry</h1>".encode(), None, given))
    assert [finding.rule for finding in picked.findings] == rules
    assert (picked.value or "").endswith(stated)


HOSTILE: dict[str, Callable[[int], str]] = {
    "nested headings": lambda size: "<h2>" * 200 + "18 November 2025 " * size + "</h2>" * 200,
    "nested first headings": lambda size: "<h1>" * 200 + "By Nora Falk " * size + "</h1>" * 200,
    "by-lines": lambda size: "<h1>Ferry</h1>" + "<p class='author'>By Nora Falk, 18 November 2025</p>" * size,
    "dated by-lines": lambda size: "<h1>Ferry</h1>" + "<p>By Nora Falk and Per Stein on Tuesday, 18 November 2025 at 14:05</p>" * size,
    "times": lambda size: "<h1>Ferry</h1>" + "<time datetime='2025-11-18T14:05'>18 Nov 2025</time>" * size,
    "nested dates": lambda size: "<h1>Ferry</h1>" + ("<span class='byline'>" * 100 + "18 Nov 2025" + "</span>" * 100) * (size // 50),
    "metas": lambda size: "<meta name='author' content='Nora Falk and Per Stein; '><meta property='og:title' content='A - B | '>" * size,
    "one long title": lambda size: f"<meta property='og:title' content='{'A - B | ' * size}'><meta name='author' content='{'A, B and ' * size}'>",
    "authors": lambda size: f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "author": ["Nora Falk, "] * size})}</script>',
    "articles": lambda size: (
        f'<script type="application/ld+json">{json.dumps([{"@type": "NewsArticle", "headline": str(n)} for n in range(size)])}</script>'
    ),
}


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_time_is_linear(kind: str) -> None:
    """Ten times the page takes no more than a few times ten times as long: a quadratic reader would take a hundred."""
    assert _seconds(HOSTILE[kind](5000)) < 40 * max(_seconds(HOSTILE[kind](500)), 0.002)


def _seconds(body: str) -> float:
    taken = []
    for _ in range(2):
        page = Page(body.encode())
        assert page.content is not None
        assert page.markup is not None
        assert page.elements
        start = time.thread_time()
        for pick in (pick_headline, pick_authors, pick_editors, pick_date_published, pick_date_modified):
            pick(page)
        taken.append(time.thread_time() - start)
    return min(taken)


@pytest.mark.parametrize(
    ("html", "metas", "language", "others"),
    [
        ("en", {"og:locale": "en_GB"}, "en-GB", []),
        ("en", {"og:locale": "en_US"}, "en-US", []),
        ("en-GB", {"og:locale": "en_US"}, "en-GB", ["en-US"]),
        ("en-GB", {"og:locale": "en"}, "en-GB", []),
        ("en", {"language": "en-GB", "og:locale": "en_US"}, "en-GB", ["en-US"]),
        ("en", {"language": "de-DE", "og:locale": "en_US"}, "en", ["de-DE", "en-US"]),
        ("de", {"og:locale": "en_US"}, "de", ["en-US"]),
        ("zh", {"language": "zh-TW", "og:locale": "zh_Hant_TW"}, "zh-Hant-TW", []),
        ("sr-RS", {"language": "sr-Latn"}, "sr-RS", ["sr-Latn"]),
        ("", {"og:locale": "fr_CA"}, "fr-CA", []),
        ("{{lang}}", {"language": "fr", "og:locale": "fr_CA"}, "fr-CA", []),
        ("x-default", {}, None, []),
        ("", {}, None, []),
    ],
)
def test_language_is_the_fullest_spelling_of_the_first(html: str, metas: dict[str, str], language: str | None, others: list[str]) -> None:
    head = "".join(f'<meta name="{name}" content="{content}">' for name, content in metas.items())
    picked = pick_language(Page(f'<html lang="{html}"><head>{head}</head><p>A</p></html>'.encode()))
    assert picked.value == language
    assert [other.value for other in (picked.provenance.others if picked.provenance else ())] == others


@pytest.mark.parametrize(("host", "language"), [("ledger.co.uk", "en"), ("ledger.ca", "en"), ("ledger.us", "en-US"), ("ledger.example", "en-US")])
def test_default_of_og_locale_gives_way_to_the_country_of_the_host(host: str, language: str) -> None:
    page = b'<html lang="en"><meta property="og:locale" content="en_US"><p>A</p></html>'
    assert pick_language(Page(page, url=f"https://{host}/a")).value == language


def test_territory_of_og_locale_alone_does_not_say_how_dates_are_written() -> None:
    page = b'<html lang="en"><meta property="og:locale" content="en_US"><h1>A</h1><p>A</p></html>'
    assert date_language(Page(page)) == "en"
