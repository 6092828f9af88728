"""`GET /v1/articles`, and one article: `GET` and `DELETE /v1/articles/ID`, `GET /v1/articles/ID/head`."""

from __future__ import annotations

from flask import Response

from service.model.media_types import HTML, JSON, JSON_LD
from service.web.accept import negotiate
from service.web.kept import desk, form_answer, now, public
from service.web.listing import ARTICLE_URL, CURSOR, DEFAULT_LIMIT, LIMIT, SINCE, SOURCE, STATUS, page_answer
from service.web.openapi import page_response, problem_responses, schema_ref
from service.web.problems import NOT_FOUND, Problem
from service.web.query import read_query
from service.web.route import Route

GIVEN = (JSON, JSON_LD, HTML)
FILTERS = (SOURCE, STATUS, ARTICLE_URL, SINCE, LIMIT, CURSOR)
ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}, "description": "The article's id, as “newsroom:87fd6fbf”."}
TAG = {"ETag": {"schema": {"type": "string"}, "description": "Strong, and another for each form."}}
FORMS = {
    JSON: {"schema": schema_ref("bundle")},
    JSON_LD: {"schema": {"type": "object", "required": ["@context", "@graph"]}},
    HTML: {"schema": {"type": "string"}},
}


def listed() -> Response:
    """A page of the articles that the query asks for, the latest first."""
    query = read_query(FILTERS)
    below, limit = query.pop("cursor", None), query.pop("limit", DEFAULT_LIMIT)
    return page_answer("articles", desk().articles(below, limit, **query))


def one(id: str) -> Response:  # noqa: A002
    """The article's public bundle, in the form that `Accept` asks for."""
    media_type = negotiate(GIVEN)
    kept = public(id, media_type)
    return form_answer(kept.content, media_type, kept.tag)


def head(id: str) -> Response:  # noqa: A002
    """The article's head snippet, for a site's template to include."""
    kept = public(id, negotiate((HTML,)))
    return form_answer(kept.content, HTML, kept.tag)


def deleted(id: str) -> Response:  # noqa: A002
    """The article is there no more, and none of its versions."""
    if not desk().delete(id, now()):
        raise Problem(NOT_FOUND, f"There is no article “{id}”.")
    return Response(status=204)


LIST = Route(
    "GET",
    "/v1/articles",
    listed,
    {
        "operationId": "articles",
        "summary": "List the articles that webhooks have told of",
        "parameters": [parameter.described for parameter in FILTERS],
        "responses": {
            "200": page_response("articles", "entry"),
            **problem_responses(401, 422, 503),
        },
    },
)
ONE = Route(
    "GET",
    "/v1/articles/<id>",
    one,
    {
        "operationId": "article",
        "summary": "The markup of a published article",
        "parameters": [ID],
        "responses": {
            "200": {"description": "Its bundle, its JSON-LD document or its head snippet.", "headers": TAG, "content": FORMS},
            "304": {"description": "The caller has it already: `If-None-Match` names its ETag."},
            **problem_responses(401, 404, 406, 410, 503),
        },
    },
)
HEAD = Route(
    "GET",
    "/v1/articles/<id>/head",
    head,
    {
        "operationId": "articleHead",
        "summary": "What a site's template puts into the article's <head>",
        "parameters": [ID],
        "responses": {
            "200": {"description": "The head snippet.", "headers": TAG, "content": {HTML: FORMS[HTML]}},
            "304": {"description": "The caller has it already."},
            **problem_responses(401, 404, 406, 410, 503),
        },
    },
)
DELETE = Route(
    "DELETE",
    "/v1/articles/<id>",
    deleted,
    {
        "operationId": "deleteArticle",
        "summary": "Delete an article with all its versions",
        "parameters": [ID],
        "responses": {"204": {"description": "It is gone."}, **problem_responses(401, 404, 503)},
    },
)
