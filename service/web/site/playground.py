"""`GET /`: the playground."""

from __future__ import annotations

from flask import Response

from service.read.cms import CMS
from service.web.site import assets
from service.web.site.page import page, page_answer


def view() -> Response:
    """The page; its scripts call `/v1/generate` and `/v1/check` like anybody else."""
    modules = [path for path in assets.paths() if path.startswith("playground/") and path.endswith(".js")]
    return page_answer("playground.html", modules=modules, cms=CMS.values())


PAGE = page("/", view)
