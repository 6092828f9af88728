"""A page read from its bytes says what its tree says, and where it stands."""

from __future__ import annotations

from html import unescape

import pytest

from service.model.source import Source
from service.model.types import types_of
from service.pipeline import check
from service.read.metas import names_of_meta
from service.read.page import Page
from service.read.stated.page_source import PageSource
from tests.inputs import Input, corpus_inputs, own_inputs

HTML = "text/html"
PAGES = [given for given in own_inputs() if given.media_type == HTML]


def of_tree(page: Page) -> dict[str, object]:
    scripts = [(script.get("type") or "", with_lf(script.text or "")) for script in page.elements["script"]]
    texts = page.tree.xpath("//text()[not(parent::script or parent::style or parent::title)]")
    return {
        "metas": [(names_of_meta(meta), meta.get("content")) for meta in page.elements["meta"]],
        "scripts": scripts,
        "times": [time.get("datetime") for time in page.elements["time"]],
        "canonical": list(page.links.get("canonical", ())),
        "headings": [words(heading.xpath("string()")) for heading in page.elements["h1"]],
        "language": page.tree.get("lang"),
        "text": words("".join(texts)),
    }


def of_source(page: PageSource) -> dict[str, object]:
    return {
        "metas": [(names_of_meta(meta), meta.get("content")) for meta in page.metas],
        "scripts": [(kind, with_lf(page.content(tag))) for tag, kind in page.scripts],
        "times": [time.get("datetime") for time in page.elements(b"time")],
        "canonical": [(link.get("href") or "").strip() for link in page.canonicals],
        "headings": [words(heading) for heading in page.headings],
        "language": page.language,
        "text": words(page.text),
    }


def words(text: str) -> str:
    """The text on one line, without entities: those in an iframe are none, and nobody sees them."""
    while (meant := unescape(text)) != text:
        text = meant
    return " ".join(text.split())


def with_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("given", PAGES, ids=lambda given: given.name)
def test_the_source_says_what_the_tree_says(given: Input) -> None:
    said, stated = of_source(PageSource(given.content, given.charset)), of_tree(Page(given.content, given.charset))
    assert said == stated


def test_the_source_says_what_the_tree_says_over_the_corpus() -> None:
    pages = [given for given in corpus_inputs() if given.media_type == HTML]
    if not pages:
        pytest.skip("the corpus is not there")
    for given in pages:
        said, stated = of_source(PageSource(given.content, given.charset)), of_tree(Page(given.content, given.charset))
        assert {part for part in said if said[part] != stated[part]} == set(), given.name


@pytest.mark.parametrize(
    ("page", "contents"),
    [
        ('<p title="<meta name=a content=1>"><meta name=a content=2>', ["2"]),
        ("<p title='<meta name=a content=1>'><META NAME=a CONTENT=2>", ["2"]),
        ("<p title=a'b><meta name=a content=2><p title='", ["2"]),
        ("<!-- <meta name=a content=1> --!><meta name=a content=2>", ["2"]),
        ("<!--><meta name=a content=2>", ["2"]),
        ("<script><!-- <script> </script> <meta name=a content=1> --></script><meta name=a content=2>", ["2"]),
        ("<script>'<meta name=a content=1>'</SCRIPT ><meta name=a content=2>", ["2"]),
        ("<textarea><meta name=a content=1></textarea><meta name=a content=2>", ["2"]),
        ("<? <meta name=a content=1>", []),
        ("<meta name=a content=2><p title='><meta name=a content=1>", ["2"]),
        ("<metal name=a content=1><meta\nname=a\rcontent='2\r\n3'>", ["2\n3"]),
        ("<meta name=a content=1 content=2><meta name=a content=3", ["1"]),
        (
            "<meta name=a content=/a?b=1&copy=2&amp;sect=3&para><meta name=a content='&quot;&amp;quot;&#39;&notit;'>",
            ["/a?b=1&copy=2&sect=3¶", "\"&quot;'&notit;"],
        ),
    ],
)
def test_a_meta_is_found_where_html_has_one(page: str, contents: list[str]) -> None:
    assert [meta.get("content") for meta in PageSource(page.encode()).metas] == contents


@pytest.mark.parametrize(
    ("head", "is_in_body"),
    [
        ("", False),
        ("<title>A</title><link rel=icon href=/i><style>p {}</style><script>'<p>'</script><!-- <p> -->", False),
        ("<noscript><img src=/pixel></noscript><template><p>A</p></template>", False),
        ("</head>", False),
        ("</head><body>", True),
        ("<img src=/pixel>", True),
        ("<x-banner></x-banner>", True),
        ("Ferries", True),
        ("<h1>Ferries</h1>", True),
    ],
)
def test_a_tag_stands_in_the_body_behind_what_ends_the_head(head: str, is_in_body: bool) -> None:
    report = check(
        f'<!doctype html><html><head>{head}<meta property="og:title" content="Ferries"></head><body><p>Ferries sail.</p></body></html>', HTML
    )
    assert ("open_graph.in-body" in {finding.rule for finding in report.findings}) == is_in_body


def test_a_title_in_the_body_is_not_the_page_s() -> None:
    assert PageSource(b"<head></head><body><svg><title>Ship</title></svg>").title == ""
    assert PageSource(b"<head><meta name=a></head><title>Ferries &amp; ice</title><body>").title == "Ferries & ice"


