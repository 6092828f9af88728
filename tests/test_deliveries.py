"""Deliveries and the database as a person sees and mends them: by the API and by the command."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient
from sqlalchemy import update

import schemas
from service.cli import main
from service.edges.database import database_of
from service.edges.store import Store
from service.edges.store.deliveries import Attempt, lease, settle
from service.edges.store.tables import VERSIONS
from tests.api import PROBLEM
from tests.newsroom import PUSHING, application, post, send
from tests.processes import environment
from tests.signing import NOW


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    return application(database_of(f"sqlite:///{tmp_path / 'store.db'}"), source=replace(PUSHING)).test_client()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(database_of(f"sqlite:///{tmp_path / 'store.db'}"))


def give_up(store: Store, id: str) -> None:  # noqa: A002
    leased = store.write(lambda connection: lease(connection, id, NOW, 30))
    assert leased is not None
    failed = Attempt(NOW, 12, 503, "The receiver answered with 503.")
    assert store.write(lambda connection: settle(connection, leased, failed, None, NOW))


def run(tmp_path: Path, *arguments: str, given: str | None = None) -> Result:
    environ = environment(database_of(f"sqlite:///{tmp_path / 'store.db'}"), tmp_path, "http://127.0.0.1:1/hooks")
    return CliRunner().invoke(main, arguments, env=environ, input=given, catch_exceptions=False)


def valid(value: Any) -> Any:
    assert [error.message for error in schemas.validator("delivery").iter_errors(value)] == []
    return value


def test_a_dead_delivery_is_listed_shown_and_retried_by_the_api(client: FlaskClient, store: Store) -> None:
    for minute in range(3):
        send(client, post(f"Title {minute}", minute))
    listed = client.get("/v1/deliveries?limit=2").json
    assert [valid(row)["sequence"] for row in listed["deliveries"] + client.get(listed["next"]).json["deliveries"]] == [3, 2, 1]
    (id, *_) = [row["id"] for row in listed["deliveries"]]  # noqa: A001
    give_up(store, id)
    assert [row["id"] for row in client.get("/v1/deliveries?state=dead&source=newsroom").json["deliveries"]] == [id]
    shown = valid(client.get(f"/v1/deliveries/{id}").json)
    assert (shown["state"], shown["dueAt"], [(attempt["status"], attempt["milliseconds"]) for attempt in shown["log"]]) == ("dead", None, [(503, 12)])
    retried = client.post(f"/v1/deliveries/{id}/retry")
    assert (retried.status_code, valid(retried.json)["state"]) == (200, "pending")
    assert client.get("/v1/deliveries?state=dead").json["deliveries"] == []


def test_what_cannot_be_shown_or_retried_is_a_problem(client: FlaskClient, store: Store) -> None:
    send(client, post("Title", 1))
    id = client.get("/v1/deliveries").json["deliveries"][0]["id"]  # noqa: A001
    store.write(lambda connection: lease(connection, id, NOW, 30))
    for answer, status in (
        (client.get("/v1/deliveries/msg_none"), 404),
        (client.post("/v1/deliveries/msg_none/retry"), 404),
        (client.post(f"/v1/deliveries/{id}/retry"), 409),
        (client.get("/v1/deliveries?state=lost"), 422),
    ):
        assert (answer.status_code, answer.content_type) == (status, PROBLEM)


def test_readiness_tells_the_store_and_the_queue_apart(client: FlaskClient, tmp_path: Path) -> None:
    assert client.get("/readyz").json == {"status": "ready", "store": "ok", "queue": "ok"}
    queue = database_of(f"sqlite:///{tmp_path / 'queue.db'}")
    broken = application(database_of("sqlite:////proc/nowhere/a.db"), source=PUSHING, queue=queue)
    answer = broken.test_client().get("/readyz")
    assert (answer.status_code, answer.json["checks"]) == (503, {"store": "down", "queue": "ok"})
    assert [error.message for error in schemas.validator("problem").iter_errors(answer.json)] == []


def test_metrics_tell_of_webhooks_and_deliveries(client: FlaskClient, store: Store) -> None:
    for minute in range(3):
        send(client, post(f"Title {minute}", minute))
    give_up(store, client.get("/v1/deliveries").json["deliveries"][0]["id"])
    lines = client.get("/metrics").text.splitlines()
    for line in (
        'standfirst_hooks_total{changed="true",event="update",source="newsroom"} 3.0',
        'standfirst_up{part="store"} 1.0',
        'standfirst_up{part="queue"} 1.0',
        'standfirst_deliveries{state="pending"} 2.0',
        'standfirst_deliveries{state="dead"} 1.0',
        "standfirst_delivery_queued 3.0",
        "standfirst_delivery_attempts 1.0",
        "standfirst_delivery_oldest_pending_seconds 0.0",
    ):
        assert line in lines
    assert any(line.startswith('standfirst_stage_seconds_count{stage="store"}') for line in lines)


def test_the_command_lists_shows_and_retries(client: FlaskClient, store: Store, tmp_path: Path) -> None:
    for minute in range(2):
        send(client, post(f"Title {minute}", minute))
    ids = [row["id"] for row in client.get("/v1/deliveries").json["deliveries"]]
    give_up(store, ids[0])
    lines = run(tmp_path, "deliveries", "list").stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [[ids[0], "dead"], [ids[1], "pending"]]
    assert run(tmp_path, "deliveries", "list", "--state", "dead").stdout.startswith(ids[0])
    assert valid(json.loads(run(tmp_path, "deliveries", "show", ids[0]).stdout))["log"][0]["status"] == 503
    assert ids[0] in run(tmp_path, "deliveries", "retry", "--dead").stdout
    assert run(tmp_path, "deliveries", "list", "--state", "dead").stdout == ""
    assert run(tmp_path, "deliveries", "retry", ids[1]).exit_code == 0
    for arguments in (("show", "msg_none"), ("retry", "msg_none"), ("retry",), ("retry", "--dead", ids[0]), ("list", "--state", "lost")):
        result = run(tmp_path, "deliveries", *arguments)
        assert (result.exit_code, result.stdout) == (2, "")


def test_the_database_is_checked_and_brought_up_and_down(tmp_path: Path) -> None:
    assert run(tmp_path, "db", "check").exit_code == 1
    assert run(tmp_path, "db", "upgrade").exit_code == 0
    assert run(tmp_path, "db", "check").exit_code == 0
    assert run(tmp_path, "db", "downgrade", "0001", given="n\n").exit_code == 1
    assert run(tmp_path, "db", "downgrade", "0001", "--yes").exit_code == 0
    assert "0001" in run(tmp_path, "db", "check").stdout
    assert run(tmp_path, "db", "downgrade", "9999", "--yes").exit_code == 2
    with Store(database_of(f"sqlite:///{tmp_path / 'store.db'}")).engine.begin() as connection:
        connection.exec_driver_sql("DROP INDEX articles_url")
    result = run(tmp_path, "db", "check")
    assert (result.exit_code, "articles_url" in result.stdout) == (1, True)


def test_a_database_that_cannot_be_used_is_said_with_exit_code_2(tmp_path: Path) -> None:
    environ = {**environment(database_of("sqlite:////proc/nowhere/a.db"), tmp_path, "http://127.0.0.1:1/hooks")}
    for command in (["db", "check"], ["db", "upgrade"], ["deliveries", "list"], ["reprocess"], ["worker"], ["serve"]):
        result = CliRunner().invoke(main, command, env=environ, catch_exceptions=False)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "DATABASE_URL" in result.stderr
        assert "/proc/nowhere" in result.stderr


def test_articles_are_made_anew_where_rules_have_changed_and_only_there(client: FlaskClient, store: Store, tmp_path: Path) -> None:
    for number in range(3):
        send(client, post(f"Title {number}", 1, article=f"a{number}"))
    send(client, post("Title 2", 2, article="a2", status="draft", was="published"))
    run(tmp_path, "reprocess")
    assert run(tmp_path, "reprocess", "--dry-run").stdout == "to be made anew: 0\n"
    with store.engine.begin() as connection:  # as if other rules had made them, and one of them otherwise
        connection.execute(update(VERSIONS).values(made_by="old"))
        connection.execute(update(VERSIONS).where(VERSIONS.c.headline == "Title 1").values(hash="old", bundle=b"{}"))
    assert run(tmp_path, "reprocess", "--dry-run").stdout == "to be made anew: 2\n"
    assert run(tmp_path, "reprocess").stdout.splitlines()[-1] == "changed: 1, same: 1, refused: 0, gone: 0"
    versions = client.get("/v1/articles/newsroom:a1/versions").json["versions"]
    assert [(row["version"], row["event"], row["current"]) for row in versions] == [(2, "reprocess", True), (1, "update", False)]
    assert client.get("/v1/articles/newsroom:a1").json["newsArticle"]["headline"] == "Title 1"
    assert client.get("/v1/deliveries").json["deliveries"][0]["version"] == 2
    assert run(tmp_path, "reprocess").stdout.splitlines()[-1] == "changed: 0, same: 0, refused: 0, gone: 0"


def test_rules_that_are_taken_back_lead_back_to_the_version_that_they_made(client: FlaskClient, store: Store, tmp_path: Path) -> None:
    send(client, post("Title", 1))
    path = "/v1/articles/newsroom:87fd6fbf/versions"
    of_now = client.get(path).json["versions"][0]["hash"]
    for number, stated in ((1, "older"), (2, "newer")):
        with store.engine.begin() as connection:
            connection.execute(update(VERSIONS).where(VERSIONS.c.number == number).values(made_by=stated, hash=stated))
            connection.execute(update(VERSIONS).where(VERSIONS.c.number == number - 1).values(hash=of_now))
        run(tmp_path, "reprocess")
    assert [(row["version"], row["current"]) for row in client.get(path).json["versions"]] == [(2, False), (1, True)]
