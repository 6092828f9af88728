"""`GET /healthz` and `GET /readyz`: is the process alive, and can it answer?"""

from __future__ import annotations

from flask import Response, current_app

import schemas
from service.model.media_types import JSON
from service.web.answers import json_answer
from service.web.kept import desk
from service.web.openapi import problem_responses
from service.web.problems import NOT_READY, Problem
from service.web.route import Route


def live() -> Response:
    """The process is alive and answers."""
    return json_answer({"status": "ok"})


def ready() -> Response:
    """All that a call needs was loaded when the service started; the schemas that it gives out can be read.

    The store and the queue are tried where the settings name a source: a service that only generates needs neither.
    """
    try:
        for name in schemas.NAMES:
            schemas.validator(name)
    except (OSError, ValueError) as error:
        raise Problem(NOT_READY, "A schema cannot be loaded.") from error
    checks = desk().checks() if current_app.config["SETTINGS"].newsroom.sources else {"store": "unused", "queue": "unused"}
    if down := [name for name, state in checks.items() if state == "down"]:
        raise Problem(NOT_READY, f"The {' and the '.join(down)} cannot be used.", members={"checks": checks})
    return json_answer({"status": "ready", **checks})


def _operation(name: str, summary: str, status: str, *problems: int) -> dict[str, object]:
    said = {"schema": {"type": "object", "required": ["status"], "properties": {"status": {"const": status}}}}
    responses = {"200": {"description": summary, "content": {JSON: said}}, **problem_responses(*problems)}
    return {"operationId": name, "summary": summary, "responses": responses}


LIVE = Route("GET", "/healthz", live, _operation("healthz", "The process is alive", "ok"), quiet=True)
READY = Route("GET", "/readyz", ready, _operation("readyz", "The service can answer calls", "ready", 503), quiet=True)
