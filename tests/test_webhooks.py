"""Webhooks and reading back, through the API, on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import jsonpatch
import pytest
from flask.testing import FlaskClient

import schemas
from service.edges.database import database_of
from tests.api import HTML, JSON, JSON_LD, PROBLEM
from tests.databases import KINDS, fresh_database
from tests.newsroom import KEY, application, post, send

ID = "newsroom:87fd6fbf"
ONE = f"/v1/articles/{ID}"


@pytest.fixture(params=KINDS)
def client(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[FlaskClient]:
    with fresh_database(request.param, tmp_path) as database:
        app = application(database)
        yield app.test_client()
        if "desk" in app.extensions:
            app.extensions["desk"].store.close()


def problem(answer: Any) -> str:
    assert answer.content_type == PROBLEM
    assert list(schemas.validator("problem").iter_errors(answer.json)) == []
    return str(answer.json["type"]).rpartition("#")[2]


def valid(name: str, value: Any) -> Any:
    assert [error.message for error in schemas.validator(name).iter_errors(value)] == []
    return value


def test_a_published_post_is_there_in_three_forms(client: FlaskClient) -> None:
    answer = send(client, post("Harbour reopens", 1, was="draft"))
    assert (answer.status_code, answer.json) == (200, {"id": ID, "version": 1, "event": "publish", "changed": True})
    valid("taken", answer.json)
    bundle = client.get(ONE)
    assert valid("bundle", bundle.json)["newsArticle"]["headline"] == "Harbour reopens"
    assert "@graph" in json.loads(client.get(ONE, headers={"Accept": JSON_LD}).data)
    head = client.get(ONE, headers={"Accept": HTML})
    assert head.text == bundle.json["head"]
    assert client.get(f"{ONE}/head").data == head.data
    assert "sandbox" in head.headers["Content-Security-Policy"]


def test_a_replayed_delivery_is_answered_alike(client: FlaskClient) -> None:
    first = send(client, post("Harbour reopens", 1, was="draft"))
    assert send(client, post("Harbour reopens", 1, was="draft")).data == first.data
    assert [version["version"] for version in client.get(f"{ONE}/versions").json["versions"]] == [1]


def test_a_withdrawn_article_says_what_and_when_until_it_comes_back(client: FlaskClient) -> None:
    send(client, post("Harbour reopens", 1))
    assert send(client, post("Harbour reopens", 2, status="draft", was="published")).json["event"] == "unpublish"
    for path in (ONE, f"{ONE}/head"):
        gone = client.get(path)
        assert (gone.status_code, problem(gone)) == (410, "gone")
        told = gone.json["withdrawn"]
        assert (told["headline"], told["version"], told["unpublishedAt"]) == ("Harbour reopens", 1, "2026-03-02T06:31:00Z")
    assert client.get(f"{ONE}/versions/1").status_code == 200
    assert send(client, post("Harbour reopens", 3, was="draft")).json["changed"] is True
    assert client.get(ONE).status_code == 200


@pytest.mark.parametrize("status", ["draft", "scheduled"])
def test_what_is_not_published_yet_has_no_bundle(client: FlaskClient, status: str) -> None:
    answer = send(client, post("Harbour reopens", 1, status=status))
    assert (answer.status_code, answer.json["version"], answer.json["changed"]) == (200, None, False)
    assert "bundle" in valid("taken", answer.json)["detail"]
    assert (client.get(ONE).status_code, problem(client.get(ONE))) == (404, "not-found")
    assert [entry["id"] for entry in client.get("/v1/articles?status=draft").json["articles"]] == [ID]


@pytest.mark.parametrize(
    ("payload", "headers", "status", "kind"),
    [
        (post("Harbour reopens", 1), {"X-Ghost-Signature": "sha256=00, t=1772433060000"}, 401, "signature-mismatch"),
        (post("Harbour reopens", 1), {"X-Ghost-Signature": ""}, 401, "signature-missing"),
        (b"{", {}, 400, "malformed"),
        ({}, {}, 422, "invalid"),
        ({"post": {"current": {"id": 5}}}, {}, 422, "invalid"),
        (b" " * 2_000_001, {"X-Ghost-Signature": ""}, 413, "too-large"),
    ],
)
def test_what_is_refused_leaves_nothing(client: FlaskClient, payload: Any, headers: dict[str, str], status: int, kind: str) -> None:
    answer = send(client, payload, **headers)
    assert (answer.status_code, problem(answer)) == (status, kind)
    assert client.get("/v1/articles").json == {"articles": [], "next": None}


def test_a_source_that_there_is_not(client: FlaskClient) -> None:
    assert (send(client, post("A", 1), "nowhere").status_code, problem(send(client, post("A", 1), "nowhere"))) == (404, "not-found")


def test_etags_are_strong_and_one_for_each_form(client: FlaskClient) -> None:
    send(client, post("Harbour reopens", 1))
    tags = {}
    for path, accept in ((ONE, JSON), (ONE, JSON_LD), (ONE, HTML), (f"{ONE}/versions/1", JSON)):
        answer = client.get(path, headers={"Accept": accept})
        tag = tags[path, accept] = answer.headers["ETag"]
        assert tag.startswith('"')
        assert "Accept" in answer.headers["Vary"]
        again = client.get(path, headers={"Accept": accept, "If-None-Match": tag})
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
        assert client.get(path, headers={"Accept": accept, "If-None-Match": '"other"'}).status_code == 200
    assert len(set(tags.values())) == 4
    assert client.get(ONE).headers["Cache-Control"] == "public, no-cache"
    assert "immutable" in client.get(f"{ONE}/versions/1").headers["Cache-Control"]
    send(client, post("Harbour is open", 2))
    assert client.get(ONE, headers={"If-None-Match": tags[ONE, JSON]}).status_code == 200
    send(client, post("Harbour is open", 3, status="draft", was="published"))
    assert client.get(ONE, headers={"If-None-Match": client.get(f"{ONE}/versions/2").headers["ETag"]}).status_code == 410


def test_versions_are_kept_and_compared(client: FlaskClient) -> None:
    send(client, post("Harbour reopens", 1))
    send(client, post("Harbour is open", 3))
    send(client, post("Harbour reopens soon", 2))
    listed = client.get(f"{ONE}/versions").json["versions"]
    assert [(valid("version", row)["version"], row["current"], row["headline"]) for row in listed] == [
        (3, False, "Harbour reopens soon"),
        (2, True, "Harbour is open"),
        (1, False, "Harbour reopens"),
    ]
    first, second = (client.get(f"{ONE}/versions/{number}").json for number in (1, 2))
    patch = client.get(f"{ONE}/diff?from=1&to=2")
    assert patch.content_type == "application/json-patch+json"
    assert jsonpatch.apply_patch(first, json.loads(patch.data)) == second
    assert json.loads(client.get(f"{ONE}/diff?from=2&to=2").data) == []


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/v1/articles/newsroom:none", 404, "not-found"),
        ("/v1/articles/newsroom:none/head", 404, "not-found"),
        ("/v1/articles/newsroom:none/versions", 404, "not-found"),
        (f"{ONE}/versions/9", 404, "not-found"),
        (f"{ONE}/versions/first", 404, "not-found"),
        (f"{ONE}/diff?from=1&to=9", 404, "not-found"),
        (f"{ONE}/diff?from=1", 422, "invalid-query"),
        (f"{ONE}/diff?from=0&to=1", 422, "invalid-query"),
        ("/v1/articles?limit=0", 422, "invalid-query"),
        ("/v1/articles?limit=ten", 422, "invalid-query"),
        ("/v1/articles?cursor=x", 422, "invalid-query"),
        ("/v1/articles?since=2026-03-02", 422, "invalid-query"),
        ("/v1/articles?status=public", 422, "invalid-query"),
        ("/v1/articles?url=harbour", 422, "invalid-query"),
        ("/v1/articles?sorce=newsroom", 422, "invalid-query"),
    ],
)
def test_what_is_not_there_or_not_asked_well(client: FlaskClient, path: str, status: int, kind: str) -> None:
    send(client, post("Harbour reopens", 1))
    answer = client.get(path)
    assert (answer.status_code, problem(answer)) == (status, kind)


def test_a_form_that_there_is_not(client: FlaskClient) -> None:
    send(client, post("Harbour reopens", 1))
    assert client.get(ONE, headers={"Accept": "image/png"}).status_code == 406
    assert client.get(f"{ONE}/head", headers={"Accept": JSON}).status_code == 406


def test_articles_are_found_by_what_is_known_of_them(client: FlaskClient) -> None:
    for number in range(3):
        send(client, post(f"Article {number}", number, article=f"a{number}"))
    send(client, post("Article 0", 9, article="a0", status="draft", was="published"))

    def found(query: str) -> list[str]:
        return [valid("entry", entry)["externalId"] for entry in client.get(f"/v1/articles{query}").json["articles"]]

    assert found("") == ["a2", "a1", "a0"]
    assert found("?status=published") == ["a2", "a1"]
    assert found("?status=unpublished&source=newsroom") == ["a0"]
    assert found("?url=https://dailyledger.example/a1/") == ["a1"]
    assert found("?source=elsewhere") == []
    assert found("?since=2026-03-02T06:31:00Z") == ["a2", "a1", "a0"]
    assert found("?since=2026-03-02T06:32:00%2B00:00") == []


def test_pages_neither_skip_nor_repeat_while_articles_are_written(client: FlaskClient) -> None:
    for number in range(7):
        send(client, post(f"Article {number}", 1, article=f"a{number}"))
    address, seen = "/v1/articles?limit=2&source=newsroom", []
    while address:
        page = client.get(address)
        seen += [entry["externalId"] for entry in page.json["articles"]]
        address = page.json["next"]
        assert page.headers.get("Link") == (f'<{address}>; rel="next"' if address else None)
        send(client, post(f"Late {len(seen)}", 1, article=f"b{len(seen)}"))
        send(client, post("Article 0 anew", len(seen) + 1, article="a0"))
    assert seen == [f"a{number}" for number in reversed(range(7))]


def test_a_deleted_article_is_gone_with_its_versions(client: FlaskClient) -> None:
    send(client, post("Harbour reopens", 1))
    assert client.delete(ONE).status_code == 204
    assert [client.get(path).status_code for path in (ONE, f"{ONE}/head", f"{ONE}/versions", f"{ONE}/versions/1")] == [404] * 4
    assert client.get("/v1/articles").json["articles"] == []
    assert client.delete(ONE).status_code == 404


def test_many_callers_at_once_get_no_5xx(client: FlaskClient) -> None:
    calls = [post(f"Title {minute}", minute, article=f"a{minute % 3}") for minute in range(24)] * 2
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda payload: send(client.application.test_client(), payload), calls))
    assert {answer.status_code for answer in answers} == {200}
    for number in range(3):
        assert client.get(f"/v1/articles/newsroom:a{number}").json["article"]["headline"] == f"Title {21 + number}"


def test_a_store_that_cannot_be_used_is_a_503_that_says_no_address() -> None:
    client = application(database_of("sqlite:////proc/nowhere/a.db")).test_client()
    answer = send(client, post("Harbour reopens", 1))
    assert (answer.status_code, problem(answer), answer.headers["Retry-After"]) == (503, "unavailable", "5")
    assert "proc" not in answer.text
    assert client.post("/v1/generate", data="Harbour reopens\nIt is open.", content_type="text/plain").status_code == 200


def test_keys_are_asked_for_but_not_of_a_cms(tmp_path: Path) -> None:
    client = application(database_of(f"sqlite:///{tmp_path / 'a.db'}"), keys=("another", KEY)).test_client()
    assert send(client, post("Harbour reopens", 1)).status_code == 200
    for given in (None, f"Bearer {KEY}x", "Bearer", f"Basic {KEY}", "Bearer ä"):
        answer = client.get(ONE, headers={"Authorization": given} if given else {})
        assert (answer.status_code, problem(answer)) == (401, "unauthorized")
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    for given in (f"Bearer {KEY}", f"bearer {KEY}"):
        answer = client.get(ONE, headers={"Authorization": given})
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-cache")
    assert client.get("/healthz").status_code == 200
    assert client.get("/v1/nowhere").status_code == 401
