"""The nodes of the whole article as one `@graph`: each stands once, and they point at each other by "@id"."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from service.build.ids import image_fragments, made, node_id
from service.model.article import Article
from service.model.bundle import Node

FRAGMENTS = {"faqPage": "faq", "breadcrumbList": "breadcrumb"}
"""The nodes that stand in the graph as they are, with the fragment of their id."""


def graph_nodes(article: Article, nodes: Mapping[str, Node], images: tuple[Node, ...]) -> tuple[Node, ...]:
    """NewsArticle, WebPage, the article's other nodes, ImageObjects, Persons and Organizations, in this order.

    nodes: by the names of NODES; none of them is changed. Agents that are alike become one node.
    """
    name = _namer(article)
    agents, known = dict[str, Node](), dict[str, str]()
    fragments = image_fragments(article)
    whole = {**nodes["newsArticle"], "@id": name("article")}
    if "mainEntityOfPage" in whole:
        whole["mainEntityOfPage"] = {"@id": name("webpage")}
    whole.update((member, _agents(whole[member], agents, known, article)) for member in ("author", "editor", "publisher") if member in whole)
    if "image" in whole:
        whole["image"] = [{"@id": name(fragment)} for fragment, image in zip(fragments, article.images, strict=True) if image.url]
    rest = [{**nodes[node], "@id": name(fragment)} for node, fragment in FRAGMENTS.items() if node in nodes]
    pictures = [{**image, "@id": name(fragment)} for fragment, image in zip(fragments, images, strict=True)]
    return (whole, _web_page(article, name, nodes), *rest, *pictures, *agents.values())


def _namer(article: Article) -> Callable[[str], str]:
    return lambda fragment: node_id(article, fragment) or f"_:{fragment}"


def _web_page(article: Article, name: Callable[[str], str], nodes: Mapping[str, Node]) -> Node:
    return made(
        "WebPage",
        name("webpage"),
        url=article.url,
        name=article.headline,
        description=article.description,
        inLanguage=article.language,
        mainEntity={"@id": name("article")},
        primaryImageOfPage={"@id": name("primaryimage")} if any(image.url for image in article.images) else None,
        breadcrumb={"@id": name("breadcrumb")} if "breadcrumbList" in nodes else None,
        hasPart={"@id": name("faq")} if "faqPage" in nodes else None,
    )


def _agents(value: Any, agents: dict[str, Node], known: dict[str, str], article: Article) -> Any:
    """References to the agents in a member's value; the agents themselves are added to `agents`, alike ones once.

    known: the id of each agent by its JSON: comparing each with all others took the square of their number.
    """
    if isinstance(value, list):
        return [_agents(member, agents, known, article) for member in value]
    said = json.dumps(value, sort_keys=True)
    if said not in known:
        known[said] = identifier = _agent_id(value, agents, article)
        agents[identifier] = {"@type": value["@type"], "@id": identifier, **value}
    return {"@id": known[said]}


def _agent_id(node: Node, agents: dict[str, Node], article: Article) -> str:
    """An agent's own page with a fragment is its id; one without a page is named by its place in the article."""
    kind = "person" if node["@type"] == "Person" else "organization"
    own = node.get("url")
    if isinstance(own, str) and urlsplit(own).hostname and (identifier := f"{own.partition('#')[0]}#{kind}") not in agents:
        return identifier
    fragment = f"{kind}-{len(agents) + 1}"
    return node_id(article, fragment) or f"_:{fragment}"
