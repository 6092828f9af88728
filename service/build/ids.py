"""The "@id" of each node: the article's address with a fragment, the same on each run.

An article without an address has no ids of its own; inside a graph its nodes then point at each other by blank-node
names ("_:article"), which mean nothing outside the document. Source: https://www.w3.org/TR/json-ld11/#node-identifiers
"""

from __future__ import annotations

from service.model.article import Article
from service.model.bundle import Node


def node_id(article: Article, fragment: str) -> str | None:
    """`URL#fragment`, or None where the article has no address. Example: "https://a.example/1#faq"."""
    return f"{article.url.partition('#')[0]}#{fragment}" if article.url else None


def image_fragments(article: Article) -> tuple[str, ...]:
    """The fragment of each of the article's images, in their order. The first that has an address is "primaryimage";
    those without one are counted last, so that no consumer is led to a picture that it cannot show."""
    numbers = sorted(range(len(article.images)), key=lambda number: article.images[number].url is None)
    counted = {number: place for place, number in enumerate(numbers)}
    return tuple("primaryimage" if counted[number] == 0 else f"image-{counted[number] + 1}" for number in range(len(article.images)))


def made(kind: str, identifier: str | None = None, **members: object) -> Node:
    """A node of that type with its id and all members that hold anything, in the order given."""
    node: Node = {"@type": kind}
    if identifier:
        node["@id"] = identifier
    node.update((name, value) for name, value in members.items() if value is not None and value != [] and value != "")
    return node
