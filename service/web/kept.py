"""What the routes share that give out kept articles: the desk, ETags, and how an answer may be cached."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flask import Flask, Response, current_app, request

from service.model.media_types import HTML
from service.web.answers import html_answer
from service.web.problems import GONE, NOT_FOUND, Problem
from service.web.settings import Settings

if TYPE_CHECKING:
    from service.edges.desk import Desk, Kept

CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE")
"""The headers that ask for a 304, as WSGI names them; most callers send none."""
FOR_EVER = "max-age=31536000, immutable"


def desk() -> Desk:
    """The desk of the application at hand, made at its first use: a service that only generates never opens a database."""
    return desk_of(current_app)


def desk_of(app: Flask) -> Desk:
    """The desk of an application."""
    if "desk" not in app.extensions:
        from service.edges.desk import Desk
        from service.edges.store import Store

        settings: Settings = app.config["SETTINGS"]
        app.extensions.setdefault("desk", Desk(Store(settings.database), settings.newsroom, settings.queue))  # threads share the first
    made: Desk = app.extensions["desk"]
    return made


def now() -> datetime:
    """The present moment, by the application's clock."""
    moment: datetime = current_app.config["CLOCK"]()
    return moment


def utc_now() -> datetime:
    """The present moment, with its offset."""
    return datetime.now(UTC)


def public(id: str, media_type: str) -> Kept:  # noqa: A002
    """An article's public version in one form.

    Errors: Problem 404 where there is none, 410 with what was withdrawn and when.
    """
    kept = desk().article(id, media_type)
    if kept is None or kept.status == "draft":
        more = " Its CMS has told of a draft only." if kept else ""
        raise Problem(NOT_FOUND, f"There is no article “{id}”.{more}")
    if kept.status == "unpublished":
        entry = kept.entry
        what = f"“{entry['headline']}”" if entry["headline"] else f"The article {id}"
        told = {name: entry[name] for name in ("id", "url", "headline", "version", "unpublishedAt")}
        raise Problem(GONE, f"{what} was withdrawn at {entry['unpublishedAt']}.", members={"withdrawn": told})
    return kept


def form_answer(content: bytes, media_type: str, tag: str, cache: str = "no-cache") -> Response:
    """Kept content as an answer, or 304 where the caller has it already.

    tag: makes the strong ETag. cache: what the answer says of caching; where keys are asked for it is private.
    """
    answer = html_answer(content) if media_type == HTML else Response(content, content_type=media_type)
    has_keys = bool(current_app.config["SETTINGS"].keys)
    answer.headers["ETag"] = f'"{tag}"'
    answer.headers["Cache-Control"] = f"{'private' if has_keys else 'public'}, {cache}"
    answer.headers["Vary"] = "Accept, Authorization" if has_keys else "Accept"
    if any(name in request.environ for name in CONDITIONS):
        answer.make_conditional(request)
    return answer
