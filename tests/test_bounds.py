"""How much of a payload is read: each bound is a setting, and what is beyond it is a problem that names it."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest

from service.pipeline import generate
from service.render.envelope import bundle_json
from service.web import create_app
from service.web.settings import settings_from
from tests.api import HTML, JSON, JSON_LD, TEXT
from tests.inputs import Input
from tests.laws import LAWS
from tests.test_problems import assert_problem

BOUNDS = {
    "STANDFIRST_MAX_JSON_DEPTH": "16",
    "STANDFIRST_MAX_JSON_LD_DEPTH": "20",
    "STANDFIRST_MAX_LIST_MEMBERS": "10",
    "STANDFIRST_MAX_PAGE_TAGS": "1000",
    "STANDFIRST_MAX_TEXT_LINES": "100",
}
GHOST = {"post": {"current": {"id": "1", "status": "published", "title": "Harbour reopens", "html": "<p>The first ferry left.</p>"}}}


def nested(depth: int) -> str:
    return '{"headline":' + "[" * (depth - 1) + "]" * (depth - 1) + "}"


def page(tags: int) -> str:
    return "<h1>Harbour reopens</h1>" + "<br>" * (tags - 2)


def ghost(html: str, **members: Any) -> str:
    return json.dumps({"post": {"current": {**GHOST["post"]["current"], "html": html, **members}}})


def form(**members: Any) -> str:
    return json.dumps({"headline": "Harbour reopens", **members})


CASES = [
    ("/v1/generate", JSON, nested(16), nested(17), 422, 400, "malformed", "16"),
    ("/v1/check", JSON_LD, nested(20), nested(21), 200, 400, "malformed", "20"),
    ("/v1/check", JSON, nested(20), nested(21), 200, 400, "malformed", "20"),
    ("/v1/generate", JSON, form(keywords=["a"] * 10), form(keywords=["a"] * 11), 200, 413, "over-limit", "10"),
    ("/v1/generate?cms=ghost", JSON, ghost("", tags=[{"name": "a"}] * 10), ghost("", tags=[{"name": "a"}] * 11), 200, 413, "over-limit", "10"),
    ("/v1/generate", HTML, page(1000), page(1001), 200, 413, "over-limit", "1,000"),
    ("/v1/generate", JSON, form(html=page(1000)), form(html=page(1001)), 200, 413, "over-limit", "1,000"),
    ("/v1/generate", JSON, form(html=page(9)), form(html=page(1001)).replace("<", "\\u003c"), 200, 413, "over-limit", "1,000"),
    ("/v1/generate?cms=ghost", JSON, ghost(page(1000)), ghost(page(1001)), 200, 413, "over-limit", "1,000"),
    ("/v1/generate", TEXT, "Harbour reopens" + "\n" * 100, "Harbour reopens" + "\n" * 101, 200, 413, "over-limit", "100"),
    ("/v1/generate", JSON, form(text="a\r" * 100), form(text="a\u2028" * 101), 200, 413, "over-limit", "100"),
    ("/v1/check", HTML, page(1000), page(1001), 200, 413, "over-limit", "1,000"),
]


@pytest.mark.parametrize(("path", "media_type", "most", "more", "status", "refused", "kind", "named"), CASES)
def test_what_is_beyond_a_bound_is_refused_by_it(
    path: str, media_type: str, most: str, more: str, status: int, refused: int, kind: str, named: str
) -> None:
    client = create_app(settings_from(BOUNDS)).test_client()
    assert client.post(path, data=most, content_type=media_type).status_code == status
    problem = assert_problem(client.post(path, data=more, content_type=media_type), refused, kind)
    assert f" {named}" in problem["detail"]
    assert create_app(settings_from({})).test_client().post(path, data=more, content_type=media_type).status_code == status


def test_a_list_that_is_too_long_is_told_by_its_place() -> None:
    client = create_app(settings_from(BOUNDS)).test_client()
    payload = form(authors=[{"name": "Ann Lee", "sameAs": ["https://a.example/"] * 11}])
    problem = assert_problem(client.post("/v1/generate", data=payload, content_type=JSON), 413, "over-limit")
    assert [error["at"] for error in problem["errors"]] == ["/authors/0/sameAs"]


def test_a_script_beyond_the_depth_is_told_and_the_page_is_checked() -> None:
    page = f'<script type="application/ld+json">{nested(21)}</script><script type="application/ld+json">{{"@type": "NewsArticle"}}</script>'
    report = create_app(settings_from(BOUNDS)).test_client().post("/v1/check", data=page, content_type=HTML).get_json()
    (told,) = (finding for finding in report["findings"] if finding["rule"] == "schema_org.json-ld.too-deep")
    assert " 20 " in told["message"]
    assert [item["node"]["@type"] for item in report["items"]] == ["NewsArticle"]


def test_a_form_holds_lists_as_long_as_the_bound() -> None:
    """The form's schema sets no bound of its own."""
    payload = form(keywords=[f"a{number}" for number in range(5000)])
    assert len(bundle_json(generate(payload, JSON))["article"]["keywords"]) == 5000


@pytest.mark.parametrize("words", [1, 10_000])
@pytest.mark.parametrize("lines", ["{}", "Harbour reopens\n\n{}"])
def test_a_sentence_without_an_end_is_no_description(words: int, lines: str) -> None:
    """It would stand in an answer ten times, and the article form takes no description of that length."""
    given = Input("a text", lines.format(" ".join(["x" * (30_000 // words)] * words)).encode(), "text/plain", "utf-8")
    bundle = bundle_json(generate(given.content, given.media_type, charset=given.charset))
    assert "description" not in bundle["article"]
    assert len(bundle["article"]["articleBody"]) > 29_000
    assert list(LAWS["1"](given, bundle)) == []


@pytest.mark.parametrize("media_type", [HTML, TEXT])
@pytest.mark.parametrize("start", [b"%PDF-1.7\n1 0 obj\nstream\n", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04[Content_Types].xml"])
def test_what_is_no_text_has_no_article(start: bytes, media_type: str) -> None:
    """A picture once had a headline and, where its bytes held a question mark, an FAQ."""
    answer = create_app(settings_from({})).test_client().post("/v1/generate", data=start + Random(1).randbytes(9000), content_type=media_type)
    assert_problem(answer, 422, "no-article")


@pytest.mark.parametrize("media_type", [HTML, TEXT])
def test_a_text_with_stray_control_characters_is_one(media_type: str) -> None:
    payload = "Harbour\x02 reopens\n\nThe first\x0b ferry left the old harbour\x00 at nine.\n" * 5
    assert create_app(settings_from({})).test_client().post("/v1/generate", data=payload.encode(), content_type=media_type).status_code == 200
