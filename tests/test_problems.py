"""Every refusal of the API is a problem of RFC 9457, and says what is wrong."""

from __future__ import annotations

import io
import json
import logging
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

import schemas
from service.web import create_app
from service.web.settings import settings_from
from tests.api import FORM, HTML, JSON, PAGE, PROBLEM, TEXT, generate


def assert_problem(answer: TestResponse, status: int, kind: str) -> dict[str, Any]:
    """The answer is a problem of this kind, as the schema has it; its instance is the request's id."""
    assert (answer.status_code, answer.content_type) == (status, PROBLEM), answer.get_data(as_text=True)
    problem: dict[str, Any] = json.loads(answer.data)
    assert list(schemas.validator("problem").iter_errors(problem)) == []
    assert problem["status"] == status
    assert problem["type"].rpartition("#")[2] == kind
    assert problem["instance"] == answer.headers["X-Request-Id"]
    return problem


@pytest.mark.parametrize("accept", ["image/png", "application/json;q=0", "text/html;q=0, application/*;q=0", "application/problem+json"])
def test_what_cannot_be_given_is_406(client: FlaskClient, accept: str) -> None:
    answer = generate(client, Accept=accept)
    assert_problem(answer, 406, "not-acceptable")
    assert answer.headers["Vary"] == "Accept"


@pytest.mark.parametrize("media_type", ["", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml", "image/png"])
def test_another_media_type_is_415(client: FlaskClient, media_type: str) -> None:
    answer = generate(client, PAGE, media_type)
    assert_problem(answer, 415, "unsupported-media-type")
    assert answer.headers["Accept-Post"] == "text/html, application/xhtml+xml, text/plain, application/json"


def test_a_compressed_payload_is_415(client: FlaskClient) -> None:
    assert_problem(generate(client, b"\x1f\x8b", HTML, Content_Encoding="gzip"), 415, "unsupported-media-type")


@pytest.mark.parametrize(
    ("payload", "media_type", "status", "kind"),
    [
        ("{", JSON, 400, "malformed"),
        ('{"headline": NaN}', JSON, 400, "malformed"),
        ('{"headline": "a", "headline": "b"}', JSON, 400, "malformed"),
        ("[" * 100_000, JSON, 400, "malformed"),
        ('{"headlin": "Harbour reopens"}', JSON, 422, "invalid"),
        ('{"headline": 3}', JSON, 422, "invalid"),
        ("[]", JSON, 422, "invalid"),
        ("", HTML, 422, "no-article"),
        ("<nav><a href=/>Home</a></nav>", HTML, 422, "no-article"),
        (" \n\t", TEXT, 422, "no-article"),
    ],
)
def test_a_payload_that_cannot_be_worked_on_is_refused(client: FlaskClient, payload: str, media_type: str, status: int, kind: str) -> None:
    assert_problem(generate(client, payload, media_type), status, kind)


def test_an_unknown_member_is_named_with_its_nearest(client: FlaskClient) -> None:
    problem = assert_problem(generate(client, '{"headlin": "Harbour reopens"}', JSON), 422, "invalid")
    assert ["headlin" in error["message"] and "headline" in error["message"] for error in problem["errors"]] == [True]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("?ulr=https://dailyledger.example/a", ["ulr", "url"]),
        ("?url=/a", ["url", "/a"]),
        ("?url=", ["url"]),
        ("?url=javascript:alert(1)", ["url"]),
        ("?strict=yes", ["strict", "yes"]),
        ("?url=https://a.example/&url=https://b.example/", ["url", "2"]),
    ],
)
def test_a_wrong_query_is_422(client: FlaskClient, query: str, named: list[str]) -> None:
    problem = assert_problem(generate(client, query=query), 422, "invalid-query")
    assert len(problem["errors"]) == 1
    assert all(word in problem["errors"][0]["message"] for word in named)


def test_all_that_is_wrong_with_a_query_is_said_at_once(client: FlaskClient) -> None:
    problem = assert_problem(generate(client, query="?url=x&strict=x&foo=x"), 422, "invalid-query")
    assert len(problem["errors"]) == 3


