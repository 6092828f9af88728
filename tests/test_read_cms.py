"""Reading what a CMS sends: each case is a payload, and what is read of it or why it is refused."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient

import schemas
from service import generate
from service.model.article import Publisher
from service.model.profile import Profile
from service.model.refusal import Refusal
from service.read.cms import CMS
from service.render.envelope import bundle_json
from tests.expect import CASES, assert_expected, case_names, expected_of

STAGE = "read_cms"
NOW = datetime(2026, 11, 28, tzinfo=UTC)


def bundle_of(name: str, expected: dict[str, Any]) -> dict[str, Any]:
    content = (CASES / STAGE / name / "input.json").read_bytes()
    return bundle_json(generate(content, "application/json", cms=expected["cms"], locale=expected.get("locale"), now=NOW))


@pytest.mark.parametrize("name", case_names(STAGE))
def test_read_cms(name: str) -> None:
    expected = expected_of(STAGE, name)
    if refused := expected.get("refused"):
        with pytest.raises(Refusal) as refusal:
            bundle_of(name, expected)
        assert refusal.value.reason == refused["reason"]
        assert refused.get("says", "") in refusal.value.detail
        assert refused.get("at", []) == [fault.at for fault in refusal.value.faults] or "at" not in refused
        return
    bundle = bundle_of(name, expected)
    assert_expected(bundle["article"], {key: expected[key] for key in ("is", "absent") if key in expected})
    found = [[finding["rule"], finding["at"]] for finding in bundle["findings"] if finding["rule"].startswith("read.")]
    assert found == expected.get("findings", [])


def test_every_cms_has_cases_of_both_kinds() -> None:
    cases = [expected_of(STAGE, name) for name in case_names(STAGE)]
    assert {case["cms"] for case in cases if "refused" in case} == {case["cms"] for case in cases if "is" in case} == set(CMS)


@pytest.mark.parametrize("name", CMS)
def test_every_cms_has_a_schema_whose_examples_it_takes(name: str) -> None:
    schema = schemas.load(f"cms/{name}")
    assert [list(schemas.validator(f"cms/{name}").iter_errors(example)) for example in schema["examples"]] == [[]]


@pytest.mark.parametrize("name", CMS)
def test_a_pointer_leads_to_where_the_headline_stands(name: str) -> None:
    for case in case_names(STAGE):
        expected = expected_of(STAGE, case)
        if expected["cms"] == name and "is" in expected:
            at = bundle_of(case, expected)["provenance"]["headline"]["at"]
            found: Any = json.loads((CASES / STAGE / case / "input.json").read_text("utf-8"))
            for step in at.split("/")[1:]:
                found = found[int(step)] if isinstance(found, list) else found[step]
            assert isinstance(found, str)


def test_the_web_takes_a_cms_payload_as_the_cms_types_it(client: FlaskClient) -> None:
    payload = (CASES / STAGE / "contentful_rich_text" / "input.json").read_bytes()
    answer = client.post("/v1/generate?cms=contentful", data=payload, content_type="application/vnd.contentful.management.v1+json")
    assert (answer.status_code, answer.json["article"]["headline"]) == (200, "Harbour opens")


@pytest.mark.parametrize(
    ("query", "name", "media_type", "status", "kind"),
    [
        ("cms=gost", "ghost_cards", "application/json", 422, "unknown-cms"),
        ("cms=ghost", "ghost_scheduled_post_has_no_bundle", "application/json", 422, "not-published"),
        ("cms=ghost", "strapi_blocks", "application/json", 422, "invalid"),
        ("cms=ghost", "ghost_cards", "text/html", 415, "unsupported-media-type"),
        ("cms=", "ghost_cards", "application/json", 422, "invalid-query"),
        ("locale=de", "ghost_cards", "application/json", 422, "invalid"),
    ],
)
def test_the_web_says_why_it_refuses(client: FlaskClient, query: str, name: str, media_type: str, status: int, kind: str) -> None:
    payload = (CASES / STAGE / name / "input.json").read_bytes()
    answer = client.post(f"/v1/generate?{query}", data=payload, content_type=media_type)
    assert (answer.status_code, answer.json["type"].rpartition("#")[2]) == (status, kind)


def test_a_publisher_that_is_named_gives_relative_addresses_their_host() -> None:
    profiles = {"hollins.example": Profile("hollins.example", Publisher(name="Hollins Times"))}
    content = (CASES / STAGE / "arc_story_by_itself" / "input.json").read_bytes()
    bundle = bundle_json(generate(content, "application/json", cms="arc", publisher="hollins.example", profiles=profiles))
    assert bundle["article"]["url"] == "https://hollins.example/culture/roof/"


def test_the_publisher_among_the_authors_is_an_organisation() -> None:
    payload = json.loads((CASES / STAGE / "ghost_people_called_as_papers_are_are_people" / "input.json").read_text("utf-8"))
    payload["post"]["current"]["authors"] = [{"name": "Harbour Post"}, {"name": "The Harbour Post"}, {"name": "Emily Post"}]
    profiles = {"post.example": Profile("post.example", Publisher("Harbour Post"))}
    bundle = bundle_json(generate(json.dumps(payload).encode(), "application/json", cms="ghost", publisher="post.example", profiles=profiles))
    assert [author["type"] for author in bundle["article"]["authors"]] == ["Organization", "Organization", "Person"]
