"""video: the videos that the article's markup and metas state, else those that the page shows in the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from service.model.article import Video
from service.model.formats import parse_date
from service.model.provenance import Picked, Provenance
from service.read.candidates import Candidate, candidates, first_readable
from service.read.fields.values import listed, text_of, url_of
from service.read.page import Page
from service.read.shown_videos import shown_videos

OPEN_GRAPH = ("og:video:secure_url", "og:video:url", "og:video")


def pick_video(page: Page) -> Picked[tuple[Video, ...]]:
    """The article's `video` members, else the page's own VideoObjects, else og:video, else what the page shows; a video
    without any address is left out.

    Source: https://schema.org/VideoObject, https://ogp.me/#structured
    """
    stated = first_readable(_stated(page), lambda candidate: tuple(_videos(page, candidate.value)) or None)
    if stated.value:
        return stated
    shown = list(shown_videos(page))
    if not shown:
        return Picked()
    videos = tuple(dict.fromkeys(video for _, addresses in shown for video in _videos(page, addresses)))
    return Picked(videos, Provenance("html", page.place(shown[0][0])))


def _stated(page: Page) -> Iterator[Candidate]:
    yield from candidates(page, "video")
    for item in page.markup.of_type("VideoObject"):
        yield Candidate(item.syntax, item.at, item.node)
    for name in OPEN_GRAPH:
        if addresses := page.meta.get(name):
            member = "embedUrl" if _is_page(page) else "contentUrl"
            yield Candidate("meta", name, {member: addresses[0]})
            return


def _is_page(page: Page) -> bool:
    """Whether og:video leads to a page with a player and not to the film."""
    return any(kind.startswith(("text/html", "application/x-shockwave-flash")) for kind in page.meta.get("og:video:type", ()))


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
