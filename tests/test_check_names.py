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
