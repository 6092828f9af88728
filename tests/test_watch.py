"""What is told of requests: metrics and the log's lines, and what neither may hold."""

from __future__ import annotations

import json
import logging
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.pipeline import check, generate
from service.web import create_app, logs
from service.web.settings import settings_from
from tests import api
from tests.api import HTML, PAGE, TEXT


@pytest.fixture
def own_app() -> Flask:
    """An application whose counts start at nothing."""
    return create_app(settings_from({}))


def counts(client: FlaskClient) -> dict[str, float]:
    """Every sample that /metrics gives."""
    lines = client.get("/metrics").get_data(as_text=True).splitlines()
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines if not line.startswith("#"))}


def told(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    """The log as it is written."""
    return [json.loads(logs.JsonLines().format(record)) for record in caplog.records]


def test_stages_are_told_in_order() -> None:
    stages: list[str] = []
    generate(PAGE, observe=stages.append)
    check(PAGE, observe=stages.append)
    assert stages == ["read", "build", "check", "render", "read", "check"]


def test_requests_are_counted_by_route_and_status(own_app: Flask) -> None:
    client = own_app.test_client()
    for payload, media_type in ((PAGE, HTML), (PAGE, HTML), (" ", TEXT)):
        api.generate(client, payload, media_type)
    client.get("/nothing/here")
    client.get("/v1/generate")
    client.get("/v1/schemas/article")
    found = {name: value for name, value in counts(client).items() if name.startswith("standfirst_requests_total")}
    assert found == {
        'standfirst_requests_total{method="POST",route="/v1/generate",status="200"}': 2,
        'standfirst_requests_total{method="POST",route="/v1/generate",status="422"}': 1,
        'standfirst_requests_total{method="",route="",status="404"}': 1,
        'standfirst_requests_total{method="",route="",status="405"}': 1,
        'standfirst_requests_total{method="GET",route="/v1/schemas/<name>",status="200"}': 1,
    }


def test_stages_are_timed_and_findings_counted_by_rule(own_app: Flask) -> None:
    client = own_app.test_client()
    findings = api.generate(client, PAGE, HTML).json["findings"]
    client.post("/v1/check", data=PAGE, content_type=HTML)
    found = counts(client)
    timed = {stage: found[f'standfirst_stage_seconds_count{{stage="{stage}"}}'] for stage in ("read", "build", "check", "render")}
    assert timed == {"read": 2, "build": 1, "check": 2, "render": 2}
    assert found['standfirst_payload_bytes_sum{route="/v1/generate"}'] == len(PAGE.encode())
    counted = sum(value for name, value in found.items() if name.startswith("standfirst_findings_total"))
    assert findings
    assert counted >= len(findings)


def test_metrics_hold_nothing_that_a_caller_sent(own_app: Flask) -> None:
    client = own_app.test_client()
    client.get("/SECRET?SECRET=SECRET", headers={"X-Request-Id": "SECRET", "Authorization": "Bearer SECRET"})
    client.open("/v1/generate", method="SECRET")
    client.post("/v1/generate?publisher=SECRET", data="SECRET", content_type=TEXT)
    assert "SECRET" not in client.get("/metrics").get_data(as_text=True)


def test_a_request_is_one_line_of_json(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        answer = api.generate(client, PAGE, HTML, X_Request_Id="r-7")
    (line,) = told(caplog)
    known = {name: value for name, value in line.items() if name not in ("time", "process", "findings", "ms")}
    assert known == {
        "level": "info",
        "event": "request",
        "id": "r-7",
        "method": "POST",
        "route": "/v1/generate",
        "status": 200,
        "outcome": "ok",
        "received": len(PAGE.encode()),
        "sent": len(answer.data),
        "source": None,
        "article": None,
    }
    assert line["findings"] == len(answer.json["findings"])
    assert set(line["ms"]) == {"total", "read", "build", "check", "render"}
    assert line["ms"]["total"] >= sum(spent for stage, spent in line["ms"].items() if stage != "total")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", line["time"])


def test_a_refusal_is_told_by_its_kind(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        api.generate(client, "{", "application/json")
        client.get("/nothing")
    refusals = [(line["status"], line["outcome"], line["route"]) for line in told(caplog)]
    assert refusals == [(400, "malformed", "/v1/generate"), (404, "not-found", None)]


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_probes_and_scrapes_are_told_at_debug_only(client: FlaskClient, caplog: pytest.LogCaptureFixture, path: str) -> None:
    with caplog.at_level(logging.INFO):
        client.get(path)
    assert told(caplog) == []
    with caplog.at_level(logging.DEBUG):
        client.get(path)
    assert [line["route"] for line in told(caplog)] == [path]


def test_a_failure_is_told_by_its_type_and_places_and_not_by_its_words(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise LookupError("SECRET")

    monkeypatch.setattr("service.web.routes.generate.generate", fail)
    with caplog.at_level(logging.INFO):
        api.generate(client, "SECRET", TEXT, "?publisher=SECRET", Authorization="Bearer SECRET")
    failure, request = told(caplog)
    assert (failure["level"], failure["error"], request["outcome"]) == ("error", "LookupError", "internal")
    assert failure["at"][-1].endswith(" fail")
    assert "SECRET" not in json.dumps([failure, request])
