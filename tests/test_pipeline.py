"""The whole way: a payload in, its bundle or its refusal out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from service import check, generate
from service.build import Markup, usable
from service.model.article import Publisher
from service.model.bundle import Tag
from service.model.finding import Finding
from service.model.profile import Profile
from service.model.refusal import Reason, Refusal
from tests.inputs import EXAMPLES

SAMPLE = (EXAMPLES / "turkey-peace-talks.txt").read_text("utf-8")


def test_sample_gives_seven_questions_word_for_word() -> None:
    lines = SAMPLE.splitlines()
    questions = [line.removeprefix("Q: ") for line in lines if line.startswith("Q: ")]
    answers = [line.removeprefix("A: ") for line in lines if line.startswith("A: ")]
    faq = generate(SAMPLE, "text/plain").faq_page
    assert faq is not None
    assert [question["name"] for question in faq["mainEntity"]] == questions
    assert [question["acceptedAnswer"]["text"] for question in faq["mainEntity"]] == answers
    assert len(questions) == 7


def test_sample_s_caption_and_credit_are_apart() -> None:
    bundle = generate(SAMPLE, "text/plain")
    (image,) = bundle.image_objects
    assert image["creditText"] == "EPA via BelTa Handout"
    assert image["caption"].startswith("A handout photo made available by BelTA news agency")
    assert image["caption"].endswith("Belarus, March 7, 2022")
    assert "contentUrl" not in image


def test_sample_s_headline_and_body() -> None:
    node = generate(SAMPLE, "text/plain").news_article
    lines = SAMPLE.splitlines()
    assert node["headline"] == lines[0]
    body = node["articleBody"].split("\n")
    assert body == [line for line in lines[2 : lines.index("FAQ: Turkey’s Role in Ukraine-Russia Peace Talks")] if line != "READ ALSO"]


def test_sample_s_missing_values_are_findings_and_not_made_up() -> None:
    bundle = generate(SAMPLE, "text/plain")
    assert bundle.news_article.keys() & {"datePublished", "dateModified", "author", "image", "url", "publisher"} == set()
    missing = {finding.property for finding in bundle.findings if finding.type == "NewsArticle"}
    assert {"datePublished", "author", "image"} <= missing
    assert "og:image" in {finding.property for finding in bundle.findings}
    assert {"og:title", "og:type", "og:description"} <= {tag.name for tag in bundle.open_graph}
    assert "<img" not in bundle.head
    assert "ImageObject" not in bundle.head


def test_picture_without_an_address_is_an_error_and_costs_the_head_nothing() -> None:
    form = {"headline": "B", "faq": [{"question": "When?", "answer": "On Monday."}], "images": [{"caption": "The bridge"}]}
    bundle = generate(json.dumps(form), "application/json")
    assert any(finding.at.startswith("/imageObjects/0") and finding.level == "error" for finding in bundle.findings)
    assert _types_in(bundle.head) == ["NewsArticle", "FAQPage"]


def _types_in(head: str) -> list[str]:
    return [json.loads(script)["@type"] for script in re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.S)]


def _finding(at: str, level: str = "error") -> Finding:
    return Finding(rule="schema_org.broken", level=level, consumer="schema.org", message="Broken.", at=at)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("at", "level", "nodes", "open_graph", "card"),
    [
        ("/newsArticle/image/0/url", "warning", ["newsArticle", "faqPage", "breadcrumbList"], ["og:a", "og:b"], ["twitter:a"]),
        ("/newsArticle", "error", ["faqPage", "breadcrumbList"], ["og:a", "og:b"], ["twitter:a"]),
        ("/newsArticle/image/0/url", "error", ["faqPage", "breadcrumbList"], ["og:a", "og:b"], ["twitter:a"]),
        ("/newsArticles/0", "error", ["newsArticle", "faqPage", "breadcrumbList"], ["og:a", "og:b"], ["twitter:a"]),
        ("/faqPage/mainEntity/0", "error", ["newsArticle", "breadcrumbList"], ["og:a", "og:b"], ["twitter:a"]),
        ("/article/breadcrumbs/itemListElement", "error", ["newsArticle", "faqPage"], ["og:a", "og:b"], ["twitter:a"]),
        ("/imageObjects/0/contentUrl", "error", ["newsArticle", "faqPage", "breadcrumbList"], ["og:a", "og:b"], ["twitter:a"]),
        ("/openGraph/1/content", "error", ["newsArticle", "faqPage", "breadcrumbList"], ["og:a"], ["twitter:a"]),
        ("/openGraph", "error", ["newsArticle", "faqPage", "breadcrumbList"], ["og:a", "og:b"], ["twitter:a"]),
        ("/twitterCard/0/content", "error", ["newsArticle", "faqPage", "breadcrumbList"], ["og:a", "og:b"], []),
    ],
)
def test_head_loses_what_an_error_stands_in_and_nothing_else(at: str, level: str, nodes: list[str], open_graph: list[str], card: list[str]) -> None:
    names = ("newsArticle", "faqPage", "breadcrumbList")
    markup = Markup({name: {"@type": name} for name in names}, (), (), (Tag("og:a", "A"), Tag("og:b", "B")), (Tag("twitter:a", "A"),))
    left = usable(markup, [_finding(at, level)])
    assert (list(left.nodes), [tag.name for tag in left.open_graph], [tag.name for tag in left.twitter_card]) == (nodes, open_graph, card)


BROKEN = ("//cdn..dailyledger.example/i.jpg", "https://cdn.example:99999/i.jpg", "https://me:word@cdn.example/i.jpg", "https://", "http://[::1/i.jpg")


@pytest.mark.parametrize("address", BROKEN)
def test_broken_address_in_a_page_costs_the_head_that_address_alone(address: str) -> None:
    logo = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "publisher": {"name": "The Daily Ledger", "logo": address}})
    page = f"""<head><meta property="og:image" content="{address}"><meta property="og:video" content="{address}">
      <script type="application/ld+json">{logo}</script></head>
      <article><h1>Harbour reopens after eleven nights</h1><img src="{address}" width="900" height="600">
      <p>The first ferry left the old harbour at nine on Monday, and the quay was full.</p>
      <img src="/quay.jpg" width="900" height="600"><p>Nobody on board had slept for eleven nights.</p></article>"""
    bundle = generate(page, url="https://dailyledger.example/harbour")
    assert _types_in(bundle.head) == ["NewsArticle"]
    assert "https://dailyledger.example/quay.jpg" in bundle.head
    assert address.rpartition("//")[2] not in bundle.head or address == "https://"
    assert [finding.rule for finding in bundle.findings if finding.level == "error"] == []


@pytest.mark.parametrize("address", BROKEN)
@pytest.mark.parametrize(("form", "at"), [({"images": [{"url": "?"}]}, "/images/0/url"), ({"publisher": {"logo": "?"}}, "/publisher/logo")])
def test_broken_address_in_a_form_is_refused_where_it_stands(form: dict[str, object], at: str, address: str) -> None:
    content = json.dumps({"headline": "B", **form}).replace("?", address)
    with pytest.raises(Refusal) as refused:
        generate(content, "application/json")
    assert refused.value.reason is Reason.INVALID
    assert [fault.at for fault in refused.value.faults] == [at]


@pytest.mark.parametrize("url", ["http://[::1", "javascript:alert(1)", "/harbour", "dailyledger.example", "", "https://a.example:99999/"])
def test_page_s_own_address_that_is_none_is_refused(url: str) -> None:
    for run, content, media_type in (
        (generate, "<h1>B</h1>", "text/html"),
        (generate, "B", "text/plain"),
        (generate, '{"headline": "B"}', "application/json"),
        (check, "<h1>B</h1>", "text/html"),
        (check, "{}", "application/ld+json"),
    ):
        with pytest.raises(Refusal) as refused:
            run(content, media_type, url=url)
        assert refused.value.reason is Reason.INVALID
        assert [fault.at for fault in refused.value.faults] == ["/url"]


@pytest.mark.parametrize("base", ["//[a", "http://[::1", "https://"])
def test_broken_base_of_a_page_is_passed_over(base: str) -> None:
    page = f'<base href="{base}"><link rel="canonical" href="/harbour"><h1>Harbour reopens</h1><p>The first ferry left at nine.</p>'
    assert generate(page, url="https://dailyledger.example/a").news_article["url"] == "https://dailyledger.example/harbour"


def test_strict_refuses_with_the_errors_of_the_findings() -> None:
    with pytest.raises(Refusal) as refused:
        generate(SAMPLE, "text/plain", strict=True)
    assert refused.value.reason is Reason.STRICT
    assert "/imageObjects/0" in " ".join(fault.at for fault in refused.value.faults)


@pytest.mark.parametrize(
    ("content", "media_type", "reason"),
    [
        ("", "text/plain", Reason.NO_ARTICLE),
        (" \n\t ", "text/plain", Reason.NO_ARTICLE),
        ("", "text/html", Reason.NO_ARTICLE),
        ("<html><body><nav><a href=/>Home</a></nav></body></html>", "text/html", Reason.NO_ARTICLE),
        ("{}", "application/json", Reason.NO_ARTICLE),
        ("{", "application/json", Reason.MALFORMED),
        ('{"headlin": "B"}', "application/json", Reason.INVALID),
        ("B", "text/markdown", Reason.UNSUPPORTED_TYPE),
    ],
)
def test_payload_without_an_article_is_refused(content: str, media_type: str, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        generate(content, media_type)
    assert refused.value.reason is reason


def test_profile_reaches_nodes_and_tags() -> None:
    profile = Profile("d.example", Publisher("The Daily Ledger", x="@dailyledger"), language="en-GB")
    bundle = generate('{"headline": "B", "url": "https://d.example/b"}', "application/json", profiles={"d.example": profile})
    assert bundle.news_article["publisher"] == {"@type": "Organization", "name": "The Daily Ledger"}
    assert ("twitter:site", "@dailyledger") in [(tag.name, tag.content) for tag in bundle.twitter_card]
    assert ("og:locale", "en_GB") in [(tag.name, tag.content) for tag in bundle.open_graph]


def test_text_and_one_address_of_the_form_are_one_image() -> None:
    form = {"text": SAMPLE, "images": [{"url": "https://d.example/hall.jpg"}]}
    bundle = generate(json.dumps(form), "application/json")
    (image,) = bundle.image_objects
    assert image["contentUrl"] == "https://d.example/hall.jpg"
    assert image["creditText"] == "EPA via BelTa Handout"
    assert bundle.news_article["image"][0]["caption"] == image["caption"]
    assert 'content="https://d.example/hall.jpg"' in bundle.head


def test_example_is_the_article_this_project_began_with() -> None:
    beside = Path(__file__).parents[2] / "shared" / "samples" / "turkey-peace-talks.txt"
    if not beside.exists():
        pytest.skip(f"no {beside}")
    assert beside.read_text("utf-8") == SAMPLE
