"""`GET /v1/rules` and `GET /v1/rules/ID`: what the checker holds markup to, each row with its reason, source and examples."""

from __future__ import annotations

from flask import Response

from service.check.rules import RULES
from service.model.media_types import JSON
from service.render.rules import rule_json
from service.web.answers import json_answer
from service.web.openapi import problem_responses, schema_ref
from service.web.problems import NOT_FOUND, Problem
from service.web.query import CONSUMER, read_query
from service.web.route import Route

_BY_ID = {rule.id: rule for rule in RULES}
_PARAMETERS = (CONSUMER,)

LIST_OPERATION = {
    "operationId": "rules",
    "summary": "Every rule of every consumer",
    "parameters": [parameter.described for parameter in _PARAMETERS],
    "responses": {
        "200": {
            "description": "The rules, in the order in which findings on one place stand.",
            "content": {
                JSON: {"schema": {"type": "object", "properties": {"rules": {"type": "array", "items": schema_ref("rule")}}, "required": ["rules"]}}
            },
        },
        **problem_responses(422),
    },
}

OPERATION = {
    "operationId": "rule",
    "summary": "One rule, by the id that its findings have",
    "parameters": [{"name": "name", "in": "path", "required": True, "schema": {"type": "string", "examples": ["google.article.image-missing"]}}],
    "responses": {
        "200": {"description": "The rule.", "content": {JSON: {"schema": schema_ref("rule")}}},
        **problem_responses(404),
    },
}


def view_all() -> Response:
    """The rules, or those of one consumer."""
    consumer = read_query(_PARAMETERS).get("consumer")
    return json_answer({"rules": [rule_json(rule) for rule in RULES if consumer in (None, rule.consumer)]})


def view(name: str) -> Response:
    """The rule of that id."""
    if name not in _BY_ID:
        raise Problem(NOT_FOUND, f"There is no rule “{name[:100]}”. GET /v1/rules lists them all; findings on reading (read.…) have none.")
    return json_answer(rule_json(_BY_ID[name]))


ALL = Route("GET", "/v1/rules", view_all, LIST_OPERATION)
ROUTE = Route("GET", "/v1/rules/<name>", view, OPERATION)
