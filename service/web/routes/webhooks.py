"""`POST /v1/webhooks/NAME`: a CMS tells of an article."""

from __future__ import annotations

from flask import Response, current_app, request

from service.edges.hooks import HookRequest
from service.model.media_types import JSON
from service.web.accept import whole_content
from service.web.answers import json_answer
from service.web.kept import desk, now
from service.web.openapi import problem_responses, schema_ref
from service.web.problems import NOT_FOUND, Problem
from service.web.route import Route
from service.web.settings import Settings
from service.web.watch import metrics, watch

OPERATION = {
    "operationId": "webhook",
    "summary": "Take a CMS's webhook",
    "security": [],
    "parameters": [{"name": "name", "in": "path", "required": True, "schema": {"type": "string"}, "description": "A source of the settings."}],
    "requestBody": {
        "required": True,
        "description": "The CMS's own payload, signed its own way: the source's kind decides.",
        "content": {"*/*": {"schema": {}}},
    },
    "responses": {
        "200": {"description": "It is stored, or was before.", "content": {JSON: {"schema": schema_ref("taken")}}},
        **problem_responses(400, 401, 404, 413, 422, 503),
    },
}


def view(name: str) -> Response:
    """What the webhook has led to, once it is stored."""
    settings: Settings = current_app.config["SETTINGS"]
    source = settings.newsroom.sources.get(name)
    if source is None:
        raise Problem(NOT_FOUND, f"There is no source “{name}” in the settings.")
    watch().source = name
    request.max_content_length = settings.max_hook_bytes
    body = whole_content()
    path = request.environ.get("RAW_URI") or request.full_path.removesuffix("?")
    call = HookRequest(request.method, path, dict(request.headers.items()), body)
    watch().begin()
    answer = desk().take_hook(source, call, now(), watch())
    watch().article = answer.id
    metrics().hooked(name, answer.event, changed=answer.changed)
    return json_answer(answer.to_json())


ROUTE = Route("POST", "/v1/webhooks/<name>", view, OPERATION)