def test_an_unknown_publisher_is_422(client: FlaskClient) -> None:
    assert_problem(generate(client, query="?publisher=nowhere.example"), 422, "unknown-publisher")


def test_strict_refuses_an_article_with_errors_and_lists_them(client: FlaskClient) -> None:
    text = "Harbour reopens\nThe pier at dawn. Image Credit: Jo Lund\nThe first ferry left the old harbour on Monday.\nAll berths were full by noon."
    findings = generate(client, text, TEXT).json["findings"]
    errors = [{"at": finding["at"], "message": finding["message"]} for finding in findings if finding["level"] == "error"]
    assert errors, "an image without an address is an error"
    assert assert_problem(generate(client, text, TEXT, "?strict=true"), 422, "strict")["errors"] == errors
    assert generate(client, text, TEXT, "?strict=false").status_code == 200


def test_a_payload_over_the_limit_is_413() -> None:
    client = create_app(settings_from({"STANDFIRST_MAX_BODY_BYTES": "2000"})).test_client()
    assert generate(client, PAGE + " " * (2000 - len(PAGE.encode()))).status_code == 200
    assert_problem(generate(client, PAGE + " " * 2000), 413, "too-large")
    assert_problem(client.post("/v1/check", data=b" " * 2001, content_type=HTML), 413, "too-large")


@pytest.mark.parametrize(("size", "status"), [(2000, 200), (2001, 413), (9000, 413)])
def test_a_chunked_payload_over_the_limit_is_413_and_never_cut(size: int, status: int) -> None:
    client = create_app(settings_from({"STANDFIRST_MAX_BODY_BYTES": "2000"})).test_client()
    stream = io.BytesIO(FORM["text"].encode().ljust(size, b"\n"))
    answer = client.post("/v1/generate", input_stream=stream, content_type=TEXT, environ_overrides={"wsgi.input_terminated": True})
    assert answer.status_code == status
    if status == 413:
        assert_problem(answer, 413, "too-large")


@pytest.mark.parametrize("environ", [{}, {"wsgi.input_terminated": True}])
def test_a_payload_that_ends_early_is_400_and_no_article(client: FlaskClient, environ: dict[str, bool]) -> None:
    stream = io.BytesIO(PAGE.encode())
    answer = client.post("/v1/generate", input_stream=stream, content_type=HTML, environ_overrides={"CONTENT_LENGTH": "9000", **environ})
    assert_problem(answer, 400, "bad-request")


@pytest.mark.parametrize(
    "path", ["/v1", "/v1/generate/", "//v1/generate", "/v1/schemas/", "/v1/schemas/nothing", "/v1/schemas/..%2Farticle", "/<script>"]
)
def test_an_unknown_path_is_404(client: FlaskClient, path: str) -> None:
    assert_problem(client.get(path), 404, "not-found")


@pytest.mark.parametrize(("method", "path", "allowed"), [("GET", "/v1/generate", "OPTIONS, POST"), ("DELETE", "/healthz", "GET, HEAD, OPTIONS")])
def test_another_method_is_405_with_allow(client: FlaskClient, method: str, path: str, allowed: str) -> None:
    answer = client.open(path, method=method)
    assert_problem(answer, 405, "method-not-allowed")
    assert answer.headers["Allow"] == allowed


def test_a_failure_is_a_500_that_tells_nothing_of_the_inside(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("service.web.routes.generate.generate", fail)
    with caplog.at_level(logging.ERROR):
        answer = generate(client, X_Request_Id="abc-1")
    assert_problem(answer, 500, "internal")
    assert b"secret" not in answer.data
    assert "abc-1" in caplog.text
    assert "secret detail" in caplog.text


@pytest.mark.parametrize(
    ("payload", "media_type", "query", "status", "kind"),
    [
        ("text", TEXT, "", 415, "unsupported-media-type"),
        (PAGE, HTML, "?strict=true", 422, "invalid-query"),
        (PAGE, HTML, "?url=nowhere", 422, "invalid-query"),
    ],
)
def test_what_check_refuses(client: FlaskClient, payload: str, media_type: str, query: str, status: int, kind: str) -> None:
    assert_problem(client.post(f"/v1/check{query}", data=payload, content_type=media_type), status, kind)
