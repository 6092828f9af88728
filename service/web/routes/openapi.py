"""`GET /openapi.json`: the API's description."""

from __future__ import annotations

from functools import cache

from flask import Response, current_app

from service.model.media_types import JSON
from service.render.json_text import json_bytes
from service.web.openapi import document, problem_responses
from service.web.route import Route

OPERATION = {
    "operationId": "openapi",
    "summary": "This description, in OpenAPI 3.1",
    "responses": {"200": {"description": "OpenAPI 3.1.", "content": {JSON: {"schema": {"type": "object"}}}}, **problem_responses()},
}


def view() -> Response:
    """The description of every route of this application."""
    return Response(_described(current_app.config["ROUTES"]), content_type=JSON)


@cache
def _described(routes: tuple[Route, ...]) -> bytes:
    return json_bytes(document(routes))


ROUTE = Route("GET", "/openapi.json", view, OPERATION)
