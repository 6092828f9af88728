"""`GET /v1/deliveries`, `GET /v1/deliveries/ID` and `POST /v1/deliveries/ID/retry`."""

from __future__ import annotations

from flask import Response

from service.model.media_types import JSON
from service.web.answers import json_answer
from service.web.kept import desk, now
from service.web.listing import CURSOR, DEFAULT_LIMIT, LIMIT, SOURCE, STATE, page_answer
from service.web.openapi import page_response, problem_responses, schema_ref
from service.web.problems import CONFLICT, NOT_FOUND, Problem
from service.web.query import read_query
from service.web.route import Route

FILTERS = (STATE, SOURCE, LIMIT, CURSOR)
ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}, "description": "The delivery's id, as “msg_4b3f2a”."}
ONE_DELIVERY = {JSON: {"schema": schema_ref("delivery")}}


def listed() -> Response:
    """A page of the deliveries that the query asks for, the latest first."""
    query = read_query(FILTERS)
    below, limit = query.pop("cursor", None), query.pop("limit", DEFAULT_LIMIT)
    return page_answer("deliveries", desk().deliveries(below, limit, **query))


def one(id: str) -> Response:  # noqa: A002
    """The delivery with all its attempts."""
    delivery = desk().delivery(id)
    if delivery is None:
        raise Problem(NOT_FOUND, f"There is no delivery “{id}”.")
    answer = json_answer(delivery)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def retried(id: str) -> Response:  # noqa: A002
    """The delivery, due now with all its retries before it again."""
    if desk().delivery(id) is not None and not desk().retry(id, now()):
        raise Problem(CONFLICT, f"An attempt at “{id}” is under way: see how it ends.")
    return one(id)


LIST = Route(
    "GET",
    "/v1/deliveries",
    listed,
    {
        "operationId": "deliveries",
        "summary": "List deliveries, the dead ones with `state=dead`",
        "parameters": [parameter.described for parameter in FILTERS],
        "responses": {
            "200": page_response("deliveries", "delivery"),
            **problem_responses(401, 422, 503),
        },
    },
)
ONE = Route(
    "GET",
    "/v1/deliveries/<id>",
    one,
    {
        "operationId": "delivery",
        "summary": "A delivery with its attempts",
        "parameters": [ID],
        "responses": {"200": {"description": "With `log`.", "content": ONE_DELIVERY}, **problem_responses(401, 404, 503)},
    },
)
RETRY = Route(
    "POST",
    "/v1/deliveries/<id>/retry",
    retried,
    {
        "operationId": "retryDelivery",
        "summary": "Make a delivery again, now",
        "parameters": [ID],
        "responses": {"200": {"description": "It is due.", "content": ONE_DELIVERY}, **problem_responses(401, 404, 409, 503)},
    },
)
