"""The web layer: HTTP in front of the pipeline, and nothing else."""

from __future__ import annotations

from flask import Flask, Response

from service.web import headers, problems, watch
from service.web.kept import desk_of, utc_now
from service.web.keys import refuse_without_key
from service.web.memory import join_freed_pieces
from service.web.request_id import HEADER, request_id
from service.web.route import Route
from service.web.routes import articles, check, deliveries, generate, health, metrics, openapi, rules, schemas, versions, webhooks
from service.web.settings import Settings
from service.web.site import PAGES

ROUTES: tuple[Route, ...] = (
    generate.ROUTE,
    check.ROUTE,
    webhooks.ROUTE,
    articles.LIST,
    articles.ONE,
    articles.HEAD,
    articles.DELETE,
    versions.LIST,
    versions.ONE,
    versions.DIFF,
    deliveries.LIST,
    deliveries.ONE,
    deliveries.RETRY,
    rules.ALL,
    rules.ROUTE,
    schemas.ROUTE,
    health.LIVE,
    health.READY,
    metrics.ROUTE,
    openapi.ROUTE,
)
"""Every route. To add one, write its file and put it here; `/openapi.json` describes it from then on."""


def create_app(settings: Settings) -> Flask:
    """The WSGI application with these settings. It reads no environment, and opens the store at the first call that needs it."""
    app = Flask("standfirst", static_folder=None, root_path=".")
    app.config.update(LIMITS=settings.limits, MAX_CONTENT_LENGTH=settings.limits.body_bytes)
    app.config.update(SETTINGS=settings, PROFILES=settings.profiles, ROUTES=ROUTES, CLOCK=utc_now)
    app.url_map.merge_slashes = False
    for route in (*ROUTES, *PAGES):
        app.add_url_rule(route.path, route.endpoint, route.view, methods=[route.method])
    problems.install(app)
    app.after_request(_mark)
    watch.install(app, (*ROUTES, *PAGES))
    app.before_request(refuse_without_key)
    join_freed_pieces()
    if settings.newsroom.sources:
        desk_of(app).warm_up()
    return app


def _mark(response: Response) -> Response:
    response.headers[HEADER] = request_id()
    return headers.secure(response)
