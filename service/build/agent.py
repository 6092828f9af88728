"""Person and Organization nodes. Sources: https://schema.org/Person, https://schema.org/NewsMediaOrganization"""

from __future__ import annotations

from service.build.ids import made
from service.model.article import Agent, Publisher
from service.model.bundle import Node


def agent_node(agent: Agent) -> Node:
    """An author, editor or creator: name, page, profiles; a role only where it is a Person's jobTitle."""
    return made(
        agent.type,
        name=agent.name,
        url=agent.url,
        sameAs=list(agent.same_as),
        jobTitle=agent.job_title if agent.type == "Person" else None,
    )


def publisher_node(publisher: Publisher) -> Node | None:
    """The publisher with its logo and the policies that newsrooms publish; None where only its handle is known."""
    node = made(
        publisher.type,
        name=publisher.name,
        url=publisher.url,
        logo=made("ImageObject", url=publisher.logo) if publisher.logo else None,
        sameAs=list(publisher.same_as),
        publishingPrinciples=publisher.publishing_principles,
        correctionsPolicy=publisher.corrections_policy,
        ethicsPolicy=publisher.ethics_policy,
        diversityPolicy=publisher.diversity_policy,
        diversityStaffingReport=publisher.diversity_staffing_report,
        masthead=publisher.masthead,
        missionCoveragePrioritiesPolicy=publisher.mission_coverage_priorities_policy,
        noBylinesPolicy=publisher.no_bylines_policy,
        ownershipFundingInfo=publisher.ownership_funding_info,
        unnamedSourcesPolicy=publisher.unnamed_sources_policy,
        verificationFactCheckingPolicy=publisher.verification_fact_checking_policy,
        actionableFeedbackPolicy=publisher.actionable_feedback_policy,
    )
    return node if len(node) > 1 else None
