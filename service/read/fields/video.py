"""video: the videos that the article's markup states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from service.model.article import Video
from service.model.formats import parse_date
from service.model.provenance import Picked
from service.model.types import types_of
from service.read.candidates import Candidate, candidates, first_readable
from service.read.fields.values import listed, text_of, url_of
from service.read.page import Page


def pick_video(page: Page) -> Picked[tuple[Video, ...]]:
    """The article's `video` members, else the page's own VideoObjects; one without any address is left out.

    Source: https://schema.org/VideoObject
    """
    return first_readable(_stated(page), lambda candidate: tuple(_videos(page, candidate.value)) or None)


def _stated(page: Page) -> Iterator[Candidate]:
    yield from candidates(page, "video")
    for item in page.markup.items:
        if "VideoObject" in types_of(item.node):
            yield Candidate(item.syntax, item.at, item.node)


def _videos(page: Page, value: Any) -> Iterator[Video]:
    for member in listed(value):
        node = page.markup.resolve(member)
        if not isinstance(node, dict):
            continue
        video = Video(
            name=text_of(node.get("name")),
            description=text_of(node.get("description")),
            content_url=url_of(page, node.get("contentUrl")),
            embed_url=url_of(page, node.get("embedUrl")),
            thumbnail_url=url_of(page, node.get("thumbnailUrl")) or url_of(page, node.get("thumbnail")),
            upload_date=parse_date(text_of(node.get("uploadDate")) or ""),
            duration=text_of(node.get("duration")),
        )
        if video.content_url or video.embed_url:
            yield video
