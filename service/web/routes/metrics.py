"""`GET /metrics`: what Prometheus scrapes."""

from __future__ import annotations

from flask import Response
from prometheus_client import CONTENT_TYPE_LATEST

from service.web.kept_metrics import kept_metrics
from service.web.openapi import problem_responses
from service.web.route import Route
from service.web.watch import metrics

OPERATION = {
    "operationId": "metrics",
    "summary": "Counts and times of all processes, for Prometheus",
    "responses": {
        "200": {"description": "Prometheus's text format.", "content": {"text/plain": {"schema": {"type": "string"}}}},
        **problem_responses(),
    },
}


def view() -> Response:
    """The metrics, counted since the service started."""
    return Response(metrics().exposed() + kept_metrics(), content_type=CONTENT_TYPE_LATEST)


ROUTE = Route("GET", "/metrics", view, OPERATION, quiet=True)
