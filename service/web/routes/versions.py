"""An article's versions: `GET /v1/articles/ID/versions`, `/versions/N` and `/diff`."""

from __future__ import annotations

from flask import Response

from service.web.accept import negotiate
from service.web.answers import json_answer
from service.web.kept import FOR_EVER, desk, form_answer
from service.web.listing import CURSOR, DEFAULT_LIMIT, FROM, LIMIT, TO, page_answer
from service.web.openapi import page_response, problem_responses
from service.web.problems import NOT_FOUND, QUERY, Problem
from service.web.query import read_query
from service.web.route import Route
from service.web.routes.articles import FORMS, GIVEN, ID, TAG

PATCH = "application/json-patch+json"
NUMBER = {"name": "number", "in": "path", "required": True, "schema": {"type": "integer", "minimum": 1}, "description": "The version's number."}


def listed(id: str) -> Response:  # noqa: A002
    """A page of the article's versions, the latest first."""
    query = read_query((LIMIT, CURSOR))
    page = desk().versions(id, query.get("cursor"), query.get("limit", DEFAULT_LIMIT))
    if page is None:
        raise Problem(NOT_FOUND, f"There is no article “{id}”.")
    return page_answer("versions", page)


def one(id: str, number: str) -> Response:  # noqa: A002
    """The bundle of one version, in the form that `Accept` asks for. It never changes."""
    media_type = negotiate(GIVEN)
    content = desk().version(id, int(number), media_type) if number.isdecimal() and len(number) < 10 else None
    if content is None:
        raise Problem(NOT_FOUND, f"There is no version {number[:20]} of an article “{id}”.")
    return form_answer(content, media_type, f"{id}-{int(number)}-{media_type.rpartition('/')[2]}", FOR_EVER)


def diff(id: str) -> Response:  # noqa: A002
    """What makes one version's bundle another's."""
    query = read_query((FROM, TO))
    if missing := [name for name in ("from", "to") if name not in query]:
        raise Problem(QUERY, f"“{missing[0]}” is missing: the number of the version to {'start from' if missing[0] == 'from' else 'arrive at'}.")
    patch = desk().diff(id, query["from"], query["to"])
    if isinstance(patch, int):
        raise Problem(NOT_FOUND, f"There is no version {patch} of an article “{id}”.")
    return json_answer(patch, PATCH)


LIST = Route(
    "GET",
    "/v1/articles/<id>/versions",
    listed,
    {
        "operationId": "versions",
        "summary": "List an article's versions",
        "parameters": [ID, LIMIT.described, CURSOR.described],
        "responses": {
            "200": page_response("versions", "version"),
            **problem_responses(401, 404, 422, 503),
        },
    },
)
ONE = Route(
    "GET",
    "/v1/articles/<id>/versions/<number>",
    one,
    {
        "operationId": "version",
        "summary": "The markup of one version of an article",
        "parameters": [ID, NUMBER],
        "responses": {
            "200": {"description": "As it was made.", "headers": TAG, "content": FORMS},
            "304": {"description": "The caller has it already."},
            **problem_responses(401, 404, 406, 503),
        },
    },
)
DIFF = Route(
    "GET",
    "/v1/articles/<id>/diff",
    diff,
    {
        "operationId": "diff",
        "summary": "What changed between two versions of an article",
        "parameters": [ID, {**FROM.described, "required": True}, {**TO.described, "required": True}],
        "responses": {
            "200": {"description": "RFC 6902: applied to the one bundle, it gives the other.", "content": {PATCH: {"schema": {"type": "array"}}}},
            **problem_responses(401, 404, 422, 503),
        },
    },
)
