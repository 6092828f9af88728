"""A page: its row of PAGES, and how it is answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from flask import Response

from service.model.media_types import HTML
from service.web.route import Route
from service.web.site import assets

if TYPE_CHECKING:
    from jinja2 import Environment

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
"""What a page may load: our own files. No address outside, no script or style that stands in the page."""
TYPED = {"require-trusted-types-for": "'script'", "trusted-types": "'none'"}
"""And our own scripts make no markup of text: what a stranger pastes stays text. A vendored script may have to."""
HEADERS = {
    "Cache-Control": "no-cache",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
}


def page(path: str, view: Callable[..., Response], *, quiet: bool = False) -> Route:
    """An address that a browser opens. It has no operation: the API's description does not tell of it."""
    return Route("GET", path, view, {}, quiet)


def page_answer(template: str, status: int = 200, *, typed: bool = True, **values: object) -> Response:
    """The page that a template of `templates/` makes of these values, under the strict policy.

    typed: False where a vendored script of the page makes markup of text.
    """
    text = _templates().get_template(template).render(base=assets.base(), **values)
    answer = Response(text, status, content_type=f"{HTML}; charset=utf-8")
    answer.headers["Content-Security-Policy"] = "; ".join(f"{name} {value}" for name, value in (POLICY | (TYPED if typed else {})).items())
    answer.headers.update(HEADERS)
    return answer


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(loader=PackageLoader("service.web.site"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
