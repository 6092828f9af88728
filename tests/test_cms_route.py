"""Every CMS's calls through the webhook route itself: the answer, and what is in the store and what is not after it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

import schemas
from service.edges.database import database_of
from service.edges.hooks import KINDS, HookRequest
from service.edges.store import Store
from service.edges.store.tables import METADATA, VERSIONS
from service.model.refusal import Reason
from service.web.problems import BY_REASON
from tests.api import PROBLEM
from tests.cms_corpus import FOLDER, Case, bad_cases, good_cases, wrong_members
from tests.expect import CASES, case_names, expected_of
from tests.newsroom import PUSHING, application
from tests.signing import NOW, secret_of, signed

STAGE = "hooks"
IN_CORPUS = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no corpus at {FOLDER}")
FIRST_AND_LAST = ("first_published_at", "published_at")
STATES = {"scheduled": "draft"}
"""What an article is listed as that is not public yet."""


@cache
def empty_store() -> bytes:
    """The file of a store that holds nothing: its tables are made once for all calls."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        store = Store(database_of(f"sqlite:///{path}"))
        store.open()
        store.close()
        return path.read_bytes()


@contextmanager
def asking(folder: Path, kind: str, secret: str, locale: str | None, now: datetime) -> Iterator[tuple[FlaskClient, Store]]:
    """A client of a newsroom with this one source, which delivers what it publishes, and its store."""
    source = replace(PUSHING, name=kind, kind=kind, secrets=(secret,), locale=locale)
    path = folder / "store.db"
    path.write_bytes(empty_store())
    app = application(database_of(f"sqlite:///{path}"), source=source)
    app.config["CLOCK"] = lambda: now
    store: Store = app.extensions["desk"].store
    yield app.test_client(), store
    store.close()


def call(client: FlaskClient, request: HookRequest) -> TestResponse:
    once = {name.lower(): value for name, value in request.headers.items()}  # a name that stands there in two cases would be sent twice
    return client.open(request.path, method=request.method, data=request.body, headers=once)


def rows(store: Store) -> dict[str, list[Any]]:
    """All that the store holds, by table."""
    with store.read() as connection:
        return {table.name: list(connection.execute(select(table))) for table in METADATA.sorted_tables}


def is_empty(store: Store) -> bool:
    return not any(rows(store).values())


def assert_refused(answer: TestResponse, status: int) -> None:
    assert (answer.status_code, answer.content_type, answer.json["status"]) == (status, PROBLEM, status)


@IN_CORPUS
@pytest.mark.parametrize("case", good_cases(), ids=lambda case: case.name)
def test_what_is_stored_of_a_payload_is_what_its_case_expects(case: Case, tmp_path: Path) -> None:
    expected = case.expected
    with asking(tmp_path, case.kind, case.secret, case.locale, case.now) as (client, store):
        answer = call(client, case.request)
        assert answer.status_code == 200
        assert list(schemas.validator("taken").iter_errors(answer.json)) == []
        assert answer.json["event"] == expected["event"]
        (entry,) = client.get("/v1/articles").json["articles"]
        assert entry["status"] == STATES.get(expected["status"], expected["status"])
        kept = client.get(f"/v1/articles/{answer.json['id']}")
        if expected["status"] != "published":
            assert (kept.status_code, answer.json["version"]) == (410 if expected["status"] == "unpublished" else 404, None)
            return
        assert (kept.status_code, answer.json["version"], answer.json["changed"]) == (200, 1, True)
        assert list(wrong_members(case, kept.json["article"])) == []
        with store.read() as connection:
            assert connection.execute(select(VERSIONS.c.payload)).scalar_one() == case.request.body


@IN_CORPUS
@pytest.mark.parametrize("case", [case for case in bad_cases() if "send" not in case.expected], ids=lambda case: case.name)
def test_a_bad_call_is_refused_and_leaves_nothing(case: Case, tmp_path: Path) -> None:
    with asking(tmp_path, case.kind, case.secret, case.locale, case.now) as (client, store):
        assert_refused(call(client, case.request), case.expected["status"])
        assert is_empty(store)


@IN_CORPUS
@pytest.mark.parametrize("case", [case for case in bad_cases() if "send" in case.expected], ids=lambda case: case.name)
def test_a_call_that_comes_again_changes_nothing(case: Case, tmp_path: Path) -> None:
    with asking(tmp_path, case.kind, case.secret, case.locale, case.now) as (client, store):
        first = call(client, case.request)
        before = rows(store)
        assert (first.status_code, len(before["hooks"])) == (case.expected["first_status"], 1)
        again = call(client, case.request)
        assert again.status_code in case.expected["accept_status"]
        assert (again.json, rows(store)) == (first.json, before)


@pytest.mark.parametrize("name", case_names(STAGE))
def test_a_call_of_our_own_cases(name: str, tmp_path: Path) -> None:
    expected = expected_of(STAGE, name)
    kind = expected["kind"]
    request = signed(kind, (CASES / STAGE / name / "input.json").read_bytes(), expected.get("headers"))
    with asking(tmp_path, kind, secret_of(kind), expected.get("locale"), NOW) as (client, store):
        answer = call(client, request)
        if refused := expected.get("refused"):
            assert_refused(answer, BY_REASON[Reason(refused)].status)
            assert is_empty(store)
            return
        assert (answer.status_code, answer.json["event"]) == (200, expected["event"])
        before = rows(store)
        assert (len(before["articles"]), len(before["hooks"])) == (1, 1)
        assert call(client, request).json == answer.json
        assert rows(store) == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_large_body_is_refused_before_its_signature(kind: str, tmp_path: Path) -> None:
    with asking(tmp_path, kind, secret_of(kind), None, NOW) as (client, store):
        assert_refused(call(client, HookRequest("POST", f"/v1/webhooks/{kind}", {}, b" " * 2_000_001)), 413)
        assert is_empty(store)


def test_a_thin_call_withdraws_once_more_what_was_published_again(tmp_path: Path) -> None:
    thin = {"action": "unpublished", "space_id": 1, "story_id": 5, "full_slug": "news/snow"}
    with asking(tmp_path, "storyblok", secret_of("storyblok"), None, NOW) as (client, store):
        told = []
        for minute, payload in enumerate((_story(1), thin, thin, _story(2), thin), start=1):
            client.application.config["CLOCK"] = lambda minute=minute: NOW + timedelta(minutes=minute)
            answer = call(client, signed("storyblok", payload))
            told.append((answer.json["event"], answer.json["changed"], client.get(f"/v1/articles/{answer.json['id']}").status_code))
        assert told == [("publish", True, 200), ("unpublish", True, 410), ("unpublish", False, 410), ("update", True, 200), ("unpublish", True, 410)]
        assert len(rows(store)["versions"]) == 2


def _story(number: int) -> dict[str, Any]:
    """A story as a relay sends it, published for this many times."""
    times = [(NOW + timedelta(minutes=minute)).isoformat().replace("+00:00", "Z") for minute in (1, 1 + 3 * (number - 1))]
    content = {"component": "article", "headline": f"Snow {number}", "text": "It has snowed."}
    own = {"id": 5, "name": "snow", "slug": "snow", "full_slug": "news/snow", "lang": "default", "content": content}
    return {
        "action": "published",
        "space_id": 1,
        "story_id": 5,
        "full_slug": "news/snow",
        "story": {**own, **dict(zip(FIRST_AND_LAST, times, strict=True))},
    }
