"""Videos that a page shows in its article: `<video>` elements, and frames of the well-known players."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lxml.html import HtmlElement

from service.read.data import load
from service.read.margins import is_in_margin
from service.read.page import Page
from service.read.topic_links import whole_article

MOST_VIDEOS = 20
_TAGS = ("video", "iframe", "amp-video", "amp-iframe")
_LAZY = ("src", "data-src", "data-lazy-src")
_FRONT = re.compile(r"https?://(?:www\.)?")


def shown_videos(page: Page) -> Iterator[tuple[HtmlElement, dict[str, str]]]:
    """The elements in the article's own part of the page, each with its addresses by the names that schema.org has."""
    root = page.content.root
    found = 0
    for element in () if root is None else whole_article(root).iter(*_TAGS):
        addresses = _of_frame(page, element) if element.tag.endswith("iframe") else _of_video(page, element)
        if addresses and not is_in_margin(element):
            yield element, addresses
            found += 1
            if found == MOST_VIDEOS:
                return


def _of_frame(page: Page, frame: HtmlElement) -> dict[str, str]:
    for name in _LAZY:
        address = page.absolute(frame.get(name) or "")
        if address and _FRONT.sub("", address, count=1).startswith(_words()[0]):
            return {"embedUrl": address}
    return {}


def _of_video(page: Page, video: HtmlElement) -> dict[str, str]:
    sources = (element.get(name) for element in (video, *video.iter("source")) for name in _LAZY)
    address = next((url for source in sources if source and (url := page.absolute(source)) and _is_file(url)), None)
    poster = page.absolute(video.get("poster") or "")
    return {"contentUrl": address} | ({"thumbnailUrl": poster} if poster else {}) if address else {}


def _is_file(address: str) -> bool:
    return address.partition("?")[0].lower().endswith(_words()[1])


@cache
def _words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    data = load("video_players.json")
    return tuple(data["players"]), tuple(data["files"])
