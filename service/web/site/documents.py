"""`GET /docs` and what stands below it: the documents as pages, their examples' files, and the API's reference."""

from __future__ import annotations

from flask import Response

import docs
from service.web.problems import NOT_FOUND, Problem
from service.web.site import assets
from service.web.site.markdown import navigation, rendered
from service.web.site.page import page, page_answer


def view(slug: str = "start") -> Response:
    """A document as a page; where there is none of that name, a page that says so and lists those that there are."""
    pages = navigation()
    at = next((number for number, entry in enumerate(pages) if entry.slug == slug), None)
    if at is None:
        return page_answer("missing.html", 404, name=slug, navigation=pages, current=None)
    before, after = pages[at - 1] if at else None, pages[at + 1] if at + 1 < len(pages) else None
    return page_answer("document.html", document=rendered(pages[at].name), navigation=pages, current=slug, before=before, after=after)


def reference() -> Response:
    """The API's reference: Swagger UI, which reads `/openapi.json`."""
    return page_answer("reference.html", typed=False)


def example(name: str) -> Response:
    """A file that the documents' examples use, as text."""
    try:
        text = docs.example(name)
    except KeyError as error:
        raise Problem(NOT_FOUND, f"There is no example “{name}”. There are {', '.join(docs.examples())}.") from error
    return Response(text, content_type=assets.TEXT)


INDEX = page("/docs", view)
PAGE = page("/docs/<slug>", view)
REFERENCE = page("/docs/api", reference)
EXAMPLE = page("/docs/examples/<path:name>", example)
