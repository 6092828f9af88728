"""`GET /v1/schemas/NAME`: the public contract itself."""

from __future__ import annotations

from flask import Response

import schemas
from service.web.answers import json_answer
from service.web.openapi import problem_responses
from service.web.problems import NOT_FOUND, Problem
from service.web.route import Route

MEDIA_TYPE = "application/schema+json"

OPERATION = {
    "operationId": "schema",
    "summary": "One of the JSON Schemas (2020-12) of this API",
    "parameters": [{"name": "name", "in": "path", "required": True, "schema": {"type": "string", "enum": list(schemas.NAMES)}}],
    "responses": {
        "200": {"description": "The schema.", "content": {MEDIA_TYPE: {"schema": {"type": "object"}}}},
        **problem_responses(404),
    },
}


def view(name: str) -> Response:
    """The schema of that name; "bundle.json", as schemas refer to each other, is "bundle"."""
    known = name.removesuffix(".json")
    if known not in schemas.NAMES:
        raise Problem(NOT_FOUND, f"There is no schema “{name}”. There are {', '.join(schemas.NAMES)}.")
    return json_answer(schemas.load(known), MEDIA_TYPE)


ROUTE = Route("GET", "/v1/schemas/<name>", view, OPERATION)
