"""The schema.org types that Standfirst tells apart. Source: schema.org 30.0."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

CONTEXT = "https://schema.org"
"""The "@context" of what is built."""

NEWS_ARTICLE_TYPES = frozenset(
    {
        "NewsArticle",
        "AnalysisNewsArticle",
        "AskPublicNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "ReportageNewsArticle",
        "ReviewNewsArticle",
    }
)
ARTICLE_TYPES = NEWS_ARTICLE_TYPES | {
    "Article",
    "AdvertiserContentArticle",
    "SatiricalArticle",
    "ScholarlyArticle",
    "MedicalScholarlyArticle",
    "TechArticle",
    "APIReference",
    "Report",
    "SocialMediaPosting",
    "BlogPosting",
    "LiveBlogPosting",
    "DiscussionForumPosting",
}
ORGANIZATION_TYPES = frozenset(
    {"Organization", "NewsMediaOrganization", "Corporation", "LocalBusiness", "NGO", "EducationalOrganization", "GovernmentOrganization"}
)
_PREFIXES = ("https://schema.org/", "http://schema.org/", "https://www.schema.org/", "http://www.schema.org/", "schema:")


def short_name(term: str) -> str:
    """A schema.org term without its namespace: "https://schema.org/NewsArticle" is "NewsArticle"."""
    if not term.startswith(_PREFIXES):
        return term.strip()
    return next(term.removeprefix(prefix) for prefix in _PREFIXES if term.startswith(prefix)).strip("/#")


def types_of(node: Mapping[str, Any]) -> tuple[str, ...]:
    """The short names of a node's types, in order; none where it states none."""
    stated = node.get("@type", node.get("type"))
    listed = stated if isinstance(stated, list) else [stated]
    return tuple(short_name(term) for term in listed if isinstance(term, str))
