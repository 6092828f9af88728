"""Markup that is generated, held to the rules: no error in it, and whichever required value is spoilt, it is seen."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from service.check import check_items, check_tags
from service.model.bundle import Bundle, Item, Tag
from service.model.finding import Finding
from service.model.refusal import Refusal
from service.pipeline import generate
from tests.inputs import CORPUS, Input, corpus_inputs, own_inputs

SPOILT: tuple[Any, ...] = (None, "", {"@type": "Thing", "name": "x"}, True)
REQUIRED = {
    "newsArticle": ("@context", "@type"),
    "faqPage": ("@context", "@type", "mainEntity", "mainEntity/0/name", "mainEntity/0/acceptedAnswer", "mainEntity/0/acceptedAnswer/text"),
    "imageObject": ("@context", "@type", "contentUrl"),
}
"""What each node must have to be of use to anybody, as the design and the consumers have it. An image has its address twice."""
TAGS = ("og:title", "og:type", "og:url", "og:image", "twitter:card")
EVERY = 10


def bundles(inputs: tuple[Input, ...]) -> Iterator[Bundle]:
    for given in inputs:
        try:
            yield generate(given.content, given.media_type, charset=given.charset, url=given.url)
        except Refusal:
            continue


def spoilt(node: dict[str, Any], path: str, value: Any) -> dict[str, Any] | None:
    """The node with the value at the path taken away (None) or put in another's place; None where it has no such path."""
    changed = copy.deepcopy(node)
    *way, last = path.split("/")
    holder: Any = changed
    for step in way:
        holder = holder[int(step)] if isinstance(holder, list) else holder.get(step)
        if not holder:
            return None
    if last not in holder:
        return None
    if value is None:
        del holder[last]
        if last == "contentUrl":
            holder.pop("url", None)
    else:
        holder[last] = value
    return changed


def serious(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(finding.rule, finding.at) for finding in findings if finding.level != "info"}


def unseen(bundle: Bundle) -> Iterator[str]:
    """The required values of a bundle whose loss or change no finding tells of."""
    images = [node for node in bundle.image_objects if "contentUrl" in node][:1]
    nodes = [("newsArticle", bundle.news_article), ("faqPage", bundle.faq_page), *(("imageObject", image) for image in images)]
    for name, node in ((name, node) for name, node in nodes if node):
        before = serious(check_items([Item(node, "", "json-ld")]))
        for path in REQUIRED[name]:
            for value in SPOILT:
                changed = spoilt(node, path, value)
                if changed is not None and not serious(check_items([Item(changed, "", "json-ld")])) - before:
                    yield f"{name} {path} {value!r}"
    yield from (f"{name} gone or blank" for name in TAGS if not _is_missed(bundle, name))


def _is_missed(bundle: Bundle, name: str) -> bool:
    tags = (bundle.open_graph, bundle.twitter_card)
    if not any(tag.name == name and tag.content for part in tags for tag in part):
        return True
    before = serious(check_tags(*tags))
    gone = [tuple(tag for tag in part if tag.name != name) for part in tags]
    blank = [tuple(Tag(tag.name, "") if tag.name == name else tag for tag in part) for part in tags]
    return all(serious(check_tags(*changed)) - before for changed in (gone, blank))


def test_a_required_value_that_is_spoilt_is_seen() -> None:
    made = list(bundles(own_inputs()))
    assert len(made) > 50
    assert sorted({fault for bundle in made for fault in unseen(bundle)}) == []


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no corpus at {CORPUS}")
def test_a_required_value_that_is_spoilt_is_seen_in_the_corpus() -> None:
    made = list(bundles(corpus_inputs()[::EVERY]))
    assert made
    assert sorted({fault for bundle in made for fault in unseen(bundle)}) == []
