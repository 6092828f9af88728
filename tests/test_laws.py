"""The laws of the design over every input there is: the project's own cases and, where it is there, the corpus."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from functools import cache
from html import escape

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import settings
from hypothesis import strategies as st

from service.model.form import article_to_form
from tests.inputs import CORPUS, Input, corpus_inputs, own_inputs
from tests.laws import LAWS, bundle_of
from tests.test_read_form import ARTICLES

SHOWN = 10


@pytest.mark.parametrize("law", LAWS)
def test_law_holds_for_own_cases(law: str) -> None:
    _hold(law, own_inputs())


@pytest.mark.parametrize("law", LAWS)
def test_law_holds_for_the_corpus(law: str) -> None:
    if not corpus_inputs():
        pytest.skip(f"no corpus at {CORPUS}")
    _hold(law, corpus_inputs())


TEXT, JSON = "text/plain", "application/json"
WORDS = st.lists(
    st.sampled_from(
        ["Fähre", "ferry", "Hafen", "порт", "港", "left", "<b>", "&", "</script>", "Monday", "2026", "|", "by", "Ann", "Lee,", "“old”", "the"]
    ),
    min_size=1,
    max_size=9,
).map(" ".join)
TEXTS = st.lists(WORDS | st.sampled_from(["By Ann Lee", "2 March 2026", "FAQ", "Q: Who left?", "A: The ferry.", ""]), min_size=1, max_size=8).map(
    "\n".join
)


def page_of(title: str, paragraphs: list[str], node: dict[str, object], metas: list[tuple[str, str]]) -> str:
    head = "".join(f'<meta property="{name}" content="{escape(content)}">' for name, content in metas)
    script = json.dumps(node).replace("<", "\\u003c")
    body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    return (
        f'<html><head><title>{escape(title)}</title>{head}<script type="application/ld+json">{script}</script></head>'
        f"<body><article><h1>{escape(title)}</h1>{body}</article></body></html>"
    )


PAGES = st.builds(
    page_of,
    WORDS,
    st.lists(WORDS, max_size=4),
    st.fixed_dictionaries(
        {"@context": st.just("https://schema.org"), "@type": st.sampled_from(["NewsArticle", "Article", "WebPage"])},
        optional={
            "headline": WORDS,
            "datePublished": st.sampled_from(["2026-03-02", "2026-03-02T06:30:00Z", "yesterday"]),
            "author": WORDS | st.fixed_dictionaries({"name": WORDS}),
            "image": st.sampled_from(["/i.jpg", "https://a.example/", {"url": "https://a.example/i.jpg", "width": 9}]),
        },
    ),
    st.lists(st.tuples(st.sampled_from(["og:title", "og:image", "article:published_time", "author", "description"]), WORDS), max_size=3),
)

GENERATED = {
    "article forms": ARTICLES.map(lambda article: Input("a form", json.dumps(article_to_form(article)).encode(), JSON)),
    "plain texts": TEXTS.map(lambda text: Input("a text", text.encode(), TEXT, "utf-8")),
    "pages": PAGES.map(lambda page: Input("a page", page.encode(), "text/html", "utf-8", "https://a.example/b")),
}


@pytest.mark.parametrize("kind", GENERATED)
@pytest.mark.parametrize("law", LAWS)
def test_law_holds_for_generated(law: str, kind: str) -> None:
    tried = []

    @settings(max_examples=100, deadline=None, derandomize=True, database=None)
    @hypothesis_given(GENERATED[kind])
    def hold(given: Input) -> None:
        bundle = bundle_of(given)
        tried.append(bundle is not None)
        assert bundle is None or list(LAWS[law](given, bundle)) == []

    hold()
    print(f"law {law}, generated {kind}: {sum(tried)} inputs tried, {len(tried) - sum(tried)} refused")
    assert sum(tried) > len(tried) // 2


def test_same_bytes_in_another_process() -> None:
    """Law 5: dict and set order must not show. Another hash seed, the same digest."""
    inputs = own_inputs() + corpus_inputs()[::5]
    code = f"from tests.test_laws import digest; print(digest({len(own_inputs())}))"
    seeds = ("1", "2")
    runs = [subprocess.Popen([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, stdout=subprocess.PIPE) for seed in seeds]
    assert {run.communicate()[0].decode().strip() for run in runs} == {digest(len(own_inputs()))}
    print(f"law 5, three processes: {len(inputs)} inputs")


def digest(own: int) -> str:
    """One hash over the bundles of the own cases and every fifth of the corpus."""
    assert len(own_inputs()) == own
    found = hashlib.sha256()
    for given in own_inputs() + corpus_inputs()[::5]:
        found.update(json.dumps(bundle_of(given)).encode())
    return found.hexdigest()


@cache
def kept_bundle(given: Input) -> dict[str, object] | None:
    """The bundle of a whole input, made once for all laws: none changes it, and law 5 makes another."""
    return bundle_of(given)


def _hold(law: str, inputs: tuple[Input, ...]) -> None:
    broken, tried = [], 0
    for given in inputs:
        bundle = kept_bundle(given)
        if bundle is not None:
            tried += 1
            broken += [f"{given.name}: {fault}" for fault in LAWS[law](given, bundle)]
    print(f"law {law}: {tried} inputs tried, {len(inputs) - tried} refused")
    assert tried
    assert not broken, f"{len(broken)} faults of {tried} inputs, the first:\n" + "\n".join(broken[:SHOWN])
