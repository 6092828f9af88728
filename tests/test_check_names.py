"""Checking: what a misspelt name was meant to be, and the member that a finding names."""

from __future__ import annotations

from typing import Any

import pytest

from tests.examples import report_of

PERSON = {"@type": "Person", "name": "Mara Lindqvist"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("LiveBlog", "LiveBlogPosting"),
        ("BlogPost", "BlogPosting"),
        ("OpinionArticle", "OpinionNewsArticle"),
        ("FAQ", "FAQPage"),
        ("Image", "ImageObject"),
        ("NewsOrganization", "NewsMediaOrganization"),
        ("ImageObj", "ImageObject"),
        ("newsarticle", "NewsArticle"),
    ],
)
def test_a_type_cut_short_is_named_in_full(written: str, meant: str) -> None:
    assert f"“{meant}”" in said({"@type": written, "name": "Harbour"}, "schema_org.type-unknown")


@pytest.mark.parametrize("written", ["Author", "Desk", "BreakingThing"])
def test_a_type_that_is_like_none_is_given_no_other(written: str) -> None:
    assert "mean" not in said({"@type": written, "name": "Harbour"}, "schema_org.type-unknown")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("publishedDate", "datePublished"), ("modifiedDate", "dateModified"), ("publish_date", "datePublished"), ("headLine", "headline")],
)
def test_a_property_with_its_words_in_another_order_is_known(written: str, meant: str) -> None:
    assert f"“{meant}”" in said({"@type": "NewsArticle", written: "2026-11-22"}, "schema_org.property-unknown")


def test_a_name_that_a_context_defines_is_given_no_other() -> None:
    item = {"@context": {"@vocab": "https://schema.org/", "topics": {"@id": "Text"}}, "@type": "NewsArticle", "topics": "Ferries"}
    told = [finding for finding in report_of(item).findings if finding.rule == "schema_org.property-unknown"]
    assert [("mean" in finding.message, finding.fix) for finding in told] == [(False, None)]


def test_a_type_at_another_s_address_is_itself() -> None:
    assert "“NewsArticle”" in said({"@type": "https://schema.org/Article/NewsArticle", "name": "Harbour"}, "schema_org.type-unknown")


@pytest.mark.parametrize(
    ("tags", "fixed"),
    [
        ([["twitter:titel", "Ferry sails"]], [True]),
        ([["twitter:titel", "Ferry sails"], ["twitter:title", "Ferry sails"]], [False]),
        ([["og:img", "https://a.example/1.jpg"], ["og:image", "https://a.example/2.jpg"]], [True]),
        ([["twitter:type", "article"]], []),
    ],
)
def test_a_tag_takes_no_other_s_name(tags: Any, fixed: list[bool]) -> None:
    told = [finding for finding in report_of(tags).findings if finding.rule.endswith(".tag-misspelt")]
    assert [finding.fix is not None for finding in told] == fixed


@pytest.mark.parametrize(("written", "fixed"), [("interactionCount", False), ("fileFormat", True), ("partOfTVSeries", True)])
def test_a_value_is_put_under_a_new_name_only_where_it_may_be_of_its_kind(written: str, fixed: bool) -> None:
    told = [finding for finding in report_of({"@type": "TVEpisode", written: "7"}).findings if finding.rule == "schema_org.property-superseded"]
    assert [finding.fix is not None for finding in told] == [fixed]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Tue, 07 Apr 2026 15:49:34 +0530", "2026-04-07T15:49:34+05:30"),
        ("7 Apr 2026 15:49:34 GMT", "2026-04-07T15:49:34+00:00"),
        ("1775557174", "2026-04-07T10:19:34+00:00"),
        ("1775557174000", "2026-04-07T10:19:34+00:00"),
        ("Tue, 07 Apr 2026 15:49:34 -0000", None),
        ("Tue, 41 Apr 2026 15:49:34 GMT", None),
        ("07 Apr 2026", None),
    ],
)
def test_a_moment_that_mail_or_a_clock_writes_is_put_right(written: str, meant: str | None) -> None:
    fixes = [
        finding.fix
        for finding in report_of({"@type": "NewsArticle", "datePublished": written}).findings
        if finding.rule.startswith("schema_org.date-")
    ]
    assert [fix and fix[0]["value"] for fix in fixes] == [meant]


@pytest.mark.parametrize(
    ("rule", "example"),
    [
        ("google.article.author-agency", {"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ani Reuter"}}),
        ("google.article.author-agency", {"@type": "NewsArticle", "author": {"@type": "Organization", "name": "AFP"}}),
        ("google.graph.author-nameless", {"@type": "NewsArticle", "author": {"@id": "https://elsewhere.example/#mara"}}),
        ("schema_org.same-as-share", {**PERSON, "sameAs": ["https://x.com/shareholder", "https://www.facebook.com/share"]}),
        ("x.repeated", [["twitter:site", "@ledger"], ["twitter:site", ""]]),
        ("x.html", [["twitter:title", "Why 3 < 5 and <Enter> matter"]]),
    ],
)
def test_what_only_looks_like_a_fault_is_none(rule: str, example: Any) -> None:
    assert rule not in [finding.rule for finding in report_of(example).findings]


@pytest.mark.parametrize(
    ("rule", "item", "named"),
    [
        ("google.article.author-url-home", {"@type": "NewsArticle", "author": {**PERSON, "url": "https://dailyledger.example/"}}, "author.url"),
        ("google.article.author-is-publisher", {"@type": "NewsArticle", "author": PERSON, "publisher": PERSON}, "author.name"),
        (
            "google.breadcrumb.item-missing",
            {
                "@type": "BreadcrumbList",
                "itemListElement": [{"@type": "ListItem", "position": 1, "name": "A"}, {"@type": "ListItem", "position": 2, "name": "B"}],
            },
            "itemListElement.item",
        ),
    ],
)
def test_a_finding_on_nodes_together_names_their_member(rule: str, item: Any, named: str) -> None:
    assert [finding.property for finding in report_of(item).findings if finding.rule == rule] == [named]


@pytest.mark.parametrize(
    "graph",
    [[[{"@type": "NewsArticle", "datePublished": "soon"}]], [{"@graph": [{"@type": "NewsArticle", "datePublished": "soon"}]}]],
    ids=["a list in a graph", "a graph in a graph"],
)
def test_nodes_deeper_in_a_graph_are_items(graph: Any) -> None:
    assert "schema_org.date-unreadable" in [finding.rule for finding in report_of({"@graph": graph}).findings]


def said(item: Any, rule: str) -> str:
    return next(finding.message for finding in report_of(item).findings if finding.rule == rule)


def test_rdfa_by_a_prefix_of_its_own_is_read() -> None:
    page = '<body><article prefix="s: https://schema.org/" typeof="s:NewsArticle"><h1 property="s:headLine">Harbour reopens</h1></article></body>'
    assert "“headline”" in said(page, "schema_org.property-unknown")
