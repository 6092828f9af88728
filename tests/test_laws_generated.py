"""The laws of the design over generated inputs: article forms, plain texts and pages."""

from __future__ import annotations

import json
import os
from html import escape
from random import Random

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import settings
from hypothesis import strategies as st

import schemas
from service.model.form import article_to_form
from service.render.json_text import json_bytes
from tests.generated.payloads import MADE
from tests.inputs import Input
from tests.laws import LAWS, bundle_of
from tests.test_read_form import ARTICLES

TEXT, JSON = "text/plain", "application/json"
EXAMPLES = int(os.environ.get("MADE_EXAMPLES", "0"))
"""How many articles made by dice are held to the laws, with other dice each time; 0: always the same few."""
FEW = 40
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


@pytest.mark.parametrize("kind", MADE)
def test_every_law_holds_for_what_dice_make(kind: str) -> None:
    tried = []

    @settings(max_examples=EXAMPLES or FEW, deadline=None, derandomize=not EXAMPLES, database=None)
    @hypothesis_given(st.integers(0, 2**32))
    def hold(seed: int) -> None:
        given = MADE[kind](Random(seed))
        bundle = bundle_of(given)
        tried.append(bundle is not None)
        if bundle is not None:
            assert json_bytes(bundle)
            assert list(schemas.validator("bundle").iter_errors(bundle)) == []
            assert {law: faults for law, breaks in LAWS.items() if (faults := list(breaks(given, bundle)))} == {}

    hold()
    print(f"every law, {kind} made by dice: {sum(tried)} inputs tried, {len(tried) - sum(tried)} refused")
    assert sum(tried) > len(tried) // 2
