"""`POST /v1/generate`: an article in, its markup out."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Response, current_app

from service.model.bundle import Bundle
from service.model.media_types import HTML, JSON, JSON_LD, TEXT, XHTML
from service.pipeline import generate
from service.render.envelope import bundle_json
from service.render.jsonld import graph_json
from service.web.accept import negotiate, receive
from service.web.answers import html_answer, json_answer
from service.web.openapi import problem_responses, schema_ref
from service.web.query import CMS_NAME, LOCALE, PUBLISHER, STRICT, URL, read_query
from service.web.route import Route
from service.web.settings import Settings
from service.web.watch import RENDER, watch

TAKEN = (HTML, XHTML, TEXT, JSON)
GIVEN = (JSON, JSON_LD, HTML)
CMS_TAKEN = (JSON, "application/vnd.contentful.management.v1+json", "application/vnd.api+json")
"""What a CMS's payload comes as: Contentful and JSON:API have types of their own."""
PARAMETERS = (URL, PUBLISHER, CMS_NAME, LOCALE, STRICT)

OPERATION = {
    "operationId": "generate",
    "summary": "Generate the markup of an article",
    "parameters": [parameter.described for parameter in PARAMETERS],
    "requestBody": {
        "required": True,
        "content": {
            HTML: {"schema": {"type": "string", "description": "A page or a fragment of one."}},
            XHTML: {"schema": {"type": "string", "description": "The same."}},
            TEXT: {"schema": {"type": "string", "description": "The article as plain text, its headline first."}},
            JSON: {"schema": schema_ref("article")},
            **{media_type: {"schema": {"type": "object", "description": "A CMS's payload, with `cms`."}} for media_type in CMS_TAKEN[1:]},
        },
    },
    "responses": {
        "200": {
            "description": "The markup: as the whole bundle, as one JSON-LD document, or as the head snippet.",
            "content": {
                JSON: {"schema": schema_ref("bundle")},
                JSON_LD: {"schema": {"type": "object", "required": ["@context", "@graph"]}},
                HTML: {"schema": {"type": "string"}},
            },
        },
        **problem_responses(400, 406, 413, 415, 422),
    },
}


def view() -> Response:
    """The bundle of the article in the request's body, in the form that `Accept` asks for."""
    settings: Settings = current_app.config["SETTINGS"]
    media_type = negotiate(GIVEN)
    query = read_query(PARAMETERS)
    received = receive(CMS_TAKEN if "cms" in query else TAKEN)
    now = datetime.now(UTC) if "cms" in query else None
    observe = watch()
    observe.begin()
    bundle = generate(
        received.content,
        received.media_type,
        charset=received.charset,
        profiles=settings.profiles,
        now=now,
        bounds=settings.bounds,
        observe=observe,
        **query,
    )
    observe.findings = bundle.findings
    answer = _rendered(bundle, media_type)
    observe(RENDER)
    answer.headers["Vary"] = "Accept"
    return answer


def _rendered(bundle: Bundle, media_type: str) -> Response:
    if media_type == HTML:
        return html_answer(bundle.head)
    return json_answer(graph_json(bundle), JSON_LD) if media_type == JSON_LD else json_answer(bundle_json(bundle))


ROUTE = Route("POST", "/v1/generate", view, OPERATION)
