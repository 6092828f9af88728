"""The article: what `read` returns, one per payload, and all that `build` needs.

Names are schema.org's, spelled Python's way; `model/form.py` turns an Article into the article form and back.
An absent value is None or an empty tuple, never a placeholder.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agent:
    """A Person or an Organization that wrote, edited or made something. `type` is the schema.org type."""

    name: str
    type: str = "Person"
    url: str | None = None
    same_as: tuple[str, ...] = ()
    job_title: str | None = None


@dataclass(frozen=True, slots=True)
class Publisher:
    """The organisation that publishes: what the page, the article form or the publisher's profile states.

    The policies take an address each (https://schema.org/NewsMediaOrganization); `x` is the handle, "@dailyledger".
    """

    name: str | None = None
    type: str = "Organization"
    url: str | None = None
    logo: str | None = None
    same_as: tuple[str, ...] = ()
    x: str | None = None
    publishing_principles: str | None = None
    corrections_policy: str | None = None
    ethics_policy: str | None = None
    diversity_policy: str | None = None
    diversity_staffing_report: str | None = None
    masthead: str | None = None
    mission_coverage_priorities_policy: str | None = None
    no_bylines_policy: str | None = None
    ownership_funding_info: str | None = None
    unnamed_sources_policy: str | None = None
    verification_fact_checking_policy: str | None = None
    actionable_feedback_policy: str | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the article. Sizes are pixels. One known only by its caption and credit has no `url`."""

    url: str | None = None
    caption: str | None = None
    alt: str | None = None
    width: int | None = None
    height: int | None = None
    credit_text: str | None = None
    creator: Agent | None = None
    copyright_notice: str | None = None
    license: str | None = None
    acquire_license_page: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One pair of an FAQ, as plain text."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Breadcrumb:
    """One step of the way from the home page to the article; the last may have no address."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Video:
    """A video of the article. `duration` is ISO 8601 ("PT1M30S"), `upload_date` ISO 8601 with its stated offset."""

    name: str | None = None
    description: str | None = None
    content_url: str | None = None
    embed_url: str | None = None
    thumbnail_url: str | None = None
    upload_date: str | None = None
    duration: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article. Dates are ISO 8601 strings: the offset as stated; a date without a time stays a date."""

    url: str | None = None
    type: str | None = None
    headline: str | None = None
    alternative_headline: str | None = None
    description: str | None = None
    article_body: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    authors: tuple[Agent, ...] = ()
    editors: tuple[Agent, ...] = ()
    publisher: Publisher | None = None
    images: tuple[Image, ...] = ()
    keywords: tuple[str, ...] = ()
    section: str | None = None
    language: str | None = None
    faq: tuple[Question, ...] = ()
    breadcrumbs: tuple[Breadcrumb, ...] = ()
    is_accessible_for_free: bool | None = None
    paywall_selectors: tuple[str, ...] = ()
    video: tuple[Video, ...] = ()
    content_location: str | None = None
    dateline: str | None = None
