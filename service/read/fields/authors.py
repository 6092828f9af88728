"""author and editor: who wrote the article and who edited it, people and organisations told apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from service.model.article import Agent
from service.model.provenance import Other, Picked, Provenance
from service.model.types import ORGANIZATION_TYPES, types_of
from service.read.authors.byline import is_name, is_organisation
from service.read.authors.byline_words import byline_words
from service.read.authors.linked_author import linked_author
from service.read.authors.name_words import name_words
from service.read.authors.names import MOST_AUTHORS, agents_of, is_newsroom
from service.read.authors.shown_authors import shown_authors
from service.read.authors.text_byline import text_authors
from service.read.candidates import Candidate, candidates
from service.read.fields.values import listed, profiles_of, text_of, text_of_scalar, texts_of, url_of
from service.read.fold import fold
from service.read.page import Page

Agents = tuple[Agent, ...]

DEEPEST = 4
"""Lists within lists that authors may stand in."""


def pick_authors(page: Page) -> Picked[Agents]:
    """Pick the authors whom the most trusted place names; the by-line on the page where markup and metas name nobody.

    Input: a parsed Page. A place that only names the site itself gives way to one that names a person.
    Returns: the authors in the order stated, with address, profiles and job title where their node states them.
    Errors: raises none. Source: https://schema.org/author
    """
    found = list(_stated(page, "authors"))
    is_told = any(_is_named(page, candidate, agents) for candidate, agents in found)
    shown = None if is_told else shown_authors(page) or linked_author(page)
    texts = None if is_told or (shown and not _is_site(page, shown.authors)) else text_authors(page)
    found += [(Candidate("html", place.at, None), place.authors) for place in (shown, texts) if place]
    return _picked(page, found)


def pick_editors(page: Page) -> Picked[Agents]:
    """Pick the editors that the markup names apart from the authors. Source: https://schema.org/editor"""
    return _picked(page, list(_stated(page, "editors")))


def _picked(page: Page, found: list[tuple[Candidate, Agents]]) -> Picked[Agents]:
    people = [pair for pair in found if not _is_site(page, pair[1])]
    if not found:
        return Picked()
    is_sure = _is_named(page, *found[0])
    better = next((pair for pair in people if (is_sure and pair is found[0]) or any(_is_person(agent) for agent in pair[1])), None)
    better = better or next(iter(people), None)
    candidate, agents = better or found[0]
    losers = [(other, names) for other, names in found if [agent.name for agent in names] != [agent.name for agent in agents]]
    others = dict.fromkeys(Other(other.source, tuple(agent.name for agent in names)) for other, names in losers)
    rule = None if candidate.value is None or _stand_in(candidate.value, agents, page) else "name-put-together"
    return Picked(agents, Provenance(candidate.source, candidate.at, rule, tuple(others)))


def _stand_in(value: Any, agents: Agents, page: Page) -> bool:
    """Whether the names stand word for word in what states them: "Falk, Nora" and given and family names do not."""
    nodes = [page.markup.resolve(member) for member in _flat(value)]
    stated = " ".join(text for node in nodes for text in texts_of(node))
    return all(agent.name in stated for agent in agents)


def _flat(values: Any) -> list[Any]:
    """The members of lists within lists."""
    for _ in range(DEEPEST):
        values = [member for value in listed(values) for member in listed(value)]
    return list(values)


def _is_site(page: Page, agents: Agents) -> bool:
    return all(agent.type == "Organization" and (page.site.is_whole_name(agent.name) or is_newsroom(agent.name, page.site)) for agent in agents)


def _is_named(page: Page, candidate: Candidate, agents: Agents) -> bool:
    """Whether a place says who the author is: not where it only names the site, or a meta only organisations, as it does
    for who delivers the article."""
    return not _is_site(page, agents) and (candidate.source != "meta" or any(_is_person(agent) for agent in agents))


def _is_person(agent: Agent) -> bool:
    return agent.type == "Person" and is_name(agent.name)


def _stated(page: Page, field: str) -> Iterator[tuple[Candidate, Agents]]:
    """Who is named by each place, several metas of one name together."""
    together: dict[tuple[str, str], list[Candidate]] = {}
    for candidate in candidates(page, field):
        together.setdefault((candidate.source, candidate.at), []).append(candidate)
    for (_, at), group in together.items():
        values = [candidate.value for candidate in group]
        if (at != "twitter:data1" or _says_author(page)) and (agents := _agents(page, values)):
            yield group[0]._replace(value=values), agents


def _says_author(page: Page) -> bool:
    """Whether X's first label says that its datum is the author: it is whatever the page's makers put there."""
    return any(fold(label) in name_words()["writtenByLabels"] for label in page.meta.get("twitter:label1", ()))


def _agents(page: Page, values: list[Any]) -> Agents:
    found: dict[Agent, None] = {}
    for value in _flat(values)[:MOST_AUTHORS]:
        node = page.markup.resolve(value)
        agents = _of_node(page, node) if isinstance(node, dict) else agents_of(text_of_scalar(node) or "", page.site)
        found |= dict.fromkeys(agents)
    return _without_doubles(tuple(found))


def _of_node(page: Page, node: dict[str, Any]) -> Agents:
    kinds = types_of(node)
    kind = "Organization" if "Person" not in kinds and not ORGANIZATION_TYPES.isdisjoint(kinds) else "Person" if kinds else None
    names = list(texts_of(node.get("name"))) or [f"{text_of(node.get('givenName')) or ''} {text_of(node.get('familyName')) or ''}".strip()]
    agents = [agent for name in names for agent in agents_of(name, page.site, kind)]
    if len(agents) != 1:
        return tuple(agents)
    if "Person" in kinds and len(kinds) > 1 and not _names_paper(agents[0].name):  # a weblog's owner, who is its publisher as well
        agents = [replace(agents[0], type="Person")]
    same_as = profiles_of(page, node.get("sameAs"))
    job_title = text_of(node.get("jobTitle")) if agents[0].type == "Person" else None
    return (replace(agents[0], url=url_of(page, node.get("url")), same_as=same_as, job_title=job_title or agents[0].job_title),)


def _names_paper(name: str) -> bool:
    """Whether a site's or an agency's name is no person's by its words: "Reuters", "Harbour News", "The Daily Ledger"."""
    return is_organisation(name) or fold(name).partition(" ")[0] in byline_words().determiners


def _without_doubles(agents: Agents) -> Agents:
    """Each name once: the first of those that say the most of it."""
    best: dict[str, Agent] = {}
    for agent in agents:
        name = fold(agent.name)
        if name not in best or (agent.url and not best[name].url):
            best[name] = agent
    return tuple(best.values())
