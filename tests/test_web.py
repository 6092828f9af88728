"""The API through Flask's client: what it takes and what it gives."""

from __future__ import annotations

import json
import math

import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import OpenAPIV31SpecValidator

import schemas
from service.check.rules import RULES
from service.render.json_text import json_bytes
from service.web import ROUTES
from service.web.problems import KINDS
from tests.api import FORM, HTML, JSON, JSON_LD, PAGE, TEXT, generate


@pytest.mark.parametrize(
    ("payload", "media_type"),
    [
        (PAGE, HTML),
        (PAGE, "text/html; charset=utf-8"),
        (FORM["text"], TEXT),
        (json.dumps(FORM), JSON),
        (json.dumps(FORM), "application/json; charset=UTF-8"),
    ],
)
def test_each_kind_of_payload_gives_a_bundle_as_the_schema_has_it(client: FlaskClient, payload: str, media_type: str) -> None:
    answer = generate(client, payload, media_type)
    assert (answer.status_code, answer.content_type) == (200, JSON)
    assert list(schemas.validator("bundle").iter_errors(answer.json)) == []
    assert answer.json["newsArticle"]["headline"] in ("Fähre fährt wieder", "Harbour reopens")


def test_json_is_compact_utf_8(client: FlaskClient) -> None:
    answer = generate(client)
    assert '"headline":"Fähre fährt wieder"'.encode() in answer.data
    assert answer.headers["Vary"] == "Accept"


def test_the_charset_of_the_header_is_obeyed(client: FlaskClient) -> None:
    answer = generate(
        client, "<h1>Fähre fährt</h1><p>Eine lange Zeile über das Wetter am Montag.</p>".encode("cp1252"), "text/html; charset=windows-1252"
    )
    assert answer.json["newsArticle"]["headline"] == "Fähre fährt"


def test_the_same_request_gives_the_same_bytes(client: FlaskClient) -> None:
    assert generate(client).data == generate(client).data


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        ("text/*", HTML),
        ("application/ld+json", JSON_LD),
        ("APPLICATION/LD+JSON", JSON_LD),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', JSON_LD),
        ("text/html;q=0.5, application/ld+json;q=0.9, */*;q=0.1", JSON_LD),
        ("application/ld+json;q=0.2, text/html;q=0.3", HTML),
        ("application/json;q=0, */*", JSON_LD),
        ("application/*;q=0.1, text/html;q=0.2", HTML),
        ("image/png, text/html", HTML),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", HTML),
    ],
)
def test_accept_decides_the_form(client: FlaskClient, accept: str, media_type: str) -> None:
    answer = generate(client, Accept=accept)
    assert answer.status_code == 200
    assert answer.mimetype == media_type


def test_the_head_is_sandboxed_html(client: FlaskClient) -> None:
    answer = generate(client, Accept=HTML)
    assert answer.content_type == "text/html; charset=utf-8"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.text.startswith("<title>Fähre fährt wieder</title>\n<script")


def test_json_ld_is_one_graph(client: FlaskClient) -> None:
    document = json.loads(generate(client, Accept=JSON_LD).data)
    assert document["@context"] == "https://schema.org"
    assert "NewsArticle" in [node["@type"] for node in document["@graph"]]


def test_strict_lets_a_sound_article_pass(client: FlaskClient) -> None:
    assert generate(client, query="?strict=true").status_code == 200


@pytest.mark.parametrize("stated", ["abc", "7f0c-4d", "A.b_c~d", "x" * 128])
def test_a_sane_request_id_comes_back(client: FlaskClient, stated: str) -> None:
    assert client.get("/healthz", headers={"X-Request-Id": stated}).headers["X-Request-Id"] == stated


@pytest.mark.parametrize("stated", ["", "a b", "<b>", "é", "x" * 129, "a/b"])
def test_any_other_request_id_is_replaced(client: FlaskClient, stated: str) -> None:
    given = client.get("/healthz", headers={"X-Request-Id": stated}).headers["X-Request-Id"]
    assert given != stated
    assert len(given) == 32
    assert client.get("/healthz").headers["X-Request-Id"] != given


def test_a_checked_page_gives_a_report_as_the_schema_has_it(client: FlaskClient) -> None:
    answer = client.post("/v1/check", data=PAGE, content_type=HTML)
    assert answer.status_code == 200
    assert list(schemas.validator("report").iter_errors(answer.json)) == []
    assert [item["type"] for item in answer.json["items"]] == ["NewsArticle"]


@pytest.mark.parametrize("media_type", [JSON, JSON_LD])
def test_checked_json_ld_gives_the_findings_on_it(client: FlaskClient, media_type: str) -> None:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Harbour reopens"}
    answer = client.post("/v1/check?url=https://dailyledger.example/a", data=json.dumps(node), content_type=media_type)
    assert answer.status_code == 200
    assert "image" in [finding["property"] for finding in answer.json["findings"]]


@pytest.mark.parametrize("name", schemas.NAMES)
def test_each_schema_is_given(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/v1/schemas/{name}")
    assert answer.content_type == "application/schema+json"
    assert json.loads(answer.data) == schemas.load(name)
    assert client.get(f"/v1/schemas/{name}.json").data == answer.data


def test_the_process_is_alive_and_ready(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok"}
    assert client.get("/readyz").json == {"status": "ready", "store": "unused", "queue": "unused"}


def test_a_schema_that_cannot_be_loaded_is_not_ready(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise FileNotFoundError(name)

    monkeypatch.setattr(schemas, "validator", missing)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert json.loads(answer.data)["type"].endswith("#not-ready")


def test_the_description_is_valid_openapi_and_names_every_route(client: FlaskClient) -> None:
    described = client.get("/openapi.json").json
    OpenAPIV31SpecValidator(described).validate()
    operations = {(method.upper(), path.replace("{", "<").replace("}", ">")) for path, methods in described["paths"].items() for method in methods}
    assert operations == {(route.method, route.path) for route in ROUTES}
    assert len({operation["operationId"] for methods in described["paths"].values() for operation in methods.values()}) == len(ROUTES)


def test_the_description_says_of_every_problem_that_a_route_gives(client: FlaskClient) -> None:
    responses = client.get("/openapi.json").json["components"]["responses"]
    for kind in KINDS:
        assert f"`{kind.name}`" in responses[str(kind.status)]["description"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"a": math.nan, "b": [math.inf, 1.5]}, b'{"a":null,"b":[null,1.5]}'),
        ({"a": "\ud800ü"}, b'{"a":"\\ud800\\u00fc"}'),
        ({"a": "ü<"}, '{"a":"ü<"}'.encode()),
    ],
)
def test_what_json_cannot_hold_does_not_pass(value: object, written: bytes) -> None:
    assert json_bytes(value) == written


def test_rules_are_given_one_by_one_and_all_together(client: FlaskClient) -> None:
    listed = client.get("/v1/rules").json["rules"]
    assert [rule["id"] for rule in listed] == [rule.id for rule in RULES]
    assert [error.message for rule in listed for error in schemas.validator("rule").iter_errors(rule)] == []
    assert client.get(f"/v1/rules/{listed[0]['id']}").json == listed[0]
    assert {rule["consumer"] for rule in client.get("/v1/rules?consumer=x").json["rules"]} == {"x"}
    assert client.get("/v1/rules/google.nothing").status_code == 404
    assert client.get("/v1/rules?consumer=y").status_code == 422
