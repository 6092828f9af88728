"""`POST /v1/check`: markup in, what its consumers will say of it out."""

from __future__ import annotations

from flask import Response

from service.model.media_types import HTML, JSON, JSON_LD, XHTML
from service.pipeline import check
from service.render.envelope import report_json
from service.web.accept import negotiate, receive
from service.web.answers import json_answer
from service.web.openapi import problem_responses, schema_ref
from service.web.query import URL, read_query
from service.web.route import Route
from service.web.watch import RENDER, watch

TAKEN = (HTML, XHTML, JSON_LD, JSON)
GIVEN = (JSON,)
PARAMETERS = (URL,)

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
        "200": {"description": "The items found and the findings on them.", "content": {JSON: {"schema": schema_ref("report")}}},
        **problem_responses(400, 406, 413, 415, 422),
    },
}


def view() -> Response:
    """The report on the markup in the request's body."""
    negotiate(GIVEN)
    received = receive(TAKEN)
    query = read_query(PARAMETERS)
    observe = watch()
    observe.begin()
    report = check(received.content, received.media_type, charset=received.charset, observe=observe, **query)
    observe.findings = report.findings
    answer = json_answer(report_json(report))
    observe(RENDER)
    answer.headers["Vary"] = "Accept"
    return answer


ROUTE = Route("POST", "/v1/check", view, OPERATION)
