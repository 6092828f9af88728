"""`POST /v1/check`: markup in, what its consumers will say of it out."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Response, current_app

from service.check import selection_of
from service.model.bundle import Report
from service.model.media_types import HTML, JSON, JSON_LD, SARIF, TEXT, XHTML
from service.model.refusal import Fault, Refusal
from service.pipeline import check
from service.render.envelope import report_json
from service.render.report_text import report_text
from service.render.sarif import sarif
from service.web.accept import negotiate, receive
from service.web.answers import json_answer, text_answer
from service.web.openapi import problem_responses, schema_ref
from service.web.problems import QUERY, Problem
from service.web.query import CONSUMERS, IGNORE, URL, read_query
from service.web.route import Route
from service.web.settings import Settings
from service.web.watch import RENDER, watch

TAKEN = (HTML, XHTML, JSON_LD, JSON)
GIVEN = (JSON, TEXT, SARIF)
PARAMETERS = (URL, CONSUMERS, IGNORE)
NAMELESS = "payload"
"""What SARIF calls a payload that came without an address."""

OPERATION = {
    "operationId": "check",
    "summary": "Check the markup of a page, or a JSON-LD document",
    "parameters": [parameter.described for parameter in PARAMETERS],
    "requestBody": {
        "required": True,
        "content": {
            HTML: {"schema": {"type": "string", "description": "A page or a head snippet."}},
            XHTML: {"schema": {"type": "string", "description": "The same."}},
            JSON_LD: {"schema": {"type": ["object", "array"]}},
            JSON: {"schema": {"type": ["object", "array"], "description": "JSON-LD."}},
        },
    },
    "responses": {
        "200": {
            "description": "The items found and the findings on them: as the report, as text for people, or as SARIF 2.1.0.",
            "content": {JSON: {"schema": schema_ref("report")}, TEXT: {"schema": {"type": "string"}}, SARIF: {"schema": {"type": "object"}}},
        },
        **problem_responses(400, 406, 413, 415, 422),
    },
}


def view() -> Response:
    """The report on the markup in the request's body, in the form that `Accept` asks for."""
    media_type = negotiate(GIVEN)
    received = receive(TAKEN)
    query = read_query(PARAMETERS)
    settings: Settings = current_app.config["SETTINGS"]
    consumers, ignored = query.get(CONSUMERS.name, settings.check.consumers), (*settings.check.ignore, *query.get(IGNORE.name, ()))
    _refuse_unknown(consumers, ignored)
    observe = watch()
    observe.begin()
    url = query.get(URL.name)
    report = check(
        received.content,
        received.media_type,
        charset=received.charset,
        url=url,
        consumers=consumers,
        ignore=ignored,
        bounds=settings.bounds,
        observe=observe,
    )
    observe.findings = report.findings
    answer = _rendered(report, media_type, url)
    observe(RENDER)
    answer.headers["Vary"] = "Accept"
    return answer


def _refuse_unknown(consumers: Iterable[str], ignored: Iterable[str]) -> None:
    try:
        selection_of(consumers, ignored)
    except Refusal as refusal:
        raise Problem(QUERY, refusal.detail, tuple(Fault("", fault.message) for fault in refusal.faults)) from refusal


def _rendered(report: Report, media_type: str, url: str | None) -> Response:
    if media_type == TEXT:
        return text_answer(report_text(report) + "\n")
    return json_answer(sarif(url or NAMELESS, report), SARIF) if media_type == SARIF else json_answer(report_json(report))


ROUTE = Route("POST", "/v1/check", view, OPERATION)
