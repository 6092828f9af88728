"""What is noted of a request while it is answered, for the log and the metrics: never content, secrets or the query's values."""

from __future__ import annotations

from collections.abc import Iterable
from time import perf_counter
from typing import Any

from flask import Flask, Response, current_app, g, request

from service.model.finding import Finding
from service.web import logs
from service.web.metrics import Metrics
from service.web.request_id import request_id
from service.web.route import Route

RENDER = "render"
"""The stage that ends in the web layer: the pipeline renders the head, the web layer the answer."""


class Watch:
    """The times of one request's stages, and what else is worth telling of it. It is the pipeline's observer.

    source: the CMS's source that called; article: the id of the stored article; outcome: "ok" or the kind of problem.
    """

    __slots__ = ("_last", "article", "findings", "outcome", "source", "stages", "started")

    def __init__(self) -> None:
        self.started = self._last = perf_counter()
        self.stages: dict[str, float] = {}
        self.findings: tuple[Finding, ...] = ()
        self.outcome = "ok"
        self.source: str | None = None
        self.article: str | None = None

    def begin(self) -> None:
        """What came before the first stage belongs to none."""
        self._last = perf_counter()

    def __call__(self, stage: str) -> None:
        """The stage has ended; it began where the one before ended."""
        now = perf_counter()
        self.stages[stage] = self.stages.get(stage, 0.0) + now - self._last
        self._last = now


def watch() -> Watch:
    """The watch of the request at hand."""
    held: Watch = g.watch
    return held


def install(app: Flask, routes: Iterable[Route]) -> None:
    """Watch every request of the app, count it and write its line of the log."""
    by_endpoint = {route.endpoint: route for route in routes}
    counts = app.extensions["metrics"] = Metrics()

    def start() -> None:
        g.watch = Watch()

    def end(answer: Response) -> Response:
        seen = watch()
        seconds = perf_counter() - seen.started
        route = by_endpoint.get(request.endpoint or "")
        _count(counts, seen, route, answer, seconds)
        logs.request_line(lambda: _told(seen, route, answer, seconds), quiet=route is not None and route.quiet and answer.status_code < 400)
        return answer

    app.before_request(start)
    app.after_request(end)


def metrics() -> Metrics:
    """The counts of the application at hand."""
    held: Metrics = current_app.extensions["metrics"]
    return held


def _count(counts: Metrics, seen: Watch, route: Route | None, answer: Response, seconds: float) -> None:
    method, path = (route.method, route.path) if route else ("", "")
    counts.answered(method, path, answer.status_code, seconds)
    for stage, spent in seen.stages.items():
        counts.took(stage, spent)
    counts.found((finding.rule, finding.level) for finding in seen.findings)
    if route and request.content_length:
        counts.received(path, request.content_length)


def _told(seen: Watch, route: Route | None, answer: Response, seconds: float) -> dict[str, Any]:
    return {
        "id": request_id(),
        "method": route.method if route else None,
        "route": route.path if route else None,
        "status": answer.status_code,
        "outcome": seen.outcome,
        "source": seen.source,
        "article": seen.article,
        "received": request.content_length,
        "sent": answer.calculate_content_length(),
        "findings": len(seen.findings),
        "ms": {"total": _ms(seconds)} | {stage: _ms(spent) for stage, spent in seen.stages.items()},
    }


def _ms(seconds: float) -> float:
    return round(seconds * 1e3, 3)