@pytest.mark.parametrize(
    ("page", "rule", "stands"),
    [
        (
            "<link rel=canonical href=https://dailyledger.example/a>\n <LINK REL='x Canonical' href=https://dailyledger.example/b>",
            "google.page.canonical-several",
            "<LINK",
        ),
        ("<meta name=robots content=index>\n<meta name=googlebot content='noindex'>", "google.robots.noindex", "<meta name=googlebot"),
        ("<p>Ferries</p><meta name=robots content=index>", "google.head.ended", "<meta name=robots"),
        ("<meta name=og.title content=Ferries>", "open_graph.meta-like-tag", "<meta name=og.title"),
        (f"<!-- {'x' * 310_000} -->\n<meta property=og:title content=Ferries>", "whatsapp.head-late", "<meta property=og:title"),
    ],
)
def test_a_finding_on_the_page_itself_leads_to_its_tag(page: str, rule: str, stands: str) -> None:
    report = check(page, HTML)
    (place,) = (finding.place for finding in report.findings if finding.rule == rule)
    assert place is not None
    assert Source(page.encode()).line(place.line)[place.column - 1 :].startswith(stands)


AUTHORED = '{"@context": "https://schema.org", "@type": "NewsArticle", "author": {"@type": "Person", "name": "Jo Lund"}}'


@pytest.mark.parametrize(
    ("body", "is_shown"),
    [
        ("<p>By Jo Lund</p>", True),
        ("<p>By JO <b>Lund</b></p>", True),
        ("<p>By Jo&nbsp;Lund</p>", True),
        ("<title>Jo Lund</title><p>Ferries</p>", False),
        ("<p>Ferries</p><script>'Jo Lund'</script><style>/* Jo Lund */</style><!-- Jo Lund -->", False),
        ("<p title='1 > 0, Jo Lund'>Ferries</p>", False),
        ("<p data-by='<b>Jo Lund</b>'>Ferries</p>", False),
        ("<p title='Jo Lund'>Ferries</p>" * 40 + "<p>Jo Lund</p>", True),
    ],
)
def test_a_name_is_shown_where_readers_see_it(body: str, is_shown: bool) -> None:
    report = check(f'<script type="application/ld+json">{AUTHORED}</script>{body}', HTML)
    assert ("google.page.author-not-shown" in {finding.rule for finding in report.findings}) != is_shown


@pytest.mark.parametrize(
    ("selector", "body", "leads"),
    [
        (".paywall", "<p class='lead paywall'>Ferries</p>", True),
        ("p.paywall", "<div class=paywall><p class=paywall>Ferries</p></div>", True),
        ("p.paywall", "<div class=paywall>Ferries</div>", False),
        (".paywall", "<p class=paywalled title='.paywall'>Ferries</p><script>'class=paywall'</script>", False),
        ("#paywall", "<p id=paywall>Ferries</p>", True),
        ("#paywall", "<p class=paywall>Ferries</p>", False),
        (".a .b", "<p class=a><i class=b>Ferries</i></p>", True),
        (".gone", "<p class=a>Ferries</p>", False),
        ("html > head > title", "<title>Ferries</title>", True),
        ("html > head > title", "<p>Ferries</p>", False),
    ],
)
def test_a_selector_leads_to_an_element_or_to_none(selector: str, body: str, leads: bool) -> None:
    part = f'{{"@type": "WebPageElement", "isAccessibleForFree": false, "cssSelector": "{selector}"}}'
    markup = f'{{"@context": "https://schema.org", "@type": "NewsArticle", "isAccessibleForFree": false, "hasPart": {part}}}'
    report = check(f'<script type="application/ld+json">{markup}</script>{body}', HTML)
    assert ("google.page.selector-matches-nothing" in {finding.rule for finding in report.findings}) != leads


@pytest.mark.parametrize(
    ("page", "types"),
    [
        ('<div itemscope itemtype="https://schema.org/Article"><b itemprop="name">Ferry</b></div>', ["Article"]),
        ("<div itemscope ItemType = https://schema.org/Article><b itemprop=name>Ferry</b></div>", ["Article"]),
        ('<div itemscope itemtype="https://schema&#46;org/Article"><b itemprop="name">Ferry</b></div>', ["Article"]),
        ('<div itemscope itemtype="https://example.com/Thing"><b itemprop="name">schema.org</b></div>', []),
        ('<div vocab="https://schema.org/" typeof="Article"><b property="name">Ferry</b></div>', ["Article"]),
        ("<div vocab=https://schema.org/ TypeOf = Article><b property=name>Ferry</b></div>", ["Article"]),
        ('<div vocab="https://schema.org/" typeof="&#65;rticle"><b property="name">Ferry</b></div>', ["Article"]),
        ('<ol vocab="https://schema.org/" typeof="BreadcrumbList"><li typeof="ListItem">Ferry</li></ol>', []),
    ],
)
def test_no_item_of_a_known_vocabulary_is_missed_for_how_its_type_is_written(page: str, types: list[str]) -> None:
    assert [name for item in check(page, HTML).items for name in types_of(item.node)] == types
