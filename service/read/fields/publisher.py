"""publisher: the organisation that publishes the page, put together from all that state a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from service.model.article import Publisher
from service.model.provenance import Other, Picked, Provenance
from service.model.types import ORGANIZATION_TYPES, types_of
from service.read.authors.name_words import name_words
from service.read.candidates import Candidate, candidates
from service.read.fields.values import profiles_of, text_of, url_of
from service.read.fold import squash
from service.read.page import Page
from service.read.titles.home_link import home_names

POLICIES = {
    "publishingPrinciples": "publishing_principles",
    "correctionsPolicy": "corrections_policy",
    "ethicsPolicy": "ethics_policy",
    "diversityPolicy": "diversity_policy",
    "diversityStaffingReport": "diversity_staffing_report",
    "masthead": "masthead",
    "missionCoveragePrioritiesPolicy": "mission_coverage_priorities_policy",
    "noBylinesPolicy": "no_bylines_policy",
    "ownershipFundingInfo": "ownership_funding_info",
    "unnamedSourcesPolicy": "unnamed_sources_policy",
    "verificationFactCheckingPolicy": "verification_fact_checking_policy",
    "actionableFeedbackPolicy": "actionable_feedback_policy",
}
_HANDLE = re.compile(r"@?([A-Za-z0-9_]{1,15})\Z")


def pick_publisher(page: Page) -> Picked[Publisher]:
    """The publisher that the most trusted place names; a place that names another one is a loser, never mixed in. Where none
    does, the name that the page shows for its site.

    The X handle is the page's own (twitter:site) in any case: it names no one.
    Source: https://schema.org/publisher, https://ogp.me, https://schema.org/NewsMediaOrganization
    """
    winner: tuple[Candidate, Publisher] | None = None
    others: list[Other] = []
    for candidate, publisher in _stated(page):
        if winner is None:
            winner = (candidate, publisher)
        elif publisher.name != winner[1].name:
            others.append(Other(candidate.source, publisher.name))
    winner = winner or _shown(page)
    if winner is None:
        return Picked()
    candidate, publisher = winner
    return Picked(publisher, Provenance(candidate.source, candidate.at, None, tuple(others)))


def _stated(page: Page) -> Iterator[tuple[Candidate, Publisher]]:
    handle = read_handle(page)
    for candidate in candidates(page, "publisher"):
        value = page.markup.resolve(candidate.value[0] if isinstance(candidate.value, list) and candidate.value else candidate.value)
        publisher = _organization(page, value, handle) if isinstance(value, dict) else Publisher(text_of(value), x=handle)
        if publisher.name and "://" not in publisher.name:
            yield candidate, publisher


def _shown(page: Page) -> tuple[Candidate, Publisher] | None:
    """The name that stands beside the headline in the document's title and on the link to the front page, or is the page's
    host: else either may be a section, a slogan or a button."""
    for element, title in page.titles:
        name = page.site.name_beside(title) if element.tag == "title" else ""
        if name and (page.site.is_host(name) or squash(name) in map(squash, page.once(home_names))):
            return Candidate("html", page.place(element), name), Publisher(name, x=read_handle(page))
    return None


def read_handle(page: Page) -> str | None:
    """The X handle of the site ("@dailyledger"), where twitter:site states one."""
    for content in page.meta.get("twitter:site", ()):
        if (match := _HANDLE.match(content)) and match[1].lower() not in name_words()["noHandles"]:
            return f"@{match[1]}"
    return None


def _organization(page: Page, node: dict[str, Any], handle: str | None) -> Publisher:
    kinds = [kind for kind in types_of(node) if kind in ORGANIZATION_TYPES]
    policies = {member: url_of(page, node.get(name)) for name, member in POLICIES.items()}
    return Publisher(
        name=text_of(node.get("name")),
        type=kinds[0] if kinds else "Organization",
        url=url_of(page, node.get("url")),
        logo=url_of(page, page.markup.resolve(node.get("logo"))),
        same_as=profiles_of(page, node.get("sameAs")),
        x=handle,
        **policies,
    )
