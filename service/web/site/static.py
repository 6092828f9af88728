"""`GET /static/RELEASE/PATH`: a file of the pages."""

from __future__ import annotations

from flask import Response, request

from service.web.problems import NOT_FOUND, Problem
from service.web.site import assets
from service.web.site.page import page

_KEPT = "public, max-age=31536000, immutable"
"""The file of this release never changes."""
_ASKED_AGAIN = "no-cache"
"""While a service is being renewed, a page of the one release may ask the other for its files: it is not to keep them."""


def view(release: str, path: str) -> Response:
    """The file, compressed where the browser takes that."""
    try:
        asset = assets.asset(path)
    except KeyError as error:
        raise Problem(NOT_FOUND, f"There is no file “{path}” here.") from error
    squeezed = request.accept_encodings.quality("gzip") > 0
    answer = Response(asset.compressed if squeezed else asset.content, content_type=asset.media_type)
    if squeezed:
        answer.headers["Content-Encoding"] = "gzip"
    answer.headers["Vary"] = "Accept-Encoding"
    answer.headers["Cache-Control"] = _KEPT if release == assets.release() else _ASKED_AGAIN
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


PAGE = page("/static/<release>/<path:path>", view, quiet=True)
